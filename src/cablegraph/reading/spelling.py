"""Spelling: whether two words are one slip of the hand apart."""

from __future__ import annotations


def one_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one letter too many, too few or wrong, or by two that changed places.

    >>> one_slip("SENSITVE", "SENSITIVE"), one_slip("SIDPIS", "SIPDIS"), one_slip("ROME", "LIMA")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    first = next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))
    swapped = one[:first] + one[first + 1 : first + 2] + one[first : first + 1] + one[first + 2 :]
    rest, other_rest = (word[first + (len(word) >= len(than)) :] for word, than in ((one, other), (other, one)))
    return swapped == other or rest == other_rest

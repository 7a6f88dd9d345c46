"""Quotations: the sentences of one, which are said with the sentence that names who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegraph.extracting.texts import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 16
_OPENING = ('"', "“", '("', "(“")
_CLOSING = ('"', "”")


def quotation(words: str, sentences: Sequence[Sentence], number: int) -> Sentence:
    """Return a sentence with the others of a quotation of which it is a part.

    >>> words = 'They left. "It rains. It pours," he said. "We stay. We read." So they did.'
    >>> begins = [0, 11, 22, 42, 52, 62]
    >>> found = quotation(words, [Sentence(at, to - 1) for at, to in zip(begins, [*begins[1:], 75])], 2)
    >>> words[found.begin:found.end]
    '"It rains. It pours," he said. "We stay. We read."'
    """
    begin, end = sentences[number]
    if '"' not in words and "“" not in words:
        return sentences[number]
    first = last = number
    if is_quoted(words, begin):
        while first > 0 and number - first < _LONGEST and is_quoted(words, sentences[first].begin):
            first -= 1
    if is_quoted(words, end):
        last = _closed(words, sentences, number)
    elif _has_quote(words[begin:end]) and number + 1 < len(sentences):
        following = sentences[number + 1]
        if words.startswith(_OPENING, following.begin):
            last = _closed(words, sentences, number + 1)
            if not words.endswith(_CLOSING, sentences[last].begin, sentences[last].end):
                last = number
    return Sentence(sentences[first].begin, sentences[last].end)


def _has_quote(words: str) -> bool:
    return '"' in words or "”" in words


def is_quoted(words: str, end: int) -> bool:
    """Tell whether a quotation is open at an offset."""
    return words.count('"', 0, end) % 2 == 1 or words.count("“", 0, end) > words.count("”", 0, end)


def _closed(words: str, sentences: Sequence[Sentence], number: int) -> int:
    """Return the sentence at the end of which a quotation is closed, or the given one where none is near."""
    near = range(number, min(number + _LONGEST, len(sentences)))
    return next((further for further in near if not is_quoted(words, sentences[further].end)), number)

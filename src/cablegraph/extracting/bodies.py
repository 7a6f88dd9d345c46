"""Bodies: the words of a body's name, told by a head word first, `Ministry of Health`, or last, `Harbour Board`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.roles import is_role_head
from cablegraph.extracting.vocabulary import common_words, demonyms, given_names, heads, openers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablegraph.extracting.texts import Match
    from cablegraph.extracting.words import Word

_AFTER_HEAD = frozenset({"of", "for", "on", "of the", "for the", "against", "on the", "to", "in"})
_INSIDE_HEAD_FIRST = frozenset({"", "of", "and", "of the", "for", "&"})
_INSIDE_HEAD_LAST = frozenset({"", "and", "&", "of", "for", "the", "of the", "in", "de"})
_AND = frozenset({"and", "&"})
_LONGEST_BEFORE_AND = 2


def body_end(words: Sequence[Word], index: int, known: Mapping[int, Match]) -> int | None:
    """Return the last word of the body that begins at a word, if one does; it holds no other known organization."""
    if words[index].text in openers():
        return None
    stop = len(words)
    for further in range(index + 1, stop):
        match = known.get(words[further].begin)
        if match is not None and not match.entity.startswith(("places:", "topics:")):
            stop = further
            break
    first = _head_first(words, index, stop)
    if first is not None:
        return first
    last = _head_last(words, index, stop)
    # Of a nationality and a name of several words, the name is enough: `Ministry of Health`.
    return None if last is not None and words[index].text in demonyms() and last > index + 1 else last


def _head_first(words: Sequence[Word], first: int, stop: int) -> int | None:
    """Return the last word of a body whose head word comes first: `Ministry of Health and Labour`."""
    head = heads().get(words[first].text.lower())
    if head is None or not head.of or first + 1 >= stop or words[first + 1].gap not in _AFTER_HEAD:
        return None
    if words[first + 1].text in openers() or words[first + 1].text in words_of("month"):
        return None
    last = first + 1
    while last + 1 < stop and words[last + 1].gap in _INSIDE_HEAD_FIRST:
        text, gap = words[last + 1].text, words[last + 1].gap
        starts_another = gap == "and" and text.lower() in heads()
        if starts_another or is_role_head(text) or text in openers() or (not gap and text in given_names()):
            break
        last += 1
    return last


def _head_last(words: Sequence[Word], first: int, stop: int) -> int | None:
    """Return the last word of a body whose head word comes last: `Rights and Interests Department`."""
    # `Secretary of the Reform Party` is a function.
    if first + 1 < stop and words[first + 1].gap and is_role_head(words[first].text):
        return None
    for last in range(first, stop):
        text, gap = words[last].text, words[last].gap if last > first else ""
        head = heads().get(text.lower())
        if gap not in _INSIDE_HEAD_LAST or (last > first and head is None and is_role_head(text)):
            return None
        if head is None or (last == first and not head.alone) or gap not in {"", *_AND}:
            continue
        if gap in _AND:
            return None
        further = _head_first(words, last, stop)
        best = last if further is None else further
        return None if _joins_two(words, first, best) else best
    return None


def _joins_two(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether ``and`` in a body's name joins two names rather than two words of one."""
    joint = next((index for index in range(first + 1, last + 1) if words[index].gap in {*_AND, "and the"}), None)
    if joint is None:
        return False
    # `Rights and Interests Department`: two words before the head; a name before `and` stands for itself.
    before, text = joint - first, words[first].text
    alone = joint < last and text not in common_words() and text.lower() not in heads()
    return (
        before > _LONGEST_BEFORE_AND
        or (before == 1 and (text.isupper() or alone))
        or is_role_head(words[joint - 1].text)
    )

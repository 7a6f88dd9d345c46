"""Titles in small letters, and those that end at a comma: `the mayor`, `the head of the harbor police,`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.roles import last_words_of_small_roles, small_roles
from cablegraph.extracting.words import last_word

if TYPE_CHECKING:
    from cablegraph.extracting.titles import Naming

OF_BODY = frozenset({"of", "of the", "for", "for the", "to", "to the", "in", "in the", "at", "at the"})
_SMALL_BEFORE = re.compile(r"(?:[a-z][\w’'-]*[ ]){1,4}$")
_BEHIND_OF = re.compile(r"\b(?:of|for) (?:the )?$")
# What a function is of that has no name: `head of the harbor police`.
_OF_SMALL = re.compile(r" (?:of|for|at) (?:(?:the|a|an|its|our) )?(?:[a-z][\w-]* ){0,3}[a-z][\w-]*$")
_GENITIVE_LENGTH = 3
# How far back such words are looked for.
_SMALL_BACK = 60
_OF_BACK = 8


def small_role(words: str, end: int) -> tuple[int, int] | None:
    """Return where a function in small letters stands that ends at an offset."""
    if last_word(words, end) not in last_words_of_small_roles():
        return None
    small = _SMALL_BEFORE.search(f"{words[max(0, end - _SMALL_BACK) : end]} ")
    if small is None:
        return None
    for match in small_roles().finditer(words, end + 1 - len(small.group()), end):
        if match.end() == end and (match.start() == 0 or not words[match.start() - 1].isalnum()):
            return match.span()
    return None


def title_until(naming: Naming, end: int) -> tuple[tuple[int, int] | None, int | None]:
    """Return where a function stands that ends, with the body that it is of, at an offset; and that body's end."""
    words, before = naming.text.words, naming.previous
    body = naming.until.get(end)
    if before is not None and before.words[-1].end == end:
        last = before.phrases[-1] if before.phrases else None
        if last is not None and last.kind == "role":
            own = before.phrases[-2] if len(before.phrases) > 1 and not before.words[last.first].gap else None
            owner = before.run.owner if own is None and last.first == 0 else None
            if own is not None and own.kind in {"body", "known"}:
                owner = before.words[own.last].end
            return (before.words[last.first].begin, end), owner
        of = before.phrases[-2] if len(before.phrases) > 1 else None
        if last is not None and of is not None and of.kind == "role" and before.words[last.first].gap in OF_BODY:
            begin = before.words[of.first].begin
            if body is not None and not body.entity.startswith("topics:"):
                return (begin, before.words[of.last].end), end
            # `Negotiator for Trade`
            return (begin, end), before.run.owner if of.first == 0 else None
    if body is not None:
        of_body = _BEHIND_OF.search(words, max(0, body.begin - _OF_BACK), body.begin)
        return (None, None) if of_body is None else (small_role(words, of_body.start() - 1), end)
    of_small = _OF_SMALL.search(words, max(0, end - _SMALL_BACK), end)
    span = small_role(words, end) or (None if of_small is None else small_role(words, of_small.start()))
    if span is None:
        return None, None
    genitive = span[0] - _GENITIVE_LENGTH
    return span, genitive if words[genitive : genitive + 2] in {"'s", "’s"} else None

"""Acronyms that a text defines, by the method of Schwartz and Hearst (PSB 2003)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# `Long Form (ABC)`, `Long Form [ABC]`: one word, two to ten characters, at least two of them capitals. `ABC (Long
# Form)`: words, but no sentence.
_IN_BRACKETS = re.compile(
    r"[(\[](?<=\s.)(?:(?P<short>[A-Z][A-Za-z0-9&/-]{1,9})|(?P<long>[A-Z][^\W\d_]+[ ][^()\[\].;:\d]{3,70}))[)\]]"
)
_WORD_BEFORE = re.compile(r"(?<![\w-])[A-Z][A-Z0-9&/-]{1,8}$")
_BACK = 12
_MIN_CAPITALS = 2
_MAX_WORDS_MORE = 5
_MIN_LONG_WORDS = 2


class Definition(NamedTuple):
    """A short form and its long form, with their offsets in the text that was searched."""

    short: str
    long_begin: int
    long_end: int
    short_begin: int
    short_end: int


def _long_form(short: str, words_before: str) -> int | None:
    """Return where the long form begins in ``words_before``.

    From right to left each character of the short form must occur in order, its first at the beginning of a word.
    """
    position = len(words_before) - 1
    for index in range(len(short) - 1, -1, -1):
        character = short[index].casefold()
        if not character.isalnum():
            continue
        while position >= 0 and (
            words_before[position].casefold() != character
            or (index == 0 and position > 0 and words_before[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    return words_before.rfind(" ", 0, position + 2) + 1


def definitions(text: str) -> Iterator[Definition]:
    """Yield the acronyms defined in running text, before the brackets or in them.

    >>> text = "She works for the Harbour Board of Ostia (HBO)."
    >>> [text[found.long_begin : found.long_end] for found in definitions(text)]
    ['Harbour Board of Ostia']
    >>> next(definitions("She works for the HBO (Harbour Board of Ostia)."))[:3]
    ('HBO', 23, 45)
    """
    for match in _IN_BRACKETS.finditer(text):
        if match["long"] is not None:
            short_before = _WORD_BEFORE.search(text, max(0, match.start() - _BACK), match.start() - 1)
            if short_before is not None and _abbreviates(short_before.group(), match["long"]):
                yield Definition(short_before.group(), *match.span("long"), *short_before.span())
            continue
        short = match["short"]
        if sum(character.isupper() for character in short) < _MIN_CAPITALS:
            continue
        end = len(text[: match.start()].rstrip())
        reach = min(len(short) + _MAX_WORDS_MORE, 2 * len(short))
        window = max(0, end - len(" ".join(text[:end].split(" ")[-reach:])))
        begin = _long_form(short, text[window:end])
        # One word holds most short runs of letters by chance ("Council" holds C, n, c): it defines nothing.
        if begin is None or len(text[window + begin : end].split()) < _MIN_LONG_WORDS:
            continue
        yield Definition(short, window + begin, end, match.start("short"), match.end("short"))


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether an acronym is made of the initials of a name, in order and all of them: `METI`."""
    letters = [letter for letter in short if letter.isalpha()]
    initials = [word[0] for word in re.findall(r"\w+", long) if word[0].isupper()]
    return letters == initials

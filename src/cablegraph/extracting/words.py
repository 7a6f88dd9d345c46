"""Capitalised words and the runs that they form."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.cues import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTER = "A-ZÀ-ÖØ-ÞĀ-Ž"
# `O'Brien`, `al-Maliki`, `U.S.`, `J.`, `MFA/Americas`; a full stop belongs to an initial or a dotted abbreviation. The
# first character is a class, so that the pattern is searched fast: what it is, and stands before it, is asked after.
_WORD = re.compile(
    rf"[{LETTER}aeud](?<![\w'’´.@].)(?:(?<!-.)|(?<=\bthen-.)|(?<=\bex-.))(?:"
    r"(?:(?<=[Aa])(?:[lnrstdz]|sh?)|(?<=[Ee])[ls]|(?<=[Uu])l|(?<=[Dd]))[-’']"
    rf"(?=[{LETTER}])(?:(?:[{LETTER}]\.){{2,}}|[{LETTER}](?:[\w&]|[-’'´](?=\w)|/(?=[{LETTER}]))*\.?)"
    rf"|(?<=[{LETTER}])(?:\.(?:[{LETTER}]\.)+|(?:[\w&]|[-’'´](?=\w)|/(?=[{LETTER}]))*\.?))"
)
# What a genitive ends with, as far as it belongs to the word.
_POSSESSIVE = re.compile(r"(?<=[\w.])(?:['’´,]s|(?<=s)['’´])$|(?<=[A-Z]{2})s$")
_MAY_BE_CUT = frozenset("s'’´.")
GENITIVE = frozenset({"'s", "’s", "´s", ",s", "'", "’", "´"})
_GENITIVES = frozenset(f"{ending} " for ending in GENITIVE)
_ABBREVIATED = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Brig|Sen|Rep|Gov|Amb|Jr|Sr|St|Msgr|Rev|Pres|Min|Sec)\.$"
)
_LONGEST_GAP = 16
# How far back the last word before an offset is looked for.
_LAST_WORD_BACK = 60
# What is glued to a function of the past, and is no part of it: `then-Minister`, `Ex-President`.
_PAST = ("Then-", "Ex-")


class Word(NamedTuple):
    """A capitalised word: its offsets, its letters, and the small words or genitive that join it to the one before."""

    begin: int
    end: int
    text: str
    gap: str


class Run(NamedTuple):
    """Capitalised words that stand together; ``owner`` where a genitive right before it makes it somebody's."""

    words: tuple[Word, ...]
    owner: int | None


@cache
def _gaps() -> frozenset[str]:
    """Return what may stand between the words of a run: a blank, or one or two small words between blanks."""
    joining = {"", *(f"{word} " for word in words_of("joining"))}
    return frozenset(
        f" {one}{article}" for one in joining for article in ("", "the ", "la ", "le ", "los ", "der ", "and ")
    )


def runs(words: str) -> Iterator[Run]:
    """Yield the runs of capitalised words of a text.

    >>> [[word.text for word in run.words] for run in runs("Ostia's Harbour Board told Ann Roe of Rome.")]
    [['Ostia'], ['Harbour', 'Board'], ['Ann', 'Roe', 'Rome']]
    """
    run: list[Word] = []
    owner: int | None = None
    gaps, months = _gaps(), words_of("month")
    end = 0
    for match in _WORD.finditer(words):
        begin, last_end = match.start(), end
        text = match.group()
        if text[-1] in _MAY_BE_CUT:
            text = _bare(text)
        if text.startswith(_PAST) and text != "Ex-Im":
            cut = text.index("-") + 1
            text, begin = text[cut:], begin + cut
        end = begin + len(text)
        if not run:
            run.append(Word(begin, end, text, ""))
            continue
        gap = words[last_end:begin] if begin - last_end <= _LONGEST_GAP else ""
        # A day begins no further word of a name: `met Ann Roe May 3`.
        if gap in gaps and not (text in months and words[end + 1 : end + 2].isdecimal()):
            run.append(Word(begin, end, text, gap.strip()))
            continue
        if gap in _GENITIVES and _names_members(run[-1].text, text):
            run.append(Word(begin, end, text, gap[:-1]))
            continue
        yield Run(tuple(run), owner)
        owner = run[-1].begin if gap in _GENITIVES else None
        run = [Word(begin, end, text, "")]
    if run:
        yield Run(tuple(run), owner)


def _names_members(owner: str, owned: str) -> bool:
    """Tell whether a genitive is part of a body's name: `Women's Federation`, `Prosecutor's Office`."""
    return owner in words_of("people-in-name") or (owned == "Office" and owner in words_of("holder-in-name"))


def joined(words: Sequence[Word], first: int, last: int) -> str:
    """Return the words from ``first`` to ``last`` as they stand."""
    if first == last:
        return words[first].text
    written = words[first].text
    for word in words[first + 1 : last + 1]:
        small = f" {word.gap}" if word.gap and word.gap not in GENITIVE else word.gap
        written += f"{small} {word.text}"
    return written


def _bare(written: str) -> str:
    """Return a word without its genitive, or without a full stop that belongs to the sentence."""
    if written[-1] == ".":
        return written if written.count(".") > 1 or _ABBREVIATED.fullmatch(written) else written[:-1]
    genitive = _POSSESSIVE.search(written)
    return written if genitive is None else written[: genitive.start()]


def last_word(words: str, end: int) -> str:
    """Return what stands behind the last blank or hyphen before an offset."""
    if end <= 0:
        return ""
    word = words[words.rfind(" ", max(0, end - _LAST_WORD_BACK), end) + 1 : end]
    return word.rpartition("-")[2] if "-" in word else word

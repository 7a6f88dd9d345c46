"""Capitalised words and the runs that they form: what names, bodies and functions are made of."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = "A-ZÀ-ÖØ-ÞĀ-Ž"
# `O'Brien`, `al-Maliki`, `U.S.`, `J.`, `MFA/Americas`; a full stop belongs to an initial or a dotted abbreviation. The
# first character is a class, so that the pattern is searched fast; what it is, and stands before it, is asked behind it.
_WORD = re.compile(
    rf"[{_LETTER}aeud](?<![\w'’´.@-].)(?:"
    r"(?:(?<=[Aa])(?:[lnrstdz]|sh?)|(?<=[Ee])[ls]|(?<=[Uu])l|(?<=[Dd]))[-’']"
    rf"(?=[{_LETTER}])(?:(?:[{_LETTER}]\.){{2,}}|[{_LETTER}](?:[\w&]|[-’'´](?=\w)|/(?=[{_LETTER}]))*\.?)"
    rf"|(?<=[{_LETTER}])(?:\.(?:[{_LETTER}]\.)+|(?:[\w&]|[-’'´](?=\w)|/(?=[{_LETTER}]))*\.?))"
)
# What a genitive ends with, as far as it belongs to the word.
_POSSESSIVE = re.compile(r"(?<=[\w.])(?:['’´,]s|(?<=s)['’´])$|(?<=[A-Z]{2})s$")
_MAY_BE_POSSESSIVE = frozenset("s'’´")
_GENITIVES = frozenset({"'s ", "’s ", "´s ", ",s ", "' ", "’ ", "´ "})
_ABBREVIATED = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Brig|Sen|Rep|Gov|Amb|Jr|Sr|St|Msgr|Rev|Pres|Min|Sec)\.$"
)
_LONGEST_GAP = 16
_SHOUTED = 0.7
_WITHOUT_SMALL = str.maketrans("", "", ascii_lowercase)
_WITHOUT_CAPITALS = str.maketrans("", "", ascii_uppercase)


class Word(NamedTuple):
    """A capitalised word: its offsets, its letters, and what joins it to the one before (`` ``, `` of ``, ...)."""

    begin: int
    end: int
    text: str
    gap: str


class Run(NamedTuple):
    """Capitalised words that stand together; ``owner`` where a genitive right before it makes it somebody's."""

    words: tuple[Word, ...]
    owner: int | None


@cache
def openers() -> frozenset[str]:
    """Return words that begin with a capital where a sentence begins, or that name no person, body or function."""
    return frozenset(row["word"] for row in data.table("lexicon", "capitalised-words.tsv") if row["kind"] == "opener")


@cache
def common_words() -> frozenset[str]:
    """Return words that are no part of a person's name."""
    return frozenset(row["word"] for row in data.table("lexicon", "capitalised-words.tsv")) | demonyms()


@cache
def demonyms() -> frozenset[str]:
    """Return words of nationality or people."""
    return frozenset(row["demonym"] for row in data.table("lexicon", "demonyms.tsv"))


@cache
def given_names() -> frozenset[str]:
    """Return given names of many languages."""
    return frozenset(row["name"] for row in data.table("lexicon", "given-names.tsv"))


def shouted(words: str) -> bool:
    """Tell whether a text is in capitals, which then tell nothing."""
    small = len(words) - len(words.translate(_WITHOUT_SMALL))
    capital = len(words) - len(words.translate(_WITHOUT_CAPITALS))
    return capital > _SHOUTED * (small + capital)


_CAPITALS = re.compile(rf"(?<![\w'’])[{_LETTER}][{_LETTER}'’]+(?!\w)")
_VOWELS = frozenset("AEIOUY")
_LONGEST_ACRONYM = 5
# Words of the table that cables write with a capital, as they are ours or a day's.
_CAPITAL_STILL = frozenset({"note", "post", "embassy", "mission"})


@cache
def _small_words() -> frozenset[str]:
    """Return words that name nothing, in small letters: those that begin sentences, function words, verbs of saying."""
    common = {row["word"] for row in data.table("lexicon", "common-words.tsv")}
    dated = {word.lower() for word in words_of("month") | words_of("weekday")}
    bodies = {row["head"] for row in data.table("lexicon", "organization-heads.tsv")}
    titles = {word.lower() for row in data.table("lexicon", "roles.tsv") for word in row["role"].split()}
    naming = dated | bodies | titles | _CAPITAL_STILL
    return (
        frozenset(({word.lower() for word in openers()} | common) - naming) | verbs().keys() | words_of("function-word")
    )


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(row["acronym"] for row in data.table("lexicon", "generic-acronyms.tsv"))


def calmed(words: str) -> str:
    """Return a text in capitals as it would stand in small letters, as far as that can be told; lengths stay.

    >>> calmed("THE FOREIGN MINISTER SAID THAT MFA AGREED.")
    'the Foreign Minister said that MFA agreed.'
    """
    return _CAPITALS.sub(_calm, words)


_GOVERNMENT = re.compile(r"GO[A-Z]{1,2}|US[A-Z]{1,2}")


def _calm(match: re.Match[str]) -> str:
    word = match.group()
    small = word.lower()
    if len(small) != len(word):
        return word
    if small in _small_words():
        return small
    if word in _acronyms() or _GOVERNMENT.fullmatch(word):
        return word
    if len(word) <= _LONGEST_ACRONYM and not _VOWELS & set(word[1:-1] or word):
        return word
    return word.capitalize()


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
    gaps = _gaps()
    end = 0
    for match in _WORD.finditer(words):
        begin, last_end = match.start(), end
        text = _bare(match.group())
        end = begin + len(text)
        if not run:
            run.append(Word(begin, end, text, ""))
            continue
        gap = words[last_end:begin] if begin - last_end <= _LONGEST_GAP else ""
        if gap in gaps:
            run.append(Word(begin, end, text, gap))
            continue
        yield Run(tuple(run), owner)
        owner = run[-1].begin if gap in _GENITIVES else None
        run = [Word(begin, end, text, "")]
    if run:
        yield Run(tuple(run), owner)


def _bare(written: str) -> str:
    """Return a word without its genitive, or without a full stop that belongs to the sentence."""
    last = written[-1]
    if last in _MAY_BE_POSSESSIVE:
        genitive = _POSSESSIVE.search(written)
        return written if genitive is None else written[: genitive.start()]
    if last == "." and not (written.count(".") > 1 or _ABBREVIATED.fullmatch(written)):
        return written[:-1]
    return written

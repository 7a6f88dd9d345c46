"""Capitalised words and the runs that they form: what names, bodies and functions are made of."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = "A-ZÀ-ÖØ-ÞĀ-Ž"
# `O'Brien`, `al-Maliki`, `U.S.`, `J.`, `MFA/Americas`; a full stop belongs to an initial or a dotted abbreviation.
_WORD = re.compile(
    rf"(?<![\w'’´.@-])(?:(?:[Aa][lnrstdz]|[Ee][ls]|[Aa]sh?|[Uu]l|[Dd])[-’'](?=[{_LETTER}]))?"
    rf"(?:(?:[{_LETTER}]\.){{2,}}|[{_LETTER}](?:[\w&]|[-’'´](?=\w)|/(?=[{_LETTER}]))*\.?)"
)
_POSSESSIVE = re.compile(r"(?<=[\w.])(?:['’´,]s|(?<=s)['’´])$|(?<=[A-Z]{2})s$")
_GENITIVE = re.compile(r"['’´,]s?(?=\W|$)")
_GAP = re.compile(
    " (?:(?:of|and|for|on|to|against|the|in|de|da|do|dos|das|del|della|di|du|des|la|le|el|los|las|y|e|van|von|der"
    "|den|ter"
    r"|bin|ibn|bint|abu|ben|al|&) ){0,1}(?:(?:the|la|le|los|der|and) )?"
)
_ABBREVIATED = re.compile(
    r"(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Brig|Sen|Rep|Gov|Amb|Jr|Sr|St|Msgr|Rev|Pres|Min|Sec)\.$"
)
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


@cache
def _small_words() -> frozenset[str]:
    """Return words that name nothing, in small letters: those that begin sentences, and verbs of saying."""
    forms = (row["form"] for row in data.table("lexicon", "reporting-verbs.tsv"))
    common = {row["word"] for row in data.table("lexicon", "common-words.tsv")}
    named = {"may", "march", "august", "note", "post", "embassy", "mission"} | {month.lower() for month in _MONTHS}
    bodies = {row["head"] for row in data.table("lexicon", "organization-heads.tsv")}
    titles = {word.lower() for row in data.table("lexicon", "roles.tsv") for word in row["role"].split()}
    return frozenset(({word.lower() for word in openers()} | common) - named - bodies - titles | set(forms))


_MONTHS = (
    "January",
    "February",
    "April",
    "June",
    "July",
    "September",
    "October",
    "November",
    "December",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Nov",
    "Dec",
    "Oct",
    "Sep",
    "Sept",
    "Jan",
    "Feb",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
)


def calmed(words: str) -> str:
    """Return a text in capitals as it would stand in small letters, as far as that can be told; lengths stay.

    >>> calmed("THE FOREIGN MINISTER SAID THAT MFA AGREED.")
    'the Foreign Minister said that MFA agreed.'
    """
    return _CAPITALS.sub(_calm, words)


_GOVERNMENT = re.compile(r"GO[A-Z]{1,2}|US[A-Z]{1,2}")


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(row["acronym"] for row in data.table("lexicon", "generic-acronyms.tsv"))


def _calm(match: re.Match[str]) -> str:
    word = match.group()
    small = word.lower()
    if len(small) != len(word):
        return word
    if small in _small_words() or small in _FUNCTION_WORDS:
        return small
    if word in _acronyms() or _GOVERNMENT.fullmatch(word):
        return word
    if len(word) <= 5 and not _VOWELS & set(word[1:-1] or word):  # noqa: PLR2004 an acronym
        return word
    return word.capitalize()


_FUNCTION_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "this",
        "these",
        "those",
        "it",
        "its",
        "he",
        "she",
        "they",
        "them",
        "his",
        "her",
        "their",
        "our",
        "we",
        "us",
        "you",
        "your",
        "i",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "should",
        "may",
        "might",
        "must",
        "shall",
        "not",
        "no",
        "nor",
        "if",
        "when",
        "while",
        "where",
        "than",
        "then",
        "so",
        "such",
        "only",
        "also",
        "more",
        "most",
        "less",
        "least",
        "very",
        "about",
        "into",
        "onto",
        "over",
        "under",
        "after",
        "before",
        "during",
        "between",
        "among",
        "against",
        "through",
        "per",
        "up",
        "down",
        "out",
        "off",
        "again",
        "still",
        "yet",
        "even",
        "both",
        "each",
        "every",
        "all",
        "any",
        "some",
        "other",
        "another",
        "same",
        "own",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ]
)


def runs(words: str) -> Iterator[Run]:
    """Yield the runs of capitalised words of a text.

    >>> [[word.text for word in run.words] for run in runs("Ostia's Harbour Board told Ann Roe of Rome.")]
    [['Ostia'], ['Harbour', 'Board'], ['Ann', 'Roe', 'Rome']]
    """
    run: list[Word] = []
    owner: int | None = None
    for match in _WORD.finditer(words):
        begin, end = match.span()
        text = match.group()
        genitive = _POSSESSIVE.search(text)
        if genitive is not None:
            end = begin + genitive.start()
        elif text[-1] == "." and not (_ABBREVIATED.fullmatch(text) or text.count(".") > 1):
            end -= 1
        text = words[begin:end]
        gap = words[run[-1].end : begin] if run else ""
        if run and not _GAP.fullmatch(gap):
            yield Run(tuple(run), owner)
            owner = run[-1].begin if _GENITIVE.match(words, run[-1].end) and _is_genitive(gap) else None
            run = []
        run.append(Word(begin, end, text, gap if run else ""))
    if run:
        yield Run(tuple(run), owner)


def _is_genitive(gap: str) -> bool:
    return gap.rstrip() in {"'s", "’s", "´s", ",s", "'", "’", "´"} and gap.endswith(" ")

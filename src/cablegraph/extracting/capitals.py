"""Texts in capitals, which tell nothing: how they would stand in small letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from string import ascii_lowercase, ascii_uppercase

from cablegraph import data
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.lexicon import aliases
from cablegraph.extracting.verbs import verbs
from cablegraph.extracting.vocabulary import common_words, generic_acronyms, heads, openers, roles
from cablegraph.extracting.words import LETTER

_SHOUTED = 0.7
_WITHOUT_SMALL = str.maketrans("", "", ascii_lowercase)
_WITHOUT_CAPITALS = str.maketrans("", "", ascii_uppercase)


def shouted(words: str) -> bool:
    """Tell whether a text is in capitals, which then tell nothing."""
    # Where these letters alone are too many, it is not: most texts are told so, fast.
    if sum(map(words.count, "aeinot")) > (1 - _SHOUTED) * len(words):
        return False
    small = len(words) - len(words.translate(_WITHOUT_SMALL))
    capital = len(words) - len(words.translate(_WITHOUT_CAPITALS))
    return capital > _SHOUTED * (small + capital)


_CAPITALS = re.compile(rf"(?<![\w'’])[{LETTER}][{LETTER}'’]+(?!\w)")
_VOWELS = frozenset("AEIOUY")
_LONGEST_ACRONYM = 5
_LONG_ACRONYM = 4
_WORDS_KEPT = 1 << 14
# Words of the table that cables write with a capital, as they are ours or a day's.
_CAPITAL_STILL = frozenset({"note", "post", "embassy", "mission"})


@cache
def _words_of_titles() -> frozenset[str]:
    return frozenset(word.lower() for role in roles() for word in role.split())


@cache
def _small_words() -> frozenset[str]:
    """Return words that name nothing, in small letters: those that begin sentences, function words, verbs of saying."""
    common = data.words("lexicon", "common-words.tsv")
    dated = {word.lower() for word in words_of("month") | words_of("weekday")}
    bodies = heads().keys()
    naming = dated | bodies | _words_of_titles() | _CAPITAL_STILL
    return (
        frozenset(({word.lower() for word in openers()} | common) - naming)
        | {word for form in verbs() for word in form.split()}
        | words_of("function-word")
    )


def calmed(words: str) -> str:
    """Return a text in capitals as it would stand in small letters, as far as that can be told; lengths stay.

    >>> calmed("THE FOREIGN MINISTER SAID THAT MFA AGREED.")
    'the Foreign Minister said that MFA agreed.'
    """
    return _CAPITALS.sub(_calm, words)


_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_SHORTEST_STEM = 3


@lru_cache(_WORDS_KEPT)
def _is_inflected(small: str) -> bool:
    """Tell whether a word is a form of one that names nothing: `sees`, `reviewed`."""
    if small in _words_of_titles():
        return False
    stems = (small.removesuffix(ending) + instead for ending, instead in _ENDINGS if small.endswith(ending))
    return any(len(stem) >= _SHORTEST_STEM and stem in _small_words() for stem in stems)


def has_meaning(word: str) -> bool:
    """Tell whether a word is one that names nothing, or a form of it, in spite of its capital: `Donates`."""
    small = word.lower()
    return small in _small_words() or _is_inflected(small)


_GOVERNMENT = re.compile(r"GO[A-Z]{1,2}|US[A-Z]{1,2}")


# What stands behind `US` where it is a country: a hyphen or genitive, or a word with a meaning.
_BEHIND = re.compile(r"[-/']|[ \n](?P<word>[A-Z0-9][\w'-]*)")
_WORD_BEFORE = re.compile(r"[A-Z]+(?= $)")
_LONGEST_BEFORE = 16


@cache
def _acronyms() -> frozenset[str]:
    """Return the acronyms of the lexicon, of those that need a context the ones that are no short word."""
    return frozenset(
        alias.written
        for alias in aliases()
        if alias.acronym
        and alias.written.isalpha()
        and not alias.symbol
        and (not alias.context or len(alias.written) >= _LONG_ACRONYM)
    )


def _is_country(match: re.Match[str]) -> bool:
    """Tell whether `US` is the country, not us: `US POSITION`, but `TOLD US THAT`, `GIVE US ROOM`."""
    behind = _BEHIND.match(match.string, match.end())
    if behind is None or behind["word"] is None:
        return behind is not None
    before = _WORD_BEFORE.search(match.string, max(0, match.start() - _LONGEST_BEFORE), match.start())
    word = "" if before is None else before.group().lower()
    return (
        behind["word"].lower() not in words_of("function-word") and word not in words_of("before-us") | verbs().keys()
    )


def _calm(match: re.Match[str]) -> str:
    word = match.group()
    small = word.lower()
    if len(small) != len(word) or (word == "US" and _is_country(match)):
        return word
    capital = word.capitalize()
    # A word of the table is part of many names, and a person's never.
    if small in _small_words() or (capital not in common_words() and _is_inflected(small)):
        return small
    if word in _acronyms() or word in generic_acronyms() or _GOVERNMENT.fullmatch(word):
        return word
    if len(word) <= _LONGEST_ACRONYM and not _VOWELS & set(word[1:-1] or word):
        return word
    return capital

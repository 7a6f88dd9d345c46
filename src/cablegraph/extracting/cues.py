"""Cue words: the words that a rule asks for, by kind, and where a text has those beside which something may be said."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from cablegraph import data
from cablegraph.extracting.verbs import verbs
from cablegraph.extracting.vocabulary import demonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SOUGHT_AS_THEY_ARE = (
    "company-suffix",
    "month",
    "moving",
    "no-body-noun",
    "noun-behind-name",
    "publishing",
    "relating",
    "viewing",
    "weekday",
)


class Cue(NamedTuple):
    """A place where a cue word stands, by its offsets: a whole word, though a hyphen may stand at either end."""

    begin: int
    end: int


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of a kind of the table of cue words: ``month``, ``particle``, ``person-noun``, ..."""
    return frozenset(row["word"] for row in data.table("lexicon", "cue-words.tsv") if kind in row["kinds"].split("|"))


def either(words: Iterable[str]) -> str:
    """Return words as alternatives of a pattern, long ones first, so that none hides another."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _with_capitals(words: Iterable[str]) -> frozenset[str]:
    """Return words with those that begin with a capital where they begin a sentence."""
    return frozenset(form for word in words for form in (word, word[0].upper() + word[1:]))


def _peoples() -> set[str]:
    """Return the words for several of a nationality, where they end with `-s`: `Iraqis`, `Chileans`."""
    return {f"{word}s" for word in demonyms() if word[-1] in "nie" and not word.endswith("ese")}


def _sought() -> dict[str, frozenset[str]]:
    """Return the kinds that are looked for in texts, each with its words as they may stand there."""
    numbers = words_of("number-word")
    return {
        "saying": frozenset(verbs()),
        "person-noun": _with_capitals(words_of("person-noun"))
        | {f"{word}s" for word in demonyms() if word[-1] in "nie"},
        **{kind: _with_capitals(words_of(kind)) for kind in ("body-noun", "body-nouns", "meeting")},
        "number-word": numbers | {word.capitalize() for word in numbers} | {word.upper() for word in numbers},
        **{kind: words_of(kind) for kind in _SOUGHT_AS_THEY_ARE},
    }


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[tuple[str, int], ...], ...]]:
    """Build the automaton over all cue words, with the kinds of each, and how far it is a word of that kind.

    The first of several words keeps the kinds that they have not together: `called on` may speak and meet.
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, words in _sought().items():
        for word in words:
            kinds[word].append(kind)
    entries = tuple(
        (
            *((kind, len(word)) for kind in own),
            *((kind, len(first)) for kind in kinds.get(first, ()) if kind not in own),
        )
        for word, own in kinds.items()
        for first in [word.partition(" ")[0]]
    )
    return AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest), entries


def cues(text: str) -> dict[str, list[Cue]]:
    """Return where a text has cue words, by kind.

    >>> cues("In May two officials met.")["month"]
    [Cue(begin=3, end=6)]
    """
    automaton, kinds = _automaton()
    found: dict[str, list[Cue]] = defaultdict(list)
    length = len(text)
    for index, begin, end in automaton.find_matches_as_indexes(text):
        # The longest match at a place is part of a longer word, or the word: no other cue hides in it.
        if (begin == 0 or not _in_word(text[begin - 1])) and (end == length or not _in_word(text[end])):
            for kind, size in kinds[index]:
                found[kind].append(Cue(begin, begin + size))
    return found


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def between(found: Sequence[Cue], begin: int, end: int) -> Sequence[Cue]:
    """Return those cues that stand between two offsets."""
    first = bisect_left(found, (begin,))
    return found[first : bisect_left(found, (end,), first)]

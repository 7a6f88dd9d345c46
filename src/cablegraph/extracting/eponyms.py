"""Eponyms: things that go by the name of a city or a region, which they do not mention: `Lisbon Treaty`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.lexicon import entities
from cablegraph.extracting.vocabulary import common_words, given_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Match, Text

_BACK = 24
_WORDS_KEPT = 1 << 14


def without_names_of_things(text: Text, readings: Sequence[Reading]) -> list[Match]:
    """Return the names of a text but those of cities that only name another thing: `Lisbon Treaty`, `Boston Legal`."""
    if not any(_is_small(match.entity) for match in text.matches):
        return text.matches
    behind = {}
    if text.part[0] == "paragraph":
        for reading in readings:
            for number, phrase in enumerate(reading.phrases[1:], 1):
                word = reading.words[phrase.first]
                if phrase.kind == "other" and not word.gap:
                    known = reading.phrases[number - 1]
                    behind[reading.words[known.first].begin] = word.text
    return [
        match for match in text.matches if not (_is_small(match.entity) and _names_a_thing(text.words, match, behind))
    ]


@lru_cache(_WORDS_KEPT)
def _is_small(entity: str) -> bool:
    """Tell whether an entity is a city or a region: countries are meant by what they name."""
    if not entity.startswith("places:"):
        return False
    types = entities()[entity].types
    return "City" in types or types == ("Place",)


def _names_a_thing(words: str, match: Match, behind: dict[int, str]) -> bool:
    following = behind.get(match.begin)
    # `Boston Legal`; `Victoria Roe`
    named = (
        following is not None
        and (following in common_words() or words[match.begin : match.end] in given_names())
        and not following.isupper()
        and following not in _kept_behind()
    )
    return (
        named
        or _things().match(words, match.end) is not None
        or words.endswith(_things_of(), max(0, match.begin - _BACK), match.begin)
    )


@cache
def _kept_behind() -> frozenset[str]:
    """Return words behind a city that make no other thing of it: `Miami Airport`, `Washington March 1`."""
    return words_of("month") | words_of("weekday") | words_of("place-head") | {"Airport", "International"}


@cache
def _things() -> re.Pattern[str]:
    """Return the pattern of a thing that is named by a place before it: `Lisbon Treaty`, `Bali process`."""
    return re.compile(rf"\s(?:trade\s)?(?:{either(words_of('thing-of-place'))})\b", re.IGNORECASE)


@cache
def _things_of() -> tuple[str, ...]:
    """Return how words before a place end that make it name a thing: `Treaty of `."""
    return tuple(f"{word.capitalize()} of " for word in words_of("thing-of-place"))

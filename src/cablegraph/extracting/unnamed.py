"""Unnamed speakers: `it`, `some`, `the Chinese`, who are candidates only right before a verb of saying."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.verbs import verb_next
from cablegraph.extracting.vocabulary import demonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.texts import Sentence, Text


# Behind a verb that may be a participle too: `Some said that`, not `Some reported cases`.
_WITHIN = re.compile(r" (?:in|from|within) the [\w'’ -]{2,40} ")
_TELLS = re.compile(
    r"(?: [\w'’]+){0,4}? (?:that|how|why|whether|if|it|they|he|she|the|their|us|concerns?|doubts?)\b|:|,? [\"“]|[.,]"
)
# How far before a verb its subject may stand: most sentences are told so, fast.
_REACH = 80


def unnamed(text: Text, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Yield the places of a sentence where such a word stands before a verb of saying, with its key as a candidate."""
    words, sayings = text.words, text.cues.get("saying", ())
    sought = _sought()
    if all(
        sought.isdisjoint(words[max(sentence.begin, verb.begin - _REACH) : verb.begin].split())
        for verb in text.cues_in("saying", sentence)
    ):
        return
    for match in _word().finditer(words, *sentence):
        begin, end = match.span("word") if match["word"] else match.span("people")
        verb = verb_next(words, sayings, end) or _behind_group(words, sayings, end)
        if verb is None:
            continue
        if match["word"] in {"It", "it"}:
            yield begin, end, "it"
        elif words[slice(*verb)] not in words_of("participle-too") or _TELLS.match(words, verb[1]):
            yield begin, end, f"noun: {words[begin:end]}"


def _behind_group(words: str, sayings: Sequence[Cue], end: int) -> Cue | None:
    """Return the verb behind the words for the group that some belong to: `some in the party say`."""
    following = bisect_left(sayings, (end,))
    verb = sayings[following] if following < len(sayings) else None
    return verb if verb is not None and _WITHIN.fullmatch(words, end, verb.begin) else None


def _peoples() -> list[str]:
    """Return the words for several of a nationality that have no plural in `-s`."""
    return [word for word in demonyms() if word.endswith(("sh", "ch", "ese", "ss", "Thai"))]


@cache
def _sought() -> frozenset[str]:
    """Return all such words, as they may stand before a verb."""
    several = words_of("quantifier")
    return frozenset({"It", "it", *several, *(word.lower() for word in several), *_peoples()})


@cache
def _word() -> re.Pattern[str]:
    """Return the pattern of those words, as they begin a sentence or a clause."""
    several = words_of("quantifier")
    small = either(word.lower() for word in several)
    peoples = either(_peoples())
    return re.compile(
        rf"(?:(?<!\w)(?P<word>It|it|{either(several)}|(?:(?<=while )|(?<=and )|(?<=but )|(?<=, ))(?:{small}))"
        rf"|[Tt]he (?P<people>{peoples}))(?= )"
    )

"""Places that no lexicon knows, told by the words around them; and places whose names only name another thing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.findings import Place
from cablegraph.extracting.lexicon import entities
from cablegraph.extracting.texts import Match
from cablegraph.extracting.vocabulary import common_words, demonyms, given_names, heads, openers
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Word

_LONGEST = 3
_SHORTEST = 3
_BACK = 24
_NO_PLACE = re.compile(r"\d|[A-Z]{2}|(?:ology|ics|ism|ists?|ians?|[A-Z]s)$")
_WORD_BEHIND = re.compile(r"[ ](?P<word>[\w'’]+)")
# `at Kalagala, 15 km below Jinja`, `to Guliston, the capital of the region`
_WHERE = re.compile(
    r",\s(?:\d|(?:in|near|outside)\s|the (?:\w+ )?(?:capital|city|town|village|port)\b)|\s(?:north|south|east|west) of\b"
)
_OF = frozenset({"of", "of the", "de", "del"})


@cache
def _days() -> frozenset[str]:
    return words_of("month") | words_of("weekday")


@cache
def _kept_behind() -> frozenset[str]:
    """Return words behind a city that make no other thing of it: `Miami Airport`, `Washington March 1`."""
    return _days() | words_of("place-head") | {"Airport", "International"}


@cache
def _things() -> re.Pattern[str]:
    """Return the pattern of a thing that is named by a place before it: `Lisbon Treaty`, `Bali process`."""
    return re.compile(rf"\s(?:{either(words_of('thing-of-place'))})\b", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of what stands before a place: `in`, `near`, `the village of`, `drove to`."""
    nouns, moving = either(words_of("place-noun")), either(words_of("moving"))
    return re.compile(
        rf"(?:(?P<word>[\w’'-]+)\s+)?\b(?:[Ii]n|[Nn]ear|[Oo]utside|(?:{moving})\s+(?:from|to|into|through)"
        rf"|(?P<noun>(?i:{nouns}))\s+of|(?P<weak>from|to|at|of))\s+$"
    )


def without_names_of_things(text: Text, readings: Sequence[Reading]) -> list[Match]:
    """Return the names of a text but those of cities that are part of another thing's: `Lisbon Treaty`, `Boston Legal`."""
    behind = {}
    if text.part[0] == "paragraph":
        for reading in readings:
            for number, phrase in enumerate(reading.phrases[1:], 1):
                word = reading.words[phrase.first]
                if phrase.kind == "other" and not word.gap:
                    known = reading.phrases[number - 1]
                    behind[reading.words[known.first].begin] = word.text
    return [match for match in text.matches if not (_is_city(match) and _names_a_thing(text.words, match, behind))]


def _is_city(match: Match) -> bool:
    return match.entity.startswith("places:") and "City" in entities()[match.entity].types


def _names_a_thing(words: str, match: Match, behind: dict[int, str]) -> bool:
    following = behind.get(match.begin)
    # `Boston Legal`; `Victoria Roe`
    named = (
        following is not None
        and (following in common_words() or words[match.begin : match.end] in given_names())
        and not following.isupper()
        and following not in _kept_behind()
    )
    return named or _things().match(words, match.end) is not None


def find_places(
    texts: Sequence[Text], readings: Sequence[Sequence[Reading]], taken: Collection[str]
) -> tuple[list[Place], list[list[Match]]]:
    """Return the places that only this cable names, and, text by text, where it names them.

    One is told by the words around it somewhere (`in Jinja`, `the village of Njeru`, `Ferry Province`), and then counts
    wherever it stands by itself. ``taken`` are names that belong to others.
    """
    told: dict[str, Place] = {}
    for text, own in zip(texts, readings, strict=True):
        # In a text in capitals every word might be a name.
        if text.part[0] == "paragraph" and text.words is text.flow.text:
            for name, begin, end in _told(text, own):
                if name not in taken:
                    key = f"place: {name}"
                    told.setdefault(name, Place(key, name, text.flow.span(begin, end), "place.by-context"))
    if not told:
        return [], [[] for _ in texts]
    return list(told.values()), [
        [Match(begin, end, told[name].key, "place.by-context") for name, begin, end in _names(text, own) if name in told]
        for text, own in zip(texts, readings, strict=True)
    ]


def _told(text: Text, readings: Sequence[Reading]) -> Iterator[tuple[str, int, int]]:
    """Yield the names that the words around them tell to be a place's."""
    words, at = text.words, {match.begin: match for match in text.matches}
    for reading in readings:
        for name, first, last, headed in _phrases(reading):
            begin, end = reading.words[first].begin, reading.words[last].end
            if headed or (_may_be_place(reading.words, first, last) and _stands_as_place(words, begin, end, at)):
                yield name, begin, end


def _stands_as_place(words: str, begin: int, end: int, at: Mapping[int, Match]) -> bool:
    """Tell whether a name stands where a place's does: `in Njeru on Monday`, `from Ranong, Thailand`."""
    behind = _WORD_BEHIND.match(words, end)
    if behind is not None and behind["word"] in words_of("place-noun-behind"):
        return True
    before = _before().search(words, max(0, begin - _BACK), begin)
    if before is None:
        return False
    known = at.get(end + 2) if words[end : end + 2] == ", " else None
    if before["noun"] is not None or (known is not None and known.entity.startswith("places:")):
        return True
    if before["weak"] is not None:
        return before["weak"] != "of" and _WHERE.match(words, end) is not None
    return (
        before["word"] not in words_of("no-place-before")
        and words[end : end + 1] not in {'"', "”", "/", "-", "@"}
        and (behind is None or _may_follow(behind["word"]))
    )


def _may_follow(word: str) -> bool:
    return (
        word[0].isdigit()
        or word in words_of("month")
        or word in words_of("function-word")
        or word in words_of("place-noun")
    )


def _names(text: Text, readings: Sequence[Reading]) -> Iterator[tuple[str, int, int]]:
    """Yield every name that may be a place's, with its offsets."""
    for reading in readings:
        for name, first, last, _ in _phrases(reading):
            yield name, reading.words[first].begin, reading.words[last].end


def _phrases(reading: Reading) -> Iterator[tuple[str, int, int, bool]]:
    """Yield the names of a run that are nothing yet: the name, its first and last word, whether it says what it is."""
    words = reading.words
    for number, phrase in enumerate(reading.phrases):
        first, last = phrase.first, phrase.last
        if phrase.kind != "other":
            continue
        while last > first and words[last].text in _days():
            last -= 1
        following = reading.phrases[number + 1] if number + 1 < len(reading.phrases) else None
        if first == last and words[first].text in words_of("place-head-of"):
            # `Strait of Otranto`
            if following is not None and following.kind == "other" and words[following.first].gap in _OF:
                yield joined(words, first, following.last), first, following.last, True
            continue
        known = number > 0 and not words[first].gap and reading.phrases[number - 1].kind == "known"
        if last - first > _LONGEST or known or words[last].end - words[first].begin < _SHORTEST:
            continue
        head = words[last].text
        if last > first and head in words_of("place-head") and _may_be_place(words, first, last - 1, headed=True):
            # `Lao Cai Province` is Lao Cai, but `Red River` not Red.
            water = head in words_of("place-head-in-name")
            yield joined(words, first, last if water else last - 1), first, last, True
        elif last > first and words[first].text in {"Lake", "Mount"} and _may_be_place(words, first + 1, last):
            yield joined(words, first, last), first, last, True
        else:
            yield joined(words, first, last), first, last, False


def _may_be_place(words: Sequence[Word], first: int, last: int, *, headed: bool = False) -> bool:
    """Tell whether words may be a place's name: none of them common, an acronym, a nationality, a word for a body."""
    if words[last].text in demonyms():
        return False
    for index in range(first, last + 1):
        text = words[index].text
        if text.lower() in heads() or text in openers() or _NO_PLACE.search(text) or _is_dated(text):
            return False
        if text in common_words() and text not in demonyms() and not (headed and index < last):
            return False
    return True


def _is_dated(text: str) -> bool:
    return any(part in words_of("month") for part in text.split("-"))

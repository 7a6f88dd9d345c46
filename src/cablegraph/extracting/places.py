"""Places that no lexicon knows, told by the words around them: `in Jinja on Monday`, `the village of Njeru`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.findings import Place
from cablegraph.extracting.texts import Match
from cablegraph.extracting.vocabulary import common_words, demonyms, heads, openers
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cablegraph.extracting.phrases import Phrase, Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Word

_LONGEST = 3
_SHORTEST = 3
_WORDS_KEPT = 1 << 14
_BACK = 24
_NO_PLACE = re.compile(r"\d|[A-Z]{2}|(?:ology|ics|ism|ists?|ians?|[A-Z]s)$")
_WORD_BEHIND = re.compile(r"[ ](?P<word>[\w'’]+)")
# `at Kalagala, 15 km below Jinja`, `to Guliston, the capital of the region`
_WHERE = re.compile(
    r",\s(?:\d|(?:in|near|outside)\s|the (?:\w+ )?(?:capital|city|town|village|port)\b)"
    r"|\s(?:north|south|east|west) of\b"
)
# What makes another thing of a name: `in Brandt's day`, `in "Fear"`, `in Toyota-made cars`.
_GOING_ON = frozenset({'"', "”", "'", "’", "/", "-", "@"})
_OF = frozenset({"of", "of the", "de", "del"})
# What prepositions before a place end with: `in`, `near`, `outside`, `of`, `from`, `to`, `at`, `into`, `through`.
_ENDS_BEFORE = frozenset({"in", "In", "ar", "de", "of", "om", "to", "at", "gh"})
_RULE = "place.by-context"


class _Name(NamedTuple):
    """Capitalised words that are nothing yet: a name, its offsets and words, whether it says itself what it is."""

    text: str
    begin: int
    end: int
    words: Sequence[Word]
    headed: bool


@cache
def _days() -> frozenset[str]:
    return words_of("month") | words_of("weekday")


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of what stands before a place: `in`, `near`, `the village of`, `drove to`."""
    nouns, moving = either(words_of("place-noun")), either(words_of("moving"))
    return re.compile(
        rf"(?:(?P<word>[\w’'-]+)\s+)?\b(?:[Ii]n|[Nn]ear|[Oo]utside|(?:{moving})\s+(?:from|to|into|through)"
        rf"|(?P<noun>(?i:{nouns}))\s+of|(?P<weak>from|to|at|of))\s+$"
    )


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
            for name in _told(text, own):
                if name.text not in taken and name.text not in told:
                    span = text.flow.span(name.begin, name.end)
                    told[name.text] = Place(f"place: {name.text}", name.text, span, _RULE)
    if not told:
        return [], [[] for _ in texts]
    return list(told.values()), [
        [Match(name.begin, name.end, told[name.text].key, _RULE) for name in _names(own) if name.text in told]
        for own in readings
    ]


def _told(text: Text, readings: Sequence[Reading]) -> Iterator[_Name]:
    """Yield the names that the words around them, or their own, say to be a place's."""
    words, beginnings, alone = text.words, _beginnings_behind(), words_of("place-head-of")
    for reading in readings:
        own = reading.run.words
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind != "other":
                continue
            single = phrase.first == phrase.last
            begin, end = own[phrase.first].begin, own[phrase.last].end
            # Two characters tell of most names that nothing around them says what they are.
            before = words[begin - 3 : begin - 1] in _ENDS_BEFORE
            followed = words[end : end + 2] in beginnings
            if single and not (before or followed) and own[phrase.first].text not in alone:
                continue
            if followed:
                behind = _WORD_BEHIND.match(words, end)
                followed = behind is not None and behind["word"] in words_of("place-noun-behind")
            name = _name(own, phrase, reading.phrases, number)
            if name is not None and (
                name.headed
                or (
                    (before or followed)
                    and _may_be_place(name.words)
                    and (followed or _stands_as_place(text, name.begin, name.end))
                )
            ):
                yield name


@cache
def _beginnings_behind() -> frozenset[str]:
    """Return the blank and the first letter of the words that stand behind a place's name."""
    return frozenset(f" {word[0]}" for word in words_of("place-noun-behind"))


def _stands_as_place(text: Text, begin: int, end: int) -> bool:
    """Tell whether a name stands where a place's does: `in Njeru on Monday`, `from Ranong, Thailand`."""
    words = text.words
    before = _before().search(words, max(0, begin - _BACK), begin)
    if before is None:
        return False
    if before["noun"] is not None or (words[end : end + 2] == ", " and _is_place_at(text, end + 2)):
        return True
    if before["weak"] is not None:
        return before["weak"] != "of" and _WHERE.match(words, end) is not None
    behind = _WORD_BEHIND.match(words, end)
    return (
        before["word"] not in words_of("no-place-before")
        and words[end : end + 1] not in _GOING_ON
        and (behind is None or _may_follow(behind["word"]))
    )


def _is_place_at(text: Text, begin: int) -> bool:
    return any(match.begin == begin and match.entity.startswith("places:") for match in text.matches)


def _may_follow(word: str) -> bool:
    return (
        word[0].isdigit()
        or word in words_of("month")
        or word in words_of("function-word")
        or word in words_of("place-noun")
    )


def _names(readings: Sequence[Reading]) -> Iterator[_Name]:
    """Yield the names of a text that are nothing yet."""
    for reading in readings:
        words = reading.words
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind == "other" and (phrase.first < phrase.last or _may_be_alone(words[phrase.first].text)):
                name = _name(words, phrase, reading.phrases, number)
                if name is not None:
                    yield name


@lru_cache(_WORDS_KEPT)
def _may_be_alone(text: str) -> bool:
    """Tell whether a word alone may be a place's name, or begin one: most words are common ones, and acronyms."""
    return text in words_of("place-head-of") or not (text in common_words() or text in openers() or text.isupper())


def _name(words: Sequence[Word], phrase: Phrase, phrases: Sequence[Phrase], number: int) -> _Name | None:
    """Return the name that a phrase is, and whether it says itself that it is a place's."""
    first, last = phrase.first, phrase.last
    while last > first and words[last].text in _days():
        last -= 1
    begin, end = words[first].begin, words[last].end
    if first == last and words[first].text in words_of("place-head-of"):
        # `Strait of Otranto`
        following = phrases[number + 1] if number + 1 < len(phrases) else None
        if following is None or following.kind != "other" or words[following.first].gap not in _OF:
            return None
        return _Name(joined(words, first, following.last), begin, words[following.last].end, (), headed=True)
    known = number > 0 and not words[first].gap and phrases[number - 1].kind == "known"
    if known or last - first > _LONGEST or end - begin < _SHORTEST:
        return None
    if last > first:
        head = words[last].text
        if head in words_of("place-head") and _may_be_place(words[first:last], headed=True):
            # `Lao Cai Province` is Lao Cai, but `Red River` not Red.
            water = head in words_of("place-head-in-name")
            return _Name(joined(words, first, last if water else last - 1), begin, end, (), headed=True)
        if words[first].text in {"Lake", "Mount"} and _may_be_place(words[first + 1 : last + 1]):
            return _Name(joined(words, first, last), begin, end, (), headed=True)
    return _Name(joined(words, first, last), begin, end, words[first : last + 1], headed=False)


def _may_be_place(words: Sequence[Word], *, headed: bool = False) -> bool:
    """Tell whether words may be a place's name: none of them common, an acronym, a nationality, a word for a body."""
    if words[-1].text in demonyms():
        return False
    return not any(
        word.text.lower() in heads()
        or word.text in openers()
        or _NO_PLACE.search(word.text)
        or any(part in words_of("month") for part in word.text.split("-"))
        or (word.text in common_words() and word.text not in demonyms() and not (headed and word is not words[-1]))
        for word in words
    )

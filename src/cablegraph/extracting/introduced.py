"""Bodies that a noun beside their name introduces: `the energy firm Eni`, `Eni, an energy firm`, `the Folha newspaper`.

Their names have no word for a body in them, so the nouns are sought, and what stands beside these is read.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.organizations import key_of
from cablegraph.extracting.texts import Match
from cablegraph.extracting.vocabulary import common_words, given_names, heads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Word

CALLED = "organization.called"
_QUOTES = "\"“”'‘’`"
_OPEN = f"[{_QUOTES}]"
# `firm Eni`, `the weekly "Sol y Sombra"`, `newspapers such as Folha`; what a row of `The` names is named without it.
_BEHIND = re.compile(
    rf",?\s+(?:(?:called|named|known as|such as|like|including),?\s+)?(?P<quote>{_OPEN}{{0,2}})(?P<the>[Tt]he\s+)?"
)
_NEXT_LISTED = re.compile(rf"{_OPEN}?(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?(?P<quote>{_OPEN}?)")
# `Eni, an Italian energy firm,`, `Eni (a firm)`, `Eni is a firm that`.
_BEFORE = re.compile(
    rf"{_OPEN}?(?:,\s+|\s+\(|\s*--\s*|\s+(?:is|was)\s+)(?:an?|the)\s+(?P<between>(?:[\w'’.-]+,?\s+){{0,5}})$"
)
_ENDS_NOUN = re.compile(
    r"\s*[,.;:)]|\s*--|\s+(?:that|which|of|in|with|based|owned|for|from|on|linked|close|headed|led)\b"
)
_CLOSED = re.compile(rf"{_OPEN}?\s+$")
_INSIDE = frozenset({"of", "of the", "&"})
_LOOK_BACK = 90
_LONGEST = 4
_BODIES = ("agents:", "organization:")
_PARTICLES = ("al-", "an-", "as-", "ad-", "el-")


class Names:
    """The capitalised words of a text by where they begin and end, for those who read what stands beside a place."""

    def __init__(self, text: Text, readings: Sequence[Reading]) -> None:
        """Keep a text; its words are gone through when the first place is asked for."""
        self.text = text
        self._readings = readings
        # In capitals nothing tells where a name ends.
        self._shouted = text.words != text.flow.text

    @cached_property
    def _known(self) -> dict[int, Match]:
        return {match.begin: match for match in self.text.matches}

    @cached_property
    def _places(self) -> tuple[dict[int, _Place], dict[int, _Place]]:
        """The words by where they begin and end, each with its run and the phrase that it belongs to."""
        first: dict[int, _Place] = {}
        last: dict[int, _Place] = {}
        for reading in self._readings:
            for phrase in reading.phrases:
                for index in range(phrase.first, phrase.last + 1):
                    word = reading.words[index]
                    first[word.begin] = last[word.end] = _Place(reading, index, phrase.kind)
        return first, last

    def known(self, begin: int) -> Match | None:
        """Return the name of a body that is known already and begins at an offset."""
        match = self._known.get(begin)
        return match if match is not None and match.entity.startswith(_BODIES) else None

    def until_known(self, end: int) -> bool:
        """Tell whether the name of a body that is known already ends at an offset."""
        return any(
            match.end == end and match.entity.startswith(_BODIES) for match in self.text.inside(end - _LOOK_BACK, end)
        )

    def beginning(self, begin: int) -> Name | None:
        """Return the words at an offset that may be a name: what is nothing yet, and places among it."""
        if not self.text.words[begin : begin + 1].isupper() and not self.text.words.startswith(_PARTICLES, begin):
            return None
        place = self._places[0].get(begin)
        if place is None or (self._shouted and self.text.words[begin - 1] not in _QUOTES):
            return None
        words = place.reading.words
        last = place.number
        while last + 1 < len(words) and self._joins(words[last + 1]) and self._may_name(words[last + 1]):
            last += 1
        return self._name(words, place.number, last) if self._may_name(words[place.number]) else None

    def ending(self, end: int) -> Name | None:
        """Return the words up to an offset that may be a name."""
        place = self._places[1].get(end)
        if place is None or self._shouted or not self._may_name(place.reading.words[place.number]):
            return None
        words = place.reading.words
        first = place.number
        while first > 0 and self._joins(words[first]) and self._may_name(words[first - 1]):
            first -= 1
        if first > 0 and not words[first].gap and self.until_known(words[first - 1].end):
            return None
        # `Left-leaning Folha`, `Newspaper Folha`: what describes a paper may begin the sentence.
        while first < place.number and words[first].text.lower() in describing():
            first += 1
        return self._name(words, first, place.number)

    def _joins(self, word: Word) -> bool:
        return not word.gap or word.gap in _INSIDE or word.gap in words_of("particle")

    def _may_name(self, word: Word) -> bool:
        """Tell whether a word may be part of a name: it is nothing yet, or a place."""
        place = self._places[0].get(word.begin)
        return place is not None and (place.kind == "other" or self._is_place(word))

    def _is_place(self, word: Word) -> bool:
        match = self._known.get(word.begin)
        return match is not None and match.entity.startswith("places:")

    def _name(self, words: Sequence[Word], first: int, last: int) -> Name | None:
        """Return the name that words make: one of them must be nothing else; where it lies is no part of it."""
        while first < last and self._is_outside(words, last):
            last -= 1
        if last - first >= _LONGEST or all(self._is_place(word) for word in words[first : last + 1]):
            return None
        return Name(words[first].begin, words[last].end, words[first].text, last - first + 1)

    def _is_outside(self, words: Sequence[Word], last: int) -> bool:
        """Tell whether the last word of what may be a name is no part of it: a day, a place, `of` any strange word."""
        word, before = words[last], words[last - 1].text.lower()
        if word.text in words_of("month") or word.text in words_of("weekday"):
            return True
        strange = word.gap == "of" and before not in data.words("lexicon", "common-words.tsv") and before not in heads()
        return strange or (word.gap != "" and self._is_place(word))


class _Place(NamedTuple):
    """A word of a run, and the kind of the phrase that it belongs to."""

    reading: Reading
    number: int
    kind: str


@cache
def describing() -> frozenset[str]:
    """Return the words before the name of a paper that are no part of it."""
    return words_of("press-adjective") | words_of("body-noun")


class Name(NamedTuple):
    """Words that may be a name: offsets, the first of them, and how many they are."""

    begin: int
    end: int
    first: str
    length: int

    @property
    def is_common(self) -> bool:
        """Whether its first word is one that names nothing, or all of it the word for a body."""
        return self.first in common_words() or (self.length == 1 and self.first.lower() in heads())

    @property
    def is_a_persons(self) -> bool:
        """Whether it looks like a person's: a given name and one or two words more."""
        return self.length > 1 and self.first in given_names()


def introduced(text: Text, readings: Sequence[Reading], named: dict[str, str]) -> Iterator[tuple[Organization, Match]]:
    """Yield the bodies that nouns beside their names introduce, each with its place, and add them to ``named``."""
    taken: set[int] = set()
    for name in _beside_nouns(Names(text, readings)):
        if name is not None and name.begin not in taken:
            taken.add(name.begin)
            yield called(text, name, named)


def _beside_nouns(names: Names) -> Iterator[Name | None]:
    text = names.text
    opening = {sentence.begin for sentence in text.sentences}
    for cue in text.cues.get("body-noun", ()):
        # `World Bank Doing Business Index`: a noun with a capital opens a sentence, or is part of a name.
        if text.words[cue.begin].islower() or cue.begin in opening or text.words[cue.begin : cue.end] == "NGO":
            yield _behind(names, cue)
            yield _apposed(names, cue)
    for cue in text.cues.get("noun-behind-name", ()):
        yield _before(names, cue)
    for cue in text.cues.get("body-nouns", ()):
        yield from _listed(names, cue)


def called(text: Text, name: Name, named: dict[str, str], rule: str = CALLED) -> tuple[Organization, Match]:
    """Return the body of a name with its place."""
    label = " ".join(text.words[name.begin : name.end].split())
    found = Organization(key_of(label), label, text.flow.span(name.begin, name.end), rule)
    named.setdefault(label, found.key)
    return found, Match(name.begin, name.end, found.key, rule)


def _is_vague(words: str, cue: Cue) -> bool:
    """Tell whether a noun introduces people as often as bodies: `told the group Roe would come`."""
    return words[cue.begin : cue.end] in words_of("vague-body-noun")


def _behind(names: Names, cue: Cue) -> Name | None:
    """Return the name right behind a noun."""
    words = names.text.words
    opened = _BEHIND.match(words, cue.end)
    if opened is None or (words[cue.end] == "," and opened.end() - cue.end <= len(", ")):
        return None
    name = names.beginning(opened.end())
    if name is None:
        return None
    marked = bool(opened["quote"]) or bool(opened["the"])
    if (name.is_common and not marked) or (name.is_a_persons and not opened["quote"] and _is_vague(words, cue)):
        return None
    return name


def _listed(names: Names, cue: Cue) -> Iterator[Name]:
    """Yield the names of a list behind a noun: `newspapers Folha, Sol and Sombra`."""
    words = names.text.words
    opened = _BEHIND.match(words, cue.end)
    if opened is None or (words[cue.end] == "," and opened.end() - cue.end <= len(", ")):
        return
    begin = opened.end()
    while True:
        known = names.known(begin)
        name = names.beginning(begin) if known is None else None
        if name is not None:
            if name.is_common or (name.is_a_persons and _is_vague(words, cue)):
                return
            yield name
        one = name or known
        following = None if one is None else _NEXT_LISTED.match(words, one.end)
        if following is None:
            return
        begin = following.end()


def _apposed(names: Names, cue: Cue) -> Name | None:
    """Return the name that a noun in apposition explains: `Eni, an Italian energy firm,`."""
    words = names.text.words
    apposed = _BEFORE.search(words, max(0, cue.begin - _LOOK_BACK), cue.begin)
    if apposed is None or _ENDS_NOUN.match(words, cue.end) is None:
        return None
    if any(word in words_of("function-word") for word in re.split(r"[\s,]+", apposed["between"])):
        return None
    name = names.ending(apposed.start())
    return None if name is None or name.is_common or name.is_a_persons else name


def _before(names: Names, cue: Cue) -> Name | None:
    """Return the name right before a noun that only bodies of few kinds stand with: `the Folha newspaper`."""
    words = names.text.words
    closed = _CLOSED.search(words, max(0, cue.begin - 3), cue.begin)
    if closed is None:
        return None
    name = names.ending(closed.start())
    return None if name is None or name.is_common or name.is_a_persons else name

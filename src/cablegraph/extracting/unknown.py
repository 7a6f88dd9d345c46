"""Names that no table has: the capitalised words beside a place of the text that are nothing yet."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.vocabulary import common_words, given_names, heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Match, Text
    from cablegraph.extracting.words import Word

QUOTES = "\"“”'‘’`"
_INSIDE = frozenset({"of", "of the", "&"})
_LOOK_BACK = 90
_LONGEST = 4
_BODIES = ("agents:", "organization:")
_PARTICLES = ("al-", "an-", "as-", "ad-", "el-")


class Unknown:
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
                match = self._known.get(reading.words[phrase.first].begin)
                place = match is not None and match.entity.startswith("places:")
                kind = "place" if place else phrase.kind
                for index in range(phrase.first, phrase.last + 1):
                    word = reading.words[index]
                    first[word.begin] = last[word.end] = _Place(reading, index, kind)
        return first, last

    def known(self, begin: int) -> Match | None:
        """Return the name of a body that is known already and begins at an offset."""
        match = self._known.get(begin)
        return match if match is not None and match.entity.startswith(_BODIES) else None

    def known_until(self, end: int) -> Match | None:
        """Return the name of a body that is known already and ends at an offset."""
        near = self.text.inside(end - _LOOK_BACK, end)
        return next((match for match in near if match.end == end and match.entity.startswith(_BODIES)), None)

    def _tells_more(self, word: Word) -> bool:
        """Tell whether a word ends a body's name that is known already, or a function: what follows is no name."""
        return self._kind(word) == "role" or self.known_until(word.end) is not None

    def beginning(self, begin: int) -> Name | None:
        """Return the words at an offset that may be a name: what is nothing yet, and places among it."""
        if not self.text.words[begin : begin + 1].isupper() and not self.text.words.startswith(_PARTICLES, begin):
            return None
        place = self._places[0].get(begin)
        if place is None or (self._shouted and self.text.words[begin - 1] not in QUOTES):
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
        if first > 0 and not words[first].gap and self._tells_more(words[first - 1]):
            return None
        # `Left-leaning Folha`, `Newspaper Folha`: what describes a paper may begin the sentence.
        while first < place.number and describes(words[first].text):
            first += 1
        return None if describes(words[first].text) else self._name(words, first, place.number)

    def _joins(self, word: Word) -> bool:
        return not word.gap or word.gap in _INSIDE or word.gap in words_of("particle")

    def _may_name(self, word: Word) -> bool:
        """Tell whether a word may be part of a name: it is nothing yet, or a place."""
        return self._kind(word) in {"other", "place"}

    def _kind(self, word: Word) -> str:
        place = self._places[0].get(word.begin)
        return "" if place is None else place.kind

    def _name(self, words: Sequence[Word], first: int, last: int) -> Name | None:
        """Return the name that words make: one of them must be nothing else; where it lies is no part of it."""
        while first < last and self._is_outside(words, last):
            last -= 1
        if last - first >= _LONGEST or all(self._kind(word) == "place" for word in words[first : last + 1]):
            return None
        return Name(words[first].begin, words[last].end, words[first].text, last - first + 1, words[last].end)

    def _is_outside(self, words: Sequence[Word], last: int) -> bool:
        """Tell whether the last word of what may be a name is no part of it: a day, a place, `of` any strange word."""
        word, before = words[last], words[last - 1].text.lower()
        if word.text in words_of("month") or word.text in words_of("weekday"):
            return True
        strange = word.gap == "of" and before not in data.words("lexicon", "common-words.tsv") and before not in heads()
        return strange or (word.gap != "" and self._kind(word) == "place")


class _Place(NamedTuple):
    """A word of a run, and the kind of the phrase that it belongs to, or `place`."""

    reading: Reading
    number: int
    kind: str


@cache
def _describing() -> frozenset[str]:
    return words_of("press-adjective") | words_of("body-noun")


def describes(word: str) -> bool:
    """Tell whether a word may stand before a name to say what it names: `center-left`, `daily`, `Turkish-language`."""
    small = word.lower()
    return small in _describing() or ("-" in small and small.rpartition("-")[2] in _describing())


class Name(NamedTuple):
    """Words that may be a name: offsets, the first of them, and how many they are.

    ``end`` may lie behind the legal form of a company, `Lumbre S.A.`; ``bare_end`` does not.
    """

    begin: int
    end: int
    first: str
    length: int
    bare_end: int

    @property
    def is_common(self) -> bool:
        """Whether its first word is one that names nothing, unless that is the word for a body: `Banco do Sal`."""
        if self.first.lower() in heads():
            return self.length == 1
        return self.first in common_words()

    @property
    def is_only_a_head(self) -> bool:
        """Whether it is the word for a body and no more."""
        return self.length == 1 and self.first.lower() in heads()

    @property
    def is_a_persons(self) -> bool:
        """Whether it looks like a person's: a given name and one or two words more."""
        return self.length > 1 and self.first in given_names()

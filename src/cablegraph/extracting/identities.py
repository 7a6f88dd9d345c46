"""Who is who in a cable: names of one person brought together, surnames alone resolved, officers without names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.actors import Actor, Named
from cablegraph.extracting.appositions import read_apposition
from cablegraph.extracting.findings import Officer, Person
from cablegraph.extracting.memberships import memberships
from cablegraph.extracting.officers import officers_alone
from cablegraph.extracting.verbs import speaks_next
from cablegraph.extracting.vocabulary import given_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.findings import Membership
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text


@dataclass(slots=True)
class _Known:
    """A person while names are brought together."""

    name: str
    tokens: tuple[str, ...]
    first: tuple[int, Named]
    occurrences: list[tuple[int, Named]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The person's key, under the fullest name so far."""
        return f"person: {self.name}"


@dataclass(slots=True)
class Identities:
    """The people of a cable, and, by text, where they are named."""

    persons: list[Person] = field(default_factory=list)
    officers: dict[str, Officer] = field(default_factory=dict)
    memberships: list[Membership] = field(default_factory=list)
    actors: list[list[Actor]] = field(default_factory=list)


_MET = re.compile(
    r"\b(?:(?:met|spoke|meeting|meetings|talked|lunch|dinner|discussed \w+) with|told|informed|asked|thanked"
    r"|replaced|succeeded|named|appointed)\s$"
)
_MET_BACK = 30
_TITLED = frozenset({"subject", "heading"})
_PARTING = frozenset({"and", "y", "e", "for", "to"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_NAMES_KEPT = 1 << 14


@lru_cache(_NAMES_KEPT)
def _folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, capitals, stops and suffixes."""
    if not name.isascii():
        name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = (word.strip(".'’") for word in name.casefold().split())
    return tuple(word for word in words if word not in _SUFFIXES)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names may be one person's: the same ends, or one inside the other in order."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return False
    rest = iter(long)
    return all(
        any(word == further or (len(word) == 1 and further.startswith(word)) for further in rest) for word in short
    )


def identify(
    texts: Sequence[Text], named: Sequence[Sequence[Named]], readings: Sequence[Sequence[Reading]]
) -> Identities:
    """Bring together who is named in the texts of a cable; ``named`` and ``readings`` are theirs, text by text."""
    known = _full_names(texts, named)
    _titled_surnames(named, known)
    found = Identities(actors=[[] for _ in texts])
    for person in known:
        whole = _person(texts, person)
        found.persons.append(whole)
        for index, one in person.occurrences:
            found.actors[index].append(_actor(one, whole.key, whole.rule))
    for index, text in enumerate(texts):
        actors = found.actors[index]
        if known:
            actors += list(_surnames(index, text, readings[index], known, actors))
    for person in known:
        found.memberships += memberships(texts, person.key, person.occurrences)
    for text, reading, actors in zip(texts, readings, found.actors, strict=True):
        if text.part[0] == "paragraph":
            for officer, actor in officers_alone(text, reading, actors, found.memberships):
                found.officers.setdefault(officer.key, officer)
                actors.append(actor)
        actors.sort()
    return found


def _actor(one: Named, key: str, rule: str) -> Actor:
    return Actor(one.begin, one.end, key, one.extent_begin, one.extent_end, rule)


def _person(texts: Sequence[Text], person: _Known) -> Person:
    """Return a person, at the first place of the fullest name, with the first mark of protection."""
    index, first = next((place for place in person.occurrences if place[1].name == person.name), person.first)
    rule = "person.given-name" if first.role is None else "person.function-before"
    protection = None
    for place, occurrence in person.occurrences:
        mark = occurrence.protection
        if mark is not None and protection is None:
            protection = Field(mark.words, texts[place].flow.span(mark.begin, mark.end), "person.protected")
    return Person(person.key, person.name, texts[index].flow.span(first.begin, first.end), rule, protection)


def _full_names(texts: Sequence[Text], named: Sequence[Sequence[Named]]) -> list[_Known]:
    """Return the people named in full: behind a function, with a given name, or as those who speak."""
    known: list[_Known] = []
    for sure in (True, False):
        for index, occurrences in enumerate(named):
            for one in occurrences:
                tokens = _folded(one.name)
                if one.sure is not sure or len(tokens) <= 1:
                    continue
                person = next((person for person in known if _same(tokens, person.tokens)), None)
                # A name that nothing tells is taken where a person of that surname is known by it.
                told = sure or (person is not None and tokens[-1] in {other.tokens[-1] for other in known})
                if not told and not _speaks_or_meets(texts[index].words, one):
                    continue
                if texts[index].part[0] in _TITLED and not _is_in_text(one, tokens, texts):
                    continue
                if person is None:
                    person = _Known(one.name, tokens, (index, one))
                    known.append(person)
                elif len(tokens) > len(person.tokens):
                    person.name, person.tokens = one.name, tokens
                person.occurrences.append((index, one))
    for person in known:
        person.occurrences.sort(key=_where)
        person.first = person.occurrences[0]
    known.sort(key=lambda person: _where(person.first))
    return known


def _is_in_text(one: Named, tokens: tuple[str, ...], texts: Sequence[Text]) -> bool:
    """Tell whether a name in a subject or heading, where all words have capitals, is one of the text too.

    A given name is enough.
    """
    if one.name.partition(" ")[0].title() in given_names():
        return True
    return any(text.part[0] == "paragraph" and tokens[-1] in text.words.casefold() for text in texts)


def _where(place: tuple[int, Named]) -> tuple[int, int]:
    return place[0], place[1].begin


def _speaks_or_meets(words: str, one: Named) -> bool:
    before = max(0, one.begin - _MET_BACK)
    return speaks_next(words, one.end) or _MET.search(words, before, one.begin) is not None


def _titled_surnames(named: Sequence[Sequence[Named]], known: list[_Known]) -> None:
    """Give single names behind a function to the person of that surname, or to one known by it alone."""
    for index, occurrences in enumerate(named):
        for one in occurrences:
            tokens = _folded(one.name)
            if len(tokens) != 1 or not one.sure:
                continue
            person = _bearer(tokens[0], (index, one.begin), known, one.role)
            if person is None:
                person = _Known(one.name, tokens, (index, one))
                known.append(person)
            person.occurrences.append((index, one))
            person.occurrences.sort(key=_where)


def _bearer(surname: str, place: tuple[int, int], known: Sequence[_Known], role: str | None = None) -> _Known | None:
    """Return who bears a surname: the only one, the one of that function, or the one named last before."""
    bearers = [person for person in known if person.tokens[-1] == surname] or [
        person for person in known if person.tokens[0] == surname
    ]
    if len(bearers) <= 1:
        return bearers[0] if bearers else None
    if role is not None:
        fitting = [person for person in bearers if any(_alike(role, one.role) for _, one in person.occurrences)]
        bearers = fitting or bearers
    before = [person for person in bearers if _where(person.first) <= place] or bearers

    def last_named(person: _Known) -> tuple[int, int]:
        return max((where for one in person.occurrences if (where := _where(one)) <= place), default=(-1, -1))

    return max(before, key=last_named)


def _alike(role: str, other: str | None) -> bool:
    return other is not None and (role.casefold() in other.casefold() or other.casefold() in role.casefold())


def _surnames(
    index: int, text: Text, readings: Sequence[Reading], known: Sequence[_Known], actors: Sequence[Actor]
) -> Iterator[Actor]:
    """Yield the places where a person's surname stands alone, outside the phrases around names."""
    covered = [(actor.extent_begin, actor.extent_end) for actor in actors]
    taken = {actor.begin for actor in actors}
    surnames = {token for person in known for token in (person.tokens[0], person.tokens[-1])}
    at = {match.begin: match for match in text.matches}
    for reading, position in _single_words(readings):
        word = reading.words[position]
        tokens = _folded(word.text)
        if len(tokens) != 1 or tokens[0] not in surnames or word.begin in taken:
            continue
        if any(begin <= word.begin and word.end <= end for begin, end in covered):
            continue
        person = _bearer(tokens[0], (index, word.begin), known)
        if person is not None:
            one = Named(word.begin, word.end, word.text, word.begin, word.end)
            read_apposition(text.words, one, at)
            person.occurrences.append((index, one))
            yield _actor(one, person.key, "person.surname")


def _single_words(readings: Sequence[Reading]) -> Iterator[tuple[Reading, int]]:
    """Yield the words that may name somebody by themselves: alone, or parted from unknown ones, `Obama and Lula`."""
    for reading in readings:
        for phrase in reading.phrases:
            if phrase.first == phrase.last and phrase.kind in {"other", "known"}:
                yield reading, phrase.first
            elif phrase.kind == "other":
                words = reading.words
                for position in range(phrase.first, phrase.last + 1):
                    before = position == phrase.first or words[position].gap in _PARTING
                    if before and (position == phrase.last or words[position + 1].gap):
                        yield reading, position

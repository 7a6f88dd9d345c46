"""Who is who in a cable: names of one person brought together, surnames alone resolved, officers without names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.actors import Actor, Named
from cablegraph.extracting.appositions import read_apposition
from cablegraph.extracting.findings import Membership, Officer, Person
from cablegraph.extracting.roles import at_post
from cablegraph.extracting.verbs import speaks_next
from cablegraph.extracting.vocabulary import roles
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text


@dataclass(slots=True)
class _Known:
    """A person while names are brought together."""

    name: str
    tokens: tuple[str, ...]
    first: tuple[int, Named]
    occurrences: list[tuple[int, Named]] = field(default_factory=list)


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


def _folded(name: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return tuple(word.strip(".'’") for word in plain.split() if word.strip(".'’") not in {"jr", "sr", "ii", "iii"})


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names may be one person's: the same ends, or one inside the other in order."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 2:
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
    keys = {id(person): f"person: {person.name}" for person in known}
    for person in known:
        index, first = next((place for place in person.occurrences if place[1].name == person.name), person.first)
        marks = [(place, occurrence) for place, occurrence in person.occurrences if occurrence.protection is not None]
        protection = None
        if marks:
            place, occurrence = marks[0]
            mark = occurrence.protection
            protection = Field(mark.words, texts[place].flow.span(mark.begin, mark.end), "person.protected")
        rule = "person.function-before" if first.role is not None else "person.given-name"
        found.persons.append(
            Person(keys[id(person)], person.name, texts[index].flow.span(first.begin, first.end), rule, protection)
        )
        for place, occurrence in person.occurrences:
            extent = (occurrence.extent_begin, occurrence.extent_end)
            found.actors[place].append(Actor(occurrence.begin, occurrence.end, keys[id(person)], *extent, rule))
    for index, text in enumerate(texts):
        _surnames(index, text, readings[index], known, keys, found)
        if text.part[0] == "paragraph":
            _officers(index, text, readings[index], found)
        found.actors[index].sort()
    for person in known:
        found.memberships += _memberships(texts, person, keys[id(person)])
    return found


def _full_names(texts: Sequence[Text], named: Sequence[Sequence[Named]]) -> list[_Known]:
    """Return the people named in full: behind a function, with a given name, or as those who speak."""
    known: list[_Known] = []
    for sure in (True, False):
        for index, occurrences in enumerate(named):
            for one in occurrences:
                tokens = _folded(one.name)
                if one.sure is not sure or len(tokens) < 2:
                    continue
                surnames = {person.tokens[-1] for person in known}
                words = texts[index].words
                told = speaks_next(words, one.end) or _MET.search(words, max(0, one.begin - 30), one.begin)
                if not sure and not (
                    told or (tokens[-1] in surnames and any(_same(tokens, person.tokens) for person in known))
                ):
                    continue
                person = next((person for person in known if _same(tokens, person.tokens)), None)
                if person is None:
                    person = _Known(one.name, tokens, (index, one))
                    known.append(person)
                elif len(tokens) > len(person.tokens):
                    person.name, person.tokens = one.name, tokens
                person.occurrences.append((index, one))
    for person in known:
        person.occurrences.sort(key=lambda place: (place[0], place[1].begin))
        person.first = person.occurrences[0]
    known.sort(key=lambda person: (person.first[0], person.first[1].begin))
    return known


def _titled_surnames(named: Sequence[Sequence[Named]], known: list[_Known]) -> None:
    """Give single names behind a function to the person of that surname, or to one known by it alone."""
    for index, occurrences in enumerate(named):
        for one in occurrences:
            tokens = _folded(one.name)
            if len(tokens) != 1 or not one.sure:
                continue
            person = _bearer(tokens[0], index, one.begin, known, one.role)
            if person is None:
                person = _Known(one.name, tokens, (index, one))
                known.append(person)
            person.occurrences.append((index, one))
            person.occurrences.sort(key=lambda place: (place[0], place[1].begin))


def _bearer(surname: str, index: int, begin: int, known: Sequence[_Known], role: str | None = None) -> _Known | None:
    """Return who bears a surname: the only one, the one of that function, or the one named last before."""
    bearers = [person for person in known if person.tokens[-1] == surname] or [
        person for person in known if person.tokens[0] == surname
    ]
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    if role is not None:
        fitting = [person for person in bearers if any(_alike(role, place.role) for _, place in person.occurrences)]
        bearers = fitting or bearers
    before = [person for person in bearers if (person.first[0], person.first[1].begin) <= (index, begin)] or bearers

    def last_named(person: _Known) -> tuple[int, int]:
        places = [
            (place, occurrence.begin)
            for place, occurrence in person.occurrences
            if (place, occurrence.begin) <= (index, begin)
        ]
        return max(places, default=(-1, -1))

    return max(before, key=last_named)


def _alike(role: str, other: str | None) -> bool:
    return other is not None and (role.casefold() in other.casefold() or other.casefold() in role.casefold())


def _memberships(texts: Sequence[Text], person: _Known, key: str) -> Iterator[Membership]:
    """Yield the functions of a person, each once, where it stands first."""
    seen: dict[str, Membership] = {}
    for index, one in person.occurrences:
        if one.role is None:
            continue
        role = " ".join(one.role.split())
        found = roles().get(role)
        # A rank names nobody's function.
        if found is not None and found.kind == "rank":
            continue
        if role.removesuffix("s").casefold() in seen:
            continue
        earlier = seen.get(role.casefold())
        if earlier is not None and (earlier.organization is not None or one.organization is None):
            continue
        span = texts[index].flow.span(one.role_begin, one.role_end)
        rule = "membership.function-before" if one.role_begin < one.begin else "membership.function-behind"
        seen[role.casefold()] = Membership(key, role, one.organization, span, rule, one.former)
    yield from seen.values()


def _surnames(
    index: int, text: Text, readings: Sequence[Reading], known: list[_Known], keys: dict[int, str], found: Identities
) -> None:
    """Add the places where a person's surname stands alone."""
    if not known:
        return
    taken = {actor.begin: actor for actor in found.actors[index]}
    covered = [(actor.extent_begin, actor.extent_end) for actor in found.actors[index]]
    surnames = {token for person in known for token in (person.tokens[0], person.tokens[-1])}
    for reading in readings:
        for phrase in reading.phrases:
            if phrase.kind not in {"other", "known"} or (phrase.kind == "known" and phrase.last > phrase.first):
                continue
            for position in range(phrase.first, phrase.last + 1):
                word = reading.words[position]
                tokens = _folded(word.text)
                if len(tokens) != 1 or tokens[0] not in surnames or word.begin in taken:
                    continue
                if any(begin <= word.begin and word.end <= end for begin, end in covered):
                    continue
                alone = phrase.first == phrase.last
                if not alone and not _stands_alone(reading, phrase.first, phrase.last, position):
                    continue
                person = _bearer(tokens[0], index, word.begin, known)
                if person is None:
                    continue
                place = Named(word.begin, word.end, word.text, word.begin, word.end)
                read_apposition(text.words, place, {match.begin: match for match in text.matches})
                person.occurrences.append((index, place))
                rule = "person.surname"
                found.actors[index].append(
                    Actor(word.begin, word.end, keys[id(person)], place.extent_begin, place.extent_end, rule)
                )


def _stands_alone(reading: Reading, first: int, last: int, position: int) -> bool:
    """Tell whether a surname inside unknown words is parted from them: `Obama and Lula`."""
    before = position == first or reading.words[position].gap in {"and", "y", "e", "for", "to"}
    after = position == last or reading.words[position + 1].gap != ""
    return before and after


def _officers(index: int, text: Text, readings: Sequence[Reading], found: Identities) -> None:
    """Add officers of the post whom a function alone names: CG, PolEconOff, the Ambassador."""
    covered = [(actor.extent_begin, actor.extent_end) for actor in found.actors[index]]
    for reading in readings:
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind != "role":
                continue
            begin, end = reading.words[phrase.first].begin, reading.words[phrase.last].end
            role = joined(reading.words, phrase.first, phrase.last)
            row = at_post(role)
            if row is None or any(first <= begin < last for first, last in covered):
                continue
            foreign = number > 0 and reading.words[phrase.first].gap == ""
            owned = reading.run.owner is not None and phrase.first == 0
            if (foreign or owned) and row.kind != "officer":
                continue
            if (
                reading.words[phrase.last].end < len(text.words)
                and text.words[end : end + 4] in {" to ", " of "}
                and row.kind != "officer"
            ):
                continue
            key = f"officer: {role}"
            span = text.flow.span(begin, end)
            found.officers.setdefault(key, Officer(key, role, span, "officer.function-alone"))
            found.actors[index].append(Actor(begin, end, key, begin, end, "officer.function-alone"))

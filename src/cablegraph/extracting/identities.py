"""Who is who in a cable: names of one person brought together, surnames alone resolved, officers without names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.actors import Actor, Named
from cablegraph.extracting.appositions import read_apposition
from cablegraph.extracting.bearers import (
    Bearer,
    Bearers,
    bearer_of,
    folded,
    is_known_surname,
    may_be_same,
    where_named,
)
from cablegraph.extracting.findings import Officer, Person
from cablegraph.extracting.memberships import memberships
from cablegraph.extracting.newcomers import is_beside_known, single_words, speaks_or_meets, surnames_alone
from cablegraph.extracting.officers import holders_at_post, officers_alone
from cablegraph.extracting.vocabulary import given_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cablegraph.extracting.findings import Membership
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Match, Text
    from cablegraph.extracting.words import Word


@dataclass(slots=True)
class Identities:
    """The people of a cable, and, by text, where they are named."""

    persons: list[Person] = field(default_factory=list)
    officers: dict[str, Officer] = field(default_factory=dict)
    memberships: list[Membership] = field(default_factory=list)
    actors: list[list[Actor]] = field(default_factory=list)


_TITLED = frozenset({"subject", "heading"})


def identify(
    texts: Sequence[Text], named: Sequence[Sequence[Named]], readings: Sequence[Sequence[Reading]]
) -> Identities:
    """Bring together who is named in the texts of a cable; ``named`` and ``readings`` are theirs, text by text."""
    singles = [
        single_words(reading, among_others=text.part[0] in _TITLED)
        for text, reading in zip(texts, readings, strict=True)
    ]
    known = _full_names(texts, named, surnames_alone(texts, named, singles))
    _titled_surnames(named, known)
    found = Identities(actors=[[] for _ in texts])
    for person in known:
        whole = _person(texts, person)
        found.persons.append(whole)
        for index, one in person.occurrences:
            found.actors[index].append(_actor(one, whole.key, whole.rule))
    bearers = Bearers(known)
    for index, text in enumerate(texts):
        found.actors[index] += list(_surnames(index, text, singles[index], bearers, found.actors[index]))
    for person in known:
        found.memberships += memberships(texts, person.key, person.occurrences)
    holders = holders_at_post(known, texts)
    for text, reading, actors in zip(texts, readings, found.actors, strict=True):
        if text.part[0] == "paragraph":
            for officer, actor in officers_alone(text, reading, actors, found.memberships, holders):
                if officer is not None:
                    found.officers.setdefault(officer.key, officer)
                actors.append(actor)
        actors.sort()
    return found


def _actor(one: Named, key: str, rule: str) -> Actor:
    return Actor(one.begin, one.end, key, one.extent_begin, one.extent_end, rule)


def _person(texts: Sequence[Text], person: Bearer) -> Person:
    """Return a person, at the first place of the fullest name, with the first mark of protection."""
    index, first = next((place for place in person.occurrences if place[1].name == person.name), person.first)
    rule = "person.given-name" if first.role is None else "person.function-before"
    if first.role is None and is_known_surname(person.name):
        rule = "person.known-surname"
    protection = None
    for place, occurrence in person.occurrences:
        mark = occurrence.protection
        if mark is not None and protection is None:
            protection = Field(mark.words, texts[place].flow.span(mark.begin, mark.end), "person.protected")
    return Person(person.key, person.name, texts[index].flow.span(first.begin, first.end), rule, protection)


def _full_names(texts: Sequence[Text], named: Sequence[Sequence[Named]], again: Collection[str]) -> list[Bearer]:
    """Return the people named in full: behind a function, with a given name, as those who speak, or ``again``."""
    known: list[Bearer] = []
    sure_ones = {id(one) for occurrences in named for one in occurrences if one.sure}
    for sure in (True, False):
        for index, occurrences in enumerate(named):
            for one in occurrences:
                tokens = folded(one.name)
                if (id(one) in sure_ones) is not sure or len(tokens) <= 1:
                    continue
                person = next((person for person in known if may_be_same(tokens, person.tokens)), None)
                # A name that nothing tells is taken where a person of that surname is known by it.
                told = sure or (person is not None and tokens[-1] in {other.tokens[-1] for other in known})
                told = told or tokens[-1] in again or speaks_or_meets(texts[index], one)
                if not told and not is_beside_known(texts[index].words, one, occurrences):
                    continue
                one.sure = True
                if texts[index].part[0] in _TITLED and not _is_in_text(one, tokens, texts):
                    continue
                if person is None:
                    person = Bearer(one.name, tokens, (index, one))
                    known.append(person)
                elif len(tokens) > len(person.tokens):
                    person.name, person.tokens = one.name, tokens
                person.occurrences.append((index, one))
    for person in known:
        person.occurrences.sort(key=where_named)
        person.first = person.occurrences[0]
    known.sort(key=lambda person: where_named(person.first))
    return known


def _is_in_text(one: Named, tokens: tuple[str, ...], texts: Sequence[Text]) -> bool:
    """Tell whether a name in a subject or heading, where all words have capitals, is one of the text too.

    Of a given name it is enough that the text has no other word of it: `ANN ROE SEEKS` is no name where Roe is.
    """

    def named(token: str) -> bool:
        return any(text.part[0] == "paragraph" and token.capitalize() in text.words for text in texts)

    given = one.name.partition(" ")[0].title() in given_names()
    return named(tokens[-1]) or (given and not any(map(named, tokens[1:])))


def _titled_surnames(named: Sequence[Sequence[Named]], known: list[Bearer]) -> None:
    """Give single names behind a function to the person of that surname, or to one known by it alone."""
    for index, occurrences in enumerate(named):
        for one in occurrences:
            tokens = folded(one.name)
            if len(tokens) != 1 or not one.sure:
                continue
            person = bearer_of(tokens[0], (index, one.begin), known, one.role)
            if person is None:
                person = Bearer(one.name, tokens, (index, one))
                known.append(person)
            person.occurrences.append((index, one))
            person.occurrences.sort(key=where_named)


def _surnames(
    index: int, text: Text, singles: Sequence[Word], bearers: Bearers, actors: Sequence[Actor]
) -> Iterator[Actor]:
    """Yield the places where a person's surname stands alone, outside the phrases around names."""
    covered = [(actor.extent_begin, actor.extent_end) for actor in actors]
    taken = {actor.begin for actor in actors}
    at: dict[int, Match] | None = None
    for word in singles:
        surname = bearers.surname(word)
        if surname is None or word.begin in taken:
            continue
        if any(begin <= word.begin and word.end <= end for begin, end in covered):
            continue
        person = bearer_of(surname, (index, word.begin), bearers.known)
        if person is not None:
            one = Named(word.begin, word.end, word.text, word.begin, word.end)
            at = {match.begin: match for match in text.matches} if at is None else at
            read_apposition(text.words, one, at)
            person.occurrences.append((index, one))
            yield _actor(one, person.key, "person.surname")

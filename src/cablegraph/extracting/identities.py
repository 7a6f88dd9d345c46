"""Who is who in a cable: names of one person brought together, surnames alone resolved, officers without names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.actors import Actor, Named
from cablegraph.extracting.appositions import read_apposition
from cablegraph.extracting.bearers import (
    Bearer,
    bearer_of,
    folded,
    is_known_surname,
    may_be_same,
    squeezed,
    where_named,
)
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import Officer, Person
from cablegraph.extracting.memberships import memberships
from cablegraph.extracting.officers import holders_at_post, officers_alone
from cablegraph.extracting.verbs import speaks_next
from cablegraph.extracting.vocabulary import given_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.findings import Membership
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text


@dataclass(slots=True)
class Identities:
    """The people of a cable, and, by text, where they are named."""

    persons: list[Person] = field(default_factory=list)
    officers: dict[str, Officer] = field(default_factory=dict)
    memberships: list[Membership] = field(default_factory=list)
    actors: list[list[Actor]] = field(default_factory=list)


_MET = re.compile(
    r"\b(?:(?:met|spoke|meeting|meetings|talked|lunch|dinner|discussed \w+) with|told|informed|asked|thanked"
    r"|replaced|succeeded|named|appointed|arrested|detained|interviewed|jailed|married|nominated|sentenced)\s$"
)
_MET_BACK = 30
_GENITIVES = ("'s", "’s")
_TITLED = frozenset({"subject", "heading"})
_PARTING = frozenset({"and", "y", "e", "for", "to"})


def identify(
    texts: Sequence[Text], named: Sequence[Sequence[Named]], readings: Sequence[Sequence[Reading]]
) -> Identities:
    """Bring together who is named in the texts of a cable; ``named`` and ``readings`` are theirs, text by text."""
    known = _full_names(texts, named, readings)
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


def _named_again(
    texts: Sequence[Text], named: Sequence[Sequence[Named]], readings: Sequence[Sequence[Reading]]
) -> set[str]:
    """Return the last words of unknown names that stand alone too, as a surname does: behind a title, or in the text.

    What is no person's is shortened to its first word.
    """
    unsure = {
        folded(one.name)[-1]
        for occurrences in named
        for one in occurrences
        if not one.sure and one.name.partition(" ")[0] not in words_of("article-in-name")
    }
    if not unsure:
        return unsure
    again = {one.name.casefold() for occurrences in named for one in occurrences if one.sure and " " not in one.name}
    for text, reading in zip(texts, readings, strict=True):
        if text.part[0] != "paragraph":
            continue
        for one, position in _single_words(reading):
            word = one.words[position]
            if word.text.casefold() in unsure and (
                text.words.startswith(_GENITIVES, word.end) or speaks_next(text.words, word.end)
            ):
                again.add(word.text.casefold())
    return again & unsure


def _beside(words: str, one: Named, occurrences: Sequence[Named]) -> bool:
    """Tell whether a name is joined by `and` to that of somebody who is known in full: `Ann Roe and Ugo Poe`."""
    return any(
        other.sure
        and " " in other.name
        and (words[other.end : one.begin] == " and " or words[one.end : other.begin] == " and ")
        for other in occurrences
    )


def _full_names(
    texts: Sequence[Text], named: Sequence[Sequence[Named]], readings: Sequence[Sequence[Reading]]
) -> list[Bearer]:
    """Return the people named in full: behind a function, with a given name, or as those who speak."""
    known: list[Bearer] = []
    again = _named_again(texts, named, readings)
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
                told = told or tokens[-1] in again or _speaks_or_meets(texts[index].words, one)
                if not told and not _beside(texts[index].words, one, occurrences):
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


def _speaks_or_meets(words: str, one: Named) -> bool:
    before = max(0, one.begin - _MET_BACK)
    return speaks_next(words, one.end) or _MET.search(words, before, one.begin) is not None


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
    index: int, text: Text, readings: Sequence[Reading], known: Sequence[Bearer], actors: Sequence[Actor]
) -> Iterator[Actor]:
    """Yield the places where a person's surname stands alone, outside the phrases around names."""
    covered = [(actor.extent_begin, actor.extent_end) for actor in actors]
    taken = {actor.begin for actor in actors}
    last = {person.tokens[-1] for person in known}
    surnames = {token for person in known for token in (person.tokens[0], person.tokens[-1], *person.inner)}
    spelt = {squeezed(token): token for token in surnames}
    at = {match.begin: match for match in text.matches}
    for reading, position in _single_words(readings):
        word = reading.words[position]
        tokens = folded(word.text)
        if len(tokens) != 1 or word.begin in taken:
            continue
        surname = tokens[0] if tokens[0] in surnames else spelt.get(squeezed(tokens[0]))
        # `City of David`: a given name behind another word and `of` is of that word's name.
        if surname is None or (word.gap == "of" and surname not in last):
            continue
        if any(begin <= word.begin and word.end <= end for begin, end in covered):
            continue
        person = bearer_of(surname, (index, word.begin), known)
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

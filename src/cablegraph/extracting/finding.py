"""All that can be found in the words of a cable, in the order in which one finding rests on another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cablegraph.extracting.addresses import originating
from cablegraph.extracting.amounts import find_amounts
from cablegraph.extracting.eponyms import without_names_of_things
from cablegraph.extracting.findings import Findings, Mention
from cablegraph.extracting.identities import identify
from cablegraph.extracting.introduced import CALLED, introduced
from cablegraph.extracting.meetings import find_meetings
from cablegraph.extracting.movements import find_movements
from cablegraph.extracting.names import find_names
from cablegraph.extracting.namesakes import longer_names
from cablegraph.extracting.officers import HELD
from cablegraph.extracting.organizations import again_named, find_organizations
from cablegraph.extracting.people import find_people
from cablegraph.extracting.periods import find_periods
from cablegraph.extracting.phrases import read_runs
from cablegraph.extracting.places import find_places
from cablegraph.extracting.proposals import find_proposals
from cablegraph.extracting.publications import PUBLICATION, is_press_review, publications, surnames
from cablegraph.extracting.relations import find_relations
from cablegraph.extracting.statements import Listener
from cablegraph.extracting.texts import Match, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cablegraph.cable import Cable
    from cablegraph.extracting.actors import Actor, Named
    from cablegraph.extracting.findings import Organization
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text


def find(cable: Cable) -> Findings:
    """Return all that is found in the words of a cable."""
    texts = texts_of(cable)
    organizations = {found.key: found for found in find_names(cable, texts)}
    readings = [read_runs(text) for text in texts]
    bodies_named = _find_bodies(cable, texts, readings, organizations)
    named = [_no_bodies(text, find_people(text, reading)) for text, reading in zip(texts, readings, strict=True)]
    identities = identify(texts, named, readings)
    for text, actors in zip(texts, identities.actors, strict=True):
        text.matches = _without_overlaps([*text.matches, *_people(actors)])
    called = {word for person in identities.persons for word in (person.name, *person.name.split())}
    places, placed = find_places(texts, readings, called | bodies_named.keys())
    for text, found in zip(texts, placed, strict=True):
        if found:
            text.matches = _without_overlaps([*found, *text.matches])
    origin = originating(cable.preamble.origin or "")
    listener = Listener(identities, origin if origin is not None and origin.startswith("posts:") else None)
    for index, text in enumerate(texts):
        if text.part[0] == "paragraph":
            listener.listen(index, text)
    sent = cable.header.sent.value.date() if cable.header.sent is not None else cable.preamble.date
    periods = find_periods(texts, sent)
    amounts = find_amounts(texts)
    meetings = find_meetings(texts, identities, listener.found, periods, sent)
    relations = find_relations(texts, listener.found, organizations)
    mentions = _mentions(texts)
    named_still = {mention.entity for mention in mentions}
    return Findings(
        mentions=mentions,
        organizations=tuple(found for found in organizations.values() if found.key in named_still),
        places=tuple(found for found in places if found.key in named_still),
        persons=tuple(identities.persons),
        officers=tuple(identities.officers.values()),
        memberships=tuple(identities.memberships),
        amounts=tuple(amounts),
        periods=tuple(periods),
        meetings=tuple(meetings),
        statements=tuple(listener.found),
        relations=tuple(relations),
        proposals=tuple(find_proposals(texts)),
        movements=tuple(find_movements(texts, listener.found)),
    )


def _find_bodies(
    cable: Cable, texts: Sequence[Text], readings: Sequence[Sequence[Reading]], organizations: dict[str, Organization]
) -> dict[str, str]:
    """Find the bodies that no table has, first in each text, then where they are named again; return their names."""
    bodies_named: dict[str, str] = {}
    people = surnames(readings) if is_press_review(cable) else None
    for text, reading in zip(texts, readings, strict=True):
        bodies = [*find_organizations(text, reading, bodies_named), *introduced(text, reading, bodies_named)]
        if people is not None:
            bodies += publications(text, reading, bodies_named, people)
        for organization, _ in bodies:
            if organization is not None:
                organizations.setdefault(organization.key, organization)
        text.matches = _without_overlaps([*text.matches, *(match for _, match in bodies)])
    _unite(texts, organizations, bodies_named)
    for text, reading in zip(texts, readings, strict=True):
        text.matches = without_names_of_things(text, reading)
        again = again_named(reading, bodies_named, text.matches)
        text.matches = _without_overlaps([*text.matches, *again])
    return bodies_named


def _no_bodies(text: Text, people: Iterable[Named]) -> list[Named]:
    """Return those people whose names hold no body's that the words around it tell: `the firm Morgan Reed`."""
    told = [match for match in text.matches if match.rule in {CALLED, PUBLICATION}]
    return [one for one in people if not any(one.begin <= body.begin < one.end for body in told)]


def _unite(texts: Iterable[Text], organizations: Mapping[str, Organization], named: dict[str, str]) -> None:
    """Make one of a body and that whose longer name only follows."""
    headed = {key: found.label for key, found in organizations.items() if found.rule == "organization.head-word"}
    longer = longer_names(headed)
    if not longer:
        return
    named |= {name: longer[key] for name, key in named.items() if key in longer}
    for text in texts:
        text.matches = [match._replace(entity=longer.get(match.entity, match.entity)) for match in text.matches]


def _people(actors: Iterable[Actor]) -> list[Match]:
    return [
        Match(actor.begin, actor.end, actor.key, actor.rule)
        for actor in actors
        if actor.key.startswith("person:") and actor.rule != HELD
    ]


def _without_overlaps(matches: Iterable[Match]) -> list[Match]:
    """Return the longest of names that overlap; of equals a person, then what stands later in the list."""
    found = list(matches)
    ordered = sorted(found)
    if all(one.end <= other.begin for one, other in pairwise(ordered)):
        return ordered
    ranked = sorted(
        enumerate(found),
        key=lambda item: (-(item[1].end - item[1].begin), not item[1].entity.startswith("person:"), -item[0]),
    )
    chosen: list[Match] = []
    for _, match in ranked:
        if all(match.end <= other.begin or other.end <= match.begin for other in chosen):
            chosen.append(match)
    return sorted(chosen)


def _mentions(texts: Iterable[Text]) -> tuple[Mention, ...]:
    found = [
        Mention(match.entity, text.flow.span(match.begin, match.end), text.part, match.rule, match.row)
        for text in texts
        for match in text.matches
    ]
    return tuple(sorted(found, key=lambda mention: mention.span))

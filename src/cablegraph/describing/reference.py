"""What the lexicon, the schemes and the links say of the entities that a cable names."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from cablegraph import data
from cablegraph.extracting.lexicon import entities, places_of_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Node = dict[str, Any]

_SCHEMES = (
    "captions",
    "delivery-roles",
    "markings",
    "organization-kinds",
    "precedences",
    "reading-notes",
    "reference-kinds",
    "tags",
    "topics",
)


@cache
def concepts() -> dict[str, data.Concept]:
    """Return the concepts of all schemes by prefixed name."""
    return {name: concept for scheme in _SCHEMES for name, concept in data.concepts(scheme).items()}


def one_or_many(values: Iterable[str]) -> str | list[str]:
    """Return the values as JSON-LD prints them: one as itself, several as a list."""
    found = list(values)
    return found[0] if len(found) == 1 else found


def several(value: str | list[str]) -> list[str]:
    """Return the values that JSON-LD prints as one or as a list."""
    return [value] if isinstance(value, str) else value


def nodes_of(value: object) -> Iterator[Node]:
    """Yield every node of a record, each before those inside it."""
    if isinstance(value, dict):
        if "id" in value:
            yield value
        for inner in value.values():
            yield from nodes_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_of(inner)


def closure(names: Iterable[str]) -> list[str]:
    """Return the named entities and concepts with all that their descriptions name, sorted; others are left out."""
    pending, seen = list(names), set()
    while pending:
        name = pending.pop()
        entity, concept = entities().get(name), concepts().get(name)
        if name in seen or (entity is None and concept is None):
            continue
        seen.add(name)
        if entity is not None:
            pending += [*entity.parents, *filter(None, (entity.place, entity.kind))]
        if concept is not None:
            pending += [*concept.broader, *filter(None, [places_of_tags().get(name)])]
    return sorted(seen)


def describe_entity(name: str) -> Node:
    """Describe an entity of the lexicon: kind, labels, parents, place, coordinates."""
    entity = entities()[name]
    node: Node = {"id": name, "type": one_or_many(entity.types), "label": entity.label}
    alternates = sorted({*entity.alternates, *entity.symbols, *entity.addresses} - {entity.label})
    if alternates:
        node["altLabel"] = one_or_many(alternates)
    if entity.kind is not None:
        node["classification"] = entity.kind
    if entity.parents:
        node["containedInPlace" if "Place" in entity.types else "subOrganizationOf"] = one_or_many(entity.parents)
    if entity.place is not None:
        node["hostPlace" if "DiplomaticPost" in entity.types else "location"] = entity.place
    if entity.point is not None:
        node["latitude"], node["longitude"] = entity.point
    return node


def describe_concept(name: str) -> Node:
    """Describe a concept of a scheme: labels, notation, broader ones, the place that it stands for."""
    concept = concepts()[name]
    node: Node = {"id": name, "type": "Concept", "label": concept.label, "prefLabel": concept.label}
    if concept.alternates:
        node["altLabel"] = one_or_many(concept.alternates)
    node["notation"] = concept.notation
    if concept.broader:
        node["broader"] = one_or_many(concept.broader)
    if name in places_of_tags():
        node["focus"] = places_of_tags()[name]
    node["inScheme"] = concept.scheme
    return node


def describe_links(name: str) -> Node | None:
    """Describe the links of an entity or concept, if it has any above the threshold."""
    found: dict[str, list[str]] = {}
    for link in data.links(name):
        found.setdefault(link.predicate.partition(":")[2], []).append(link.object)
    if not found:
        return None
    return {"id": name} | {key: one_or_many(sorted(values)) for key, values in sorted(found.items())}

"""Checking: whether linked items are still there, still themselves, still of the type and at the place they were."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pyoxigraph import Quad, Store

from cablegraph.describing.reference import closure, concepts, describe_concept, describe_entity
from cablegraph.graph import triples
from cablegraph.linking.scoring import type_score
from cablegraph.linking.subjects import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablegraph.data import Mapping
    from cablegraph.linking.subjects import Subject
    from cablegraph.linking.wikidata import Item, Wikidata

NEAR = 50
"""How many kilometres a place may lie from its item."""

_EARTH = 6371.0
_SAME = {"owl:sameAs", "skos:exactMatch"}


def from_lexicon(names: Iterable[str]) -> Store:
    """Return a store that describes entities and concepts as the lexicon does."""
    found = closure(names)
    nodes = [describe_concept(name) if name in concepts() else describe_entity(name) for name in found]
    store = Store()
    store.extend(Quad(*triple) for triple in triples(nodes, "urn:x-cablegraph:lexicon"))
    return store


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points along the earth.

    >>> round(kilometres((0, 0), (0, 1)))
    111
    """
    (latitude, longitude), (latitude_2, longitude_2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((latitude_2 - latitude) / 2) ** 2
        + math.cos(latitude) * math.cos(latitude_2) * math.sin((longitude_2 - longitude) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(half)))


def _changes(mapping: Mapping, item: Item, kinds: frozenset[str], subject: Subject | None) -> Iterator[str]:
    """Yield what is no longer as it was, and what was expected, the gravest first."""
    name = f"{mapping.object} ({item.label})" if item.label else mapping.object
    if item.missing:
        yield f"{name} is not there any more, expected an item"
    if item.target is not None:
        yield f"{mapping.object} is merged into wd:{item.target}, expected an item of its own"
    if "never" in kinds:
        yield f"{name} is a person, a name, a work or a page of Wikimedia, expected a thing of the world"
    if subject is None or mapping.predicate not in _SAME:
        return
    if kinds and not type_score(subject.kind, kinds, stated=True):
        yield f"{name} is of the kind {', '.join(sorted(kinds))}, expected one that a {subject.kind} fits"
    if subject.coordinates is not None and item.coordinates is not None:
        far = kilometres(subject.coordinates, item.coordinates)
        if far > NEAR:
            yield f"{name} lies {far:,.0f} km away, expected {NEAR} km at most"


def check(mappings: Iterable[Mapping], wikidata: Wikidata, data: Store | None) -> Iterator[tuple[Mapping, str]]:
    """Yield the mappings to Wikidata that do not hold any more, each with what was found."""
    rows = [row for row in mappings if not row.denied and row.object.startswith("wd:Q")]
    items = wikidata.items(row.object[3:] for row in rows)
    kinds = wikidata.kinds({name for item in items.values() for name in item.classes})
    subjects = {subject.name: subject for subject in Reader(from_lexicon(row.subject for row in rows)).subjects()}
    if data is not None:
        subjects |= {subject.name: subject for subject in Reader(data).subjects()}
    for row in rows:
        item = items[row.object[3:]]
        known = frozenset().union(*(kinds[name] for name in item.classes))
        found = next(_changes(row, item, known, subjects.get(row.subject)), None)
        if found is not None:
            yield row, found

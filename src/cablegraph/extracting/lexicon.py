"""The lexicon: organizations, posts, places and topics known beyond one cable, and the names they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.extracting.addresses import addressed, originating

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Alias", "Entity", "addressed", "aliases", "entities", "originating", "places_of_tags"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of the lexicon.

    ``name`` is its prefixed name (``places:yunnan``), ``types`` are context terms, ``parents`` what it is part of,
    ``place`` where it is, ``point`` its latitude and longitude; ``symbols`` are office symbols; ``row`` is the file and
    line that say so.
    """

    name: str
    types: tuple[str, ...]
    kind: str | None
    label: str
    alternates: tuple[str, ...]
    generic: tuple[str, ...]
    symbols: tuple[str, ...]
    addresses: tuple[str, ...]
    parents: tuple[str, ...]
    place: str | None
    contexts: frozenset[str]
    row: str
    point: tuple[str, str] | None = None


class Alias(NamedTuple):
    """A name in the text for an entity.

    A generic one counts only where one of its contexts is named too (``context`` has them as their cell does), an
    office ``symbol`` in attention lines and, where a slash is in it, in the text.
    """

    entity: str
    written: str
    context: str
    row: str
    symbol: bool = False

    @property
    def contexts(self) -> frozenset[str]:
        """What must be named for a generic name to count: a context itself, a place within it, a post there."""
        return _named_by(self.context) if self.context else frozenset()

    @property
    def acronym(self) -> bool:
        """Whether the case of every letter counts."""
        return self.written.isupper()


_PLACE_TYPES = {
    "country": ("Country", "AdministrativeArea", "Place"),
    "territory": ("AdministrativeArea", "Place"),
    "province": ("State", "AdministrativeArea", "Place"),
    "state": ("State", "AdministrativeArea", "Place"),
    "city": ("City", "AdministrativeArea", "Place"),
    "region": ("Place",),
}
_AGENT_TYPES = {
    "Organization": ("Organization",),
    "OrganizationalUnit": ("OrganizationalUnit", "Organization"),
}


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _prefixed(prefix: str, cell: str) -> tuple[str, ...]:
    return tuple(f"{prefix}:{part}" for part in _several(cell))


def _agent(row: dict[str, str]) -> Entity:
    return Entity(
        name=f"agents:{row['id']}",
        types=_AGENT_TYPES[row["type"]],
        kind=f"organizationKinds:{row['kind']}",
        label=row["label"],
        alternates=_several(row["alternates"]),
        generic=_several(row["generic"]),
        symbols=_several(row["symbols"]),
        addresses=_several(row["addresses"]),
        parents=_prefixed("agents", row["parent"]),
        place=next(iter(_prefixed("places", row["place"])), None),
        contexts=frozenset(_several(row["context"])),
        row=f"agents.tsv:{row['line']}",
    )


def _post(row: dict[str, str]) -> Entity:
    return Entity(
        name=f"posts:{row['id']}",
        types=("DiplomaticPost", "Organization"),
        kind=f"organizationKinds:{row['kind']}",
        label=row["label"],
        alternates=_several(row["alternates"]),
        generic=(),
        symbols=(),
        addresses=_several(row["addresses"]),
        parents=_prefixed("agents", row["parent"]),
        place=f"places:{row['city']}",
        contexts=frozenset(),
        row=f"posts.tsv:{row['line']}",
    )


def _place(row: dict[str, str]) -> Entity:
    return Entity(
        name=f"places:{row['id']}",
        types=_PLACE_TYPES[row["kind"]],
        kind=None,
        label=row["label"],
        alternates=_several(row["alternates"]),
        generic=_several(row["generic"]),
        symbols=(),
        addresses=(),
        parents=_prefixed("places", row["parent"]),
        place=None,
        contexts=frozenset(_several(row["context"])),
        row=f"places.tsv:{row['line']}",
        point=(row["lat"], row["long"]) if row["lat"] else None,
    )


_READERS = {"agents": _agent, "posts": _post, "places": _place}


@cache
def _rows() -> dict[str, dict[str, str]]:
    """Return the rows of the lexicon by prefixed name."""
    return {f"{file}:{row['id']}": row for file in _READERS for row in data.table("lexicon", f"{file}.tsv")}


class _Entities(Mapping[str, Entity]):
    """The entities by prefixed name, each read when it is asked for: a cable names few of the many."""

    def __init__(self) -> None:
        self._read: dict[str, Entity] = {}

    def __getitem__(self, name: str) -> Entity:
        if name not in self._read:
            self._read[name] = _READERS[name.partition(":")[0]](_rows()[name])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in _rows()

    def __iter__(self) -> Iterator[str]:
        return iter(_rows())

    def __len__(self) -> int:
        return len(_rows())


@cache
def entities() -> Mapping[str, Entity]:
    """Return the entities of the lexicon by prefixed name."""
    return _Entities()


@cache
def places_of_tags() -> dict[str, str]:
    """Return the place that each geographic code of TAGS stands for."""
    rows = data.table("lexicon", "geographic-tags.tsv")
    return {f"tags:{row['code']}": f"places:{row['place']}" for row in rows if row["place"]}


@cache
def _inside() -> dict[str, frozenset[str]]:
    """Return, by place, the places of a sure name within it and the posts that it hosts."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, row in _rows().items():
        pending: list[str] = []
        if name.startswith("posts:"):
            pending.append(row["city"])
        elif name.startswith("places:") and not row["generic"]:
            pending += _several(row["parent"])
        while pending:
            place = pending.pop()
            if name not in found[place]:
                found[place].add(name)
                pending += _several(_rows()[f"places:{place}"]["parent"])
    return {f"places:{place}": frozenset(names) for place, names in found.items()}


@cache
def _named_by(cell: str) -> frozenset[str]:
    """Return what names one of the contexts in a cell: the context itself, a place within it, a post there."""
    contexts = _several(cell)
    return frozenset(contexts).union(*(_inside().get(context, ()) for context in contexts))


def _country(place: str) -> str | None:
    """Return the label of the country in which a place is."""
    row = _rows()[f"places:{place}"]
    if row["kind"] == "country":
        return row["label"]
    return next((country for parent in _several(row["parent"]) if (country := _country(parent)) is not None), None)


@cache
def _missions() -> dict[str, tuple[str, ...]]:
    """Return what the one embassy in a country goes by too: `Mission Indonesia`."""
    embassies: dict[str, list[str]] = defaultdict(list)
    for name, row in _rows().items():
        if name.startswith("posts:") and row["kind"] == "embassy":
            embassies[_country(row["city"]) or ""].append(name)
    return {
        names[0]: (f"Mission {country}", f"U.S. Mission {country}", f"US Mission {country}")
        for country, names in embassies.items()
        if country and len(names) == 1
    }


@cache
def aliases() -> tuple[Alias, ...]:
    """Return every name under which the text may mention an entity or a topic."""
    found = []
    missions = _missions()
    for entity, row in _rows().items():
        line = f"{entity[: entity.index(':')]}.tsv:{row['line']}"
        label, alternates, generic = row["label"], row["alternates"], row.get("generic", "")
        unsure = generic.split("|") if generic else ()
        if label not in unsure:
            found.append(Alias(entity, label, "", line))
        if alternates or entity in missions:
            others = dict.fromkeys((*_several(alternates), *missions.get(entity, ())))
            found += [Alias(entity, name, "", line) for name in others if name != label and name not in unsure]
        for name in unsure:
            found.append(Alias(entity, name, row["context"], line))
        if row.get("symbols"):
            found += [Alias(entity, name, "", line, symbol=True) for name in row["symbols"].split("|")]
    for topic in data.concepts("topics").values():
        line = f"{topic.file}:{topic.line}"
        found += [Alias(topic.name, name, "", line) for name in sorted({topic.label, *topic.alternates, *topic.hidden})]
    return tuple(found)

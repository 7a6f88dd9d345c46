"""The lexicon: organizations, posts, places and topics known beyond one cable, and the names they go by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cablegraph import data


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of the lexicon.

    ``name`` is its prefixed name (``places:yunnan``), ``types`` are context terms, ``parents`` what it is part of,
    ``place`` where it is; ``symbols`` are office symbols; ``row`` is the file and line that say so.
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


@dataclass(frozen=True, slots=True)
class Alias:
    """A name in the text for an entity.

    A generic one counts only where one of ``contexts`` is named too, an office ``symbol`` in attention lines and, where
    a slash is in it, in the text.
    """

    entity: str
    written: str
    contexts: frozenset[str]
    row: str
    symbol: bool = False

    @property
    def acronym(self) -> bool:
        """Whether the case of every letter counts."""
        return self.written.isupper()


_PLACE_TYPES = {
    "country": ("Country", "AdministrativeArea", "Place"),
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
    return tuple(part for part in cell.split("|") if part)


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
    )


@cache
def entities() -> dict[str, Entity]:
    """Return the entities of the lexicon by prefixed name."""
    readers = (("agents.tsv", _agent), ("posts.tsv", _post), ("places.tsv", _place))
    found = [read(row) for file, read in readers for row in data.table("lexicon", file)]
    return {entity.name: entity for entity in found}


@cache
def aliases() -> tuple[Alias, ...]:
    """Return every name under which the text may mention an entity or a topic."""
    found = []
    for entity in entities().values():
        sure = {entity.label, *entity.alternates} - set(entity.generic)
        found += [Alias(entity.name, name, frozenset(), entity.row) for name in sorted(sure)]
        found += [Alias(entity.name, name, entity.contexts, entity.row) for name in entity.generic]
        found += [Alias(entity.name, name, frozenset(), entity.row, symbol=True) for name in entity.symbols]
    for topic in data.concepts("topics").values():
        row = f"{topic.file}:{topic.line}"
        found += [
            Alias(topic.name, name, frozenset(), row)
            for name in sorted({topic.label, *topic.alternates, *topic.hidden})
        ]
    return tuple(found)


_WASHINGTON = re.compile(r"\b(?:WASHINGTON,? ?D\.?C\.?|WASHINGTON)$")


def _address(written: str) -> str:
    name = " ".join(written.upper().replace(".", "").split())
    return _WASHINGTON.sub("WASHDC", name)


@cache
def _by_address() -> dict[str, str]:
    return {_address(written): entity.name for entity in entities().values() for written in entity.addresses}


@cache
def _by_origin() -> dict[str, str]:
    posts = [entity for entity in entities().values() if entity.name.startswith("posts:")]
    return {name.casefold(): entity.name for entity in posts for name in (entity.label, *entity.alternates)} | {
        "secretary of state": "agents:department-of-state"
    }


def addressed(written: str) -> str | None:
    """Return the entity that a header addresses by this name, if the lexicon has it.

    >>> addressed("DEPT OF LABOR WASHINGTON DC")
    'agents:department-of-labor'
    """
    return _by_address().get(_address(written))


def originating(written: str) -> str | None:
    """Return the post, or the Department, that a source calls a cable's origin.

    >>> originating("Consulate Chengdu")
    'posts:chengdu'
    """
    return _by_origin().get(written.casefold())

"""The lexicon: organizations, posts, places and topics known beyond one cable, and the names they go by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cablegraph import data

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Entity:
    """A row of the lexicon.

    ``name`` is its prefixed name (``places:yunnan``), ``types`` are context terms, ``parents`` what it is part of,
    ``place`` where it is, ``point`` its latitude and longitude; ``row`` is the file and line that say so.
    """

    name: str
    types: tuple[str, ...]
    kind: str | None
    label: str
    alternates: tuple[str, ...]
    generic: tuple[str, ...]
    addresses: tuple[str, ...]
    parents: tuple[str, ...]
    place: str | None
    contexts: frozenset[str]
    row: str
    point: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name in the text for an entity; a generic one counts only where one of ``contexts`` is named too."""

    entity: str
    written: str
    contexts: frozenset[str]
    row: str

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


@cache
def aliases() -> tuple[Alias, ...]:
    """Return every name under which the text may mention an entity or a topic."""
    found = []
    for entity, row in _rows().items():
        line = f"{entity.partition(':')[0]}.tsv:{row['line']}"
        generic = _several(row.get("generic", ""))
        sure = {row["label"], *_several(row["alternates"])}.difference(generic)
        found += [Alias(entity, name, frozenset(), line) for name in sorted(sure)]
        found += [Alias(entity, name, _named_by(row["context"]), line) for name in generic]
    for topic in data.concepts("topics").values():
        line = f"{topic.file}:{topic.line}"
        found += [
            Alias(topic.name, name, frozenset(), line)
            for name in sorted({topic.label, *topic.alternates, *topic.hidden})
        ]
    return tuple(found)


_WASHINGTON = re.compile(r"\b(?:WASHINGTON,? ?D\.?C\.?|WASHINGTON)$")
_EMBASSY = re.compile(r"^(?:(?:AM|AMERICAN |US )?EMBASSY|AM ?EMB) (?=\S)")
_CONSULATE = re.compile(r"^(?:(?:AM|AMERICAN |US )?CONSULATE(?: GENERAL)?|AM ?CON(?:SUL(?:ATE)?|GEN)) (?=\S)")


def _address(written: str) -> str:
    """Return a name as it is looked up: in capitals, one word for each kind of post, letters and digits alone."""
    name = " ".join(written.upper().replace(".", "").split())
    name = _CONSULATE.sub("AMCONSUL ", _EMBASSY.sub("AMEMBASSY ", _WASHINGTON.sub("WASHDC", name)))
    return "".join(letter for letter in name if letter.isalnum())


@cache
def _by_address() -> dict[str, str]:
    return {_address(written): name for name, row in _rows().items() for written in _several(row.get("addresses", ""))}


@cache
def _by_station() -> dict[str, str]:
    """Return the embassies and consulates by the words that stand for their stations."""
    found = {row["alias"]: row["post"] for row in data.table("lexicon", "stations.tsv") if row["post"]}
    return {word: f"posts:{post}" for word, post in found.items() if _rows()[f"posts:{post}"]["kind"] in _RESIDENT}


_RESIDENT = frozenset({"consulate", "consulate-general", "embassy"})


@cache
def _by_origin() -> dict[str, str]:
    posts = ((name, row) for name, row in _rows().items() if name.startswith("posts:"))
    return {
        _address(written): name for name, row in posts for written in (row["label"], *_several(row["alternates"]))
    } | {_address("Secretary of State"): "agents:department-of-state"}


def _resident(address: str) -> str | None:
    """Return the embassy or consulate that an address names by another spelling of its city."""
    return _by_station().get(address.removeprefix("AMEMBASSY").removeprefix("AMCONSUL")) if is_post(address) else None


def is_post(written: str) -> bool:
    """Tell whether a name in a header is that of an embassy or consulate, whichever its city.

    >>> is_post("AMCONSUL ATLANTIS"), is_post("SECSTATE WASHDC")
    (True, False)
    """
    return _address(written).startswith(("AMEMBASSY", "AMCONSUL"))


def addressed(written: str) -> str | None:
    """Return the entity that a header addresses by this name, if the lexicon has it.

    >>> addressed("DEPT OF LABOR WASHINGTON DC")
    'agents:department-of-labor'
    """
    address = _address(written)
    return _by_address().get(address) or _resident(address)


def originating(written: str) -> str | None:
    """Return the post, or the Department, that a source calls a cable's origin.

    >>> originating("Consulate Chengdu")
    'posts:chengdu'
    """
    name = _address(written)
    return _by_origin().get(name) or _resident(name)

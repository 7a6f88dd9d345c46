"""The SKOS schemes under ``ontology/schemes/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from cablegraph.data.files import path
from cablegraph.data.names import compact, expand


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a SKOS scheme.

    ``name`` is its prefixed name, ``hidden`` are spellings by which it is found but not shown, ``line`` is where its
    description starts.
    """

    name: str
    scheme: str
    scheme_label: str
    label: str
    notation: str
    alternates: tuple[str, ...]
    hidden: tuple[str, ...]
    broader: tuple[str, ...]
    file: str
    line: int


@cache
def concepts(scheme: str) -> dict[str, Concept]:
    """Return the concepts of ``ontology/schemes/SCHEME.ttl`` by prefixed name, in the order of the names."""
    file = path("ontology", "schemes", f"{scheme}.ttl")
    content = file.read_text(encoding="utf-8")
    lines = {line.split()[0]: number for number, line in enumerate(content.split("\n"), 1) if line[:1] not in " @."}
    described: dict[str, dict[str, list[str]]] = {}
    for triple in parse(content, format=RdfFormat.TURTLE):
        subject, value = triple.subject, triple.object
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            keys = described.setdefault(subject.value, {})
            keys.setdefault(compact(triple.predicate.value), []).append(value.value)
    return {
        name: Concept(
            name=name,
            scheme=compact(keys["skos:inScheme"][0]),
            scheme_label=described[keys["skos:inScheme"][0]]["skos:prefLabel"][0],
            label=keys["skos:prefLabel"][0],
            notation=keys["skos:notation"][0],
            alternates=tuple(sorted(keys.get("skos:altLabel", []))),
            hidden=tuple(sorted(keys.get("skos:hiddenLabel", []))),
            broader=tuple(sorted(compact(value) for value in keys.get("skos:broader", []))),
            file=file.name,
            line=lines.get(name) or lines.get(f"<{expand(name)}>") or 1,
        )
        for name, keys in sorted((compact(iri), keys) for iri, keys in described.items())
        if "skos:inScheme" in keys
    }

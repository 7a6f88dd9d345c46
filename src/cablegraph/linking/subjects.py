"""What a graph says of the entities that may be linked: names, kind, country, authority ids, words around mentions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode

from cablegraph.data import compact, expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_MENTIONED = NamedNode(expand("itsrdf:taIdentRef"))
# The most specific first: a node states its superclasses too.
_KINDS = (
    ("cg:DiplomaticPost", "post"),
    ("org:OrganizationalUnit", "organization"),
    ("org:Organization", "organization"),
    ("schema:Country", "country"),
    ("schema:City", "city"),
    ("schema:State", "state"),
    ("schema:AdministrativeArea", "state"),
    ("schema:Place", "place"),
    ("skos:Concept", "concept"),
)
# People are never linked by name, and an officer is known by a role alone.
_NEVER = {expand("foaf:Agent"), expand("foaf:Person"), expand("cg:Officer")}
_TOPICS = expand("schemes:topics")
_GEONAMES = re.compile(r"https?://(?:sws|www)\.geonames\.org/(\d+)/?")
_MENTIONS = 5
_AROUND = 60
_CONTEXT = 400


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity: ``name`` is its prefixed name, ``country`` the item of its country where that is linked."""

    name: str
    label: str
    names: tuple[str, ...]
    kind: str
    kind_label: str
    country: str | None
    country_label: str
    context: str
    authorities: tuple[tuple[str, str], ...]
    coordinates: tuple[float, float] | None
    links: tuple[str, ...]
    mentions: int


class Reader:
    """Reads subjects from a store, whichever graphs of it say so."""

    def __init__(self, store: Store) -> None:
        """Remember the store."""
        self.store = store

    def _objects(self, node: NamedNode, *names: str) -> list[NamedNode | Literal]:
        found = {
            quad.object
            for name in names
            for quad in self.store.quads_for_pattern(node, NamedNode(expand(name)), None)
            if isinstance(quad.object, (NamedNode, Literal))
        }
        return sorted(found, key=lambda term: term.value)

    def _first(self, node: NamedNode, *names: str) -> str:
        found = self._objects(node, *names)
        return found[0].value if found else ""

    def subjects(self) -> list[Subject]:
        """Return the entities that may be linked, the most often mentioned first."""
        nodes = {
            quad.subject: None
            for name, _ in _KINDS
            for quad in self.store.quads_for_pattern(None, _TYPE, NamedNode(expand(name)))
            if isinstance(quad.subject, NamedNode)
        }
        # Of files the default graph holds the union; a store that was loaded has named graphs alone.
        graph = DefaultGraph() if any(self.store.quads_for_pattern(None, None, None, DefaultGraph())) else None
        mentions = Counter(quad.object for quad in self.store.quads_for_pattern(None, _MENTIONED, None, graph))
        found = [subject for node in nodes if (subject := self._subject(node, mentions[node])) is not None]
        return sorted(found, key=lambda subject: (-subject.mentions, subject.name))

    def _subject(self, node: NamedNode, mentions: int) -> Subject | None:
        types = {
            quad.object.value
            for quad in self.store.quads_for_pattern(node, _TYPE, None)
            if isinstance(quad.object, NamedNode)
        }
        kind = next((kind for name, kind in _KINDS if expand(name) in types), None)
        label = self._first(node, "rdfs:label", "skos:prefLabel", "foaf:name")
        topic = kind != "concept" or _TOPICS in {term.value for term in self._objects(node, "skos:inScheme")}
        if kind is None or not label or not topic or types & _NEVER:
            return None
        country = None if kind in {"country", "concept"} else self._country(node)
        links = self._objects(node, "owl:sameAs", "skos:exactMatch")
        shown = next(
            (found for found in self._objects(node, "org:classification") if isinstance(found, NamedNode)), None
        )
        return Subject(
            name=compact(node.value),
            label=label,
            names=(label, *(term.value for term in self._objects(node, "skos:altLabel") if term.value != label)),
            kind=kind,
            kind_label=(self._first(shown, "rdfs:label") if shown is not None else "") or kind,
            country=None if country is None else self._item(country),
            country_label="" if country is None else self._first(country, "rdfs:label"),
            context=self._context(node, label),
            authorities=tuple(self._authorities(node, kind)),
            coordinates=self._coordinates(node),
            links=tuple(compact(term.value) for term in links),
            mentions=mentions,
        )

    def _item(self, node: NamedNode) -> str | None:
        links = [compact(term.value) for term in self._objects(node, "owl:sameAs")]
        return next((link[3:] for link in links if link.startswith("wd:")), None)

    def _country(self, node: NamedNode) -> NamedNode | None:
        """Follow what a thing is in, or part of, up to a country."""
        pending, seen = [node], {node}
        while pending:
            current = pending.pop(0)
            if current != node and any(
                self.store.quads_for_pattern(current, _TYPE, NamedNode(expand("schema:Country")))
            ):
                return current
            above = ("cg:hostPlace", "schema:location", "schema:containedInPlace", "org:subOrganizationOf")
            for name in above:
                for term in self._objects(current, name):
                    if isinstance(term, NamedNode) and term not in seen:
                        seen.add(term)
                        pending.append(term)
        return None

    def _authorities(self, node: NamedNode, kind: str) -> Iterator[tuple[str, str]]:
        for term in self._objects(node, "owl:sameAs", "skos:exactMatch"):
            if found := _GEONAMES.fullmatch(term.value):
                yield "P1566", found[1]
        for term in self._objects(node, "skos:notation", "dcterms:identifier"):
            if kind == "country" and re.fullmatch(r"[A-Z]{2}", term.value):
                yield "P297", term.value
            elif kind in {"city", "state"} and re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", term.value):
                yield "P300", term.value

    def _coordinates(self, node: NamedNode) -> tuple[float, float] | None:
        places = [node, *(term for term in self._objects(node, "schema:geo") if isinstance(term, NamedNode))]
        for place in places:
            latitude, longitude = self._first(place, "schema:latitude"), self._first(place, "schema:longitude")
            try:
                return float(latitude), float(longitude)
            except ValueError:
                continue
        return None

    def _context(self, node: NamedNode, label: str) -> str:
        """Return the words around the first mentions, and the names of what is mentioned beside it."""
        pattern = self.store.quads_for_pattern(None, _MENTIONED, node)
        phrases = {quad.subject.value for quad in pattern if isinstance(quad.subject, NamedNode)}
        words: dict[str, None] = {}
        for phrase in sorted(phrases)[:_MENTIONS]:
            for passage in self._objects(NamedNode(phrase), "dcterms:isPartOf"):
                if not isinstance(passage, NamedNode):
                    continue
                text = self._first(passage, "cg:text")
                at = text.casefold().find(label.casefold())
                begin = max(0, at - _AROUND)
                words[text[begin : begin + len(label) + 2 * _AROUND] if text else self._beside(passage)] = None
        return " … ".join(" ".join(found.split()) for found in words if found)[:_CONTEXT]

    def _beside(self, passage: NamedNode) -> str:
        """Return the labels of what a passage mentions, where its text is withheld."""
        found = set()
        for quad in self.store.quads_for_pattern(None, NamedNode(expand("dcterms:isPartOf")), passage):
            if isinstance(quad.subject, NamedNode):
                for term in self._objects(quad.subject, "itsrdf:taIdentRef"):
                    if isinstance(term, NamedNode) and "#" not in term.value:
                        found.add(self._first(term, "rdfs:label"))
        return ", ".join(sorted(found - {""}))

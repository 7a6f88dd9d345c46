"""Loading: a cable's graph is replaced whole, the shared graphs are renewed subject by subject, the rest stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, NamedNode, Triple

from cablegraph import data
from cablegraph.describing import describe_shared
from cablegraph.describing.reference import concepts
from cablegraph.errors import GraphError
from cablegraph.graph import identifier, read_quads, triples
from cablegraph.store.opening import rdf_files
from cablegraph.store.targets import open_target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import Quad

_CABLE = NamedNode(data.expand("cg:Cable"))
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_CABLE_GRAPH = "/data/cable/"
_SHARED = ("reference", "ontology", "links")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What stands in the target afterwards: triples by graph, for the graphs of this load; ``None`` if uncountable."""

    cables: int
    triples: dict[str, int | None]


@dataclass(slots=True)
class Batch:
    """The graphs of one file: those replaced, and the shared ones with the subjects renewed."""

    cables: dict[str, set[Triple]]
    shared: dict[str, set[Triple]]


def _with_graphs(quads: list[Quad], file: Path) -> Iterator[tuple[str, Triple]]:
    """Yield triples with their graphs; a file without named graphs is sorted into those of its one cable.

    Raises :class:`~cablegraph.errors.GraphError` for what is no graph of a cable, and for blank nodes.
    """
    cables = sorted({identifier(quad.subject) for quad in quads if quad.predicate == _TYPE and quad.object == _CABLE})
    stated = _stated(quads)
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            msg = f"{file}: a blank node, expected the graph of a cable, which has none"
            raise GraphError(msg)
        if isinstance(quad.graph_name, NamedNode):
            name = quad.graph_name.value
            if _CABLE_GRAPH not in name and name.rpartition("/data/")[2] not in _SHARED:
                msg = (
                    f"{file}: the named graph {name}, expected those of cables (…/data/cable/ID) and of what they share"
                )
                raise GraphError(msg)
            yield name, quad.triple
            continue
        if len(cables) != 1:
            msg = f"{file}: {len(cables)} cables without named graphs, expected one, or N-Quads or TriG"
            raise GraphError(msg)
        base, _, name = cables[0].rpartition("id/cable/")
        shared = None if quad.triple in stated else _shared_graph(quad)
        yield f"{base}data/{shared or f'cable/{name}'}", quad.triple


def _stated(quads: Iterable[Quad]) -> set[Triple]:
    """Return the triples that statements assert: they are the cable's own, though the lexicon may say the same."""
    parts: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        parts[identifier(quad.subject)][data.compact(quad.predicate.value)].append(quad.object)
    return {
        Triple(subject, predicate, value)
        for of in parts.values()
        if [polarity.value for polarity in of["cg:polarity"]] == ["asserted"]
        for subject, predicate in zip(of["rdf:subject"], of["rdf:predicate"], strict=True)
        for value in of["rdf:object"]
    }


def _shared_graph(quad: Quad) -> str | None:
    """Return which shared graph a statement belongs to, by what it says of what the lexicon and the schemes know."""
    subject = data.compact(identifier(quad.subject))
    if data.compact(quad.predicate.value) in _LINKS and subject.partition(":")[0] in data.prefixes():
        return "links"
    if subject.partition(":")[0] in {"agents", "places", "posts"}:
        return "reference"
    return "ontology" if subject in concepts() or subject.startswith("schemes:") else None


_LINKS = {"owl:sameAs", "skos:exactMatch", "skos:closeMatch", "skos:broadMatch"}


def _batch(file: Path) -> Batch:
    """Read a file into the graphs that it replaces and renews.

    What the lexicon of this version describes is taken from it, whichever version wrote the file.
    """
    batch = Batch(defaultdict(set), defaultdict(set))
    for graph, triple in _with_graphs(list(read_quads(file)), file):
        shared = graph.rpartition("/data/")[2] in _SHARED
        (batch.shared if shared else batch.cables)[graph].add(triple)
    names = {data.compact(identifier(triple.subject)) for found in batch.shared.values() for triple in found}
    described = describe_shared(names)
    for graph, found in batch.shared.items():
        key = graph.rpartition("/")[2]
        nodes = described[key]  # type: ignore[literal-required]
        ours = {data.expand(node["id"]) for node in nodes}
        kept = {triple for triple in found if identifier(triple.subject) not in ours}
        fresh = set(triples([node for node in nodes if data.expand(node["id"]) in _subjects(found)], graph))
        batch.shared[graph] = kept | fresh
    return batch


def _subjects(found: Iterable[Triple]) -> set[str]:
    return {identifier(triple.subject) for triple in found}


def load(paths: Iterable[Path], target: str) -> Loaded:
    """Load RDF files into a target: a folder (an embedded store) or the URL of a SPARQL store.

    Each file is one transaction where the store has them; a file that fails leaves its graphs as they were. Raises
    :class:`~cablegraph.errors.StoreError` and :class:`~cablegraph.errors.GraphError`.
    """
    batches = (_batch(file) for path in paths for file in rdf_files(path))
    # The first is read before the target is opened, so that nothing is made for a file that cannot be.
    first = next(batches)
    graphs: dict[str, None] = {}
    cables = 0
    with open_target(target) as opened:
        for batch in chain([first], batches):
            opened.replace(batch.cables, batch.shared)
            cables += len(batch.cables)
            graphs.update(dict.fromkeys([*sorted(batch.cables), *sorted(batch.shared)]))
        return Loaded(cables, {graph: opened.count(graph) for graph in graphs})

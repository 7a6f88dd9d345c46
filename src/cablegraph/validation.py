"""Validation: quads and shapes to a report, by SHACL.

pySHACL is the reference. Where the compiled engine has a wheel it does the work instead; a test holds its results to
the reference's, for every shape.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse
from pyoxigraph import Literal as RdfLiteral

from cablegraph import data
from cablegraph.errors import DataError, GraphError, located
from cablegraph.graph import encode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import rdflib

Engine = Literal["compiled", "reference"]

_SH = "http://www.w3.org/ns/shacl#"
_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
RESEARCH = ("cable.ttl", "entities.ttl", "findings.ttl")
PUBLIC = (*RESEARCH, "publication.ttl")
"""The shapes that a published cable is held to besides."""


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One validation result; terms are in N-Triples syntax, ``path`` in SPARQL's, ``severity`` a local name."""

    focus: str
    path: str
    value: str
    message: str
    severity: str
    component: str
    shape: str


@dataclass(frozen=True, slots=True)
class Report:
    """The results, sorted; it conforms where none is a violation."""

    results: tuple[Result, ...]

    @property
    def conforms(self) -> bool:
        """Whether no result is a violation."""
        return not any(result.severity == "Violation" for result in self.results)

    def to_turtle(self) -> str:
        """Return the report as ``sh:ValidationReport``."""
        report = BlankNode("report")
        boolean = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
        found = [
            Triple(report, _RDF_TYPE, NamedNode(f"{_SH}ValidationReport")),
            Triple(report, NamedNode(f"{_SH}conforms"), RdfLiteral(str(self.conforms).lower(), datatype=boolean)),
        ]
        for number, result in enumerate(self.results, 1):
            node = BlankNode(f"result{number}")
            found.append(Triple(report, NamedNode(f"{_SH}result"), node))
            found.append(Triple(node, _RDF_TYPE, NamedNode(f"{_SH}ValidationResult")))
            values = {
                "focusNode": result.focus,
                "resultPath": result.path if result.path.startswith("<") else "",
                "resultSeverity": f"<{_SH}{result.severity}>",
                "sourceConstraintComponent": f"<{_SH}{result.component}>",
                "sourceShape": result.shape,
                "value": result.value,
            }
            for key, value in values.items():
                if value:
                    statement = f"<urn:x-s> <{_SH}{key}> {value} ."
                    term = next(iter(parse(statement, format=RdfFormat.N_TRIPLES))).object
                    found.append(Triple(node, NamedNode(_SH + key), term))
            message = RdfLiteral(result.message, language="en")
            found.append(Triple(node, NamedNode(f"{_SH}resultMessage"), message))
        return encode(found, RdfFormat.TURTLE, prefixes={"sh": _SH}).decode()


def shape_files(names: Iterable[str]) -> tuple[Path, ...]:
    """Return the packaged shapes files."""
    return tuple(data.path("shapes", name) for name in names)


@cache
def _shapes(files: tuple[Path, ...]) -> str:
    """Return shapes files as one N-Triples document."""
    triples = []
    for number, file in enumerate(files):
        try:
            found = list(parse(path=str(file), format=RdfFormat.TURTLE))
        except (SyntaxError, OSError) as error:
            msg = f"{file}: {error}, expected shapes in Turtle"
            raise DataError(msg) from None

        # Blank nodes of two files must stay apart.
        def apart(term: Any, number: int = number) -> Any:
            return BlankNode(f"f{number}{term.value}") if isinstance(term, BlankNode) else term

        triples += [Triple(apart(quad.subject), quad.predicate, apart(quad.object)) for quad in found]
    return encode(triples, RdfFormat.N_TRIPLES).decode()


@cache
def _compiled(files: tuple[Path, ...]) -> Any:
    import shacl  # noqa: PLC0415 has no wheel everywhere

    return shacl.Shapes.from_text(_shapes(files), format="ntriples")


@cache
def engine() -> Engine:
    """Return the engine that validates here: the compiled one where its wheel is installed."""
    return "compiled" if importlib.util.find_spec("shacl") is not None else "reference"


def _ntriples(graph: rdflib.Graph | Iterable[Quad | Triple]) -> str:
    """Return a graph as N-Triples; an rdflib graph is told by what it can, so that rdflib need not be imported."""
    if hasattr(graph, "serialize"):
        return str(graph.serialize(format="nt"))
    triples = {item.triple if isinstance(item, Quad) else item for item in graph}
    return encode([triple for triple in triples if isinstance(triple, Triple)], RdfFormat.N_TRIPLES).decode()


def validate(
    graph: rdflib.Graph | Iterable[Quad | Triple], *, shapes: Iterable[Path] | None = None, using: Engine | None = None
) -> Report:
    """Validate a graph against shapes files, by default those of the research profile; named graphs count as one."""
    ntriples = _ntriples(graph)
    files = tuple(shape_files(RESEARCH) if shapes is None else shapes)
    results = _by_reference(ntriples, files) if (using or engine()) == "reference" else _by_engine(ntriples, files)
    return Report(tuple(sorted(set(results))))


def _by_engine(ntriples: str, files: tuple[Path, ...]) -> Iterable[Result]:
    try:
        report = _compiled(files).validate_text(ntriples, format="ntriples")
    except ValueError as error:
        msg = f"{error}, expected a graph that can be validated"
        raise GraphError(msg) from None
    for found in report.results:
        yield Result(
            focus=found.focus_node,
            path=found.path or "",
            value=found.value or "",
            message=found.message or "",
            severity=found.severity,
            component=found.component,
            shape=found.source_shape or "",
        )


def _by_reference(ntriples: str, files: tuple[Path, ...]) -> Iterable[Result]:
    import pyshacl  # noqa: PLC0415 slow to import
    import rdflib  # noqa: PLC0415

    normalise = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        graph = rdflib.Graph().parse(data=ntriples, format="nt")
        shapes = rdflib.Graph().parse(data=_shapes(files), format="nt")
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=False)
    finally:
        rdflib.NORMALIZE_LITERALS = normalise
    sh = rdflib.Namespace(_SH)
    # Results of nested shapes hang on their parent's; only those of the report itself count.
    for node in report.objects(None, sh.result):

        def value(key: str, node: Any = node) -> Any:
            return report.value(node, sh[key])

        def shown(term: Any) -> str:
            return "" if term is None else str(term.n3())

        yield Result(
            focus=shown(value("focusNode")),
            path=_path(report, value("resultPath")),
            value=shown(value("value")),
            message=str(min(report.objects(node, sh.resultMessage), default="")),
            severity=str(value("resultSeverity")).rpartition("#")[2],
            component=str(value("sourceConstraintComponent")).rpartition("#")[2],
            shape=shown(value("sourceShape")),
        )


def _path(report: rdflib.Graph, path: Any) -> str:
    """Return a result's path as SPARQL writes it: a predicate, or its inverse."""
    import rdflib  # noqa: PLC0415

    if path is None:
        return ""
    inverse = report.value(path, rdflib.URIRef(f"{_SH}inversePath"))
    return str(path.n3()) if inverse is None else f"^{inverse.n3()}"


def lines(report: Report, name: str) -> Iterable[str]:
    """Yield a report as lines for people; ``name`` is the file's."""
    levels = {"Violation": "error", "Warning": "warning", "Info": "note"}
    for result in report.results:
        about = " ".join(data.compact(term.strip("<>^")) for term in (result.path, result.value) if term)
        focus = data.compact(result.focus.strip("<>"))
        yield located(name, focus, levels[result.severity], f"{about}: {result.message}" if about else result.message)
    yield f"{name}: {'conforms' if report.conforms else 'does not conform'}"

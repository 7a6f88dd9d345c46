"""Records to quads and quads to files: the one table of formats, the order of statements, atomic writes."""

from __future__ import annotations

import errno
import json
import os
import re
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from cablegraph import data
from cablegraph.data import DEFAULT_BASE, graph_iri
from cablegraph.errors import GraphError, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import rdflib

    from cablegraph.cable import Cable
    from cablegraph.describing import Documents, Profile


@dataclass(frozen=True, slots=True)
class Format:
    """An RDF syntax that is written and read; ``named_graphs`` tells whether it keeps them."""

    name: str
    suffix: str
    media_type: str
    named_graphs: bool
    syntax: RdfFormat


FORMATS = {
    form.name: form
    for form in (
        Format("ttl", ".ttl", "text/turtle", named_graphs=False, syntax=RdfFormat.TURTLE),
        Format("jsonld", ".jsonld", "application/ld+json", named_graphs=False, syntax=RdfFormat.JSON_LD),
        Format("nt", ".nt", "application/n-triples", named_graphs=False, syntax=RdfFormat.N_TRIPLES),
        Format("nq", ".nq", "application/n-quads", named_graphs=True, syntax=RdfFormat.N_QUADS),
        Format("trig", ".trig", "application/trig", named_graphs=True, syntax=RdfFormat.TRIG),
    )
}
"""Every format by name; command line, suffixes and media types read it here."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NUMBERS = re.compile(r"(\d+)")


def context(cable: str) -> list[dict[str, Any]]:
    """Return the JSON-LD context of one cable's documents, relative ids being fragments of the cable's IRI."""
    return [data.context(), {"@base": cable}]


def document(described: Documents) -> dict[str, Any]:
    """Return the JSON-LD document: the record with its context, and what describes the entities that it names."""
    nodes = [described["record"], *described["reference"], *described["ontology"], *described["links"]]
    return {"@context": context(described["record"]["id"]), "@graph": nodes}


def triples(nodes: Iterable[dict[str, Any]], cable: str) -> Iterator[Triple]:
    """Yield the triples of records, through the context."""
    encoded = json.dumps({"@context": context(cable), "@graph": list(nodes)})
    for quad in parse(encoded, format=RdfFormat.JSON_LD, base_iri=cable):
        yield quad.triple


def quads(described: Documents, base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the quads of a described cable, each document in the graph that it belongs to."""
    cable = described["record"]["id"]
    name = cable.rpartition("/")[2]
    graphs: list[tuple[str, list[dict[str, Any]]]] = [
        (f"{base}data/cable/{name}", [described["record"]]),
        (graph_iri("reference", base), described["reference"]),
        (graph_iri("ontology", base), described["ontology"]),
        (graph_iri("links", base), described["links"]),
    ]
    for graph, nodes in graphs:
        for triple in triples(nodes, cable):
            yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))


def encode(
    statements: Iterable[Triple] | Iterable[Quad],
    syntax: RdfFormat,
    *,
    prefixes: dict[str, str] | None = None,
    base_iri: str | None = None,
) -> bytes:
    """Return statements in a syntax, in the order in which they come."""
    written = serialize(statements, format=syntax, prefixes=prefixes, base_iri=base_iri)
    return written or b""


def identifier(term: object) -> str:
    """Return the IRI of a term, or the label of a blank node; of any other term its text."""
    return term.value if isinstance(term, (NamedNode, BlankNode)) else str(term)


@lru_cache(maxsize=65_536)
def _natural(text: str) -> tuple[str | int, ...]:
    """Sort key that puts ``#p2`` before ``#p10``: words and numbers by turns."""
    parts: list[str | int] = list(_NUMBERS.split(text))
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


def _object_key(term: object) -> tuple[Any, ...]:
    if isinstance(term, Literal):
        return (1, term.value, term.language or term.datatype.value)
    return (0, *_natural(identifier(term)))


def _statement_key(statement: Triple | Quad) -> tuple[Any, ...]:
    predicate = statement.predicate.value
    return (_natural(identifier(statement.subject)), predicate != _TYPE, predicate, _object_key(statement.object))


def ordered(statements: Iterable[Quad]) -> list[Quad]:
    """Return quads by graph, subject, predicate (``rdf:type`` first) and object, none twice."""
    return sorted(set(statements), key=lambda quad: (identifier(quad.graph_name), *_statement_key(quad)))


def serialise(
    described: Documents, form: Format, base: str = DEFAULT_BASE, *, statements: Iterable[Quad] | None = None
) -> bytes:
    """Return a described cable in a format; the same documents give the same bytes.

    ``statements`` are its quads, if they have been made already.
    """
    if form.name == "jsonld":
        return (json.dumps(document(described), ensure_ascii=False, indent=2) + "\n").encode()
    return _written(quads(described, base) if statements is None else statements, form, described["record"]["id"])


def _written(statements: Iterable[Quad], form: Format, cable: str) -> bytes:
    found: list[Any]
    if form.named_graphs:
        found = ordered(statements)
    else:
        found = sorted({quad.triple for quad in statements}, key=_statement_key)
    if form.name not in {"ttl", "trig"}:
        return encode(found, form.syntax)
    used = {_namespace(term.value) for quad in found for term in quad if isinstance(term, NamedNode)}
    used |= {_namespace(quad.object.datatype.value) for quad in found if isinstance(quad.object, Literal)}
    prefixes = {name: iri for name, iri in data.prefixes().items() if iri in used}
    terse = encode(found, form.syntax, prefixes=prefixes).decode()
    body = [line for line in terse.split("\n") if not line.startswith("@")]
    # The serialiser would make every IRI of the base's host relative; only the cable's own are to be short.
    short = not any(isinstance(quad.object, Literal) and f"<{cable}" in quad.object.value for quad in found)
    if short:
        body = [line.replace(f"<{cable}#", "<#").replace(f"<{cable}>", "<>") for line in body]
    head = [f"@base <{cable}> .", *(f"@prefix {name}: <{iri}> ." for name, iri in sorted(prefixes.items()))]
    spaced = [f"\n{line}" if form.name == "ttl" and line and line[0] != "\t" else line for line in body]
    return "\n".join([*head, *([] if form.name == "ttl" else [""]), *spaced]).encode()


def _namespace(iri: str) -> str:
    """Return an IRI up to its last slash or number sign, so that no local name has one in it."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def read_quads(path: Path) -> Iterator[Quad]:
    """Yield the quads of an RDF file, its format told by its suffix.

    Raises :class:`~cablegraph.errors.GraphError` where it cannot be read.
    """
    form = next((form for form in FORMATS.values() if path.suffix == form.suffix), None)
    if form is None:
        known = " ".join(form.suffix for form in FORMATS.values())
        msg = f"{path}: {path.suffix or 'no suffix'} is no suffix of RDF, expected one of {known}"
        raise GraphError(msg)
    try:
        with path.open("rb") as stream:
            yield from parse(stream, format=form.syntax, base_iri=path.absolute().as_uri())
    except SyntaxError as error:
        place = "" if error.lineno is None else f" (line {error.lineno})"
        msg = f"{path}: {error.msg}, expected {form.media_type}{place}"
        raise GraphError(msg) from None
    except OSError as error:
        msg = f"{path}: {(error.strerror or str(error)).lower()}, expected an RDF file"
        raise GraphError(msg) from None


def write(contents: Mapping[Path, bytes]) -> None:
    """Write files, all of them whole or none at all; folders above them are made.

    Raises :class:`~cablegraph.errors.OutputError`.
    """
    temporary: dict[Path, Path] = {}
    path = next(iter(contents))
    try:
        for path, content in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            temporary[path] = Path(name)
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        for path, written in temporary.items():
            written.chmod(0o666 & ~umask)
            written.replace(path)
    except OSError as error:
        for written in temporary.values():
            written.unlink(missing_ok=True)
        msg = f"{path}: {(error.strerror or str(error)).lower()}, expected a place that can be written"
        raise OutputError(msg) from None


def to_graph(cable: Cable, *, profile: Profile = "research", base: str = DEFAULT_BASE) -> rdflib.Graph:
    """Return the graph of a cable as rdflib has it, one default graph with every prefix bound."""
    import rdflib  # noqa: PLC0415 slow to import, and needed here alone

    from cablegraph.describing import describe  # noqa: PLC0415 the formats alone are wanted more often

    described = describe(cable, profile=profile, base=base)
    graph = rdflib.Graph()
    for name, iri in data.prefixes().items():
        graph.bind(name, iri)
    normalise = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        graph.parse(data=serialise(described, FORMATS["nt"], base), format="nt")
    finally:
        rdflib.NORMALIZE_LITERALS = normalise
    return graph


__all__ = [
    "FORMATS",
    "Format",
    "context",
    "document",
    "encode",
    "identifier",
    "ordered",
    "quads",
    "read_quads",
    "serialise",
    "to_graph",
    "triples",
    "write",
]

"""Every shape against a conforming and a violating graph, in both engines."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from conftest import folders
from pyoxigraph import NamedNode, RdfFormat, parse

from cablegraph import data, graph
from cablegraph.validation import PUBLIC, RESEARCH, engine, shape_files, validate

if TYPE_CHECKING:
    from pathlib import Path

    from cablegraph.validation import Engine, Report

SH = "http://www.w3.org/ns/shacl#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CASES = folders("shapes")
ENGINES: list[Engine] = ["reference", "compiled"] if engine() == "compiled" else ["reference"]


def report(case: Path, name: str, using: Engine) -> Report:
    """Validate a graph of a case; published cables are held to one file more."""
    shapes = shape_files(PUBLIC if case.name.startswith("Public") else RESEARCH)
    return validate(graph.read_quads(case / name), shapes=shapes, using=using)


def expected(case: Path) -> set[tuple[str, str, str, str]]:
    """Return focus, path, shape and severity of each result that must come."""
    with (case / "expected.tsv").open(encoding="utf-8") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {(row["focus"], row["path"], row["shape"], row["severity"]) for row in rows}


@pytest.mark.parametrize("using", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_conforming_graph_conforms(case: Path, using: Engine) -> None:
    """The conforming graph of each shape has no result at all."""
    assert report(case, "conforming.ttl", using).results == ()


@pytest.mark.parametrize("using", ENGINES)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_violating_graph_is_reported_where_it_violates(case: Path, using: Engine) -> None:
    """The violating graph gives just the expected focus nodes, paths, shapes and severities, each with a message."""
    results = report(case, "violating.ttl", using).results
    found = {
        (
            result.focus.strip("<>"),
            result.path.replace("<", "").replace(">", ""),
            result.shape.rpartition("#")[2].rstrip(">"),
            result.severity,
        )
        for result in results
    }
    assert found == expected(case)
    assert all(result.message for result in results)


@pytest.mark.skipif(engine() == "reference", reason="the compiled engine has no wheel here")
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_compiled_engine_agrees_with_the_reference(case: Path) -> None:
    """Both engines give the same focus nodes, paths, values, components, severities, shapes and messages."""
    for name in ("conforming.ttl", "violating.ttl"):
        one, other = (set(report(case, name, using).results) for using in ("reference", "compiled"))
        assert one == other


def shapes_by_kind() -> dict[str, set[str]]:
    """Return the named shapes of all files, by their type's local name."""
    kinds: dict[str, set[str]] = {}
    for file in shape_files(PUBLIC):
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if quad.predicate.value == RDF_TYPE and isinstance(quad.subject, NamedNode):
                kinds.setdefault(quad.object.value.removeprefix(SH), set()).add(quad.subject.value)
    return kinds


def test_every_shape_has_a_message_and_a_severity() -> None:
    """No shape or constraint is without sh:message and sh:severity, but node shapes that only gather others."""
    described: dict[str, set[str]] = {}
    for file in shape_files(PUBLIC):
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode):
                described.setdefault(quad.subject.value, set()).add(quad.predicate.value.removeprefix(SH))
    kinds = shapes_by_kind()
    for shape in kinds["PropertyShape"] | kinds["SPARQLConstraint"]:
        assert {"message", "severity"} <= described[shape], shape


def test_every_shape_is_violated_by_a_case() -> None:
    """Each node shape has a folder, and each property shape that it names is violated in some folder."""
    kinds = shapes_by_kind()
    inner = {shape for shape in kinds["NodeShape"] if shape.rpartition("#")[2][0].islower()}
    outer = {shape.rpartition("#")[2] for shape in kinds["NodeShape"] - inner}
    assert outer == {case.name for case in CASES}
    violated = {row[2] for case in CASES for row in expected(case)}
    named = {shape.rpartition("#")[2] for shape in kinds["PropertyShape"]}
    assert {name for name in named if name[0].isupper()} <= violated


def test_every_class_of_the_graph_has_a_shape() -> None:
    """Every class that the context gives to nodes is the target of a shape, but those that only accompany another."""
    targets = set()
    for file in shape_files(PUBLIC):
        for quad in parse(path=str(file), format=RdfFormat.TURTLE):
            if quad.predicate.value == f"{SH}targetClass":
                targets.add(quad.object.value)
    terms = {name: data.expand(term) for name, term in data.context().items() if name[0].isupper()}
    # Always stated with a class that has a shape, or the target of a shape by the property that leads to it.
    accompanying = {
        *("AdministrativeArea", "City", "Comment", "Country", "DigitalDocument", "DocoParagraph"),
        *("Entity", "Event", "OrganizationalUnit", "Record", "State"),
    }
    assert {name for name, iri in terms.items() if iri not in targets} == accompanying

"""Formats: every processor makes the same graph, the same input gives the same bytes, output/ is up to date."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
import rdflib
from conftest import SAMPLE, TOP, difference, triples_of
from pyld import jsonld
from pyoxigraph import NamedNode, RdfFormat

import cablegraph
from cablegraph import graph
from cablegraph.describing import describe

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Triple

FORMATS = list(graph.FORMATS.values())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write the sample in every format."""
    folder = tmp_path_factory.mktemp("formats")
    described = describe(next(cablegraph.read(SAMPLE)))
    graph.write({folder / f"sample{form.suffix}": graph.serialise(described, form) for form in FORMATS})
    return {form.name: folder / f"sample{form.suffix}" for form in FORMATS}


@pytest.fixture(scope="module")
def expected(written: dict[str, Path]) -> set[Triple]:
    """Return the triples of the Turtle, as pyoxigraph reads them."""
    return triples_of(written["ttl"].read_bytes(), RdfFormat.TURTLE)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_holds_the_same_triples(
    form: graph.Format, written: dict[str, Path], expected: set[Triple]
) -> None:
    """Each format gives the triples of the Turtle, N-Quads and TriG as the union of their graphs."""
    found = {quad.triple for quad in graph.read_quads(written[form.name])}
    assert not difference(expected, found)


def test_no_blank_nodes_and_a_moderate_size(expected: set[Triple]) -> None:
    """A cable as rich as the sample has 850 to 2,400 triples, and no blank node."""
    assert 850 <= len(expected) <= 2400
    assert all(isinstance(term, NamedNode) for triple in expected for term in (triple.subject, triple.predicate))


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_named_graphs_are_kept_apart(form: str, written: dict[str, Path]) -> None:
    """The cable, the lexicon, the schemes and the links are four graphs; a cable repeats only a relation it states."""
    graphs: dict[str, set[Triple]] = {}
    for quad in graph.read_quads(written[form]):
        graphs.setdefault(graph.identifier(quad.graph_name), set()).add(quad.triple)
    base = "https://w3id.org/cablegraph/data/"
    assert set(graphs) == {f"{base}{name}" for name in ("cable/09CHENGDU165", "reference", "ontology", "links")}
    shared = [triple for one, other in combinations(graphs.values(), 2) for triple in one & other]
    cable = graphs[f"{base}cable/09CHENGDU165"]
    stated = {triple.object for triple in cable if triple.predicate.value == str(rdflib.RDF.subject)}
    assert all(triple in cable and triple.subject in stated for triple in shared), shared


def _rdflib(path: Path, form: str) -> set[Triple]:
    normalise = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(str(path), format=form)
        plain = rdflib.Graph()
        for subject, predicate, value in dataset.triples((None, None, None)):
            plain.add((subject, predicate, value))
        return triples_of(plain.serialize(format="nt"), RdfFormat.N_TRIPLES)
    finally:
        rdflib.NORMALIZE_LITERALS = normalise


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")  # it warns of its own use of its own API
@pytest.mark.parametrize(("name", "form"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("nq", "nquads")])
def test_rdflib_makes_the_same_graph(name: str, form: str, written: dict[str, Path], expected: set[Triple]) -> None:
    """Rdflib reads the Turtle, the JSON-LD and the N-Quads to the same triples."""
    assert not difference(expected, _rdflib(written[name], form))


def test_pyld_makes_the_same_graph(written: dict[str, Path], expected: set[Triple]) -> None:
    """PyLD makes the triples of the Turtle of the JSON-LD."""
    document = json.loads(written["jsonld"].read_text(encoding="utf-8"))
    nquads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert not difference(expected, triples_of(nquads, RdfFormat.N_QUADS))


@pytest.mark.skipif(
    shutil.which("node") is None or not (TOP / "tests" / "node_modules" / "jsonld").exists(),
    reason="node or its package jsonld is not here (npm install --prefix tests)",
)
def test_jsonld_js_makes_the_same_graph(written: dict[str, Path], expected: set[Triple]) -> None:
    """jsonld.js makes the triples of the Turtle of the JSON-LD."""
    script = (
        "const jsonld = require('jsonld'); const fs = require('fs');"
        "jsonld.toRDF(JSON.parse(fs.readFileSync(process.argv[1])), {format: 'application/n-quads'})"
        ".then(nquads => process.stdout.write(nquads));"
    )
    command = ["node", "-e", script, str(written["jsonld"])]
    done = subprocess.run(command, cwd=TOP / "tests", capture_output=True, check=True, text=True)
    assert not difference(expected, triples_of(done.stdout, RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("ttl", ["rapper", "-q", "-i", "turtle", "-o", "ntriples"]),
        ("nq", ["rapper", "-q", "-i", "nquads", "-o", "nquads"]),
        ("ttl", ["serdi", "-i", "turtle", "-o", "ntriples"]),
        ("nq", ["serdi", "-i", "nquads", "-o", "nquads"]),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_independent_parsers_read_the_files(
    name: str, command: list[str], written: dict[str, Path], expected: set[Triple]
) -> None:
    """Raptor and serd read the Turtle and the N-Quads to the same triples."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not here (Debian: raptor2-utils, serdi)")
    done = subprocess.run([*command, str(written[name])], capture_output=True, check=True, text=True)
    assert not difference(expected, triples_of(done.stdout, RdfFormat.N_QUADS))


@pytest.mark.parametrize("form", ["ttl", "jsonld", "nq", "trig", "nt"])
def test_the_same_input_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    """Hash seed, working directory, time zone and the input's path do not show in the bytes."""
    copy = tmp_path / "elsewhere" / "copy.txt"
    copy.parent.mkdir()
    shutil.copy(SAMPLE, copy)
    outputs = []
    for seed, zone, source, cwd in (("0", "UTC", SAMPLE, TOP), ("1", "Asia/Kathmandu", copy, tmp_path)):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", "from cablegraph.cli import main; main()", "export", str(source), "-f", form]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=True)
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0]


@pytest.mark.parametrize("name", ["ttl", "jsonld", "nq"])
def test_the_committed_output_is_what_the_sample_gives(name: str, written: dict[str, Path]) -> None:
    """output/ holds the result for the sample, byte for byte."""
    committed = TOP / "output" / f"09CHENGDU165.{name}"
    assert committed.read_bytes() == written[name].read_bytes(), "make output rewrites it"


def test_the_turtle_reads_well(written: dict[str, Path]) -> None:
    """Spans are fragments of the base, prefixes are whole and sorted, and every subject says its type first."""
    lines = written["ttl"].read_text(encoding="utf-8").split("\n")
    head = [line for line in lines if line.startswith("@")]
    assert head[0] == "@base <https://w3id.org/cablegraph/id/cable/09CHENGDU165> ."
    assert head[1:] == sorted(head[1:])
    assert all("<http" in line for line in head)
    subjects = [line for line in lines if line and line[0] not in "@\t"]
    assert [line for line in subjects if " a " not in line] == []
    assert any(line.startswith("<#char=") for line in subjects)
    assert not [line for line in lines if "\\/" in line]


def test_to_graph_gives_an_rdflib_graph(expected: set[Triple]) -> None:
    """The Python function gives rdflib the same triples."""
    made = cablegraph.to_graph(next(cablegraph.read(SAMPLE)))
    assert not difference(expected, triples_of(made.serialize(format="nt"), RdfFormat.N_TRIPLES))

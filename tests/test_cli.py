"""The command line as its user meets it: verbs, streams, exit status, one line for whatever goes wrong."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ORIGINAL, SAMPLE, SHARED, TOP, needs_shared
from pyoxigraph import RdfFormat, parse

from cablegraph import graph
from cablegraph.validation import PUBLIC, engine, shape_files, validate

if TYPE_CHECKING:
    from pathlib import Path

CABLEGRAPH = [sys.executable, "-c", "from cablegraph.cli import main; main()"]


def run(*arguments: object, cwd: Path | None = None, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [*CABLEGRAPH, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=False, cwd=cwd, input=stdin)
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_cable_goes_to_standard_output() -> None:
    """Without -o one cable in one format is printed, and nothing else is said."""
    done = run("export", SAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (TOP / "output" / "09CHENGDU165.ttl").read_text(encoding="utf-8")


def test_a_cable_comes_from_standard_input() -> None:
    """The input - is standard input."""
    done = run("export", "-", "-f", "nq", stdin=SAMPLE.read_bytes())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (TOP / "output" / "09CHENGDU165.nq").read_text(encoding="utf-8")


def test_formats_and_folder(tmp_path: Path) -> None:
    """Each format is a file named by the id, whole, with nothing temporary beside it."""
    done = run("export", SAMPLE, "-o", tmp_path / "a" / "b", *(part for name in graph.FORMATS for part in ("-f", name)))
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == sorted(
        f"09CHENGDU165{form.suffix}" for form in graph.FORMATS.values()
    )


def test_one_bad_cable_spoils_no_other(tmp_path: Path) -> None:
    """Of a folder the good cables are written and the bad ones named, one line each."""
    folder = tmp_path / "in"
    folder.mkdir()
    for slug in ("plain-single-section", "lettered-references"):
        shutil.copy(TOP / "tests" / "cases" / slug / "cable.txt", folder / f"{slug}.txt")
    for slug in ("empty-file", "unknown-classification"):
        shutil.copy(TOP / "tests" / "broken" / slug / "cable.txt", folder / f"{slug}.txt")
    done = run("export", folder, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert done.stderr.count(": error: ") == 2
    assert "2 cables written" in done.stderr


def test_an_id_given_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    """The first cable of an id is written, the second named with the first's file."""
    for name in ("a.txt", "b.txt"):
        shutil.copy(SAMPLE, tmp_path / name)
    done = run("export", "a.txt", "b.txt", "-o", "out", cwd=tmp_path)
    assert done.returncode == 1
    expected = "b.txt: 09CHENGDU165: error: this id was given by a.txt already, expected each id once (line 6)\n"
    assert done.stderr == f"{expected}1 cables written to out, 1 refused\n"


def test_a_violation_is_written_if_asked_for(tmp_path: Path) -> None:
    """A cable that violates a shape is reported either way, and written with --keep-invalid."""
    broken = TOP / "tests" / "broken" / "unknown-classification" / "cable.txt"
    kept = run("export", broken, "-o", tmp_path / "out", "--keep-invalid")
    assert kept.returncode == 1
    assert kept.stderr.count(": error: ") == 1
    written = next((tmp_path / "out").iterdir())
    checked = run("validate", written)
    assert checked.returncode == 1
    assert "does not conform" in checked.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["export"], 2, "INPUT"),
        (["export", "no-such-file"], 2, "no-such-file: not there, expected a file or a folder"),
        (["export", SAMPLE, SAMPLE], 2, "expected -o DIR"),
        (["export", SAMPLE, "-f", "ttl", "-f", "nq"], 2, "expected -o DIR"),
        (["export", SAMPLE, "-f", "xyz"], 2, "xyz"),
        (["export", SAMPLE, "--base", "https://example.org/x"], 2, "that ends with a slash"),
        (["frobnicate"], 2, "frobnicate"),
        (["validate", "no-such-file.ttl"], 2, "not there"),
        (["query", SAMPLE, "--name", "senders"], 1, "no question of that name"),
        (["query", SAMPLE, "SELECT ?x WHERE { }"], 1, "no suffix of RDF|is no suffix of RDF"),
        (["query", TOP / "output", "SELEKT"], 1, "expected SPARQL 1.1"),
        (["query", TOP / "output"], 2, "expected DATA and one of"),
        (["explain", SAMPLE, "#p99"], 1, "not in the graph"),
        (["explain", TOP / "README.md"], 1, "the first line is no cable id"),
        (["load", TOP / "output"], 2, "expected DATA and TARGET"),
        (["load", TOP / "src", "store"], 1, "no RDF file in it"),
    ],
)
def test_misuse_and_failure_are_one_line(arguments: list[object], status: int, said: str, tmp_path: Path) -> None:
    """Whatever goes wrong is one line on standard error, without a traceback, with the right status."""
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == status, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert any(part in done.stderr for part in said.split("|")), done.stderr
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_place_is_one_line(tmp_path: Path) -> None:
    """A place below a file cannot be written; nothing is left half-written."""
    (tmp_path / "file").write_text("mine")
    done = run("export", SAMPLE, "-o", tmp_path / "file" / "out")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "expected a place that can be written" in done.stderr
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Where a file cannot grow, what stood there stays, and no temporary file is left."""
    target = tmp_path / "09CHENGDU165.ttl"
    target.write_text("the old one")
    program = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        "from cablegraph.cli import main; main()"
    )
    command = [sys.executable, "-c", program, "export", str(SAMPLE), "-o", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    assert target.read_text() == "the old one"


def test_a_reader_that_goes_away_is_no_error() -> None:
    """When the pipe is closed, nothing is said about it."""
    script = f"{sys.executable} -c 'from cablegraph.cli import main; main()' export {SAMPLE} | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, text=True)
    assert done.stdout.startswith("@base")
    assert done.stderr == ""


def test_validate_reports_in_three_forms(tmp_path: Path) -> None:
    """The report is text, a graph of SHACL's own, or JSON."""
    violating = TOP / "tests" / "shapes" / "Person" / "violating.ttl"
    text = run("validate", violating)
    assert text.returncode == 1
    assert "error: rdfs:label: a label in English, expected exactly one" in text.stdout
    turtle = run("validate", violating, "-f", "ttl")
    report = list(parse(turtle.stdout, format=RdfFormat.TURTLE))
    assert any(graph.identifier(quad.object).endswith("#ValidationReport") for quad in report)
    found = json.loads(run("validate", violating, TOP / "output" / "09CHENGDU165.jsonld", "-f", "json").stdout)
    assert [entry["conforms"] for entry in found] == [False, True]
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:x:s> a sh:NodeShape ;"
        " sh:targetClass <https://w3id.org/cablegraph/ns#Cable> ; sh:property <urn:x:p> ."
        ' <urn:x:p> sh:path <urn:x:none> ; sh:minCount 1 ; sh:message "none"@en .'
    )
    assert run("validate", TOP / "output" / "09CHENGDU165.ttl", "--shapes", own).returncode == 1


@pytest.mark.parametrize("form", ["table", "csv", "json", "tsv", "xml"])
def test_query_answers_in_five_forms(form: str, tmp_path: Path) -> None:
    """A query, by name, from a file, or in place, is answered in any form."""
    file = tmp_path / "q.rq"
    file.write_text("SELECT ?id WHERE { ?c a cg:Cable ; dcterms:identifier ?id }")
    output = TOP / "output" / "09CHENGDU165.ttl"
    one = run("query", output, "--file", file, "-f", form)
    other = run("query", output, file.read_text(), "-f", form)
    assert one.stdout == other.stdout
    assert "09CHENGDU165" in one.stdout
    assert one.returncode == 0


def test_ask_and_construct_are_answered() -> None:
    """ASK gives yes or no, CONSTRUCT gives Turtle."""
    output = TOP / "output" / "09CHENGDU165.ttl"
    assert run("query", output, "ASK { ?c a cg:Cable }").stdout == "yes\n"
    built = run("query", output, "CONSTRUCT { ?c a <urn:x:C> } WHERE { ?c a cg:Cable }")
    assert len(list(parse(built.stdout, format=RdfFormat.TURTLE))) == 1


PROFILES = [pytest.param(SAMPLE, id="sample"), pytest.param(ORIGINAL, id="original", marks=needs_shared)]


@pytest.mark.parametrize("path", PROFILES)
def test_the_public_profile_withholds(path: Path, tmp_path: Path) -> None:
    """Of 09CHENGDU165 only the two unclassified paragraphs show their text, and no IRI holds a name."""
    assert run("export", path, "-o", tmp_path, "--profile", "public").returncode == 0
    written = tmp_path / "09CHENGDU165.ttl"
    quads = list(graph.read_quads(written))
    texts = [graph.identifier(quad.subject) for quad in quads if quad.predicate.value.endswith("ns#text")]
    assert sorted(text.rpartition("#")[2] for text in texts) == ["p1", "p10"]
    assert not [quad for quad in quads if re.search(r"#person-(?![0-9])", str(quad))]
    assert validate(quads, shapes=shape_files(PUBLIC)).conforms
    research = list(graph.read_quads(TOP / "output" / "09CHENGDU165.ttl"))
    assert not validate(research, shapes=shape_files(PUBLIC)).conforms


def test_another_base_moves_cables_and_graphs_alone(tmp_path: Path) -> None:
    """--base moves …/id/cable/ and …/data/; vocabulary, concepts and entities stay where they are."""
    run("export", SAMPLE, "-o", tmp_path, "-f", "nq", "--base", "https://example.org/archive/")
    quads = list(graph.read_quads(tmp_path / "09CHENGDU165.nq"))
    moved = {graph.identifier(term) for quad in quads for term in (quad.subject, quad.object, quad.graph_name)}
    moved = {iri for iri in moved if iri.startswith("https://example.org/")}
    assert all(
        iri.startswith(("https://example.org/archive/id/cable/", "https://example.org/archive/data/")) for iri in moved
    )
    assert "https://w3id.org/cablegraph/id/place/yunnan" in {graph.identifier(quad.subject) for quad in quads}
    assert not [quad for quad in quads if "w3id.org/cablegraph/id/cable" in str(quad)]
    assert validate(quads).conforms


@needs_shared
def test_every_real_sample_is_read_or_refused_with_a_reason(tmp_path: Path) -> None:
    """Of the samples none is lost: as many files as were not refused, each conforming, each refusal one line."""
    done = run("export", SHARED, "-o", tmp_path / "out", "-f", "nq")
    inputs = [path for path in SHARED.rglob("*") if path.is_file()]
    errors = [line for line in done.stderr.splitlines() if ": error: " in line]
    written = list((tmp_path / "out").iterdir())
    assert len(inputs) == len(written) + len({line.split(": ")[0] for line in errors})
    assert len(errors) <= 1
    assert "Traceback" not in done.stderr


def test_starting_is_quick_because_imports_wait(tmp_path: Path) -> None:
    """Exporting a cable imports neither rdflib nor pySHACL nor requests nor rich, where the compiled engine is."""
    command = [sys.executable, "-X", "importtime", *CABLEGRAPH[1:], "export", str(SAMPLE), "-o", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "pyoxigraph" in imported
    slow = {"requests", "rich"} | ({"rdflib", "pyshacl"} if engine() == "compiled" else set())
    assert not slow & imported

"""Golden cases: our own cables, one oddity each, against the graph that they must give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import TOP, difference, folders, triples_of

import cablegraph
from cablegraph import graph
from cablegraph.describing import describe
from cablegraph.errors import located
from cablegraph.exporting import Options, Outcome, export
from cablegraph.validation import validate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("case", folders("cases"), ids=lambda path: path.name)
def test_a_case_gives_its_graph(case: Path, update: bool) -> None:  # noqa: FBT001 a fixture
    """Each case gives the graph that stands beside it, and the graph conforms."""
    cable = next(cablegraph.read(case / "cable.txt"))
    turtle = graph.serialise(describe(cable), graph.FORMATS["ttl"])
    golden = case / "expected.ttl"
    if update:
        golden.write_bytes(turtle)
    syntax = graph.FORMATS["ttl"].syntax
    found = difference(triples_of(golden.read_bytes(), syntax), triples_of(turtle, syntax))
    assert not found, f"{case.name} differs (python -m pytest tests/test_cases.py --update rewrites it)\n{found}"
    report = validate(graph.read_quads(golden))
    assert report.conforms, report.results


@pytest.mark.parametrize("case", folders("broken"), ids=lambda path: path.name)
def test_a_broken_cable_is_refused_in_one_line(case: Path, update: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Each broken cable gives exactly the line beside it, is refused, and leaves nothing behind."""
    said: list[str] = []
    outcome = Outcome(said.append)
    options = Options((graph.FORMATS["ttl"],), tmp_path / "out")
    assert list(export([str(case / "cable.txt")], options, outcome)) == []
    message = "\n".join(said).replace(str(case), case.name) + "\n"
    if update:
        (case / "error.txt").write_text(message, encoding="utf-8")
    assert message == (case / "error.txt").read_text(encoding="utf-8"), "pytest tests/test_cases.py --update rewrites"
    assert message.count("\n") == 1
    assert outcome.refused == 1
    assert outcome.exported == 0
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["cases", "broken"])
def test_every_folder_is_collected(kind: str, request: pytest.FixtureRequest) -> None:
    """As many cases are listed as there are cables on disk, and the README names each of them."""
    on_disk = sorted(path.parent.name for path in (TOP / "tests" / kind).glob("*/cable.txt"))
    assert [path.name for path in folders(kind)] == on_disk
    assert len(on_disk) > 8
    if kind == "cases":
        readme = (request.config.rootpath / "tests" / "cases" / "README.md").read_text(encoding="utf-8")
        assert not [name for name in on_disk if name not in readme]


def test_a_message_is_one_line_with_place_level_and_line() -> None:
    """A message says file, id, level, what was found, what was expected, and the line."""
    assert located("f", "09X1", "error", "a, expected b", 3) == "f: 09X1: error: a, expected b (line 3)"

"""What the tests share: where things are, and graphs compared as graphs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse

import cablegraph
from cablegraph import data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

TOP = Path(__file__).parent.parent
SAMPLE = cablegraph.sample()
SHARED = TOP.parent / "shared" / "cables"
ORIGINAL = SHARED / "09CHENGDU165.txt"

needs_shared = pytest.mark.skipif(not ORIGINAL.exists(), reason="the original cables are not beside this checkout")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update."""
    parser.addoption("--update", action="store_true", help="rewrite the golden files; read the difference")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--update"))


def all_links() -> dict[str, tuple[data.Link, ...]]:
    """Return the links of every subject of the packaged mappings."""
    subjects = {row.subject for file in data.link_files() for row in data.mappings(file)}
    return {subject: data.links(subject) for subject in sorted(subjects)}


def folders(kind: str) -> list[Path]:
    """Return the case folders of a kind, of which every one is a test."""
    return sorted(path for path in (TOP / "tests" / kind).iterdir() if path.is_dir())


def triples_of(content: bytes | str, syntax: RdfFormat, base: str | None = None) -> set[Triple]:
    """Return the triples of a document without blank nodes."""
    return {quad.triple for quad in parse(content, format=syntax, base_iri=base)}


def difference(expected: Iterable[Triple], found: Iterable[Triple]) -> str:
    """Return what is missing and what is too much, a triple a line; nothing where the graphs are equal."""
    one, other = Dataset(map(_quad, expected)), Dataset(map(_quad, found))
    one.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    other.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    missing = sorted(f"- {quad.triple}" for quad in set(one) - set(other))
    extra = sorted(f"+ {quad.triple}" for quad in set(other) - set(one))
    return "\n".join([*missing, *extra])


def _quad(triple: Triple) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object)

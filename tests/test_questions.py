"""Competency questions: each asked of the sample, with the rows that it must give."""

from __future__ import annotations

import csv
import io

import pytest
from conftest import SAMPLE, TOP
from pyoxigraph import Store

import cablegraph
from cablegraph import data, graph, store
from cablegraph.describing import describe

FOLDER = TOP / "tests" / "questions"
OFFLINE = sorted(name for name, found in store.questions().items() if "SERVICE" not in found.sparql)


@pytest.mark.parametrize("name", OFFLINE)
def test_a_question_gives_its_rows(name: str, update: bool) -> None:  # noqa: FBT001 a fixture
    """Each named question gives the rows beside it, of the sample."""
    asked = Store()
    asked.extend(graph.quads(describe(next(cablegraph.read(SAMPLE)))))
    found = store.answer(asked, store.question(name).sparql, "csv").replace("\r\n", "\n")
    golden = FOLDER / f"{name}.csv"
    if update:
        golden.write_text(found, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    assert found == expected, "pytest tests/test_questions.py --update rewrites it"
    # Nothing is odd about the sample; the case of an extract asks that question in earnest.
    assert (len(list(csv.reader(io.StringIO(found)))) > 1) == (name != "oddities")


def test_oddities_are_asked_of_an_extract() -> None:
    """The reading notes of an extract are found by the question that asks for them."""
    asked = Store()
    case = TOP / "tests" / "cases" / "partial-extract" / "cable.txt"
    asked.extend(graph.quads(describe(next(cablegraph.read(case)))))
    found = store.answer(asked, store.question("oddities").sparql, "csv")
    assert "Partial extract" in found
    assert "Date missing" in found


def test_the_questions_are_all_asked() -> None:
    """There are rows for every question but the one that needs a network, and each says what it asks."""
    assert sorted(path.stem for path in FOLDER.glob("*.csv")) == OFFLINE
    assert len(OFFLINE) >= 9
    for question in store.questions().values():
        assert question.asks.endswith(("?", ".")), question.name


def test_files_that_state_the_same_are_asked_once() -> None:
    """A folder with the same cable as Turtle, JSON-LD and N-Quads gives the rows of one of them."""
    together = store.open_data([TOP / "output"])
    found = store.answer(together, store.question("citations").sparql, "csv").replace("\r\n", "\n")
    assert found == (FOLDER / "citations.csv").read_text(encoding="utf-8")
    named = store.answer(together, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", "csv")
    assert named.count("/data/") == 4


def test_the_federated_question_is_sparql() -> None:
    """The question to Wikidata parses; it is not asked here."""
    question = store.question("wikidata-statements")
    assert "SERVICE <https://query.wikidata.org/sparql>" in question.sparql
    empty = Store().query(question.sparql, prefixes=data.prefixes())
    assert list(empty) == []  # type: ignore[arg-type]

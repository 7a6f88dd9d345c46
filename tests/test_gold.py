"""Gold: each row of it is well-formed and points at characters of its cable."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest
from conftest import SHARED, TOP, folders, needs_shared

import cablegraph

if TYPE_CHECKING:
    from pathlib import Path

GOLD = TOP / "tests" / "gold"
REAL = sorted(GOLD.glob("*.tsv"))
COLUMNS = ["kind", "begin", "end", "value", "to", "of"]

NUMBER = r"\d+(?:\.\d*[1-9])?"
DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
VALUES = {
    "mention": r"organization|place|person",
    "role": r"(?:\S+(?: \S+)*)?",
    "meeting": r"(?:\d{4}-\d\d-\d\d)?",
    "amount": rf"(?:money:[A-Z]{{3}}|percent:%|(?:count|length|area|mass|duration):[^\s:]+):{NUMBER}:{NUMBER}",
    "date": rf"{DAY}(?:/(?:{DAY}|\.\.))?|\.\./{DAY}",
    "statement": r"(?:asserted|denied) (?:stated|reported|planned|asked)",
    "relation": r"partOf|memberOf|locatedIn|borders|cooperatesWith|proposedTo|movedFrom|movedTo",
}

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of gold."""

    kind: str
    span: Span
    value: str
    to: tuple[Span, ...]
    of: tuple[Span, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans that the row names."""
        return (self.span, *self.to, *self.of)


@dataclass(frozen=True, slots=True)
class Gold:
    """The rows of one file and the text they speak of."""

    text: str
    rows: list[Row]

    def words(self, span: Span) -> str:
        """Return the characters of a span, white space one blank."""
        return " ".join(self.text[slice(*span)].split())


def spans(field: str) -> tuple[Span, ...]:
    """Read `begin-end|begin-end`."""
    pairs = (pair.split("-") for pair in field.split("|") if pair)
    return tuple((int(begin), int(end)) for begin, end in pairs)


def load(path: Path, cable: Path) -> Gold:
    """Read a file of gold beside its cable."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
        assert reader.fieldnames == COLUMNS
        rows = [
            Row(row["kind"], (int(row["begin"]), int(row["end"])), row["value"], spans(row["to"]), spans(row["of"]))
            for row in reader
        ]
    return Gold(next(cablegraph.read(str(cable))).text, rows)


def invented(folder: Path) -> Gold:
    """Return the gold of a cable of ours."""
    return load(folder / "gold.tsv", folder / "cable.txt")


def original(path: Path) -> Gold:
    """Return the gold of a real cable."""
    return load(path, next(SHARED.rglob(f"{path.stem}.txt")))


def check(gold: Gold) -> None:
    """Hold what is true of every file of gold: order, spans, the grammar of the values, the columns used."""
    rows = gold.rows
    assert rows
    assert rows == sorted(rows, key=lambda row: (*row.span, row.kind, row.value))
    assert len(rows) == len(set(rows))
    for row in rows:
        for begin, end in row.spans:
            assert 0 <= begin < end <= len(gold.text), row
            characters = gold.text[begin:end]
            assert characters == characters.strip(), row
        assert re.fullmatch(VALUES[row.kind], row.value), row
        assert bool(row.to) or row.kind not in {"role", "statement", "relation"}, row
        assert bool(row.of) or row.kind not in {"statement", "relation"}, row
        assert len(row.to) < 2 or row.kind == "meeting", row
        assert len(row.of) < 2 or row.kind == "statement", row
        if row.kind == "mention":
            assert bool(row.to) is (row.value == "person"), row
            assert not row.of, row
        elif row.kind == "amount":
            assert float(row.value.split(":")[2]) <= float(row.value.split(":")[3]), row
        elif row.kind == "date":
            assert not row.to, row
            assert not row.of, row
            ends = [date.fromisoformat((day + "-01-01")[:10]) for day in row.value.split("/") if day != ".."]
            assert ends == sorted(ends), row


def test_every_folder_is_collected() -> None:
    """Each folder holds a cable and its gold, every one on disk is collected, and the README names it."""
    collected = [path.name for path in folders("gold")]
    assert collected == sorted(path.parent.name for path in GOLD.glob("*/cable.txt"))
    assert collected == sorted(path.parent.name for path in GOLD.glob("*/gold.tsv"))
    assert len(collected) >= 12
    readme = (GOLD / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([^`]+)` \| [^|]+, \d{4}s, [^|]+ \| [^|]+ \|$", readme, re.MULTILINE) == collected


@pytest.mark.parametrize("folder", folders("gold"), ids=lambda path: path.name)
def test_gold_is_well_formed(folder: Path) -> None:
    """The rows of each cable of ours are sorted, unique, within the text, trimmed and of the README's grammar."""
    check(invented(folder))


@pytest.mark.parametrize("folder", folders("gold"), ids=lambda path: path.name)
def test_gold_points_at_what_it_names(folder: Path) -> None:
    """Persons lead to a person, roles to their words, speakers stand in their sentence, participants are named."""
    gold = invented(folder)
    persons = {row.span: row.to[0] for row in gold.rows if row.value == "person"}
    officers = {row.span for row in gold.rows if row.kind == "role" and row.to == (row.span,)}
    titles = {gold.words(span) for span in officers}
    names = {row.span for row in gold.rows if row.kind == "mention"}
    for row in gold.rows:
        if row.value == "person":
            assert persons[row.to[0]] == row.to[0], row
        elif row.kind == "role":
            assert row.span in persons or row.span in officers, row
            assert row.value == gold.words(row.to[0]), row
            assert not row.of or row.of[0] in names, row
        elif row.kind == "meeting":
            assert all(span in persons or gold.words(span) in titles for span in row.to), row
        elif row.kind == "statement":
            assert row.span[0] <= row.to[0][0] < row.to[0][1] <= row.span[1], row
            assert row.of[0] == persons.get(row.to[0], row.of[0]), row


def test_every_cable_held_out_has_gold() -> None:
    """What is held out is real cables with gold, named once and in order."""
    names = (GOLD / "held-out.txt").read_text(encoding="utf-8").splitlines()
    assert names
    assert names == [path.stem for path in REAL if path.stem in names]


@needs_shared
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_gold_of_real_cables_is_well_formed(path: Path) -> None:
    """The rows of each real cable are of the same form, and none of them holds a word of it."""
    gold = original(path)
    check(gold)
    assert {row.value for row in gold.rows if row.kind == "role"} <= {""}

"""Mappings in SSSOM: who says that two things are the same, how, and how sure it is."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.data.files import path
from cablegraph.data.names import compact, context, expand, prefixes
from cablegraph.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

THRESHOLD = 0.8
"""The confidence below which a mapping makes no triple."""

_OWN: list[Path] = []


@dataclass(frozen=True, slots=True)
class Link:
    """A mapping that makes a triple; names are prefixed, ``row`` is the file and line that say so."""

    subject: str
    predicate: str
    object: str
    confidence: float
    row: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """A row of an SSSOM file, names prefixed as ours are; ``denied`` rows say that two things are not the same."""

    subject: str
    label: str
    predicate: str
    denied: bool
    object: str
    object_label: str
    justification: str
    confidence: float
    author: str
    date: str
    comment: str
    row: str


class _Table(NamedTuple):
    """A file of mappings: its prefixes, those of them that it declares as we do, its columns, its rows with lines."""

    file: Path
    curies: dict[str, str]
    same: frozenset[str]
    columns: list[str]
    rows: list[tuple[int, str]]

    def subject(self, written: str) -> str:
        """Return what a row as written is of."""
        at = self.columns.index("subject_id")
        return written.partition("\t")[0] if at == 0 and '"' not in written else "".join(_cells(written)[at : at + 1])

    def mapping(self, line: int, written: str) -> Mapping:
        """Return what a row says."""
        cells = _cells(written)
        row = dict(zip(self.columns, [*cells, *[""] * (len(self.columns) - len(cells))], strict=False))
        return _mapping(row, self.curies, self.same, f"{self.file.name}:{line}", self.file)


def _cells(line: str) -> list[str]:
    return next(csv.reader([line], delimiter="\t")) if '"' in line else line.split("\t")


def _table(file: Path) -> _Table:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        msg = f"{file}: cannot be read as text, expected SSSOM, a table in UTF-8"
        raise DataError(msg) from None
    comments = (line for line in lines if line[:1] == "#")
    curies = dict(re.findall(r"^#\s+([\w.-]+):\s*[\"']?(\S+?)[\"']?\s*$", "\n".join(comments), re.MULTILINE))
    # A prefix that the file declares as we do needs no way through its IRI: most files are our own.
    same = frozenset(prefix for prefix, value in prefixes().items() if curies.get(prefix, value) == value)
    rows = [(number, line) for number, line in enumerate(lines, 1) if line[:1] != "#" and line.strip()]
    columns = _cells(rows.pop(0)[1]) if rows else []
    needed = {"subject_id", "predicate_id", "object_id"}
    if not needed <= set(columns):
        msg = f"{file}: not a table of mappings, expected the columns {', '.join(sorted(needed))} of SSSOM"
        raise DataError(msg)
    return _Table(file, curies, same, columns, rows)


def mappings(file: Path) -> tuple[Mapping, ...]:
    """Return the rows of an SSSOM file, whatever wrote it: quoted cells and another order of columns are read too.

    Raises :class:`~cablegraph.errors.DataError`.
    """
    table = _table(file)
    return tuple(table.mapping(line, written) for line, written in table.rows)


def _mapping(row: dict[str, str], curies: dict[str, str], same: frozenset[str], place: str, file: Path) -> Mapping:
    def named(column: str) -> str:
        prefix, _, local = row[column].partition(":")
        if local and prefix in same:
            return row[column]
        found = compact(curies[prefix] + local if prefix in curies else expand(row[column]))
        if not local or (found == row[column] and not local.startswith("//") and expand(found) == found):
            line = place.rpartition(":")[2]
            msg = f"{file}: {row[column] or 'empty'} as {column}, expected an IRI or a name with a prefix (line {line})"
            raise DataError(msg)
        return found

    try:
        confidence = float(row.get("confidence") or 1)
    except ValueError:
        msg = f"{file}: {row['confidence']} as confidence, expected a number (line {place.rpartition(':')[2]})"
        raise DataError(msg) from None
    return Mapping(
        subject=named("subject_id"),
        label=row.get("subject_label", ""),
        predicate=named("predicate_id"),
        denied=row.get("predicate_modifier", "") == "Not",
        object=named("object_id"),
        object_label=row.get("object_label", ""),
        justification=row.get("mapping_justification", ""),
        confidence=confidence,
        author=row.get("author_label", ""),
        date=row.get("mapping_date", ""),
        comment=row.get("comment", ""),
        row=place,
    )


def use_links(files: Iterable[Path]) -> None:
    """Take the mappings of these files too, beside the packaged ones."""
    found = list(files)
    for file in found:
        mappings(file)
    _OWN[:] = found
    _rows.cache_clear()
    links.cache_clear()


def link_files() -> tuple[Path, ...]:
    """Return the packaged files of mappings, and those in use beside them."""
    return (*sorted(path("mappings", "links").glob("*.sssom.tsv")), *_OWN)


@cache
def _rows() -> dict[str, list[tuple[_Table, int, str]]]:
    """Return the rows of all files by subject: a cable names few of the many, so that only its own become mappings."""
    found: dict[str, list[tuple[_Table, int, str]]] = defaultdict(list)
    for table in map(_table, link_files()):
        for line, written in table.rows:
            subject = table.subject(written)
            ours = subject.partition(":")[0] in table.same
            found[subject if ours else table.mapping(line, written).subject].append((table, line, written))
    return found


@cache
def links(subject: str) -> tuple[Link, ...]:
    """Return the mappings of an entity or concept at or above the threshold; a pair that a row denies makes none."""
    rows = [table.mapping(line, written) for table, line, written in _rows().get(subject, ())]
    denied = {row.object for row in rows if row.denied}
    found: dict[tuple[str, str], Link] = {}
    for row in rows:
        stated = row.confidence >= THRESHOLD and row.object not in denied
        if stated and row.predicate.partition(":")[2] in context():
            link = Link(row.subject, row.predicate, row.object, row.confidence, row.row)
            found.setdefault((row.predicate, row.object), link)
    return tuple(found.values())

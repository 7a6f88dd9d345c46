"""Mappings in SSSOM: who says that two things are the same, how, and how sure it is."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

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


def mappings(file: Path) -> tuple[Mapping, ...]:
    """Return the rows of an SSSOM file, whatever wrote it: quoted cells and another order of columns are read too.

    Raises :class:`~cablegraph.errors.DataError`.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        msg = f"{file}: cannot be read as text, expected SSSOM, a table in UTF-8"
        raise DataError(msg) from None
    curies = dict(re.findall(r"^#\s+([\w.-]+):\s*[\"']?(\S+?)[\"']?\s*$", "\n".join(lines), re.MULTILINE))
    # A prefix that the file declares as we do needs no way through its IRI: most files are our own.
    same = frozenset(prefix for prefix, value in prefixes().items() if curies.get(prefix, value) == value)
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    reader = csv.DictReader((line for _, line in numbered), delimiter="\t", restval="")
    needed = {"subject_id", "predicate_id", "object_id"}
    if not needed <= set(reader.fieldnames or ()):
        msg = f"{file}: not a table of mappings, expected the columns {', '.join(sorted(needed))} of SSSOM"
        raise DataError(msg)
    return tuple(
        _mapping(row, curies, same, f"{file.name}:{number}", file)
        for (number, _), row in zip(numbered[1:], reader, strict=False)
    )


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
    links.cache_clear()


def link_files() -> tuple[Path, ...]:
    """Return the packaged files of mappings, and those in use beside them."""
    return (*sorted(path("mappings", "links").glob("*.sssom.tsv")), *_OWN)


@cache
def links() -> dict[str, tuple[Link, ...]]:
    """Return the mappings at or above the threshold, by subject; a pair that a row denies makes none."""
    rows = [row for file in link_files() for row in mappings(file)]
    denied = {(row.subject, row.object) for row in rows if row.denied}
    found: dict[str, dict[tuple[str, str], Link]] = defaultdict(dict)
    for row in rows:
        stated = row.confidence >= THRESHOLD and (row.subject, row.object) not in denied
        if stated and not row.denied and row.predicate.partition(":")[2] in context():
            link = Link(row.subject, row.predicate, row.object, row.confidence, row.row)
            found[row.subject].setdefault((row.predicate, row.object), link)
    return {subject: tuple(pairs.values()) for subject, pairs in found.items()}

"""Writes mappings in SSSOM: sorted, each pair once, what stood there kept."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.data import Mapping
from cablegraph.errors import DataError
from cablegraph.graph import write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cablegraph.linking.candidates import Candidate

MANUAL = "semapv:ManualMappingCuration"
_COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "author_label",
    "mapping_date",
    "comment",
)
_SURE = 0.99


def decided(candidate: Candidate, *, accepted: bool, author: str, date: str) -> Mapping:
    """Return the mapping that a person's decision makes; a rejected pair is denied, for ever."""
    return _mapping(candidate, accepted=accepted, confidence=_SURE, author=author, date=date)


def computed(candidate: Candidate, *, date: str) -> Mapping:
    """Return the mapping that a score alone makes."""
    return _mapping(candidate, accepted=True, confidence=candidate.confidence, author="", date=date)


def _mapping(candidate: Candidate, *, accepted: bool, confidence: float, author: str, date: str) -> Mapping:
    concept = candidate.entity.startswith(("topics:", "tags:"))
    parts = ("name", "type", "country", "context")
    scores = ", ".join(f"{part} {value}" for part in parts if (value := getattr(candidate, f"{part}_score")))
    return Mapping(
        subject=candidate.entity,
        label=candidate.label,
        predicate="skos:exactMatch" if concept else "owl:sameAs",
        denied=not accepted,
        object=candidate.candidate,
        object_label=candidate.candidate_label,
        justification=MANUAL if author else "semapv:CompositeMatching",
        confidence=confidence,
        author=author,
        date=date,
        comment=f"scored {candidate.confidence}: {candidate.note or scores}",
        row="",
    )


def merged(old: Iterable[Mapping], new: Iterable[Mapping]) -> list[Mapping]:
    """Return mappings, each pair once: the first that says so stays, another decision of a person replaces it."""
    found: dict[tuple[str, str], Mapping] = {}
    for mapping in (*old, *new):
        known = found.setdefault((mapping.subject, mapping.object), mapping)
        if mapping.justification == MANUAL and (known.justification, known.denied) != (MANUAL, mapping.denied):
            found[mapping.subject, mapping.object] = mapping
    return sorted(found.values(), key=lambda row: (row.subject, row.predicate, row.object))


def read(file: Path) -> tuple[Mapping, ...]:
    """Return the mappings of a file, none where there is no file yet."""
    return data.mappings(file) if file.exists() else ()


def _head(file: Path, mappings: Iterable[Mapping]) -> list[str]:
    """Return the lines above the table: those that stand there, or what SSSOM asks for, and the prefixes in use."""
    used = {name.partition(":")[0] for row in mappings for name in (row.subject, row.predicate, row.object)}
    curies = {name: iri for name, iri in data.prefixes().items() if name in used}
    curies["semapv"] = "https://w3id.org/semapv/vocab/"
    stem = file.name.partition(".")[0]
    kept = [
        f"#mapping_set_id: https://w3id.org/cablegraph/links/{stem}",
        "#license: https://w3id.org/sssom/license/unspecified",
    ]
    if file.exists():
        text = file.read_text(encoding="utf-8-sig")
        comments = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
        kept = re.sub(r"^#curie_map:\n(?:#[ \t]+\S.*\n)*", "", comments, flags=re.MULTILINE).splitlines()
    return [*kept, "#curie_map:", *(f"#  {name}: {iri}" for name, iri in sorted(curies.items()))]


def save(file: Path, mappings: Iterable[Mapping]) -> None:
    """Write mappings, the file whole or not at all.

    Raises :class:`~cablegraph.errors.OutputError`.
    """
    rows = list(mappings)
    page = io.StringIO()
    page.writelines(f"{line}\n" for line in _head(file, rows))
    writer = csv.writer(page, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        cells = (
            row.subject,
            row.label,
            row.predicate,
            "Not" if row.denied else "",
            row.object,
            row.object_label,
            row.justification,
            f"{row.confidence:g}",
            row.author,
            row.date,
            row.comment,
        )
        writer.writerow(" ".join(cell.split()) for cell in cells)
    write({file: page.getvalue().encode()})


def from_table(candidates: Iterable[Candidate], *, author: str, date: str) -> list[Mapping]:
    """Return the mappings of the decisions that were written into a table of candidates.

    Raises :class:`~cablegraph.errors.DataError` where one entity is said to be two items.
    """
    rows = [row for row in candidates if row.decision]
    accepted: dict[str, str] = {}
    for row in rows:
        if row.decision == "accept" and accepted.setdefault(row.entity, row.candidate) != row.candidate:
            msg = f"{row.entity}: {accepted[row.entity]} and {row.candidate} both accepted, expected one at most"
            raise DataError(msg)
    return [decided(row, accepted=row.decision == "accept", author=author, date=date) for row in rows]

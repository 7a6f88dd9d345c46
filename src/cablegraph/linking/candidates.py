"""Candidates: what each unlinked entity may be, with the evidence, in a table that spreadsheets open."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablegraph.errors import DataError
from cablegraph.linking.scoring import BY_AUTHORITY, TIE, Score, score, sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from cablegraph.linking.service import Service
    from cablegraph.linking.subjects import Subject
    from cablegraph.linking.wikidata import Item, Wikidata

COLUMNS = (
    "entity",
    "label",
    "type",
    "country",
    "context",
    "candidate",
    "candidate_label",
    "candidate_description",
    "name_score",
    "type_score",
    "country_score",
    "context_score",
    "confidence",
    "standing",
    "note",
    "decision",
)

_NAMES = 4
_WORDS = {
    "accept": "accept",
    "accepted": "accept",
    "a": "accept",
    "yes": "accept",
    "y": "accept",
    "reject": "reject",
    "rejected": "reject",
    "r": "reject",
    "no": "reject",
    "n": "reject",
    "": "",
}
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the table; ``standing`` is best, near tie, or empty."""

    entity: str
    label: str
    type: str
    country: str
    context: str
    candidate: str
    candidate_label: str
    candidate_description: str
    name_score: str
    type_score: str
    country_score: str
    context_score: str
    confidence: float
    standing: str
    note: str
    decision: str = ""


def _rows(subject: Subject, scored: Iterable[tuple[str, Item, Score, str]], limit: int) -> list[Candidate]:
    """Return the candidates of an entity, the best first; those near the best leave it undecided."""
    found = sorted(scored, key=lambda row: (-row[2].confidence, row[0]))[:limit]
    best = found[0][2].confidence if found else 0.0
    near = [row for row in found if best - row[2].confidence < TIE]

    def standing(number: int) -> str:
        if number >= len(near):
            return ""
        return "best" if len(near) == 1 else "near tie"

    return [
        Candidate(
            entity=subject.name,
            label=subject.label,
            type=subject.kind_label,
            country=subject.country_label,
            context=subject.context,
            candidate=name,
            candidate_label=item.label,
            candidate_description=item.description,
            name_score=f"{parts.name:.2f}",
            type_score=f"{parts.type:.2f}",
            country_score="" if parts.country is None else f"{parts.country:.2f}",
            context_score=f"{parts.context:.2f}",
            confidence=parts.confidence,
            standing=standing(number),
            note=note,
        )
        for number, (name, item, parts, note) in enumerate(found)
    ]


def unlinked(
    subjects: Iterable[Subject], linked: set[str], denied: set[tuple[str, str]], limit: int | None
) -> list[Subject]:
    """Return the entities that have no link to Wikidata yet, by the graph or by the mappings."""
    found = [
        subject
        for subject in subjects
        if subject.name not in linked
        and not any(link.startswith("wd:") and (subject.name, link) not in denied for link in subject.links)
    ]
    return found[:limit]


def from_wikidata(
    subjects: Sequence[Subject], wikidata: Wikidata, denied: set[tuple[str, str]], *, each: int
) -> list[Candidate]:
    """Return candidates: by authority id first; by name for those that none is found for."""
    by_id = wikidata.by_authority(pair for subject in subjects for pair in subject.authorities)
    found = {
        subject.name: list(dict.fromkeys(name for pair in subject.authorities for name in by_id[pair]))
        for subject in subjects
    }
    asked = {
        subject.name: sought(subject.names, _NAMES)
        for subject in subjects
        if not any((subject.name, f"wd:{name}") not in denied for name in found[subject.name])
    }
    hits = wikidata.search((name for names in asked.values() for name in names), limit=each * 2)
    for entity, names in asked.items():
        found[entity] += [hit for name in names for hit in hits[name]]
    items = wikidata.items(name for names in found.values() for name in names)
    # What was merged is known by the item that it was merged into.
    items |= wikidata.items(item.target for item in items.values() if item.target is not None)
    kinds = wikidata.kinds({name for item in items.values() for name in item.classes})
    countries = wikidata.items({name for item in items.values() for name in item.countries})
    labels = {name: item.label for name, item in countries.items()}
    rows: list[Candidate] = []
    for subject in subjects:
        scored = {}
        for name in found[subject.name]:
            item = items[items[name].target or name]
            known = frozenset().union(*(kinds[kind] for kind in item.classes))
            parts = score(subject, item, known, labels)
            if parts is not None and (subject.name, f"wd:{item.id}") not in denied:
                shared = sorted(set(subject.authorities) & set(item.authorities))
                note = "; ".join(f"the same {name} {value}" for name, value in shared)
                scored[item.id] = (f"wd:{item.id}", item, parts, note)
        rows += _rows(subject, scored.values(), each)
    return rows


def from_service(
    subjects: Sequence[Subject], service: Service, denied: set[tuple[str, str]], *, each: int
) -> list[Candidate]:
    """Return candidates that a reconciliation service offers, scored by what it says of them."""
    rows: list[Candidate] = []
    for subject, offers in service.offers(subjects, each):
        scored = [
            (offer.item.id, offer.item, parts, offer.note)
            for offer in offers
            if (subject.name, offer.item.id) not in denied
            and (parts := score(subject, offer.item, offer.kinds, {})) is not None
        ]
        rows += _rows(subject, scored, each)
    return rows


def _cell(value: object) -> str:
    text = " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def table(candidates: Iterable[Candidate]) -> str:
    """Return candidates as a table, tab-separated."""
    page = io.StringIO()
    writer = csv.writer(page, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in candidates:
        writer.writerow(_cell(getattr(row, column)) for column in COLUMNS)
    return page.getvalue()


def is_table(file: Path) -> bool:
    """Tell a table of candidates from a file of mappings.

    Raises :class:`~cablegraph.errors.DataError` where it cannot be read.
    """
    try:
        with file.open(encoding="utf-8-sig") as stream:
            head = stream.readline()
    except (OSError, UnicodeDecodeError):
        msg = f"{file}: cannot be read as text, expected a table of candidates in UTF-8"
        raise DataError(msg) from None
    return "entity" in head and "candidate" in head and "decision" in head


def read_table(file: Path) -> list[Candidate]:
    """Return the candidates of a table, however a spreadsheet saved it: quoted, with semicolons, columns moved.

    Raises :class:`~cablegraph.errors.DataError`.
    """
    if not is_table(file):
        msg = f"{file}: no table of candidates, expected what cablegraph link candidates writes"
        raise DataError(msg)
    text = file.read_text(encoding="utf-8-sig")
    head = text.partition("\n")[0]
    delimiter = max("\t;,", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, restval="")
    return list(_read(reader, file))


def _read(reader: csv.DictReader[str], file: Path) -> Iterator[Candidate]:
    for row in reader:
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if not cells["entity"] or not cells["candidate"]:
            continue
        word = cells.pop("decision").casefold()
        said = cells.pop("confidence").replace(",", ".")
        try:
            confidence = float(said or 0)
        except ValueError:
            msg = f"{file}: {said} as confidence, expected a number (line {reader.line_num})"
            raise DataError(msg) from None
        if word not in _WORDS:
            msg = f"{file}: {word} as decision, expected accept, reject or nothing (line {reader.line_num})"
            raise DataError(msg)
        plain = {
            key: value[1:] if value[:1] == "'" and value[1:2] in _FORMULA else value for key, value in cells.items()
        }
        yield Candidate(confidence=confidence, decision=_WORDS[word], **plain)


def by_authority(candidate: Candidate) -> bool:
    """Tell whether a candidate carries the entity's own authority id."""
    return candidate.confidence >= BY_AUTHORITY and candidate.note.startswith("the same ")

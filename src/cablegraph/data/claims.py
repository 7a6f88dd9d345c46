"""Claims: statements that a person, or another extractor, adds to a cable, each resting on words of a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.data.files import path, rows
from cablegraph.data.names import context
from cablegraph.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (
    *("cable", "paragraph", "cues", "speaker", "addressee", "verb", "polarity", "modality"),
    *("subject", "predicate", "object", "author", "date", "comment"),
)
POLARITIES = ("asserted", "denied")
MODALITIES = ("stated", "reported", "planned", "asked")


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of a file of claims: who said something to whom, what it says of two entities, and who claims so.

    ``cues`` are words that must stand in the paragraph of that number, or in one without; empty cells are ``None``;
    ``file`` is what messages call the file, ``line`` the row's line in it.
    """

    cable: str
    paragraph: int | None
    cues: tuple[str, ...]
    speaker: str | None
    addressee: str | None
    verb: str | None
    denied: bool
    modality: str
    subject: str | None
    predicate: str | None
    object: str | None
    author: str
    date: str
    comment: str
    file: str
    line: int

    @property
    def row(self) -> str:
        """The file and the line that say so."""
        return f"{self.file}:{self.line}"


@cache
def claims(*files: Path) -> dict[str, tuple[Claim, ...]]:
    """Return the claims of ``mappings/claims/`` and of further files, by the id of their cable.

    Raises :class:`~cablegraph.errors.DataError` for a row that is none.
    """
    found: dict[str, list[Claim]] = defaultdict(list)
    named = {f"mappings/claims/{file.name}": file for file in sorted(path("mappings", "claims").glob("*.tsv"))}
    named |= {str(file): file for file in files}
    for name, file in named.items():
        for claim in _read(file, name):
            found[claim.cable].append(claim)
    return {cable: tuple(several) for cable, several in found.items()}


def _read(file: Path, name: str) -> list[Claim]:
    found = rows(file, name)
    if found and tuple(found[0])[:-1] != COLUMNS:
        msg = f"{name}: columns {' '.join(tuple(found[0])[:-1])}, expected {' '.join(COLUMNS)}"
        raise DataError(msg)
    return [_claim(row, name) for row in found]


def _claim(row: dict[str, str], name: str) -> Claim:
    """Return a row as a claim, if it is one."""
    cues = tuple(cue.strip() for cue in row["cues"].split("|"))
    triple = [bool(row[column]) for column in ("subject", "predicate", "object")]
    for well, what, expected in (
        (bool(row["cable"]), "no cable", "the id of one"),
        (
            re.fullmatch(r"(?:[1-9]\d{0,3})?", row["paragraph"]),
            f"paragraph {row['paragraph']!r}",
            "its number, or nothing",
        ),
        (all(cues), "an empty cue", "words of the paragraph, joined by |"),
        (bool(row["speaker"]) == bool(row["verb"]), "speaker or verb alone", "both of them or neither"),
        (row["speaker"] or not row["addressee"], "an addressee alone", "a speaker too"),
        (row["polarity"] in POLARITIES, f"polarity {row['polarity']!r}", " or ".join(POLARITIES)),
        (row["modality"] in MODALITIES, f"modality {row['modality']!r}", " or ".join(MODALITIES)),
        (len(set(triple)) == 1, "a part of a triple", "subject, predicate and object, or none of them"),
        (row["speaker"] or triple[0], "neither speaker nor triple", "one of them at least"),
        (
            not row["predicate"] or _relates(row["predicate"]),
            f"predicate {row['predicate']!r}",
            "a term of the context",
        ),
        (bool(row["author"]), "no author", "who claims this"),
        (_is_day(row["date"]), f"date {row['date']!r}", "YYYY-MM-DD"),
    ):
        if not well:
            msg = f"{name}: {what}, expected {expected} (line {row['line']})"
            raise DataError(msg)
    return Claim(
        cable=row["cable"],
        paragraph=int(row["paragraph"]) if row["paragraph"] else None,
        cues=cues,
        speaker=row["speaker"] or None,
        addressee=row["addressee"] or None,
        verb=row["verb"] or None,
        denied=row["polarity"] == "denied",
        modality=row["modality"],
        subject=row["subject"] or None,
        predicate=row["predicate"] or None,
        object=row["object"] or None,
        author=row["author"],
        date=row["date"],
        comment=row["comment"],
        file=name,
        line=int(row["line"]),
    )


def _relates(term: str) -> bool:
    """Tell whether a term of the context leads from one node to another."""
    found = context().get(term)
    return isinstance(found, dict) and "@id" in found and found.get("@type") == "@id"


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False

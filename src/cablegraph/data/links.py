"""Mappings in SSSOM: who says that two things are the same, how, and how sure it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from cablegraph.data.files import path, table

THRESHOLD = 0.8
"""The confidence below which a mapping makes no triple."""


@dataclass(frozen=True, slots=True)
class Link:
    """A mapping that makes a triple; names are prefixed, ``row`` is the file and line that say so."""

    subject: str
    predicate: str
    object: str
    confidence: float
    row: str


@cache
def links() -> dict[str, tuple[Link, ...]]:
    """Return the mappings at or above the threshold, by subject; negative rows make none."""
    found: dict[str, list[Link]] = defaultdict(list)
    for file in sorted(path("mappings", "links").glob("*.sssom.tsv")):
        for row in table("links", file.name):
            confidence = float(row["confidence"])
            if row["predicate_modifier"] == "" and confidence >= THRESHOLD:
                found[row["subject_id"]].append(
                    Link(
                        subject=row["subject_id"],
                        predicate=row["predicate_id"],
                        object=row["object_id"],
                        confidence=confidence,
                        row=f"{file.name}:{row['line']}",
                    )
                )
    return {subject: tuple(rows) for subject, rows in found.items()}

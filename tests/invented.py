"""A cable made of given words: the least that the text layout asks for, around paragraphs of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from cablegraph.extracting import find
from cablegraph.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cablegraph.cable import Cable, Span
    from cablegraph.extracting import Findings

_HEAD = """09LISBON9001
{subject}
Tue Aug 25 00:00:00 +0200 2009
{classification}
Embassy Lisbon
VZCZCXYZ0000
RR RUEHWEB

DE RUEHLI #9001/01 2370807
ZNR UUUUU ZZH
R 250807Z AUG 09
FM AMEMBASSY LISBON
TO RUEHC/SECSTATE WASHDC 0001{body} LISBON 009001{space}

SIPDIS{space}

E.O. 12958: {order}
TAGS: PREL PHUM PO
SUBJECT: {subject}
{authority}
"""
_BODIES = {"UNCLASSIFIED": "UNCLAS", "CONFIDENTIAL": "C O N F I D E N T I A L"}


def cable_of(
    *paragraphs: str, subject: str = "A DAY AT THE HARBOR", authority: str = "", signature: str = "OAKAPPLE"
) -> Cable:
    """Return a cable of these paragraphs; each may begin with its portion mark."""
    classification = "CONFIDENTIAL" if authority else "UNCLASSIFIED"
    head = _HEAD.format(
        subject=subject,
        classification=classification,
        body=_BODIES[classification],
        order="DECL: 08/25/2019" if authority else "N/A",
        authority=f"\n{authority}\n" if authority else "",
        space=" ",
    )
    marked = (words if words.startswith("(") else f"(U) {words}" for words in paragraphs)
    text = "\n\n".join(f"¶{number}. {words}" for number, words in enumerate(marked, 1))
    return read_bytes(f"{head}\n{text}\n{signature}".encode(), name="invented.txt")


@dataclass(frozen=True, slots=True)
class Told:
    """A cable of given words, and what is found in it."""

    cable: Cable
    found: Findings

    def words(self, span: Span) -> str:
        """Return the characters at a span, white space one blank."""
        return " ".join(self.cable.characters(span).split())

    def named(self, key: str | None) -> str:
        """Return the label of a key: what the cable alone names, without its kind."""
        return "" if key is None else key.partition(": ")[2] or key


def told(*paragraphs: str, subject: str = "A DAY AT THE HARBOR") -> Told:
    """Return what is found in these paragraphs."""
    cable = cable_of(*paragraphs, subject=subject)
    return Told(cable, find(cable))


def cases(table: Iterable[tuple[Any, ...]], fails: Mapping[str, str] | None = None) -> list[Any]:
    """Return the rows of a table as cases, the first cell being the name; those in ``fails`` must fail, as it says."""
    reasons = fails or {}
    return [
        pytest.param(
            *cells, id=name, marks=[pytest.mark.xfail(strict=True, reason=reasons[name])] if name in reasons else []
        )
        for name, *cells in table
    ]

"""Sources re-wrap, trim and mark texts each in their own way: what a cable says does not change by it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ORIGINAL, SAMPLE, SHARED, folders

from cablegraph.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from cablegraph.cable import Cable

SAMPLES = [ORIGINAL, *sorted((SHARED / "dev").glob("*.txt"))] if ORIGINAL.exists() else []
PATHS = [SAMPLE, *(case / "cable.txt" for case in folders("cases")), *SAMPLES]


def said(cable: Cable) -> dict[str, Any]:
    """Return what a cable says of itself."""
    opening, body = cable.opening, cable.body
    return {
        "id": cable.identifier,
        "sent": cable.header.sent and cable.header.sent.value,
        "to": [entry.as_written for entry in cable.header.deliveries],
        "classification": opening.classification and opening.classification.value,
        "captions": [caption.value for caption in opening.captions],
        "tags": [tag.value for tag in opening.tags],
        "subject": opening.subject and opening.subject.value,
        "references": [(reference.letter, reference.cited_id, reference.kind) for reference in opening.references],
        "numbers": [paragraph.number for paragraph in body.paragraphs],
        "marks": [paragraph.marking and paragraph.marking.value for paragraph in body.paragraphs],
        "signature": body.signature and body.signature.value,
    }


def trimmed(text: str) -> str:
    """Take the blanks off the ends of lines."""
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)


def padded(text: str) -> str:
    """Put two blanks at the end of each line."""
    return re.sub(r"$", "  ", text, flags=re.MULTILINE)


def crlf(text: str) -> str:
    """End lines as other systems do."""
    return text.replace("\n", "\r\n")


def unsigned(text: str) -> str:
    """Take the paragraph signs away, as sites do."""
    return text.replace("¶", "")


def tabbed(text: str) -> str:
    """Put a tab where two blanks follow a sentence."""
    return re.sub(r"(?<=[.!?])  (?=\S)", "\t", text)


CHANGES: list[Callable[[str], str]] = [trimmed, padded, crlf, unsigned, tabbed]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem if path.stem != "cable" else path.parent.name)
def test_what_a_cable_says_stands_whatever_the_source_did_to_its_lines(
    path: object, change: Callable[[str], str]
) -> None:
    """Ids, lists, labels, numbers, marks and signature are the same after each change."""
    content = Path(str(path)).read_text(encoding="utf-8")
    before = said(read_bytes(content.encode(), name="before"))
    numbers = [number for number in before["numbers"] if number is not None]
    if change is unsigned and len(set(numbers)) < len(numbers):
        pytest.skip("without its signs a text within the text cannot be told from the text")
    after = said(read_bytes(change(content).encode(), name="after"))
    assert after == before

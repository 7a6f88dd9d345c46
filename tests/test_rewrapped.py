"""A cable that is wrapped otherwise is the same cable: what a source does to lines and blanks changes nothing read."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import pytest
from conftest import ORIGINAL, SAMPLE, SHARED, folders

import cablegraph
from cablegraph.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cablegraph.cable import Cable

REAL = [ORIGINAL, *sorted((SHARED / "dev").glob("*.txt"))] if ORIGINAL.exists() else []
PATHS = [SAMPLE, *(case / "cable.txt" for case in folders("cases")), *REAL]


def facts(cable: Cable) -> dict[str, object]:
    """Return what must not depend on how the text is wrapped."""
    opening, body = cable.opening, cable.body
    return {
        "id": cable.identifier,
        "sent": cable.header.sent and cable.header.sent.value,
        "addressees": [(entry.role, entry.as_written, entry.precedence) for entry in cable.header.deliveries],
        "tags": [tag.value for tag in opening.tags],
        "subject": opening.subject and opening.subject.value,
        "references": [(entry.letter, entry.cited_id, entry.kind) for entry in opening.references],
        "paragraphs": [(part.number, part.marking and part.marking.value) for part in body.paragraphs],
        "signature": body.signature and body.signature.value,
    }


def in_prose(change: Callable[[str], str]) -> Callable[[Cable], str]:
    """Return the change, made in the text proper alone, where lines are prose."""
    return lambda cable: cable.text[: cable.opening.span.end] + change(cable.text[cable.opening.span.end :])


def joined(prose: str) -> str:
    """Join lines that a sentence goes on over."""
    return re.sub(r"(?<=[a-z]) ?\n(?=[a-z])", " ", prose)


def split(prose: str) -> str:
    """Break lines between every seventh pair of words in small letters, so that others than before are short."""
    numbers = count()
    return re.sub(r"(?<=[a-z]) (?=[a-z])", lambda _: " " if next(numbers) % 7 else "\n", joined(prose))


CHANGES: dict[str, Callable[[Cable], str]] = {
    "carriage returns": lambda cable: cable.text.replace("\n", "\r\n"),
    "blanks at line ends": lambda cable: re.sub(r"(?<=[^\n])\n", "  \n", cable.text),
    "no blanks at line ends": lambda cable: re.sub(r"[ \t]+\n", "\n", cable.text),
    "joined lines": in_prose(joined),
    "other lines": in_prose(split),
    "tabs": in_prose(lambda prose: prose.replace("  ", "\t")),
    "line separators": in_prose(lambda prose: re.sub(r"(?<=[a-z]) (?=[a-z])", "\u2028", prose)),
    "no paragraph signs": in_prose(lambda prose: prose.replace("¶", "")),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem if path.stem != "cable" else path.parent.name)
def test_a_cable_is_the_same_however_it_is_wrapped(path: Path, change: str) -> None:
    """Id, time, addressees, TAGS, subject, references, numbers, marks and signature stay what they are."""
    cable = next(cablegraph.read(path))
    numbers = [part.number for part in cable.body.paragraphs]
    if change == "no paragraph signs" and numbers != list(range(1, len(numbers) + 1)):
        pytest.skip("without its signs nothing but the order tells a number from a figure")
    preamble = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").split(b"\n", 5)[:5]
    again = read_bytes(b"\n".join([*preamble, CHANGES[change](cable).encode()]), name="again")
    assert facts(again) == facts(cable)

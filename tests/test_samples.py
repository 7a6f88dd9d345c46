"""The real samples, where they are present: each read to the summary beside it, which was checked by eye."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from conftest import ORIGINAL, SHARED, TOP, needs_shared

import cablegraph
from cablegraph.reading.coverage import share

if TYPE_CHECKING:
    from cablegraph.cable import Cable

SUMMARIES = TOP / "tests" / "samples.tsv"
PATHS = [ORIGINAL, *sorted((SHARED / "dev").glob("*.txt"))] if ORIGINAL.exists() else []


def summary(cable: Cable) -> dict[str, str]:
    """Return ids, dates, markings and counts of a cable, no words of it."""
    header, opening, body = cable.header, cable.opening, cable.body
    roles = [entry.role for entry in header.deliveries]
    marks = [paragraph.marking.value if paragraph.marking else "-" for paragraph in body.paragraphs]
    numbers = [str(paragraph.number or "-") for paragraph in body.paragraphs]
    return {
        "id": cable.source_id,
        "canonical": cable.identifier,
        "sent": "" if header.sent is None else f"{header.sent.value:%Y-%m-%dT%H:%MZ}",
        "precedence": "" if header.precedence is None else header.precedence.value,
        "action": str(roles.count("action")),
        "info": str(roles.count("info")),
        "classification": "" if opening.classification is None else opening.classification.value,
        "sections": "" if opening.section_count is None else str(opening.section_count.value),
        "captions": " ".join(dict.fromkeys(caption.value for caption in opening.captions)),
        "attention": str(len(opening.attention)),
        "tags": " ".join(tag.value for tag in opening.tags),
        "subject": str(0 if opening.subject is None else len(opening.subject.value.split())),
        "references": " ".join(f"{ref.letter or ''}:{ref.cited_id or ref.kind or '?'}" for ref in opening.references),
        "numbers": " ".join(numbers),
        "marks": " ".join(marks),
        "headings": str(len(body.headings)),
        "passages": " ".join(passage.kind for passage in body.passages),
        "signed": "yes" if body.signature is not None else "no",
        "notes": " ".join(note.code for note in cable.notes),
    }


@needs_shared
def test_every_sample_is_read_to_its_summary(update: bool) -> None:  # noqa: FBT001 a fixture
    """Ids, dates, precedences, counts, TAGS, references, numbers and marks of each sample are as expected."""
    found = [summary(cable) for path in PATHS for cable in cablegraph.read(path)]
    if update:
        with SUMMARIES.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(found[0]), delimiter="\t", lineterminator="\n")
            writer.writeheader()
            writer.writerows(found)
    with SUMMARIES.open(encoding="utf-8") as stream:
        expected = list(csv.DictReader(stream, delimiter="\t"))
    assert [row["id"] for row in found] == [row["id"] for row in expected]
    for one, other in zip(found, expected, strict=True):
        assert one == other, "pytest tests/test_samples.py --update rewrites it; check it by eye"


@needs_shared
def test_hardly_a_character_is_unclaimed() -> None:
    """Of all samples together less than half a percent of the characters belong to no element."""
    cables = [cable for path in PATHS for cable in cablegraph.read(path)]
    lengths = [len("".join(cable.text.split())) for cable in cables]
    missed = sum(share(cable) * length for cable, length in zip(cables, lengths, strict=True))
    assert missed / sum(lengths) < 0.005


@needs_shared
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_offsets_of_a_sample_are_those_meant(path: object) -> None:
    """Paragraphs begin with their number, marks and references are the characters at their spans."""
    cable = next(cablegraph.read(str(path)))
    for paragraph in cable.body.paragraphs:
        characters = cable.characters(paragraph.span)
        assert characters == characters.strip()
        assert paragraph.number is None or characters.startswith(str(paragraph.number))
        if paragraph.marking is not None:
            assert cable.characters(paragraph.marking.span).upper() == paragraph.marking.value
    for reference in cable.opening.references:
        assert " ".join(cable.characters(reference.span).split()) == reference.as_written
    for tag in cable.opening.tags:
        assert cable.characters(tag.span) == tag.value

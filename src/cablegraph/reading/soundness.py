"""Reading notes: what is odd about a cable, said as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.cable import ReadingNote, Span
from cablegraph.reading.coverage import unclaimed
from cablegraph.reading.handling import MISSPELT
from cablegraph.reading.header import DATE_TIME_GROUP
from cablegraph.reading.identity import well_formed
from cablegraph.reading.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablegraph.cable import Body, Cable, Header, Opening, Paragraph

_MISSING_SECTION = re.compile(r"\*\s*Missing Section\s+(?P<section>\d+)\s*\*", re.IGNORECASE)
# A last word in small letters, with no mark of a sentence's end after it.
_BROKEN_OFF = re.compile(r"(?:[a-z]|[a-z][,;-]|,)\s*\Z")


def notes_on(cable: Cable, *, cleaned: bool) -> list[ReadingNote]:
    """Return the reading notes on a cable that has just been read, in the order of the text.

    ``cleaned`` tells whether HTML was taken out of its text.
    """
    notes = [*_on_source(cable, cleaned=cleaned), *_on_time(cable), *_on_text(cable)]
    noted = {note.span for note in notes}
    notes += [
        ReadingNote("unclaimed-text", "No rule claims these characters.", span, "soundness.unclaimed-text")
        for span in unclaimed(cable)
        if span not in noted
    ]
    return sorted(notes, key=lambda note: (note.span, note.code))


def _on_source(cable: Cable, *, cleaned: bool) -> Iterator[ReadingNote]:
    """Yield what is odd about the way in which the source keeps the cable."""
    header = cable.header
    if header.partial is not None:
        sentence = "The source holds an extract of this cable, without its transmission header."
        yield ReadingNote("partial-extract", sentence, header.partial.span, "soundness.partial-extract")
    if header.repeated is not None:
        sentence = "The source gives the header or the opening of this cable twice; the last opening is followed."
        yield ReadingNote("two-headers", sentence, header.repeated, "soundness.two-headers")
    if cleaned:
        sentence = "Tags or entities of HTML stood in the text; offsets are those of the text without them."
        yield ReadingNote("html-in-text", sentence, Span(0, len(cable.text)), "soundness.html-in-text")
    if not well_formed(cable.preamble.source_id):
        sentence = "The id under which the source keeps this cable is not well-formed."
        yield ReadingNote("malformed-id", sentence, _some(cable.opening.span), "soundness.malformed-id")


def _on_time(cable: Cable) -> Iterator[ReadingNote]:
    """Yield what is odd about the date."""
    header, dated = cable.header, cable.preamble.date
    if header.sent is None:
        yield _undated(cable.text, header)
    elif dated is not None and abs((header.sent.value.date() - dated).days) > 1:
        sentence = "The source dates this cable otherwise than its date-time group, which is followed."
        yield ReadingNote("date-mismatch", sentence, header.sent.span, "soundness.date-mismatch")


def _on_text(cable: Cable) -> Iterator[ReadingNote]:
    """Yield what is odd about the body."""
    opening, body = cable.opening, cable.body
    if opening.subject is None:
        sentence = "The cable has no SUBJECT line; its title is its id."
        yield ReadingNote("subject-missing", sentence, _some(opening.span), "soundness.subject-missing")
    for caption in opening.captions:
        if caption.rule == MISSPELT:
            sentence = f"This is one letter away from {caption.value} and read as it."
            yield ReadingNote("misspelt-caption", sentence, caption.span, "soundness.misspelt-caption")
    own = next((reference for reference in opening.references if reference.cited_id == cable.identifier), None)
    if own is not None:
        sentence = "The cable cites itself."
        yield ReadingNote("self-reference", sentence, own.span, "soundness.self-reference")
    unmarked = next((paragraph for paragraph in body.paragraphs if paragraph.number is None), None)
    if unmarked is not None:
        sentence = "A stretch of the text has no paragraph number."
        yield ReadingNote("unmarked-paragraph", sentence, unmarked.span, "soundness.unmarked-paragraph")
    repeated = _first_repeated(body.paragraphs)
    if repeated is not None:
        sentence = f"Paragraph number {repeated.number} comes again: a slip, or a text within the text."
        yield ReadingNote("number-repeated", sentence, repeated.span, "soundness.number-repeated")
    yield from _unknown_marks(cable.text, body.paragraphs)
    yield from _cut_short(cable.text, opening, body)


def _first_repeated(paragraphs: Iterable[Paragraph]) -> Paragraph | None:
    """Return the first paragraph that bears the number of one before it."""
    numbers: set[int] = set()
    for paragraph in paragraphs:
        if paragraph.number in numbers:
            return paragraph
        if paragraph.number is not None:
            numbers.add(paragraph.number)
    return None


# `2. (QX)`; a word in small letters is no mark.
_UNKNOWN_MARK = re.compile(r"(?:\d{1,3}[ \t]*[.)][ \t]*)?\((?P<mark>[A-Z]{1,4}(?:/{1,2}[A-Z]{1,4})*)\)\s")


def _unknown_marks(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[ReadingNote]:
    """Yield the marks that are none of the scheme."""
    for paragraph in paragraphs:
        found = None if paragraph.marking is not None else _UNKNOWN_MARK.match(text, paragraph.span.begin)
        if found is not None:
            sentence = "What stands in the place of a portion mark is none; the paragraph is read as unmarked."
            span = Span(found.start("mark"), found.end("mark"))
            yield ReadingNote("unknown-marking", sentence, span, "soundness.unknown-marking")


def _some(span: Span) -> Span:
    """Return a span that holds at least one character."""
    return span if span.begin < span.end else Span(span.begin, span.begin + 1)


def _undated(text: str, header: Header) -> ReadingNote:
    """Tell a date-time group that is no date from one that is not there."""
    for line in lines(text, 0, header.span.end):
        group = DATE_TIME_GROUP.fullmatch(line.text)
        if group is not None:
            sentence = "The date-time group is no date; the date is the source's."
            return ReadingNote("date-malformed", sentence, line.span, "soundness.date-malformed")
    sentence = "The cable has no date-time group; its date is the source's."
    return ReadingNote("date-missing", sentence, _some(header.span), "soundness.date-missing")


def _cut_short(text: str, opening: Opening, body: Body) -> Iterator[ReadingNote]:
    """Tell whether the end of the cable is missing: it says so, a section does not come, or a sentence breaks off."""
    last = Span(max(0, len(text) - 1), len(text))
    missing = _MISSING_SECTION.search(text, opening.span.end)
    sections = body.sections
    declared = opening.section_count.value if opening.section_count is not None else 1
    if missing is not None:
        sentence = f"Section {int(missing['section'])} is missing, as the text itself says."
        last = Span(missing.start(), missing.end())
    elif body.signature is None and sections and max(sections) < declared:
        sentence = f"The cable ends in section {max(sections)} of {declared}."
    elif body.signature is None and _BROKEN_OFF.search(text, max(0, len(text) - 40)) is not None:
        sentence = "The cable ends in the middle of a sentence."
    else:
        return
    yield ReadingNote("cut-short", sentence, last, "soundness.cut-short")

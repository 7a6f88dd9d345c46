"""Reading notes: what is odd about a cable, said as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.cable import ReadingNote, Span
from cablegraph.reading.header import DATE_TIME_GROUP
from cablegraph.reading.lines import lines
from cablegraph.reading.pages import page_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablegraph.cable import Body, Header, Opening, Preamble

_MISSING_SECTION = re.compile(r"\*\s*Missing Section\s+(?P<section>\d+)\s*\*", re.IGNORECASE)
# A last word in small letters, with no mark of a sentence's end after it.
_BROKEN_OFF = re.compile(r"(?:[a-z]|[a-z][,;-]|,)\s*\Z")


def notes_on(text: str, preamble: Preamble, header: Header, opening: Opening, body: Body) -> Iterator[ReadingNote]:
    """Yield the reading notes on a cable that has just been read."""
    if header.partial is not None:
        sentence = "The source holds an extract of this cable, without its transmission header."
        yield ReadingNote("partial-extract", sentence, header.partial.span, "soundness.partial-extract")
    if opening.subject is None:
        sentence = "The cable has no SUBJECT line; its title is the source's."
        yield ReadingNote("subject-missing", sentence, opening.span, "soundness.subject-missing")
    if header.sent is None:
        yield _undated(text, header)
    elif abs((header.sent.value.date() - preamble.date).days) > 1:
        sentence = "The source dates this cable otherwise than its date-time group, which is followed."
        yield ReadingNote("date-mismatch", sentence, header.sent.span, "soundness.date-mismatch")
    yield from _cut_short(text, opening, body)


def _undated(text: str, header: Header) -> ReadingNote:
    """Tell a date-time group that is no date from one that is not there."""
    for line in lines(text, 0, header.span.end):
        group = DATE_TIME_GROUP.fullmatch(line.text)
        if group is not None:
            sentence = "The date-time group is no date; the date is the source's."
            return ReadingNote("date-malformed", sentence, line.span, "soundness.date-malformed")
    sentence = "The cable has no date-time group; its date is the source's."
    return ReadingNote("date-missing", sentence, header.span, "soundness.date-missing")


def _cut_short(text: str, opening: Opening, body: Body) -> Iterator[ReadingNote]:
    """Tell whether the end of the cable is missing: it says so, a section does not come, or a sentence breaks off."""
    last = Span(max(0, len(text) - 1), len(text))
    missing = _MISSING_SECTION.search(text, opening.span.end)
    sections = [section for _, section in page_lines(text, opening.span.end, len(text))]
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

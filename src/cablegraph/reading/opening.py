"""The head of the body: classification, captions, attention, E.O., TAGS, SUBJECT and REF lines (5 FAH-1, 5 FAH-3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.cable import Field, Opening, Span
from cablegraph.reading import labels, references
from cablegraph.reading.authority import read_authority
from cablegraph.reading.handling import captions_of, read_handling
from cablegraph.reading.identity import canonical, year_and_station
from cablegraph.reading.lines import Line, group
from cablegraph.reading.pages import page_lines
from cablegraph.reading.tagline import find_label, read_tag_line

if TYPE_CHECKING:
    from datetime import date

    from cablegraph.cable import Authority, Reference

# No label stands beyond the first numbered paragraph.
_FIRST_PARAGRAPH = re.compile(r"\n[ \t]*(?:¶[ \t]*\d|-?1[ \t]*[.)][ \t]*\()")
_REACH = 20_000
_FIRST_LINE = 400


class Opened(NamedTuple):
    """The opening, and the offset at which the text proper begins."""

    opening: Opening
    text_begin: int


_CLASSIFICATION = re.compile(
    r"(?P<words>UNCLAS(?:SIFIED)?|C O N F I D E N T I A L|CONFIDENTIAL|(?:T O P  ?)?S E C R E T|(?:TOP )?SECRET"
    r"|LIMITED OFFICIAL USE)(?![A-Z])(?P<between>[^\n]*?)"
    r"(?:\s+SECTION (?P<section>\d{1,2}) OF (?P<count>\d{1,2}))?\s+"
    r"(?P<id>(?P<station>[A-Z][A-Z .]*?)\s+(?P<serial>\d{3,7}))(?![\d])",
)
_LEVEL_ALONE = re.compile(
    r"(?P<words>UNCLAS(?:SIFIED)?|C O N F I D E N T I A L|CONFIDENTIAL|(?:T O P  ?)?S E C R E T|(?:TOP )?SECRET"
    r"|LIMITED OFFICIAL USE)(?![A-Za-z])"
)
_LEVELS = {"U": "U", "C": "C", "S": "S", "T": "TS", "L": "LOU"}


@dataclass(slots=True)
class _Draft:
    """An opening while it is read."""

    classification: Field[str] | None = None
    section_count: Field[int] | None = None
    message_id: Field[str] | None = None
    captions: tuple[Field[str], ...] = ()
    attention: tuple[Field[str], ...] = ()
    executive_order: Field[str] | None = None
    declassify_on: Field[date | str] | None = None
    tags: tuple[Field[str], ...] = ()
    tag_persons: tuple[Field[str], ...] = ()
    subject: Field[str] | None = None
    references: tuple[Reference, ...] = ()
    classified_by: Authority | None = None

    def finished(self, span: Span) -> Opening:
        """Return the opening as read."""
        return Opening(span, **{name: getattr(self, name) for name in self.__slots__})


def read_classification(text: str, span: Span, year: str) -> _Draft:
    """Read the body's first line: classification, section, station and serial; the classification alone if need be."""
    match = _CLASSIFICATION.search(text, span.begin, span.end)
    if match is None:
        alone = _LEVEL_ALONE.match(text, span.begin, span.end)
        if alone is None:
            return _Draft()
        level = Field(_LEVELS[alone["words"][0]], group(alone, "words"), "opening.classification")
        return _Draft(classification=level)
    count = match["count"]
    return _Draft(
        classification=Field(_LEVELS[match["words"][0]], group(match, "words"), "opening.classification"),
        section_count=Field(int(count), group(match, "count"), "opening.sections") if count else None,
        message_id=Field(canonical(year, match["station"], match["serial"]), group(match, "id"), "opening.message-id"),
    )


def read_opening(text: str, begin: int, year: str, own: str = "") -> Opened:
    """Read the head of the body that begins at ``begin``.

    ``year`` is the cable's, two digits; ``own`` its station, which a reference without one is of.
    """
    reach = min(len(text), begin + _REACH)
    paragraph = _FIRST_PARAGRAPH.search(text, begin, reach)
    end = reach if paragraph is None else paragraph.start() + 1
    order = labels.find_order(text, begin, end)
    tags = find_label(text, begin, end)
    subject = labels.find_subject(text, begin, end)
    if order is not None and subject is not None and order.start() > subject.end() and not _begins_line(text, order):
        order = None
    found = [match for match in (order, tags, subject) if match is not None]
    head = Span(begin, min((match.start() for match in found), default=begin))
    stop = max((match.end() for match in found), default=begin)
    opening = read_classification(text, Span(begin, min(end, begin + _FIRST_LINE)), year)
    named = opening.message_id or opening.classification
    handling = read_handling(text, head, begin if named is None else named.span.end)
    opening.captions, opening.attention = handling.captions, handling.attention
    if order is not None:
        opening.executive_order, opening.declassify_on = labels.read_order(text, order)
    if tags is not None:
        line = read_tag_line(text, tags.end(), reach)
        opening.tags, opening.tag_persons = line.codes, line.persons
        stop = max(stop, line.span.end)
    if subject is not None:
        title, title_end = labels.read_subject(text, subject.end(), reach)
        again = labels.find_subject(text, title_end, end)
        if again is not None and title is not None:
            fuller, fuller_end = labels.read_subject(text, again.end(), reach)
            if fuller is not None and len(fuller.value) >= len(title.value):
                title, title_end = fuller, fuller_end
        opening.subject, stop = title, max(stop, title_end)
    stop = _blocks(text, opening, stop, reach, (year, own or _station(opening)))
    if opening.classified_by is not None and opening.declassify_on is None:
        opening.declassify_on = labels.find_declassification(text, opening.classified_by.span)
    return Opened(opening.finished(Span(begin, stop)), stop)


def _begins_line(text: str, match: re.Match[str]) -> bool:
    return not text[text.rfind("\n", 0, match.start() + 1) + 1 : match.start() + 1].strip(" \t¶")[:-1]


def _station(opening: _Draft) -> str:
    return "" if opening.message_id is None else year_and_station(opening.message_id.value)[1]


_INSIDE = re.compile(
    r"¶?[ \t]*1[ \t]*\.[ \t]*(?:\([CSU](?:/NF)?\)[ \t]*)?(?=Class(?:ified|\.)[ \t]+By\b)", re.IGNORECASE
)


def _blocks(text: str, opening: _Draft, stop: int, reach: int, own: tuple[str, str]) -> int:
    """Read what stands between the labels and the text, in any order: references, Classified By, captions.

    Return where it ends.
    """
    while True:
        begin = _after_blanks(text, stop)
        listed = references.HEAD.match(text, begin) if not opening.references else None
        by = labels.CLASSIFIED_BY.match(text, begin) if opening.classified_by is None else None
        if listed is not None:
            stop = references.block_end(text, listed.end(), reach)
            opening.references = references.read_references(text, Span(listed.end(), stop), *own)
            if not opening.references:
                return stop
        elif by is not None:
            opening.classified_by = read_authority(text, labels.authority_span(text, by.start(), reach))
            stop = opening.classified_by.span.end
        else:
            line_end = text.find("\n", begin)
            line = Line(begin, text[begin : len(text) if line_end < 0 else line_end])
            captions = captions_of(line) if line.end < reach else None
            if not captions:
                break
            opening.captions, stop = (*opening.captions, *captions), line.span.end
    # `1. (C) Classified By: ...`: the line inside the first paragraph, which stays the paragraph that it is.
    inside = _INSIDE.match(text, begin) if opening.classified_by is None else None
    if inside is not None:
        opening.classified_by = read_authority(text, labels.authority_span(text, inside.end(), reach))
    return stop


def _after_blanks(text: str, begin: int) -> int:
    """Return the offset after blanks and page lines."""
    while True:
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        page = next(page_lines(text, begin, begin + _FIRST_LINE), None)
        if page is None or page[0].begin != begin:
            return begin
        begin = page[0].end

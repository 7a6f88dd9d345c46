"""The head of the body: classification, captions, attention, E.O., TAGS, SUBJECT and REF lines (5 FAH-1, 5 FAH-3)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.cable import Field, Opening, Span
from cablegraph.reading import labels, references
from cablegraph.reading.authority import read_authority
from cablegraph.reading.identity import canonical
from cablegraph.reading.lines import group, lines
from cablegraph.reading.pages import page_lines, unpaged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablegraph.cable import Reference
    from cablegraph.reading.lines import Line

# No label stands beyond the first numbered paragraph.
_FIRST_PARAGRAPH = re.compile(r"\n[ \t]*(?:¶[ \t]*\d|1[ \t]*\.[ \t]*\()")
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
_LEVELS = {"U": "U", "C": "C", "S": "S", "T": "TS", "L": "LOU"}


class _FirstLine(NamedTuple):
    """What the body's first line says."""

    classification: Field[str] | None = None
    section_count: Field[int] | None = None
    message_id: Field[str] | None = None


def read_classification(text: str, span: Span, year: str) -> _FirstLine:
    """Read the body's first line: classification, section, station and serial."""
    match = _CLASSIFICATION.search(text, span.begin, span.end)
    if match is None:
        return _FirstLine()
    count = match["count"]
    return _FirstLine(
        classification=Field(_LEVELS[match["words"][0]], group(match, "words"), "opening.classification"),
        section_count=Field(int(count), group(match, "count"), "opening.sections") if count else None,
        message_id=Field(canonical(year, match["station"], match["serial"]), group(match, "id"), "opening.message-id"),
    )


@cache
def _captions() -> dict[str, str]:
    """Return the codes of captions by their spellings, from the scheme; also with a blank after each letter."""
    found = {}
    for concept in data.concepts("captions").values():
        for spelling in (concept.notation, *concept.alternates):
            found[" ".join(spelling.split())] = concept.notation
            found[" ".join("".join(spelling.split()))] = concept.notation
    return found


@cache
def _caption() -> re.Pattern[str]:
    spellings = sorted(_captions(), key=lambda spelling: (-len(spelling), spelling))
    alternatives = "|".join(r"\s+".join(map(re.escape, spelling.split())) for spelling in spellings)
    return re.compile(rf"(?<![\w/])(?:{alternatives})(?![\w/])")


class _Handling(NamedTuple):
    """What the lines above the first label say of who may see the message, and who shall."""

    captions: tuple[Field[str], ...]
    attention: tuple[Field[str], ...]


_ATTENTION = re.compile(
    r"\s*(?:[A-Z][A-Za-z0-9 .,/&'()-]*?\s)?(?:ALSO )?(?:FOR|PASS(?: TO)?|PLEASE PASS(?: TO)?|ALSO FOR)\s+\S.*",
    re.DOTALL,
)


def read_handling(text: str, span: Span) -> _Handling:
    """Read captions, each as often as it stands, and lines that direct the message onwards (5 FAH-1).

    Captions stand on the classification line and on lines that hold nothing else; STATE FOR, JUSTICE FOR, PLEASE PASS
    TO on the lines after the first. A line that starts no direction of its own goes on with the one before it.
    """
    captions: list[Field[str]] = []
    directions: list[Span] = []
    fresh = True
    for number, line in enumerate(lines(text, span.begin, span.end)):
        if line.blank:
            fresh = True
            continue
        rest = _caption().sub("", line.text)
        alone = not rest.strip(" ,/")
        if rest != line.text and (alone or not number):
            captions += _captions_on(line)
        if not number:
            continue
        if alone:
            fresh = True
        elif _ATTENTION.fullmatch(line.text):
            directions.append(line.span)
            fresh = False
        elif not fresh:
            directions[-1] = Span(directions[-1].begin, line.span.end)
    attention = (
        Field(" ".join(text[place.begin : place.end].split()), place, "opening.attention") for place in directions
    )
    return _Handling(tuple(captions), tuple(attention))


def _captions_on(line: Line) -> Iterator[Field[str]]:
    for match in _caption().finditer(line.text):
        code = _captions()[" ".join(match.group().split())]
        yield Field(code, Span(line.begin + match.start(), line.begin + match.end()), "opening.caption")


def read_opening(text: str, begin: int, year: str) -> Opened:
    """Read the head of the body that begins at ``begin``; ``year`` is the cable's, two digits."""
    reach = min(len(text), begin + _REACH)
    paragraph = _FIRST_PARAGRAPH.search(text, begin, reach)
    end = reach if paragraph is None else paragraph.start() + 1
    order = labels.ORDER.search(text, begin, end)
    tags = labels.TAGS.search(text, begin, end)
    subject = labels.SUBJECT.search(text, begin, end)
    found = [match for match in (order, tags, subject) if match is not None]
    head = Span(begin, min((match.start() for match in found), default=begin))
    stop = max((match.end() for match in found), default=begin)
    handling = read_handling(text, head)
    first = read_classification(text, Span(begin, min(end, begin + _FIRST_LINE)), year)
    written, declassify_on = (None, None) if order is None else labels.read_order(text, order)
    title, stop = (None, stop) if subject is None else labels.read_subject(text, subject.end(), reach)
    cited: tuple[Reference, ...] = ()
    listed = references.HEAD.match(text, _after_blanks(text, stop))
    if listed is not None:
        stop = references.block_end(text, listed.end(), reach)
        cited = references.read_references(text, Span(listed.end(), stop), year)
    by = labels.CLASSIFIED_BY.search(text, stop, min(reach, stop + _FIRST_LINE))
    authority = None
    if by is not None and not unpaged(text, Span(stop, by.start())).strip():
        authority = read_authority(text, labels.authority_span(text, by.start(), reach))
        stop = authority.span.end
    opening = Opening(
        span=Span(begin, stop),
        classification=first.classification,
        section_count=first.section_count,
        message_id=first.message_id,
        captions=handling.captions,
        attention=handling.attention,
        executive_order=written,
        declassify_on=declassify_on,
        tags=() if tags is None else labels.read_tags(tags),
        tag_persons=() if tags is None else labels.read_tag_persons(tags),
        subject=title,
        references=cited,
        classified_by=authority,
    )
    return Opened(opening, stop)


def _after_blanks(text: str, begin: int) -> int:
    """Return the offset after blanks and page lines."""
    while True:
        begin += len(text[begin:]) - len(text[begin:].lstrip())
        page = next(page_lines(text, begin, begin + _FIRST_LINE), None)
        if page is None or page[0].begin != begin:
            return begin
        begin = page[0].end

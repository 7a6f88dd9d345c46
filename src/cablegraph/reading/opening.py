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
    station: str | None = None


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
        station=match["station"],
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


# `STATE FOR EUR/SE`, `PASS TO USTR`, or, without either word, the name of a department first: `USDOC 4322/MAC`.
_ATTENTION = re.compile(
    r"\s*(?:(?:[A-Z][A-Za-z0-9 .,/&'()-]*?\s)?(?:FOR|PASS|PLS PASS|ATTN:?|ATTENTION:?|FROM)\s+(?:TO\s+)?\S.*"
    r"|(?:STATE|DEPT|DEPARTMENT|USDOC|DOC|COMMERCE|TREASURY|TREAS|NSC|WHITE HOUSE|SECDEF|OSD|JCS|DOD|JUSTICE|DOJ|DOL"
    r"|LABOR|USAID|AID|USTR|EXIM|OPIC|USTDA|TDA|DHS|ICE|CBP|FBI|DEA|HHS|CDC|FDA|EPA|NASA|NOAA|FAA|DOT|DOE|ENERGY|NRC|USDA|FAS"
    r"|AGRICULTURE|INTERIOR|EUCOM|CENTCOM|PACOM|SOUTHCOM|AFRICOM|GENEVA|PARIS|BRUSSELS|ROME)\b[A-Z0-9 .,/&'()-]*)",
    re.DOTALL,
)
_LETTERS = re.compile(r"[A-Z]{5,}")


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
        alone = not rest.strip(" ,/.;:()*-")
        if rest != line.text and (alone or not number):
            captions += _captions_on(line)
        if not number:
            continue
        misspelt = [] if alone else _misspelt(line, rest)
        if alone or misspelt:
            captions += misspelt
            captions += _captions_on(line) if misspelt else ()
            fresh = True
        elif _ATTENTION.fullmatch(line.text):
            directions.append(line.span)
            fresh = False
        elif not fresh:
            directions[-1] = Span(directions[-1].begin, line.span.end)
    attention = (
        Field(" ".join(text[place.begin : place.end].split()), place, "opening.attention") for place in directions
    )
    return _Handling(tuple(sorted(captions, key=lambda caption: caption.span)), tuple(attention))


def _misspelt(line: Line, rest: str) -> list[Field[str]]:
    """Return the captions of a line each of whose other words is one letter away from a caption."""
    words = rest.replace(",", " ").replace("/", " ").split()
    if not all(map(_LETTERS.fullmatch, words)):
        return []
    found = []
    for word in words:
        code = next((code for spelling, code in _captions().items() if _one_letter_away(word, spelling)), None)
        if code is None:
            return []
        begin = line.begin + line.text.index(word)
        found.append(Field(code, Span(begin, begin + len(word)), "opening.caption-misspelt"))
    return found


def _one_letter_away(word: str, spelling: str) -> bool:
    """Tell whether one letter is missing, too much, another, or two have changed places."""
    if abs(len(word) - len(spelling)) > 1 or len(spelling) < len("NODIS"):
        return False
    begin = next(
        (index for index, (one, other) in enumerate(zip(word, spelling, strict=False)) if one != other), len(word)
    )
    one, other = word[begin:], spelling[begin:]
    return (
        one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[1::-1], one[2:]) == (other[:2], other[2:])
    )


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
        own = references.Own(year, first.station)
        cited = references.read_references(text, Span(listed.end(), stop), own)
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

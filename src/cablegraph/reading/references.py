"""The REF list: entries with their letters, the canonical ids of the cables they name, and what else they name."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from typing import NamedTuple

from cablegraph.cable import Reference, Span
from cablegraph.reading.identity import canonical, known_station
from cablegraph.reading.lines import lines, trimmed
from cablegraph.reading.pages import page_lines

HEAD = re.compile(
    r"(?P<head>REF(?:S|TELS?|TEL\(S\)|\(S\)|ERENCES?)?|RETELS?)[ \t]*:|REF (?=[A-H][ \t]*[:.)])", re.IGNORECASE
)

# `A.` `(A)` `(A )` `A)` `A:`, the letter doubled by the formatter (`A. A)`), a stray paragraph sign before it.
_LETTER = r"¶?\s*(?:\(\s*(?P<{0}1>[A-Z])\s*\)|(?P<{0}2>[A-Z])\s*[.):])"
_ENTRY = re.compile(
    rf"(?:^|(?<=[\s;,:]))(?:REF\s)?{_LETTER.format('outer')}\s*(?:{_LETTER.format('inner')})?(?=\s*\S)", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"[ \t]*(?:¶[ \t]*)?\d{1,3}[ \t]*\.[ \t]*(?:\(|[A-Z][a-z])")
# No list of references is longer than this.
_LONGEST = 4_000
_LETTERS = [*string.ascii_uppercase, ""]

_MARKS = r"(?:\s*\((?:NOTAL|EXDIS|NODIS|NOFORN|SBU|[CSU](?:/NF)?)\))*"
_YEAR = r"(?:(?P<year>\d{2}|(?:19|20)\d{2})(?:\s*[-\s]\s*|(?=[A-Z])))?"
_CABLE = re.compile(
    rf"{_YEAR}(?P<station>[A-Z][A-Z.' ]*?[A-Z.]):?(?:\s*\([CSU]\))?[\s-]*(?P<serial>\d{{1,7}})"
    rf"(?:\s*\((?P<after>(?:19|20)\d{{2}})\)|\s+(?P<two>\d{{2}}))?{_MARKS}[.,;:]?",
    re.IGNORECASE,
)
_SERIAL = re.compile(rf"(?P<serial>\d{{1,7}}){_MARKS}[.,;:]?")
_PREVIOUS = re.compile(r"[\s,;(]*(?:(?:AND|&)\s+PREVIOUS\b|ET AL\b).*", re.IGNORECASE | re.DOTALL)
# The same anywhere in an entry that says more: `08 ROME 12 DATED MAY 3`, `ROME 12 - INSTRUCTIONS`.
_AMONG = re.compile(
    rf"(?<![\w/-]){_YEAR}(?P<station>[A-Z][A-Z.']+(?: [A-Z][A-Z.']+){{0,3}}?):?\s*"
    rf"(?P<serial>\d{{1,7}})(?![\w/]|\s*[:/]\d)(?:\s*\((?P<after>(?:19|20)\d{{2}})\))?(?P<two>)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[\s,:(-]*[\"“](?P<title>[^\"”]+)[\"”][)\s.,;]*$")
_FOUND_MARKS = re.compile(r"\((NOTAL|EXDIS|NODIS)\)", re.IGNORECASE)
# Between entries that have no letter of their own.
_SEPARATOR = re.compile(r"\s*(?:;|\n|,|(?<=\d):(?=\s)|(?<=\d{3})/(?=\d{3})|\bAND\b|&)\s*", re.IGNORECASE)
_KINDS = (
    ("email", re.compile(r"E-?MAIL", re.IGNORECASE)),
    ("intelligence", re.compile(r"\bIIR\b|\bTD-?\s?314|\bTDX?\b|\bCIR\b", re.IGNORECASE)),
    ("letter", re.compile(r"\bLETTER\b|\bLTR\b", re.IGNORECASE)),
    ("telegram", re.compile(r"\bDTG\b|\b[ZOPR]?\s?\d{6}Z\s+[A-Z]{3}\s+\d{2}\b|\b(?:TO)?SECT?O\s+\d", re.IGNORECASE)),
    ("report", re.compile(r"\b(?:OSC|FBIS|REPORT|MEMO(?:RANDUM)?)\b|\b[A-Z]{3}(?:19|20)\d{6,14}\b", re.IGNORECASE)),
    ("book", re.compile(r"\b(?:FAM|FAH|GUIDEBOOK|HANDBOOK|BOOK|MANUAL)\b", re.IGNORECASE)),
)


class Own(NamedTuple):
    """What an entry leaves out where it is the cable's own: the year, two digits, and the station."""

    year: str
    station: str | None = None


class _Item(NamedTuple):
    letter: str | None
    span: Span


def _letter(mark: re.Match[str]) -> str:
    return str(next(filter(None, mark.groups()))).upper()


def _items(text: str, span: Span) -> list[_Item]:
    """Split the list at its letters, which must come in order; without letters it is one item."""
    marks: list[re.Match[str]] = []
    for mark in _ENTRY.finditer(text, span.begin, span.end):
        if _letter(mark) == _LETTERS[len(marks)]:
            marks.append(mark)
    if not marks:
        return [_Item(None, trimmed(text, span))]
    ends = [mark.start() for mark in marks[1:]] + [span.end]
    return [_Item(_letter(mark), trimmed(text, Span(mark.end(), end))) for mark, end in zip(marks, ends, strict=True)]


def block_end(text: str, begin: int, end: int) -> int:
    """Return where the REF list that begins at ``begin`` ends.

    A blank line ends it, unless the entry that is due by its letter follows; so does the first paragraph.
    """
    stop, due, gap = begin, 0, False
    for line in lines(text, begin, min(end, begin + _LONGEST)):
        if line.blank:
            gap = stop > begin
            continue
        marks = [_letter(mark) for mark in _ENTRY.finditer(line.text)]
        goes_on = marks[:1] == [_LETTERS[due]] or stop == begin
        if _PARAGRAPH.match(line.text) or (not goes_on and (gap or line.text.lstrip().startswith("¶"))):
            break
        for letter in marks:
            due += letter == _LETTERS[due]
        stop, gap = line.end, False
    return stop


def _cable(match: re.Match[str], year: str) -> str:
    stated = match["year"] or match["after"] or match["two"] or year
    return canonical(stated, match["station"], match["serial"])


def _several(text: str, item: _Item, own: Own, *, known: bool) -> list[Reference]:
    """Return the cables of an item that holds nothing else: `06 LIMA 38, 29 AND 05 LIMA 589`; else nothing.

    A serial alone is of the station and year before it, or, in the first place, of the cable's own.
    """
    begin, found, last = item.span.begin, [], None
    stops = [(match.start(), match.end()) for match in _SEPARATOR.finditer(text, item.span.begin, item.span.end)]
    for stop, following in [*stops, (item.span.end, item.span.end)]:
        place = trimmed(text, Span(begin, stop))
        begin = following
        written = text[place.begin : place.end]
        if not written:
            continue
        match = _CABLE.fullmatch(written)
        elided = _SERIAL.fullmatch(written)
        if match is not None and (not known or known_station(match["station"])):
            last = match
            cited = _cable(match, own.year)
        elif elided is not None and last is not None:
            cited = canonical(last["year"] or own.year, last["station"], elided["serial"])
        elif elided is not None and own.station is not None and item.letter is not None:
            cited = canonical(own.year, own.station, elided["serial"])
        else:
            return []
        found.append(_reference(text, item.letter, place, "cable", cited))
    return found


def _reference(text: str, letter: str | None, place: Span, kind: str | None, cited: str | None) -> Reference:
    written = text[place.begin : place.end].rstrip(".,;: ")
    place = Span(place.begin, place.begin + len(written))
    rule = "references.cable" if cited is not None else "references.other"
    marks = tuple(mark.upper() for mark in _FOUND_MARKS.findall(written))
    return Reference(letter, " ".join(written.split()), kind, cited, place, rule, marks=marks)


def _read_item(text: str, item: _Item, own: Own) -> list[Reference]:
    """Read one item: a cable, several cables, or something else."""
    page = next(page_lines(text, item.span.begin, item.span.end), None)
    span = trimmed(text, Span(item.span.begin, item.span.end if page is None else page[0].begin))
    again = _AGAIN.match(text, span.begin, span.end)
    span = span if again is None else Span(again.end(), span.end)
    written = text[span.begin : span.end]
    if not written.strip(" .,;:"):
        return []
    title, previous = _TITLE.search(written), _PREVIOUS.search(written)
    cut = min((match.start() for match in (title, previous) if match is not None), default=len(written))
    core = trimmed(text, Span(span.begin, span.begin + cut))
    kind = next((kind for kind, pattern in _KINDS if pattern.search(written)), None)
    item = _Item(item.letter, core)
    # `SECTO 8` has a cable's form: beside the words of another kind only a known station makes it one.
    found = _several(text, item, own, known=kind is not None) or _among(text, item, own)
    if not found:
        return [_reference(text, item.letter, span, kind, None)]
    if title is not None:
        found[-1] = replace(found[-1], title=" ".join(title["title"].split()))
    if previous is not None:
        place = trimmed(text, Span(span.begin + previous.start(), span.end))
        begin = place.begin + len(text[place.begin : place.end]) - len(text[place.begin : place.end].lstrip(" ,;("))
        end = begin + len(text[begin : place.end].rstrip(")."))
        found.append(_reference(text, item.letter, Span(begin, end), "previous", None))
    return found


# A label that an entry repeats: `A. REF A: ROME 12`.
_AGAIN = re.compile(r"REF(?:TEL)?(?: \(?[A-Z]\)?)?[:. ]\s*", re.IGNORECASE)


def _among(text: str, item: _Item, own: Own) -> list[Reference]:
    """Return the cables of an entry that begins with one of a known station and says more."""
    matches = [
        match for match in _AMONG.finditer(text, item.span.begin, item.span.end) if known_station(match["station"])
    ]
    if not matches or text[item.span.begin : matches[0].start()].strip(' ("'):
        return []
    ends = [match.start() for match in matches[1:]] + [item.span.end]
    found = []
    for match, end in zip(matches, ends, strict=True):
        place = trimmed(text, Span(match.start(), end))
        found.append(_reference(text, item.letter, place, "cable", _cable(match, own.year)))
    return found


def read_references(text: str, span: Span, own: Own) -> tuple[Reference, ...]:
    """Read the REF list at ``span``; a reference without a year is of the cable's own.

    An entry that names no cable is kept as written, with its kind where that can be told.
    """
    return tuple(reference for item in _items(text, span) for reference in _read_item(text, item, own))

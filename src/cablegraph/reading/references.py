"""The REF list: entries with their letters, and the canonical ids of the cables they name."""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from cablegraph.cable import Reference, Span
from cablegraph.reading.identity import canonical
from cablegraph.reading.lines import lines, trimmed
from cablegraph.reading.pages import page_lines

HEAD = re.compile(r"(?P<head>REF(?:S|TELS?|TEL\(S\)|\(S\))?|RETELS?)\s*:", re.IGNORECASE)

# `A.` `(A)` `(A )` `A)`, the letter doubled by the formatter (`A. A)`), a stray paragraph sign before it.
_LETTER = r"¶?\s*(?:\(\s*(?P<{0}1>[A-Z])\s*\)|(?P<{0}2>[A-Z])\s*[.)])"
_ENTRY = re.compile(
    rf"(?:^|(?<=[\s;,:])){_LETTER.format('outer')}\s*(?:{_LETTER.format('inner')})?(?=\s*\S)", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"[ \t]*(?:¶[ \t]*)?\d{1,3}[ \t]*\.[ \t]*(?:\(|[A-Z][a-z])")
_LETTERS = [*string.ascii_uppercase, ""]
_SEPARATOR = re.compile(r";|\n")

_CABLE = re.compile(
    r"(?:(?P<year>\d{2}|(?:19|20)\d{2})[\s-]*)?(?P<station>[A-Z][A-Z.' ]*?[A-Z.])[\s-]*(?P<serial>\d{1,7})"
    r"(?:\s*\((?P<after>(?:19|20)\d{2})\))?(?:\s+\((?:NOTAL|EXDIS|NODIS)\))?[.,;]?",
    re.IGNORECASE,
)
_KINDS = (
    ("email", re.compile(r"E-?MAIL", re.IGNORECASE)),
    ("letter", re.compile(r"\bLETTER\b", re.IGNORECASE)),
    ("telegram", re.compile(r"\bDTG\b|\b[ZOPR]?\s?\d{6}Z [A-Z]{3} \d{2}\b", re.IGNORECASE)),
    ("intelligence", re.compile(r"\bIIR\b|\bTD-?\s?314|\bTDX?\b", re.IGNORECASE)),
    ("report", re.compile(r"\b(?:OSC|FBIS|REPORT)\b|\b[A-Z]{3}20\d{11}\b", re.IGNORECASE)),
    ("previous", re.compile(r"AND PREVIOUS", re.IGNORECASE)),
)


class _Item(NamedTuple):
    letter: str | None
    span: Span


def _letter(mark: re.Match[str]) -> str:
    return str(next(filter(None, mark.groups()))).upper()


def _items(text: str, span: Span) -> list[_Item]:
    """Split the list at its letters; without letters, at semicolons and line ends."""
    marks: list[re.Match[str]] = []
    for mark in _ENTRY.finditer(text, span.begin, span.end):
        if _letter(mark) == _LETTERS[len(marks)]:
            marks.append(mark)
    if marks:
        ends = [mark.start() for mark in marks[1:]] + [span.end]
        return [
            _Item(_letter(mark), trimmed(text, Span(mark.end(), end))) for mark, end in zip(marks, ends, strict=True)
        ]
    items, begin = [], span.begin
    for stop in [*_SEPARATOR.finditer(text, span.begin, span.end), None]:
        item = trimmed(text, Span(begin, span.end if stop is None else stop.start()))
        if item.begin < item.end:
            items.append(_Item(None, item))
        begin = span.end if stop is None else stop.end()
    return items


def block_end(text: str, begin: int, end: int) -> int:
    """Return where the REF list that begins at ``begin`` ends.

    A blank line ends it, unless the entry that is due by its letter follows; so does the first paragraph.
    """
    stop, due, gap = begin, 0, False
    for line in lines(text, begin, end):
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


def read_references(text: str, span: Span, year: str) -> tuple[Reference, ...]:
    """Read the REF list at ``span``; a reference without a year is of the cable's own, two digits.

    An entry that names no cable is kept as written, with its kind where that can be told.
    """
    references = []
    for letter, item in _items(text, span):
        page = next(page_lines(text, item.begin, item.end), None)
        written = text[item.begin : item.end if page is None else page[0].begin].rstrip(";, \t\n")
        if not written:
            continue
        item_span = Span(item.begin, item.begin + len(written))
        match = _CABLE.fullmatch(written)
        if match is not None:
            cited = canonical(match["year"] or match["after"] or year, match["station"], match["serial"])
            reference = Reference(letter, " ".join(written.split()), "cable", cited, item_span, "references.cable")
        else:
            kind = next((kind for kind, pattern in _KINDS if pattern.search(written)), None)
            reference = Reference(letter, " ".join(written.split()), kind, None, item_span, "references.other")
        references.append(reference)
    return tuple(references)

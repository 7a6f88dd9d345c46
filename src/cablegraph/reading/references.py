"""The REF list: entries with their letters, the canonical ids of the cables they name, and what else they name."""

from __future__ import annotations

import re
import string
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cablegraph.cable import Reference, Span
from cablegraph.reading.identity import canonical, intended_station, is_station, station
from cablegraph.reading.kinds import NO_STATION, kind_of
from cablegraph.reading.lines import lines, trimmed
from cablegraph.reading.pages import page_lines

HEAD = re.compile(
    r"¶?(?:REF(?:S|TELS?|ERENCES?)?|RETELS?)(?:\(S\))?"
    r"(?:[ \t]*[:;]|[ \t]*[.-]+(?=[ \t])|[ \t]*(?=\(?[A-H][ \t]*[:.)])|[ \t]+(?=\d{2,4}[ \t]*[A-Z])"
    r"|[ \t]+(?=[A-Z][A-Z .]{2,25}\d))",
    re.IGNORECASE,
)

# `A.` `(A)` `(A )` `A)` `A:`, the letter doubled by the formatter (`A. A)`), a stray paragraph sign before it.
_LETTER = r"¶?\s*(?:\(\s*(?P<{0}1>[A-Z])\s*\.?\s*\)|(?P<{0}2>[A-Z])\s*(?:[.):]|-(?=\s)))"
_ENTRY = re.compile(
    rf"(?:^|(?<=[\s;,:]))(?:REF(?:TEL)?\s*)?{_LETTER.format('outer')}\s*(?:{_LETTER.format('inner')})?(?=\s*\S)",
    re.IGNORECASE,
)
# What ends the list on a line of its own or inside one.
_PARAGRAPH = re.compile(
    r"[ \t]*(?:¶[ \t]*)?\d{1,3}[ \t]*[.)][ \t]*(?:\(|[A-Z][a-z])|[ \t]*1[ \t]*\.[ \t]+[A-Z]+[ \t]+[A-Z]+[ \t]+[A-Z]"
)
_STOP = re.compile(
    r"(?:\([CSU](?:/NF)?\)[ \t]*)?(?i:\bClassified[ \t]+By\b)|¶[ \t]*\d|(?<=\s)1[ \t]*\.[ \t]*\((?:U|SBU|[CS](?://?NF)?)\)"
    r"|\b(?:BEGIN |Begin )?(?:SUMMARY|Summary)[ \t]*(?:[:.]|-|$)|[-=]{4,}|(?i:\bSENSITIVE BUT UNCLASS)|\bDERIVED FROM\b"
    r"|\b(?:TAGS|SUBJECT):|\bE\.O\. ?1\d{4}|\bNOT FOR INTERNET|\bThis (?:is an action|cable|message)\b"
    r"|\b(?:SIPDIS|SENSITIVE|NOFORN)\s*$"
)
_MARKED = re.compile(r"[ \t]*\((?:U|SBU|[CS](?://?NF)?)\)[ \t]")
# No list of references is longer than this.
_LONGEST = 4_000
_LETTERS = [*string.ascii_uppercase, ""]

_MARKS = r"(?:\s*[(\[]\s*(?:NOTAL|EXDIS|NODIS|NOFORN|SBU|LIMDIS|[CSU](?://?NF)?)\s*[)\]]|\s+NOTAL\b)*"
_CABLE = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2}|['’]?\d{2})(?:\s*[-/]\s*|\s+|(?=[A-Z])))?"
    r"(?P<station>[^\W\d_](?:[^\W\d_]|[.'’\s]){1,34}?)(?:\s*\([CSU]\))?(?:\s*[:#/-]|\s+(?:NO|NR)\.?(?=[\s\d]))*\s*"
    r"(?:(?P<between>\d{2})\s+(?=\d{4,}))?(?P<serial>\d{1,7})(?![\dA-Z]|[.,]\d{3}\b)"
    r"(?:\s*\(\s*(?:OF\s+)?(?P<after>(?:19|20)\d{2})\)|\s+OF\s+(?P<of>(?:19|20)\d{2})|[/-](?P<slash>\d{2})(?!\d)"
    rf"|\s+(?P<two>\d{{2}})(?=\s*(?:[,;.)]|\n|$|AND\b)))?{_MARKS}",
    re.IGNORECASE,
)
# A year alone is no serial.
_SERIAL = re.compile(
    rf"(?!(?:19[6-9]\d|20[01]\d)\s*\Z)(?P<serial>\d{{1,7}}){_MARKS}(?=\s*(?:[,;.:/)&]|AND\b|$))", re.IGNORECASE
)
_PREVIOUS = re.compile(
    r"(?:(?:AND|&)\s+(?:ALL\s+)?(?:PREVIOUS|PREV\b|EARLIER|PRIOR|RELATED)(?:\s+(?:CABLES?|REPORTING|TRAFFIC|MESSAGES?|TELS?))?"
    r"|(?:AND\s+)?ET\.?\s?(?:AL|SEQ)\b\.?)",
    re.IGNORECASE,
)
_GAP = re.compile(r"(?:[\s,;:.&/]|AND\b(?!\s+(?:ALL\s+)?(?:PREV|EARLIER|PRIOR|RELATED)))+", re.IGNORECASE)
_QUOTED = re.compile(r"[\s,:(–-]*[\"“](?P<title>[^\"”]+)[\"”]\)?")
_WORDS = re.compile(r"(?:[\"“][^\"”]*[\"”]|\([^()]*\)|(?!\s+AND\s+\d|\s+AND\s+[A-Z]+\s\d)[^;,\n])+", re.IGNORECASE)
_FOUND_MARKS = re.compile(r"\b(NOTAL|EXDIS|NODIS)\b", re.IGNORECASE)
_MOST_WORDS = 4


class _Item(NamedTuple):
    letter: str | None
    span: Span


def _letter(mark: re.Match[str]) -> str:
    return str(next(filter(None, mark.groups()))).upper()


def _items(text: str, span: Span) -> list[_Item]:
    """Split the list at its letters, which must come in order; without letters it is one item."""
    marks: list[re.Match[str]] = []
    entries = list(_ENTRY.finditer(text, span.begin, span.end))
    # The first letter may be missing.
    skipped = int(bool(entries) and _letter(entries[0]) == "B" and text[span.begin : entries[0].start()].strip() != "")
    for mark in entries:
        if _letter(mark) == _LETTERS[len(marks) + skipped]:
            marks.append(mark)
    if not marks:
        return [_Item(None, trimmed(text, span))]
    ends = [mark.start() for mark in marks[1:]] + [span.end]
    before = trimmed(text, Span(span.begin, marks[0].start()))
    first = [_Item("A" if skipped else None, before)] if text[before.begin : before.end].strip(" .,;:-()") else []
    return first + [
        _Item(_letter(mark), trimmed(text, Span(mark.end(), end))) for mark, end in zip(marks, ends, strict=True)
    ]


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
        if _PARAGRAPH.match(line.text) or (not goes_on and (gap or _MARKED.match(line.text))):
            break
        if not goes_on and line.text.lstrip().startswith("¶"):
            break
        cut = _STOP.search(line.text)
        if cut is not None:
            return max(stop, line.begin + cut.start()) if line.text[: cut.start()].strip() else stop
        for letter in marks:
            due += letter == _LETTERS[due]
        stop, gap = line.end, False
    return stop


@dataclass(slots=True)
class _Reading:
    """A list while it is read: the station and the year that a bare serial is of, and what was found."""

    text: str
    year: str
    station: str
    stated: str | None = None
    named: bool = False
    found: list[Reference] = field(default_factory=list)

    def add(self, letter: str | None, span: Span, kind: str | None, cited: str | None = None) -> None:
        """Add a reference."""
        written = self.text[span.begin : span.end]
        kept = written.rstrip(".,;: ")
        span = Span(span.begin, span.begin + len(kept))
        rule = "references.cable" if cited is not None else "references.other"
        marks = tuple(mark.upper() for mark in _FOUND_MARKS.findall(kept))
        self.found.append(Reference(letter, " ".join(kept.split()), kind, cited, span, rule, marks=marks))

    def entitle(self, words: str) -> None:
        """Give the last reference its title."""
        self.found[-1] = replace(self.found[-1], title=" ".join(words.split()) or None)

    def extend(self, end: int) -> None:
        """Let the last reference go on to ``end``."""
        last = self.found.pop()
        kind = last.kind or kind_of(self.text[last.span.begin : end])
        self.add(last.letter, Span(last.span.begin, end), kind, last.cited_id)
        self.found[-1] = replace(self.found[-1], title=last.title)


def _stationed(match: re.Match[str], end: int) -> str | None:
    """Return the station of a cable's name, if it is one: known, or a word or two with nothing behind them."""
    words = match["station"].upper().replace(".", " ").split()
    if not words or len(words) > _MOST_WORDS or NO_STATION.search(" ".join(words)) is not None:
        return None
    name = intended_station(station(match["station"]))
    if is_station(name):
        return name
    following = _GAP.match(match.string, match.end(), end)
    alone = match.end() >= end or (following is not None and following.group().strip(" ") != "")
    return name if alone and name and (len(words) < _MOST_WORDS or match["year"]) else None


def _read_cable(reading: _Reading, item: _Item, at: int) -> int | None:
    """Read a cable at ``at``; return where it ends."""
    match = _CABLE.match(reading.text, at, item.span.end)
    name = None if match is None else _stationed(match, item.span.end)
    if match is not None and name is not None:
        stated = next(filter(None, match.group("year", "after", "of", "slash", "between", "two")), None)
        year = reading.year if stated is None else stated.strip("'’")
        reading.stated, reading.station, reading.named = year, name, True
        reading.add(item.letter, Span(at, match.end()), "cable", canonical(year, name, match["serial"]))
        return match.end()
    bare = _SERIAL.match(reading.text, at, item.span.end)
    first = not any(found.span.begin >= item.span.begin for found in reading.found)
    if bare is None or not reading.station or (not first and reading.found[-1].cited_id is None):
        return None
    if first and (
        bare.end() < item.span.end and _WORDS.match(reading.text, bare.end(), item.span.end) and not reading.named
    ):
        return None
    cited = canonical(reading.stated or reading.year, reading.station, bare["serial"])
    reading.add(item.letter, Span(at, bare.end()), "cable", cited)
    return bare.end()


def _read_mark(reading: _Reading, item: _Item, at: int, *, behind: bool) -> int | None:
    """Read AND PREVIOUS, or a title in quotes behind a reference, at ``at``; return where it ends."""
    previous = _PREVIOUS.match(reading.text, at, item.span.end)
    if previous is not None:
        reading.add(item.letter, Span(at, previous.end()), "previous")
        return previous.end()
    quoted = _QUOTED.match(reading.text, at, item.span.end) if behind else None
    if quoted is None:
        return None
    reading.entitle(quoted["title"])
    return quoted.end()


def _read_item(reading: _Reading, item: _Item) -> None:
    """Read one item: cables, and other things among them."""
    text, at, end = reading.text, item.span.begin, item.span.end
    apart, strict, count = True, False, len(reading.found)
    title: int | None = None
    while at < end:
        gap = _GAP.match(text, at, end)
        if gap is not None:
            at, apart = (
                gap.end(),
                apart or any(mark in gap.group() for mark in ",;\n&/:") or "AND" in gap.group().upper(),
            )
            strict = strict and ";" not in gap.group()
            continue
        behind = len(reading.found) > count
        told = _read_mark(reading, item, at, behind=behind)
        if told is not None:
            at, apart = told, apart or reading.found[-1].kind == "previous"
            continue
        read = _read_cable(reading, item, at) if apart or reading.found[-1].cited_id is not None else None
        if read is not None and strict and not is_station(reading.station):
            reading.found.pop()
            read = None
        if read is not None:
            at, apart, title = read, False, None
            continue
        words = _WORDS.match(text, at, end)
        stop = at + 1 if words is None else words.end()
        kind = kind_of(text[at:stop])
        if behind and (text[at] == "(" or ((not apart or kind is None) and reading.found[-1].kind != "previous")):
            if text[at] in "-–" and reading.found[-1].cited_id is not None:
                title = at
            if title is not None:
                reading.entitle(text[title:stop].strip(" -–:"))
            else:
                reading.extend(stop)
        elif text[at:stop].strip(" .,;:()-"):
            reading.add(item.letter, Span(at, stop), kind)
            title = None
        at, apart, strict = stop, False, True


def read_references(text: str, span: Span, year: str, station: str = "") -> tuple[Reference, ...]:
    """Read the REF list at ``span``; what a reference leaves out is the cable's own: year, two digits, and station.

    An entry that names no cable is kept as written, with its kind where that can be told.
    """
    reading = _Reading(text, year, station)
    for item in _items(text, span):
        page = next(page_lines(text, item.span.begin, item.span.end), None)
        place = trimmed(text, Span(item.span.begin, item.span.end if page is None else page[0].begin))
        _read_item(reading, _Item(item.letter, place))
    return tuple(reading.found)

"""The labelled lines of the opening but TAGS: E.O., SUBJECT, Classified By (5 FAH-1, E.O. 12958)."""

from __future__ import annotations

import re
from datetime import date

from cablegraph.cable import Field, Span
from cablegraph.reading.identity import full_year
from cablegraph.reading.lines import group, trimmed
from cablegraph.reading.pages import unpaged

_ORDER = (
    r"E\.?[ \t]?[O0]\.?[ \t]*[:.]?[ \t]*(?P<number>1\d{4})\b[ \t]*[:.,;-]?[ \t]*"
    r"(?P<rest>[^\n]*?)\s*(?=\n|\Z|\bT?AGS?\b|\bSUBJ(?:ECT)?\b[ \t]*:)"
)
_ORDER_AT_LINE = re.compile(rf"^[ \t¶]*{_ORDER}", re.MULTILINE | re.IGNORECASE)
_ORDER_INSIDE_LINE = re.compile(rf"(?<=\s){_ORDER}")
_DECLASSIFY = re.compile(
    r"\bDECL(?:AS(?:SIFY|SIFICATION)?|ARE|A)?\b\.?(?:[ \t]+ON)?[ \t]*[:.;/-]?[ \t]*(?P<when>[^\s:].*)", re.IGNORECASE
)
# What orders name besides: schedules, events and exemptions, without the word DECL.
_CODE = re.compile(r"(?P<when>X?GDS\b.*|ADS\b.*|OADR\b.*|MR\b.*|25X\d.*|X\d.*)", re.IGNORECASE)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[A-Z]*\.?"
_YEAR = r"(?P<year>(?:19|20)\d{2}|\d{2})"
_DATES = tuple(
    re.compile(rf"{pattern}(?!\d)", re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:19|20)\d{2})[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})",
        r"(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)",
        rf"(?P<month>\d{{1,2}})[ \t]*[/.-][ \t]*(?P<day>\d{{1,2}})[ \t]*[/.-][ \t]*{_YEAR}",
        rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-]{_YEAR}",
        r"(?P<month>[01]\d)(?P<day>[0-3]\d)(?P<year>(?:19|20)\d{2})",
        rf"(?P<day>\d{{1,2}})[ -]*{_MONTH}[ ,-]*{_YEAR}",
        rf"{_MONTH}[ \t]*(?P<day>\d{{1,2}}),?[ \t]*{_YEAR}",
    )
)
_TWO_DIGITS = 2


def read_declassification(words: str) -> date | str:
    """Return the date of declassification with which the words begin, or the words where they are no date.

    >>> read_declassification("08/25/2019"), read_declassification("23 FEB 2020"), read_declassification("OADR")
    (datetime.date(2019, 8, 25), datetime.date(2020, 2, 23), 'OADR')
    """
    for pattern in _DATES:
        match = pattern.match(words)
        if match is None:
            continue
        found = match.groupdict()
        name, year = found.get("name"), found["year"]
        month = int(found["month"]) if name is None else _MONTHS.index(name.upper()) + 1
        try:
            return date(full_year(year) if len(year) == _TWO_DIGITS else int(year), month, int(found["day"]))
        except ValueError:
            continue
    return words


def find_order(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Find the line of the executive order; inside a line only where a source ran lines together."""
    return _ORDER_AT_LINE.search(text, begin, end) or _ORDER_INSIDE_LINE.search(text, begin, end)


def read_order(text: str, match: re.Match[str]) -> tuple[Field[str], Field[date | str] | None]:
    """Read the line of the executive order, as written, and the date or event of declassification on it."""
    place = trimmed(text, Span(match.start(), match.end()))
    order = Field(" ".join(match.group().split()), place, "opening.executive-order")
    return order, find_declassification(text, Span(match.start("rest"), match.end("rest")))


def find_declassification(text: str, span: Span) -> Field[date | str] | None:
    """Find when the cable is to be declassified: what follows DECL, a date alone, or a code alone."""
    written = text[span.begin : span.end]
    declared = _DECLASSIFY.search(written) or _CODE.fullmatch(written.strip())
    if declared is not None:
        shift = span.begin + (written.index(declared.group()) - declared.start())
        place = trimmed(text, group(declared, "when", shift))
        words = " ".join(text[place.begin : place.end].split()).strip(" .")
        return Field(read_declassification(words), place, "opening.declassify-on") if words else None
    found = read_declassification(written.strip())
    return Field(found, trimmed(text, span), "opening.declassify-on") if isinstance(found, date) else None


_SUBJECT_AT_LINE = re.compile(
    r"^[ \t¶]*(?:(?:SUBJ?(?:ECT|CET|ET|E|EC)?S?|SUJECT|UBJECT)[ \t]*(?:[:;]|\.(?=[ \t])|-+(?=[ \t]))"
    r"|(?-i:SUBJECT)(?=[ \t]+\S))"
    r"[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)
_SUBJECT_INSIDE_LINE = re.compile(r"\bSUBJ(?:ECT)?[ \t]*:[ \t]*", re.IGNORECASE)


def find_subject(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Find the label of the subject, at the beginning of a line if there is one there."""
    return _SUBJECT_AT_LINE.search(text, begin, end) or _SUBJECT_INSIDE_LINE.search(text, begin, end)


CLASSIFIED_BY = re.compile(
    r"(?:\(?[CSU](?:/NF)?\)[ \t]*)?(?:\bClassified[ \t]*\n?[ \t]*By\b|\bClassified:\s|\bClass(?:ified)?\.? by:)",
    re.IGNORECASE,
)
# Where a subject ends that no blank line ends.
_MARKED = r"\((?:U|SBU|C|S|LOU|U//FOUO|SBU//?NF|[CS]//?NF)\)"
_SUBJECT_END = re.compile(
    r"\n[ \t]*\n|[ \t]+(?:Summary[ \t]+)?-{4,}|\n[ \t]*[-=]{3}"
    r"|\n?[ \t]*\b(?:REFS?|REFTELS?|RETELS?|Refs?|Reftels?|Ref [A-Z]"
    r"|(?:REF|Ref)(?:TEL|tel)?\([Ss]\)|REFERENCES?)[ \t]?:"
    r"|\n[ \t]*(?:REFS?|Refs?|REFTELS?|Reftels?|RETELS?)\b[ \t]*(?=[.(-]|[A-Z]\b|\d)|[ \t]REF \(?A\)?[.):]"
    r"|\n[ \t]*(?:¶|\(?(?:[CSU]\)[ \t]*)?(?i:Classified[ \t]+By\b)|Classified:)"
    r"|[ \t](?:Classified [Bb]y:|CLASSIFIED BY\b)"
    r"|\n[ \t]*\d{1,2}[ \t]*[.)][ \t]*\(|\n[ \t]*1[ \t]*\.[ \t]"
    rf"|\n[ \t]*{_MARKED}[ \t]|[ \t]¶?[ \t]*1[ \t]*\.[ \t]*{_MARKED}|[ \t]¶[ \t]*\d"
    r"|\n[ \t]*(?:BEGIN |Begin )?(?:SUMMARY|Summary)\b(?=[ \t]*(?:[:.\n-]|AND\b|and\b|\Z))"
    r"|\n[ \t]*(?:SUBJ(?:ECT)?[ \t]*:|TAGS?\b|E\.?[O0]\.?[ \t]*:?[ \t]*1\d{4}|DERIVED FROM"
    r"|(?:SIPDIS|SENSITIVE|NOFORN)[ \t]*\n"
    r"|SENSITIVE BUT UNCLASS|Sensitive [Bb]ut [Uu]nclass)|[ \t]TAGS?:"
    r"|\n[ \t]*(?:REFTELS?|Reftels?|RETELS?)\b"
    r"|\n[^\n]*\d{8}[ \t]+\d{3}(?:\.\d)? OF \d{3}|[ \t]{2,}[A-Z][A-Z. ]{2,20}?[ \t]+\d{8}[ \t]+\d{3}(?:\.\d)? OF \d{3}"
)


def read_subject(text: str, begin: int, end: int) -> tuple[Field[str] | None, int]:
    """Read the full subject after its label, white space one blank; return it and where it ends."""
    first = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    if first > begin and _SUBJECT_END.match("\n" + text[first : first + 200]):
        return None, begin
    finish = _SUBJECT_END.search(text, first, end)
    place = trimmed(text, Span(first, end if finish is None else finish.start()))
    title = " ".join(unpaged(text, place).split())
    return (Field(title, place, "opening.subject") if title else None), place.end


_AUTHORITY_END = re.compile(
    r"\n[ \t]*\n|\n[ \t]*¶|\n[ \t]*\d{1,2}[ \t]*\.[ \t]*(?:\(|[A-Z])|\n[ \t]*[-=]{4}"
    rf"|[ \t]¶?[ \t]*1[ \t]*\.[ \t]*{_MARKED}|\n[ \t]*(?:REFS?|Refs?|REFTELS?)[ \t]*:"
    r"|[ \t]¶[ \t]*\d|\n[ \t]*(?:SUMMARY|Summary)\b"
)


def authority_span(text: str, begin: int, end: int) -> Span:
    """Return where the Classified By line at ``begin`` ends: at a blank line or a paragraph."""
    finish = _AUTHORITY_END.search(text, begin, end)
    return trimmed(text, Span(begin, end if finish is None else finish.start()))

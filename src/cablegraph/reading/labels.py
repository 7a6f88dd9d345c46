"""The labelled lines of the opening: E.O., TAGS, SUBJECT, Classified By (5 FAH-1, 5 FAH-3, E.O. 12958)."""

from __future__ import annotations

import re
from datetime import date

from cablegraph import data
from cablegraph.cable import Field, Span
from cablegraph.reading.identity import full_year
from cablegraph.reading.lines import group, trimmed
from cablegraph.reading.pages import unpaged

ORDER = re.compile(r"E\.?\s?[O0]\.?\s*(?P<number>1\d{4})\b[ \t]*[:.]?[ \t]*(?P<rest>[^\n]*?)\s*(?=\n|$|\bTAGS\b)")
_DECLASSIFY = re.compile(r"\bDECL(?:AS(?:SIFY)?)?\b(?: ON)?\s*:?\s*(?P<when>\S.*)", re.IGNORECASE)
_DATES = (
    re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d{2}|\d{2})"),
    re.compile(r"(?P<year>(?:19|20)\d{2})/(?P<month>\d{1,2})/(?P<day>\d{1,2})"),
)


def read_declassification(words: str) -> date | str:
    """Return the date of declassification, or the words where they are no date.

    >>> read_declassification("08/25/2019"), read_declassification("OADR")
    (datetime.date(2019, 8, 25), 'OADR')
    """
    for pattern in _DATES:
        match = pattern.fullmatch(words)
        if match is not None:
            year = match["year"]
            try:
                return date(
                    int(year) if len(year) > 2 else full_year(year),  # noqa: PLR2004 two digits of a year
                    int(match["month"]),
                    int(match["day"]),
                )
            except ValueError:
                continue
    return words


def read_order(text: str, match: re.Match[str]) -> tuple[Field[str], Field[date | str] | None]:
    """Read the line of the executive order, as written, and the date or event of declassification on it."""
    place = trimmed(text, Span(match.start(), match.end()))
    order = Field(" ".join(match.group().split()), place, "opening.executive-order")
    declared = _DECLASSIFY.search(match["rest"])
    if declared is None:
        return order, None
    words = group(declared, "when", match.start("rest"))
    return order, Field(read_declassification(declared["when"].strip()), words, "opening.declassify-on")


TAGS = re.compile(
    r"\bTAGS?\b[ \t]*:?[ \t]*(?P<codes>[^\n]*(?:\n[ \t]*[A-Z0-9]{2,5}(?:[ ,]+[A-Z0-9]{2,7})*[ \t]*(?=\n))*)"
)
_PERSONS = re.compile(r"\([^()]*\)?")
_WORD = re.compile(r"[A-Z][A-Z0-9]+")


_LONGEST_CODE = 5


def _codes(word: str) -> list[str]:
    """Return the codes of one word of the TAGS line: the word itself, or the codes glued together in it.

    Subject and program codes come first, mostly of four letters, one of which may be unknown; codes of two letters,
    which are countries, only at the end.

    >>> _codes("KFRDCVISCMGTMX"), _codes("ETRDECINWTOCS"), _codes("ECIN")
    (['KFRD', 'CVIS', 'CMGT', 'MX'], ['ETRD', 'ECIN', 'WTO', 'CS'], ['ECIN'])
    """
    if len(word) <= _LONGEST_CODE or f"tags:{word}" in data.concepts("tags"):
        return [word]
    return _split(word, unknown=0) or _split(word, unknown=1) or [word]


def _split(word: str, *, unknown: int, countries: bool = False) -> list[str]:
    """Return the codes in a word, at most so many of them unknown; nothing where it does not come out."""
    known = data.concepts("tags")
    for size in (4, 5, 3, 2) if not countries else (2,):
        code, rest = word[:size], word[size:]
        is_known = f"tags:{code}" in known
        if len(code) < size or not (is_known or (unknown and size == 4)):  # noqa: PLR2004 the usual length
            continue
        following = _split(rest, unknown=unknown - (not is_known), countries=size == 2) if rest else []  # noqa: PLR2004
        if following or not rest:
            return [code, *following]
    return []


def read_tags(match: re.Match[str]) -> tuple[Field[str], ...]:
    """Read the codes of the TAGS line (5 FAH-3)."""
    found = []
    # Persons stand in brackets behind OVIP: they are names, no codes.
    codes = _PERSONS.sub(lambda person: " " * len(person.group()), match["codes"])
    shift = match.start("codes")
    for word in _WORD.finditer(codes):
        begin = shift + word.start()
        for code in _codes(word.group()):
            found.append(Field(code, Span(begin, begin + len(code)), "opening.tags"))
            begin += len(code)
    return tuple(found)


def read_tag_persons(match: re.Match[str]) -> tuple[Field[str], ...]:
    """Read the persons in brackets on the TAGS line, as written: `OVIP (DOE, JANE)`."""
    shift = match.start("codes")
    found = []
    for person in _PERSONS.finditer(match["codes"]):
        words = person.group().strip("()")
        begin = shift + person.start() + 1
        place = trimmed(match.string, Span(begin, begin + len(words)))
        if place.begin < place.end:
            found.append(Field(" ".join(words.split()), place, "opening.tag-person"))
    return tuple(found)


SUBJECT = re.compile(r"\bSUBJ(?:ECT)?[ \t]*:[ \t]*", re.IGNORECASE)
CLASSIFIED_BY = re.compile(r"\bClassified\s+By\b|\bClassified:\s", re.IGNORECASE)
# Where a subject ends that no blank line ends.
_SUBJECT_END = re.compile(
    r"\n[ \t]*\n|[ \t]+(?:Summary[ \t]+)?-{4,}|\n?[ \t]*\b(?:REFS?|REFTELS?|RETELS?|Refs?|Ref [A-Z])[ \t]?:"
    r"|\n[ \t]*(?:¶|Classified By|CLASSIFIED BY)|\n[ \t]*\d{1,2}\.[ \t]*\(|\n[ \t]*SUMMARY\b|\n[ \t]*[-=]{3}"
    r"|\n[^\n]*\d{8}[ \t]+\d{3}(?:\.\d)? OF \d{3}"
)


def read_subject(text: str, begin: int, end: int) -> tuple[Field[str] | None, int]:
    """Read the full subject after its label, white space one blank; return it and where it ends."""
    finish = _SUBJECT_END.search(text, begin, end)
    place = trimmed(text, Span(begin, end if finish is None else finish.start()))
    title = " ".join(unpaged(text, place).split())
    return (Field(title, place, "opening.subject") if title else None), place.end


_AUTHORITY_END = re.compile(r"\n[ \t]*\n|\n[ \t]*¶|\n[ \t]*\d{1,2}[ \t]*\.[ \t]*(?:\(|[A-Z])")


def authority_span(text: str, begin: int, end: int) -> Span:
    """Return where the Classified By line at ``begin`` ends: at a blank line or a paragraph."""
    finish = _AUTHORITY_END.search(text, begin, end)
    return trimmed(text, Span(begin, end if finish is None else finish.start()))

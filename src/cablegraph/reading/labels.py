"""The labelled lines of the opening: E.O., TAGS, SUBJECT, Classified By (5 FAH-1, 5 FAH-3, E.O. 12958)."""

from __future__ import annotations

import re
from datetime import date

from cablegraph import data
from cablegraph.cable import Field, Span
from cablegraph.reading.identity import full_year
from cablegraph.reading.lines import group, trimmed
from cablegraph.reading.pages import unpaged

ORDER = re.compile(
    r"(?<![A-Za-z])(?:E\.?\s?[O0]\.?|EXECUTIVE ORDER)[ \t]*:?\s*(?P<number>1\d{4})\b[ \t]*[:.]?[ \t]*"
    r"(?P<rest>[^\n]*?)\s*(?=\n|$|\bTAGS?\b|\bSUBJ)"
)
_DECLASSIFY = re.compile(r"\bDECL(?:AS(?:SIFY)?)?\b(?: ON)?\s*:?\s*(?P<when>\S.*)", re.IGNORECASE)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[A-Z]*"
_YEAR = r"(?P<year>(?:19|20)\d{2}|\d{2})"
_DATES = (
    re.compile(rf"(?P<month>\d{{1,2}})(?P<sign>[/.-])(?P<day>\d{{1,2}})(?P=sign){_YEAR}(?!\d)"),
    re.compile(r"(?P<year>(?:19|20)\d{2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})[ -]?{_MONTH}[ ,-]*{_YEAR}(?!\d)", re.IGNORECASE),
    re.compile(rf"{_MONTH}[ .]*(?P<day>\d{{1,2}})[ ,]+{_YEAR}(?!\d)", re.IGNORECASE),
)


def read_declassification(words: str) -> date | str:
    """Return the date of declassification that the words begin with, or the words where they begin with none.

    >>> read_declassification("08/25/2019"), read_declassification("25 AUG 2019"), read_declassification("OADR")
    (datetime.date(2019, 8, 25), datetime.date(2019, 8, 25), 'OADR')
    """
    for pattern in _DATES:
        match = pattern.match(words)
        if match is None:
            continue
        year, month = match["year"], match["month"]
        try:
            return date(
                int(year) if len(year) > 2 else full_year(year),  # noqa: PLR2004 two digits of a year
                int(month) if month.isdigit() else _MONTHS.index(month.upper()) + 1,
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


# The label is misspelt at times; the codes may run on to lines that hold nothing else.
TAGS = re.compile(
    r"(?:\b(?:TAGS?|Tags)\b[ \t]*[:;.-]{0,2}|^[ \t]*(?:T?AGS|TAGS?)[ \t]*[:;])[ \t]*"
    r"(?P<codes>[^\n]*(?:\n[ \t]*(?!SUBJ|REF|E\.?O\.?)[A-Z0-9]{2,5}(?:[ ,;]+[A-Z0-9]{2,7})*[ ,;\t]*(?=\n)"
    r"|\n[ \t]*\([A-Z]{3,}[^()\n]*\)[ \t]*(?=\n))*)",
    re.MULTILINE,
)
_AFTER_TAGS = re.compile(
    r"\bSUBJ(?:ECT)?\b|\bREF(?:S|TELS?)?[ \t]*:|\bE\.?O\.?[ \t]*1\d{4}|\bClassified By\b", re.IGNORECASE
)


def _tag_words(match: re.Match[str]) -> str:
    """Return what follows the label TAGS, up to another label that stands on the same line."""
    codes = match["codes"]
    other = _AFTER_TAGS.search(codes)
    return codes if other is None else codes[: other.start()]


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
    codes = _PERSONS.sub(lambda person: " " * len(person.group()), _tag_words(match))
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
    for person in _PERSONS.finditer(_tag_words(match)):
        words = person.group().strip("()")
        begin = shift + person.start() + 1
        place = trimmed(match.string, Span(begin, begin + len(words)))
        if place.begin < place.end:
            found.append(Field(" ".join(words.split()), place, "opening.tag-person"))
    return tuple(found)


SUBJECT = re.compile(
    r"\bSUBJ(?:ECT)?[ \t]*(?::[ \t:]*|[;.-](?=[ \t]))|(?m:^)[ \t]*SUBJ(?:ECT)?[ \t]+(?=[A-Z(\"])", re.IGNORECASE
)
CLASSIFIED_BY = re.compile(r"\bClassified\s+By\b|\bClassified:\s", re.IGNORECASE)
# Where a subject ends that no blank line ends.
_SUBJECT_ENDS = (
    r"\n[ \t]*\n",
    r"[ \t]+(?:Summary[ \t]+)?-{4,}",
    r"[ \t]*(?<![A-Za-z])(?:REF(?:S|TELS?|TEL\(S\)|\(S\)|ERENCES?)?|RETELS?)[ \t]?:",
    r"[ \t]*(?<![A-Za-z])(?:Ref(?:s|tels?|\(s\))?|Ref [A-Z])[ \t]?:",
    r"\n[ \t]*(?:REF|Ref) (?:\([A-H]\)|[A-H][.:)])",
    r"\n[ \t]*(?:Classified By|CLASSIFIED BY|(?:\([CSU]\) )?Classified [Bb]y)",
    r"[ \t]+(?:Classified By|CLASSIFIED BY):",
    r"\n[ \t]*¶|[ \t]+¶[ \t]*\d",
    r"\n[ \t]*\d{1,2}\.[ \t]*\(|\n[ \t]*1\.[ \t]+\S",
    r"[ \t]1\.[ \t]+S(?:ummary|UMMARY)\b|[ \t]1\.[ \t]*\((?:U|SBU|C|S)[)/]",
    r"\n[ \t]*(?:BEGIN )?SUMMARY\b",
    r"\n[ \t]*[-=]{3}",
    r"\n[^\n]*\d{8}[ \t]+\d{3}(?:\.\d)? OF \d{3}",
)
_SUBJECT_END = re.compile("|".join(_SUBJECT_ENDS))


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

"""The TAGS line (5 FAH-3): its label however written, its codes, the persons in brackets on it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cablegraph import data
from cablegraph.cable import Field, Span
from cablegraph.reading.lines import trimmed

# A label without its colon counts in capitals alone; `AGS:` and `TAG:` have lost a letter.
_AT_LINE = re.compile(
    r"^[ \t¶]*(?:(?:TAGS?|[AT]GS|TAGA|TASG)[ \t]*(?:[:;]|-+(?=[ \t]))|(?-i:TAGS?)\b[.,]?(?=[ \t]+[A-Z]))",
    re.MULTILINE | re.IGNORECASE,
)
_INSIDE_LINE = re.compile(r"(?<=\s)(?:(?:TAGS?|AGS)[ \t]*[:;]|TAGS(?=[ \t]+[A-Z]{2,5}\b))")
# The next label, where a source ran the lines together.
_NEXT = re.compile(
    r"\b(?:SUBJ(?:ECT)?S?\b|REF(?:S|TELS?)?[ \t]*:|E\.?[ \t]?O\.?[ \t]*:?[ \t]*1\d{4}|Classified By|SIPDIS\b|¶)",
    re.IGNORECASE,
)
_PERSONS = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_STRAY = {"AND", "OR", "THE", "OF", "FOR", "TAGS", "TAG", "NONE"}
_LONGEST_CODE = 5
_COUNTRY = 2
_USUAL = 4
# Persons' names may go on over so many lines.
_MOST_LINES = 4


class TagLine(NamedTuple):
    """The codes, the persons, and the stretch that the whole line takes."""

    codes: tuple[Field[str], ...]
    persons: tuple[Field[str], ...]
    span: Span


def find_label(text: str, begin: int, end: int) -> re.Match[str] | None:
    """Find the label, at the beginning of a line if there is one there."""
    return _AT_LINE.search(text, begin, end) or _INSIDE_LINE.search(text, begin, end)


def _known(word: str) -> bool:
    return f"tags:{word.upper()}" in data.concepts("tags")


def _codes(word: str) -> list[str]:
    """Return the codes of one word of the TAGS line: the word itself, or the codes glued together in it.

    Subject and program codes come first, mostly of four letters, one of which may be unknown; codes of two letters,
    which are countries, only at the end.

    >>> _codes("KFRDCVISCMGTMX"), _codes("ETRDECINWTOCS"), _codes("ECIN")
    (['KFRD', 'CVIS', 'CMGT', 'MX'], ['ETRD', 'ECIN', 'WTO', 'CS'], ['ECIN'])
    """
    if len(word) <= _LONGEST_CODE or _known(word):
        return [word]
    return _split(word, unknown=0) or _split(word, unknown=1) or [word]


def _split(word: str, *, unknown: int, countries: bool = False) -> list[str]:
    """Return the codes in a word, at most so many of them unknown; nothing where it does not come out."""
    for size in (_USUAL, 5, 3, _COUNTRY) if not countries else (_COUNTRY,):
        code, rest = word[:size], word[size:]
        is_known = _known(code)
        if len(code) < size or not (is_known or (unknown and size == _USUAL)):
            continue
        following = _split(rest, unknown=unknown - (not is_known), countries=size == _COUNTRY) if rest else []
        if following or not rest:
            return [code, *following]
    return []


@cache
def _captions() -> frozenset[str]:
    return frozenset(concept.notation for concept in data.concepts("captions").values())


def _goes_on(line: str) -> bool:
    """Tell whether a line holds codes and persons alone, one of them known."""
    if line.strip()[:1] in {"(", "["}:
        return True
    words = [word for word in re.split(r"[\s,;/]+", _PERSONS.sub(" ", line)) if word]
    captions = _captions()
    return any(map(_known, words)) and all(
        word.isalnum()
        and (_known(word) or (word.isupper() and len(word) <= _LONGEST_CODE) or len(_codes(word)) > 1)
        and word not in captions
        and word not in _STRAY
        for word in words
    )


def _line_end(text: str, begin: int, end: int) -> int:
    found = text.find("\n", begin, end)
    return end if found < 0 else found


def _stretch(text: str, begin: int, end: int) -> int:
    """Return where the codes that begin at ``begin`` end: on their line, or on the lines that go on with them."""
    stop = _line_end(text, begin, end)
    following = _NEXT.search(text, begin, stop)
    if following is not None:
        return following.start()
    for _ in range(_MOST_LINES):
        open_brackets = text.count("(", begin, stop) > text.count(")", begin, stop)
        next_stop = _line_end(text, stop + 1, end)
        line = text[stop + 1 : next_stop]
        if not line.strip() and not text[begin:stop].strip() and stop < end:
            stop = next_stop
            continue
        if not line.strip() or _NEXT.search(line) or not (open_brackets or _goes_on(line)):
            break
        stop = next_stop
    return stop


def read_tag_line(text: str, begin: int, end: int) -> TagLine:
    """Read codes and persons behind the label that ends at ``begin``: `OVIP (DOE, JANE)`.

    A word in small letters is a code where its capitals are known, otherwise it is astray.
    """
    stretch = Span(begin, _stretch(text, begin, end))
    written = text[begin : stretch.end]
    codes, persons = [], []
    for match in _PERSONS.finditer(written):
        inner = begin + match.start() + 1
        place = trimmed(text, Span(inner, inner + len(match.group().strip("()[]"))))
        if place.begin < place.end:
            persons.append(Field(" ".join(text[place.begin : place.end].split()), place, "opening.tag-person"))
    for word in _WORD.finditer(_PERSONS.sub(lambda person: " " * len(person.group()), written)):
        at = begin + word.start()
        if word.group() in _STRAY or not (word.group().isupper() or _known(word.group())):
            continue
        for code in _codes(word.group().upper()):
            codes.append(Field(code, Span(at, at + len(code)), "opening.tags"))
            at += len(code)
    return TagLine(tuple(codes), tuple(persons), stretch)

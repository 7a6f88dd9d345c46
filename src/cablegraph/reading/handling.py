"""How a message is handled: captions, and the lines that direct it onwards (5 FAH-1)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cablegraph import data
from cablegraph.cable import Field, Span
from cablegraph.reading.lines import Line, lines
from cablegraph.reading.spelling import one_slip

MISSPELT = "opening.caption-misspelt"
"""The rule of a caption that is one letter away from what stands in the text."""


class Handling(NamedTuple):
    """The captions, each as often as it stands, and the directions."""

    captions: tuple[Field[str], ...]
    attention: tuple[Field[str], ...]


@cache
def _spellings() -> dict[str, str]:
    """Return the codes of captions by their spellings, from the scheme; also with a blank after each letter."""
    found = {}
    for concept in data.concepts("captions").values():
        for spelling in (concept.notation, *concept.alternates, *concept.hidden):
            found[" ".join(spelling.split())] = concept.notation
            found[" ".join("".join(spelling.split()))] = concept.notation
    return found


@cache
def _caption() -> re.Pattern[str]:
    spellings = sorted(_spellings(), key=lambda spelling: (-len(spelling), spelling))
    alternatives = "|".join(r"\s+".join(map(re.escape, spelling.split())) for spelling in spellings)
    return re.compile(rf"(?<![\w/])(?:{alternatives})(?![\w/])", re.IGNORECASE)


# Marks of a sentence, quotes, and what a corrected copy corrects may stand beside captions.
_BESIDE = re.compile(r"[\s,/;.:*\"'()-]+|(?i:AND|IS)\b")
_TAIL = re.compile(r"(?i:C O R R E C T E D\s+C O P Y|CORRECTED COPY)(?P<tail>.*)", re.DOTALL)


def _code(written: str) -> str:
    return _spellings()[" ".join(written.upper().split())]


# No line of captions is longer, or begins as a paragraph does.
_LONGEST = 120
_OPENS_PARAGRAPH = frozenset("¶0123456789-=")


_WORD = re.compile(r"[^\s,/;.:*\"'()-]+")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(spelling.split()[0] for spelling in _spellings())


def captions_of(line: Line) -> list[Field[str]] | None:
    """Return the captions of a line that holds nothing else; otherwise nothing.

    A word that is one letter away from a caption counts as it.
    """
    text = line.text
    if len(text) > _LONGEST or text.lstrip()[:1] in _OPENS_PARAGRAPH:
        return None
    plain = text.strip()
    if plain in _spellings():
        return [Field(_spellings()[plain], line.span, "opening.caption")]
    first = _WORD.search(text)
    if first is None or (first.group().upper() not in _first_words() and _nearly(first.group()) is None):
        return None
    tail = _TAIL.search(text)
    if tail is not None:
        text = text[: tail.start("tail")]
    found = [
        Field(_code(match.group()), Span(line.begin + match.start(), line.begin + match.end()), "opening.caption")
        for match in _caption().finditer(text)
    ]
    rest = _caption().sub(lambda match: " " * len(match.group()), text)
    for word in _WORD.finditer(rest):
        code = _nearly(word.group())
        if code is not None:
            found.append(Field(code, Span(line.begin + word.start(), line.begin + word.end()), MISSPELT))
        elif _BESIDE.fullmatch(word.group()) is None:
            return None
    return sorted(found, key=lambda field: field.span) or None


_SHORTEST = 5


@cache
def _nearly(word: str) -> str | None:
    """Return the caption of one word that a word is one letter away from.

    >>> _nearly("SENSITVE"), _nearly("SIDPIS"), _nearly("SECDEF")
    ('SENSITIVE', 'SIPDIS', None)
    """
    if len(word) < _SHORTEST or not word.isupper():
        return None
    single = (
        (spelling, code)
        for spelling, code in _spellings().items()
        if len(spelling) >= _SHORTEST and " " not in spelling
    )
    return next((code for spelling, code in single if one_slip(word, spelling)), None)


_OFFICE = r"[A-Z]{1,5}(?:/[A-Z0-9]{1,5})+"
_ATTENTION = re.compile(
    r"\s*(?:[A-Z][A-Za-z0-9 .,;:/&'()-]*?\s)?(?:(?:ALSO |PLEASE |PLS )?(?i:FOR|PASS(?: TO)?)|ALSO)[\s:]+\S.*"
    r"|\s*(?:STATE|DEPT|DEPARTMENT|SECSTATE|USDOC|COMMERCE|TREASURY|USDA|NSC|WHITE HOUSE|SECDEF|OSD|JCS"
    r"|JOINT STAFF|CIA|DIA|JUSTICE|DOE|ENERGY|USAID|USTR|DDTC|FROM|INFO|ATTN|USDP)\b[\s:./;-]\s*\S.*"
    rf"|\s*{_OFFICE}[ ,;:-].*|\s*{_OFFICE}\s*",
    re.DOTALL,
)
_OFFICES = re.compile(rf"\s*{_OFFICE}(?:[\s,;]+{_OFFICE})*[\s,;.]*")
_SENTENCE = re.compile(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+")


def _starts(line: str, before: str) -> bool:
    """Tell whether a line starts a direction: not one of offices alone, where the direction before it goes on."""
    if before.rstrip().endswith((",", ";", " AND")) and _OFFICES.fullmatch(line):
        return False
    return _ATTENTION.fullmatch(line) is not None and not _SENTENCE.search(line)


def read_handling(text: str, span: Span, first: int) -> Handling:
    """Read captions and directions: STATE FOR, JUSTICE FOR, PLEASE PASS TO, FROM AMBASSADOR.

    The first line is that of the classification, which ends at offset ``first``. A line that starts no direction of its
    own goes on with the one before it.
    """
    captions: list[Field[str]] = []
    directions: list[Span] = []
    fresh = True
    for number, whole in enumerate(lines(text, span.begin, span.end)):
        behind = max(whole.begin, min(first, whole.end)) if not number else whole.begin
        line = Line(behind, text[behind : whole.end])
        found = captions_of(line) if line.text.strip() else []
        if found is not None:
            captions += found
            fresh = True
        elif _starts(line.text, text[directions[-1].begin : directions[-1].end] if directions and not fresh else ""):
            captions += [field for field in _inside(line) if not number]
            directions.append(line.span)
            fresh = False
        elif not number:
            captions += _inside(line)
        elif not fresh and line.text.strip()[0] not in "\"'":
            directions[-1] = Span(directions[-1].begin, line.span.end)
    return Handling(
        tuple(captions),
        tuple(
            Field(" ".join(text[place.begin : place.end].split()), place, "opening.attention") for place in directions
        ),
    )


def _inside(line: Line) -> list[Field[str]]:
    """Return the captions on a line that holds other words too."""
    return [
        Field(_code(match.group()), Span(line.begin + match.start(), line.begin + match.end()), "opening.caption")
        for match in _caption().finditer(line.text)
    ]

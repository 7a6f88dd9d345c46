"""Page lines: what the transmission put between the pages of a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.cable import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# `CHENGDU 00000165  001.2 OF 002`: found by its figures, which are rare, then back to the station before them.
_FIGURES = re.compile(r"\d{8}[ \t]+(?P<section>\d{3})(?:\.\d)? OF \d{3}")
# The station is cut after ten characters; a line of its own holds nothing else, otherwise it is one word or two.
_STATION = re.compile(r"(?:^[ \t]*[A-Z][A-Z. ]*?|[A-Z]+(?: [A-Z]+)?)[ \t]+$", re.MULTILINE)
_REACH = 40
# `PAGE 02        ROME  01725  080532Z`, under a line with the classification.
OLD_PAGE = re.compile(
    r"(?:\b(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\b\s+)?"
    r"PAGE \d{2}(?: OF \d{2})?[ \t]+[A-Z]+(?: [A-Z]+)?[ \t]+\d{5,6}(?:[ \t]+\d{2} OF \d{2})?(?:[ \t]+\d{6}Z)?"
)


def _figures(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the figures of page lines; their middle is rare, and finding it first is many times as fast."""
    position = text.find(" OF 0", begin, end)
    while position >= 0:
        match = _FIGURES.search(text, max(begin, position - _REACH), min(end, position + _REACH))
        if match is not None and match.start() < position < match.end():
            yield match
        position = text.find(" OF 0", position + 1, end)


def page_lines(text: str, begin: int, end: int) -> Iterator[tuple[Span, int]]:
    """Yield the span of each page line, with the section that it says it stands in (1 where it says none)."""
    found = []
    for match in _figures(text, begin, end):
        line_begin = max(begin, text.rfind("\n", 0, match.start()) + 1, match.start() - _REACH)
        station = _STATION.search(text[line_begin : match.start()])
        if station is not None:
            leading = len(station.group()) - len(station.group().lstrip())
            found.append((Span(line_begin + station.start() + leading, match.end()), int(match["section"])))
    if text.find("PAGE ", begin, end) >= 0:
        found += [(Span(match.start(), match.end()), 1) for match in OLD_PAGE.finditer(text, begin, end)]
        found.sort()
    yield from found


# The transmission repeats the caption SIPDIS at the head of a section, in the middle of a sentence if need be.
_REPEATED_CAPTION = re.compile(r"^[ \t]*(SIPDIS)[ \t]*$", re.MULTILINE)


def repeated_captions(text: str, begin: int, end: int) -> Iterator[Span]:
    """Yield the span of each caption that fills a line of the text proper."""
    if text.find("SIPDIS", begin, end) >= 0:
        yield from (Span(*match.span(1)) for match in _REPEATED_CAPTION.finditer(text, begin, end))


def unpaged(text: str, span: Span) -> str:
    """Return the characters at ``span`` without page lines."""
    pieces = []
    begin = span.begin
    for page, _ in page_lines(text, span.begin, span.end):
        pieces.append(text[begin : page.begin])
        begin = page.end
    return "".join([*pieces, text[begin : span.end]])


def blanked(text: str, pages: Iterable[Span]) -> str:
    """Return the text with blanks in the place of page lines, all offsets unchanged."""
    pieces = []
    begin = 0
    for page in pages:
        pieces += [text[begin : page.begin], " " * (page.end - page.begin)]
        begin = page.end
    return "".join([*pieces, text[begin:]]) if pieces else text

"""Page lines: what the transmission put between the pages of a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.cable import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# `CHENGDU 00000165  001.2 OF 002`; the station is cut after ten characters, and may stand after other words.
_PAGE = re.compile(
    r"(?P<line>(?:^[ \t]*[A-Z][A-Z. ]*?|[A-Z]+(?: [A-Z]+)?)"
    r"[ \t]+\d{8}[ \t]+(?P<section>\d{3})(?:\.\d)? OF (?P<of>\d{3}))",
    re.MULTILINE,
)


def page_lines(text: str, begin: int, end: int) -> Iterator[tuple[Span, int]]:
    """Yield the span of each page line, with the section that it says it stands in."""
    for match in _PAGE.finditer(text, begin, end):
        yield Span(match.start("line"), match.end("line")), int(match["section"])


def unpaged(text: str, span: Span) -> str:
    """Return the characters at ``span`` without page lines."""
    return _PAGE.sub("", text[span.begin : span.end])

"""An HTML page a cable: a table of id, date, classification and origin, then header and body in two blocks."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from cablegraph.cable import Preamble
from cablegraph.errors import ReadError
from cablegraph.reading.containers.raw import Raw, joined, source
from cablegraph.reading.identity import looks_like_id
from cablegraph.reading.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

NAME = "HTML page"

_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_BLOCKS = 2


def recognises(beginning: bytes) -> bool:
    """Tell whether it is HTML with a block of preformatted text, or its document type says so."""
    small = beginning.lower()
    return b"<html" in small or b"<!doctype html" in small or (b"<table" in small and b"<pre" in small)


class _Page(HTMLParser):
    """Collects the cells of the tables and the texts of the preformatted blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[str] = []
        self.blocks: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a cell or a block."""
        del attrs
        if tag in {"td", "th", "pre"}:
            self._into = self.blocks if tag == "pre" else self.cells
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        """End a cell or a block."""
        if tag in {"td", "th", "pre", "table"}:
            self._into = None

    def handle_data(self, data: str) -> None:
        """Take the characters of a cell or a block."""
        if self._into is not None:
            self._into[-1] += data


def read(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """Yield the one cable of a page.

    Raises :class:`ReadError` where it has none.
    """
    content = stream.read()
    page = _Page()
    page.feed(decode(content))
    page.close()
    cells = [" ".join(cell.split()) for cell in page.cells]
    values = _values(cells)
    source_id = values.get("reference id", "")
    if not looks_like_id(source_id):
        msg = "no Reference ID in a table of the page, expected one such as 09CHENGDU165"
        raise ReadError(msg)
    if len(page.blocks) < _BLOCKS:
        msg = f"{len(page.blocks)} preformatted blocks, expected two: header and body"
        raise ReadError(msg, source_id=source_id)
    match = _DATE.search(values.get("created", ""))
    try:
        day = None if match is None else date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        day = None
    if day is None:
        msg = "no date under Created, expected one such as 2009-08-25 08:07"
        raise ReadError(msg, source_id=source_id)
    preamble = Preamble(source_id, values.get("classification", ""), values.get("origin", ""), day)
    text, cleaned = joined(*page.blocks[-_BLOCKS:])
    yield Raw(preamble, source(name, NAME, hashlib.sha256(content).hexdigest()), text, cleaned)


_LABELS = ("reference id", "created", "released", "classification", "origin")


def _values(cells: list[str]) -> dict[str, str]:
    """Return the cells by their labels, which stand in a row of their own, or each before its value."""
    small = [cell.lower().rstrip(":") for cell in cells]
    found: dict[str, str] = {}
    run = [index for index, cell in enumerate(small) if cell in _LABELS]
    in_a_row = len(run) > 1 and run == list(range(run[0], run[0] + len(run)))
    for place, index in enumerate(run):
        value = run[-1] + 1 + place if in_a_row else index + 1
        if value < len(cells):
            found.setdefault(small[index], cells[value])
    return found

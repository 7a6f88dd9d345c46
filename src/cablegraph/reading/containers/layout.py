"""The text layout: five preamble lines, then header and body glued together; one cable a file."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from typing import TYPE_CHECKING

from cablegraph.cable import Preamble
from cablegraph.errors import ReadError
from cablegraph.reading.containers.raw import Raw, joined, source
from cablegraph.reading.identity import looks_like_id
from cablegraph.reading.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

NAME = "text layout"

_LINES = 5
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A calendar date in a European zone: converting it to UTC would move it a day back.
_DATE = re.compile(
    r"(?:\w{3}) (?P<month>\w{3}) (?P<day>\d{2}) \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|[A-Z]{3,4}) (?P<year>\d{4})"
)


def recognises(beginning: bytes) -> bool:
    """Tell whether the first line is an id."""
    first = beginning.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip()
    return looks_like_id(first.decode("utf-8", "replace"))


def read(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """Yield the one cable of a file.

    Raises :class:`ReadError` where it is none.
    """
    content = stream.read()
    decoded = decode(content)
    preamble, offset = read_preamble(decoded)
    offset += len(decoded[offset:]) - len(decoded[offset:].lstrip())
    text, cleaned = joined("", decoded[offset:])
    line = decoded.count("\n", 0, offset) + 1
    where = source(name, NAME, hashlib.sha256(content).hexdigest(), offset=offset, line=line)
    yield Raw(preamble, where, text, cleaned)


def read_preamble(text: str) -> tuple[Preamble, int]:
    """Return the five preamble lines and the offset after them.

    Raises :class:`ReadError` where they are not there.
    """
    first, *rest = text.split("\n", _LINES)
    source_id = first.strip()
    if not looks_like_id(source_id):
        msg = "the first line is no cable id, expected one such as 09CHENGDU165"
        raise ReadError(msg, line=1)
    if len(rest) < _LINES or not rest[_LINES - 1].strip():
        msg = "the text ends in the preamble, expected a header and a body after its five lines"
        raise ReadError(msg, source_id=source_id, line=len(rest) + 1)
    _, dated, classification, origin = (line.strip() for line in rest[: _LINES - 1])
    match = _DATE.fullmatch(dated)
    day = None if match is None else _day(match)
    if day is None:
        msg = "the third line is no date, expected one such as Tue Aug 25 00:00:00 +0200 2009"
        raise ReadError(msg, source_id=source_id, line=3)
    return Preamble(source_id, classification, origin, day), len(text) - len(rest[_LINES - 1])


def _day(match: re.Match[str]) -> date | None:
    """Return the day that a date names, if there is one."""
    try:
        return date(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return None

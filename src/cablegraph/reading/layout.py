"""The text layout: five preamble lines, then header and body glued together."""

from __future__ import annotations

import re
from datetime import date

from cablegraph.cable import Preamble
from cablegraph.errors import ReadError
from cablegraph.reading.identity import looks_like_id

NAME = "text layout"

_LINES = 5
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A calendar date in a European zone: converting it to UTC would move it a day back.
_DATE = re.compile(
    r"(?:\w{3}) (?P<month>\w{3}) (?P<day>\d{2}) \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|[A-Z]{3,4}) (?P<year>\d{4})"
)


def read_preamble(text: str) -> tuple[Preamble, int]:
    """Return the five preamble lines and the offset at which the cable's text begins.

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
    title, dated, classification, origin = (line.strip() for line in rest[: _LINES - 1])
    match = _DATE.fullmatch(dated)
    if match is None or match["month"] not in _MONTHS:
        msg = "the third line is no date, expected one such as Tue Aug 25 00:00:00 +0200 2009"
        raise ReadError(msg, source_id=source_id, line=3)
    day = date(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"]))
    offset = len(text) - len(rest[_LINES - 1])
    return Preamble(source_id, title, day, classification, origin), offset

r"""The table of all cables: CSV of eight columns without a header row, backslash escapes, newlines inside fields."""

from __future__ import annotations

import csv
import io
import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from cablegraph.cable import Preamble
from cablegraph.errors import ReadError
from cablegraph.reading.containers.raw import Raw, digest, joined, source
from cablegraph.reading.identity import looks_like_id
from cablegraph.reading.source import newlines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

NAME = "table"

_COLUMNS = 8
# The number and the date of the first row, each in quotes.
_FIRST = re.compile(rb'\s*"\d+"\s*,\s*"\d{1,2}/\d{1,2}/\d{4}[ \d:]*"\s*,')
_DATE = re.compile(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})(?:\s.*)?")


def recognises(beginning: bytes) -> bool:
    """Tell whether it begins with a number and a date, quoted."""
    return _FIRST.match(beginning.removeprefix(b"\xef\xbb\xbf")) is not None


def read(stream: BinaryIO, name: str) -> Iterator[Raw | ReadError]:
    """Yield the cables row by row, or why a row is none; nothing but the row at hand is kept."""
    csv.field_size_limit(sys.maxsize)
    # A byte that is no UTF-8 spoils its row alone.
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    rows = csv.reader(lines, escapechar="\\", doublequote=True, strict=False)
    begin = 1
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield _refused(name, f"{error}, expected quoted fields", None, rows.line_num)
            continue
        if row is None:
            return
        if row:
            yield _cable(row, name, begin)
        begin = rows.line_num + 1


def _refused(name: str, message: str, source_id: str | None, line: int) -> ReadError:
    error = ReadError(message, source_id=source_id, line=line)
    error.name = name
    return error


def _cable(row: list[str], name: str, line: int) -> Raw | ReadError:
    """Return the cable of a row that begins on ``line``."""
    if len(row) != _COLUMNS:
        return _refused(name, f"a row of {len(row)} columns, expected {_COLUMNS}", None, line)
    _, dated, source_id, origin, classification, _, header, body = (newlines(cell) for cell in row)
    source_id = source_id.strip()
    if not looks_like_id(source_id):
        return _refused(name, "the third column is no cable id, expected one such as 09CHENGDU165", None, line)
    if any("\udc80" <= character <= "\udcff" for character in header + body):
        return _refused(name, "bytes that are not UTF-8, expected text in UTF-8", source_id, line)
    match = _DATE.fullmatch(dated.strip())
    try:
        day = None if match is None else date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        day = None
    if day is None:
        return _refused(name, "the second column is no date, expected one such as 8/25/2009 8:07", source_id, line)
    text, cleaned = joined(header, body)
    if not text:
        return _refused(name, "a row without text, expected a header and a body", source_id, line)
    preamble = Preamble(source_id, classification.strip(), origin.strip(), day)
    return Raw(preamble, source(name, NAME, digest(*row), line=line), text, cleaned)

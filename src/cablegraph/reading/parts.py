"""The two parts of a cable's text: where its header ends, and where its body begins."""

from __future__ import annotations

import re
from typing import NamedTuple

# The classification that opens the body; nothing parts it from the header's last character.
# Each form begins with a letter, so that the search skips what begins with none of these.
_BODY = re.compile(
    r"UNCLAS(?:SIFIED)?(?![A-Z])|C(?: O N F I D E N T I A L|(?<![A-Z]C)ONFIDENTIAL(?![A-Z]))"
    r"|T O P  ?S E C R E T|S(?: E C R E T|(?<![A-Z]S)ECRET(?![A-Z]))|T(?<![A-Z]T)OP SECRET(?![A-Z])"
    r"|LIMITED OFFICIAL USE|(?:C(?<![A-Za-z]C)onfidential|S(?<![A-Za-z]S)ecret|U(?<![A-Za-z]U)nclas(?:sified)?)"
    r"(?= (?:SECTION|Section|[A-Z]{3}))"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} \w+ \d{4}"
)
PARTIAL = re.compile(r"This record is a partial extract of the original cable\.[^\n]*?not available\.")
_FROM_LINE = re.compile(r"^FM ", re.MULTILINE)
_LIST_LINE = re.compile(r"^(?:TO|INFO) ", re.MULTILINE)
# `id: 224423`, `header:`: what some sources put before a header that they repeat, and the line that they end it with.
_REPEATED = re.compile(r"id: ?\d+[ \t]*\n")
_REPEATED_END = re.compile(r"-{3,} ?header ends ?-{3,}")


# Where no classification opens the body, what stands in its opening does.
_ENTRY = re.compile(r"^(?:(?:TO|INFO|XMT) )?R[A-Z]{3,7}/[^\n]*\n", re.MULTILINE)
_LABEL = re.compile(r"^[ \t]*(?:E\.?O\.?[ :]*1\d{4}|TAGS?\b|SUBJ(?:ECT)?\b|¶[ \t]*1|1\.[ \t]*\()", re.MULTILINE)
_STATION_AND_SERIAL = re.compile(r"(?! SERVICE)[^\n]{0,120}?\b[A-Z][A-Z.]* +\d{3,7}\b")


class Parts(NamedTuple):
    """Where the header ends and where the body begins; between them a source may repeat the header."""

    header_end: int
    body_begin: int


def split(text: str, source_id: str | None) -> Parts:
    """Tell header from body; without a body both offsets are the text's length."""
    end_mark = _REPEATED_END.search(text) if "header ends" in text else None
    if end_mark is not None:
        again = _REPEATED.search(text, 0, end_mark.start())
        return Parts(end_mark.start() if again is None else again.start(), end_mark.end())
    extract = PARTIAL.match(text)
    if extract is not None:
        begin = _opening_again(text, extract.end(), source_id)
        return Parts(extract.end(), begin)
    line = _FROM_LINE.search(text) or _LIST_LINE.search(text)
    begin = _opening(text, line.end() if line is not None else 0)
    return Parts(begin, begin)


def _opening_again(text: str, begin: int, source_id: str | None) -> int:
    """Return where the body of an extract begins: where its source gives id and opening once more, there."""
    if source_id is not None:
        again = re.search(rf"^[ \t]*{re.escape(source_id)}[ \t]*$", text[begin:], re.MULTILINE)
        if again is not None:
            for found in _BODY.finditer(text, begin + again.end(), begin + again.end() + 400):
                # The source's own classification comes first; the cable's is followed by station and serial.
                if _STATION_AND_SERIAL.match(text, found.end()):
                    return found.start()
    found_at = _opening(text, begin)
    return begin if found_at == len(text) else found_at


def _opening(text: str, begin: int) -> int:
    """Return where the body's first line begins.

    It is a classification with station and serial, if need be without; or the line behind the last of the header's
    lines that stands before the first label.
    """
    first = len(text)
    for found in _BODY.finditer(text, begin):
        if _STATION_AND_SERIAL.match(text, found.end()) or found.group().endswith(tuple("0123456789")):
            return found.start()
        first = min(first, found.start())
    if first < len(text):
        return first
    label = _LABEL.search(text, begin)
    if label is None:
        return first
    blank = text.find("\n", begin, label.start())
    for entry in _ENTRY.finditer(text, begin, label.start()):
        blank = entry.end()
    return label.start() if blank < 0 else blank

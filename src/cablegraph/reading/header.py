"""The transmission header, ACP-127 (5 FAH-2): one parser a field, its pattern just above it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cablegraph.cable import Field, Header, Span
from cablegraph.reading.addressees import Draft, read_delivery
from cablegraph.reading.identity import full_year
from cablegraph.reading.lines import Line, group, lines
from cablegraph.reading.pages import OLD_PAGE
from cablegraph.reading.parts import PARTIAL

if TYPE_CHECKING:
    from collections.abc import Callable

_PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}


def read_partial(draft: Draft, line: Line) -> bool:
    """Read the sentence that stands for a header in an extract."""
    match = PARTIAL.search(line.text)
    if match is None:
        return False
    span = Span(line.begin + match.start(), line.begin + match.end())
    draft.partial = Field(match.group(), span, "header.partial-extract")
    return True


_TRANSMISSION_ID = re.compile(r"V?ZCZC\w{3}\d{3,4}")


def read_transmission_id(draft: Draft, line: Line) -> bool:
    """Read the transmission id: V, ZCZC, a channel of three letters, a number (5 FAH-2)."""
    word = line.text.strip()
    if draft.transmission_id is not None or not _TRANSMISSION_ID.fullmatch(word):
        return False
    draft.transmission_id = Field(word, line.span, "header.transmission-id")
    return True


_ROUTING = re.compile(r"(?:ZZ|OO|PP|RR)((?:\s+R[A-Z]{3,7})*)\s*")
_ROUTING_MORE = re.compile(r"\s*R[A-Z]{3,7}(?:\s+R[A-Z]{3,7})*\s*")


def read_routing(draft: Draft, line: Line) -> bool:
    """Read the doubled precedence letter and the routing indicators, which may run over several lines."""
    if draft.originator is not None:
        return False
    match = _ROUTING.fullmatch(line.text)
    if match is not None:
        draft.routing = Field(tuple(match[1].split()), line.span, "header.routing")
        return True
    if draft.routing is not None and _ROUTING_MORE.fullmatch(line.text):
        indicators = (*draft.routing.value, *line.text.split())
        span = Span(draft.routing.span.begin, line.span.end)
        draft.routing = Field(indicators, span, "header.routing")
        return True
    return False


_ORIGINATOR = re.compile(r"\s*DE\s+R[A-Z]{3,7}\s*#?\s*\d{3,4}(?:\s?/\d{2,3})?\s+(?P<day>\d{3})\d{4}Z?\s*")


def read_originator(draft: Draft, line: Line) -> bool:
    """Read the originating station's routing indicator, serial, section and time of filing."""
    if not _ORIGINATOR.fullmatch(line.text):
        return False
    draft.originator = Field(line.text.strip(), line.span, "header.originator")
    return True


# Operating signals may follow.
_SECURITY = re.compile(r"ZN[RY]\s+([A-Z])\1{4}(?:\s+Z.*)?\s*")


def read_transmission_security(draft: Draft, line: Line) -> bool:
    """Read the transmission security line: U, E (EFTO), C or S, five times."""
    if not _SECURITY.fullmatch(line.text):
        return False
    draft.transmission_security = Field(line.text.strip(), line.span, "header.transmission-security")

    return True


_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DATE_TIME_GROUP = re.compile(
    r"\s*(?:(?P<precedence>[ZOPR])\1?(?:\s+[ZOPR])*\s+)?"
    r"(?P<group>(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})\s?Z\s*(?P<month>[A-Z]{3,9})\.?,?\s*"
    r"(?P<year>(?:19|20)?\d{2}))"
    r"(?P<signals>(?:\s+(?!FM\b)\S+)*)(?P<from>\s+FM\s+\S.*)?\s*",
    re.IGNORECASE,
)


def _month(written: str, draft: Draft, year: int, day: int) -> int | None:
    """Return the month as written; a misspelt one is that of the day of the year on the originator's line."""
    if written[:3].upper() in _MONTHS:
        return _MONTHS.index(written[:3].upper()) + 1
    filed = None if draft.originator is None else _ORIGINATOR.fullmatch(draft.originator.value)
    if filed is None:
        return None
    moment = datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=int(filed["day"]) - 1)
    return moment.month if moment.day == day else None


def read_date_time_group(draft: Draft, line: Line) -> bool:
    """Read the date-time group as an instant, and the precedence for action before it.

    ``R 250807Z AUG 09`` is ROUTINE, 2009-08-25T08:07:00Z. A group that is no date is left unread.
    """
    match = DATE_TIME_GROUP.fullmatch(line.text)
    if draft.sent is not None or match is None:
        return False
    day, hour, minute = (int(match[name]) for name in ("day", "hour", "minute"))
    year = full_year(match["year"][-2:])
    month = _month(match["month"], draft, year, day)
    try:
        sent = datetime(year, month or 0, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return False
    draft.sent = Field(sent, group(match, "group", line.begin), "header.date-time-group")
    if match["precedence"] is not None:
        precedence = _PRECEDENCE[match["precedence"].upper()]
        place = group(match, "precedence", line.begin)
        draft.precedence = Field(precedence, place, "header.precedence")
    if match["from"] is not None:
        begin = match.start("from") + len(match["from"]) - len(match["from"].lstrip())
        read_sender(draft, Line(line.begin + begin, line.text[begin:]))
    return True


# A list may follow on the line.
_FROM = re.compile(
    r"\s*(?:FM|FROM)\s*:?\s+(?P<name>\S.*?)\s*(?P<list>(?<=\s)(?:TO|INFO)\s+(?:R[A-Z]{3,7}\s*/|SECSTATE\b|AM[CE]).*)?"
)


def read_sender(draft: Draft, line: Line) -> bool:
    """Read the FM line."""
    match = _FROM.fullmatch(line.text)
    if draft.sender is not None or match is None:
        return False
    name = " ".join(match["name"].split())
    draft.sender = Field(name, group(match, "name", line.begin), "header.from")
    if match["list"] is not None:
        read_delivery(draft, Line(line.begin + match.start("list"), match["list"]))
    return True


_DISTRIBUTION = re.compile(
    r"(?:(?:ORIGIN|ACTION|INFO)\s+)?[A-Z][A-Z/&]{0,7}-\d{2}(?:\s.*)?"
    r"|(?i:BT|Cable Text:?|Message Text|-{3,}\s*[0-9A-F]{6}.*|\d{1,3}|/\d{3}[A-Z]?|(?:DRAFTED|APPROVED|CLEARED) BY.*"
    r"|Z(?!EN)[A-Z]{2}\d?(?:\s+[A-Z]{3,8}\d*)*)"
    rf"|{OLD_PAGE.pattern}"
)


def read_distribution(draft: Draft, line: Line) -> bool:
    """Read what the receiving side wrote before and between: distribution, drafters, page numbers, its own labels."""
    text = line.text.strip()
    if not _DISTRIBUTION.fullmatch(text):
        return False
    draft.distribution.append(Field(text, line.span, "header.distribution"))
    return True


_ABOVE_FROM: tuple[Callable[[Draft, Line], bool], ...] = (
    read_partial,
    read_transmission_id,
    read_routing,
    read_originator,
    read_transmission_security,
    read_date_time_group,
    read_sender,
    read_distribution,
    # Where the FM line is missing.
    read_delivery,
)
_BELOW_FROM = (read_distribution, read_delivery)


def read_header(text: str, end: int) -> Header:
    """Read the transmission header, which ends at offset ``end``; the first parser that takes a line has it."""
    draft = Draft()
    for line in lines(text, 0, end):
        if not line.blank:
            for parse in _ABOVE_FROM if draft.sender is None else _BELOW_FROM:
                if parse(draft, line):
                    break
    return Header(
        span=Span(0, end),
        partial=draft.partial,
        transmission_id=draft.transmission_id,
        routing=draft.routing,
        originator=draft.originator,
        transmission_security=draft.transmission_security,
        precedence=draft.precedence,
        sent=draft.sent,
        sender=draft.sender,
        deliveries=tuple(draft.deliveries),
        distribution=tuple(draft.distribution),
    )

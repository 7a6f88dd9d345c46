"""The transmission header, ACP-127 (5 FAH-2): one parser a field, its pattern just above it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cablegraph.cable import Delivery, Field, Header, Span
from cablegraph.reading.identity import full_year
from cablegraph.reading.lines import group, lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from cablegraph.reading.lines import Line

_PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} \w+ \d{4}"
# The classification that opens the body; nothing parts it from the header's last character.
_BODY = re.compile(
    rf"UNCLAS(?:SIFIED)?(?![A-Z])|C O N F I D E N T I A L|(?<![A-Z])CONFIDENTIAL(?![A-Z])"
    rf"|(?:T O P  ?)?S E C R E T|(?<![A-Z])(?:TOP )?SECRET(?![A-Z])|LIMITED OFFICIAL USE|{_WEEKDAY}"
)
_PARTIAL = re.compile(r"This record is a partial extract of the original cable\.[^\n]*?not available\.")
_HEADER_LINE = re.compile(r"^(?:FM|TO|INFO) ", re.MULTILINE)


def split(text: str) -> int:
    """Return the offset at which the body begins: 0 where there is no header, the end where there is no body."""
    extract = _PARTIAL.match(text)
    sender = _HEADER_LINE.search(text) if extract is None else None
    start = extract.end() if extract is not None else sender.end() if sender is not None else 0
    opening = _BODY.search(text, start)
    return len(text) if opening is None else opening.start()


def read_partial(header: Header, line: Line) -> Header | None:
    """Read the sentence that stands for a header in an extract."""
    match = _PARTIAL.search(line.text)
    if match is None:
        return None
    span = Span(line.begin + match.start(), line.begin + match.end())
    return replace(header, partial=Field(match.group(), span, "header.partial-extract"))


_TRANSMISSION_ID = re.compile(r"V?ZCZC\w{3}\d{3,4}")


def read_transmission_id(header: Header, line: Line) -> Header | None:
    """Read the transmission id: V, ZCZC, a channel of three letters, a number (5 FAH-2)."""
    word = line.text.strip()
    if header.transmission_id is not None or not _TRANSMISSION_ID.fullmatch(word):
        return None
    return replace(header, transmission_id=Field(word, line.span, "header.transmission-id"))


_ROUTING = re.compile(r"(?:ZZ|OO|PP|RR)((?:\s+R[A-Z]{3,7})*)\s*")
_ROUTING_MORE = re.compile(r"\s*R[A-Z]{3,7}(?:\s+R[A-Z]{3,7})*\s*")


def read_routing(header: Header, line: Line) -> Header | None:
    """Read the doubled precedence letter and the routing indicators, which may run over several lines."""
    if header.originator is not None:
        return None
    match = _ROUTING.fullmatch(line.text)
    if match is not None:
        return replace(header, routing=Field(tuple(match[1].split()), line.span, "header.routing"))
    if header.routing is not None and _ROUTING_MORE.fullmatch(line.text):
        indicators = (*header.routing.value, *line.text.split())
        span = Span(header.routing.span.begin, line.span.end)
        return replace(header, routing=Field(indicators, span, "header.routing"))
    return None


_ORIGINATOR = re.compile(r"DE R[A-Z]{3,7} #\d{4}(?:/\d{2,3})? \d{7}\s*")


def read_originator(header: Header, line: Line) -> Header | None:
    """Read the originating station's routing indicator, serial, section and time of filing."""
    if not _ORIGINATOR.fullmatch(line.text):
        return None
    return replace(header, originator=Field(line.text.strip(), line.span, "header.originator"))


_SECURITY = re.compile(r"ZN[RY] ([A-Z])\1{4} ZZH\s*")


def read_transmission_security(header: Header, line: Line) -> Header | None:
    """Read the transmission security line: U, E (EFTO), C or S, five times."""
    if not _SECURITY.fullmatch(line.text):
        return None
    return replace(header, transmission_security=Field(line.text.strip(), line.span, "header.transmission-security"))


_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DATE_TIME_GROUP = re.compile(
    r"(?P<precedence>[ZOPR])(?:\s+[ZOPR])?\s+"
    r"(?P<group>(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})Z\s+(?P<month>[A-Z]{3})\s+(?P<year>\d{2}))(?:\s+.*)?"
)


def read_date_time_group(header: Header, line: Line) -> Header | None:
    """Read the date-time group as an instant, and the precedence for action before it.

    ``R 250807Z AUG 09`` is ROUTINE, 2009-08-25T08:07:00Z. A group that is no date is left unread.
    """
    match = DATE_TIME_GROUP.fullmatch(line.text)
    if header.sent is not None or match is None or match["month"] not in _MONTHS:
        return None
    day, hour, minute = (int(match[name]) for name in ("day", "hour", "minute"))
    try:
        sent = datetime(full_year(match["year"]), _MONTHS.index(match["month"]) + 1, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return None
    return replace(
        header,
        precedence=Field(_PRECEDENCE[match["precedence"]], group(match, "precedence", line.begin), "header.precedence"),
        sent=Field(sent, group(match, "group", line.begin), "header.date-time-group"),
    )


_FROM = re.compile(r"FM\s+(?P<name>\S.*?)\s*")


def read_sender(header: Header, line: Line) -> Header | None:
    """Read the FM line."""
    match = _FROM.fullmatch(line.text)
    if header.sender is not None or match is None:
        return None
    return replace(header, sender=Field(match["name"], group(match, "name", line.begin), "header.from"))


_DELIVERY = re.compile(
    r"(?:(?P<role>TO|INFO)\s+)?(?P<entry>(?:(?P<routing>R[A-Z]{3,7})\s*/\s*)?(?P<name>\S.*?)"
    r"(?:\s+(?P<precedence>NIACT IMMEDIATE|FLASH|IMMEDIATE|PRIORITY|ROUTINE))?(?:\s+(?P<serial>\d{4}))?)\s*"
)


def read_delivery(header: Header, line: Line) -> Header | None:
    """Read an entry of the TO or INFO list: ``[routing/]NAME [precedence] [4-digit serial]``.

    A line without TO or INFO belongs to the list before it.
    """
    match = _DELIVERY.fullmatch(line.text)
    if match is None or header.sender is None:
        return None
    role = match["role"]
    if role is None:
        if not header.deliveries:
            return None
        role = header.deliveries[-1].role
    else:
        role = {"TO": "action", "INFO": "info"}[role]
    delivery = Delivery(
        role=role,
        as_written=match["name"],
        routing_indicator=match["routing"],
        precedence=match["precedence"],
        station_serial=match["serial"],
        span=group(match, "entry", line.begin),
        rule="header.delivery",
    )
    return replace(header, deliveries=(*header.deliveries, delivery))


_PARSERS: tuple[Callable[[Header, Line], Header | None], ...] = (
    read_partial,
    read_transmission_id,
    read_routing,
    read_originator,
    read_transmission_security,
    read_date_time_group,
    read_sender,
    read_delivery,
)


def read_header(text: str, end: int) -> Header:
    """Read the transmission header, which ends at offset ``end``; the first parser that takes a line has it."""
    header = Header(span=Span(0, end))
    for line in lines(text, 0, end):
        if not line.blank:
            header = next((taken for parse in _PARSERS if (taken := parse(header, line)) is not None), header)
    return header

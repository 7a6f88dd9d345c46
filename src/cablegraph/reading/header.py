"""The transmission header, ACP-127 (5 FAH-2): one parser a field, its pattern just above it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cablegraph.cable import Delivery, Field, Header, Span
from cablegraph.reading.identity import full_year
from cablegraph.reading.lines import group, lines
from cablegraph.reading.pages import OLD_PAGE
from cablegraph.reading.parts import PARTIAL

if TYPE_CHECKING:
    from collections.abc import Callable

    from cablegraph.reading.lines import Line

_PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}


@dataclass(slots=True)
class Draft:
    """A header while it is read, field by field; ``list_open`` is the role of the list that a line may go on with."""

    partial: Field[str] | None = None
    transmission_id: Field[str] | None = None
    routing: Field[tuple[str, ...]] | None = None
    originator: Field[str] | None = None
    transmission_security: Field[str] | None = None
    precedence: Field[str] | None = None
    sent: Field[datetime] | None = None
    sender: Field[str] | None = None
    deliveries: list[Delivery] = field(default_factory=list)
    distribution: list[Field[str]] = field(default_factory=list)
    list_open: str | None = None


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


_ORIGINATOR = re.compile(r"DE R[A-Z]{3,7} #\d{4}(?:/\d{2,3})? \d{7}\s*")


def read_originator(draft: Draft, line: Line) -> bool:
    """Read the originating station's routing indicator, serial, section and time of filing."""
    if not _ORIGINATOR.fullmatch(line.text):
        return False
    draft.originator = Field(line.text.strip(), line.span, "header.originator")
    return True


_SECURITY = re.compile(r"ZN[RY] ([A-Z])\1{4} ZZH\s*")


def read_transmission_security(draft: Draft, line: Line) -> bool:
    """Read the transmission security line: U, E (EFTO), C or S, five times."""
    if not _SECURITY.fullmatch(line.text):
        return False
    draft.transmission_security = Field(line.text.strip(), line.span, "header.transmission-security")

    return True


_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
DATE_TIME_GROUP = re.compile(
    r"(?P<precedence>[ZOPR])(?:\s+[ZOPR])?\s+"
    r"(?P<group>(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})Z\s+(?P<month>[A-Z]{3})\s+(?P<year>\d{2}))(?:\s+.*)?"
)


def read_date_time_group(draft: Draft, line: Line) -> bool:
    """Read the date-time group as an instant, and the precedence for action before it.

    ``R 250807Z AUG 09`` is ROUTINE, 2009-08-25T08:07:00Z. A group that is no date is left unread.
    """
    match = DATE_TIME_GROUP.fullmatch(line.text)
    if draft.sent is not None or match is None or match["month"] not in _MONTHS:
        return False
    day, hour, minute = (int(match[name]) for name in ("day", "hour", "minute"))
    try:
        sent = datetime(full_year(match["year"]), _MONTHS.index(match["month"]) + 1, day, hour, minute, tzinfo=UTC)
    except ValueError:
        return False
    precedence = _PRECEDENCE[match["precedence"]]
    draft.precedence = Field(precedence, group(match, "precedence", line.begin), "header.precedence")
    draft.sent = Field(sent, group(match, "group", line.begin), "header.date-time-group")
    return True


_FROM = re.compile(r"FM\s+(?P<name>\S.*?)\s*")


def read_sender(draft: Draft, line: Line) -> bool:
    """Read the FM line."""
    match = _FROM.fullmatch(line.text)
    if draft.sender is not None or match is None:
        return False
    draft.sender = Field(match["name"], group(match, "name", line.begin), "header.from")
    return True


_DISTRIBUTION = re.compile(
    r"(?:(?:ORIGIN|ACTION|INFO)\s+)?[A-Z][A-Z/&]{0,7}-\d{2}(?:\s.*)?"
    r"|(?i:BT|Cable Text:?|Message Text|-{3,}\s*[0-9A-F]{6}.*|\d{1,3}|/\d{3}[A-Z]?|(?:DRAFTED|APPROVED|CLEARED) BY.*)"
    rf"|{OLD_PAGE.pattern}"
)


def read_distribution(draft: Draft, line: Line) -> bool:
    """Read what the receiving side wrote before and between: distribution, drafters, page numbers, its own labels."""
    text = line.text.strip()
    if not _DISTRIBUTION.fullmatch(text):
        return False
    draft.distribution.append(Field(text, line.span, "header.distribution"))
    return True


_DELIVERY = re.compile(
    r"(?:(?P<role>TO|INFO|XMT)\s+)?(?P<entry>(?:(?P<routing>R[A-Z]{3,7}|ZEN)\s*/\s*)?(?P<name>\S++(?:\s++\S++)*?)"
    r"(?:\s+(?P<precedence>NIACT IMMEDIATE|FLASH|IMMEDIATE|PRIORITY|ROUTINE))?(?:\s+(?P<serial>\d{4}))?)\s*"
)
_ROLES = {"TO": "action", "INFO": "info", "XMT": "excluded"}


def read_delivery(draft: Draft, line: Line) -> bool:
    """Read an entry of the TO, INFO or XMT list: ``[routing/]NAME [precedence] [4-digit serial]``.

    A line without a label belongs to the list before it; XMT introduces posts that a collective shall leave out. A
    page line inside a list is none of its entries.
    """
    text = line.text
    page = OLD_PAGE.search(text) if "PAGE " in text else None
    if page is not None and draft.sender is not None:
        draft.distribution.append(Field(page.group().strip(), line.span, "header.distribution"))
        text = text[: page.start()] + " " * len(page.group()) + text[page.end() :]
        if text.strip() in _ROLES:
            draft.list_open = _ROLES[text.strip()]
            return True
        if not text.strip():
            return True
    match = _DELIVERY.fullmatch(text.rstrip())
    if match is None or draft.sender is None:
        return False
    role = _ROLES[match["role"]] if match["role"] is not None else draft.list_open
    if role is None:
        return False
    name, *offices = match["name"].split("//")
    delivery = Delivery(
        role=role,
        as_written=name.strip(),
        offices=tuple(office.strip() for office in offices if office.strip()),
        routing_indicator=match["routing"],
        precedence=match["precedence"],
        station_serial=match["serial"],
        span=group(match, "entry", line.begin),
        rule="header.delivery",
    )
    draft.deliveries.append(delivery)
    draft.list_open = role
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

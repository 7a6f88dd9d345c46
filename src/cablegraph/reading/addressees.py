"""The TO, INFO and XMT lists of the header (5 FAH-2): names, precedences, serials, offices, over one line or more."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cablegraph.cable import Delivery, Field
from cablegraph.reading.lines import Line, group
from cablegraph.reading.pages import OLD_PAGE

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(slots=True)
class Draft:
    """A header while it is read; ``list_open`` is the role of the list that the line at hand may go on with.

    ``last`` is the line of the entry before.
    """

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
    last: Line | None = None


_PRECEDENCES = r"NIACT IMMEDIATE|FLASH|IMMEDIATE|PRIORITY|ROUTINE"
_DELIVERY = re.compile(
    r"\s*(?:(?P<role>TO|INFO|XMT|EXEMPT)(?:\s*:\s*|\s+))?"
    r"(?P<entry>(?:(?P<routing>R[A-Z]{3,7}|ZEN)(?:\s+R[A-Z]{3,7})*\s*/\s*)?"
    r"(?P<name>\S(?:[^\s/]++|/|\s++)*?)"
    rf"(?:(?:\s+|(?<=//))(?P<precedence>{_PRECEDENCES})(?:\s*(?P<serial>\d{{4}}))?|\s+(?P<number>\d{{4}}))?)\s*"
)
_ROLES = {"TO": "action", "INFO": "info", "XMT": "excluded", "EXEMPT": "excluded"}
# What a line holds that goes on with the entry before it.
_GOES_ON = re.compile(rf"\s*(?:(?:{_PRECEDENCES})(?:\s*\d{{4}})?|\d{{4}}|(?:WASHDC|WASHINGTON,? DC)\b.*|//.*)\s*")


def _goes_on(draft: Draft, line: Line) -> bool:
    """Tell whether a line belongs to the entry before it, as where its offices are not yet closed."""
    if draft.last is None:
        return False
    return _GOES_ON.fullmatch(line.text) is not None or (
        draft.last.text.count("//") % 2 == 1 and "//" in line.text and "/" not in line.text.partition("//")[0]
    )


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
    if text.strip(" :") in _ROLES:
        draft.list_open, draft.last = _ROLES[text.strip(" :")], None
        return True
    if _goes_on(draft, line) and draft.last is not None:
        draft.deliveries.pop()
        line = Line(draft.last.begin, f"{draft.last.text}\n{text}")
        text = line.text
    match = _DELIVERY.fullmatch(text.rstrip())
    role = None if match is None else _ROLES.get(match["role"], draft.list_open)
    if match is None or role is None:
        return False
    name, *offices = (" ".join(part.split()) for part in match["name"].split("//"))
    delivery = Delivery(
        role=role,
        as_written=name,
        offices=tuple(office.replace("/ ", "/") for office in offices if office),
        routing_indicator=match["routing"],
        precedence=match["precedence"],
        station_serial=match["serial"] or match["number"],
        span=group(match, "entry", line.begin),
        rule="header.delivery",
    )
    draft.deliveries.append(delivery)
    draft.list_open, draft.last = role, line
    return True

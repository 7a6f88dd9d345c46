"""Coverage: the characters of a cable's text that no element claims, so that nothing is dropped in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from cablegraph.reading.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablegraph.cable import Cable, Span

# Rules, paragraph signs, labels and what sites and stations put at the end say nothing of their own.
_SILENT = re.compile(
    r"[-=_*¶\s\"]+|NNNN|[= ]*CABLE ENDS[= ]*|BT|TAGS?:?|SUBJ(?:ECT)?:?|REF(?:S|TELS?)?:?|E\.?O\.?:?|(?:TO|INFO|XMT)\s*",
    re.IGNORECASE,
)


class _Placed(Protocol):
    """Whatever has a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


def _elements(cable: Cable) -> Iterator[Span]:
    """Yield the spans of all elements of a cable."""
    header, opening, body = cable.header, cable.opening, cable.body
    fields: tuple[_Placed | None, ...] = (
        *(header.partial, header.transmission_id, header.routing, header.originator, header.transmission_security),
        *(header.sent, header.sender, opening.classification, opening.message_id, opening.executive_order),
        *(opening.subject, opening.classified_by, body.signature, *header.distribution),
        *(*opening.captions, *opening.attention, *opening.tags),
    )
    yield from (field.span for field in fields if field is not None)
    yield from (delivery.span for delivery in header.deliveries)
    yield from (reference.span for reference in opening.references)
    yield from (heading.span for heading in body.headings)
    yield from (paragraph.span for paragraph in body.paragraphs)
    yield from body.page_lines
    if header.repeated is not None:
        yield header.repeated


def unclaimed(cable: Cable) -> list[Span]:
    """Return the stretches that no element claims, a line each; of header and opening an element claims its line."""
    text = cable.text
    before = cable.opening.span.end
    claimed = sorted(_elements(cable))
    whole_lines = {offset for span in claimed if span.begin < before for offset in _line_begins(text, span)}
    found = []
    position = 0
    for line in lines(text, 0, len(text)):
        while position < len(claimed) and claimed[position].end <= line.begin:
            position += 1
        inside = any(
            span.begin < line.end and line.begin < span.end for span in claimed[max(0, position - 3) : position + 8]
        )
        if not (line.blank or inside or line.begin in whole_lines or _SILENT.fullmatch(line.text.strip())):
            found.append(line.span)
    return found


def _line_begins(text: str, span: Span) -> Iterator[int]:
    begin = text.rfind("\n", 0, span.begin) + 1
    while begin < span.end:
        yield begin
        following = text.find("\n", begin)
        if following < 0:
            return
        begin = following + 1


def share(cable: Cable) -> float:
    """Return the share of the characters, white space left out, that no element claims."""
    total = sum(map(len, cable.text.split()))
    return sum(len("".join(cable.characters(span).split())) for span in unclaimed(cable)) / total if total else 0.0

"""Coverage: the characters of a cable's text that no element claims, so that nothing is dropped in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from cablegraph.reading.lines import lines
from cablegraph.reading.pages import page_lines

if TYPE_CHECKING:
    from cablegraph.cable import Cable, Span

# Rules, paragraph signs, labels and what sites and stations put at the end say nothing of their own.
_SILENT = re.compile(
    r"[-=_*¶\s\".,#]+|NNNN|[= ]*CABLE ENDS[= ]*|BT|#\d+|MINIMIZE CONSIDERED.*|NOTE BY OC/T.*"
    r"|\((?:ACTING|A\.I\.)\)|Track\s+impresi.*|ID:\s*\d+"
    r"|TAGS?:?|SUBJ(?:ECT)?:?|REF(?:S|TELS?)?:?|E\.?O\.?:?|(?:TO|INFO|XMT)\s*",
    re.IGNORECASE,
)


_SIGNS = ' \t\n-=_*¶"'


class _Placed(Protocol):
    """Whatever has a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


def _elements(cable: Cable) -> list[Span]:
    """Return the spans of all elements of a cable, in the order of the text."""
    header, opening, body = cable.header, cable.opening, cable.body
    placed: tuple[_Placed | None, ...] = (
        *(header.partial, header.transmission_id, header.routing, header.originator, header.transmission_security),
        *(header.sent, header.sender, opening.classification, opening.message_id, opening.executive_order),
        *(opening.subject, opening.classified_by, body.signature, *header.distribution),
        *(*opening.captions, *opening.attention, *opening.tags),
        *header.deliveries,
        *opening.references,
        *body.headings,
        *body.paragraphs,
    )
    spans = [element.span for element in placed if element is not None]
    spans += body.page_lines
    spans += [span for span, _ in page_lines(cable.text, opening.span.begin, opening.span.end)]
    spans += [] if header.repeated is None else [header.repeated]
    return sorted(spans)


def unclaimed(cable: Cable) -> list[Span]:
    """Return the stretches that no element claims, a line each; of header and opening an element claims its line."""
    text = cable.text
    before = cable.opening.span.end
    found: list[Span] = []
    claimed_to = 0
    for span in _elements(cable):
        begin, end = span
        if end <= claimed_to:
            continue
        if begin < before:
            begin, end = text.rfind("\n", 0, begin) + 1, _line_end(text, end)
        if begin > claimed_to and text[claimed_to:begin].strip(_SIGNS):
            found += _said(text, claimed_to, begin)
        claimed_to = end
    return found + _said(text, claimed_to, len(text))


def _said(text: str, begin: int, end: int) -> list[Span]:
    """Return the lines of a stretch that say something of their own."""
    return [
        line.span for line in lines(text, begin, end) if not line.blank and not _SILENT.fullmatch(line.text.strip())
    ]


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def share(cable: Cable) -> float:
    """Return the share of the characters, white space left out, that no element claims."""
    total = sum(map(len, cable.text.split()))
    return sum(len("".join(cable.characters(span).split())) for span in unclaimed(cable)) / total if total else 0.0

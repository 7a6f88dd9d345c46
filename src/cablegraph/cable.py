"""The model of a cable: frozen dataclasses, each element with the characters it was read from.

Offsets are Unicode code points in :attr:`Cable.text`: header and body as transmitted, joined with nothing
between; the first character of the header is 0, ends are exclusive. A *rule* is a row of ``mappings/rules.tsv``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the cable's text, from ``begin`` up to but not including ``end``."""

    begin: int
    end: int

    def __contains__(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A value, the characters it was read from, and the rule that read it."""

    value: T_co
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cable was read from.

    ``name`` is for messages alone and never reaches the graph. ``text_offset`` is the length of what stands before
    the cable's text (the preamble of a text file), in code points; ``first_line`` the line of the input, from 1, on
    which the text begins.
    """

    name: str
    container: str
    sha256: str
    text_offset: int
    first_line: int


@dataclass(frozen=True, slots=True)
class Preamble:
    """What a container says of a cable before its text."""

    source_id: str
    title: str
    date: date
    classification: str
    origin: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """One entry of the TO or INFO list (5 FAH-2)."""

    role: str
    as_written: str
    routing_indicator: str | None
    precedence: str | None
    station_serial: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Header:
    """The transmission header, ACP-127; every part may be missing from an extract."""

    span: Span
    partial: Field[str] | None = None
    transmission_id: Field[str] | None = None
    routing: Field[tuple[str, ...]] | None = None
    originator: Field[str] | None = None
    transmission_security: Field[str] | None = None
    precedence: Field[str] | None = None
    sent: Field[datetime] | None = None
    sender: Field[str] | None = None
    deliveries: tuple[Delivery, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the REF list; ``cited_id`` is the canonical id where it names a cable."""

    letter: str | None
    as_written: str
    kind: str | None
    cited_id: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of the body, from the classification line to the references."""

    span: Span
    classification: Field[str] | None = None
    section_count: Field[int] | None = None
    message_id: Field[str] | None = None
    captions: tuple[Field[str], ...] = ()
    attention: tuple[Field[str], ...] = ()
    executive_order: Field[str] | None = None
    declassify_on: Field[date | str] | None = None
    tags: tuple[Field[str], ...] = ()
    subject: Field[str] | None = None
    references: tuple[Reference, ...] = ()
    classified_by: Field[str] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A line set off by a rule of hyphens or equals signs."""

    as_written: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``pieces`` are its spans without page lines, ``citations`` the letters of references it uses."""

    number: int | None
    marking: Field[str] | None
    span: Span
    pieces: tuple[Span, ...]
    rule: str
    citations: tuple[Field[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Marked words of the author: ``summary``, ``note`` or ``comment``."""

    kind: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Body:
    """The text proper."""

    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    passages: tuple[Passage, ...] = ()
    page_lines: tuple[Span, ...] = ()
    signature: Field[str] | None = None


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """What is odd about a cable: a code of ``ontology/schemes/reading-notes.ttl``, where, and a sentence."""

    code: str
    sentence: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Cable:
    """One message as read; ``identifier`` is the canonical id, the source's own id is in the preamble."""

    source: Source
    preamble: Preamble
    identifier: str
    text: str
    header: Header
    opening: Opening
    body: Body
    notes: tuple[ReadingNote, ...] = ()

    @property
    def source_id(self) -> str:
        """The id under which the source keeps the cable."""
        return self.preamble.source_id

    def characters(self, span: Span) -> str:
        """Return the characters of the text at ``span``."""
        return self.text[span.begin : span.end]

    def line(self, offset: int) -> int:
        """Return the line of the input, from 1, that holds the character at ``offset``."""
        return self.source.first_line + self.text.count("\n", 0, offset)


class Flow:
    r"""Running text made of pieces: every run of white space one blank, each character traceable to the cable's text.

    With ``join`` a word broken after a hyphen at a line's end is whole again.

    >>> flow = Flow("Anti-\n Trafficking  Office", [Span(0, 27)], join=True)
    >>> flow.text
    'Anti-Trafficking Office'
    >>> flow.span(5, 16)
    Span(begin=7, end=18)
    """

    __slots__ = ("_origins", "_starts", "text")

    _TOKEN = re.compile(r"\S+")

    def __init__(self, text: str, pieces: Iterable[Span], *, join: bool = False) -> None:
        """Run the ``pieces`` of ``text`` together."""
        parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        length = 0
        last_end = -1
        for piece in pieces:
            for token in self._TOKEN.finditer(text, piece.begin, piece.end):
                broken = (
                    join
                    and len(parts) > 0
                    and len(parts[-1]) > 1
                    and parts[-1][-1] == "-"
                    and parts[-1][-2].isalpha()
                    and "\n" in text[last_end : token.start()]
                )
                if parts and not broken:
                    parts.append(" ")
                    length += 1
                self._starts.append(length)
                self._origins.append(token.start())
                parts.append(token.group())
                length += len(token.group())
                last_end = token.end()
        self.text = "".join(parts)

    def origin(self, index: int) -> int:
        """Return the offset in the cable's text of the character at ``index``."""
        token = bisect_right(self._starts, index) - 1
        return self._origins[token] + index - self._starts[token]

    def span(self, begin: int, end: int) -> Span:
        """Return where the characters from ``begin`` up to ``end`` stand in the cable's text."""
        return Span(self.origin(begin), self.origin(end - 1) + 1)

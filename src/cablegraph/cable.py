"""The model of a cable: frozen dataclasses, each element with the characters it was read from.

Offsets are Unicode code points in :attr:`Cable.text`: header and body as transmitted, joined with nothing
between; the first character of the header is 0, ends are exclusive. A *rule* is a row of ``mappings/rules.tsv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from datetime import date, datetime

T_co = TypeVar("T_co", covariant=True)


# Most of what reading makes are spans and fields: as named tuples they are made three times as fast.
class Span(NamedTuple):
    """A stretch of the cable's text, from ``begin`` up to but not including ``end``."""

    begin: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside."""
        return self.begin <= other.begin and other.end <= self.end


class Field(NamedTuple, Generic[T_co]):
    """A value, the characters it was read from, and the rule that read it."""

    value: T_co
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a cable was read from.

    ``name`` is for messages alone and never reaches the graph. ``sha256`` is that of the cable's bytes: of the file, or
    of the fields of its row joined by the unit separator (U+001F). ``text_offset`` is the length of what stands before
    the cable's text in a file of its own, in code points; ``first_line`` the line of the input, from 1, on which the
    text begins.
    """

    name: str
    container: str
    sha256: str
    text_offset: int
    first_line: int


@dataclass(frozen=True, slots=True)
class Preamble:
    """What a container says of a cable beside its text; a bare telegram has neither origin nor date but its own."""

    source_id: str
    classification: str
    origin: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One entry of the TO, INFO or XMT list (5 FAH-2); ``offices`` stand between double strokes behind the name."""

    role: str
    as_written: str
    routing_indicator: str | None
    precedence: str | None
    station_serial: str | None
    span: Span
    rule: str
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The transmission header, ACP-127 or ACP-126; every part may be missing from an extract.

    ``distribution`` is what the receiving side wrote in it, ``repeated`` where the source gives it once more.
    """

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
    distribution: tuple[Field[str], ...] = ()
    repeated: Span | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the REF list.

    ``cited_id`` is the canonical id where it names a cable, ``title`` the words in quotes behind it; ``marks`` are
    NOTAL, EXDIS, NODIS, and AND PREVIOUS.
    """

    letter: str | None
    as_written: str
    kind: str | None
    cited_id: str | None
    span: Span
    rule: str
    title: str | None = None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """The Classified By line: name and title of the classifying authority, reasons (``1.4(b)``), and its source."""

    as_written: str
    name: str | None
    title: str | None
    reasons: tuple[str, ...]
    derived_from: str | None
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
    tag_persons: tuple[Field[str], ...] = ()
    subject: Field[str] | None = None
    references: tuple[Reference, ...] = ()
    classified_by: Authority | None = None


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
    """The text proper.

    ``page_lines`` are no part of it: page lines, and captions that the transmission repeats; ``sections`` what page
    lines say of the section that they stand in.
    """

    headings: tuple[Heading, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    passages: tuple[Passage, ...] = ()
    page_lines: tuple[Span, ...] = ()
    sections: tuple[int, ...] = ()
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

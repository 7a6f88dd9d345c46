"""What is found in the words of a cable, each with its characters and its rule.

An entity is a *key*: a prefixed name of the lexicon (``places:yunnan``), or, for what this cable alone names, its
kind, a colon and a blank, and its label (``person: Li Yi``, ``organization: Harbour Board``, ``place: Jinja``,
``officer: CG``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from cablegraph.cable import Field, Span

Part = tuple[str, int]
"""The element in which something stands: ``paragraph``, ``heading``, ``subject`` or ``attention``, and its index."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: the key of what it names, where, inside which element, by which rule and lexicon row."""

    entity: str
    span: Span
    part: Part
    rule: str
    row: str | None


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization that the lexicon does not know, under its longest name; ``unit`` where it is part of another."""

    key: str
    label: str
    span: Span
    rule: str
    acronym: str | None = None
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place that the lexicon does not know, told by the words around it."""

    key: str
    label: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person, under the fullest name; ``protection`` is the mark *protect* or *strictly protect* behind it."""

    key: str
    name: str
    span: Span
    rule: str
    protection: Field[str] | None = None


# The rule of somebody of whom no more is known than a name.
STRANGER = "officer.name"


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody known by a function alone: ``CG``, ``PolEconOff``, ``a YPWF official``; or several, ``officials``."""

    key: str
    label: str
    span: Span
    rule: str
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """That a person (or an officer) has a role, as written, in an organization or a place where it is named."""

    member: str
    role: str
    organization: str | None
    span: Span
    rule: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """Money or a quantity: from ``least`` to ``most``, which are equal where one figure is given.

    ``kind`` is ``money`` (``unit`` is the code of ISO 4217), ``count`` (the noun), ``length``, ``area``, ``mass``,
    ``volume``, ``power``, ``percent`` or ``duration``; ``about`` the words it measures; ``conversion_of`` the index of
    the amount that it converts.
    """

    kind: str
    unit: str
    least: Decimal
    most: Decimal
    span: Span
    part: Part
    rule: str
    about: Field[str] | None = None
    conversion_of: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, year or period as ISO 8601 writes it: ``2009-08-12``, ``2009-08``, ``2002/..``."""

    value: str
    span: Span
    part: Part
    rule: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """That people met: keys of those present, the day, the key of the place; ``span`` is the sentence that tells it."""

    participants: tuple[str, ...]
    day: str | None
    place: str | None
    span: Span
    part: Part
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of reported speech: who said it to whom, by which verb.

    ``denied`` and ``modality`` (``stated``, ``reported``, ``planned``, ``asked``) are those of what is said;
    ``speaker_span`` the words that name the speaker in the sentence, ``span`` the sentence.
    """

    speaker: str
    speaker_span: Span
    addressee: str | None
    verb: Field[str]
    denied: bool
    modality: str
    span: Span
    part: Part
    rule: str


@dataclass(frozen=True, slots=True)
class Relation:
    """That a sentence says of two entities how they stand to each other; ``predicate`` is a context term."""

    subject: str
    predicate: str
    object: str
    denied: bool
    span: Span
    part: Part
    rule: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was proposed: by whom, to whom, about what (keys, and words), and what became of it, as written."""

    proposers: tuple[str, ...]
    addressee: str | None
    about: tuple[str, ...]
    words: str
    outcome: Field[str] | None
    span: Span
    part: Part
    rule: str


@dataclass(frozen=True, slots=True)
class Movement:
    """That people are moved, against their will or by deceit: from where, through where, to where, for what."""

    origins: tuple[str, ...]
    transits: tuple[str, ...]
    destinations: tuple[str, ...]
    purposes: tuple[str, ...]
    victims: tuple[str, ...]
    denied: bool
    span: Span
    part: Part
    rule: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that is found in the words of one cable, each kind in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    organizations: tuple[Organization, ...] = ()
    places: tuple[Place, ...] = ()
    persons: tuple[Person, ...] = ()
    officers: tuple[Officer, ...] = ()
    memberships: tuple[Membership, ...] = ()
    amounts: tuple[Amount, ...] = ()
    periods: tuple[Period, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    movements: tuple[Movement, ...] = ()

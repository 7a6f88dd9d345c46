"""Those whom a text names: the place of a name with what stands beside it, and who is meant there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Actor(NamedTuple):
    """A place where a person or an officer is named, with the whole phrase around the name.

    Offsets are those of the text's running words.
    """

    begin: int
    end: int
    key: str
    extent_begin: int
    extent_end: int
    rule: str


class Mark(NamedTuple):
    """The mark *protect* or *strictly protect* behind a name, with its offsets."""

    words: str
    begin: int
    end: int


class Function(NamedTuple):
    """A function as written beside a name, with its offsets, the key of its body or place, and whether it is past."""

    words: str
    begin: int
    end: int
    organization: str | None
    former: bool


@dataclass(slots=True)
class Named:
    """A place in a text where somebody is named: the name, the functions beside it, and the whole phrase.

    Offsets are those of the text's running words.
    """

    begin: int
    end: int
    name: str
    extent_begin: int
    extent_end: int
    functions: list[Function] = field(default_factory=list)
    protection: Mark | None = None
    sure: bool = True

    @property
    def role(self) -> str | None:
        """The words of the first function."""
        return self.functions[0].words if self.functions else None

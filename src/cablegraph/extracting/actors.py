"""Those whom a text names: the place of a name with what stands beside it, and who is meant there."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(slots=True)
class Named:
    """A place in a text where somebody is named: the name, the function beside it, and the whole phrase.

    Offsets are those of the text's running words; ``organization`` is the key of the body or place of the function.
    """

    begin: int
    end: int
    name: str
    extent_begin: int
    extent_end: int
    role: str | None = None
    role_begin: int = 0
    role_end: int = 0
    organization: str | None = None
    former: bool = False
    protection: Mark | None = None
    sure: bool = True

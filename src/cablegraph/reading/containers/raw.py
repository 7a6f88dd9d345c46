"""A cable as its container gives it, before its text is read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cablegraph.cable import Source
from cablegraph.reading.source import clean

if TYPE_CHECKING:
    from cablegraph.cable import Preamble


@dataclass(frozen=True, slots=True)
class Raw:
    """What the container says of a cable, where it was, and the text: header and body joined with nothing between.

    ``cleaned`` tells whether tags or entities of HTML were taken out of the text. ``preamble`` is ``None`` for a bare
    telegram, which says of itself what others have beside them.
    """

    preamble: Preamble | None
    source: Source
    text: str
    cleaned: bool


def joined(header: str, body: str) -> tuple[str, bool]:
    """Return the text of a cable from its two parts, and whether HTML was taken out of it."""
    raw = header.strip() + body.strip()
    text = clean(raw)
    return text, text != raw


def digest(*fields: str) -> str:
    """Return the SHA-256 of fields joined by the unit separator."""
    return hashlib.sha256("\x1f".join(fields).encode("utf-8", "surrogateescape")).hexdigest()


def source(name: str, container: str, sha256: str, *, offset: int = 0, line: int = 1) -> Source:
    """Return where a cable was read from."""
    return Source(name=name, container=container, sha256=sha256, text_offset=offset, first_line=line)

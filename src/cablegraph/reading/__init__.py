"""Reading: from a container to text, from text to a :class:`~cablegraph.cable.Cable`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cablegraph.cable import Cable, Source
from cablegraph.errors import ReadError
from cablegraph.reading import layout
from cablegraph.reading.header import read_header, split
from cablegraph.reading.identity import canonical_id
from cablegraph.reading.opening import read_opening
from cablegraph.reading.paragraphs import read_body
from cablegraph.reading.passages import read_passages
from cablegraph.reading.soundness import notes_on
from cablegraph.reading.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike

__all__ = ["read", "read_bytes"]


def read(path: str | PathLike[str]) -> Iterator[Cable]:
    """Yield the cables of a file in the text layout, of which there is one.

    Raises :class:`~cablegraph.errors.ReadError` where the file is no cable or not a whole one.
    """
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 any path-like, `-` is the caller's
            content = stream.read()
    except OSError as error:
        msg = f"{(error.strerror or str(error)).lower()}, expected a file that can be read"
        raise ReadError(msg) from None
    yield read_bytes(content, name=str(path))


def read_bytes(content: bytes, *, name: str) -> Cable:
    """Read one cable in the text layout; ``name`` is what messages call it.

    Raises :class:`~cablegraph.errors.ReadError` where it is no cable or not a whole one.
    """
    decoded = decode(content)
    preamble, offset = layout.read_preamble(decoded)
    text = decoded[offset:]
    source = Source(
        name=name,
        container=layout.NAME,
        sha256=hashlib.sha256(content).hexdigest(),
        text_offset=offset,
        first_line=decoded.count("\n", 0, offset) + 1,
    )
    year = preamble.source_id[:2]
    body_begin = split(text)
    if body_begin >= len(text):
        msg = "the text ends in the header, expected a body that begins with its classification"
        raise ReadError(msg, source_id=preamble.source_id, line=_last_line(decoded))
    header = read_header(text, body_begin)
    opening, text_begin = read_opening(text, body_begin, year)
    body = read_passages(text, read_body(text, text_begin), opening.references)
    if not body.paragraphs:
        msg = "the text ends before the first paragraph, expected a body with paragraphs"
        raise ReadError(msg, source_id=preamble.source_id, line=_last_line(decoded))
    return Cable(
        source=source,
        preamble=preamble,
        identifier=canonical_id(preamble.source_id),
        text=text,
        header=header,
        opening=opening,
        body=body,
        notes=tuple(notes_on(text, preamble, header, opening, body)),
    )


def _last_line(text: str) -> int:
    return text.rstrip("\n").count("\n") + 1

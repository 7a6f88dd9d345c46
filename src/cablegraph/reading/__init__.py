"""Reading: from a container to text, from text to a :class:`~cablegraph.cable.Cable`."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cablegraph.cable import Cable, Preamble, Span
from cablegraph.errors import ReadError
from cablegraph.reading.containers import raw_cables
from cablegraph.reading.header import read_header
from cablegraph.reading.identity import canonical_id, identify, year_and_station
from cablegraph.reading.opening import read_opening
from cablegraph.reading.paragraphs import read_body
from cablegraph.reading.parts import split
from cablegraph.reading.passages import read_passages
from cablegraph.reading.soundness import notes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from os import PathLike
    from typing import BinaryIO

    from cablegraph.reading.containers.raw import Raw

__all__ = ["read", "read_bytes", "read_stream"]


def _raise(error: ReadError) -> None:
    raise error


def _as_it_is(stream: BinaryIO) -> BinaryIO:
    return stream


def read(
    path: str | PathLike[str],
    *,
    refused: Callable[[ReadError], None] = _raise,
    watched: Callable[[BinaryIO], BinaryIO] = _as_it_is,
) -> Iterator[Cable]:
    """Yield the cables of a file in any container, packed or not; ``-`` is standard input.

    What is no cable, or not a whole one, is given to ``refused``, which by default raises the
    :class:`~cablegraph.errors.ReadError`; otherwise reading goes on with the next cable. ``watched`` may put
    something that looks on, such as a progress bar, around the opened file.
    """
    if str(path) == "-":
        yield from read_stream(sys.stdin.buffer, name="-", refused=refused)
        return
    try:
        with Path(path).open("rb") as stream:
            yield from read_stream(watched(stream), name=str(path), refused=refused)
    except OSError as error:
        msg = f"{(error.strerror or str(error)).lower()}, expected a file that can be read"
        refused(ReadError(msg))


def read_stream(stream: BinaryIO, *, name: str, refused: Callable[[ReadError], None] = _raise) -> Iterator[Cable]:
    """Yield the cables of a stream; ``name`` is what messages call it."""
    for raw in raw_cables(stream, name):
        if isinstance(raw, ReadError):
            refused(raw)
            continue
        try:
            cable = _cable(raw)
        except ReadError as error:
            error.name = raw.source.name
            refused(error)
        else:
            yield cable


def read_bytes(content: bytes, *, name: str) -> Cable:
    """Read the first cable of an input held in memory.

    Raises :class:`~cablegraph.errors.ReadError` where it is no cable or not a whole one.
    """
    for cable in read_stream(io.BytesIO(content), name=name):
        return cable
    msg = "empty, expected a cable"
    raise ReadError(msg)


def _cable(raw: Raw) -> Cable:
    """Read the text of a cable."""
    text = raw.text
    source_id = None if raw.preamble is None else raw.preamble.source_id
    parts = split(text, source_id)
    if parts.body_begin >= len(text):
        msg = "the text ends in the header, expected a body that begins with its classification"
        raise ReadError(msg, source_id=source_id, line=_last_line(raw))
    header = read_header(text, parts.header_end)
    if parts.header_end < parts.body_begin:
        header = replace(header, repeated=Span(parts.header_end, parts.body_begin))
    year = f"{header.sent.value.year % 100:02}" if header.sent is not None else (source_id or "00")[:2]
    own = year_and_station(canonical_id(source_id or ""))[1]
    opening, text_begin = read_opening(text, parts.body_begin, year, own)
    preamble = raw.preamble
    if preamble is None:
        if opening.message_id is None:
            msg = "no station and serial on the body's first line, expected some such as UNCLAS CHENGDU 000165"
            raise ReadError(msg, line=_last_line(raw))
        preamble = Preamble(opening.message_id.value, "", None, None)
    body = read_passages(text, read_body(text, text_begin), opening.references)
    if not body.paragraphs:
        msg = "the text ends before the first paragraph, expected a body with paragraphs"
        raise ReadError(msg, source_id=preamble.source_id, line=_last_line(raw))
    message_id = None if opening.message_id is None else opening.message_id.value
    cable = Cable(
        source=raw.source,
        preamble=preamble,
        identifier=identify(preamble.source_id, message_id, header, year),
        text=text,
        header=header,
        opening=opening,
        body=body,
    )
    return replace(cable, notes=tuple(notes_on(cable, cleaned=raw.cleaned)))


def _last_line(raw: Raw) -> int:
    return raw.source.first_line + raw.text.rstrip("\n").count("\n")

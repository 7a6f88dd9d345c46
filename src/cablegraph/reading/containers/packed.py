"""Packed inputs, recognised by their first bytes: gzip, zstandard, tar, zip, one inside another."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from cablegraph.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_TAR_MAGIC = slice(257, 262)
_HEAD = 512


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """Return a stream that can be looked into without being read."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))


def members(stream: BinaryIO, name: str) -> Iterator[tuple[str, BinaryIO | ReadError]]:
    """Yield what lies unpacked in a stream, by name, or why it could not be unpacked."""
    buffered = peekable(stream)
    head = buffered.peek(_HEAD)[:_HEAD]
    try:
        if head.startswith(b"\x1f\x8b"):
            import gzip  # noqa: PLC0415 only where a file is packed so, here and below

            yield from members(cast("BinaryIO", gzip.GzipFile(fileobj=buffered)), name)
        elif head.startswith(b"\x28\xb5\x2f\xfd"):
            import zstandard  # noqa: PLC0415

            reader = zstandard.ZstdDecompressor().stream_reader(buffered, read_across_frames=True)
            yield from members(cast("BinaryIO", reader), name)
        elif head[_TAR_MAGIC] == b"ustar":
            yield from _tar(buffered, name)
        elif head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            yield from _zip(buffered, name)
        else:
            yield name, cast("BinaryIO", buffered)
    except _faults() as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        refused = ReadError(f"{str(error).rstrip('.').lower()}, expected a whole archive")
        refused.name = name
        yield name, refused


def _faults() -> tuple[type[Exception], ...]:
    """Return what unpacking may raise."""
    import tarfile  # noqa: PLC0415
    import zipfile  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    return OSError, EOFError, zlib.error, tarfile.TarError, zipfile.BadZipFile, RuntimeError


def _tar(stream: BinaryIO, name: str) -> Iterator[tuple[str, BinaryIO | ReadError]]:
    import tarfile  # noqa: PLC0415

    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for entry in archive:
            file = archive.extractfile(entry) if entry.isfile() and not _hidden(entry.name) else None
            if file is not None:
                yield from members(cast("BinaryIO", file), f"{name}/{entry.name}")


def _zip(stream: BinaryIO, name: str) -> Iterator[tuple[str, BinaryIO | ReadError]]:
    import zipfile  # noqa: PLC0415

    # The list of contents stands at the end, so what cannot be wound must be held.
    seekable = stream if stream.seekable() else io.BytesIO(stream.read())
    with zipfile.ZipFile(seekable) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and not _hidden(entry.filename):
                with archive.open(entry) as file:
                    yield from members(cast("BinaryIO", file), f"{name}/{entry.filename}")


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.split("/") if part != ".")

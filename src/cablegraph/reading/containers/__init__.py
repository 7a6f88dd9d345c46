"""Containers: how cables come, each recognised by its content; one small module and one row of the table each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cablegraph.errors import ReadError
from cablegraph.reading.containers import layout, page, table, telegram
from cablegraph.reading.containers.packed import members, peekable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from cablegraph.reading.containers.raw import Raw

# The first that recognises the beginning of an input has it.
CONTAINERS = (table, layout, page, telegram)

_BEGINNING = 65_536


def raw_cables(stream: BinaryIO, name: str) -> Iterator[Raw | ReadError]:
    """Yield the cables in an input, packed or not, as their container gives them; or why one could not be read.

    ``name`` is what messages call the input; members of archives are named below it.
    """
    for member_name, member in members(stream, name):
        if isinstance(member, ReadError):
            yield member
            continue
        buffered = peekable(member)
        beginning = buffered.peek(_BEGINNING)[:_BEGINNING]
        container = next((found for found in CONTAINERS if found.recognises(beginning)), layout)
        try:
            yield from container.read(cast("BinaryIO", buffered), member_name)
        except ReadError as error:
            error.name = error.name or member_name
            yield error

"""Bare telegrams without a preamble, and the electronic telegrams of 1973 to 1979 of the National Archives."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from cablegraph.reading.containers.raw import Raw, joined, source
from cablegraph.reading.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

NAME = "telegram"
ELECTRONIC = "electronic telegram, 1973-79"

_BARE = re.compile(
    rb"\s*(?:V?ZCZC\w{3}\d{3,4}\b|(?:ZZ|OO|PP|RR)(?: R[A-Z]{3,7})+\s|[ZOPR](?: [ZOPR])? \d{6}Z [A-Z]{3} \d{2}\b|FM \S)"
)
_ELECTRONIC = re.compile(rb"(?:^|\n)[ \t]*(?:Message Text|PAGE 0?1[ \t]+[A-Z ]+[ \t]+\d{5,6})")
_MESSAGE = re.compile(r"(?:^|\n)[ \t]*Message Text[ \t]*\n")


def recognises(beginning: bytes) -> bool:
    """Tell whether it begins with a line of a transmission header, or with a page of an electronic telegram."""
    beginning = beginning.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return _BARE.match(beginning) is not None or _ELECTRONIC.search(beginning) is not None


def read(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """Yield the one telegram of a file; it says of itself who sent it and when."""
    content = stream.read()
    decoded = decode(content)
    message = _MESSAGE.search(decoded)
    begin = 0 if message is None else message.end()
    begin += len(decoded[begin:]) - len(decoded[begin:].lstrip())
    text, cleaned = joined("", decoded[begin:])
    kind = ELECTRONIC if _ELECTRONIC.search(content) is not None else NAME
    line = decoded.count("\n", 0, begin) + 1
    where = source(name, kind, hashlib.sha256(content).hexdigest(), offset=begin, line=line)
    yield Raw(None, where, text, cleaned)

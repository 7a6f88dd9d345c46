"""From bytes to characters: encoding, line ends, what HTML left behind, and what is no text at all."""

from __future__ import annotations

import html
import re

from cablegraph.errors import ReadError

_BOM = "\ufeff"
# What pages of cables hold, and what no telegram does; other words in angle brackets are text.
_TAG = re.compile(r"</?(?:a|b|br|div|font|i|p|pre|span|strong|em|u|tt|code)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def decode(data: bytes) -> str:
    r"""Return the characters of an input: UTF-8, no byte-order mark, ``\n`` at the ends of lines.

    Raises :class:`ReadError` for an empty, a binary and a wrongly encoded input.

    >>> decode(b"\xef\xbb\xbfUNCLAS\r\n")
    'UNCLAS\n'
    """
    if not data.strip():
        msg = "empty, expected a cable"
        raise ReadError(msg)
    zero = data.find(b"\0")
    if zero >= 0:
        msg = f"a zero byte at byte {zero}, expected text in UTF-8"
        raise ReadError(msg)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        msg = f"byte 0x{data[error.start]:02X} at byte {error.start} is not UTF-8, expected text in UTF-8"
        raise ReadError(msg, line=line) from None
    return newlines(text.removeprefix(_BOM))


def newlines(text: str) -> str:
    r"""Return the text with ``\n`` at the ends of lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def clean(text: str) -> str:
    """Return a cable's text without the tags, and with the characters for the entities, that HTML left in it.

    >>> clean("the minister&#8217;s<br>reply, <URGENT>")
    'the minister’sreply, <URGENT>'
    """
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return text

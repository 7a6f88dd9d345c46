"""From bytes to characters: encoding, line ends, and what is no text at all."""

from __future__ import annotations

from cablegraph.errors import ReadError

_BOM = "\ufeff"


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
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")

"""The signature: the sender's principal officer, by surname, at the end of the text (5 FAH-1)."""

from __future__ import annotations

import re

from cablegraph.cable import Field
from cablegraph.reading.lines import group

# A name of one to three words alone on the last line; what sites and stations put after it is no part of it.
_SIGNATURE = re.compile(r"[ \t]*(?P<name>[A-Z][A-Za-z'’-]+(?:[ .]{1,2}[A-Z][A-Za-z'’.-]*?){0,2})\.?[ \t]*")
# The same, glued to the end of the last sentence.
_GLUED_SIGNATURE = re.compile(
    r"(?:[.!?][\"”’)]{0,2}|X{6,}|END (?:COMMENT|SUMMARY|NOTE))\s+"
    r"(?P<name>[A-Z][A-Za-z'’-]{2,}(?: [A-Z][A-Za-z'’-]+)?)$",
    re.IGNORECASE,
)
# What sites and stations put behind it, one after another.
_AFTER_SIGNATURE = re.compile(
    r"(?:NNNN|BT|#\d*|[*#_]+|-{3,}|=[= ]*CABLE ENDS[= ]*|\"|[\x00-\x08\x0e-\x1f]+|\((?:ACTING|Acting|acting)\)"
    r"|\n[ \t]*(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|MINIMIZE CONSIDERED[^\n]*|NOTE BY OC/T[^\n]*(?:\n[^\n]+){0,2}))\s*\Z"
)
_NO_NAMES = re.compile(
    r"(?:X{6,}|MINIMIZE|END|COMMENT|SUMMARY|NOTE|TEXT|UNCLASSIFIED|CONFIDENTIAL|SECRET|SIPDIS|SENSITIVE|VIA|UNITED|NOFORN)\b",
    re.IGNORECASE,
)
# A sentence that breaks off at one of these goes on with what looks like a name.
_GOES_ON = re.compile(r"\b(?:the|of|in|and|to|for|from|with|by|at|a|an|on|or)\s*\Z")


# A line shorter than this was not broken for want of room.
_SHORT = 50
# What follows a signature is no longer than this.
_TAIL = 120


def read_signature(text: str, begin: int, end: int) -> Field[str] | None:
    """Read the signature: the sender's principal officer, by surname, on the last line (5 FAH-1)."""
    stop = end
    while (tail := _AFTER_SIGNATURE.search(text, max(begin, stop - _TAIL), stop)) is not None:
        stop = tail.start()
    stop = begin + len(text[begin:stop].rstrip())
    last = text.rfind("\n", begin, stop) + 1
    alone = _SIGNATURE.fullmatch(text, max(begin, last), stop) if _ended(text, begin, last) else None
    alone = None if alone is None or _NO_NAMES.match(alone["name"]) else alone
    match = alone or _GLUED_SIGNATURE.search(text[:stop], max(begin, stop - 80))
    if match is None or _NO_NAMES.match(match["name"]) or not match["name"][0].isupper():
        return None
    return Field(match["name"], group(match, "name"), "body.signature" if alone else "body.signature-glued")


def _ended(text: str, begin: int, last: int) -> bool:
    """Tell whether the text before the last line has come to an end: at a sentence's, at a blank or a short line."""
    before = text[begin:last]
    short = len(before.rstrip().rpartition("\n")[2]) < _SHORT and not _GOES_ON.search(before[-40:])
    return last > begin and (
        (short and text[last:].strip()[1:2].isupper())
        or before.rstrip()[-1:] in set('.!?:)]"”’-=*¶')
        or before.endswith(("\n\n", "\n \n"))
    )

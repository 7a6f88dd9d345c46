"""The signature: the sender's principal officer, by surname, at the end of the text (5 FAH-1)."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data
from cablegraph.cable import Field
from cablegraph.reading.lines import group

_WORD = r"(?:[^\W\d_a-zß-ÿ](?:[^\W\d_]|['’-])*)"
# A name of one to three words alone on the last line; what sites and stations put after it is no part of it.
_SIGNATURE = re.compile(
    rf"[ \t¶#*\"“-]*(?P<name>(?:[A-Z]\. ?)*{_WORD}(?:(?:[ ]{{1,2}}|\.[ ]){_WORD}){{0,2}}(?:,? (?:JR|SR|Jr|II|III)\b)?)"
    r"[.,]?(?:[ \t]*\((?i:ACTING|A\.?I\.?|CDA)\)[.]?)?[ \t*\"”#-]*"
)
# The same, glued to the end of the last sentence.
_GLUED_SIGNATURE = re.compile(
    r"(?:[.!?][\"”’)]{0,3}|X{6,}|\b(?i:END (?:COMMENT|SUMMARY|NOTE|TEXT))\)?)\s+#?"
    rf"(?P<name>{_WORD}[^\W\d_][^\W\d_](?: {_WORD})?(?: (?:JR|Jr)\b)?)\.?$"
)
# Lines that stations and sites put after it, and what they put on its own line.
_AFTER_SIGNATURE = re.compile(
    r"\s*(?:N{3,4}|=[= ]*(?i:CABLE ENDS)[= ]*|\"|BT|#\d{4}|[.,*_-]+|UNCLASSIFIED|CONFIDENTIAL|SECRET"
    r"|LIMITED OFFICIAL USE|[^\n]*\d{8}[ \t]+\d{3}(?:\.\d)? OF \d{3}"
    r"|(?i:visit [^\n]{1,60}web ?site[^\n]*)|https?:\S+)[ \t]*"
)
_ON_ITS_LINE = re.compile(r"[ \t](?:NNNN|=[= ]*CABLE ENDS[= ]*|\")$")
_PRINTED = re.compile(r"\n[ \t]*Track\s+impresi")
_NO_NAMES = re.compile(
    r"(?:X{6,}|MINIMIZE|END|BEGIN|COMMENT|SUMMARY|NOTE|TEXT|UNCLAS|UNCLASSIFIED|CONFIDENTIAL|SECRET|SIPDIS|SENSITIVE|NOFORN|BT"
    r"|NONE|NO|N/A|THANK|THANKS|REGARDS|REACTION|EMBASSY|DRAFTED|CLEARED|APPROVED|POC)\b",
    re.IGNORECASE,
)


# A line shorter than this was not broken for want of room.
_SHORT = 50
# What follows a signature is no longer than this.
_TAIL = 400


@cache
def _places() -> frozenset[str]:
    return frozenset(row["label"].upper() for row in data.table("lexicon", "places.tsv"))


def read_signature(text: str, begin: int, end: int) -> Field[str] | None:
    """Read the signature: the sender's principal officer, by surname, on the last line (5 FAH-1)."""
    stop, last = _last_line(text, begin, end)
    alone = _SIGNATURE.fullmatch(text, last, stop)
    if alone is not None and (_is_no_name(alone["name"]) or not _ended(text, begin, last, alone)):
        alone = None
    match = alone or _GLUED_SIGNATURE.search(text[:stop], max(begin, stop - 80))
    if match is None or _is_no_name(match["name"]) or not match["name"][0].isupper():
        return None
    return Field(match["name"], group(match, "name"), "body.signature" if alone else "body.signature-glued")


def _last_line(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return where the last line that is the message's own ends and begins."""
    printed = _PRINTED.search(text, max(begin, end - _TAIL), end)
    stop = end if printed is None else printed.start()
    while True:
        tail = max(begin, stop - _TAIL)
        stop = tail + len(text[tail:stop].rstrip())
        last = max(begin, text.rfind("\n", begin, stop) + 1)
        if last > begin and _AFTER_SIGNATURE.fullmatch(text, last, stop):
            stop = last
            continue
        glued = _ON_ITS_LINE.search(text[tail:stop], max(0, stop - tail - 80))
        if glued is None:
            return stop, last
        stop = tail + glued.start()


def _is_no_name(name: str) -> bool:
    return _NO_NAMES.match(name) is not None or name.upper() in _places()


def _ended(text: str, begin: int, last: int, signature: re.Match[str]) -> bool:
    """Tell whether the text before the last line has come to an end: at a sentence's, at a blank or a short line.

    A word in small letters, or with a full stop behind it, may be the sentence's last; a short line is not enough.
    """
    before = text[begin:last]
    done = before.rstrip()
    sentence = done[-1:] in set('.!?:)]"”’-=*¶#') or before.endswith(("\n\n", "\n \n"))
    like_prose = not signature["name"].isupper() or signature.group().rstrip().endswith(".")
    short = len(done.rpartition("\n")[2]) < _SHORT
    return last > begin and (sentence or (short and not like_prose))

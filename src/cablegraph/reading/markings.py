"""Portion marks: what stands in brackets before a paragraph, told apart from other words in brackets."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data
from cablegraph.cable import Field
from cablegraph.reading.lines import group

# What stands in brackets is a mark if it looks like one; one that is not of the scheme is noted.
MARK = re.compile(
    r"\(\s?(?P<mark>[A-Za-z]{1,4}"
    r"(?:\s?(?://?|-|\s)\s?(?:NF|FOUO|NOFORN|OC|ORCON|EXDIS|NODIS|REL(?: TO)?(?:[ ,/]+[A-Z]{2,5})*))*)"
    r"\s?\)(?=\s|$|[A-Z\"'“.:;,-])",
    re.IGNORECASE,
)
_RELEASED = re.compile(r"/REL\b.*")
_HANDLED = re.compile(r"/(?:EXDIS|NODIS)\b")


@cache
def _codes() -> dict[str, str]:
    """Return the codes of the scheme by their spellings, each stroke one."""
    return {
        spelling.replace("//", "/"): concept.notation
        for concept in data.concepts("markings").values()
        for spelling in (concept.notation, *concept.alternates)
        if len(concept.notation) > 1 or len(spelling) == 1
    }


@cache
def code(mark: str) -> str | None:
    """Return the code of a portion mark as written, without the countries to which it is releasable.

    >>> code("C//NF"), code("sbu-nf"), code("C-REL NATO"), code("QX")
    ('C/NF', 'SBU/NF', 'C/REL', None)
    """
    plain = re.sub(r"\s*(?://?|-|\s(?=NF|NOFORN|REL|FOUO|OC))\s*", "/", mark.strip().upper())
    return _codes().get(_HANDLED.sub("", _RELEASED.sub("/REL", plain)))


# `1. C - ENTIRE TEXT.`
_ENTIRE = re.compile(r"(?P<mark>SBU|[CSU]) ?-+ ?ENTIRE TEXT\b")
# The mark may stand behind the word that opens the paragraph.
_HEAD_WORD = re.compile(r"(?:(?:BEGIN|Begin) )?(?:SUMMARY|Summary|COMMENT|Comment)[ \t]*[:.-]+[ \t]*(?=\()")


def read_mark(text: str, begin: int, end: int) -> Field[str] | None:
    """Read the mark that stands at ``begin``, or behind the word that opens the paragraph."""
    entire = _ENTIRE.match(text, begin, end)
    if entire is not None:
        return Field(entire["mark"], group(entire, "mark"), "body.portion-mark")
    word = _HEAD_WORD.match(text, begin, end)
    match = MARK.match(text, begin if word is None else word.end(), end)
    if match is None or code(match["mark"]) is None:
        return None
    return Field(match["mark"].upper(), group(match, "mark"), "body.portion-mark")

"""When people met: whether they have, or are to, or did not, and on which day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cablegraph.extracting.findings import Period
    from cablegraph.extracting.meeting_sides import Told

# ``purpose`` is that of one who came, or will, to attend it.
Tense = Literal["past", "coming", "purpose", "never"]
# What becomes a meeting only with its day: it is announced, or asked for.
_AHEAD = re.compile(
    r"\b(?:(?:will|scheduled|plans?|planned|planning|expects?|expected|requests?|requested|intends?|is to|are to)\s+"
    r"(?:to\s+)?(?:[^\s,;]+\s+){0,8}|(?:due|set|arranged)\s+(?:to\s+)?(?:\S+\s+){0,3})$"
)
_AHEAD_BEHIND = re.compile(r"\b(?:is|are) (?:expected|planned|scheduled|set|slated)\b")
_NEVER = re.compile(
    r"(?:\b(?:hopes?|hoped|hoping|wants?|wanted|agreed|could|should|may|might|would|able|like|asked|asking|offered"
    r"|urged|invited|refused|declined|failed|unable|cancell?ed|seek|seeking|not|never|without|no|if|whether)"
    r"|n['’]t|\bcall(?:ed|ing|s)? for)\s+(?:to\s+)?(?:\S+\s+){0,3}$|\blikely to have (?:\S+\s+){0,6}$"
)
_SOON = re.compile(r"\b(?:tomorrow|(?:this|next|coming) (?:week|weekend|month|spring|summer|fall|autumn|winter))\b")
_PRESENT = frozenset({"meet", "see"})
_TO_ATTEND = re.compile(r"\bto (?:attend|join|take part in)\b[^,;]{0,40}$")
_CANCELLED = re.compile(r"\b(?:been|was|were) (?:called off|cancell?ed|postponed|put off|scrapped)\b")
_OFTEN = re.compile(
    r"\b(?:any|future|many|numerous|other|such|various)\s+(?:\S+\s+)?$"
    r"|\b(?:always|annual(?:ly)?|each|every|frequent(?:ly)?|monthly|often|periodic\w*|regular(?:ly)?|routinely|weekly)\b"
)
_LEAP_DAY = "-02-29"
_WEEK = timedelta(days=7)
_BACK = 50
_NEAR = 24


def tense_of(words: str, begin: int, end: int) -> Tense:
    """Tell of a word of meeting at an offset whether people have met or will, or only hope or refuse to."""
    before = words[max(0, begin - _BACK) : begin]
    if _NEVER.search(before) or _CANCELLED.search(words, end):
        return "never"
    if words[begin:end] in _PRESENT or _AHEAD.search(before) or _AHEAD_BEHIND.search(words, end):
        return "coming"
    return "purpose" if _TO_ATTEND.search(before) else "past"


def is_often(words: str, begin: int, end: int) -> bool:
    """Tell whether a word of meeting tells of what happens often, and of no certain meeting."""
    near = _OFTEN.search(words, max(0, begin - _NEAR), begin) or _OFTEN.search(words, end, end + _NEAR)
    return near is not None


def is_soon(words: str, end: int) -> bool:
    """Tell whether words behind an offset name a time without a date: `next week`."""
    return _SOON.search(words, end) is not None


def day_in(tense: Tense, told: Told, day: Period) -> str:
    """Return the day as which a day written is meant.

    What is past is not after the message: the last of its month and day. What is to come on a day of the week without a
    date is after it.
    """
    value, sent = day.value.partition("/")[0], told.sent
    if sent is None:
        return value
    if tense == "past" and value > sent.isoformat() and not value.endswith(_LEAP_DAY):
        return f"{sent.year - (value[4:] > sent.isoformat()[4:])}{value[4:]}"
    if tense == "coming" and date.fromisoformat(value) <= sent:
        flow = told.text.flow
        written = told.text.words[flow.index(day.span.begin) : flow.index(day.span.end - 1) + 1]
        if not any(letter.isdecimal() for letter in written):
            return (date.fromisoformat(value) + _WEEK).isoformat()
    return value

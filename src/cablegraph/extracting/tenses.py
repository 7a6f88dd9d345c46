"""Tenses: whether the words beside a date put it into the future, or tell that it has been."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablegraph.extracting.texts import Text

_FUTURE = re.compile(r"\b(?:will|next(?! day)|scheduled|upcoming|planned|plans to|forthcoming|coming)\b", re.IGNORECASE)
# Behind a word of the future, one of these tells of the past again: `will keep the promises that he made on`.
_PAST = re.compile(
    r"(?<!are )(?<!be )(?<!is )(?<!to )\b(?:gave|had|held|made|met|said|took|was|went|were|[a-z]{3,}ed)\b"
)
_MAY_BE_AHEAD = re.compile(
    r"\b(?:will|would|could|shall|next(?! day)|schedul\w+|upcoming|plan(?:s|ned|ning)?|forthcoming|coming|to be"
    r"|expect\w*|inten[dt]\w*|hop(?:es?|ed|ing)|promised|proposed|desired|requested|deadline|until"
    r"|through|due|invited|by|before|threaten\w*)\b|\bto [a-z]+\b(?<!\bto the)|\bfor (?:late |early |mid-)?$"
)
# How far from a date such words are looked for.
_REACH = 60
_PAST_REACH = 90
_OPENING = 4


def is_ahead(text: Text, begin: int) -> bool:
    """Tell whether the words before an offset put what follows into the future."""
    before = text.words[max(0, begin - _REACH) : begin]
    future = _FUTURE.search(before)
    return future is not None and _PAST.search(before, future.end()) is None


def is_past(text: Text, begin: int) -> bool:
    """Tell whether the verb beside an offset tells of the past, and no word of what is to come.

    It is the last before it, or, where the date begins a sentence, the first behind.
    """
    first = max((one.begin for one in text.sentences if one.begin <= begin), default=0)
    if begin - first <= _OPENING:
        behind = text.words[begin : begin + _REACH]
        return _PAST.search(behind) is not None and _FUTURE.search(behind) is None
    before = text.words[max(first, begin - _PAST_REACH) : begin]
    return _PAST.search(before) is not None and _MAY_BE_AHEAD.search(before) is None

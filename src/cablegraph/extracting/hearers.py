"""Hearers: to whom something is said, right behind `told`, or behind `to`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.candidates import Candidate
    from cablegraph.extracting.speakers import Saying

_TO = re.compile(r"\s+(?:(?:[a-z]+ly|in [a-z]+)\s+)?to\s+(?:the\s+|an?\s+|our\s+)?")
_OBJECT = re.compile(r"\s+(?:the\s+|an?\s+|our\s+)?")


def hearer(words: str, saying: Saying, possible: Sequence[Candidate]) -> Candidate | None:
    """Return the one to whom words are said: behind the verb, or before it where that is in the passive."""
    if saying.form not in verbs():
        return None
    others = [one for one in possible if one is not saying.speaker]
    if saying.passive:
        return next((one for one in reversed(others) if one.extent_end <= saying.begin), None)
    patterns = (_OBJECT, _TO) if verbs()[saying.form].addressed else (_TO,)
    for pattern in patterns:
        opened = pattern.match(words, saying.end)
        if opened is not None:
            end = opened.end()
            one = next((one for one in others if one.extent_begin <= end <= one.begin), None)
            if one is not None:
                return one
    return None

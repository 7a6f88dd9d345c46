"""What an amount measures: the words before it (`a profit of`), or right behind it (`border`, `in funding`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.cues import words_of

if TYPE_CHECKING:
    from cablegraph.extracting.texts import Text

_OF_NOUN = re.compile(
    r"\b(?P<noun>[a-z][\w-]+(?: [a-z][\w-]+)?)\s+"
    r"(?:of|at|is|was|were|are|totaling|totalling|worth|estimated at|valued at|reached|for|to|by)\s+"
    "(?:about |approximately |around |roughly |some |over |nearly |almost |at least |more than |less than |up to "
    "|only |between |an? (?:estimated |additional )?)*$"
)
_SOLD = re.compile(
    r"\b(?P<noun>(?:sell|sold|sells|buy|bought|buys|cost|costs)\s+(?:an? |the )?[a-z][\w-]+(?: [a-z][\w-]+)?\s+"
    r"(?:at|for)(?:\s+(?:the|a)\s+price)?)\s+(?:of\s+)?(?:about )?$"
)
_MEASURES = (
    "(?:price|cost|profit|fee|fine|budget|salary|debt|loan|grant|contract|deal|value|sum|investment|revenue|income"
    "|tax)s?"
)
_PRICE = re.compile(rf"\b(?P<noun>{_MEASURES}\b[^.;:]{{0,40}}):\s*$")
_IS_NOUN = re.compile(
    rf"(?:\s*\([^()]*\))?\s+(?:is|are|was|were)\s+(?:a |an |the )?(?:[a-z]+ )?(?P<noun>{_MEASURES})\b"
)
_BEHIND_NOUN = re.compile(
    r"\s+(?:in|of|for)\s+(?:the |its |their |his )?(?P<noun>[a-z][\w-]+)|(?<=[a-z])\s(?P<next>[a-z][\w-]+)"
)
# `4060km border`, `25-year extension`: a unit that stands like an adjective is followed by what it measures.
_ADJECTIVAL = re.compile(r"(?:\d-?[A-Za-z]+|[a-z]-[a-z]+)$")
_LOOK_BACK = 70


def measured(text: Text, begin: int, end: int) -> Field[str] | None:
    """Return the words that an amount between two offsets measures."""
    words = text.words
    for pattern in (_SOLD, _OF_NOUN, _PRICE):
        match = pattern.search(words, max(0, begin - _LOOK_BACK), begin)
        if match is not None and match["noun"].split()[-1] not in words_of("no-measured"):
            return measure(text, *match.span("noun"))
    match = _IS_NOUN.match(words, end)
    if match is not None:
        return measure(text, *match.span("noun"))
    match = _BEHIND_NOUN.match(words, end)
    if match is None:
        return None
    name = "noun" if match["noun"] is not None else "next" if _ADJECTIVAL.search(words[begin:end]) else None
    if name is None or match[name] in words_of("no-measured") or match[name].endswith(("ly", "ing")):
        return None
    return measure(text, *match.span(name))


def measure(text: Text, begin: int, end: int) -> Field[str]:
    """Return words of a text as those that an amount measures."""
    return Field(" ".join(text.words[begin:end].split()), text.flow.span(begin, end), "amount.about")

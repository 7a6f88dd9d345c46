"""Verbs of saying: their forms, what they make of what is said, and where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Verb(NamedTuple):
    """A form of a verb of saying: lemma, modality of what is said, whether it denies, whether the hearer follows it.

    Its kind is ``participle``, ``base`` (as of several), ``third`` (of one, as of a noun) or nothing.
    """

    lemma: str
    modality: str
    denies: bool
    addressed: bool
    kind: str = ""


@cache
def verbs() -> dict[str, Verb]:
    """Return the verbs of saying by their forms."""
    return {
        row["form"]: Verb(row["lemma"], row["modality"], row["denies"] == "yes", row["addressee"] == "yes", _kind(row))
        for row in data.table("lexicon", "reporting-verbs.tsv")
    }


_NEAR = 80


def _kind(row: Mapping[str, str]) -> str:
    first, lemma = row["form"].partition(" ")[0], row["lemma"].partition(" ")[0]
    if first.endswith("ing"):
        return "participle"
    if first == lemma:
        return "base"
    return "third" if first == f"{lemma}s" else ""


# What may stand between those who speak and their verb.
_FILLING = re.compile(
    r"\s*,?\s*"
    "(?:(?:also|then|further|furthermore|later|again|however|though|moreover|therefore|nevertheless|nonetheless"
    "|instead|too"
    "|himself|herself|themselves|both|all|either|first|once|twice|earlier|recently|now|today|yesterday|privately"
    "|publicly"
    "|(?:could|would) not|has|have|had|did|does|do|would|cannot|is|are|was|were|who|which|in turn"
    "|for (?:his|her|its|their) part|in response|in reply|in particular|in (?:his|her|its|their) [a-z]+|[a-z]+ly and"
    r"|(?:on|in) [A-Z][a-z]+ \d{1,2}(?:, \d{4})?|at one point|[a-z]+ly),?\s+)*"
)


def fills(words: str, begin: int, verb: int) -> bool:
    """Tell whether nothing but such words stands between an offset and that of a verb."""
    filling = _FILLING.match(words, begin, verb)
    return filling is not None and filling.end() == verb


def speaks_next(words: str, sayings: Sequence[tuple[int, int]], end: int) -> bool:
    """Tell whether one of the verbs of saying of a text follows at an offset."""
    following = bisect_left(sayings, (end,))
    return (
        following < len(sayings) and sayings[following][0] - end <= _NEAR and fills(words, end, sayings[following][0])
    )

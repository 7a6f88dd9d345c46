"""Verbs of saying: their forms, what they make of what is said, and where they stand."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cablegraph import data


class Verb(NamedTuple):
    """A form of a verb of saying: lemma, modality of what is said, whether it denies, whether the hearer follows it."""

    lemma: str
    modality: str
    denies: bool
    addressed: bool


@cache
def verbs() -> dict[str, Verb]:
    """Return the verbs of saying by their forms."""
    return {
        row["form"]: Verb(row["lemma"], row["modality"], row["denies"] == "yes", row["addressee"] == "yes")
        for row in data.table("lexicon", "reporting-verbs.tsv")
    }


@cache
def verb_pattern() -> re.Pattern[str]:
    """Return the pattern of all forms."""
    forms = "|".join(sorted(verbs(), key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")


# What may stand between those who speak and their verb.
FILLER = (
    "(?:(?:also|then|further|furthermore|later|again|however|though|moreover|therefore|nevertheless|nonetheless"
    "|instead|too"
    "|himself|herself|themselves|both|all|either|first|once|twice|earlier|recently|now|today|yesterday|privately"
    "|publicly"
    "|(?:could|would) not|has|have|had|did|does|do|would|cannot|is|are|was|were|who|which|in turn"
    "|for (?:his|her|its|their) part|in response|in reply|in particular|in (?:his|her|its|their) [a-z]+|[a-z]+ly and"
    r"|(?:on|in) [A-Z][a-z]+ \d{1,2}(?:, \d{4})?|at one point|[a-z]+ly),?\s+)*"
)


@cache
def _next() -> re.Pattern[str]:
    forms = "|".join(sorted(verbs(), key=lambda form: (-len(form), form)))
    return re.compile(rf",?\s+{FILLER}(?:{forms})(?![\w-])")


def speaks_next(words: str, end: int) -> bool:
    """Tell whether a verb of saying follows at an offset."""
    return _next().match(words, end) is not None

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


def verb_of(form: str) -> Verb:
    """Return the verb of a form, be it words that stand for one."""
    return verbs().get(form) or _STANDING_FOR_ONE[form]


# Words that say something without a verb.
ACCORDING, IN_VIEW = "according to", "in the view of"
_STANDING_FOR_ONE = {
    ACCORDING: Verb(ACCORDING, "reported", denies=False, addressed=False),
    IN_VIEW: Verb(IN_VIEW, "stated", denies=False, addressed=False),
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
    "(?:(?:also|already|often|always|still|even|never|just|soon|once again|sometimes|long|long since|then"
    "|further|furthermore|later|again|however|though|moreover|therefore|nevertheless|nonetheless"
    "|instead|too"
    "|himself|herself|themselves|both|all|either|first|once|twice|earlier|recently|now|today|yesterday|privately"
    "|publicly"
    "|(?:could|would) not|has|have|had|did|does|do|would|cannot|is|are|was|were|been|who|which|in turn"
    "|for (?:his|her|its|their) part|in response|in reply|in particular|in (?:his|her|its|their) [a-z]+|[a-z]+ly and"
    r"|(?:on|in) [A-Z][a-z]+ \d{1,2}(?:, \d{4})?|at one point|[a-z]+ly"
    r"|(?:this|last|that|next) (?:week|weekend|month|year|spring|summer|fall|autumn|winter)"
    r"|(?:on|at|in|during|over) (?:the |a |an |this |that )?(?:[a-z]+ ){0,2}(?:\w+day|meetings?|lunch|dinner|session"
    r"|conference|press conference|interviews?|speech|weekend|past|private|public|general|addition|conclusion)"
    r"),?\s+)*"
)


def fills(words: str, begin: int, verb: int) -> bool:
    """Tell whether nothing but such words stands between an offset and that of a verb."""
    filling = _FILLING.match(words, begin, verb)
    return filling is not None and filling.end() == verb


def verb_next(words: str, sayings: Sequence[tuple[int, int]], end: int) -> tuple[int, int] | None:
    """Return the one of the verbs of saying of a text that follows at an offset."""
    following = bisect_left(sayings, (end,))
    if following == len(sayings) or sayings[following][0] - end > _NEAR:
        return None
    return sayings[following] if fills(words, end, sayings[following][0]) else None


def speaks_next(words: str, sayings: Sequence[tuple[int, int]], end: int) -> bool:
    """Tell whether one of the verbs of saying of a text follows at an offset."""
    return verb_next(words, sayings, end) is not None

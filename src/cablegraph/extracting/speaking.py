"""Speaking: whether the one before a verb of saying says something by it, or does a deed, or pays a visit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.subjects import is_post_itself, speaks_on_paper
from cablegraph.extracting.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.candidates import Candidate
    from cablegraph.extracting.cues import Cue

# `called it "a mistake"`
_NAMES = frozenset({"called", "calls"})
_NAMED_IN_QUOTES = re.compile(r"(?: [\w'’-]+){0,8}? [\"“]")
# What is supposed is not said, `called on Roe in Rome` is a visit, and `encouraged trade` a deed.
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether) (?:the )?$")
_NEVER_SAID = re.compile(r"\b(?:would|could|might)(?: not)? have\s+$")
_SAYS_NOTHING = re.compile(r"(?<=reports) to\b| (?:nothing|little|(?:not )?to be (?:named|identified|quoted))\b")
_VISITS = frozenset({"called on", "calls on", "called upon", "calls upon", "encourage", "encouraged", "encourages"})
_TO_DO = re.compile(r"[^.;,]{2,80} (?:to [a-z]|for (?:an?|the|all|more|immediate) )")
# Verbs of deeds too tell something where words of somebody follow.
_TELLS = re.compile(r"(?: [\w'’]+){0,4}? (?:that|how|why)\b|:|,? [\"“]")
_FAR_OFF = re.compile(r"\b(?:and|but)\s+(?:[a-z]+\s+){0,3}$")
_DOERS = ("places:", "organization:", "agents:", "posts:")
_NOUN_BEFORE = re.compile(r"(?:\b(?:has|have|had|no|of|a|the|with)\s+)$")
# `sailors to speculate`, `critics of the ban and a strong advocate`
_NO_FINITE = re.compile(r"(?:\bto(?: better| fully| [a-z]+ly)?|\ban?(?: [a-z]+)?)\s+$")
_AUXILIARY = re.compile(
    r"\b(?:do|does|did|would|could|can|will|may|might|must|should)\s+(?:not\s+|also\s+|[a-z]+ly\s+)*$"
)
_PLURAL = re.compile(
    r"(?:s|men|women|police|people|media|press|opposition|public|ese|ish|ench|utch|[Ss]ome|[Mm]any|[Mm]ost|[Bb]oth"
    r"|[Aa]ll|[Ff]ew|[Ss]everal)$"
)
_SHORT_BACK = 24


def speaks(words: str, verb: Cue, form: str, speaker: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether somebody says something by a verb of saying before which he stands."""
    if is_post_itself(words, speaker):
        return False
    # A place explains nothing: it is what is explained by.
    said = form in words_of("state-verb") or words.startswith(" that ", verb.end)
    if speaker.key.startswith("places:") and not said:
        return speaks_on_paper(words, speaker, verb.begin)
    if _is_no_saying(words, verb, form, speaker):
        return False
    if form in words_of("deed-verb") and not _TELLS.match(words, verb.end):
        far = _FAR_OFF.search(words, speaker.extent_end, verb.begin) is not None
        several = speaker.key.startswith("noun: ") and speaker.key.endswith("s") and form.startswith("agree")
        # `who began his career`, but `he began.`
        began = form == "began" and words[verb.end : verb.end + 1] == " "
        if far or several or began or speaker.key.startswith(_DOERS):
            return False
    return _agrees(words, verb, form, speaker, others)


def _is_no_saying(words: str, verb: Cue, form: str, speaker: Candidate) -> bool:
    """Tell whether nothing was said: it is supposed, it was a visit, or the words say so."""
    return (
        _SUPPOSED.search(words, max(0, speaker.extent_begin - _SHORT_BACK), speaker.extent_begin) is not None
        or _NEVER_SAID.search(words, max(0, verb.begin - _SHORT_BACK), verb.begin) is not None
        or (form in _VISITS and _TO_DO.match(words, verb.end) is None)
        or (form in _NAMES and _NAMED_IN_QUOTES.match(words, verb.end) is None)
        # `charged him with a task`
        or (form in words_of("duty-verb") and _TELLS.match(words, verb.end) is None and words[verb.end] not in ".,")
        or _SAYS_NOTHING.match(words, verb.end) is not None
    )


def _agrees(words: str, verb: Cue, form: str, speaker: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether a form that may be a noun's, `note`, is a verb here: of several, or behind `did`, `would`."""
    kind = verbs()[form].kind
    if not kind:
        return True
    low = max(0, verb.begin - _SHORT_BACK)
    # `has doubts`
    if _NOUN_BEFORE.search(words, low, verb.begin):
        return False
    # `Econoff, note taker`, but `officials, however, note that`
    if kind == "base" and words.endswith(", ", low, verb.begin) and not _TELLS.match(words, verb.end):
        return False
    if kind == "base" and _NO_FINITE.search(words, low, verb.begin):
        return False
    if kind == "third" or others or speaker.key == "they" or _AUXILIARY.search(words, low, verb.begin):
        return True
    return speaker.key.startswith("noun: ") and _PLURAL.search(speaker.key) is not None

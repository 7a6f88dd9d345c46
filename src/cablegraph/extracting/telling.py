"""Telling: which verbs of saying of a text may say something, by the words beside them, before it is asked who does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.verbs import verbs

if TYPE_CHECKING:
    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.texts import Sentence, Text

_PARTS = frozenset("-'’")
_BEFORE_PARTICIPLE = (", ", "by ", "ly ", "and ", "also ", "while ", " as ")
_BEFORE_NOUN = (" a ", " an ", " to ", " of ", " no ", " in ", " for ", " its ", " his ", " their ")
_SAID_BEHIND = (" that ", ' "', " “", ": ")
_BE = (" be ", " been ", " being ", " was ", " were ", " is ", " are ")
_ADVERBS = ("ly ", "also ", "then ", "first ", "often ", "already ", "always ", "never ", "now ", "long ", "once ")
_WORD = 8
ASKED_BY = "Asked by "
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be)\s+(?:(?:also|then|first|often|already|always|never|now|long|once|[a-z]+ly)\s+)?$"
)
# What follows a verb, and no noun: `claims that`, not `GOX claims were`.
_OBJECT = re.compile(
    r" (?:that|the|an?|his|her|its|their|this|these|those|to|it|he|she|they|there|how|why|whether"
    r"|for|on|upon|no|not|from|in|at|about)\b"
    r"| [A-Z\"“(\[]|:|,? [\"“]|[.,]"
)
_GOES_ON = re.compile(
    r"\b(?:(?:went|goes|gone) on|(?:quick|careful|eager|keen|compelled|obliged|first|pains|pleased) |did not hesitate"
    r"|hastened|proceeded|(?:took|used|seized) (?:the|this) (?:opportunity|occasion|floor|meeting|time)"
    r"|(?:called|phoned|telephoned|contacted) (?:[A-Z]\w+|the [A-Z]\w+|us)) ?to $"
)
_GOES_ON_BACK = 48
_OF_NOUN = (" from ", " in ", " at ", " about ", " on ", " for ")
_PASSIVE_BACK = 30
_SAYING_BACK = 50


def may_be_said(text: Text) -> bool:
    """Tell whether a text has a verb of saying at all, or words that stand for one."""
    return "saying" in text.cues or "viewing" in text.cues or "ccording to" in text.words or ASKED_BY in text.words


def telling(text: Text, sentence: Sentence) -> list[Cue] | None:
    """Return the verbs of a sentence that may say something, before it is asked who does; nothing where nobody can."""
    words = text.words
    found = [verb for verb in text.cues_in("saying", sentence) if _may_tell(words, verb)]
    if (
        found
        or ("viewing" in text.cues and text.cues_in("viewing", sentence))
        or words.find("ccording to", *sentence) >= 0
    ):
        return found
    return found if words.startswith(ASKED_BY, sentence.begin) else None


def _may_tell(words: str, verb: Cue) -> bool:
    """Tell whether the words beside a verb of saying let it be one: no noun, no participle of another thing."""
    begin, end = verb
    if words[end : end + 1] in _PARTS or words[begin - 1 : begin] == "-":
        return False
    kind = verbs()[words[begin:end]].kind
    low = max(0, begin - _WORD)
    if kind == "participle":
        return (
            words.endswith(_BEFORE_PARTICIPLE, low, begin)
            or is_passive(words, low, begin)
            or words.startswith(_SAID_BEHIND, end)
            or "spent " in words[max(0, begin - _SAYING_BACK) : begin]
        )
    if kind == "base":
        return not words.endswith(_BEFORE_NOUN, low, begin) or goes_on(words, begin) is not None
    if kind == "third" and words[begin:end] in words_of("noun-too"):
        # `likes and comments from visitors`
        joined = words.endswith(" and ", low, begin) and words.startswith(_OF_NOUN, end)
        if joined or not _OBJECT.match(words, end):
            return False
    return not words.endswith(_BE, low, begin) or words.startswith(" by ", end)


def goes_on(words: str, verb: int) -> int | None:
    """Return where the words begin that make an infinitive what somebody did, `he went on to say`, if such do."""
    low = max(0, verb - _GOES_ON_BACK)
    match = _GOES_ON.search(words, low, verb) if words.endswith(" to ", low, verb) else None
    return None if match is None else match.start()


def is_passive(words: str, begin: int, verb: int) -> bool:
    """Tell whether a form of `to be` stands before a verb, adverbs between left out."""
    if words.endswith(_BE, begin, verb):
        return True
    if not words.endswith(_ADVERBS, begin, verb):
        return False
    return _PASSIVE.search(words, max(begin, verb - _PASSIVE_BACK), verb) is not None

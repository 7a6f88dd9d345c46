"""Polarity and modality: whether what is said is denied, and whether it is told, heard, planned or asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.verbs import verb_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from cablegraph.extracting.speakers import Saying
    from cablegraph.extracting.texts import Sentence, Text
    from cablegraph.extracting.verbs import Verb

_OPEN = r"^[\s,:;“”\"'‘’]*(?:that\s+)?[“\"'‘]?"
_WHILE = r"(?:(?:while|although|though|despite|if|when|since|because|as)\s[^,]{5,100},\s+)?"
# Behind these another clause is in the negative.
_CLAUSES = "that|which|who|because|so|if|unless|although|though|while|when|where"
_WORDS = rf"(?:(?!(?:{_CLAUSES})\b)[\w'’\"“-]+,?\s+){{0,10}}?"
_NEGATED = re.compile(
    rf"{_OPEN}{_WHILE}{_WORDS}[\"“]?"
    r"(?:(?:do|does|did|is|are|was|were|has|have|had|would|could|can|will|should)(?:\s+not|n['’]t)\b(?! only)"
    r"|cannot\b|never\b|no longer\b"
    r"|(?:is|was|are|were|be|been|has|have|had|knows?|knew|sees?|saw|seen|made|gave|given|provide[sd]?|posed?"
    r"|contain(?:s|ed)|took|found|offer(?:s|ed)|expect(?:s|ed)|received)\s+"
    r"(?:no|nothing|none|nobody|neither|little or no)\b)"
    rf"|{_OPEN}(?:no|none|neither|nothing|nobody|never|not (?!only))\b",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(r"\b(?:not|never)\s+(?:\w+ly\s+)?$|n['’]t\s+$|\bcannot\s+$")
# What the speaker says that he, or his side, will do; `it` is his side's where that speaks.
_WILL = (
    r"(?:will|would(?!\s+have)|intends?|intended|plans?|planned|hopes?|hoped|expects?|expected|is going to"
    r"|was going to|aims?|aimed)\b"
)
_SELVES = r"he|she|they|we|I|his \w+|her \w+|their \w+|our \w+"
_PLANNED_BY_ONE = re.compile(rf"{_OPEN}(?:{_SELVES})\s(?:\w+\s){{0,3}}?{_WILL}", re.IGNORECASE)
_PLANNED_BY_BODY = re.compile(rf"{_OPEN}(?:{_SELVES}|it|its \w+)\s(?:\w+\s){{0,3}}?{_WILL}", re.IGNORECASE)
_OWN_BODY = re.compile(rf"\s(?:\w+\s){{0,2}}?{_WILL}")
_TO_DO = re.compile(r"\s+to\s+(?!(?:the|an?|this|that|these|all|his|her|its|their|such)\b)[a-z]")
_PLANS = re.compile(r"\s+(?:\w+\s+){0,3}plans?\s+(?:for|to)\b")
_ADVISED = re.compile(r"[^.;]{0,100}\b(?:should|must|ought to|needs? to|consider)\b")
_DENYING = (" no", '"no', "“no", "'no", "‘no", "cannot", "n't", "n’t", "neither", "never")
_SECOND_HAND = ("eportedly", "llegedly", "urportedly", "umored", "umoured", "n word from")
_HEARD = re.compile(
    r"\b(?:(?:has|have|had|was|were) (?:been )?(?:told|informed) (?:by|that)|(?:has|have|had) heard|according to)\b"
)
# Behind what is said stands no more than to whom, when and where.
_ENDS_BEHIND = re.compile(r"\s*(?:[A-Z][\w.]*\s*)?[.,]")
_NO_MORE_SAID = re.compile(
    r"(?!\s+(?:it|he|she|they|we|there|its|his|her|their)\b)"
    r"(?![^,]{0,40}\b(?:that|how|why|if|whether)\b|[^,:]{0,80}[\"“])(?:\s+[\w'’]+){0,9}\s*[.,:]"
)
_SAID_BEFORE = re.compile(
    r"(?!\s*[\"“]?(?:In|At|On|During|After|Before|When|While|As|According|Asked|Noting|Although|For|With|Under|Despite"
    r"|Following|However|Meanwhile|If|By|From|To|Since|Unlike|Like|Among|Speaking|Responding|Citing)\b)"
    r".{12,}[,\"”’'?!]\s+(?:[\w'’.-]+\s+){0,3}$"
)
_GOES_ON = re.compile(
    r",\s+(?:[\w'’]+\s+){0,2}?"
    r"(?:(?:do|does|did|is|are|was|were|has|have|had|would|could|can|will)\s+not|cannot|never)\b"
)
# `told the papers on Monday that`, not `said he was ready but that`
_THAT = re.compile(r"(?:\s+(?!(?:he|she|it|they|we|I|there|but)\b)[\w'’./-]+){0,6}?\s+that(?=\s)")
_CLAUSE = 140
_SHORTEST_SAID = 12
_NOT_BACK = 16
_ADVISING = frozenset({"advise", "propose", "recommend", "suggest"})
_UNDERTAKING = frozenset({"agree", "commit", "offer", "volunteer"})


class Heard(NamedTuple):
    """What a verb of saying tells in a sentence, and of whom.

    ``bodies`` are the keys of those for which the speaker acts; ``retold`` tells whether he says what another said.
    """

    text: Text
    sentence: Sentence
    saying: Saying
    speaker: str
    bodies: Collection[str]
    retold: bool


def polarity(heard: Heard) -> tuple[bool, str]:
    """Return whether what is said is denied, and its modality."""
    words, saying = heard.text.words, heard.saying
    verb = verb_of(saying.form)
    begin, end = _said(heard)
    said = words[begin:end]
    denied = (
        verb.denies
        or _NOT_SAID.search(words, max(heard.sentence.begin, saying.begin - _NOT_BACK), saying.begin) is not None
        or (_may_deny(said) and _NEGATED.match(said) is not None)
        # `Ships, Roe said, do not fly.`
        or (end <= saying.begin and _GOES_ON.match(words, saying.end) is not None)
    )
    modality = verb.modality
    if modality == "stated":
        if verb.lemma == "report" or heard.speaker.lower().endswith("reports"):
            modality = "reported"
        elif _is_planned(heard, verb, begin, end):
            modality = "planned"
        elif verb.lemma in _ADVISING and _ADVISED.match(said):
            modality = "asked"
        elif heard.retold or _is_second_hand(words, heard.sentence) or _HEARD.search(said):
            modality = "reported"
    return denied, modality


def _may_deny(said: str) -> bool:
    """Tell whether words have one that denies, wherever it stands: most have none."""
    small = said.lower()
    return small.startswith("no") or any(word in small for word in _DENYING)


def _said(heard: Heard) -> tuple[int, int]:
    """Return where that stands which is said: before those who speak, or behind the verb."""
    words, sentence, saying = heard.text.words, heard.sentence, heard.saying
    before = (sentence.begin, saying.speaker.extent_begin)
    if saying.end >= sentence.end - 2 or _ENDS_BEHIND.match(words, saying.end) is not None:
        return before
    if (
        saying.begin >= saying.speaker.end
        and before[1] - before[0] > _SHORTEST_SAID
        and _NO_MORE_SAID.match(words, saying.end)
        and _SAID_BEFORE.fullmatch(words, *before)
    ):
        return before
    begin = saying.speaker.extent_end if saying.passive else saying.end
    that = _THAT.match(words, begin, sentence.end)
    begin = begin if that is None else that.end()
    return begin, min(sentence.end, begin + _CLAUSE)


def _is_planned(heard: Heard, verb: Verb, begin: int, end: int) -> bool:
    """Tell whether the speaker says what he, or a body for which he acts, will do."""
    text = heard.text
    behind = heard.saying.end
    if verb.lemma in _UNDERTAKING and _TO_DO.match(text.words, behind):
        return True
    if _PLANS.match(text.words, behind):
        return True
    planned = _PLANNED_BY_ONE if heard.speaker.startswith("person:") else _PLANNED_BY_BODY
    if planned.match(text.words[begin:end]):
        return True
    first = next(iter(text.inside(begin, end)), None)
    return first is not None and first.entity in heard.bodies and _OWN_BODY.match(text.words, first.end) is not None


def _is_second_hand(words: str, sentence: Sentence) -> bool:
    """Tell whether a sentence has a word for what is only heard."""
    return any(words.find(word, *sentence) >= 0 for word in _SECOND_HAND)

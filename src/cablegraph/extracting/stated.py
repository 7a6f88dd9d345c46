"""Stated: the statement that a verb of saying makes of a sentence, and the words in it that name who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.candidates import PRONOUNS
from cablegraph.extracting.findings import Statement
from cablegraph.extracting.polarity import polarity
from cablegraph.extracting.verbs import ACCORDING, IN_VIEW, verb_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.candidates import Candidate
    from cablegraph.extracting.polarity import Heard
    from cablegraph.extracting.speakers import Saying

_JOINING = re.compile(
    r"(?:;|,? and|,? while|,? but|,? although|,? whereupon|,)\s+(?:(?:the|an?|its|his|her|their)\s+)?$"
)
# A clause before the main one: `When Roe came, she said`.
_OPENING = (
    "When ",
    "While ",
    "As ",
    "After ",
    "Before ",
    "If ",
    "Although ",
    "Despite ",
    "In ",
    "On ",
    "At ",
    "Asked ",
)
_JOINING_BACK = 20


def retells(words: str, saying: Saying, other: Saying) -> bool:
    """Tell whether what is said is that somebody else said something: `Roe noted that Doe had asked`."""
    begin = min(other.speaker.extent_begin, other.begin)
    if begin < saying.end or other.speaker.key == saying.speaker.key or saying.speaker.begin > saying.begin:
        return False
    if other.speaker.key in PRONOUNS or saying.form == other.form:
        return False
    return _JOINING.search(words, max(saying.end, begin - _JOINING_BACK), begin) is None


def naming(heard: Heard, possible: Sequence[Candidate]) -> tuple[int, int]:
    """Return the words that name a speaker in a sentence: in `Roe would leave, he said` his name."""
    one, words = heard.saying.speaker, heard.text.words
    parted = words[max(0, one.begin - 2) : one.begin].rstrip().endswith((",", '"', "”")) and not words.startswith(
        _OPENING, heard.sentence.begin
    )
    if one.key in PRONOUNS and parted:
        one = next((other for other in possible if other.key == heard.speaker and other.end <= one.begin), one)
    return one.begin, one.end


def statement_of(heard: Heard, named: tuple[int, int], addressee: str | None) -> Statement:
    """Return the statement that a verb of saying makes of a sentence; ``named`` are the words that name the speaker."""
    text, saying = heard.text, heard.saying
    verb = verb_of(saying.form)
    denied, modality = polarity(heard)
    if saying.form in (ACCORDING, IN_VIEW):
        rule = "statement.according-to"
    else:
        rule = "statement.passive" if saying.passive else "statement.verb-of-saying"
    return Statement(
        speaker=heard.speaker,
        speaker_span=text.flow.span(*named),
        addressee=addressee,
        verb=Field(verb.lemma, text.flow.span(saying.begin, saying.end), "statement.verb"),
        denied=denied,
        modality=modality,
        span=text.flow.span(*heard.sentence),
        part=text.part,
        rule=rule,
    )

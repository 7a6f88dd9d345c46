"""Who speaks: those whom a sentence names before a verb of saying, behind it, or after `according to`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.candidates import PRONOUNS
from cablegraph.extracting.cues import Cue, words_of
from cablegraph.extracting.subjects import (
    is_post_itself,
    one_with,
    opening_subject,
    speaks_on_paper,
    subject_of,
    those_with,
)
from cablegraph.extracting.telling import ASKED_BY, is_passive
from cablegraph.extracting.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.candidates import Candidate
    from cablegraph.extracting.texts import Sentence, Text


class Saying(NamedTuple):
    """A verb of saying with the candidate that speaks; offsets of the verb in the running text."""

    begin: int
    end: int
    form: str
    speaker: Candidate
    passive: bool


_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?!which\b|what\b|whom\b)(?:the\s+|an?\s+)?")
_BY = re.compile(r"\s+by\s+(?:the\s+|an?\s+)?")
_INVERTED = re.compile(r"\s+(?:the\s+|an?\s+)?")
_IS_OBJECT = re.compile(r"['’]s\b| (?:as|for|that|to)\b")
_CLOSES_WHAT_IS_SAID = frozenset(",\"”'’?!")
_BY_SAYING = re.compile(r"\b(?:by|spent [a-z ]{2,40})\s+(?:[a-z]+ly\s+)?$")
_SAYING_TOO = re.compile(r",\s+(?:and\s+|while\s+)?(?:also\s+)?(?:[a-z]+ly\s+)?$")
# What is supposed is not said, and `called on Roe in Rome` is a visit.
_SUPPOSED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether) (?:the )?$")
_NEVER_SAID = re.compile(r"\b(?:would|could|might)(?: not)? have\s+$")
_SAYS_NOTHING = re.compile(r"(?<=reports) to\b| (?:nothing|little|(?:not )?to be (?:named|identified|quoted))\b")
_VISITS = frozenset({"called on", "calls on", "called upon", "calls upon"})
_TO_DO = re.compile(r"[^.;,]{2,80} to [a-z]")
# Verbs of deeds too tell something where words of somebody follow.
_TELLS = re.compile(r"(?: [\w'’]+){0,4}? (?:that|how|why)\b|:|,? [\"“]")
_OF_WHAT = re.compile(r" (?:that|for|of|as)\b")
_FAR_OFF = re.compile(r"\b(?:and|but)\s+(?:[a-z]+\s+){0,3}$")
_DOERS = ("places:", "organization:", "agents:", "posts:")
_NOUN_BEFORE = re.compile(r"(?:\b(?:has|have|had|no|of|a|the|with)\s+)$")
# `sailors to speculate`, `critics of the ban and a strong advocate`
_NO_FINITE = re.compile(r"(?:\bto|\ban?(?: [a-z]+)?)\s+$")
_AUXILIARY = re.compile(
    r"\b(?:do|does|did|would|could|can|will|may|might|must|should)\s+(?:not\s+|also\s+|[a-z]+ly\s+)*$"
)
_PLURAL = re.compile(r"(?:s|men|women|police|people|media|press|opposition|public)$")
_NEAR = 30
_SHORT_BACK = 24
_SAYING_BACK = 50


def sayings(text: Text, sentence: Sentence, told: Sequence[Cue], found: Sequence[Candidate]) -> Iterator[Saying]:
    """Yield the verbs of saying ``told`` of a sentence with those who speak: first where a verb is finite."""
    words = text.words
    found = [one for one in found if sentence.begin <= one.begin < sentence.end]
    spoken: list[Saying] = []
    participles: list[Cue] = []
    for verb in told:
        if verbs()[words[verb.begin : verb.end]].kind == "participle":
            participles.append(verb)
        else:
            # `Roe noted that ministers agreed to leave`: they did not speak to us.
            agreed = verbs()[words[verb.begin : verb.end]].lemma == "agree"
            if not (agreed and spoken):
                spoken += _said(words, sentence, verb, found)
    if words.startswith(ASKED_BY, sentence.begin):
        # `Asked by Roe whether it rained, Doe answered`
        verb = Cue(sentence.begin, sentence.begin + len("Asked"))
        speaker = _by(words, verb, found)
        spoken += [] if speaker is None else [Saying(*verb, "asked", speaker, passive=True)]
    for according in _ACCORDING.finditer(words, *sentence):
        speaker = next((one for one in found if one.extent_begin <= according.end() <= one.begin), None)
        speaker = speaker or next((one for one in found if 0 < one.begin - according.end() < _NEAR), None)
        if speaker is not None:
            spoken.append(Saying(*according.span(), "according to", speaker, passive=False))
    yield from spoken
    for verb in participles:
        speaker = _of_participle(words, sentence, verb, found, spoken)
        if speaker is not None:
            yield Saying(*verb, words[verb.begin : verb.end], speaker, passive=False)


def _said(words: str, sentence: Sentence, verb: Cue, found: Sequence[Candidate]) -> Iterator[Saying]:
    """Yield a verb of saying with the one, or those, who speak."""
    form = words[verb.begin : verb.end]
    passive = is_passive(words, sentence.begin, verb.begin)
    if passive:
        speaker = _by(words, verb, found)
    else:
        speaker = subject_of(words, sentence.begin, verb.begin, found) or _behind(words, verb, found)
    if speaker is None:
        return
    if passive:
        # `It was announced by the board.` tells nothing.
        told = verbs()[form].addressed or _OF_WHAT.search(words, speaker.end, sentence.end) is not None
        speakers = [speaker, *one_with(words, speaker, found)] if told else []
    else:
        others = those_with(words, sentence.begin, speaker, found)
        speakers = [speaker, *others] if _speaks(words, verb, form, speaker, others) else []
    for one in speakers:
        yield Saying(*verb, form, one, passive)


def _speaks(words: str, verb: Cue, form: str, speaker: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether somebody says something by a verb of saying before which he stands."""
    if is_post_itself(words, speaker):
        return False
    # A place explains nothing: it is what is explained by.
    if speaker.key.startswith("places:") and form not in words_of("state-verb"):
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


def _by(words: str, verb: Cue, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate behind `by` that follows a verb in the passive."""
    by = _BY.match(words, verb.end)
    if by is None:
        return None
    end = by.end()
    return next((one for one in found if one.extent_begin <= end <= one.begin or one.extent_begin == end), None)


def _of_participle(
    words: str, sentence: Sentence, verb: Cue, found: Sequence[Candidate], spoken: Sequence[Saying]
) -> Candidate | None:
    """Return who speaks in `Roe opened by saying`, `Roe left, adding that`."""
    if _BY_SAYING.search(words, max(sentence.begin, verb.begin - _SAYING_BACK), verb.begin):
        return opening_subject(words, sentence.begin, verb.begin, found)
    if _SAYING_TOO.search(words, max(sentence.begin, verb.begin - _SHORT_BACK), verb.begin) is None:
        return None
    last = [saying.speaker for saying in spoken if saying.end <= verb.begin]
    last = last or [one for one in found if one.end <= verb.begin and one.key in PRONOUNS]
    one = last[-1] if last else opening_subject(words, sentence.begin, verb.begin, found)
    return None if one is None or one.key.startswith("places:") or words.startswith("If ", sentence.begin) else one


def _behind(words: str, verb: Cue, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate right behind a verb that follows what is said: `..., said the Minister`."""
    form = words[verb.begin : verb.end]
    # `, told the Board that` tells whom.
    if verbs()[form].addressed and form != "asked":
        return None
    if words[max(0, verb.begin - 2) : verb.begin].rstrip()[-1:] not in _CLOSES_WHAT_IS_SAID:
        return None
    opened = _INVERTED.match(words, verb.end)
    if opened is None:
        return None
    one = next((one for one in found if one.extent_begin <= opened.end() <= one.begin), None)
    # `," described the board as`
    return None if one is None or _IS_OBJECT.match(words, one.extent_end) else one

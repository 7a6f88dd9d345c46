"""Who speaks: those whom a sentence names before a verb of saying, behind it, or after `according to`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.candidates import PRONOUNS, Candidate
from cablegraph.extracting.cues import Cue
from cablegraph.extracting.speaking import speaks
from cablegraph.extracting.subjects import (
    is_post_itself,
    nearest_subject,
    one_with,
    opening_subject,
    subject_of,
    those_with,
)
from cablegraph.extracting.telling import ASKED_BY, goes_on, is_passive
from cablegraph.extracting.verbs import ACCORDING, IN_VIEW, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Sentence, Text


class Saying(NamedTuple):
    """A verb of saying with the candidate that speaks; offsets of the verb in the running text."""

    begin: int
    end: int
    form: str
    speaker: Candidate
    passive: bool


_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?!which\b|what\b|whom\b)(?:the\s+|an?\s+)?")
_OWNS = re.compile(r"['’]?s? (?!statement|report|press|media|source|official|government)[a-z]")
_WHOSE = re.compile(r"(?:['’]s|['’]) (?:own |personal |considered )?")
_IS_THAT = re.compile(r" (?:is|was|has been|had been) that\b")
_HIM = re.compile(r"(?:him|her|them)(?=[,.;])")
_PRONOUN_OF = {"him": "he", "her": "she", "them": "they"}
_IN = re.compile(r"\b[Ii]n (?:the |an? )?$")
_BY = re.compile(r"\s+by\s+(?:the\s+|an?\s+)?")
_LOOSELY = re.compile(r"(?:[a-z-]+ ){0,2}")
_QUOTED = re.compile(r"\b(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing))\b")
_FROM = " from"
_OBJECT = re.compile(r"\s+(?:the\s+|an?\s+|our\s+)?")
_IS_OBJECT = re.compile(r"['’]s\b| (?:as|for|that|to)\b")
_CLOSES_WHAT_IS_SAID = frozenset(",\"”'’?!")
_BY_SAYING = re.compile(r"\b(?:by|spent [a-z ]{2,40})\s+(?:[a-z]+ly\s+)?$")
_SAYING_TOO = re.compile(r",\s+(?:and\s+|while\s+)?(?:also\s+)?(?:[a-z]+ly\s+)?$")
_OF_WHAT = re.compile(r" (?:that|for|of|as)\b")
_PERSONS = ("person:", "officer:", "noun: ", "name: ")
# Deeds of words, of which the passive tells too.
_OF_SOMEBODY = frozenset(
    {"criticized", "criticised", "condemned", "denounced", "praised", "ridiculed", "blamed", "urged"}
)
_PASSIVE_TOO = (" and ", " or ", ", ", "subsequently ", "later ", "then ")
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
        if verbs()[words[verb.begin : verb.end]].kind == "participle" and not is_passive(
            words, sentence.begin, verb.begin
        ):
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
    spoken += _according(text, sentence, found)
    yield from spoken
    for verb in participles:
        speaker = _of_participle(words, sentence, verb, found, spoken)
        if speaker is not None:
            yield Saying(*verb, words[verb.begin : verb.end], speaker, passive=False)


def _according(text: Text, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Saying]:
    """Yield those according to whom something is, or in whose view."""
    words = text.words
    at = words.find("ccording to ", *sentence)
    for according in _ACCORDING.finditer(words, at - 1, sentence.end) if at > 0 else ():
        speaker = next((one for one in found if one.extent_begin <= according.end() <= one.begin), None)
        speaker = speaker or next((one for one in found if 0 < one.begin - according.end() < _NEAR), None)
        # `according to US interests`
        if speaker is not None and not (speaker.key.startswith("places:") and _OWNS.match(words, speaker.extent_end)):
            yield Saying(*according.span(), ACCORDING, speaker, passive=False)
        if speaker is None and (him := _HIM.match(words, according.end())) is not None:
            speaker = Candidate(*him.span(), _PRONOUN_OF[him.group()], *him.span())
            yield Saying(*according.span(), ACCORDING, speaker, passive=False)
    for view in text.cues_in("viewing", sentence):
        for one in found:
            if one.end < view.begin < one.end + _NEAR and _WHOSE.fullmatch(words, one.end, view.begin):
                if _IS_THAT.match(words, view.end):
                    yield Saying(*view, IN_VIEW, one, passive=False)
                opened = _IN.search(words, max(0, one.extent_begin - _SHORT_BACK), one.extent_begin)
                if opened is not None:
                    yield Saying(opened.start(), view.end, IN_VIEW, one, passive=False)


def _said(words: str, sentence: Sentence, verb: Cue, found: Sequence[Candidate]) -> Iterator[Saying]:
    """Yield a verb of saying with the one, or those, who speak."""
    form = words[verb.begin : verb.end]
    if form.endswith(_FROM):
        # `We heard from Roe that it rains`
        one = _by(words, verb, found)
        if one is not None and _OF_WHAT.search(words, one.end, sentence.end) is not None:
            yield Saying(*verb, form, one, passive=True)
        return
    # `was scrutinized and criticized by Roe`
    too = words.startswith(" by ", verb.end) and words.endswith(_PASSIVE_TOO, sentence.begin, verb.begin)
    passive = too or (verbs()[form].kind != "participle" and is_passive(words, sentence.begin, verb.begin))
    went_on = goes_on(words, verb.begin)
    if went_on is not None:
        one = nearest_subject(words, sentence.begin, went_on, found)
        if one is not None and not is_post_itself(words, one):
            yield Saying(*verb, form, one, passive=False)
        return
    if passive:
        speaker = _by(words, verb, found)
    else:
        speaker = subject_of(words, sentence.begin, verb.begin, found) or _behind(words, verb, found)
    if speaker is None:
        return
    if passive:
        # `It was announced by the board.` tells nothing.
        told = (
            verbs()[form].addressed
            or form in _OF_SOMEBODY
            or _OF_WHAT.search(words, speaker.end, sentence.end) is not None
        )
        speakers = [speaker, *one_with(words, speaker, found)] if told else []
    else:
        others = those_with(words, sentence.begin, speaker, found)
        speakers = [speaker, *others] if speaks(words, verb, form, speaker, others) else []
    for one in speakers:
        yield Saying(*verb, form, one, passive)


def _by(words: str, verb: Cue, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate behind `by` that follows a verb in the passive."""
    by = (_OBJECT if words.endswith(_FROM, verb.begin, verb.end) else _BY).match(words, verb.end)
    if by is None:
        return None
    end = by.end()
    for one in found:
        # `by private investors`
        if one.extent_begin <= end <= one.begin or _LOOSELY.fullmatch(words, end, one.extent_begin):
            return one
    return None


def _of_participle(
    words: str, sentence: Sentence, verb: Cue, found: Sequence[Candidate], spoken: Sequence[Saying]
) -> Candidate | None:
    """Return who speaks in `Roe opened by saying`, `Roe left, adding that`."""
    if words.endswith(" as ", sentence.begin, verb.begin):
        return _quoted(words, sentence, verb, found)
    if _BY_SAYING.search(words, max(sentence.begin, verb.begin - _SAYING_BACK), verb.begin):
        return opening_subject(words, sentence.begin, verb.begin, found)
    beside = next((one for one in found if one.extent_end == verb.begin - 1), None)
    if beside is not None and beside.key.startswith(_PERSONS):
        # `papers quote Roe saying that`
        return beside
    if _SAYING_TOO.search(words, max(sentence.begin, verb.begin - _SHORT_BACK), verb.begin) is None:
        return None if spoken else nearest_subject(words, sentence.begin, verb.begin, found)
    last = [saying.speaker for saying in spoken if saying.end <= verb.begin]
    last = last or [one for one in found if one.end <= verb.begin and one.key in PRONOUNS]
    one = last[-1] if last else opening_subject(words, sentence.begin, verb.begin, found)
    return None if one is None or one.key.startswith("places:") or words.startswith("If ", sentence.begin) else one


def _quoted(words: str, sentence: Sentence, verb: Cue, found: Sequence[Candidate]) -> Candidate | None:
    """Return who speaks in `papers quoted Roe as saying`, `Roe was quoted by papers as saying`."""
    quoted = next(iter(_QUOTED.finditer(words, *sentence)), None)
    if quoted is None or quoted.end() > verb.begin:
        return None
    if is_passive(words, sentence.begin, quoted.start()):
        return subject_of(words, sentence.begin, quoted.start(), found)
    return subject_of(words, quoted.end(), verb.begin - len(" as"), [one for one in found if one.begin > quoted.end()])


def _behind(words: str, verb: Cue, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate right behind a verb that follows what is said: `..., said the Minister`."""
    form = words[verb.begin : verb.end]
    # `, told the Board that` tells whom.
    if verbs()[form].addressed and form != "asked":
        return None
    if words[max(0, verb.begin - 2) : verb.begin].rstrip()[-1:] not in _CLOSES_WHAT_IS_SAID:
        return None
    opened = _OBJECT.match(words, verb.end)
    if opened is None:
        return None
    one = next((one for one in found if one.extent_begin <= opened.end() <= one.begin), None)
    # `," described the board as`
    return None if one is None or _IS_OBJECT.match(words, one.extent_end) else one

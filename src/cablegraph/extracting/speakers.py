"""Who speaks: those whom a sentence names before a verb of saying, behind it, or after `according to`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.verbs import FILLER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.candidates import Candidate
    from cablegraph.extracting.cues import Cue
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
_PREPOSITION = re.compile(
    r"(?:\b(?:of|by|with|to|for|in|from|on|at|about|between|among|under|over|into|against|through|after|before|like"
    r"|than)|[,;]?\s\band)\s+(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?$"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:also\s+|then\s+|first\s+)?$")
_APPOSED = re.compile(r"\s*(?:,[^,;]{2,140},|\([^()]{2,80}\)|--[^-]{2,100}--)?\s*")
_AND = re.compile(r"(?:\band|, but|\bbut|, then)\s+(?:\w+ly\s+|then\s+|also\s+)?$")
_THAT = re.compile(r"[a-z]+(?: (?:him|her|them|us|\w+ly))? that\b|[a-z]+:")
_INVERTED = re.compile(r"\s+(?:the\s+|an?\s+)?")
_WITH = re.compile(r",? and (?:the )?")
_COORDINATED = re.compile(r"[,;]?\sand\s+(?:the\s+)?$")
_CLOSES_WHAT_IS_SAID = frozenset(",\"”'’?!")
_FAMILIES_THAT_JOIN = ("person:", "officer:", "organization:", "agents:")
_NEAR = 30
# How far before a verb its subject may end, and how far before it the words that govern either may begin.
_FAR = 160
_LOOK_BACK = 24
_AND_BACK = 10
_PASSIVE_BACK = 20
_OURSELVES = re.compile(r"(?i)^(?:the |our |this )?(?:U\.?S\.? )?(?:embassy|post|mission|consulate|amembassy)$")


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{FILLER}")


def may_say(text: Text, sentence: Sentence) -> bool:
    """Tell whether a sentence has a verb of saying, or `according to`: without one nobody speaks in it."""
    return bool(text.cues_in("saying", sentence)) or text.words.find("ccording to", *sentence) >= 0


def sayings(text: Text, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Saying]:
    """Yield the verbs of saying of a sentence with those who speak."""
    words = text.words
    for verb in text.cues_in("saying", sentence):
        if words[verb.begin - 1 : verb.begin] != "-" and words[verb.end : verb.end + 1] != "-":
            yield from _said(words, sentence, verb, found)
    for according in _ACCORDING.finditer(words, *sentence):
        speaker = next((one for one in found if one.extent_begin <= according.end() <= one.begin), None)
        speaker = speaker or next((one for one in found if 0 < one.begin - according.end() < _NEAR), None)
        if speaker is not None:
            yield Saying(*according.span(), "according to", speaker, passive=False)


def _said(words: str, sentence: Sentence, verb: Cue, found: Sequence[Candidate]) -> Iterator[Saying]:
    """Yield a verb of saying with the one, or the two, who speak."""
    form = words[verb.begin : verb.end]
    if _PASSIVE.search(words, max(sentence.begin, verb.begin - _PASSIVE_BACK), verb.begin):
        speaker = _by(words, verb, found)
        if speaker is not None:
            yield Saying(*verb, form, speaker, passive=True)
        return
    if words[verb.end : verb.end + 1] in {"'", "’"}:
        return
    speaker = _before(words, sentence.begin, verb.begin, found) or _behind(words, verb, found)
    if speaker is None or _OURSELVES.match(words[speaker.begin : speaker.end]):
        return
    # A place explains nothing: it is what is explained by.
    if speaker.key.startswith("places:") and form not in words_of("state-verb"):
        return
    yield Saying(*verb, form, speaker, passive=False)
    other = _with(words, speaker, found)
    if other is not None:
        yield Saying(*verb, form, other, passive=False)


def _by(words: str, verb: Cue, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate behind `by` that follows a verb in the passive."""
    by = _BY.match(words, verb.end)
    if by is None:
        return None
    end = by.end()
    return next((one for one in found if one.extent_begin <= end <= one.begin or one.extent_begin == end), None)


def _with(words: str, speaker: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """Return who is said to speak together with a speaker: `Roe and Doe both noted`."""
    for one in found:
        if one.extent_end < speaker.extent_begin and _WITH.fullmatch(words, one.extent_end, speaker.extent_begin):
            return one if one.key.startswith(_FAMILIES_THAT_JOIN) else None
    return None


def _before(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate right before a verb: nothing but an insertion and fillers stand between."""
    for one in reversed(found):
        if one.extent_end > verb:
            continue
        if _leads_to(words, one, verb):
            governed = _PREPOSITION.search(words, max(begin, one.extent_begin - _LOOK_BACK), one.extent_begin)
            joined = one.key.startswith(_FAMILIES_THAT_JOIN) and _coordinated(words, one)
            return one if governed is None or joined else None
        if verb - one.extent_end > _FAR:
            break
    return _first_subject(words, begin, verb, found)


def _leads_to(words: str, one: Candidate, verb: int) -> bool:
    """Tell whether nothing but an insertion and fillers stands between a candidate and a verb."""
    if _fills(words, one.extent_end, verb):
        return True
    return any(
        inserted is not None and inserted.end() > after and _fills(words, inserted.end(), verb)
        for after in (one.extent_end, one.end)
        for inserted in [_APPOSED.match(words, after, verb)]
    )


def _fills(words: str, begin: int, verb: int) -> bool:
    filler = _filler().match(words, begin, verb)
    return filler is not None and filler.end() == verb


def _first_subject(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the sentence's first candidate for a second verb of its own: `Roe did not accept and replied that`."""
    if not _AND.search(words, max(begin, verb - _LOOK_BACK), verb) or not _THAT.match(words, verb):
        return None
    first = next((one for one in found if one.extent_end <= verb), None)
    if first is None or _PREPOSITION.search(words, max(begin, first.extent_begin - _LOOK_BACK), first.extent_begin):
        return None
    return first if not first.key.startswith("places:") else None


def _coordinated(words: str, one: Candidate) -> bool:
    before = words[max(0, one.extent_begin - _AND_BACK) : one.extent_begin]
    return _COORDINATED.search(before) is not None


def _behind(words: str, verb: Cue, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate right behind a verb that follows what is said: `..., said the Minister`."""
    if words[max(0, verb.begin - 2) : verb.begin].rstrip()[-1:] not in _CLOSES_WHAT_IS_SAID:
        return None
    opened = _INVERTED.match(words, verb.end)
    if opened is None:
        return None
    return next((one for one in found if one.extent_begin <= opened.end() <= one.begin), None)

"""Who speaks: those whom a sentence names before a verb of saying, behind it, or after `according to`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.verbs import FILLER, verb_pattern, verbs
from cablegraph.extracting.words import openers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Sentence, Text


class Candidate(NamedTuple):
    """Somebody who may speak: the words that name him, the whole phrase, and the key (``he``, ``they``, a noun phrase)."""

    begin: int
    end: int
    key: str
    extent_begin: int
    extent_end: int


class Saying(NamedTuple):
    """A verb of saying with the candidate that speaks; offsets of the verb in the running text."""

    begin: int
    end: int
    form: str
    speaker: Candidate
    passive: bool


_PRONOUN = re.compile(r"(?<![\w'’-])(?:[Hh]e|[Ss]he|[Tt]hey)(?![\w'’-])")
_NOUNS = (
    "official|officials|spokesman|spokeswoman|spokesperson|spokesmen|minister|ministers|president|ambassador"
    "|ambassadors|director|chairman"
    "|secretary|governor|mayor|general|colonel|chief|leader|leaders|contact|contacts|source|sources|interlocutor"
    "|interlocutors|analyst"
    "|analysts|observer|observers|representative|representatives|executive|executives|activist|activists|journalist"
    "|journalists|lawyer"
    "|lawyers|expert|experts|economist|economists|professor|diplomat|diplomats|member|members|officer|officers"
    "|senator|deputy|deputies"
    "|businessman|businessmen|author|editor|editors|columnist|judge|prosecutor|commissioner|advisor|adviser"
    "|advisors|advisers|delegate"
    "|delegation|participants|participant|counterpart|counterparts|host|hosts|manager|managers|owner|owners|farmer"
    "|farmers|resident|residents"
    "|refugee|refugees|villagers|students|student|scholar|scholars|critics|commentators|legislator|legislators"
    "|politician|politicians"
    "|parliamentarian|parliamentarians|bishop|priest|pastor|imam|employee|employees|staff|consultant|engineer"
    "|doctor|group|groups"
    "|government|ministry|authorities|police|press|newspaper|newspapers|media|daily|report|reports|opposition"
    "|administration|company"
    "|candidate|candidates|commander|attache|counselor|consul|envoy|premier|chancellor|deputy|head|coordinator"
    "|attorney|witness|witnesses"
)
# `a senior YPWF official`, `two embassy contacts`, `the Minister`
_NOUN_PHRASE = re.compile(
    r"(?<![\w-])(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal|[Mm]any|[Mm]ost|[Oo]ther|[Bb]oth|[Tt]wo"
    r"|[Tt]hree|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Ll]ocal|[Ss]enior)\s)?"
    rf"(?:[\w'’.&/-]+\s){{0,3}}?(?P<noun>{_NOUNS}|{_NOUNS.title()})(?![\w'’-])"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?:the\s+|an?\s+)?")
_BY = re.compile(r"\s+by\s+(?:the\s+|an?\s+)?")
_PREPOSITION = re.compile(
    r"(?:\b(?:of|by|with|to|for|in|from|on|at|about|between|among|under|over|into|against|through|after|before|like"
    r"|than)|[,;]?\s\band)\s+(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?$"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+(?:also\s+|then\s+|first\s+)?$")
_APPOSED = re.compile(r"\s*(?:,[^,;]{2,140},|\([^()]{2,80}\)|--[^-]{2,100}--)?\s*")
_NEAR = 30
_OURSELVES = re.compile(r"(?i)^(?:the |our |this )?(?:U\.?S\.? )?(?:embassy|post|mission|consulate|amembassy)$")


@cache
def _filler() -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*{FILLER}")


def candidates(text: Text, sentence: Sentence, actors: Sequence[tuple[int, int, str, int, int]]) -> list[Candidate]:
    """Return who may speak in a sentence, in order: people, officers, bodies, places, pronouns, and nouns for people."""
    begin, end = sentence
    found = [Candidate(*actor[:5]) for actor in actors if begin <= actor[0] < end]
    covered = [(one.extent_begin, one.extent_end) for one in found]

    def free(first: int, last: int) -> bool:
        return not any(low < last and first < high for low, high in covered)

    names = [
        match
        for match in text.inside(begin, end)
        if not match.entity.startswith("topics:") and free(match.begin, match.end)
    ]
    found += [Candidate(match.begin, match.end, match.entity, match.begin, match.end) for match in names]
    covered += [(match.begin, match.end) for match in names]
    for match in _PRONOUN.finditer(text.words, begin, end):
        key = "they" if match.group().lower() == "they" else match.group().lower()
        found.append(Candidate(match.start(), match.end(), key, match.start(), match.end()))
    taken = [(one.extent_begin, one.extent_end) for one in found]
    nouns = list(verb_nouns(text.words, begin, end))
    chained = {noun.start("noun") for noun in nouns}
    for noun in nouns:
        low, high = noun.start("noun"), noun.end("noun")
        # `executive vice president`: the last of such words counts.
        if high + 1 in chained or text.words[high : high + 6] == " vice ":
            continue
        if any(first < high and low < last for first, last in taken):
            continue
        start = _phrase_begin(text.words, begin, low)
        inside = [one for one in found if start <= one.begin and one.end <= low]
        found = [one for one in found if one not in inside]
        of = _OF_BODY.match(text.words, high)
        body = None if of is None else next((match for match in names if match.begin == of.end()), None)
        extent = high if body is None else _after_acronym(text.words, body.end)
        # The body belongs to the phrase, it does not speak.
        found = [one for one in found if not (high <= one.begin and one.end <= extent)]
        found.append(Candidate(start, high, f"noun: {text.words[start:high]}", start, extent))
    return sorted(found)


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<noun>{_NOUNS}|{'|'.join(word.capitalize() for word in _NOUNS.split('|'))})(?=\s|,)"
    )


def verb_nouns(words: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the nouns for people in a stretch."""
    return _noun().finditer(words, begin, end)


_OF_BODY = re.compile(r"\s+(?:of|from|at|with|in) (?:the )?")
_ACRONYM = re.compile(r"\s*\([A-Z][\w-]{1,9}\)")


def _after_acronym(words: str, end: int) -> int:
    match = _ACRONYM.match(words, end)
    return end if match is None else match.end()


_BEFORE_NOUN = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.&/-]*\s+|(?:senior|local|high-level|mid-level|high-ranking|former|prominent|leading"
    "|government|embassy|opposition|press|military|police|ministry|party|union|industry|human rights|security|many"
    "|some|several|other|most|another|one|two|three|key|independent|political|economic|foreign|various|numerous|our"
    "|his|their|the|an|a|Some|Many|Several|Other|Most|Another|One|Two|Three|Both|Our|The|An|A|Local|Senior"
    r"|Various)\s+)*$"
)


def _phrase_begin(words: str, begin: int, noun: int) -> int:
    """Return where the noun phrase around a noun begins, its article left out."""
    match = _BEFORE_NOUN.search(words, max(begin, noun - 60), noun)
    start = noun if match is None else match.start()
    if start > 0 and words[start - 1].isalnum():
        start = noun
    while (leading := _LEADING.match(words, start, noun)) is not None and leading["word"] in openers() | {
        "the",
        "a",
        "an",
    }:
        start = leading.end()
    return start


_LEADING = re.compile(r"(?P<word>[A-Za-z]+)\s+")


_STATES_SAY = frozenset(
    [
        "said",
        "says",
        "announced",
        "denied",
        "rejected",
        "declared",
        "insisted",
        "insists",
        "warned",
        "agreed",
        "accused",
        "demanded",
        "claimed",
        "claims",
        "proposed",
        "protested",
        "requested",
        "urged",
        "maintains",
        "stated",
        "states",
        "refused",
        "objected",
        "reiterated",
        "argued",
        "argues",
        "asked",
        "called",
        "confirmed",
    ]
)


def sayings(text: Text, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Saying]:
    """Yield the verbs of saying of a sentence with those who speak."""
    begin, end = sentence
    words = text.words
    for match in verb_pattern().finditer(words, begin, end):
        form = match.group()
        passive = _PASSIVE.search(words, max(begin, match.start() - 20), match.start()) is not None
        if passive:
            by = _BY.match(words, match.end()) if verbs()[form].addressed or True else None
            speaker = (
                None
                if by is None
                else next(
                    (one for one in found if one.extent_begin <= by.end() <= one.begin or one.extent_begin == by.end()),
                    None,
                )
            )
            if speaker is not None:
                yield Saying(*match.span(), form, speaker, passive=True)
            continue
        if words[match.end() : match.end() + 1] in {"'", "’"}:
            continue
        speaker = _before(words, begin, match.start(), found) or _behind(words, match, found)
        if speaker is None or _OURSELVES.match(words[speaker.begin : speaker.end]):
            continue
        # A place explains nothing: it is what is explained by.
        if speaker.key.startswith("places:") and form not in _STATES_SAY:
            continue
        yield Saying(*match.span(), form, speaker, passive=False)
        other = _with(words, speaker, found)
        if other is not None:
            yield Saying(*match.span(), form, other, passive=False)
    for according in _ACCORDING.finditer(words, begin, end):
        speaker = next((one for one in found if one.extent_begin <= according.end() <= one.begin), None)
        speaker = speaker or next((one for one in found if 0 < one.begin - according.end() < _NEAR), None)
        if speaker is not None:
            yield Saying(*according.span(), "according to", speaker, passive=False)


def _with(words: str, speaker: Candidate, found: Sequence[Candidate]) -> Candidate | None:
    """Return who is said to speak together with a speaker: `Roe and Doe both noted`."""
    for one in found:
        if one.extent_end < speaker.extent_begin and re.fullmatch(
            r",? and (?:the )?", words[one.extent_end : speaker.extent_begin]
        ):
            return one if one.key.startswith(("person:", "officer:", "organization:", "agents:")) else None
    return None


def _before(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate right before a verb: nothing but an insertion and fillers stand between."""
    for one in reversed(found):
        if one.extent_end > verb:
            continue
        for after in (
            one.extent_end,
            _behind_apposition(words, one.extent_end, verb),
            _behind_apposition(words, one.end, verb),
        ):
            if after is None:
                continue
            filler = _filler().match(words, after, verb)
            if filler is not None and filler.end() == verb:
                behind = _PREPOSITION.search(words, max(begin, one.extent_begin - 24), one.extent_begin) is not None
                joined = one.key.startswith(("person:", "officer:", "organization:", "agents:")) and _coordinated(
                    words, one
                )
                return one if not behind or joined else None
        if verb - one.extent_end > 160:
            break
    return _first_subject(words, begin, verb, found)


_AND = re.compile(r"(?:\band|, but|\bbut|, then)\s+(?:\w+ly\s+|then\s+|also\s+)?$")
_THAT = re.compile(r"[a-z]+(?: (?:him|her|them|us|\w+ly))? that\b|[a-z]+:")


def _first_subject(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the sentence's first candidate for a second verb of its own: `Roe did not accept this and replied that`."""
    if not _AND.search(words, max(begin, verb - 24), verb) or not _THAT.match(words, verb):
        return None
    first = next((one for one in found if one.extent_end <= verb), None)
    if first is None or _PREPOSITION.search(words, max(begin, first.extent_begin - 24), first.extent_begin):
        return None
    return first if not first.key.startswith("places:") else None


def _coordinated(words: str, one: Candidate) -> bool:
    return re.search(r"[,;]?\sand\s+(?:the\s+)?$", words[max(0, one.extent_begin - 10) : one.extent_begin]) is not None


def _behind_apposition(words: str, begin: int, verb: int) -> int | None:
    match = _APPOSED.match(words, begin, verb)
    return None if match is None or match.end() == begin else match.end()


_INVERTED = re.compile(r"\s+(?:the\s+|an?\s+)?")


def _behind(words: str, match: re.Match[str], found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate right behind a verb that follows what is said: `..., said the Minister`."""
    before = words[: match.start()].rstrip()[-1:]
    if before not in set(",\"”'’?!"):
        return None
    opened = _INVERTED.match(words, match.end())
    if opened is None:
        return None
    return next((one for one in found if one.extent_begin <= opened.end() <= one.begin), None)

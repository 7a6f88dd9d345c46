"""Proposals, with what became of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.cable import Field
from cablegraph.extracting.findings import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Match, Sentence, Text

_BODIES = ("agents:", "organization:", "person:", "officer:")
_PROPOSAL = re.compile(r"\b(?:proposals?|proposed|draft agreements?|applications?|grant requests?)\b", re.IGNORECASE)
# `Any proposed training` is a thing, `he proposed training` tells of a proposal.
_THING = re.compile(r"\b(?:an?|any|its|the|their) proposed$", re.IGNORECASE)
_THING_BACK = 16
_SUBMITTED = re.compile(r"\b(?:proposed|gone|went|submitted|presented|put forward|tabled|sent|made|handed|forwarded)\b")
_TO = re.compile(r"\bto (?:the )?$")
_BY = re.compile(r"\bby (?:the )?$|\bfrom (?:the )?$")
_FOR = re.compile(
    r"\bfor (?P<what>(?:the )?(?:funding|construction|establishment|support|creation|development|training"
    r"|purchase)?[^,.;(:]{3,80}?)(?= (?:have|has|had|was|were|is|are|to|from|by|in)\b|[,.;(:])"
)
_ACTIVE = re.compile(
    r"\b(?:put|puts|submitted|presented|made|sent|tabled|filed|offered)\s+(?:forward\s+)?"
    r"(?:one|another|a second|a third|the other|the first)\b"
)
# With whose help a proposal is made is told by a relation.
_HELPS = re.compile(r"\bwith (?:the )?(?:help|support|assistance) (?:of|from) (?:the )?$")
# What becomes of proposals named before.
_OF_THEM = re.compile(
    r"\b(?:Neither|Both|None|All)(?: of (?:them|the proposals))? "
    r"(?:was|were|has been|have been|received|got|remain|remains)\b[^.;]*"
    r"|(?:It|They|This|The (?:application|project|request)) (?:was|were|has been|have been|had been)"
    r" (?:not |never )?(?:yet )?(?:accepted|adopted|approved|declined|endorsed|financed|funded|granted|postponed"
    r"|refused|rejected|turned down"
    r"|withdrawn)\b[^.;]*"
)
_OUTCOME = re.compile(
    r"\b(?:(?P<none>[Nn]either|[Nn]one|[Nn]o) (?:of the )?proposals?\b[^.;]*"
    "|proposals? (?:was|were|has been|have been|had been) (?:not |never )?"
    r"(?:approved|rejected|funded|accepted|adopted|declined|turned down|endorsed|withdrawn|postponed)[^.;]*"
    r"|proposals? (?:received|did not receive|failed|succeeded)[^.;]*)"
)
_ONE = re.compile(r"\b(?:one|another|a second|a third|the other|the first|the second)\b[^,;]*?\bby (?:the )?")
_AND_THE = re.compile(r",? (?:and|with|together with|jointly with) (?:the )?")
# Who asks a body for money proposes something to it.
_ASKS = re.compile(r"\b(?:asked|petitioned|has asked|had asked) (?:the )?$")
_FOR_MONEY = re.compile(
    r"[^.;]{0,30}? for (?:an? (?:grant|loan|subsidy)|[A-Z]{3} ?\d|[$€£]|financ|funding|funds|money)"
)
# One of these stands in every text that tells of a proposal.
_HINTS = ("ropos", "draft agreement", "application", "grant request")
_MONEY = (" for usd", " for eur", " for $", " for a grant", " for a loan", " for funding", " for financ", " for money")
_ADDRESSEE_BACK = 40
_PREPOSITION_BACK = 8
_HELP_BACK = 30


class _Told(NamedTuple):
    """A sentence that tells of a proposal: who is named in it, to whom the proposal went, and where its noun stands."""

    words: str
    sentence: Sentence
    names: Sequence[Match]
    addressee: str | None
    noun: re.Match[str]


def find_proposals(texts: Sequence[Text]) -> list[Proposal]:
    """Return the proposals that a cable tells of.

    What a later sentence of the paragraph says of them is their outcome.
    """
    found: list[Proposal] = []
    for text in texts:
        if text.part[0] == "paragraph":
            small = text.words.lower()
            if any(hint in small for hint in _HINTS) or ("asked " in small and any(words in small for words in _MONEY)):
                found += _in_text(text)
    return found


def _in_text(text: Text) -> list[Proposal]:
    found: list[Proposal] = []
    for sentence in text.sentences:
        words = text.words[sentence.begin : sentence.end]
        outcome = _OUTCOME.search(words)
        new = [] if outcome is not None and outcome["none"] else list(_in_sentence(text, sentence))
        outcome = outcome or (_OF_THEM.match(words) if found else None)
        if outcome is not None:
            place = text.flow.span(sentence.begin + outcome.start(), sentence.begin + outcome.end())
            said = Field(" ".join(outcome.group().split()), place, "proposal.outcome")
            found = [replace(proposal, outcome=said) for proposal in found or new]
            continue
        found += new
    return found


def _in_sentence(text: Text, sentence: Sentence) -> Iterator[Proposal]:
    """Yield the proposals of a sentence: each that it parts from others, or the one that it tells of."""
    words = text.words
    nouns = _PROPOSAL.finditer(words, *sentence)
    noun = next((one for one in nouns if not _THING.search(words, max(0, one.end() - _THING_BACK), one.end())), None)
    if noun is None:
        yield from _asking(text, sentence)
    if noun is None or _SUBMITTED.search(words, *sentence) is None:
        return
    names = [name for name in text.inside(*sentence) if name.entity.startswith(_BODIES)]
    addressee = next((name.entity for name in names if _is_addressee(words, sentence, noun, name)), None)
    what = _FOR.search(words, noun.end(), sentence.end)
    about = _topics(text, sentence, what)
    object_words = "" if what is None else " ".join(what["what"].split())
    span = text.flow.span(*sentence)
    told = _Told(words, sentence, names, addressee, noun)
    rule = "proposal.one-of-several"
    makers = list(_makers_of_each(told))
    if not makers:
        rule = "proposal.submitted"
        makers = list(_makers_of_one(told))
    for proposers in makers:
        if proposers:
            yield Proposal(proposers, addressee, about, object_words, None, span, text.part, rule)


def _asking(text: Text, sentence: Sentence) -> Iterator[Proposal]:
    """Yield what a sentence tells somebody to have asked a body money for."""
    names = [name for name in text.inside(*sentence) if name.entity.startswith(_BODIES)]
    for asker, asked in pairwise(names):
        between = text.words[asker.end : asked.begin]
        if _ASKS.fullmatch(between.lstrip()) and _FOR_MONEY.match(text.words, asked.end, sentence.end):
            span = text.flow.span(*sentence)
            yield Proposal((asker.entity,), asked.entity, (), "", None, span, text.part, "proposal.asked-for")


def _is_addressee(words: str, sentence: Sentence, noun: re.Match[str], name: Match) -> bool:
    """Tell whether a name stands behind `to`, not far before the noun or behind it."""
    before = max(sentence.begin, name.begin - _PREPOSITION_BACK)
    return name.begin > noun.start() - _ADDRESSEE_BACK and _TO.search(words, before, name.begin) is not None


def _topics(text: Text, sentence: Sentence, what: re.Match[str] | None) -> tuple[str, ...]:
    """Return the topics inside the words that say what a proposal is for."""
    if what is None:
        return ()
    found = [
        name.entity
        for name in text.inside(*sentence)
        if name.entity.startswith("topics:") and what.start() <= name.begin < what.end()
    ]
    return tuple(dict.fromkeys(found))


def _makers_of_each(told: _Told) -> Iterator[tuple[str, ...]]:
    """Yield who made each of several proposals: `one by A, another by B`; nobody where one names nobody known."""
    ones = list(_ONE.finditer(told.words, told.noun.end(), told.sentence.end))
    for one in ones:
        yield tuple(name.entity for name in told.names if name.begin == one.end())
    for one in () if ones else _ACTIVE.finditer(told.words, *told.sentence):
        before = [name for name in told.names if name.end <= one.start() and name.entity != told.addressee]
        maker = next((name for name in reversed(before) if not _helps(told.words, name)), None)
        if maker is not None:
            yield (maker.entity,)


def _helps(words: str, name: Match) -> bool:
    return _HELPS.search(words, max(0, name.begin - _HELP_BACK), name.begin) is not None


def _makers_of_one(told: _Told) -> Iterator[tuple[str, ...]]:
    """Yield who made the proposal of a sentence: those behind `by`, or those before it where it went to somebody."""
    words, names = told.words, told.names
    before = [name for name in names if name.end <= told.noun.start() and name.entity != told.addressee]
    maker = next((name for name in names if _is_behind_by(told, name)), None)
    maker = maker or (before[0] if before and told.addressee is not None else None)
    if maker is None:
        return
    seconds = [name for name in before[1:2] if _AND_THE.fullmatch(words, maker.end, name.begin)]
    makers = [maker, *seconds]
    yield tuple(dict.fromkeys(one.entity for one in makers))


def _is_behind_by(told: _Told, name: Match) -> bool:
    before = max(told.sentence.begin, name.begin - _PREPOSITION_BACK)
    return _BY.search(told.words, before, name.begin) is not None

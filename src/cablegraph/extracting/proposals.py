"""Proposals, with what became of them, and movements of people against their will."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.findings import Movement, Proposal
from cablegraph.extracting.words import demonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.findings import Statement
    from cablegraph.extracting.texts import Match, Sentence, Text

_BODIES = ("agents:", "organization:", "person:", "officer:")
_PROPOSAL = re.compile(r"\b(?:proposals?|proposed|draft agreements?|applications?|grant requests?)\b", re.IGNORECASE)
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
_WITH_HELP = re.compile(r",? ?(?:also )?with (?:the )?(?:help|support|assistance) (?:of|from) (?:the )?$")
# What becomes of proposals named before.
_OF_THEM = re.compile(
    r"\b(?:Neither|Both|None|All)(?: of (?:them|the proposals))? "
    r"(?:was|were|has been|have been|received|got|remain|remains)\b[^.;]*"
)
_OUTCOME = re.compile(
    r"\b(?:(?P<none>[Nn]either|[Nn]one|[Nn]o) (?:of the )?proposals?\b[^.;]*"
    "|proposals? (?:was|were|has been|have been|had been) (?:not |never )?"
    r"(?:approved|rejected|funded|accepted|adopted|declined|turned down|endorsed|withdrawn|postponed)[^.;]*"
    r"|proposals? (?:received|did not receive|failed|succeeded)[^.;]*)"
)
_ONE = re.compile(r"\b(?:one|another|a second|a third|the other|the first|the second)\b[^,;]*?\bby (?:the )?")
_HELP = re.compile(
    r"\s*(?:,\s*)?(?:together |jointly |in cooperation |in partnership )?with (?:the )?"
    "(?:help|support|assistance|cooperation)? ?(?:from|of)? ?(?:the )?"
)


def find_proposals(texts: Sequence[Text]) -> list[Proposal]:
    """Return the proposals that a cable tells of; what a later sentence of the paragraph says of them is their outcome."""
    found: list[Proposal] = []
    for text in texts:
        if text.part[0] != "paragraph":
            continue
        here: list[Proposal] = []
        for sentence in text.sentences:
            words = text.words[sentence.begin : sentence.end]
            outcome = _OUTCOME.search(words)
            new = [] if outcome is not None and outcome["none"] else list(_in_sentence(text, sentence))
            outcome = outcome or (_OF_THEM.match(words) if here else None)
            if outcome is not None:
                place = text.flow.span(sentence.begin + outcome.start(), sentence.begin + outcome.end())
                said = Field(" ".join(outcome.group().split()), place, "proposal.outcome")
                here = [_with_outcome(proposal, said) for proposal in (here or new)]
                if here and not found[-len(here) :] == here:
                    continue
            here += new
        found += here
    return found


def _with_outcome(proposal: Proposal, outcome: Field[str]) -> Proposal:
    return Proposal(
        proposal.proposers,
        proposal.addressee,
        proposal.about,
        proposal.words,
        outcome,
        proposal.span,
        proposal.part,
        proposal.rule,
    )


def _in_sentence(text: Text, sentence: Sentence) -> Iterator[Proposal]:
    words = text.words
    named = _PROPOSAL.search(words, *sentence)
    if named is None or _SUBMITTED.search(words, *sentence) is None:
        return
    names = [name for name in text.inside(*sentence) if name.entity.startswith(_BODIES)]
    addressee = next(
        (
            name.entity
            for name in names
            if name.begin > named.start() - 40 and _TO.search(words, max(sentence.begin, name.begin - 8), name.begin)
        ),
        None,
    )
    what = _FOR.search(words, named.end(), sentence.end)
    about = tuple(
        dict.fromkeys(
            name.entity
            for name in text.inside(*sentence)
            if name.entity.startswith("topics:") and what is not None and what.start() <= name.begin < what.end()
        )
    )
    object_words = "" if what is None else " ".join(what["what"].split())
    span = text.flow.span(*sentence)
    ones = list(_ONE.finditer(words, named.end(), sentence.end))
    for one in ones:
        proposers = _with_helpers(words, names, one.end())
        if proposers:
            yield Proposal(proposers, addressee, about, object_words, None, span, text.part, "proposal.one-of-several")
    for one in () if ones else _ACTIVE.finditer(words, *sentence):
        maker = next(
            (
                name
                for name in reversed(names)
                if name.end <= one.start()
                and name.entity != addressee
                and not _WITH_HELP.search(words, max(0, name.begin - 30), name.begin)
            ),
            None,
        )
        if maker is None:
            continue
        ones.append(one)
        near = [
            name
            for name in names
            if maker.end < name.begin < one.end() + 40 and _WITH_HELP.search(words, max(0, name.begin - 30), name.begin)
        ]
        proposers = (maker.entity, *(name.entity for name in near[:1]))
        yield Proposal(proposers, addressee, about, object_words, None, span, text.part, "proposal.one-of-several")
    if not ones:
        maker = next(
            (name for name in names if _BY.search(words, max(sentence.begin, name.begin - 8), name.begin)), None
        )
        before = [name for name in names if name.end <= named.start() and name.entity != addressee]
        maker = maker or (before[0] if before and addressee is not None else None)
        if maker is not None:
            makers = [
                maker,
                *(name for name in before[1:2] if re.fullmatch(r",? and (?:the )?", words[maker.end : name.begin])),
            ]
            proposers = tuple(
                dict.fromkeys([*(one.entity for one in makers), *_with_helpers(words, names, makers[-1].begin)])
            )
            yield Proposal(proposers, addressee, about, object_words, None, span, text.part, "proposal.submitted")


def _with_helpers(words: str, names: Sequence[Match], begin: int) -> tuple[str, ...]:
    """Return the one named at an offset, and those with whose help."""
    first = next((name for name in names if name.begin == begin), None)
    if first is None:
        return ()
    helper = next(
        (name for name in names if name.begin > first.end and _HELP.fullmatch(words[first.end : name.begin])), None
    )
    return (first.entity,) if helper is None else (first.entity, helper.entity)


_MOVED = re.compile(
    r"\b(?:trafficked|trafficking|smuggled|kidnapped|abducted|lured|sold|transported|recruited|deported|taken"
    r"|brought|sent|forced|moved)\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\btraffick|\bsmuggl|\bkidnap|\babduct|\bforced labou?r", re.IGNORECASE)
_PEOPLE_MOVED = re.compile(
    r"\b(?:women|girls|children|boys|men|victims|migrants|workers|families|babies|refugees|laborers|labourers"
    r"|villagers|persons)\b[^.;]{0,60}?"
    r"\b(?:taken|moved|driven|brought|sold|transported|deported|transferred|crossed|fled|sent|lured)\b"
    r"|\b(?:moved|brought|took|drove|transported|sent|deported)\b"
    r"[^.;]{0,30}\b(?:women|girls|children|boys|men|migrants|workers|families|refugees)\b"
)
_VICTIMS = re.compile(
    r"\b(?:women|girls|children|boys|men|victims|migrants|workers|babies|infants|minors|people|persons|refugees"
    r"|laborers|labourers)\b"
)
_NATIONALS = re.compile(
    r"\b(?:group of |groups of |several |many |\d+ )(?P<who>[A-Z][a-z]+)\b"
    r"|\b(?P<who2>[A-Z][a-z]+) (?:being|who|were|was|are|women|girls|children|men|workers|migrants)\b"
)
_FROM = re.compile(
    r"\b(?:women|girls|children|boys|men|victims|migrants|workers|babies|people|persons|trafficked|taken|brought"
    "|smuggled|sent|lured|kidnapped"
    r"|abducted|recruited|driven|crossed|moved|fled|refugees|families|come|coming|arrive|arriving)\s"
    r"(?:\w+\s){0,2}from (?:the )?$"
)
_THROUGH = re.compile(r"\b(?:through|via|across) (?:the )?$")
_INTO = re.compile(r"(?<!access )(?<!according )\b(?:to|into) (?:the )?$")


def find_movements(texts: Sequence[Text], statements: Sequence[Statement]) -> list[Movement]:
    """Return where a cable says that people are moved from, through and to, and for what."""
    found: list[Movement] = []
    for text in texts:
        if text.part[0] != "paragraph":
            continue
        denied = {statement.span for statement in statements if statement.part == text.part and statement.denied}
        for sentence in text.sentences:
            moved = _MOVED.search(text.words, *sentence)
            by_force = _SURE.search(text.words, *sentence) is not None
            people = _PEOPLE_MOVED.search(text.words, *sentence)
            moved = moved or people
            if moved is None or not (by_force or people is not None):
                continue
            names = text.inside(*sentence)
            ends = {
                kind: _places(text, sentence, names, pattern)
                for kind, pattern in (("from", _FROM), ("through", _THROUGH), ("to", _INTO))
            }
            purposes = _purposes(text, names, moved.end())
            if not by_force and not (ends["from"] or ends["to"]):
                continue
            if not (
                ends["from"]
                or (ends["to"] and people is not None)
                or ends["through"]
                or (ends["to"] and (purposes or _TRAFFICKED_TO.search(text.words, *sentence)))
                or (purposes and _VICTIMS.search(text.words, *sentence))
            ):
                continue
            victims = _victims(text, sentence)
            span = text.flow.span(*sentence)
            found.append(
                Movement(
                    ends["from"],
                    ends["through"],
                    ends["to"],
                    purposes,
                    victims,
                    span in denied,
                    span,
                    text.part,
                    "movement.from-to",
                )
            )
    return found


_FOR_WHAT = re.compile(r"\b(?:for|in|into|of|to)\b[^.;]{0,60}$")
_NOT_FOR = re.compile(r"\b(?:rather than|not|instead of)\b[^,.;]{0,30}$")


def _purposes(text: Text, names: Sequence[Match], moved: int) -> tuple[str, ...]:
    """Return the topics that people are moved for, from the verb on; not what they are said not to be moved for."""
    found = [
        name.entity
        for name in names
        if name.entity.startswith("topics:")
        and name.begin > moved
        and _FOR_WHAT.search(text.words, moved, name.begin)
        and not _NOT_FOR.search(text.words, moved, name.begin)
    ]
    return tuple(dict.fromkeys(found))


_TRAFFICKED_TO = re.compile(r"\b(?:trafficked|smuggled|sold|kidnapped) (?:to|into) ")


def _victims(text: Text, sentence: Sentence) -> tuple[str, ...]:
    """Return the words for those who are moved: people of a nation, or plurals for people."""
    for match in _NATIONALS.finditer(text.words, *sentence):
        who = match["who"] or match["who2"]
        if who in demonyms():
            return (who,)
    return tuple(
        dict.fromkeys(match.group() for match in _VICTIMS.finditer(text.words, *sentence) if match.group() != "people")
    )


def _places(text: Text, sentence: Sentence, names: Sequence[Match], before: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            name.entity
            for name in names
            if name.entity.startswith("places:")
            and before.search(text.words, max(sentence.begin, name.begin - 50), name.begin)
        )
    )

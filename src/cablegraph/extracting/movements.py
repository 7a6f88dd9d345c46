"""Movements of people against their will or by deceit: from where, through where, to where, and for what."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.findings import Movement
from cablegraph.extracting.texts import Sentence
from cablegraph.extracting.vocabulary import demonyms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.cable import Span
    from cablegraph.extracting.findings import Statement
    from cablegraph.extracting.texts import Match, Text

# Beginnings of words that say by themselves that people are moved by force.
_BY_FORCE = ("traffick", "smuggl", "kidnap", "abduct", "forced labo")
_MOVED = re.compile(
    r"\b(?:trafficked|trafficking|smuggled|kidnapped|abducted|lured|sold|transported|recruited|deported|take[ns]?|taking"
    r"|brought|bring|sent|send|forced|moved?|resettled?)\b",
    re.IGNORECASE,
)
_FORCED = re.compile(r"\btraffick|\bsmuggl|\bkidnap|\babduct|\bforced labou?r", re.IGNORECASE)
_PEOPLE_MOVED = re.compile(
    r"\b(?:women|girls|children|boys|men|victims|migrants|workers|families|babies|refugees|laborers|labourers"
    r"|villagers|persons)\b[^.;]{0,60}?"
    r"\b(?:taken|moved|driven|brought|sold|transported|deported|transferred|crossed|fled|sent|lured|resettled)\b"
    r"|\b(?:moved?|brought|bring|took|takes?|drove|transport(?:ed)?|sent|send|deport(?:ed)?|resettled?|sell|lure)\b"
    r"[^.;]{0,30}\b(?:women|girls|children|boys|men|migrants|workers|families|refugees)\b",
    re.IGNORECASE,
)
_VICTIMS = re.compile(
    r"\b(?:women|girls|children|boys|men|victims|migrants|workers|babies|infants|minors|people|persons|refugees"
    r"|laborers|labourers)\b",
    re.IGNORECASE,
)
_NATIONALS = re.compile(
    r"\b(?:group of |groups of |several |many |\d+ )(?P<who>[A-Z][a-z]+)\b"
    r"|\b(?P<who2>[A-Z][a-z]+) (?:being|who|were|was|are|women|girls|children|men|workers|migrants)\b"
)
_FROM = re.compile(
    r"\b(?:women|girls|children|boys|men|victims|migrants|workers|babies|people|persons|trafficked|taken|brought"
    "|smuggled|sent|lured|kidnapped"
    r"|abducted|recruited|driven|crossed|moved|fled|refugees|families|come|coming|arrive|arriving)\s"
    r"(?:\w+\s){0,2}from (?:the )?$",
    re.IGNORECASE,
)
_THROUGH = re.compile(r"\b(?:through|via|across) (?:the )?$")
_INTO = re.compile(r"(?<!access )(?<!according )\b(?:(?:to|into)|resettle\w* (?:\w+ ){0,2}in) (?:the )?$")
# Behind these others are spoken of.
_ANOTHER = re.compile(r", (?:although|but|though|whereas|while) ")
# What a word means moves nobody.
_MEANT = re.compile(r"\bdefin(?:e|es|ed|ing|ition|itions)\b")
# Who is helped or goes home is not moved by those who trade in people.
_RESCUED = re.compile(r"\brescue|\brepatriat|\bhometown|\bhome\b")
_TRAFFICKED_TO = re.compile(r"\b(?:trafficked|smuggled|sold|kidnapped) (?:to|into) ")
_TRAFFICKING_FOR = re.compile(r"\btraffick(?:ed|ing) for ")
_FOR_WHAT = re.compile(r"\b(?:for|in|into|of|to)\b[^.;]{0,60}$")
_MADE_TO_WORK = re.compile(r"\b(?:compelled|forced|made) to (?:dig|labou?r|mine|toil|work)\b")
_FORCED_LABOUR = "topics:forced-labour"
_NOT_FOR = re.compile(r"\b(?:rather than|not|instead of)\b[^,.;]{0,30}$")
_LOOK_BACK = 50


class _Way(NamedTuple):
    """The keys of the places that a sentence names behind `from`, `through` and `to`."""

    origins: tuple[str, ...]
    transits: tuple[str, ...]
    destinations: tuple[str, ...]


def find_movements(texts: Sequence[Text], statements: Sequence[Statement]) -> list[Movement]:
    """Return where a cable says that people are moved from, through and to, and for what."""
    found: list[Movement] = []
    denied = {statement.span for statement in statements if statement.denied}
    for text in texts:
        if text.part[0] != "paragraph":
            continue
        forced = _may_force(text.words)
        if not forced and not text.cues.get("moving"):
            continue
        for sentence in text.sentences:
            if text.cues_in("moving", sentence) or (forced and _may_force(text.words[sentence.begin : sentence.end])):
                span = text.flow.span(*sentence)
                clauses = _clauses(text.words, sentence)
                moved = (_in_clause(text, clause, span, denied=span in denied, forced=forced) for clause in clauses)
                found += [movement for movement in moved if movement is not None]
    return found


def _may_force(words: str) -> bool:
    small = words.lower()
    return any(beginning in small for beginning in _BY_FORCE)


def _is_forced(words: str) -> bool:
    """Tell whether a word of a sentence says by itself that people are moved by force."""
    return _may_force(words) and _FORCED.search(words) is not None


def _clauses(words: str, sentence: Sentence) -> list[Sentence]:
    """Return the parts of a sentence that each tell of people of their own: `some are sold, while others are sent`."""
    begins = [sentence.begin, *(match.end() for match in _ANOTHER.finditer(words, *sentence)), sentence.end]
    return [Sentence(begin, end) for begin, end in pairwise(begins)]


def _in_clause(text: Text, sentence: Sentence, span: Span, *, denied: bool, forced: bool) -> Movement | None:
    """Return the movement that a clause tells of, if it does."""
    words = text.words
    names = text.inside(*sentence)
    by_force = forced and _is_forced(words[sentence.begin : sentence.end])
    people = _unnamed(_PEOPLE_MOVED.search(words, *sentence), names) if text.cues_in("moving", sentence) else None
    moved = (_MOVED.search(words, *sentence) or people) if by_force or people is not None else None
    if moved is None or _MEANT.search(words, *sentence):
        return None
    if _RESCUED.search(words, *sentence) and not _TRAFFICKED_TO.search(words, *sentence):
        return None
    way = _Way(*(_places(words, sentence, names, pattern) for pattern in (_FROM, _THROUGH, _INTO)))
    purposes = _purposes(words, names, moved.end(), sentence.end)
    if not by_force and not (way.origins or way.destinations or purposes):
        return None
    sure = way.origins or way.transits or (way.destinations and (people is not None or purposes))
    if not (
        sure
        or (way.destinations and _TRAFFICKED_TO.search(words, *sentence))
        or (purposes and (_VICTIMS.search(words, *sentence) or _TRAFFICKING_FOR.search(words, *sentence)))
    ):
        return None
    victims = _victims(words, sentence)
    return Movement(*way, purposes, victims, denied, span, text.part, "movement.from-to")


def _unnamed(match: re.Match[str] | None, names: Sequence[Match]) -> re.Match[str] | None:
    """Return a match that begins in no name: `Save the Children sent gloves` moves nobody."""
    if match is not None and any(name.begin <= match.start() < name.end for name in names):
        return None
    return match


def _purposes(words: str, names: Sequence[Match], moved: int, end: int) -> tuple[str, ...]:
    """Return the topics that people are moved for, from the verb on; not what they are said not to be moved for."""
    found = [
        name.entity
        for name in names
        if name.entity.startswith("topics:")
        and name.begin > moved
        and _FOR_WHAT.search(words, moved, name.begin)
        and not _NOT_FOR.search(words, moved, name.begin)
    ]
    if _MADE_TO_WORK.search(words, moved, end):
        found.append(_FORCED_LABOUR)
    return tuple(dict.fromkeys(found))


def _victims(words: str, sentence: Sentence) -> tuple[str, ...]:
    """Return the words for those who are moved: people of a nation, or plurals for people."""
    for match in _NATIONALS.finditer(words, *sentence):
        who = match["who"] or match["who2"]
        if who in demonyms():
            return (who,)
    plurals = (match.group().lower() for match in _VICTIMS.finditer(words, *sentence))
    return tuple(dict.fromkeys(plural for plural in plurals if plural != "people"))


def _places(words: str, sentence: Sentence, names: Sequence[Match], before: re.Pattern[str]) -> tuple[str, ...]:
    """Return the places before which a pattern stands."""
    found = [
        name.entity
        for name in names
        if name.entity.startswith("places:")
        and before.search(words, max(sentence.begin, name.begin - _LOOK_BACK), name.begin)
    ]
    return tuple(dict.fromkeys(found))

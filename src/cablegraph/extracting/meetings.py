"""Meetings: sentences that say who met whom, on which day, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cablegraph.extracting.findings import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablegraph.extracting.actors import Actor
    from cablegraph.extracting.findings import Period, Statement
    from cablegraph.extracting.identities import Identities
    from cablegraph.extracting.texts import Sentence, Text

# `met (with)`, `held talks with`, `called on`, `hosted`, `over lunch with`
_MET = re.compile(
    r"\b(?P<verb>met|meets|meeting|meetings|met separately|spoke|talks|discussions|consultations|lunch|dinner"
    "|breakfast|reception|courtesy call"
    r"|telephone call|phone call|conversation|roundtable)\s+"
    "(?:(?:again|separately|privately|briefly|recently|individually|jointly|today|"
    r"[A-Z][a-z]+ \d{1,2}|on [A-Z][a-z]+ \d{1,2}|at length)\s+){0,2}(?:with|between)\b"
    r"|\b(?P<on>called|calls|paid (?:a|an) (?:\w+ )?(?:call|visit)|made (?:a|an) (?:\w+ )?call)\s+(?:on|to)\b"
    r"|\b(?P<direct>met|hosted|received|visited|accompanied|briefed|interviewed)\s+(?=(?:the |a |with )?[A-Z])"
)
_MEETING_OF = re.compile(r"\b(?:meeting|lunch|dinner|breakfast|call|discussion|conversation)s?\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:will|would|plans?|planned|hopes?|hoped|intends?|wants?|wanted|scheduled|expects?|expected|requests?"
    r"|requested|agreed|could|should|may|might|able|like|asked|refused|declined|failed|unable)\s+(?:to\s+)?"
    r"(?:\w+\s+){0,3}$"
)
_ALSO = re.compile(
    r"\b[Aa]lso (?:present|attending|participating|in attendance) (?:were|was)\b"
    r"|\b(?:also|too)\s+(?:attended|participated|joined|took part|present)\b|\b(?:were|was) also present\b"
    r"|\b(?:attended|joined|accompanied)\b"
)
_PLACE = re.compile(r"\b(?:in|at|to)\s+(?:the\s+)?(?:[A-Z][\w'’-]+\s+)?$")
_REACH = 90
_US = {"officer", "person"}


def find_meetings(
    texts: Sequence[Text], identities: Identities, statements: Sequence[Statement], periods: Sequence[Period]
) -> list[Meeting]:
    """Return the meetings that a cable tells of, in the order of the text."""
    found: list[Meeting] = []
    for index, text in enumerate(texts):
        if text.part[0] != "paragraph":
            continue
        told = [statement for statement in statements if statement.part == text.part]
        dated = [period for period in periods if period.part == text.part]
        for sentence in text.sentences:
            meeting = _in_sentence(index, text, sentence, identities, told, dated)
            if meeting is not None:
                found.append(meeting)
            elif found and found[-1].part == text.part and _ALSO.search(text.words, *sentence):
                found[-1] = _joined_by(found[-1], _keys(_actors(identities.actors[index], sentence)))
    return found


def _actors(actors: Iterable[Actor], sentence: Sentence) -> list[Actor]:
    return [actor for actor in actors if sentence.begin <= actor.begin < sentence.end]


def _keys(actors: Iterable[Actor]) -> list[str]:
    return [actor.key for actor in actors]


def _joined_by(meeting: Meeting, keys: Iterable[str]) -> Meeting:
    return replace(meeting, participants=tuple(dict.fromkeys((*meeting.participants, *keys))))


def _in_sentence(
    index: int,
    text: Text,
    sentence: Sentence,
    identities: Identities,
    told: Sequence[Statement],
    dated: Sequence[Period],
) -> Meeting | None:
    """Return the meeting that a sentence tells of, if it does."""
    words = text.words
    span = text.flow.span(*sentence)
    here = [statement for statement in told if statement.span == span]
    days = [
        period
        for period in dated
        if span.begin <= period.span.begin < span.end
        and "/" not in period.value
        and len(period.value) == len("2009-08-12")
    ]
    people = _actors(identities.actors[index], sentence)
    participants: list[str] = []
    rule = ""
    for match in _MET.finditer(words, *sentence):
        if _NOT_YET.search(words, max(sentence.begin, match.start() - 40), match.start()):
            continue
        sides = _sides(text, sentence, match, people)
        if sides is not None:
            participants, rule = sides, "meeting.met"
            break
    speaker = next((statement for statement in here if statement.speaker.startswith(("person:", "officer:"))), None)
    if not participants and speaker is not None and speaker.addressee is not None and days:
        if speaker.addressee.startswith(("officer:", "person:")):
            participants, rule = [speaker.speaker, speaker.addressee], "meeting.told-on-a-day"
    if (
        participants
        and speaker is not None
        and rule == "meeting.met"
        and words[sentence.begin : sentence.begin + 40].startswith(
            ("During", "In a", "At a", "In an", "At the", "Over", "On ")
        )
    ):
        participants = [*participants, speaker.speaker]
    participants = list(dict.fromkeys(participants))
    if len(participants) < 2:
        return None
    place = _place(text, sentence, here)
    return Meeting(tuple(participants), days[0].value if days else None, place, span, text.part, rule)


def _place(text: Text, sentence: Sentence, here: Sequence[Statement]) -> str | None:
    """Return the place behind `in` or `at`: behind the verb of saying if one stands there, otherwise the first."""
    places = [
        match
        for match in text.inside(*sentence)
        if match.entity.startswith("places:")
        and _PLACE.search(text.words, max(sentence.begin, match.begin - 24), match.begin)
    ]
    verb = text.flow.index(here[0].verb.span.end - 1) if here else sentence.begin
    behind = [match for match in places if match.begin > verb]
    # What is said names places too: only what follows the verb at once is where it was said.
    near = [match for match in behind if match.begin - verb < _REACH and " that " not in text.words[verb : match.begin]]
    chosen = near if here else places
    return chosen[0].entity if chosen else None


def _sides(text: Text, sentence: Sentence, match: re.Match[str], people: Sequence[Actor]) -> list[str] | None:
    """Return those before the verb, and those behind it that are named one after another."""
    before = [
        actor for actor in people if actor.extent_end <= match.start() and match.start() - actor.extent_end < _REACH
    ]
    after = _listed(text, match.end(), sentence.end, people)
    # Only `with` makes a meeting of a body's name: `visited the Center`, `called on the Senate to act` are none.
    if not after or (match["verb"] is None and not after[0].startswith(("person:", "officer:"))):
        return None
    between = match.group().endswith("between")
    subject = [] if between else _listed_before(text, before)
    noun = match["verb"] is not None and _MEETING_OF.fullmatch(match["verb"].split()[0]) is not None
    if not subject and not noun:
        return None
    return [*subject, *after]


_AND = re.compile(
    r"\s*(?:,|,? and|\(|\)|;|,? as well as|,? accompanied by|,? along with)\s*(?:the |with |his |her |a )?"
    r"(?:[a-z][\w-]*\s+){0,3}$"
)


def _listed(text: Text, begin: int, end: int, people: Sequence[Actor]) -> list[str]:
    """Return the people, or bodies, that are named right behind an offset, one after another."""
    named = sorted(
        [
            *((actor.extent_begin, actor.extent_end, actor.key) for actor in people),
            *(
                (match.begin, match.end, match.entity)
                for match in text.inside(begin, end)
                if match.entity.startswith(("agents:", "organization:"))
            ),
        ]
    )
    keys: list[str] = []
    position = begin
    for first, last, key in named:
        if first < position:
            if keys and last > position and key.startswith("person:"):
                position = last
            continue
        between = text.words[position:first]
        near = (
            len(between) < 40
            and not re.search(r"[.;:]|\b(?:who|which|that|on|in|at|to|about|and (?:said|told|noted))\b", between)
            if not keys
            else _AND.fullmatch(between) is not None
        )
        if not near:
            break
        keys.append(key)
        position = last
    people_named = [key for key in keys if key.startswith(("person:", "officer:"))]
    return people_named or keys[:1]


def _listed_before(text: Text, before: Sequence[Actor]) -> list[str]:
    """Return the people who are named right before a verb, one after another."""
    keys: list[str] = []
    position = None
    for actor in reversed(before):
        if position is not None and not re.fullmatch(
            r"\s*(?:,|,? and)\s*(?:the )?", text.words[actor.extent_end : position]
        ):
            break
        keys.insert(0, actor.key)
        position = actor.extent_begin
    return keys

"""Meetings: sentences that say who met whom, on which day, and where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.findings import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cablegraph.extracting.actors import Actor
    from cablegraph.extracting.findings import Period, Statement
    from cablegraph.extracting.identities import Identities
    from cablegraph.extracting.texts import Sentence, Text

# `met (with)`, `held talks with`, `called on`, `hosted`, `over lunch with`, `lunched in Ostia with`, `were received by`
_MET = re.compile(
    r"\b(?P<verb>met|meets|meeting|meetings|met separately|spoke|talks|discussions|consultations|lunch|dinner"
    "|breakfast|reception|courtesy call"
    r"|telephone call|phone call|conversation|roundtable)\s+"
    "(?:(?:again|separately|privately|briefly|recently|individually|jointly|today|"
    r"[A-Z][a-z]+ \d{1,2}|on [A-Z][a-z]+ \d{1,2}|at length)\s+){0,2}(?:with|between)\b"
    r"|\b(?P<on>called|calls|paid (?:a|an) (?:\w+ )?(?:call|visit)|made (?:a|an) (?:\w+ )?call)\s+(?:on|to)\b"
    r"|\b(?P<together>met|lunched|dined|breakfasted|sat down|conferred|consulted|discussed|toured)\b"
    r"(?:\s[^\s.;:,]+){0,6}?\s+with\s+(?=(?:the |a |his |her |their )?[A-Z])"
    r"|\b(?:was|were) (?:also |then )?(?P<passive>met|received|convoked|summoned|hosted|briefed|called in)\b"
    r"(?: (?:on|in|at) [^\s.;:,]+(?: \d+)?)? by\b"
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
_AND = re.compile(
    r"\s*(?:,|,? and|\(|\)|;|,? as well as|,? accompanied by|,? along with)\s*(?:the |with |his |her |a )?"
    r"(?:[a-z][\w-]*\s+){0,3}$"
)
_AND_BEFORE = re.compile(r"\s*(?:,|,? and)\s*(?:the )?")
_ELSEWHERE = re.compile(r"[.;:]|\b(?:who|which|that|on|in|at|to|about|and (?:said|told|noted))\b")
# How a sentence begins that tells what was said at the meeting that it names.
_AT_MEETING = ("During", "In a", "At a", "In an", "At the", "Over", "On ")
_PEOPLE = ("person:", "officer:")
_BODIES = ("agents:", "organization:")
_LEAP_DAY = "-02-29"
_DAY_LENGTH = len("2009-08-12")
_NOT_YET_BACK = 40
_PLACE_BACK = 24
_BESIDE = 40


class _Told(NamedTuple):
    """A sentence with the people named in it, what is reported in it, and the days that it names."""

    text: Text
    sentence: Sentence
    people: Sequence[Actor]
    statements: Sequence[Statement]
    days: Sequence[Period]


def find_meetings(
    texts: Sequence[Text],
    identities: Identities,
    statements: Sequence[Statement],
    periods: Sequence[Period],
    sent: date | None,
) -> list[Meeting]:
    """Return the meetings that a cable tells of, in the order of the text; none is after the day it was sent."""
    found: list[Meeting] = []
    for text, actors in zip(texts, identities.actors, strict=True):
        if text.part[0] != "paragraph":
            continue
        told = [statement for statement in statements if statement.part == text.part]
        days = [_not_after(period, sent) for period in periods if period.part == text.part and _is_day(period.value)]
        last = None
        for sentence in text.sentences:
            meeting = None
            also = last is not None and _ALSO.search(text.words, *sentence) is not None
            if also or told or text.cues_in("meeting", sentence):
                people = [actor for actor in actors if sentence.begin <= actor.begin < sentence.end]
                meeting = _in_sentence(_told(text, sentence, people, told, days))
                if meeting is not None:
                    found.append(meeting)
                elif also:
                    found[-1] = _joined_by(found[-1], people)
            last = meeting or last
    return found


def _is_day(value: str) -> bool:
    return len(value) == _DAY_LENGTH and "/" not in value


def _not_after(day: Period, sent: date | None) -> Period:
    """Return a day, or the last of its month and day that is not after the message."""
    if sent is None or day.value <= sent.isoformat() or day.value.endswith(_LEAP_DAY):
        return day
    return replace(day, value=f"{sent.year - (day.value[4:] > sent.isoformat()[4:])}{day.value[4:]}")


def _told(
    text: Text, sentence: Sentence, people: Sequence[Actor], told: Sequence[Statement], days: Sequence[Period]
) -> _Told:
    """Return a sentence with those statements and days of its text that stand in it."""
    span = text.flow.span(*sentence)
    here = [statement for statement in told if statement.span == span]
    return _Told(text, sentence, people, here, [day for day in days if span.begin <= day.span.begin < span.end])


def _joined_by(meeting: Meeting, people: Iterable[Actor]) -> Meeting:
    keys = (actor.key for actor in people)
    return replace(meeting, participants=tuple(dict.fromkeys((*meeting.participants, *keys))))


def _in_sentence(told: _Told) -> Meeting | None:
    """Return the meeting that a sentence tells of, if it does."""
    text, sentence, days = told.text, told.sentence, told.days
    speaker = next((statement for statement in told.statements if statement.speaker.startswith(_PEOPLE)), None)
    rule = "meeting.met"
    participants = _met(told) if text.cues_in("meeting", sentence) else []
    if participants:
        if speaker is not None and text.words.startswith(_AT_MEETING, sentence.begin):
            participants.append(speaker.speaker)
    elif days and speaker is not None and speaker.addressee is not None and speaker.addressee.startswith(_PEOPLE):
        rule = "meeting.told-on-a-day"
        participants = [speaker.speaker, speaker.addressee]
    present = tuple(dict.fromkeys(participants))
    if len(present) <= 1:
        return None
    day = days[0].value if days else None
    return Meeting(present, day, _place(told), text.flow.span(*sentence), text.part, rule)


def _met(told: _Told) -> list[str]:
    """Return those who met by the first verb of meeting that is no plan."""
    words, sentence = told.text.words, told.sentence
    for match in _MET.finditer(words, *sentence):
        if not _NOT_YET.search(words, max(sentence.begin, match.start() - _NOT_YET_BACK), match.start()):
            sides = _sides(told, match)
            if sides is not None:
                return sides
    return []


def _place(told: _Told) -> str | None:
    """Return the place behind `in` or `at`: behind the verb of saying if one stands there, otherwise the first."""
    text, sentence, words = told.text, told.sentence, told.text.words
    places = [
        match
        for match in text.inside(*sentence)
        if match.entity.startswith("places:")
        and _PLACE.search(words, max(sentence.begin, match.begin - _PLACE_BACK), match.begin)
    ]
    if told.statements:
        verb = text.flow.index(told.statements[0].verb.span.end - 1)
        # What is said names places too: only what follows the verb at once is where it was said.
        places = [
            match
            for match in places
            if verb < match.begin < verb + _REACH and " that " not in words[verb : match.begin]
        ]
    return places[0].entity if places else None


def _sides(told: _Told, match: re.Match[str]) -> list[str] | None:
    """Return those before the verb, and those behind it that are named one after another."""
    before = [
        actor
        for actor in told.people
        if actor.extent_end <= match.start() and match.start() - actor.extent_end < _REACH
    ]
    after = _listed(told, match.end())
    # Only `with` makes a meeting of a body's name: `visited the Center`, `called on the Senate to act` are none.
    if not after or (match["verb"] is None and not after[0].startswith(_PEOPLE)):
        return None
    subject = [] if match.group().endswith("between") else _listed_before(told.text, before)
    noun = match["verb"] is not None and _MEETING_OF.fullmatch(match["verb"].split()[0]) is not None
    return [*subject, *after] if subject or noun else None


def _listed(told: _Told, begin: int) -> list[str]:
    """Return the people, or else the first body, named right behind an offset, one after another."""
    people = [(actor.extent_begin, actor.extent_end, actor.key) for actor in told.people]
    bodies = [
        (match.begin, match.end, match.entity)
        for match in told.text.inside(begin, told.sentence.end)
        if match.entity.startswith(_BODIES)
    ]
    keys: list[str] = []
    position = begin
    for first, last, key in sorted([*people, *bodies]):
        if first < position:
            if keys and last > position and key.startswith("person:"):
                position = last
            continue
        if not _goes_on(told.text.words[position:first], listed=bool(keys)):
            break
        keys.append(key)
        position = last
    people_named = [key for key in keys if key.startswith(_PEOPLE)]
    return people_named or keys[:1]


def _goes_on(between: str, *, listed: bool) -> bool:
    """Tell whether words lead from a verb of meeting to the first name, or, ``listed``, from one name to the next."""
    if listed:
        return _AND.fullmatch(between) is not None
    return len(between) < _BESIDE and not _ELSEWHERE.search(between)


def _listed_before(text: Text, before: Sequence[Actor]) -> list[str]:
    """Return the people who are named right before a verb, one after another."""
    keys: list[str] = []
    position = None
    for actor in reversed(before):
        if position is not None and not _AND_BEFORE.fullmatch(text.words, actor.extent_end, position):
            break
        keys.insert(0, actor.key)
        position = actor.extent_begin
    return keys

"""Meetings: sentences that say who met whom, on which day, and where."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from cablegraph.extracting.findings import Meeting, Period, Statement
from cablegraph.extracting.masks import PERSON, PLACE, masked
from cablegraph.extracting.meeting_forms import Form, form_at
from cablegraph.extracting.meeting_sides import (
    PEOPLE,
    WORD,
    Told,
    days_of_meeting,
    hearers,
    listed,
    named_behind,
    place_of_meeting,
    speakers,
    subject,
)
from cablegraph.extracting.meeting_times import day_in, is_often, is_soon, tense_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cablegraph.extracting.actors import Actor
    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.findings import Part
    from cablegraph.extracting.identities import Identities
    from cablegraph.extracting.texts import Sentence, Text

_Found = TypeVar("_Found", Statement, Period)
_WHEN = re.compile(r"(?:When|After|As)\b")
# A side that a cable does not name.
_UNNAMED = re.compile(
    r"\b(?:[Ww]e|I|[Yy]ou|[Pp]ost|Embassy|Mission|Consulate|[Oo]ur|[Yy]our|[A-Z]\w*[Oo]ffs|[A-Z]\w+ officers?)"
    r" (?:\S+ ){0,3}$|\b(?:[Tt]he|[A-Z]\w+s) (?:also |then )?$"
)
_ALSO = re.compile(
    r"\b[Aa]lso (?:present|attending|participating|in attendance) (?:were|was)\b"
    r"|\b(?:also|too)\s+(?:attended|participated|joined|took part|present)\b|\b(?:were|was) also present\b"
    r"|\b(?:attended|joined|accompanied)\b"
)
# What stands before a day on which somebody is told something.
_OPENING_DAY = re.compile(
    rf"(?:\(?(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Oo]ver|[Ll]ate|[Ee]arly|[Ff]ollowing)"
    rf"(?: (?:(?!that\b)[a-z-]+|{PLACE}),?){{0,6}} ?)?"
)
_SAID_ON = re.compile(
    rf",?(?: (?:the )?(?:{WORD} ){{0,4}}?{PERSON})?(?:,? (?:in|at) {PLACE})?,? ?(?:on |(?:at|during|in|over) an? )?"
)
_ANNOUNCED = ".announced"
_DAY_LENGTH = len("2009-08-12")
_BACK = 50


def find_meetings(
    texts: Sequence[Text],
    identities: Identities,
    statements: Sequence[Statement],
    periods: Sequence[Period],
    sent: date | None,
) -> list[Meeting]:
    """Return the meetings that a cable tells of, each once; none but those announced is after the day it was sent."""
    found: list[Meeting] = []
    told_in = _by_part(statements)
    periods_in = _by_part(periods)
    days_in = _by_part(period for period in periods if _is_day(period.value))
    for text, actors in zip(texts, identities.actors, strict=True):
        if text.part[0] != "paragraph":
            continue
        told, days = told_in[text.part], days_in[text.part]
        spans = [period.span for period in periods_in[text.part]]
        last = None
        for number, sentence in enumerate(text.sentences):
            cues = text.cues_in("meeting", sentence)
            also = last is not None and _ALSO.search(text.words, *sentence) is not None
            if not (cues or also or (told and days)):
                continue
            people = [actor for actor in actors if sentence.begin <= actor.begin < sentence.end]
            span = text.flow.span(*sentence)
            here = [statement for statement in told if statement.span == span]
            meetings: list[Meeting] = []
            if cues or here:
                signs = masked(text, sentence, people, days)
                lone = _lone(actors, text.sentences[number - 1]) if number else None
                dated = any(span.holds(one) for one in spans)
                meetings = _in_sentence(Told(text, sentence, signs, here, sent, lone, dated), cues)
            if not meetings and also and people:
                found[-1] = _joined_by(found[-1], people)
            found += meetings
            last = meetings[-1] if meetings else last
    return _each_once(found)


def _by_part(found: Iterable[_Found]) -> dict[Part, list[_Found]]:
    """Return what was found by the element in which it stands."""
    parts: dict[Part, list[_Found]] = defaultdict(list)
    for one in found:
        parts[one.part].append(one)
    return parts


def _lone(actors: Sequence[Actor], sentence: Sentence) -> str | None:
    """Return the only one whom a sentence names."""
    keys = {actor.key for actor in actors if sentence.begin <= actor.begin < sentence.end}
    return keys.pop() if len(keys) == 1 else None


def _is_day(value: str) -> bool:
    """Tell whether a period is a day, or days of which the first counts."""
    return len(value.partition("/")[0]) == _DAY_LENGTH


def _joined_by(meeting: Meeting, people: Iterable[Actor]) -> Meeting:
    keys = (actor.key for actor in people)
    return replace(meeting, participants=tuple(dict.fromkeys((*meeting.participants, *keys))))


def _each_once(found: Sequence[Meeting]) -> list[Meeting]:
    """Return meetings without those that another sentence tells more of: the same people, no other day or place."""
    kept: list[Meeting] = []
    for meeting in found:
        same = next((one for one in kept if _is_same(one, meeting)), None)
        if same is None:
            kept.append(meeting)
        # The text tells more than its summary, which stands before it.
        elif _weight(meeting) >= _weight(same):
            kept[kept.index(same)] = meeting
    return kept


def _is_same(one: Meeting, other: Meeting) -> bool:
    those, these = set(one.participants), set(other.participants)
    return (
        (those <= these or these <= those)
        and one.rule.endswith(_ANNOUNCED) == other.rule.endswith(_ANNOUNCED)
        and (one.day == other.day or None in {one.day, other.day})
        and (one.place == other.place or None in {one.place, other.place})
    )


def _weight(meeting: Meeting) -> int:
    return 2 * (meeting.day is not None) + (meeting.place is not None) + len(meeting.participants)


def _in_sentence(told: Told, cues: Sequence[Cue]) -> list[Meeting]:
    """Return the meetings that a sentence tells of: mostly one, or one a day."""
    begin = told.sentence.begin
    for cue in cues:
        form = form_at(told.signs.words, cue.begin - begin, cue.end - begin)
        meetings = [] if form is None else _met(told, form)
        if meetings:
            return meetings
    meeting = _told_on_a_day(told) if told.signs.days else None
    return [] if meeting is None else [meeting]


def _met(told: Told, form: Form) -> list[Meeting]:
    """Return the meeting that a word for it tells of, those before it with those behind it; one for each day."""
    words = told.signs.words
    before = words[max(0, form.begin - _BACK) : form.begin]
    tense = tense_of(words, form.begin, form.end)
    if tense == "never":
        return []
    met, end = ([], form.end) if form.first is None else listed(told, form.first, both=form.between)
    days, place = days_of_meeting(told, form, end), place_of_meeting(told, form, end)
    timed = bool(days or place is not None or is_soon(words, form.end))
    known = timed or told.dated
    believed = form.sure or (form.alone and known)
    if not days and (not believed or is_often(words, form.begin, form.end) or (tense != "past" and not known)):
        return []
    who = [] if form.between else subject(told, form, end)
    if form.first is None:
        met = _met_without_with(told, form)
    present = tuple(dict.fromkeys((*who, *met)))
    people = any(key.startswith(PEOPLE) for key in present)
    one_is_enough = known and form.alone and (who or _UNNAMED.search(before))
    if not present or not (people or timed) or (len(present) == 1 and not one_is_enough):
        return []
    rule = f"meeting{_ANNOUNCED}" if tense != "past" else "meeting.met"
    values: list[str | None] = [day_in(tense, told, day) for day in days]
    return [_meeting(told, present, value, place, rule) for value in values or [None]]


def _met_without_with(told: Told, form: Form) -> list[str]:
    """Return those met whom no `with` names: to whom something was said there, or who follows `When officials met,`."""
    if form.opening:
        return next((heard for said in told.statements if (heard := hearers(told, said, bodies=True))), [])
    return [] if _WHEN.match(told.signs.words) is None else named_behind(told, form.end)


def _meeting(told: Told, present: tuple[str, ...], day: str | None, place: str | None, rule: str) -> Meeting:
    return Meeting(present, day, place, told.text.flow.span(*told.sentence), told.text.part, rule)


def _told_on_a_day(told: Told) -> Meeting | None:
    """Return the meeting of two, of whom one told the other something on a day that stands before it or at the verb."""
    words, days = told.signs.words, told.signs.days
    begin = told.sentence.begin
    for said in told.statements:
        verb = told.text.flow.index(said.verb.span.end - 1) + 1 - begin
        heard = hearers(told, said, bodies=False)
        if not said.speaker.startswith(PEOPLE) or not heard:
            continue
        speaker = told.text.flow.index(said.speaker_span.begin) - begin
        for at in sorted(days):
            opens = at < speaker and _OPENING_DAY.fullmatch(words, 0, at)
            if opens or speaker < at < verb or (at >= verb and _SAID_ON.fullmatch(words, verb, at)):
                form = Form(verb, verb, None)
                present = tuple(dict.fromkeys((*speakers(told, said), *heard)))
                day, place = day_in("past", told, days[at]), place_of_meeting(told, form, verb)
                return _meeting(told, present, day, place, "meeting.told-on-a-day") if len(present) > 1 else None
    return None

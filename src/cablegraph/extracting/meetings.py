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
    day_of_meeting,
    listed,
    named_before,
    place_of_meeting,
    subject,
)
from cablegraph.extracting.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cablegraph.extracting.actors import Actor
    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.findings import Part
    from cablegraph.extracting.identities import Identities
    from cablegraph.extracting.texts import Sentence, Text

_Found = TypeVar("_Found", Statement, Period)
# What becomes a meeting only with its day: it is announced, or asked for.
_AHEAD = re.compile(
    r"\b(?:will|scheduled|plans?|planned|planning|expects?|expected|requests?|requested|intends?|due|set|arranged"
    r"|is to|are to)\s+(?:to\s+)?(?:\S+\s+){0,3}$"
)
_NEVER = re.compile(
    r"(?:\b(?:hopes?|hoped|hoping|wants?|wanted|agreed|could|should|may|might|would|able|like|asked|asking|offered"
    r"|urged|invited|refused|declined|failed|unable|cancell?ed|seek|seeking|not|never|without|no|if|whether)"
    r"|n['’]t|\bcall(?:ed|ing|s)? for)\s+(?:to\s+)?(?:\S+\s+){0,3}$"
)
_CANCELLED = re.compile(r"\b(?:been|was|were) (?:called off|cancell?ed|postponed|put off|scrapped)\b")
_ALSO = re.compile(
    r"\b[Aa]lso (?:present|attending|participating|in attendance) (?:were|was)\b"
    r"|\b(?:also|too)\s+(?:attended|participated|joined|took part|present)\b|\b(?:were|was) also present\b"
    r"|\b(?:attended|joined|accompanied)\b"
)
_ADDRESSED = re.compile(rf" (?:{WORD} ){{0,5}}?(?P<who>{PERSON})")
# What stands before a day on which somebody is told something.
_OPENING_DAY = re.compile(
    rf"(?:\(?(?:[Oo]n|[Ii]n|[Aa]t|[Dd]uring|[Oo]ver|[Ll]ate|[Ee]arly|[Ff]ollowing)"
    rf"(?: (?:(?!that\b)[a-z-]+|{PLACE}),?){{0,6}} ?)?"
)
_SAID_ON = re.compile(
    rf",?(?: (?:the )?(?:{WORD} ){{0,4}}?{PERSON})?(?:,? (?:in|at) {PLACE})?,? ?(?:on |(?:at|during|in|over) an? )?"
)
_LEAP_DAY = "-02-29"
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
    days_in = _by_part(period for period in periods if _is_day(period.value))
    for text, actors in zip(texts, identities.actors, strict=True):
        if text.part[0] != "paragraph" or not actors:
            continue
        told, days = told_in[text.part], days_in[text.part]
        last = None
        for number, sentence in enumerate(text.sentences):
            cues = text.cues_in("meeting", sentence)
            also = last is not None and _ALSO.search(text.words, *sentence) is not None
            if not (cues or also or (told and days)):
                continue
            people = [actor for actor in actors if sentence.begin <= actor.begin < sentence.end]
            if not people:
                continue
            span = text.flow.span(*sentence)
            here = [statement for statement in told if statement.span == span]
            meeting = None
            if cues or here:
                signs = masked(text, sentence, people, days)
                lone = _lone(actors, text.sentences[number - 1]) if number else None
                meeting = _in_sentence(Told(text, sentence, signs, here, sent, lone), cues)
            if meeting is not None:
                found.append(meeting)
            elif also:
                found[-1] = _joined_by(found[-1], people)
            last = meeting or last
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
        and (one.day == other.day or None in {one.day, other.day})
        and (one.place == other.place or None in {one.place, other.place})
    )


def _weight(meeting: Meeting) -> int:
    return 2 * (meeting.day is not None) + (meeting.place is not None) + len(meeting.participants)


def _in_sentence(told: Told, cues: Sequence[Cue]) -> Meeting | None:
    """Return the meeting that a sentence tells of, if it does."""
    begin = told.sentence.begin
    for cue in cues:
        form = form_at(told.signs.words, cue.begin - begin, cue.end - begin)
        meeting = None if form is None else _met(told, form)
        if meeting is not None:
            return meeting
    return _told_on_a_day(told) if told.signs.days else None


def _met(told: Told, form: Form) -> Meeting | None:
    """Return the meeting that a word for it tells of, those before it with those behind it."""
    words = told.signs.words
    before = words[max(0, form.begin - _BACK) : form.begin]
    ahead = _AHEAD.search(before) is not None
    if _NEVER.search(before) or _CANCELLED.search(words, form.end):
        return None
    met, end = ([], form.end) if form.first is None else listed(told, form.first)
    day = day_of_meeting(told, form, end)
    if day is None and (ahead or not form.sure):
        return None
    who = [] if form.between else subject(told, form, end)
    present = tuple(dict.fromkeys((*who, *met)))
    if len(present) <= 1 or not any(key.startswith(PEOPLE) for key in present):
        return None
    if not who and not form.between and told.speaker is None and len(met) <= 1:
        return None
    rule = "meeting.announced" if ahead else "meeting.met"
    value = None if day is None else day.value.partition("/")[0] if ahead else _not_after(day, told.sent)
    return _meeting(told, present, value, place_of_meeting(told, form, end), rule)


def _meeting(told: Told, present: tuple[str, ...], day: str | None, place: str | None, rule: str) -> Meeting:
    return Meeting(present, day, place, told.text.flow.span(*told.sentence), told.text.part, rule)


def _not_after(day: Period, sent: date | None) -> str:
    """Return a day, or the last of its month and day that is not after the message."""
    value = day.value.partition("/")[0]
    if sent is None or value <= sent.isoformat() or value.endswith(_LEAP_DAY):
        return value
    return f"{sent.year - (value[4:] > sent.isoformat()[4:])}{value[4:]}"


def _told_on_a_day(told: Told) -> Meeting | None:
    """Return the meeting of two, of whom one told the other something on a day that stands before it or at the verb."""
    words, days = told.signs.words, told.signs.days
    begin = told.sentence.begin
    for said in told.statements:
        verb = told.text.flow.index(said.verb.span.end - 1) + 1 - begin
        hearer = _hearer(told, said, verb)
        if not said.speaker.startswith(PEOPLE) or hearer is None:
            continue
        speaker = told.text.flow.index(said.speaker_span.begin) - begin
        for at in sorted(days):
            opens = at < speaker and _OPENING_DAY.fullmatch(words, 0, at)
            if opens or speaker < at < verb or (at >= verb and _SAID_ON.fullmatch(words, verb, at)):
                form = Form(verb, verb, None)
                speakers = named_before(told, told.text.flow.index(said.verb.span.begin) - begin)
                present = tuple(dict.fromkeys((*(speakers if said.speaker in speakers else [said.speaker]), hearer)))
                day, place = _not_after(days[at], told.sent), place_of_meeting(told, form, verb)
                return _meeting(told, present, day, place, "meeting.told-on-a-day") if len(present) > 1 else None
    return None


def _hearer(told: Told, said: Statement, verb: int) -> str | None:
    """Return the person to whom something is said: the one known, or the one named right behind the verb."""
    if said.addressee is not None:
        return said.addressee if said.addressee.startswith(PEOPLE) else None
    form = verbs().get(told.text.words[told.text.flow.index(said.verb.span.begin) : told.sentence.begin + verb])
    match = _ADDRESSED.match(told.signs.words, verb) if form is not None and form.addressed else None
    return None if match is None else told.signs.keys[match.start("who")]

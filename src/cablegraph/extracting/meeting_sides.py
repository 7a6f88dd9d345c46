"""Both sides of a meeting, its day and its place: what stands before and behind the word for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.masks import BODY, DAY, PEOPLE_OF, PERSON, PLACE
from cablegraph.extracting.verbs import speaks_next, verbs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cablegraph.extracting.findings import Period, Statement
    from cablegraph.extracting.masks import Masked
    from cablegraph.extracting.meeting_forms import Form
    from cablegraph.extracting.texts import Sentence, Text

WORD = (
    r"(?!(?:because|but|he|if|members|officials|representatives|said|she|that|they|told|we|when|whose|whom)\b)"
    r"[\w.'’&/-]++"
)
# What may stand between the last of those who met and the word for it: an apposition, a day, what else they did.
_TO_VERB = re.compile(
    rf"(?:\s?\([^()]*\))?(?:,? (?:who|which))?(?:, [^;:]{{0,150}},)?(?:['’]s)?"
    rf"(?:,? ?(?:{DAY}|{PLACE}|{BODY}|{WORD})){{0,12}},?\s?"
)
_TO_NEXT = re.compile(
    r"(?: (?:at|for|from|in|of) [^,;:.]{1,60})?(?:\s?\([^()]*\))?"
    r"(?:(?:, [^;:.]{1,120}?)?,? (?:and|as well as|accompanied by|along with|joined by|together with)"
    rf"|,)(?: with)?(?: {WORD}){{0,4}}?,?\s"
)
_ADDRESSED = re.compile(rf"(?P<to> to)? (?:{WORD} ){{0,5}}?(?P<who>{PERSON}|{BODY})")
_BELONGS = re.compile(rf"(?:['’]s)?(?: {WORD}){{0,3}} ")
# `Embassy and Ministry officials will`, `the Union's members' representatives`
_BODY_BEFORE = re.compile(rf"(?P<body>{BODY})(?: \([^()]*\))?(?:{PEOPLE_OF})?(?: (?:also|then|had|has|have|will))* $")
_AND = re.compile(r"(?: \([^()]*\))?(?:,|,? and) (?:the )?")
# Behind these a body is but where somebody works.
_WORKS_AT = re.compile(
    r"(?<!fficials )(?<!eaders )(?<!epresentatives )(?<!embers )(?<!elegation )(?<!team )"
    r"\b(?:at|by|for|from|in|of|to|with) (?:the )?$"
)
# `He met`: the one person whom the sentence before names.
_PRONOUN = re.compile(r"(?:^|[,;(] ?|\band )(?:[Hh]e|[Ss]he)(?: (?:also|first|had|has|later|then|\w+ly))* $")
# Of whose meeting the one who speaks tells: `he met`, `during his meeting with`.
_OWN = re.compile(r"\b(?:he|she|his|her)\b[^,;]{0,60}$")
# What the words behind these tell is no longer when and where they met.
_SUBJECT_MATTER = re.compile(r"[;:]|\b(?:about|because|concerning|regarding|that|where|who|which|whose)\b")
_DAY_AND_DAY = re.compile(rf"{DAY} and (?P<other>{DAY})")
_PARTED = re.compile(r'[;"]|\b(?:that|which)\b')
_PLACE_OF = re.compile(
    rf"(?:^|[ ,(])(?:[Ii]n|[Aa]t|near|outside|visit to|trip to|travel(?:l?ed)? to|drove to|flew to|go(?:es|ing)? to"
    rf"|went to) (?:the )?(?:[\w'’-]+ )?(?:office in )?(?P<place>{PLACE})"
)
PEOPLE = ("person:", "officer:")
_REACH = 220
_BACK = 70


class Told(NamedTuple):
    """A sentence with signs for its names and days, what is reported in it, and the only person named right before.

    ``dated`` where it names a day, a month or a year.
    """

    text: Text
    sentence: Sentence
    signs: Masked
    statements: Sequence[Statement]
    sent: date | None
    lone: str | None = None
    dated: bool = False

    @property
    def speaker(self) -> str | None:
        """The first person who speaks in the sentence."""
        return next((told.speaker for told in self.statements if told.speaker.startswith(PEOPLE)), None)


def listed(told: Told, first: int, *, both: bool = False) -> tuple[list[str], int]:
    """Return the people, or else the bodies, named from an offset on one after another, and where they end.

    ``both`` where these are both sides.
    """
    words, keys = told.signs.words, told.signs.keys
    found: list[str] = []
    position = first
    while True:
        end = _end_of(words, position)
        found.append(keys[position])
        following = next((at for at in sorted(keys) if _follows(words, end, at)), None)
        if following is None:
            break
        between = words[end:following]
        if between == " ":
            # `USOAS Ambassador Pell` is one.
            found.pop()
        owned = between == " " or (words[position] != words[following] and _BELONGS.fullmatch(between))
        if not owned and not _TO_NEXT.fullmatch(between):
            break
        after = told.sentence.begin + _end_of(words, following)
        # `met X, and Y said`: who speaks next begins a clause of his own.
        if not (owned or both) and speaks_next(told.text.words, told.text.cues.get("saying", ()), after):
            break
        position = following
    people = [key for key in found if key.startswith(PEOPLE)]
    return people or found, end


_SIGNS_OF_MET = (PERSON[0], BODY[0])
_REST = PERSON[1]


def _follows(words: str, end: int, at: int) -> bool:
    """Tell whether one who may have been met is named at an offset behind another, and not in brackets."""
    if at < end or words[at] not in _SIGNS_OF_MET:
        return False
    return words.count("(", end, at) == words.count(")", end, at)


def _end_of(words: str, begin: int) -> int:
    end = begin + 1
    while words[end : end + 1] == _REST:
        end += 1
    return end


def subject(told: Told, form: Form, end: int) -> list[str]:
    """Return those who met them: before the word, or, where the phrase opens a sentence, who speaks or comes next."""
    words, keys = told.signs.words, told.signs.keys
    if form.subject is not None:
        return [keys[form.subject]]
    if form.opening:
        if told.speaker is not None or (form.first is None and told.statements):
            return speakers(told, told.statements[0]) if form.first is None else [told.speaker or ""]
        if behind := named_behind(told, end):
            return behind
    found = named_before(told, form.begin if form.verb is None else form.verb)
    if not found and told.lone is not None and _PRONOUN.search(words, 0, form.begin):
        return [told.lone]
    if not found and told.speaker is not None and _OWN.search(words, max(0, form.begin - _BACK), form.begin):
        return [told.speaker]
    return found


def speakers(told: Told, said: Statement) -> list[str]:
    """Return the one who says something, with those who are named one after another before the verb if he is one."""
    named = named_before(told, told.text.flow.index(said.verb.span.begin) - told.sentence.begin)
    return named if said.speaker in named else [said.speaker]


def hearers(told: Told, said: Statement, *, bodies: bool) -> list[str]:
    """Return those to whom something is said: the one known, or those behind the verb, ``bodies`` too."""
    if said.addressee is not None and not bodies:
        known = said.addressee.startswith(PEOPLE) and not said.addressee.partition(": ")[2].islower()
        return [said.addressee] if known else []
    first = told.text.flow.index(said.verb.span.begin)
    last = told.text.flow.index(said.verb.span.end - 1) + 1
    form = verbs().get(told.text.words[first:last])
    match = _ADDRESSED.match(told.signs.words, last - told.sentence.begin)
    if form is None or match is None or not (form.addressed or match["to"]):
        return []
    if told.signs.words[match.start("who")] != PERSON[0] and not bodies:
        return []
    # Those who are but a noun are an audience: `told fishermen`.
    return [key for key in listed(told, match.start("who"))[0] if not key.partition(": ")[2].islower()]


def named_before(told: Told, stop: int) -> list[str]:
    """Return the people named one after another before a verb, or else the body right before it."""
    words, keys = told.signs.words, told.signs.keys
    body = _BODY_BEFORE.search(words, max(0, stop - _REACH), stop)
    if body is not None and not _WORKS_AT.search(words, 0, body.start()):
        bodies = [body.start("body")]
        for at in sorted(
            (at for at in keys if at < bodies[0] and words[at] == BODY[0] and words[at - 1] != "("), reverse=True
        ):
            if not _AND.fullmatch(words, _end_of(words, at), bodies[0]):
                break
            bodies.insert(0, at)
        person = max((at for at in keys if at < bodies[0] and words[at] == PERSON[0]), default=None)
        if person is not None and _AND.fullmatch(words, _end_of(words, person), bodies[0]):
            bodies.insert(0, person)
        return [keys[at] for at in bodies]
    found: list[str] = []
    gap = _TO_VERB
    for at in sorted((at for at in keys if at < stop and words[at] == PERSON[0]), reverse=True):
        last = _end_of(words, at)
        if stop - last > _REACH or not gap.fullmatch(words, last, stop):
            break
        found.insert(0, keys[at])
        stop, gap = at, _TO_NEXT
    return found


def named_behind(told: Told, begin: int) -> list[str]:
    """Return the person named next behind a comma: `When officials met, Minister Pell agreed`."""
    words, keys = told.signs.words, told.signs.keys
    behind = next((at for at in sorted(keys) if at >= begin and words[at] == PERSON[0]), None)
    return [] if behind is None or "," not in words[begin:behind] else [keys[behind]]


def days_of_meeting(told: Told, form: Form, end: int) -> list[Period]:
    """Return the day of a meeting: the first behind its word, if no subject matter parts them, else the last before.

    Several meetings may have one each: `the meetings of May 3 and May 5`.
    """
    words, days = told.signs.words, told.signs.days
    for at in sorted(days):
        if at > form.begin:
            if _SUBJECT_MATTER.search(words, min(end, at), at):
                break
            several = _DAY_AND_DAY.match(words, at) if words[form.begin : form.end].endswith("s") else None
            return [days[at]] if several is None else [days[at], days[several.start("other")]]
    before = [at for at in sorted(days) if at < form.begin]
    if before and not _PARTED.search(words, before[-1], form.begin):
        return [days[before[-1]]]
    return []


def place_of_meeting(told: Told, form: Form, end: int) -> str | None:
    """Return the place behind `in` or `at`: nearest behind the word for meeting, or before it."""
    words, keys = told.signs.words, told.signs.keys
    before = None
    for match in _PLACE_OF.finditer(words):
        at = match.start("place")
        if at > form.begin:
            parted = _SUBJECT_MATTER.search(words, min(end, at), at)
            return before if parted else keys[at]
        if not _PARTED.search(words, at, form.begin):
            before = keys[at]
    return before

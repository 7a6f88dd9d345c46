"""Masks: a sentence in which a sign stands for each name and each day, so that a pattern may ask for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cablegraph.extracting.actors import Actor
    from cablegraph.extracting.findings import Period
    from cablegraph.extracting.texts import Sentence, Text

# Private characters, which no text has: the first of a name tells its kind, the others only that it goes on.
_PERSON, _BODY, _PLACE, _DAY, _REST = "\ue001", "\ue002", "\ue003", "\ue004", "\ue000"
PERSON, BODY, PLACE, DAY = (f"{sign}{_REST}*(?!{_REST})" for sign in (_PERSON, _BODY, _PLACE, _DAY))
_SIGNS = {"agents": _BODY, "organization": _BODY, "posts": _BODY, "places": _PLACE}

# Those who act for a body or a place, behind its name: `U.S. officials`, `Lisbon and Spanish senior trade negotiators`.
PEOPLE_OF = (
    r"(?:['’]s?)?(?: and [A-Z]\w+(?:['’]s)?)?"
    r"(?: [A-Z][\w-]+| \w+-\w+| (?:and|customs|defense|embassy|enforcement|government|intelligence|law|military|other"
    r"|police|security|senior|trade)\b){0,3}(?: (?:[Mm]ember )?\w+['’])?"
    r" (?:authorities|counterparts|delegat(?:es|ions?)|diplomats|envoys|experts|leaders|lawmakers|ministers|negotiators"
    r"|officials|representatives|teams?)\b"
)
# A place whose people are meant acts as a body does, as does one that holds talks.
_WHOSE_PEOPLE = re.compile(rf"{PEOPLE_OF}|(?: and \S+)? (?:have |will )?(?:held|hold|holds|meet|met|resumed) ")
_TALKS = re.compile(
    r"\b(?:consultations|discussions|meetings?|summit|talks) (?:among|between|with) (?:the )?"
    r"(?:[A-Z][\w.]+(?: [A-Z]\w+)?,? and (?:the )?)?$"
)
_TALKS_BACK = 60


class Masked(NamedTuple):
    """A sentence with signs for its names and days; offsets are those of ``words``, the masked sentence.

    ``keys`` has what is named where a name begins, ``days`` the day where that begins.
    """

    words: str
    keys: Mapping[int, str]
    days: Mapping[int, Period]


def masked(text: Text, sentence: Sentence, people: Iterable[Actor], days: Sequence[Period]) -> Masked:
    """Return a sentence with signs for its places, bodies, days and people, each with the phrase around the name."""
    begin, end = sentence
    signs = list(text.words[begin:end])
    keys: dict[int, str] = {}
    day_at: dict[int, Period] = {}

    def cover(sign: str, first: int, last: int) -> int:
        signs[first - begin : last - begin] = sign + _REST * (last - first - 1)
        return first - begin

    for match in text.inside(begin, end):
        sign = _SIGNS.get(match.entity.partition(":")[0])
        if sign == _PLACE and (
            _WHOSE_PEOPLE.match(text.words, match.end, end)
            or _TALKS.search(text.words, max(begin, match.begin - _TALKS_BACK), match.begin)
        ):
            sign = _BODY
        if sign is not None:
            keys[cover(sign, match.begin, match.end)] = match.entity
    for day in days:
        first, last = text.flow.index(day.span.begin), text.flow.index(day.span.end - 1) + 1
        if begin <= first < last <= end:
            day_at[cover(_DAY, first, last)] = day
    ordered = sorted(people)
    for number, actor in enumerate(ordered):
        following = ordered[number + 1].extent_begin if number + 1 < len(ordered) else end
        # In a list the function behind a name may be read as that of the one before: `Pell, Mayor Brandt`.
        last = actor.end if actor.extent_end > following else actor.extent_end
        if begin <= actor.extent_begin and last <= end:
            keys[cover(_PERSON, actor.extent_begin, last)] = actor.key
    return Masked("".join(signs), keys, day_at)

"""Subjects: whose a verb of saying is, by what stands between the words that name somebody and the verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.candidates import PRONOUNS
from cablegraph.extracting.verbs import fills

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.candidates import Candidate

_PREPOSITION = re.compile(
    r"(?:\b(?:of|by|with|to|for|in|from|on|at|about|between|among|under|over|into|against|through|after|before|like"
    r"|than|including)|[,;]?\s\band)\s+(?:the\s+|an?\s+|his\s+|her\s+|their\s+)?$"
)
# What may stand between those who speak and their verb beside fillers: `(ABC), the company,`, `of Ostia (1/15)`.
_APPOSED = re.compile(
    r"\s*(?:of [A-Z][\w-]+\s*)?(?:\([^()]{2,80}\)\s*)?"
    r"(?:,[^,;]{2,140},['’”\"]*|--?\s?[^-]{2,100}\s?--?|–[^–]{2,100}–)?\s*"
)
_INSERTS = (",", "(", "--", " - ", " – ", " of ")
# Papers of a body speak for it.
_PAPER = re.compile(
    r"(?:['’]s)?\s+(?:[a-z]+\s+)?(?:statement|communiqu[eé]|declaration|editorial|press release|report|letter|note|memo"
    r"|story|stories|articles?|op-ed|column|piece|website|web site|paper"
    r"|memorandum)\b"
)
# People told apart by what they do: `officials working in the north`.
_DESCRIBED = re.compile(
    r"\s+(?:of|from|in|at|for|with|to|on|operating|working|based|living|present|attending|representing|close)\b"
    r"(?:(?!\b(?:that|which|who|said)\b)[^,;:.\"]){0,90}$"
)
_WHO = re.compile(r" who (?:(?!\b(?:that|which|who|said|told)\b)[^,;:.\"]){3,60} ")
# `of the opposition party Blue Star`
_LOOSE = re.compile(r"\b(?:of|from|at) (?:the )?(?:[a-z]+ ){1,3}$")
_OF_SOMETHING = re.compile(r"\s+(?:of|from|at|in)\b(?: [\w'’-]+){0,5} ?")
_RELATIVE = re.compile(r",? (?:which|who)\b")
_OWNING = ("'s ", "’s ", "' ", "’ ")
_PERSONS = ("person:", "officer:", "noun: ", "name: ")
_AND = re.compile(r"(?:\band|, but|\bbut|, then)\s+(?:\w+ly\s+|then\s+|also\s+|later\s+|has\s+|have\s+|had\s+)*$")
_WITH = re.compile(r",? and (?:(?:the|an?|his|her|its|their|our) )?(?:[A-Z][a-z]+ )?")
_LISTED = re.compile(r", (?:the |an? )?")
_COORDINATED = re.compile(r"[,;]?\sand\s+(?:(?:the|an?|his|her|its|their|our)\s+)?(?:[A-Z][a-z]+ )?$")
_SPEAK_ON_PAPER = ("organization:", "agents:", "places:", "person:", "posts:")
_FAMILIES_THAT_JOIN = ("person:", "officer:", "organization:", "agents:", "noun:", "name:", "he", "she", "they")
# How far before a verb its subject may end, and how far before it the words that govern either may begin.
_FAR = 160
_LOOK_BACK = 24
_AND_BACK = 24
_OURSELVES = re.compile(
    r"(?i)^(?:the |our |this )?(?:U\.?S\.? )?(?:embassy|post|mission|consulate|amembassy|(?:country )?team)$"
)


def subject_of(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate right before a verb: nothing but an insertion and fillers stand between."""
    for number in range(len(found) - 1, -1, -1):
        one = found[number]
        if one.extent_end > verb:
            continue
        if _leads_to(words, one, verb):
            speaker = _governing(words, begin, one, found[:number])
            if speaker is not None:
                return speaker
        if verb - one.extent_end > _FAR:
            break
    return _first_subject(words, begin, verb, found)


def _governing(words: str, begin: int, one: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """Return who speaks where a candidate leads to a verb: himself, or those whom his phrase tells more of."""
    low = max(begin, one.extent_begin - _LOOK_BACK)
    if _PREPOSITION.search(words, low, one.extent_begin) is None:
        named = before[-1] if before else None
        # `Ann Roe, Harbour Board, said`
        apart = words[one.extent_begin - 2 : one.extent_begin] == ", " and words.startswith(",", one.extent_end)
        if apart and named is not None and named.key.startswith("person:") and named.extent_end == one.extent_begin - 2:
            return named
        return _described(words, one.begin, before) or one if _LOOSE.search(words, low, one.extent_begin) else one
    if one.key.startswith(_FAMILIES_THAT_JOIN) and _coordinated(words, one):
        return one
    # `to the Board, which said`, `Roe in Rome, who said`
    person = one.key.startswith(_PERSONS)
    if words.startswith(", who " if person else ", which ", one.extent_end):
        return one
    if not person and words.startswith(", who ", one.extent_end):
        return next((other for other in reversed(before) if other.key.startswith(_PERSONS)), None)
    return _described(words, one.extent_begin, before)


def _described(words: str, end: int, before: Sequence[Candidate]) -> Candidate | None:
    """Return the people whom the words up to an offset tell more of: `an aide to Roe`, `officials working in Rome`."""
    for one in reversed(before):
        pattern = _DESCRIBED if one.key.startswith("noun: ") else _OF_SOMETHING
        ends = {one.extent_end, one.end}
        if one.key.startswith(_PERSONS) and any(pattern.fullmatch(words, after, end) for after in ends):
            return one
    return None


def _leads_to(words: str, one: Candidate, verb: int) -> bool:
    """Tell whether nothing but an insertion and fillers stands between a candidate and a verb."""
    between = words[one.extent_end : verb]
    if between == " " or fills(words, one.extent_end, verb):
        return True
    for after in {one.extent_end, one.end} if any(mark in words[one.end : verb] for mark in _INSERTS) else ():
        inserted = _APPOSED.match(words, after, verb)
        if inserted is not None and inserted.end() > after and fills(words, inserted.end(), verb):
            return True
    # `a committee to study rain, and said`
    if (
        one.key.startswith("noun: ")
        and not between.endswith(" and ")
        and (_DESCRIBED.fullmatch(words, one.extent_end, verb) or _WHO.fullmatch(words, one.extent_end, verb))
    ):
        return True
    if one.key.startswith(_PERSONS) and _OF_SOMETHING.fullmatch(words, one.extent_end, verb):
        return True
    return speaks_on_paper(words, one, verb)


def speaks_on_paper(words: str, one: Candidate, verb: int) -> bool:
    """Tell whether it is a statement or the like of somebody that says something: `an MFA statement noted`."""
    paper = _PAPER.match(words, one.end, verb)
    return paper is not None and one.key.startswith(_SPEAK_ON_PAPER) and fills(words, paper.end(), verb)


def is_post_itself(words: str, one: Candidate) -> bool:
    """Tell whether somebody is the post, which writes: what it says is no reported speech."""
    return _OURSELVES.match(words[one.begin : one.end]) is not None


def _first_subject(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the sentence's subject for a second verb of its own: `Roe did not accept and replied that`."""
    if not _AND.search(words, max(begin, verb - _LOOK_BACK), verb):
        return None
    # `Roe wrote to the Board, which met and said`
    for one in reversed(found):
        if one.extent_end <= verb and _RELATIVE.match(words, one.extent_end, verb):
            return one
    return opening_subject(words, begin, verb, found)


def opening_subject(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the candidate that opens a sentence, if one does: it is none that a preposition governs."""
    # `Roe's aide, and said`
    found = [one for one in found if not words.startswith(_OWNING, one.extent_end)]
    first = found[0] if found and found[0].extent_end <= verb else None
    # One within quotation marks is none of the sentence.
    if first is None or is_post_itself(words, first) or words.count('"', first.begin, verb) % 2:
        return None
    if _PREPOSITION.search(words, max(begin, first.extent_begin - _LOOK_BACK), first.extent_begin):
        # `In reply, Roe ..., and said`: the next one behind a comma.
        first = next((one for one in found if words[one.extent_begin - 2 : one.extent_begin] == ", "), None)
    return first


def nearest_subject(words: str, begin: int, verb: int, found: Sequence[Candidate]) -> Candidate | None:
    """Return the last candidate before a verb that no preposition governs: `Roe wrote to Doe saying that`."""
    for one in reversed(found):
        if one.extent_end < verb and not words.startswith(_OWNING, one.extent_end):
            low = max(begin, one.extent_begin - _LOOK_BACK)
            if _PREPOSITION.search(words, low, one.extent_begin) is None:
                return one
    return None


def those_with(words: str, begin: int, speaker: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """Return who are said to speak together with a speaker: `Roe, Doe and Poe noted`."""
    joined: list[Candidate] = []
    # `told visitors, and she told them`
    if speaker.key in PRONOUNS:
        return joined
    last, pattern = speaker, _WITH
    for one in reversed(found):
        if one.extent_end >= last.extent_begin or not pattern.fullmatch(words, one.extent_end, last.extent_begin):
            continue
        if not one.key.startswith(_FAMILIES_THAT_JOIN):
            break
        joined.append(one)
        last, pattern = one, _LISTED
    # `According to Roe, Doe said`
    governed = _PREPOSITION.search(words, max(begin, last.extent_begin - _LOOK_BACK), last.extent_begin)
    return joined if governed is None else joined[:-1]


def one_with(words: str, speaker: Candidate, found: Sequence[Candidate]) -> list[Candidate]:
    """Return who, if anybody, speaks together with the one behind `by`: `told by Roe and Doe`."""
    behind = (one for one in found if one.extent_begin > speaker.extent_end)
    return [one for one in behind if _WITH.fullmatch(words, speaker.extent_end, one.extent_begin)][:1]


def _coordinated(words: str, one: Candidate) -> bool:
    before = words[max(0, one.extent_begin - _AND_BACK) : one.extent_begin]
    return _COORDINATED.search(before) is not None

"""Members: the bodies and countries that a sentence lists as those of a group, or as its founders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.connections import Said
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.listing import listed, listed_before
from cablegraph.extracting.relation_checks import last_word
from cablegraph.extracting.relation_rule import BODIES, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Match, Sentence, Text

_INCLUDING = re.compile(
    r"\b(?:including|such as|made up of|composed of|consisting of|comprised of|comprises|comprising|includes|include"
    "|whose members are|members are|among (?:them|which|whom)(?: are)?) (?:the )?"
)
_OPENING = frozenset({"", "The", "This", "the", "A", "An"})
# `Its 21 members include`: the group is the one that the sentence before names.
_ITS = re.compile(r"(?:Its|Their|The|the) (?:[\w-]+ ){0,2}(?:members?|membership)\b")
_FOUNDED = re.compile(r" (?:jointly |together )?(?:founded|co-founded|established|set up|created|launched) (?:the )?")
_NOUN = re.compile(r"[a-z]+\b(?! of\b)")
_TERM = re.compile(r"\b(?:term|seat|membership) (?:on|in) (?:the )?$")
_TERM_BACK = 24
_HE_IS_MEMBER = re.compile(
    r"\b(?:[Hh]e|[Ss]he) (?:is|was|became|remains) (?:also |now )?(?:an? )?(?:[\w-]+ ){0,2}?member of (?:the )?"
)
_UNITS_OF = re.compile(
    r"\b(?:agencies|bodies|branches|bureaus|departments|divisions|ministries|offices|units) of (?:the )?"
)
_LISTS = re.compile(r"(?::|,? (?:are|include|including|such as|are listed below:))\s+(?:the )?$")
_SPELLINGS = {"center": "centre", "organization": "organisation"}


def members(text: Text, sentence: Sentence, names: Sequence[Match], before: Sequence[Match]) -> Iterator[Said]:
    """Yield the members that a sentence tells of; ``before`` are the bodies of a sentence before it."""
    words = text.words
    yield from _listed_members(words, sentence, names, before)
    if len(names) > 1:
        yield from _units(words, sentence, names)
        yield from _founders(words, sentence, names, before)
    for name in names[1:]:
        near = max(sentence.begin, name.begin - _TERM_BACK)
        if name.entity.startswith(BODIES) and _TERM.search(words, near, name.begin):
            holder = names[0]
            if holder.entity.startswith(PLACES):
                yield Said(name.entity, "hasMember", holder.entity, "relation.term")


def is_member(text: Text, sentence: Sentence, names: Sequence[Match], person: Match) -> Iterator[Said]:
    """Yield of what the person named last before a sentence is a member: `He is a member of the Party`."""
    for match in _HE_IS_MEMBER.finditer(text.words, *sentence):
        body = next((name for name in names if name.begin == match.end() and name.entity.startswith(BODIES)), None)
        if body is not None:
            yield Said(body.entity, "hasMember", person.entity, "relation.person-member")


def _listed_members(words: str, sentence: Sentence, names: Sequence[Match], before: Sequence[Match]) -> Iterator[Said]:
    """Yield the members of a group that a sentence names first: `including the A, B, C and others`."""
    bodies = [name for name in names if name.entity.startswith(BODIES)]
    if not bodies:
        return
    group: Match | None = bodies[0]
    if _ITS.match(words, sentence.begin):
        group = next((body for body in before if _is_group(words, body)), None)
    elif words[sentence.begin : bodies[0].begin].strip(' ("') not in _OPENING:
        return
    opened = _INCLUDING.search(words, *sentence)
    if group is None or opened is None or group.end > opened.start() or not _is_group(words, group):
        return
    first = next((name for name in bodies if name.begin == opened.end()), None)
    if first is not None:
        for member in listed(words, bodies, first, BODIES):
            yield Said(group.entity, "hasMember", member.entity, "relation.members")


def _is_group(words: str, name: Match) -> bool:
    """Tell whether the word for what a body is makes it one of several members."""
    named = words[name.begin : name.end].lower()
    return last_word(words, name) in words_of("group-noun") or " group " in f"{named} " or "committee " in named


def _units(words: str, sentence: Sentence, names: Sequence[Match]) -> Iterator[Said]:
    """Yield what is listed as the units of a body: `The agencies of the Ministry that met are: A, B and C`."""
    opened = _UNITS_OF.search(words, *sentence)
    whole = None if opened is None else next((name for name in names if name.begin == opened.end()), None)
    if whole is None or not whole.entity.startswith(BODIES):
        return
    first = next((name for name in names if _LISTS.search(words, whole.end, name.begin)), None)
    if first is not None and first.entity.startswith(BODIES):
        for unit in listed(words, names, first, BODIES):
            yield Said(unit.entity, "subOrganizationOf", whole.entity, "relation.units")


def _founders(words: str, sentence: Sentence, names: Sequence[Match], before: Sequence[Match]) -> Iterator[Said]:
    """Yield as members those who founded a body together, be it named by its noun alone: `the center`."""
    families = (*BODIES, *PLACES)
    for name in names:
        verb = _FOUNDED.match(words, name.end, sentence.end)
        if verb is None or not name.entity.startswith(families):
            continue
        founders = listed_before(words, names, name, families)
        founded = next((body for body in names if body.begin == verb.end()), None) or _meant(words, verb.end(), before)
        if founded is not None and len(founders) > 1 and founded.entity.startswith(BODIES):
            for founder in founders:
                yield Said(founded.entity, "hasMember", founder.entity, "relation.founders")


def _meant(words: str, begin: int, before: Sequence[Match]) -> Match | None:
    """Return the body named last of those before that has the noun at an offset among the words of its name."""
    noun = _NOUN.match(words, begin)
    if noun is None:
        return None
    nouns = {noun.group(), _SPELLINGS.get(noun.group())}
    return next((body for body in reversed(before) if nouns & set(words[body.begin : body.end].lower().split())), None)

"""Officers whom a function alone names: those of the post, CG, PolEconOff, and others, the ILO Director General."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.actors import Actor
from cablegraph.extracting.findings import STRANGER, Officer
from cablegraph.extracting.memberships import words_of_role
from cablegraph.extracting.roles import at_post, is_modifier, row_of
from cablegraph.extracting.vocabulary import demonyms, roles
from cablegraph.extracting.words import joined, last_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cablegraph.extracting.bearers import Bearer
    from cablegraph.extracting.findings import Membership
    from cablegraph.extracting.phrases import Phrase, Reading
    from cablegraph.extracting.texts import Text

# Behind these a function goes on, `Ambassador to Italy` is another country's, or is none: `EU Member states`.
_GOES_ON = re.compile(r" (?:(?:to|of|for) (?:the )?[A-ZÀ-Þ]|states?\b)")
_THE = ("the ", "The ")


# The rule of a function that names somebody who has it, which is no mention of his name.
HELD = "officer.held-by-named"
_US = "places:united-states"

# Nouns for those who act for a body, beside the functions.
_OFFICIALS = frozenset({"authorities", "delegation", "diplomat", "officer", "official", "representative", "staff"})


def is_officer(one: Officer) -> bool:
    """Tell whether one without a name is known by a function: `MFA officials`, not `contacts` or `Press reports`."""
    if one.rule != "officer.noun":
        return one.rule != STRANGER
    last = one.label.rpartition(" ")[2].lower()
    return not _functions().isdisjoint({last, last.removesuffix("s")})


@cache
def _functions() -> frozenset[str]:
    """Return the last words of functions, and nouns like them, in small letters; not that of `Point of Contact`."""
    heads = (role for role, row in roles().items() if row.kind in {"head", "both"} and " of " not in role.lower())
    return _OFFICIALS | {role.lower().rpartition(" ")[2] for role in heads}


def holders_at_post(persons: Sequence[Bearer], texts: Sequence[Text]) -> dict[tuple[str, ...], str]:
    """Return the functions of the post with the key of the only named person who has each: `Ambassador Roe` alone."""
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for person in persons:
        for index, one in person.occurrences:
            for function in one.functions:
                before = last_word(texts[index].words, function.begin - 1)
                foreign = before in demonyms() - {"American"} or before.endswith(("'s", "’s"))
                ours = function.organization is None or function.organization == _US
                if ours and not foreign and not function.former and at_post(function.words) is not None:
                    held[words_of_role(function.words)].add(person.key)
    return {role: keys.pop() for role, keys in held.items() if len(keys) == 1}


def officers_alone(
    text: Text,
    readings: Sequence[Reading],
    actors: Sequence[Actor],
    memberships: Sequence[Membership],
    holders: Mapping[tuple[str, ...], str],
) -> Iterator[tuple[Officer | None, Actor]]:
    """Yield the officers that a text names by a function alone, outside the phrases around names of people.

    A function that somebody has who is named, by ``memberships``, is his; where he has it at the post, by ``holders``,
    it names him.
    """
    covered = [(actor.extent_begin, actor.extent_end) for actor in actors]
    held = [" ".join(words_of_role(membership.role)) for membership in memberships]
    for reading in readings:
        words = reading.words
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind != "role":
                continue
            begin, end = words[phrase.first].begin, words[phrase.last].end
            if any(first <= begin < last for first, last in covered):
                continue
            role = joined(words, phrase.first, phrase.last)
            row = at_post(role)
            foreign = number > 0 and not words[phrase.first].gap
            owned = phrase.first == 0 and reading.run.owner is not None
            # `two FSNs`
            if text.words.startswith("s", end):
                continue
            if row is not None and (row.kind == "officer" or not (foreign or owned or _GOES_ON.match(text.words, end))):
                holder = holders.get(words_of_role(role))
                if holder is not None:
                    yield None, Actor(begin, end, holder, begin, end, HELD)
                    continue
                key = f"officer: {role}"
                rule = "officer.function-alone"
                yield Officer(key, role, text.flow.span(begin, end), rule), Actor(begin, end, key, begin, end, rule)
            elif number == len(reading.phrases) - 1:
                yield from _elsewhere(text, reading, phrase, held)


def _elsewhere(text: Text, reading: Reading, phrase: Phrase, held: Collection[str]) -> Iterator[tuple[Officer, Actor]]:
    """Yield the officer of another body or country: `the ILO Director General`, `the Prime Minister`."""
    words, running = reading.words, text.words
    begin, end = words[phrase.first].begin, words[phrase.last].end
    role = running[begin:end]
    row = row_of(role)
    # A rank or a trade is no function, and that of several is nobody's.
    if row is None or row.kind not in {"head", "both"} or role.endswith("s") or _GOES_ON.match(running, end):
        return
    of, organization = _whose(text, reading, phrase)
    definite = running.endswith(_THE, max(0, of - 4), of) or running is not text.flow.text
    if organization is None and not (definite and row.official):
        return
    if any(f" {' '.join(words_of_role(role))} " in f" {other} " for other in held):
        return
    label = " ".join(running[of:end].split())
    key, rule = f"officer: {label}", "officer.function-elsewhere"
    yield Officer(key, label, text.flow.span(of, end), rule, organization), Actor(begin, end, key, of, end, rule)


def _whose(text: Text, reading: Reading, phrase: Phrase) -> tuple[int, str | None]:
    """Return where the phrase of a function begins, and the key of the body or place before it."""
    words = reading.words
    begin = words[phrase.first].begin
    if phrase.first == 0:
        owner = reading.run.owner
        match = None if owner is None else next((one for one in text.matches if one.begin == owner), None)
    elif words[phrase.first].gap or is_modifier(words[phrase.first - 1].text):
        return begin, None
    elif words[phrase.first - 1].text in demonyms():
        return words[phrase.first - 1].begin, None
    else:
        match = next((one for one in text.matches if one.end == words[phrase.first - 1].end), None)
    if match is None or match.entity.startswith(("topics:", "person:")):
        return begin, None
    return match.begin, match.entity

"""What a rule of relations asks of the two names beside the words between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.lexicon import entities
from cablegraph.extracting.relation_rule import PEOPLE
from cablegraph.extracting.vocabulary import heads

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cablegraph.extracting.relation_rule import Rule
    from cablegraph.extracting.texts import Match, Sentence

# Behind these a name is no subject: `cooperation in the A is under the B`.
_OBLIQUE = re.compile(r"\b(?:at|between|by|for|from|in|of|to|with|within) (?:the )?$")
_VERB = re.compile(r"[\s)]*(?:[\w']+ly )?(?:are|belong|falls|had|has|have|is|joined|sits?|was|were)\b")
_OBLIQUE_BACK = 12
_TELLS_PLACE = re.compile(r" of\b|\b(?:city|port|province|region|suburb|town|village|is|lies|located|situated) in\b")
_PARTIES = frozenset(
    {
        "organizationKinds:armed-group",
        "organizationKinds:party-committee",
        "organizationKinds:political-party",
    }
)


def may_say(words: str, sentence: Sentence, one: Match, other: Match, rule: Rule) -> bool:
    """Tell whether two names are such that a rule, whose words stand between them, may speak of them."""
    before = max(sentence.begin, one.begin - _OBLIQUE_BACK)
    if _VERB.match(words, one.end, other.begin) and _OBLIQUE.search(words, before, one.begin):
        return False
    check = _CHECKS.get(rule.name)
    return check is None or check(words, one, other)


def _is_seated(words: str, one: Match, _: Match) -> bool:
    first = words[one.begin : one.end].partition(" ")[0].lower()
    return not words_of("seat-noun").isdisjoint({first, last_word(words, one)})


def _is_of_town(_: str, __: Match, other: Match) -> bool:
    # The navy of a country does not lie there.
    return not is_country(other.entity)


def _is_partys_man(words: str, one: Match, other: Match) -> bool:
    if one.entity.startswith(PEOPLE):
        return is_party(words, other)
    named = not words_of("party-role").isdisjoint(words[one.end : other.begin].lower().split())
    return named and is_party(words, one)


def _is_member(words: str, one: Match, other: Match) -> bool:
    return "member" in words[one.end : other.begin] or is_party(words, other)


def _is_coalition(words: str, _: Match, other: Match) -> bool:
    return last_word(words, other) in {"alliance", "bloc", "coalition"}


def _is_of_unit(words: str, one: Match, _: Match) -> bool:
    return is_unit(words, one)


def _belongs_as_member(words: str, one: Match, other: Match) -> bool:
    return "belong" not in words[one.end : other.begin] or not is_unit(words, one)


def _is_in_place(words: str, one: Match, other: Match) -> bool:
    # `In Lisbon in Portugal`, where nothing but `in` parts them, asks for what the lexicon has.
    return _TELLS_PLACE.search(words[one.end : other.begin]) is not None or lies_in(one.entity, other.entity)


def _holds_place(words: str, one: Match, other: Match) -> bool:
    return " of " in words[one.end : other.begin] or lies_in(other.entity, one.entity)


def _is_group_with_people(words: str, one: Match, other: Match) -> bool:
    body = other if one.entity.startswith(PEOPLE) else one
    return last_word(words, body) in words_of("group-noun") or words[body.begin : body.end].isupper()


# What each rule asks of the two names, and of the words between them.
_CHECKS: Mapping[str, Callable[[str, Match, Match], bool]] = {
    "relation.coalition": _is_coalition,
    "relation.led-by": _is_group_with_people,
    "relation.member-of": _belongs_as_member,
    "relation.of-place": _is_of_town,
    "relation.party-member": _is_group_with_people,
    "relation.party-official": _is_partys_man,
    "relation.person-member": _is_member,
    "relation.place-in-province": _is_in_place,
    "relation.place-of-place": _holds_place,
    "relation.seat-in": _is_seated,
    "relation.unit-belongs": _is_of_unit,
    "relation.unit-of": _is_of_unit,
}


def lies_in(place: str, whole: str) -> bool:
    """Tell whether the lexicon has a place within another."""
    pending = [place]
    while pending:
        entity = entities().get(pending.pop())
        parents = () if entity is None else entity.parents
        if whole in parents:
            return True
        pending += parents
    return False


def is_country(place: str) -> bool:
    """Tell whether the lexicon has a place as a country."""
    entity = entities().get(place)
    return entity is not None and "Country" in entity.types


def is_party(words: str, name: Match) -> bool:
    """Tell whether a body is a party, a movement or an armed group, as the lexicon or its name has it."""
    entity = entities().get(name.entity)
    if entity is not None and entity.kind is not None:
        return entity.kind in _PARTIES
    named = words[name.begin : name.end].lower().split()
    return not words_of("party-noun").isdisjoint({named[0], named[-1]})


def last_word(words: str, name: Match) -> str:
    """Return the last word of a name, in small letters."""
    return words[name.begin : name.end].rpartition(" ")[2].lower()


def is_unit(words: str, name: Match) -> bool:
    """Tell whether the word for what a body is makes it part of another: `Ports Office`, `Department of Tides`."""
    label = name.entity.partition(": ")[2] or words[name.begin : name.end]
    named = label.lower().split()
    return any((head := heads().get(word)) is not None and head.unit for word in (named[-1], named[0]))

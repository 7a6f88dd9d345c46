"""What a rule of relations asks of the two names beside the words between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.lexicon import entities
from cablegraph.extracting.relation_rule import PEOPLE
from cablegraph.extracting.vocabulary import heads

if TYPE_CHECKING:
    from cablegraph.extracting.relation_rule import Rule
    from cablegraph.extracting.texts import Match, Sentence

# Behind these a name is no subject: `cooperation in the A is under the B`.
_OBLIQUE = re.compile(r"\b(?:at|between|by|for|from|in|of|to|with|within) (?:the )?$")
_VERB = re.compile(r"[\s)]*(?:[\w']+ly )?(?:are|belong|falls|had|has|have|is|joined|sits?|was|were)\b")
_OBLIQUE_BACK = 12
_PARTIES = frozenset({"organizationKinds:armed-group", "organizationKinds:party-committee"})


def may_say(words: str, sentence: Sentence, one: Match, other: Match, rule: Rule) -> bool:
    """Tell whether two names are such that a rule, whose words stand between them, may speak of them."""
    before = max(sentence.begin, one.begin - _OBLIQUE_BACK)
    if _VERB.match(words, one.end, other.begin) and _OBLIQUE.search(words, before, one.begin):
        return False
    match rule.name:
        case "relation.seat-in":
            first = words[one.begin : one.end].partition(" ")[0].lower()
            fits = not words_of("seat-noun").isdisjoint({first, last_word(words, one)})
        case "relation.of-place":
            # The navy of a country does not lie there.
            fits = not is_country(other.entity)
        case "relation.party-official":
            party, between = (other, "") if one.entity.startswith(PEOPLE) else (one, words[one.end : other.begin])
            named = not between or not words_of("party-role").isdisjoint(between.lower().split())
            fits = named and is_party(words, party)
        case "relation.coalition":
            fits = last_word(words, other) in {"alliance", "bloc", "coalition"}
        case "relation.unit-of" | "relation.unit-belongs":
            fits = is_unit(words, one)
        case "relation.member-of":
            fits = "belong" not in words[one.end : other.begin] or not is_unit(words, one)
        case "relation.place-of-place":
            fits = " of " in words[one.end : other.begin] or lies_in(other.entity, one.entity)
        case "relation.party-member" | "relation.led-by":
            body = other if rule.name == "relation.party-member" else one
            fits = last_word(words, body) in words_of("group-noun") or words[body.begin : body.end].isupper()
        case _:
            fits = True
    return fits


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

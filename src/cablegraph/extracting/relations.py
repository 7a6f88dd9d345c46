"""Relations: what a sentence says of two entities, where a rule is sure of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cablegraph.extracting.connections import Said, connections, cooperation
from cablegraph.extracting.findings import Relation
from cablegraph.extracting.listing import listed, listed_before
from cablegraph.extracting.members import is_member, members
from cablegraph.extracting.relation_checks import is_country, is_unit, last_word, lies_in, may_say
from cablegraph.extracting.relation_rule import BODIES, PEOPLE, PLACES
from cablegraph.extracting.relation_rules import OF_SEVERAL, rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cablegraph.extracting.findings import Organization, Statement
    from cablegraph.extracting.relation_rule import Rule
    from cablegraph.extracting.texts import Match, Sentence, Text

_TOGETHER = re.compile(
    r"\s+(?:both )?(?:are|were|have|had|has) (?:been )?(?:\w+ly )?"
    r"(?:working together|cooperat\w+|collaborat\w+|worked together|partner\w+)\b"
)
_SHARE_BORDER = re.compile(r"\s+(?:both )?shares? (?:a|their) (?:[\w-]+ ){0,2}(?:border|frontier)\b")
_SHARES = re.compile(r"\s+shares? with (?:the )?")
_BORDER = re.compile(r"\b(?:border|frontier|boundary)\b[^.;]{0,30}$")
_IT_IS_CENTER = re.compile(
    r"\bit (?:is|was) (?:the )?(?:[\w-]+ (?:and )?){0,4}(?:center|centre|capital|hub) of (?:the )?$"
)
_AND = frozenset({" and ", ", and ", " and the ", ", and the "})
_RIGHT_BEHIND = frozenset({" ", "'s ", "’s ", "´s ", "s "})
_BEFORE_WHOLE = frozenset({", ", " ("})
_JOINED = frozenset({"-", "/"})
# `To Pisa, Italy, where`: not one of several places.
_WHERE = re.compile(r"\b(?:at|from|in|near|of|outside|to) $")
_NO_LIST = re.compile(r"(?:,(?! (?:and|or|the)\b)(?! [A-Z])|[.;)]|$)")
_BORDER_BEHIND = re.compile(r" (?:land )?(?:border|frontier)\b")
_BORDER_BETWEEN = re.compile(r"\b(?:border|frontier|boundary) between (?:the )?$")
_JOINT_WORK = re.compile(r" (?:[\w-]+ ){0,2}?(?:cooperation|partnership|collaboration)\b")
_NOT = re.compile(r"\b(?:not|no|never|neither|nor)\b|n['’]t\b")
_FAR = 120
_BORDER_BACK = 50
_CENTER_BACK = 80
_WHERE_BACK = 12


def find_relations(
    texts: Sequence[Text], statements: Sequence[Statement], organizations: Mapping[str, Organization]
) -> list[Relation]:
    """Return the relations of a cable, in the order of the text; denied where the sentence denies them."""
    found: list[Relation] = []
    denied = {statement.span for statement in statements if statement.denied}
    person_before: Match | None = None
    for text in texts:
        if text.part[0] == "attention":
            continue
        bodies_before: list[Match] = []
        for sentence in text.sentences:
            names = text.inside(*sentence)
            if not names:
                continue
            said_here = [] if len(names) == 1 else list(_in_sentence(text, sentence, names, organizations))
            if text.cues_in("relating", sentence):
                said_here += _by_nouns(text, sentence, names, bodies_before)
                if person_before is not None:
                    said_here += is_member(text, sentence, names, person_before)
            for said in said_here:
                span = text.flow.span(*sentence)
                no = said.denied or (span in denied and said.predicate == "connectedWith")
                relation = Relation(said.subject, said.predicate, said.object, no, span, text.part, said.rule)
                if said.predicate == "location" and _is_elsewhere(found, relation):
                    continue
                # Two rules may read the same.
                if said.subject != said.object and all(replace(relation, rule=one.rule) != one for one in found):
                    found.append(relation)
            bodies_before = [name for name in names if name.entity.startswith(BODIES)] or bodies_before
            person_before = next((name for name in reversed(names) if name.entity.startswith(PEOPLE)), person_before)
    return found


def _is_elsewhere(found: Sequence[Relation], relation: Relation) -> bool:
    """Tell whether another sentence has a body elsewhere: a name that several bear, `the Chamber of Commerce`."""
    return any(
        one.subject == relation.subject
        and one.predicate == relation.predicate
        and one.object != relation.object
        and one.span != relation.span
        for one in found
    )


def _in_sentence(
    text: Text, sentence: Sentence, names: Sequence[Match], organizations: Mapping[str, Organization]
) -> Iterator[Said]:
    words = text.words
    for one, other in pairwise(names):
        if other.begin - one.end > _FAR:
            continue
        between = words[one.end : other.begin]
        families = _family(one), _family(other)
        rules = rules_for(*families)
        for rule in rules.rules if rules is not None and rules.hint.search(between) else ():
            if rule.says(between, words, other.end) and may_say(words, sentence, one, other, rule):
                denied = _NOT.search(between) is not None
                yield from (said._replace(denied=denied) for said in _by_rule(words, names, one, other, rule))
        if families[0] in PLACES and families[1] in PLACES:
            yield from _two_places(words, one, other, between)
        yield from _of_both(words, one, other, between)
        if "share" in between and _family(one) in PLACES and _SHARES.fullmatch(between):
            yield from _border_of(words, sentence, names, one, other)
        if between in _RIGHT_BEHIND:
            yield from _side_by_side(words, one, other, between, organizations)


def _by_nouns(text: Text, sentence: Sentence, names: Sequence[Match], bodies_before: Sequence[Match]) -> Iterator[Said]:
    """Yield what words say that do not stand between the two names: `no nexus between`, `including`, `founded`."""
    yield from members(text, sentence, names, bodies_before)
    if len(names) > 1:
        yield from _center_of(text.words, sentence, names)
        yield from connections(text.words, sentence, names)
        yield from cooperation(text.words, sentence, names)


def _center_of(words: str, sentence: Sentence, names: Sequence[Match]) -> Iterator[Said]:
    """Yield where the place lies that a sentence names first: `as it is the capital of Tuscany`."""
    if " it " not in words[sentence.begin : sentence.end]:
        return
    first, *others = [name for name in names if _family(name) in PLACES] or names[:1]
    for whole in others:
        if _IT_IS_CENTER.search(words, max(sentence.begin, whole.begin - _CENTER_BACK), whole.begin):
            yield Said(first.entity, "containedInPlace", whole.entity, "relation.center-of")


def _family(name: Match) -> str:
    """Return the prefix of the key of what a name names."""
    return name.entity[: name.entity.index(":") + 1]


def _two_places(words: str, one: Match, other: Match, between: str) -> Iterator[Said]:
    """Yield what places say of each other side by side: `Pisa, Italy`, `Italy-Malta military cooperation`."""
    unknown = one.entity.startswith("place: ") and is_country(other.entity)
    if (between in _BEFORE_WHOLE and lies_in(one.entity, other.entity)) or (
        unknown
        and between == ", "
        and _WHERE.search(words, max(0, one.begin - _WHERE_BACK), one.begin)
        and _NO_LIST.match(words, other.end)
    ):
        yield Said(one.entity, "containedInPlace", other.entity, "relation.place-in-place")
    elif (between in _JOINED and _BORDER_BEHIND.match(words, other.end)) or (
        between in _AND and _BORDER_BETWEEN.search(words, max(0, one.begin - _BORDER_BACK), one.begin)
    ):
        yield Said(one.entity, "borders", other.entity, "relation.border-shared")
    elif between in _JOINED and _JOINT_WORK.match(words, other.end):
        yield Said(one.entity, "cooperatesWith", other.entity, "relation.partner")


def _by_rule(words: str, names: Sequence[Match], one: Match, other: Match, rule: Rule) -> Iterator[Said]:
    """Yield what a rule says of two names, and of those listed with either."""
    values = listed(words, names, _owned(words, names, other), rule.objects)
    if rule.predicate == "memberOf" and rule.turned:
        for member in values if rule.name in OF_SEVERAL else values[:1]:
            yield Said(one.entity, "hasMember", member.entity, rule.name)
        return
    if rule.predicate == "memberOf":
        for value in values:
            for member in listed_before(words, names, one, rule.subjects):
                yield Said(value.entity, "hasMember", member.entity, rule.name)
        return
    for value in values if rule.name in OF_SEVERAL else values[:1]:
        subject, target = (value, one) if rule.turned else (one, value)
        yield Said(subject.entity, rule.predicate, target.entity, rule.name)


def _owned(words: str, names: Sequence[Match], place: Match) -> Match:
    """Return the place behind the genitive of a place: what borders on `China's Yunnan` borders on Yunnan."""
    return next(
        (
            name
            for name in names
            if name.entity.startswith(PLACES)
            and words[place.end : name.begin] in {"'s ", "’s "}
            and place.end < name.begin
        ),
        place,
    )


def _of_both(words: str, one: Match, other: Match, between: str) -> Iterator[Said]:
    """Yield what is said behind two names that `and` joins: that they work together, or share a border."""
    if between not in _AND:
        return
    families = {_family(one), _family(other)}
    if families <= {*BODIES, *PLACES} and _TOGETHER.match(words, other.end):
        yield Said(one.entity, "cooperatesWith", other.entity, "relation.together")
    if families <= {*PLACES} and _SHARE_BORDER.match(words, other.end):
        yield Said(one.entity, "borders", other.entity, "relation.border-shared")


def _border_of(words: str, sentence: Sentence, names: Sequence[Match], one: Match, other: Match) -> Iterator[Said]:
    """Yield with whom a place shares a border: `the border that Italy shares with France and Austria`."""
    if _BORDER.search(words, max(sentence.begin, one.begin - _BORDER_BACK), one.begin):
        for value in listed(words, names, other, PLACES):
            yield Said(one.entity, "borders", value.entity, "relation.border-shared")


def _side_by_side(
    words: str, one: Match, other: Match, between: str, organizations: Mapping[str, Organization]
) -> Iterator[Said]:
    """Yield that a unit right behind a body's name, or behind its genitive, is part of that body."""
    unit = organizations.get(other.entity)
    if _family(one) not in BODIES:
        return
    if (unit is not None and unit.unit and _is_whole(words, other, unit)) or (
        unit is None and between != " " and (is_unit(words, other) or last_word(words, other) == "committee")
    ):
        rule = "relation.unit-behind" if between == " " else "relation.unit-owned"
        yield Said(other.entity, "subOrganizationOf", one.entity, rule)


def _is_whole(words: str, name: Match, unit: Organization) -> bool:
    """Tell whether a unit's name is no short form of one that begins with another body's: `Finance Committee`."""
    return words[name.begin : name.end].lower() == unit.label.lower() or unit.acronym is not None

"""Relations: what a sentence says of two entities, where a rule is sure of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cablegraph.extracting.connections import Said, connections, cooperation
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import Relation
from cablegraph.extracting.relation_rules import BODIES, OF_SEVERAL, PLACES, rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cablegraph.extracting.findings import Organization, Statement
    from cablegraph.extracting.relation_rules import Rule
    from cablegraph.extracting.texts import Match, Sentence, Text

_TOGETHER = re.compile(
    r"\s+(?:both )?(?:are|were|have|had|has) (?:been )?(?:\w+ly )?"
    r"(?:working together|cooperat\w+|collaborat\w+|worked together|partner\w+)\b"
)
_SHARE_BORDER = re.compile(r"\s+(?:both )?shares? (?:a|their) (?:[\w-]+ ){0,2}(?:border|frontier)\b")
_SHARES = re.compile(r"\s+shares? with (?:the )?")
_BORDER = re.compile(r"\b(?:border|frontier|boundary)\b[^.;]{0,30}$")
_INCLUDING = re.compile(
    r"\b(?:including|such as|made up of|composed of|consisting of|comprised of|comprises|comprising|includes|include"
    "|whose members are) (?:the )?"
)
_NEXT_ITEM = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:on [\w -]{1,24})?(?:,|,? and|;)\s*(?:the )?$")
_AND_THE = re.compile(r",? and (?:the )?")
_RIGHT_BEHIND = frozenset({" ", "'s ", "’s ", "´s ", "s "})
_OPENING = frozenset({"", "The", "This", "the", "A", "An"})
_NOT = re.compile(r"\b(?:not|no|never|neither|nor)\b|n['’]t\b")
_FAR = 120
_BORDER_BACK = 50


def find_relations(
    texts: Sequence[Text], statements: Sequence[Statement], organizations: Mapping[str, Organization]
) -> list[Relation]:
    """Return the relations of a cable, in the order of the text; denied where the sentence denies them."""
    found: list[Relation] = []
    for text in texts:
        if text.part[0] == "attention":
            continue
        denied = {statement.span for statement in statements if statement.part == text.part and statement.denied}
        for sentence in text.sentences:
            names = text.inside(*sentence)
            for said in _in_sentence(text, sentence, names, organizations) if len(names) > 1 else ():
                span = text.flow.span(*sentence)
                no = said.denied or (span in denied and said.predicate == "connectedWith")
                relation = Relation(said.subject, said.predicate, said.object, no, span, text.part, said.rule)
                if said.subject != said.object and relation not in found:
                    found.append(relation)
    return found


def _in_sentence(
    text: Text, sentence: Sentence, names: Sequence[Match], organizations: Mapping[str, Organization]
) -> Iterator[Said]:
    words = text.words
    for one, other in pairwise(names):
        if other.begin - one.end > _FAR:
            continue
        between = words[one.end : other.begin]
        for rule in rules_for(_family(one), _family(other)):
            if rule.says(between):
                denied = _NOT.search(between) is not None
                yield from (said._replace(denied=denied) for said in _by_rule(words, names, one, other, rule))
        yield from _of_both(words, one, other, between)
        if _family(one) in PLACES and _SHARES.fullmatch(between):
            yield from _border_of(words, sentence, names, one, other)
        if between in _RIGHT_BEHIND:
            yield from _side_by_side(one, other, between, organizations)
    yield from _members(text, sentence, names)
    yield from connections(words, sentence, names)
    yield from cooperation(words, sentence, names)


def _family(name: Match) -> str:
    """Return the prefix of the key of what a name names."""
    return name.entity[: name.entity.index(":") + 1]


def _by_rule(words: str, names: Sequence[Match], one: Match, other: Match, rule: Rule) -> Iterator[Said]:
    """Yield what a rule says of two names, and of those listed with either."""
    values = _listed(words, names, other, rule.objects)
    if rule.predicate == "memberOf":
        for value in values:
            for member in _listed_before(words, names, one, rule.subjects):
                yield Said(value.entity, "hasMember", member.entity, rule.name)
        return
    for value in values if rule.name in OF_SEVERAL else values[:1]:
        subject, target = (value, one) if rule.turned else (one, value)
        yield Said(subject.entity, rule.predicate, target.entity, rule.name)


def _of_both(words: str, one: Match, other: Match, between: str) -> Iterator[Said]:
    """Yield what is said behind two names that `and` joins: that they work together, or share a border."""
    if not _AND_THE.fullmatch(between):
        return
    families = {_family(one), _family(other)}
    if families <= {*BODIES, *PLACES} and _TOGETHER.match(words, other.end):
        yield Said(one.entity, "cooperatesWith", other.entity, "relation.together")
    if families <= {*PLACES} and _SHARE_BORDER.match(words, other.end):
        yield Said(one.entity, "borders", other.entity, "relation.border-shared")


def _border_of(words: str, sentence: Sentence, names: Sequence[Match], one: Match, other: Match) -> Iterator[Said]:
    """Yield with whom a place shares a border: `the border that Italy shares with France and Austria`."""
    if _BORDER.search(words, max(sentence.begin, one.begin - _BORDER_BACK), one.begin):
        for value in _listed(words, names, other, PLACES):
            yield Said(one.entity, "borders", value.entity, "relation.border-shared")


def _listed(words: str, names: Sequence[Match], first: Match, families: tuple[str, ...]) -> list[Match]:
    """Return a name with those of the same families that follow it in a list."""
    found = [first]
    for name in names:
        if name.begin <= found[-1].end:
            continue
        if not name.entity.startswith(families) or not _NEXT_ITEM.fullmatch(words, found[-1].end, name.begin):
            break
        found.append(name)
    return found


def _listed_before(words: str, names: Sequence[Match], last: Match, families: tuple[str, ...]) -> list[Match]:
    """Return a name with those of the same families that precede it in a list: `A and B are members of`."""
    found = [last]
    for name in reversed(names):
        if name.end >= found[0].begin:
            continue
        if not name.entity.startswith(families) or not _NEXT_ITEM.fullmatch(words, name.end, found[0].begin):
            break
        found.insert(0, name)
    return found


def _side_by_side(one: Match, other: Match, between: str, organizations: Mapping[str, Organization]) -> Iterator[Said]:
    """Yield that a unit right behind a body's name, or behind its genitive, is part of that body."""
    unit = organizations.get(other.entity)
    if unit is not None and unit.unit and _family(one) in BODIES:
        rule = "relation.unit-behind" if between == " " else "relation.unit-owned"
        yield Said(other.entity, "subOrganizationOf", one.entity, rule)


def _members(text: Text, sentence: Sentence, names: Sequence[Match]) -> Iterator[Said]:
    """Yield the members that a sentence lists of a group that it names first: `including the A, B, C and others`."""
    bodies = [name for name in names if name.entity.startswith(BODIES)]
    group = bodies[0] if bodies else None
    if group is None or text.words[sentence.begin : group.begin].strip(' ("') not in _OPENING:
        return
    if text.words[group.begin : group.end].rpartition(" ")[2].lower() not in words_of("group-noun"):
        return
    opened = _INCLUDING.search(text.words, *sentence)
    if opened is None or group.end > opened.start():
        return
    first = next((name for name in bodies if name.begin == opened.end()), None)
    if first is not None:
        for member in _listed(text.words, bodies, first, BODIES):
            yield Said(group.entity, "hasMember", member.entity, "relation.members")

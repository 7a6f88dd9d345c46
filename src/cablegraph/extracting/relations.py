"""Relations: what a sentence says of two entities, where a rule is sure of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.findings import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.findings import Organization, Statement
    from cablegraph.extracting.texts import Match, Sentence, Text

_BODIES = ("agents:", "organization:")
_PLACES = ("places:",)
_TOPICS = ("topics:",)


class _Rule(NamedTuple):
    """Words that stand between a subject and an object, what they mean, and of which families both must be.

    ``turned`` where the object is named first.
    """

    name: str
    predicate: str
    words: re.Pattern[str]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    turned: bool = False


_GAP = r"(?:'s|’s)?\s*(?:\([^()]*\)\s*)?"
_RULES = (
    _Rule(
        "relation.part-of",
        "subOrganizationOf",
        re.compile(
            rf"{_GAP},?\s*(?:which )?(?:is|was|are) (?:a |an )?(?:\w+ )?"
            "(?:part|unit|branch|arm|division|department|office|member|subsidiary|affiliate|component) of (?:the )?"
        ),
        _BODIES,
        _BODIES,
    ),
    _Rule(
        "relation.under",
        "subOrganizationOf",
        re.compile(
            rf"{_GAP},?\s*(?:(?:which|that|is|was|are|has|have|had|been|exists|sits|operates|falls|comes|works|stands"
            "|located|housed|established|formed|created|set|up|set up|placed|nominally|directly|now|the|a|an"
            r"|smallest|largest|special|body|unit|agency)\s+){0,6}(?:under|within|inside)"
            r"(?: (?:the|its|direct|supervision|control|authority|auspices|of))*\s+"
        ),
        _BODIES,
        _BODIES,
    ),
    _Rule(
        "relation.member-of",
        "memberOf",
        re.compile(
            rf"{_GAP},?\s*(?:which |that |both |all )?"
            "(?:(?:is|are|was|were|became|remains|remain) (?:also )?"
            "(?:a |an |full |founding |permanent |active )*members? of|belongs? to|belonged to|joined|sits on"
            "|sit on|acceded to|has joined|have joined) (?:the )?"
        ),
        (*_BODIES, *_PLACES),
        _BODIES,
    ),
    _Rule(
        "relation.agency-of",
        "subOrganizationOf",
        re.compile(
            rf"{_GAP},?\s*(?:is|was|,) (?:a|an|the) (?:[\w-]+ ){{0,3}}?"
            "(?:agency|arm|branch|bureau|department|division|office|organ|part|section|subsidiary|unit|wing"
            "|body) of (?:the )?"
        ),
        _BODIES,
        _BODIES,
    ),
    _Rule("relation.of-place", "location", re.compile(r" of "), ("organization:",), _PLACES),
    _Rule(
        "relation.seat",
        "location",
        re.compile(
            rf"{_GAP} (?:seat|headquarters|head office|main office)s? (?:has been|is|are|was|were) in (?:the )?"
        ),
        _BODIES,
        _PLACES,
    ),
    _Rule(
        "relation.subordinate",
        "subOrganizationOf",
        re.compile(
            rf"{_GAP},?\s*(?:which |that )?(?:is|was|are) (?:directly )?"
            "(?:subordinate|subordinated|attached|responsible|answerable) to (?:the )?"
        ),
        _BODIES,
        _BODIES,
    ),
    _Rule(
        "relation.has-unit",
        "subOrganizationOf",
        re.compile(
            rf"{_GAP}(?:has|had|set up|established|created) (?:a|an|its own) (?:special |new |dedicated |separate )?"
        ),
        _BODIES,
        _BODIES,
        turned=True,
    ),
    _Rule(
        "relation.borders",
        "borders",
        re.compile(
            rf"{_GAP}(?:[\w.,-]+\s*){{0,3}}(?:border with|borders on|borders|bordering"
            r"|shares (?:a |its )?(?:[\w.,-]+ )?border with|shares (?:a |its )?(?:[\w.,-]+ )?frontier with) "
            "(?:the )?"
        ),
        _PLACES,
        _PLACES,
    ),
    _Rule(
        "relation.located-in",
        "location",
        re.compile(
            rf"{_GAP},?\s*(?:(?:which |that )?(?:is|was|are) )?"
            "(?:located|based|headquartered|situated|stands|sits) in (?:the )?"
            r"(?:\w+ (?:city|town|province|state) of )?"
        ),
        _BODIES,
        _PLACES,
    ),
    _Rule("relation.based", "location", re.compile(r"-based (?:the )?"), _PLACES, _BODIES, turned=True),
    _Rule(
        "relation.cooperates",
        "cooperatesWith",
        re.compile(
            rf"{_GAP}(?:\w+ ){{0,2}}?(?:cooperates|cooperated|cooperating|collaborates|collaborated|collaborating"
            "|works|worked|working|partners|partnered|partnering|works closely|worked closely|working closely"
            "|in cooperation|in collaboration|in partnership|jointly|together) with (?:the )?"
        ),
        (*_BODIES, *_PLACES),
        _BODIES,
    ),
    _Rule(
        "relation.with-help",
        "cooperatesWith",
        re.compile(rf"{_GAP}with (?:the )?(?:help|support|assistance|cooperation) (?:from|of) (?:the )?"),
        _BODIES,
        _BODIES,
    ),
)
# What may be said of several objects at once: `under the Party Committee and the government`.
_OF_SEVERAL = {"relation.borders", "relation.cooperates", "relation.under", "relation.member-of"}
_TOGETHER = re.compile(
    r"\s+(?:both )?(?:are|were|have|had|has) (?:been )?(?:\w+ly )?"
    r"(?:working together|cooperat\w+|collaborat\w+|worked together|partner\w+)\b"
)
_SHARE_BORDER = re.compile(r"\s+(?:both )?shares? (?:a|their) (?:[\w-]+ ){0,2}(?:border|frontier)\b")
_NEXUS = re.compile(
    r"\b(?P<no>[Nn]o |[Nn]either |any |not? )?(?:direct |clear |known )?"
    r"(?:nexus|connection|connections|link|links|linkage|ties|relationship)\b[^.;]{0,30}?\bbetween (?:the )?"
)
# `Between A and B there is no nexus`, `whether A and B had any connection`
_NEXUS_BEHIND = re.compile(
    r"[^.;]{0,40}?\b(?:there (?:is|was|exists|existed) |(?:have|has|had|share|shared) )(?P<no>no |a |any |some )?"
    "(?:direct |clear |known )?"
    r"(?:nexus|connection|link|linkage|ties|relationship)\b"
)
_COOPERATION = re.compile(
    r"\b(?:(?:[Cc]ooperation|[Cc]ollaboration|[Pp]artnership) (?:with|of)|[Jj]oint work with|[Tt]ogether with"
    "|[Jj]ointly with) (?:the )?"
)
_SHARES = re.compile(r"\s+shares? with (?:the )?")
_BORDER = re.compile(r"\b(?:border|frontier|boundary)\b[^.;]{0,30}$")
_INCLUDING = re.compile(
    r"\b(?:including|such as|made up of|composed of|consisting of|comprised of|comprises|comprising|includes|include"
    "|whose members are) (?:the )?"
)
_NEXT_ITEM = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:on [\w -]{1,24})?(?:,|,? and|;)\s*(?:the )?$")
_GROUPS = {
    "group",
    "committee",
    "council",
    "coalition",
    "federation",
    "association",
    "alliance",
    "commission",
    "union",
    "board",
    "force",
    "forum",
    "network",
    "consortium",
    "league",
    "party",
    "front",
    "bloc",
    "organization",
}
_FAR = 120
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|denied|denies|without)\b|n['’]t\b", re.IGNORECASE)


def find_relations(
    texts: Sequence[Text], statements: Sequence[Statement], organizations: dict[str, Organization]
) -> list[Relation]:
    """Return the relations of a cable, in the order of the text; denied where the sentence denies them."""
    found: list[Relation] = []
    for text in texts:
        if text.part[0] == "attention":
            continue
        denied = {statement.span for statement in statements if statement.part == text.part and statement.denied}
        for sentence in text.sentences:
            names = text.inside(*sentence)
            span = text.flow.span(*sentence)
            for subject, predicate, value, rule, no in _in_sentence(text, sentence, names, organizations):
                relation = Relation(
                    subject,
                    predicate,
                    value,
                    no or (span in denied and predicate == "connectedWith"),
                    span,
                    text.part,
                    rule,
                )
                if subject != value and relation not in found:
                    found.append(relation)
    return found


def _in_sentence(
    text: Text, sentence: Sentence, names: Sequence[Match], organizations: dict[str, Organization]
) -> Iterator[tuple[str, str, str, str, bool]]:
    words = text.words
    for one, other in zip(names, names[1:], strict=False):
        between = words[one.end : other.begin]
        if len(between) > _FAR:
            continue
        for rule in _RULES:
            if not one.entity.startswith(rule.subjects) or not other.entity.startswith(rule.objects):
                continue
            match = rule.words.fullmatch(between)
            if match is None:
                continue
            values = _listed(words, names, other, rule.objects)
            subjects = _listed_before(words, names, one, rule.subjects) if rule.predicate == "memberOf" else [one]
            for value in values if rule.name in _OF_SEVERAL else values[:1]:
                for subject in subjects:
                    if rule.predicate == "memberOf":
                        yield value.entity, "hasMember", subject.entity, rule.name, False
                        continue
                    pair = (value.entity, subject.entity) if rule.turned else (subject.entity, value.entity)
                    yield pair[0], rule.predicate, pair[1], rule.name, False
        if re.fullmatch(r",? and (?:the )?", between):
            if (
                _TOGETHER.match(words, other.end)
                and one.entity.startswith((*_BODIES, *_PLACES))
                and other.entity.startswith((*_BODIES, *_PLACES))
            ):
                yield one.entity, "cooperatesWith", other.entity, "relation.together", False
            if (
                _SHARE_BORDER.match(words, other.end)
                and one.entity.startswith(_PLACES)
                and other.entity.startswith(_PLACES)
            ):
                yield one.entity, "borders", other.entity, "relation.border-shared", False
        if (
            _SHARES.fullmatch(between)
            and one.entity.startswith(_PLACES)
            and _BORDER.search(words, max(sentence.begin, one.begin - 50), one.begin)
        ):
            for value in _listed(words, names, other, _PLACES):
                yield one.entity, "borders", value.entity, "relation.border-shared", False
        yield from _side_by_side(words, one, other, organizations)
    yield from _members(text, sentence, names)
    yield from _nexus(words, sentence, names)
    yield from _cooperation(words, sentence, names)


def _listed(words: str, names: Sequence[Match], first: Match, families: tuple[str, ...]) -> list[Match]:
    """Return a name with those of the same families that follow it in a list."""
    found = [first]
    for name in names:
        if name.begin <= found[-1].end:
            continue
        if not name.entity.startswith(families) or not _NEXT_ITEM.fullmatch(words[found[-1].end : name.begin]):
            break
        found.append(name)
    return found


def _listed_before(words: str, names: Sequence[Match], last: Match, families: tuple[str, ...]) -> list[Match]:
    """Return a name with those of the same families that precede it in a list: `A and B are members of`."""
    found = [last]
    for name in reversed(names):
        if name.end >= found[0].begin:
            continue
        if not name.entity.startswith(families) or not _NEXT_ITEM.fullmatch(words[name.end : found[0].begin]):
            break
        found.insert(0, name)
    return found


def _side_by_side(
    words: str, one: Match, other: Match, organizations: dict[str, Organization]
) -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield that a unit right behind a body's name, or behind its genitive, is part of that body."""
    unit = organizations.get(other.entity)
    between = words[one.end : other.begin]
    if (
        unit is not None
        and one.entity.startswith(_BODIES)
        and unit.unit
        and between in {" ", "'s ", "’s ", "´s ", "s "}
    ):
        rule = "relation.unit-behind" if between == " " else "relation.unit-owned"
        yield other.entity, "subOrganizationOf", one.entity, rule, False


def _members(text: Text, sentence: Sentence, names: Sequence[Match]) -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield the members that a sentence lists of a group that it names first: `including the A, B, C and others`."""
    opened = _INCLUDING.search(text.words, *sentence)
    bodies = [name for name in names if name.entity.startswith(_BODIES)]
    if opened is None or not bodies or bodies[0].end > opened.start():
        return
    group = bodies[0]
    kind = text.words[group.begin : group.end].rpartition(" ")[2].lower()
    if kind not in _GROUPS or text.words[sentence.begin : group.begin].strip(' ("') not in {
        "",
        "The",
        "This",
        "the",
        "A",
        "An",
    }:
        return
    first = next((name for name in bodies if name.begin == opened.end()), None)
    if first is not None:
        for member in _listed(text.words, bodies, first, _BODIES):
            yield group.entity, "hasMember", member.entity, "relation.members", False


def _nexus(words: str, sentence: Sentence, names: Sequence[Match]) -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield a connection between two named things that a sentence asserts or denies."""
    for match in _NEXUS.finditer(words, *sentence):
        behind = [name for name in names if name.begin >= match.end() and name.begin - match.end() < 100]
        alike = len(behind) > 1 and behind[0].entity.partition(":")[0] == behind[1].entity.partition(":")[0]
        if alike and re.search(r"\band\b", words[behind[0].end : behind[1].begin]):
            negated = match["no"] is not None and match["no"].strip().lower() in {"no", "neither", "not"}
            negated = (
                negated or _NEGATION.search(words, max(sentence.begin, match.start() - 30), match.start()) is not None
            )
            if (
                match["no"] is not None
                and match["no"].strip() == "any"
                and not negated
                and not re.search(r"denie", words[sentence.begin : sentence.end])
            ):
                # `asked whether there was any connection`: the answer decides.
                negated = re.search(r"\b(?:not|no)\b", words[match.end() : sentence.end]) is not None
                if not negated:
                    continue
            yield behind[0].entity, "connectedWith", behind[1].entity, "relation.nexus", negated
    for one, other in zip(names, names[1:], strict=False):
        alike = one.entity.partition(":")[0] == other.entity.partition(":")[0]
        if not alike or not re.fullmatch(r"(?: \w+)? and (?:the )?", words[one.end : other.begin]):
            continue
        match = _NEXUS_BEHIND.match(words, other.end, sentence.end)
        if match is not None:
            asked = (match["no"] or "").strip() == "any"
            negated = (match["no"] or "").strip() == "no" or (
                asked and re.search(r"\b(?:not|no)\b", words[match.end() : sentence.end]) is not None
            )
            if negated or not asked:
                yield one.entity, "connectedWith", other.entity, "relation.nexus", negated


def _cooperation(words: str, sentence: Sentence, names: Sequence[Match]) -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield with whom the one whom the sentence names otherwise cooperates: `with the cooperation of the ILO, the government`."""
    for match in _COOPERATION.finditer(words, *sentence):
        partner = next((name for name in names if name.begin == match.end() and name.entity.startswith(_BODIES)), None)
        if partner is None:
            continue
        others = [
            name for name in names if name.entity.startswith((*_BODIES, *_PLACES)) and name.entity != partner.entity
        ]
        behind = [name for name in others if name.begin > partner.end]
        before = [name for name in others if name.end < match.start()]
        subject = (before[-1:] or behind[:1]) if words[sentence.begin : match.start()].strip() else behind[:1]
        for name in subject:
            yield name.entity, "cooperatesWith", partner.entity, "relation.cooperation", False

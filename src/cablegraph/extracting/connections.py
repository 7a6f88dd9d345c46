"""Connections: what nouns say of two names, `no nexus between A and B`, `in cooperation with C`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.relation_rule import BODIES, PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Match, Sentence


class Said(NamedTuple):
    """What a sentence says of two entities, by their keys, or denies of them, and the rule that read it so."""

    subject: str
    predicate: str
    object: str
    rule: str
    denied: bool = False


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
_NEGATION = re.compile(r"\b(?:not|no|never|neither|nor|denied|denies|without)\b|n['’]t\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:not|no)\b")
_AND = re.compile(r"\band\b")
_AND_ANOTHER = re.compile(r"(?: \w+)? and (?:the )?")
_NEGATIVE = frozenset({"no", "neither", "not"})
_REACH = 100
_LOOK_BACK = 30
_COOPERATE = ("ooperation ", "ollaboration ", "artnership ", "oint work ", "ogether ", "ointly ")


def connections(words: str, sentence: Sentence, names: Sequence[Match]) -> Iterator[Said]:
    """Yield a connection between two named things that a sentence asserts or denies."""
    if "between" in words[sentence.begin : sentence.end]:
        yield from _between(words, sentence, names)
    for one, other in pairwise(names):
        if not _alike(one, other) or not _AND_ANOTHER.fullmatch(words, one.end, other.begin):
            continue
        match = _NEXUS_BEHIND.match(words, other.end, sentence.end)
        if match is None:
            continue
        how = (match["no"] or "").strip()
        negated = how == "no" or (how == "any" and _NO.search(words, match.end(), sentence.end) is not None)
        # `asked whether A and B had any connection` says nothing.
        if negated or how != "any":
            yield Said(one.entity, "connectedWith", other.entity, "relation.nexus", negated)


def _alike(one: Match, other: Match) -> bool:
    """Tell whether two names may be said to be connected: both are of one family, which is not that of places."""
    family = one.entity.partition(":")[0]
    # What links two places is a railway.
    return family == other.entity.partition(":")[0] and not one.entity.startswith(PLACES)


def _between(words: str, sentence: Sentence, names: Sequence[Match]) -> Iterator[Said]:
    """Yield a connection whose two things follow its noun: `no nexus between A and B`."""
    for noun in _NEXUS.finditer(words, *sentence):
        match [name for name in names if 0 <= name.begin - noun.end() < _REACH]:
            case [one, other, *_] if _alike(one, other) and _AND.search(words[one.end : other.begin]):
                negated = _is_negated(words, sentence, noun)
                if negated is not None:
                    yield Said(one.entity, "connectedWith", other.entity, "relation.nexus", negated)


def _is_negated(words: str, sentence: Sentence, match: re.Match[str]) -> bool | None:
    """Tell whether a sentence denies a connection; nothing where it but asks, and gives no answer."""
    how = (match["no"] or "").strip()
    before = max(sentence.begin, match.start() - _LOOK_BACK)
    if how.lower() in _NEGATIVE or _NEGATION.search(words, before, match.start()):
        return True
    if how != "any" or "denie" in words[sentence.begin : sentence.end]:
        return False
    # `asked whether there was any connection`: the answer decides.
    return True if _NO.search(words, match.end(), sentence.end) else None


def cooperation(words: str, sentence: Sentence, names: Sequence[Match]) -> Iterator[Said]:
    """Yield with whom the one whom a sentence names otherwise cooperates: `in cooperation with the ILO, the city`."""
    said = words[sentence.begin : sentence.end]
    if not any(hint in said for hint in _COOPERATE):
        return
    for match in _COOPERATION.finditer(words, *sentence):
        partner = next((name for name in names if name.begin == match.end() and name.entity.startswith(BODIES)), None)
        if partner is None:
            continue
        others = [
            name for name in names if name.entity.startswith((*BODIES, *PLACES)) and name.entity != partner.entity
        ]
        behind = [name for name in others if name.begin > partner.end]
        before = [name for name in others if name.end < match.start()]
        opens = not words[sentence.begin : match.start()].strip()
        if "ogether" in match.group() or "ointly" in match.group():
            # `the men who work there, together with`: not those named before.
            before = [name for name in before if words[name.end : match.start()].strip(" ,") == ""]
            behind = behind if opens else []
        for name in behind[:1] if opens else before[-1:] or behind[:1]:
            yield Said(name.entity, "cooperatesWith", partner.entity, "relation.cooperation")

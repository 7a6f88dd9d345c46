"""The rules of relations, by the families of the two names that they stand between."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.part_rules import PARTS
from cablegraph.extracting.tie_rules import TIES

if TYPE_CHECKING:
    from cablegraph.extracting.relation_rule import Rule

# What may be said of several objects at once: `under the Party Committee and the government`.
OF_SEVERAL = frozenset(
    {
        "relation.affiliate",
        "relation.borders",
        "relation.cooperates",
        "relation.joint",
        "relation.member-of",
        "relation.member-states",
        "relation.partnership",
        "relation.seat-in",
        "relation.under",
    }
)


class Rules(NamedTuple):
    """The rules for two families, and a pattern of which something stands in all words that one of them asks for."""

    hint: re.Pattern[str]
    rules: tuple[Rule, ...]


@cache
def rules_for(subject: str, value: str) -> Rules | None:
    """Return the rules for two families, such as ``agents:`` and ``places:``."""
    rules = tuple(rule for rule in (*PARTS, *TIES) if subject in rule.subjects and value in rule.objects)
    hints = sorted({re.escape(hint) for rule in rules for hint in rule.hints})
    return Rules(re.compile("|".join(hints)), rules) if rules else None

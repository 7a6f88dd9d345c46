"""The rules of relations: what words between two names say of them, and of which families both must be."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

BODIES = ("agents:", "organization:")
PLACES = ("places:",)


class Rule(NamedTuple):
    """Words that stand between a subject and an object, what they mean, and of which families both must be.

    One of ``hints`` stands in all such words, so that most are passed over without the pattern. ``turned`` where the
    object is named first.
    """

    name: str
    predicate: str
    hints: tuple[str, ...]
    words: re.Pattern[str]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    turned: bool = False

    def says(self, between: str) -> bool:
        """Tell whether the words between two names say this of them."""
        for hint in self.hints:
            if hint in between:
                return self.words.fullmatch(between) is not None
        return False


_GAP = r"(?:'s|’s)?\s*(?:\([^()]*\)\s*)?"
RULES = (
    Rule(
        "relation.part-of",
        "subOrganizationOf",
        (" of ",),
        re.compile(
            rf"{_GAP},?\s*(?:which )?(?:is|was|are) (?:a |an )?(?:\w+ )?"
            "(?:part|unit|branch|arm|division|department|office|subsidiary|affiliate|component) of (?:the )?"
        ),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.under",
        "subOrganizationOf",
        ("under", "within", "inside"),
        re.compile(
            rf"{_GAP},?\s*(?:(?:which|that|is|was|are|has|have|had|been|exists|sits|operates|falls|comes|works|stands"
            "|located|housed|established|formed|created|set|up|set up|placed|nominally|directly|now|the|a|an"
            r"|smallest|largest|special|body|unit|agency)\s+){0,6}(?:under|within|inside)"
            r"(?: (?:the|its|direct|supervision|control|authority|auspices|of))*\s+"
        ),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.member-of",
        "memberOf",
        ("member", "belong", "join", "sit", "acceded"),
        re.compile(
            rf"{_GAP},?\s*(?:which |that |both |all )?"
            "(?:(?:is|are|was|were|became|remains|remain) (?:also )?"
            "(?:a |an |full |founding |permanent |active )*members? of|belongs? to|belonged to|joined|sits on"
            "|sit on|acceded to|has joined|have joined) (?:the )?"
        ),
        (*BODIES, *PLACES),
        BODIES,
    ),
    Rule(
        "relation.agency-of",
        "subOrganizationOf",
        (" of ",),
        re.compile(
            rf"{_GAP},?\s*(?:is|was|,) (?:a|an|the) (?:[\w-]+ ){{0,3}}?"
            "(?:agency|arm|branch|bureau|department|division|office|organ|part|section|subsidiary|unit|wing"
            "|body) of (?:the )?"
        ),
        BODIES,
        BODIES,
    ),
    Rule("relation.of-place", "location", (" of ",), re.compile(r" of "), ("organization:",), PLACES),
    Rule(
        "relation.seat",
        "location",
        (" in ",),
        re.compile(
            rf"{_GAP} (?:seat|headquarters|head office|main office)s? (?:has been|is|are|was|were) in (?:the )?"
        ),
        BODIES,
        PLACES,
    ),
    Rule(
        "relation.subordinate",
        "subOrganizationOf",
        (" to ",),
        re.compile(
            rf"{_GAP},?\s*(?:which |that )?(?:is|was|are) (?:directly )?"
            "(?:subordinate|subordinated|attached|responsible|answerable) to (?:the )?"
        ),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.has-unit",
        "subOrganizationOf",
        ("has", "had", "set up", "established", "created"),
        re.compile(
            rf"{_GAP}(?:has|had|set up|established|created) (?:a|an|its own) (?:special |new |dedicated |separate )?"
        ),
        BODIES,
        BODIES,
        turned=True,
    ),
    Rule(
        "relation.borders",
        "borders",
        ("border", "frontier"),
        re.compile(
            rf"{_GAP}(?:[\w.,-]+\s*){{0,3}}(?:border with|borders on|borders|bordering"
            r"|shares (?:a |its )?(?:[\w.,-]+ )?border with|shares (?:a |its )?(?:[\w.,-]+ )?frontier with) "
            "(?:the )?"
        ),
        PLACES,
        PLACES,
    ),
    Rule(
        "relation.located-in",
        "location",
        (" in ",),
        re.compile(
            rf"{_GAP},?\s*(?:(?:which |that )?(?:is|was|are) )?"
            "(?:located|based|headquartered|situated|stands|sits) in (?:the )?"
            r"(?:\w+ (?:city|town|province|state) of )?"
        ),
        BODIES,
        PLACES,
    ),
    Rule("relation.based", "location", ("-based",), re.compile(r"-based (?:the )?"), PLACES, BODIES, turned=True),
    Rule(
        "relation.cooperates",
        "cooperatesWith",
        (" with ",),
        re.compile(
            rf"{_GAP}(?:\w+ ){{0,2}}?(?:cooperates|cooperated|cooperating|collaborates|collaborated|collaborating"
            "|works|worked|working|partners|partnered|partnering|works closely|worked closely|working closely"
            "|in cooperation|in collaboration|in partnership|jointly|together) with (?:the )?"
        ),
        (*BODIES, *PLACES),
        BODIES,
    ),
    Rule(
        "relation.with-help",
        "cooperatesWith",
        ("with ",),
        re.compile(rf"{_GAP}with (?:the )?(?:help|support|assistance|cooperation) (?:from|of) (?:the )?"),
        BODIES,
        BODIES,
    ),
)
# What may be said of several objects at once: `under the Party Committee and the government`.
OF_SEVERAL = frozenset({"relation.borders", "relation.cooperates", "relation.under", "relation.member-of"})


@cache
def rules_for(subject: str, value: str) -> tuple[Rule, ...]:
    """Return the rules for two families, such as ``agents:`` and ``places:``."""
    return tuple(rule for rule in RULES if subject in rule.subjects and value in rule.objects)

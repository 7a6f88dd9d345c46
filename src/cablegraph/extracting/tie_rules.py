"""Rules of relations: where bodies and places lie, what they border on, and with whom they cooperate."""

from __future__ import annotations

import re

from cablegraph.extracting.relation_rule import BODIES, GAP, PLACES, Rule

TIES = (
    Rule("relation.of-place", "location", (" of ",), re.compile(r" of "), ("organization:",), PLACES),
    Rule(
        "relation.seat",
        "location",
        (" in ",),
        re.compile(rf"{GAP} (?:seat|headquarters|head office|main office)s? (?:has been|is|are|was|were) in (?:the )?"),
        BODIES,
        PLACES,
    ),
    Rule(
        "relation.borders",
        "borders",
        ("border", "frontier"),
        re.compile(
            rf"{GAP}(?:[\w.,-]+\s*){{0,3}}(?:border with|borders on|borders|bordering"
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
            rf"{GAP},?\s*(?:(?:which |that )?(?:is|was|are) )?"
            "(?:located|based|headquartered|situated|stands|sits) in (?:the )?"
            r"(?:\w+ (?:city|town|province|state) of )?"
        ),
        BODIES,
        PLACES,
    ),
    Rule(
        "relation.place-of-place",
        "containedInPlace",
        ("'s ", "’s "),
        re.compile(r"['’]s (?:(?:northern|southern|eastern|western|central|capital|[a-z]+ern) )?"),
        PLACES,
        PLACES,
        turned=True,
    ),
    Rule(
        "relation.place-of-place",
        "containedInPlace",
        (" of ",),
        re.compile(
            r" (?:[a-z-]+ )?"
            "(?:city|district|neighborhood|port|province|region|settlement|suburb|town|village) of (?:the )?"
        ),
        PLACES,
        PLACES,
        turned=True,
    ),
    Rule(
        "relation.place-in-province",
        "containedInPlace",
        (" of ", " in "),
        re.compile(
            r"(?:, (?:in )?(?:the )?(?:county|department|district|municipality|province|region|state) of"
            r"|, (?:an?|the) (?:[\w-]+ ){0,3}?(?:city|port|province|region|suburb|town|village) (?:in|of)"
            r"|,? (?:which )?(?:is |lies )?(?:located |situated )?in)"
            r" (?:the )?(?:(?:central|(?:north|south|east|west)\w*) )?"
        ),
        PLACES,
        PLACES,
    ),
    Rule(
        "relation.center-of",
        "containedInPlace",
        ("center", "centre", "capital", "hub"),
        re.compile(
            r"(?:,|,? (?:which )?(?:is|was)) (?:the )?(?:[\w-]+ (?:and )?){0,4}"
            "(?:center|centre|capital|hub) of (?:the )?"
        ),
        PLACES,
        PLACES,
    ),
    Rule("relation.based", "location", ("-based",), re.compile(r"-based (?:the )?"), PLACES, BODIES, turned=True),
    Rule(
        "relation.cooperates",
        "cooperatesWith",
        (" with ",),
        re.compile(
            rf"{GAP}(?:, [^,;]{{1,60}}, )?(?:\w+ ){{0,2}}?(?:(?:cooperat|collaborat|work|partner)(?:e?s|ed|ing)"
            "|(?:works|worked|working) closely|in (?:cooperation|collaboration|partnership)|jointly|together) with "
            "(?:the )?"
        ),
        (*BODIES, *PLACES),
        (*BODIES, *PLACES),
    ),
    Rule(
        "relation.joint",
        "cooperatesWith",
        (" joint",),
        re.compile(rf"{GAP}(?:\w+ ){{1,3}}joint (?:[\w-]+ ){{1,3}}with (?:the )?"),
        (*BODIES, *PLACES),
        BODIES,
    ),
    Rule(
        "relation.partnership",
        "cooperatesWith",
        ("partnership", "cooperation", "collaboration", "alliance"),
        re.compile(
            r"(?:'s|’s|s'|s’) (?:[\w-]+ ){0,3}?(?:partnerships?|cooperation|collaboration|alliance) with (?:the )?"
        ),
        (*BODIES, *PLACES),
        (*BODIES, *PLACES),
    ),
    Rule(
        "relation.partnership",
        "cooperatesWith",
        ("partners",),
        re.compile(
            r"(?:'s|’s|s'|s’) (?:[\w-]+ ){0,3}?partners,? (?:\w+ly )?"
            "(?:referencing|mentioning|naming|including|such as|among them|like) (?:the )?"
        ),
        (*BODIES, *PLACES),
        (*BODIES, *PLACES),
    ),
    Rule(
        "relation.partner",
        "cooperatesWith",
        (" is ", " are ", " was ", " became ", "remains"),
        re.compile(rf"{GAP},?\s*(?:is|are|was|became|remains) (?:also )?(?:now )?(?:the )?"),
        (*BODIES, *PLACES),
        (*BODIES, *PLACES),
        behind=re.compile(r"(?:'s|’s|s'|s’) (?:[\w-]+ ){0,3}?partners?\b"),
    ),
    Rule(
        "relation.with-help",
        "cooperatesWith",
        ("with ",),
        re.compile(r" with (?:the )?"),
        BODIES,
        BODIES,
        behind=re.compile(r"(?:'s|’s)? (?:help|assistance|support)\b"),
    ),
    Rule(
        "relation.in-brackets",
        "location",
        ("(",),
        re.compile(r" \("),
        BODIES,
        PLACES,
        behind=re.compile(r"\)"),
    ),
    Rule("relation.seat-in", "location", (" in ",), re.compile(r" in (?:the city of )?"), BODIES, PLACES),
    Rule(
        "relation.with-help",
        "cooperatesWith",
        ("with ",),
        re.compile(rf"{GAP}with (?:the )?(?:help|support|assistance|cooperation) (?:from|of) (?:the )?"),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.located-in",
        "location",
        (",",),
        re.compile(r",? (?:an?|the) (?:small |new )?"),
        BODIES,
        PLACES,
        behind=re.compile(r"-based\b"),
    ),
)

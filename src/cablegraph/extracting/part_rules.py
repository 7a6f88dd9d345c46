"""Rules of relations: what is part of what, and who is a member of what."""

from __future__ import annotations

import re

from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.relation_rule import BODIES, GAP, PEOPLE, PLACES, Rule

PARTS = (
    Rule(
        "relation.part-of",
        "subOrganizationOf",
        (" of ",),
        re.compile(
            rf"{GAP}(?:,?\s*(?:which |that )?(?:is|was|are) (?:a |an )?(?:\w+ )?|,\s*(?:a )?)"
            "(?:part|unit|branch|arm|division|department|office|subsidiary|component) of (?:the )?"
        ),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.under",
        "subOrganizationOf",
        ("under", "within", "inside"),
        re.compile(
            rf"{GAP},?\s*(?:(?:was|were) (?:founded|established|set up|created|formed)[^,;.]{{0,30}} and )?"
            r"(?:(?:which|that|is|was|are|has|have|had|been|exists|sits|operates|falls|comes|works|stands"
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
            rf"{GAP},?\s*(?:which |that |both |all )?"
            "(?:(?:is|are|was|were|became|remains|remain) (?:also )?"
            "(?:a |an |full |founding |permanent |active )*members? of|belongs? to|belonged to|joined|sits on"
            "|sit on|acceded to|has joined|have joined) (?:the )?"
        ),
        (*BODIES, *PLACES),
        BODIES,
    ),
    Rule(
        "relation.affiliate",
        "memberOf",
        ("affiliate", "chapter", "member"),
        re.compile(
            rf"['’\"”,]*{GAP},?\s*(?:(?:which |that )?(?:is|was) |, )?"
            "(?:(?:an?|the) (?:[\\w-]+ ){0,3}?(?:affiliate|chapter|member) of|affiliated with) (?:the )?"
        ),
        (*BODIES, *PLACES),
        BODIES,
    ),
    Rule(
        "relation.coalition",
        "memberOf",
        (" and its ",),
        re.compile(rf"{GAP}and its "),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.agency-of",
        "subOrganizationOf",
        (" of ",),
        re.compile(
            rf"{GAP},?\s*(?:is|was|,) (?:a|an|the) (?:[\w-]+ ){{0,3}}?"
            "(?:agency|arm|branch|bureau|department|division|office|organ|part|section|subsidiary|unit|wing"
            "|body) of (?:the )?"
        ),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.subordinate",
        "subOrganizationOf",
        (" to ",),
        re.compile(
            rf"{GAP},?\s*(?:which |that )?(?:is|was|are) (?:directly )?"
            "(?:subordinate|subordinated|attached|responsible|answerable) to (?:the )?"
            r"|,? (?:which |that )?(?:reports|answers) to (?:the )?"
        ),
        BODIES,
        BODIES,
    ),
    Rule(
        "relation.has-unit",
        "subOrganizationOf",
        ("has", "had", "set up", "established", "created"),
        re.compile(
            rf"{GAP}(?:has|had|set up|established|created) (?:a|an|its own) (?:special |new |dedicated |separate )?"
        ),
        BODIES,
        BODIES,
        turned=True,
    ),
    Rule(
        "relation.unit-belongs",
        "subOrganizationOf",
        ("belong",),
        re.compile(rf"{GAP},?\s*(?:which |that )?(?:belongs to|belonged to) (?:the )?"),
        BODIES,
        BODIES,
    ),
    Rule("relation.unit-of", "subOrganizationOf", (" of ",), re.compile(rf"{GAP}of the "), BODIES, BODIES),
    Rule(
        "relation.party-member",
        "memberOf",
        ("'s ", "’s "),
        re.compile(r"['’]s (?:(?:opposition|own|ruling|governing|new) )?"),
        PEOPLE,
        BODIES,
    ),
    Rule(
        "relation.person-member",
        "memberOf",
        ("member", "belong", "joined"),
        re.compile(
            r"(?:\s?\([^()]*\))?,? (?:(?:who )?(?:is|was|became|remains) )?(?:also )?(?:an? |the )?(?:[\w-]+ ){0,2}?"
            "members? of (?:the )?|,? (?:who )?(?:has |had )?(?:belongs to|belonged to|joined) (?:the )?"
        ),
        PEOPLE,
        BODIES,
    ),
    Rule(
        "relation.party-official",
        "memberOf",
        (" ",),
        re.compile(r"(?:['’]s)? (?:(?!(?:\w+ed|said|says|told|that|with) )[\w/.-]+ ){1,5}"),
        BODIES,
        PEOPLE,
        turned=True,
    ),
    Rule(
        "relation.party-official",
        "memberOf",
        (", ",),
        re.compile(r"(?:\s?\([^()]*\))?, (?:an? |the )?(?:\w+ ){0,2}"),
        PEOPLE,
        BODIES,
        behind=re.compile(rf"(?:['’]s)? (?:[a-z-]+ ){{0,2}}?(?:{either(words_of('party-role'))})\b"),
    ),
    Rule("relation.party-of", "memberOf", ("'s ", "’s "), re.compile(r"['’]s "), BODIES, PEOPLE, turned=True),
    Rule(
        "relation.led-by",
        "memberOf",
        ("ed by ",),
        re.compile(r"\)?,? (?:\([^()]*? |[\w -]{0,40})?(?:headed|led|chaired) by (?:[A-Z][\w-]+ ){0,4}"),
        BODIES,
        PEOPLE,
        turned=True,
    ),
    Rule(
        "relation.party-member",
        "memberOf",
        (" of the ",),
        re.compile(r",? of the (?:(?:opposition|ruling|governing) )?"),
        PEOPLE,
        BODIES,
    ),
    Rule(
        "relation.member-states",
        "memberOf",
        ("member", "allies", "ally "),
        re.compile(
            r"(?:['’]s)? (?:member(?: state| countr(?:y|ie)| nation)?s?|allies|ally),?"
            r"(?: (?:such as|including|like))? (?:the )?"
        ),
        BODIES,
        PLACES,
        turned=True,
    ),
    Rule(
        "relation.presidency",
        "memberOf",
        ("holds ", "held ", "assume", "took over", "'s ", "’s "),
        re.compile(r"(?:(?: currently| now)? (?:holds|held|assumed|assumes|took over) the (?:rotating )?|['’]s )"),
        PLACES,
        BODIES,
        behind=re.compile(r"(?:['’]s)? (?:Council |rotating )?(?:[Pp]residency|[Cc]hair(?:manship)?)\b"),
    ),
    Rule(
        "relation.presidency",
        "memberOf",
        ("presidency", "chair", "portfolio", "seat"),
        re.compile(
            r"(?:(?: currently| now)? (?:holds|held|assumed|assumes|took over) (?:the|a)|['’]s) (?:[\w-]+ ){0,2}"
            r"(?:presidency|chair(?:manship)?|portfolio|seat)\b[^.;]{0,50}? (?:in|of|on|within) (?:the )?"
        ),
        PLACES,
        BODIES,
    ),
)

"""The facts of 09CHENGDU165, asked in SPARQL of the sample and, where it is present, of the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ORIGINAL, SAMPLE, needs_shared
from pyoxigraph import Store

import cablegraph
from cablegraph import data, graph
from cablegraph.cable import Span
from cablegraph.describing import describe
from cablegraph.extracting import find
from cablegraph.extracting.lexicon import aliases

if TYPE_CHECKING:
    from pathlib import Path

CABLES = [pytest.param(SAMPLE, id="sample"), pytest.param(ORIGINAL, id="original", marks=needs_shared)]


def ask(path: Path, query: str) -> list[tuple[str, ...]]:
    """Return the rows of a query over a cable's graph, terms shortened."""
    store = Store()
    store.extend(graph.quads(describe(next(cablegraph.read(path)))))
    rows = store.query(query, prefixes=data.prefixes(), use_default_graph_as_union=True)
    names = rows.variables  # type: ignore[union-attr]
    return [tuple(data.compact(row[name].value) if row[name] else "" for name in names) for row in rows]  # type: ignore[union-attr]


@pytest.mark.parametrize("path", CABLES)
def test_identity_and_time(path: Path) -> None:
    """The cable has its id, its instant, its precedence, its transmission id and two sections."""
    asked = (
        "SELECT ?id ?sent ?precedence ?transmission ?sections ?order WHERE { ?c a cg:Cable ; dcterms:identifier ?id ;"
        " dcterms:created ?sent ; cg:precedence ?precedence ; cg:transmissionId ?transmission ;"
        " cg:sectionCount ?sections ; cg:executiveOrder ?order }"
    )
    expected = ("09CHENGDU165", "2009-08-25T08:07:00Z", "precedences:ROUTINE", "VZCZCXRO0281", "2", "E.O. 12958: N/A")
    assert ask(path, asked) == [expected]


@pytest.mark.parametrize("path", CABLES)
def test_sender_and_addressees(path: Path) -> None:
    """It went from the consulate to the Department, and for information to six more, by their routes and serials."""
    assert ask(path, "SELECT ?s ?o ?w WHERE { ?c cg:sender ?s ; cg:origin ?o ; cg:senderAsWritten ?w }") == [
        ("posts:chengdu", "posts:chengdu", "AMCONSUL CHENGDU")
    ]
    asked = (
        "SELECT ?role ?who ?as ?route ?serial WHERE { ?c cg:delivery ?d . ?d cg:deliveryRole ?role ;"
        " cg:addressee ?who ; cg:asWritten ?as ; cg:routingIndicator ?route ; nif:beginIndex ?b"
        " OPTIONAL { ?d cg:stationSerial ?serial } } ORDER BY ?b"
    )
    assert ask(path, asked) == [
        ("deliveryRoles:action", "agents:department-of-state", "SECSTATE WASHDC", "RUEHC", "3361"),
        ("deliveryRoles:info", "agents:china-posts-collective", "CHINA POSTS COLLECTIVE", "RUEHOO", ""),
        ("deliveryRoles:info", "agents:department-of-justice", "DEPT OF JUSTICE WASHINGTON DC", "RHMFIUU", ""),
        ("deliveryRoles:info", "agents:department-of-labor", "DEPT OF LABOR WASHINGTON DC", "RUEHC", ""),
        ("deliveryRoles:info", "agents:drug-enforcement-administration", "DEA WASHINGTON DC", "RUEABND", ""),
        ("deliveryRoles:info", "agents:united-states-pacific-command", "CDR USPACOM HONOLULU HI", "RHMFIUU", ""),
        ("deliveryRoles:info", "posts:chengdu", "AMCONSUL CHENGDU", "RUEHCN", "4037"),
    ]
    assert ask(path, "SELECT ?a WHERE { ?c cg:actionAddressee ?a }") == [("agents:department-of-state",)]
    assert len(ask(path, "SELECT ?a WHERE { ?c cg:infoAddressee ?a }")) == 6


@pytest.mark.parametrize("path", CABLES)
def test_captions_tags_and_attention(path: Path) -> None:
    """It is SENSITIVE and SIPDIS, has six TAGS, and is directed to EAP/CM, G/TIP and OPDAT."""
    assert ask(path, "SELECT ?x WHERE { ?c a cg:Cable ; cg:caption ?x } ORDER BY ?x") == [
        ("captions:SENSITIVE",),
        ("captions:SIPDIS",),
    ]
    tags = ["CH", "KTIP", "KWMN", "PGOV", "PHUM", "SMIG"]
    assert ask(path, "SELECT ?x WHERE { ?c dcterms:subject ?x } ORDER BY ?x") == [(f"tags:{tag}",) for tag in tags]
    assert ask(path, "SELECT ?x WHERE { ?c cg:attentionTo ?x } ORDER BY ?x") == [
        ("agents:eap-cm",),
        ("agents:g-tip",),
        ("agents:opdat",),
    ]
    assert ask(path, "SELECT ?x WHERE { ?c cg:attention ?x } ORDER BY ?x") == [
        ("JUSTICE FOR OPDAT",),
        ("STATE FOR EAP/CM AND G/TIP",),
    ]


@pytest.mark.parametrize("path", CABLES)
def test_references(path: Path) -> None:
    """It cites four cables under the letters A to D, and only paragraph 7 uses one, A."""
    asked = (
        "SELECT ?l ?id ?w WHERE { ?c cg:reference ?r . ?r cg:letter ?l ; cg:asWritten ?w ;"
        " cg:citedCable/dcterms:identifier ?id } ORDER BY ?l"
    )
    assert ask(path, asked) == [
        ("A", "08BEIJING4697", "08 BEIJING 004697"),
        ("B", "08BEIJING4347", "08 BEIJING 004347"),
        ("C", "08BEIJING4240", "08 BEIJING 004240"),
        ("D", "08CHENGDU52", "08 CHENGDU 000052"),
    ]
    assert ask(path, "SELECT ?n ?l WHERE { ?p cg:number ?n ; cg:citesReference/cg:letter ?l }") == [("7", "A")]
    assert len(ask(path, "SELECT ?x WHERE { ?c dcterms:references ?x }")) == 4


@pytest.mark.parametrize("path", CABLES)
def test_paragraphs_headings_passages_and_signature(path: Path) -> None:
    """Ten paragraphs, the first and last U, the rest SBU; four headings; a summary, three notes; signed BROWN."""
    marks = ask(path, "SELECT ?n ?m WHERE { ?p a cg:Paragraph ; cg:number ?n ; cg:marking ?m } ORDER BY ?n")
    assert marks == [(str(n), "markings:U" if n in {1, 10} else "markings:SBU") for n in range(1, 11)]
    assert len(ask(path, "SELECT ?h WHERE { ?h a cg:Heading }")) == 4
    assert ask(path, "SELECT ?n WHERE { ?c cg:summary/dcterms:isPartOf/cg:number ?n }") == [("2",)]
    notes = ask(path, "SELECT ?n WHERE { ?x a cg:Note ; dcterms:isPartOf/cg:number ?n } ORDER BY ?n")
    assert notes == [("3",), ("5",), ("8",)]
    assert ask(path, "SELECT ?n WHERE { ?c cg:signedBy/foaf:name ?n }") == [("BROWN",)]


@pytest.mark.parametrize("path", CABLES)
def test_organizations_and_places_hang_together(path: Path) -> None:
    """The federation is part of the national one, the office is under the bureau, Kunming is in Yunnan in China."""
    part = "agents:{} org:subOrganizationOf agents:{}"
    within = "places:{} schema:containedInPlace places:{}"
    for statement in (
        part.format("yunnan-provincial-womens-federation", "all-china-womens-federation"),
        part.format("yunnan-anti-trafficking-office", "yunnan-public-security-bureau"),
        part.format("yunnan-anti-trafficking-leading-group", "yunnan-provincial-party-committee"),
        within.format("kunming", "yunnan"),
        within.format("yunnan", "china"),
        within.format("honolulu", "hawaii"),
    ):
        assert ask(path, f"SELECT DISTINCT (1 AS ?x) WHERE {{ {statement} }}") == [("1",)], statement
    named = {row[0] for row in ask(path, "SELECT DISTINCT ?x WHERE { ?m itsrdf:taIdentRef ?x }")}
    for slug in ["myanmar", "laos", "vietnam", "southeast-asia", "china", "kunming", "yunnan", "united-states"]:
        assert f"places:{slug}" in named
    for slug in ["uniap", "save-the-children", "international-labour-organization", "yunnan-civil-affairs-department"]:
        assert f"agents:{slug}" in named


TRAPS = [
    *("Q29520", "Q180573", "Q172640", "Q7795", "Q4569544", "Q28913542", "Q5153528", "Q36633"),
    *("Q3044735", "Q14213", "Q1410469", "Q2346285", "Q940"),
]


@pytest.mark.parametrize("path", CABLES)
def test_links_are_those_that_were_confirmed(path: Path) -> None:
    """The confirmed items are linked, no probable or wrong one is, and no post is linked to its city."""
    items = {row[1]: row[0] for row in ask(path, "SELECT ?e ?i WHERE { ?e owl:sameAs|skos:exactMatch ?i }")}
    assert items["wd:Q43194"] == "places:yunnan"
    assert items["wd:Q54129"] == "agents:international-labour-organization"
    assert items["wd:Q156537"] == "topics:domestic-violence"
    assert items["wd:Q30002"] == "places:chengdu"
    assert not {f"wd:{item}" for item in TRAPS} & set(items)
    assert not [entity for entity in items.values() if entity.startswith("posts:")]


@pytest.mark.parametrize("path", CABLES)
def test_the_characters_at_every_span_are_the_ones_meant(path: Path) -> None:
    """A mention has the characters of its name, a paragraph begins with its number and ends with no blank."""
    cable = next(cablegraph.read(path))
    names = {alias.written.lower() for alias in aliases()}
    for mention in find(cable).mentions:
        words = " ".join(cable.characters(mention.span).split()).lower().replace("- ", "-")
        # What the lexicon does not know is named in full, or by the end of a name.
        assert words in names or words.replace("-", " ") in mention.entity.lower().replace("-", " "), words
    for paragraph in cable.body.paragraphs:
        characters = cable.characters(paragraph.span)
        assert characters.startswith(f"{paragraph.number}. (")
        assert characters == characters.strip()
        assert paragraph.marking is not None
        assert cable.characters(paragraph.marking.span) == paragraph.marking.value
    for reference in cable.opening.references:
        assert cable.characters(reference.span) == reference.as_written
    assert path.read_text(encoding="utf-8")[cable.source.text_offset :] == cable.text
    assert cable.characters(Span(0, 12)) == "VZCZCXRO0281"


def names(path: Path) -> list[tuple[str, str, int]]:
    """Return what is named, in which element."""
    return sorted((mention.entity, *mention.part) for mention in find(next(cablegraph.read(path))).mentions)


@needs_shared
def test_sample_and_original_name_the_same_things_in_the_same_paragraphs() -> None:
    """The sample restates the original: the same entities, as often, in the same parts."""
    assert names(SAMPLE) == names(ORIGINAL)


def said(path: Path, kind: str) -> set[str]:
    """Return the findings of a kind without their words and places in the text, each with its element."""
    found = find(next(cablegraph.read(path)))
    kinds: dict[str, list[tuple[object, ...]]] = {
        "persons": [(person.name, person.protection) for person in found.persons],
        "roles": [(role.member, role.role, role.organization, role.former) for role in found.memberships],
        "organizations": [(body.key, body.acronym, body.unit) for body in found.organizations],
        "officers": [(officer.key, officer.organization) for officer in found.officers],
        "meetings": [(met.day, met.place, sorted(met.participants)) for met in found.meetings],
        "amounts": [(amount.kind, amount.unit, amount.least, amount.most) for amount in found.amounts],
        "periods": [(period.value,) for period in found.periods],
        "statements": [
            (told.part, told.speaker, told.addressee, told.verb.value, told.denied, told.modality)
            for told in found.statements
        ],
        "relations": [(told.subject, told.predicate, told.object, told.denied) for told in found.relations],
        "proposals": [
            (sorted(made.proposers), made.addressee, made.about, made.outcome is not None) for made in found.proposals
        ],
        "movements": [
            (moved.part, moved.origins, moved.transits, moved.destinations, moved.purposes, moved.denied)
            for moved in found.movements
        ],
    }
    return set(map(repr, kinds[kind]))


@needs_shared
@pytest.mark.parametrize(
    "kind",
    [
        *("persons", "roles", "organizations", "officers", "meetings", "amounts", "periods", "statements"),
        *("relations", "proposals", "movements"),
    ],
)
def test_sample_and_original_say_the_same(kind: str) -> None:
    """What is found in the sample is found in the original, and nothing else, kind by kind."""
    assert said(SAMPLE, kind) == said(ORIGINAL, kind)

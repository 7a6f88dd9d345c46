"""From findings to the graph: what is found by hand in an invented cable, described, asked and withheld."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from cablegraph import data, graph, store
from cablegraph.cable import Field, Span
from cablegraph.describing import describe
from cablegraph.describing.documents import trace
from cablegraph.describing.reference import nodes_of
from cablegraph.explaining import explain
from cablegraph.extracting.findings import (
    Amount,
    Findings,
    Meeting,
    Membership,
    Mention,
    Movement,
    Officer,
    Organization,
    Person,
    Proposal,
    Relation,
    Statement,
)
from cablegraph.reading import read_bytes
from cablegraph.validation import PUBLIC, shape_files, validate

if TYPE_CHECKING:
    from cablegraph.cable import Cable
    from cablegraph.describing import Documents

TEXT = """09OSTIA9106
ZEB MARLOW AND THE LANTERNS
Mon May 04 00:00:00 +0200 2009
UNCLASSIFIED
Embassy Rome
VZCZCXYZ0014
RR RUEHC
DE RUEHRO #9106 1240905
ZNR UUUUU ZZH
R 040905Z MAY 09
FM AMEMBASSY ROME
TO RUEHC/SECSTATE WASHDC 0001UNCLAS OSTIA 009106

SIPDIS

E.O. 12958: N/A
TAGS: PGOV IT
SUBJECT: ZEB MARLOW AND THE LANTERNS

1. (U) Mayor Ada Quill told Poloff on May 2 that the Lamp Board
and the Zeb Marlow Trust share 40 lanterns (EUR 900).

2. (U) Divers come from Laos through Vietnam.  The Board asked for
a pier and got none, Quill said; she denied any tie to smugglers.

3. (U) The pier is dark, says Marlow.

4. (U) Nothing else was heard.
HOLLOWELL"""
ADA, ZEB, POLOFF = "person: Ada Quill", "person: Zeb Marlow", "officer: Poloff"
BOARD, TRUST = "organization: Lamp Board", "organization: Zeb Marlow Trust"
RULES = [row["rule"] for row in data.table("rules.tsv")]
RULE = RULES[0]


@pytest.fixture
def cable() -> Cable:
    """Return an invented cable."""
    return read_bytes(TEXT.encode(), name="lantern.txt")


def at(cable: Cable, words: str, begin: int = 0) -> Span:
    """Return where words stand in the body."""
    found = cable.text.index(words, cable.body.paragraphs[0].span.begin + begin)
    return Span(found, found + len(words))


def stretch(cable: Cable, first: str, last: str) -> Span:
    """Return from where some words begin to where others end."""
    return Span(at(cable, first).begin, at(cable, last).end)


@pytest.fixture
def findings(cable: Cable) -> Findings:
    """Return what a reader would find in it, one of each kind, and two of what may be mixed up."""
    one, two = ("paragraph", 0), ("paragraph", 1)
    told, said = stretch(cable, "Mayor Ada", "(EUR 900)."), stretch(cable, "The Board", "smugglers.")
    came = at(cable, "Divers come from Laos through Vietnam.")
    names = [
        (ADA, "Ada Quill", one),
        (POLOFF, "Poloff", one),
        (BOARD, "Lamp Board", one),
        (TRUST, "Zeb Marlow Trust", one),
        ("places:laos", "Laos", two),
        ("places:vietnam", "Vietnam", two),
    ]
    subject = cable.opening.subject
    assert subject is not None
    return Findings(
        mentions=tuple(Mention(key, at(cable, words), part, RULE, None) for key, words, part in names),
        organizations=(
            Organization(BOARD, "Lamp Board", at(cable, "Lamp Board"), RULE, acronym="LB"),
            Organization(TRUST, "Zeb Marlow Trust", at(cable, "Zeb Marlow Trust"), RULE, unit=True),
        ),
        persons=(
            Person(ADA, "Ada Quill", at(cable, "Ada Quill"), RULE),
            Person(ZEB, "Zeb Marlow", Span(subject.span.begin, subject.span.begin + 10), RULE),
        ),
        officers=(Officer(POLOFF, "Poloff", at(cable, "Poloff"), RULE, BOARD),),
        memberships=(Membership(ADA, "Mayor", BOARD, at(cable, "Mayor"), RULE, former=True),),
        amounts=(
            Amount("count", "lanterns", Decimal(40), Decimal(40), at(cable, "40 lanterns"), one, RULE),
            Amount("money", "EUR", Decimal(900), Decimal(1000), at(cable, "EUR 900"), one, RULE, conversion_of=0),
        ),
        meetings=(Meeting((ADA, POLOFF), "2009-05-02", "places:rome", told, one, RULE),),
        statements=(
            Statement(
                ADA, at(cable, "Ada Quill"), POLOFF, verb(cable, "told", "tell"), *(False, "stated", told, one, RULE)
            ),
            Statement(
                ADA, at(cable, "Quill said"), None, verb(cable, "denied", "deny"), *(True, "stated", said, two, RULE)
            ),
        ),
        relations=(
            Relation(BOARD, "cooperatesWith", TRUST, denied=False, span=told, part=one, rule=RULE),
            Relation(BOARD, "connectedWith", "topics:smuggling", denied=True, span=said, part=two, rule=RULE),
            Relation("places:laos", "borders", "places:vietnam", denied=False, span=came, part=two, rule=RULE),
        ),
        proposals=(Proposal((BOARD,), None, (), "a pier", Field("got none", said, RULE), said, two, RULE),),
        movements=(
            Movement(
                *(("places:laos",), ("places:vietnam",), (), (), ("divers",)),
                *(False, came, two, RULE),
            ),
        ),
    )


def verb(cable: Cable, words: str, lemma: str) -> Field[str]:
    """Return a verb as found."""
    return Field(lemma, at(cable, words), RULE)


def described(cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch, **options: Any) -> Documents:
    """Describe a cable with findings in the place of those of the rules."""
    monkeypatch.setattr("cablegraph.describing.recorder.find", lambda _: findings)
    return describe(cable, **options)


def asked(documents: Documents, name: str) -> list[str]:
    """Return the rows of a named question."""
    holding = Store()
    holding.extend(graph.quads(documents))
    return store.answer(holding, store.question(name).sparql, "csv").replace("\r\n", "\n").splitlines()[1:]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("statements", "Ada Quill,tell,Poloff,asserted,stated,¶1"),
        ("statements", "Ada Quill,deny,,denied,stated,¶2"),
        ("statements-about", "Lamp Board,Ada Quill,asserted,¶1"),
        ("amounts", "EUR 900-1000,900,1000,EUR,,40 lanterns,¶1"),
        ("meetings", "meeting 1,2009-05-02,Rome,Poloff"),
        ("proposals", "proposal 1,Lamp Board,,a pier,got none"),
        ("people", "Ada Quill,Mayor,Lamp Board,true,"),
        ("movements", "movement 1,through,Vietnam"),
        ("movements", "movement 1,whom,divers"),
        ("relations", "Lamp Board,cooperates with,Zeb Marlow Trust"),
        ("relations", "Laos,borders,Vietnam"),
    ],
)
def test_what_is_found_is_answered(
    question: str, row: str, cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kind of finding reaches the rows of the question that asks for it."""
    assert row in asked(described(cable, findings, monkeypatch), question)


def test_the_graph_of_hand_made_findings_keeps_the_shapes(
    cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every node that findings make satisfies every shape."""
    report = validate(list(graph.quads(described(cable, findings, monkeypatch))))
    assert [result.message for result in report.results if result.severity == "Violation"] == []


def test_a_denied_relation_is_no_triple(cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is denied stands on its statement alone; asserted, the same relation is a triple."""

    def connected(relations: tuple[Relation, ...]) -> bool:
        changed = described(cable, replace(findings, relations=relations), monkeypatch)
        return any(quad.predicate == NamedNode(data.expand("cg:connectedWith")) for quad in graph.quads(changed))

    assert not connected(findings.relations)
    assert connected(tuple(replace(relation, denied=False) for relation in findings.relations))


def test_triples_of_one_sentence_are_told_apart(
    cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The only triple of a statement's sentence stands on it; of two subjects each has a node of its own."""
    record = described(cable, findings, monkeypatch)["record"]
    nodes = {node["id"]: node for node in nodes_of(record)}
    assert nodes["#statement-1"]["statedPredicate"] == "cooperatesWith"
    assert nodes["#relation-1"]["statedPredicate"] == "borders"
    assert "#relation-2" not in nodes
    second = replace(findings.relations[0], subject=TRUST, object=BOARD)
    changed = replace(findings, relations=(*findings.relations, second))
    nodes = {node["id"]: node for node in nodes_of(described(cable, changed, monkeypatch)["record"])}
    assert "statedPredicate" not in nodes["#statement-1"]
    assert {name for name in nodes if name.startswith("#relation")} == {"#relation-1", "#relation-2", "#relation-3"}


def test_labels_that_make_one_word_are_told_apart(
    cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two persons whose names slug alike have two nodes, each with its name."""
    twin = replace(findings.persons[0], key="person: Ada-Quill", name="Ada-Quill")
    changed = replace(findings, persons=(*findings.persons, twin))
    nodes = {node["id"]: node for node in nodes_of(described(cable, changed, monkeypatch)["record"])}
    assert (nodes["#person-ada-quill"]["name"], nodes["#person-ada-quill-2"]["name"]) == ("Ada Quill", "Ada-Quill")


def test_the_public_profile_names_nobody_without_an_office(
    cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Title, labels, IRIs and text give no word of a withheld name, though no rule saw its surname; others stay."""
    documents = described(cable, findings, monkeypatch, profile="public")
    written = graph.serialise(documents, graph.FORMATS["trig"]).decode()
    assert "marlow" not in written.casefold()
    assert "Ada Quill" in written
    nodes = {node["id"]: node for node in nodes_of(documents["record"])}
    assert documents["record"]["title"] == "[name withheld] AND THE LANTERNS"
    assert [name for name in ("#p1", "#p2", "#p3", "#p4") if "text" in nodes[name]] == ["#p2", "#p4"]
    assert "text" not in nodes["#statement-1"]
    assert "text" in nodes["#statement-2"]
    assert validate(list(graph.quads(documents)), shapes=shape_files(PUBLIC)).conforms


def test_the_public_profile_names_nobody_marked_protect(
    cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An officer of whom the cable asks that the name be protected is withheld like anybody without an office."""
    marked = replace(findings.persons[0], protection=Field("strictly protect", at(cable, "Ada Quill"), RULE))
    changed = replace(findings, persons=(marked, *findings.persons[1:]))
    documents = described(cable, changed, monkeypatch, profile="public")
    assert "quill" not in graph.serialise(documents, graph.FORMATS["trig"]).decode().casefold()
    research = list(graph.quads(described(cable, changed, monkeypatch)))
    messages = {result.message for result in validate(research, shapes=shape_files(PUBLIC)).results}
    assert "the name of a person to be protected, expected it withheld" in messages


def test_every_node_of_a_finding_is_explained(
    cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each node with a span has its evidence, and `explain` shows its characters and its rule."""
    record = described(cable, findings, monkeypatch)["record"]
    spans = {found.subject: found.span for found in trace(cable) if found.key in {"", "taIdentRef"}}
    placed = {node["id"]: Span(node["beginIndex"], node["endIndex"]) for node in nodes_of(record) if "rule" in node}
    assert placed.items() <= spans.items()
    for name in ("#statement-2", "#amount-2", "#meeting-1", "#proposal-1", "#movement-1", "#relation-1"):
        said = "\n".join(explain(cable, name))
        assert " ".join(cable.characters(placed[name]).split()) in said
        assert f"rule {RULE}: " in said


def test_turtle_and_quads_of_findings_state_the_same(
    cable: Cable, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands beside the record's tree is in every format."""
    documents = described(cable, findings, monkeypatch)
    turtle = {quad.triple for quad in parse(graph.serialise(documents, graph.FORMATS["ttl"]), format=RdfFormat.TURTLE)}
    assert turtle == {quad.triple for quad in graph.quads(documents) if isinstance(quad, Quad)}

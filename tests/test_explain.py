"""Explaining: characters, rule and lexicon row behind what the graph says."""

from __future__ import annotations

import pytest
from conftest import SAMPLE, folders

import cablegraph
from cablegraph import data
from cablegraph.describing import describe, trace
from cablegraph.errors import GraphError
from cablegraph.explaining import explain, explain_all
from cablegraph.extracting import find

BASE = "https://w3id.org/cablegraph/id/"


def explained(iri: str) -> str:
    """Return the explanation of an IRI of the sample's graph."""
    return "\n".join(explain(next(cablegraph.read(SAMPLE)), iri))


def test_an_entity_is_explained_by_its_names_and_its_row() -> None:
    """A place shows each of its names with offsets and rule, its row, and its links with their rows."""
    text = explained(f"{BASE}place/kunming")
    assert text.count("«Kunming»") == 6
    assert "mappings/lexicon/places.tsv line" in text
    assert "rule mention.lexicon:" in text
    assert "owl:sameAs http://www.wikidata.org/entity/Q182852, confidence 0.99" in text


@pytest.mark.parametrize(
    ("iri", "said"),
    [
        (f"{BASE}tag/KTIP", "«KTIP»"),
        ("tags:KTIP", "rule opening.tags"),
        ("#p7", "rule body.paragraph-numbered"),
        (f"{BASE}cable/09CHENGDU165#ref-A", "«08 BEIJING 004697»"),
        (f"{BASE}cable/08BEIJING4697", "rule references.cable"),
        ("#delivery-1", "«RUEHC/SECSTATE WASHDC 3361»"),
        ("posts:chengdu", "preamble.origin"),
        ("#person-brown", "«BROWN»"),
        (f"{BASE}cable/09CHENGDU165", "«250807Z AUG 09»"),
        ("places:honolulu", "named by agents:united-states-pacific-command"),
    ],
)
def test_every_kind_of_node_is_explained(iri: str, said: str) -> None:
    """Tags, parts, references, deliveries, posts, persons, the cable itself and entities named by others."""
    assert said in explained(iri)


def test_an_unknown_iri_is_refused() -> None:
    """An IRI that the graph does not hold is said to be none of it."""
    with pytest.raises(GraphError, match="not in the graph"):
        explained(f"{BASE}tag/NONE")


def test_the_whole_cable_is_explained() -> None:
    """Without an IRI there is a line for each thing that the text gave."""
    cable = next(cablegraph.read(SAMPLE))
    assert len(list(explain_all(cable))) == len(trace(cable)) > 150


def test_every_rule_is_documented_and_used() -> None:
    """The rules that cases and sample use are rows of the table, and every row is used by one of them."""
    used = set()
    for path in [
        SAMPLE,
        *(case / "cable.txt" for case in folders("cases")),
    ]:
        cable = next(cablegraph.read(path))
        used |= {found.rule for found in trace(cable)}
        header, opening = cable.header, cable.opening
        used |= {field.rule for field in header.distribution}
        silent = (header.partial, header.routing, header.originator, header.transmission_security)
        found = find(cable)
        used |= {one.rule for one in found.periods} | {one.verb.rule for one in found.statements}
        used |= {one.about.rule for one in found.amounts if one.about is not None}
        used |= {field.rule for field in (*silent, opening.message_id, opening.classified_by) if field is not None}
    assert used == {row["rule"] for row in data.table("rules.tsv")}


def test_every_node_with_a_span_has_evidence() -> None:
    """Each node of the record that has a span is explained by the same span."""
    cable = next(cablegraph.read(SAMPLE))
    spans = {found.subject: found.span for found in trace(cable) if found.key in {"", "taIdentRef"}}

    def visit(node: object) -> int:
        if isinstance(node, dict):
            own = 0
            if "beginIndex" in node:
                span = spans[node["id"]]
                assert span is not None
                assert (span.begin, span.end) == (node["beginIndex"], node["endIndex"])
                own = 1
            return own + sum(visit(value) for value in node.values())
        return sum(visit(value) for value in node) if isinstance(node, list) else 0

    assert visit(describe(cable)["record"]) > 100

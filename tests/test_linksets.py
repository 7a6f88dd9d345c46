"""Links as others read them: SSSOM by its own library, and the description of the sets of links."""

from __future__ import annotations

import csv
from collections import defaultdict

import pytest
import sssom_pydantic
from conftest import SHARED, TOP, all_links, needs_shared
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from cablegraph import data
from cablegraph.extracting.addresses import originating
from cablegraph.extracting.lexicon import entities

LINKS = TOP / "mappings" / "links"
VOID = LINKS / "void.ttl"
GRAPH = "https://w3id.org/cablegraph/data/links"
TARGETS = {
    "geonames": ("GeoNames", "https://sws.geonames.org/"),
    "wikidata": ("Wikidata", "http://www.wikidata.org/entity/"),
}
PREFIXES = """\
# The sets of links that the mappings make; `python -m pytest tests/test_linksets.py --update` rewrites this file.
@base <https://w3id.org/cablegraph/data/links> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix void: <http://rdfs.org/ns/void#> .
"""


def node(name: str, kind: str, *statements: str) -> str:
    """Return a node in Turtle, one statement a line."""
    return "\n".join([f"\n<#{name}> a {kind} ;", *(f"  {line} ;" for line in statements[:-1]), f"  {statements[-1]} ."])


def described() -> str:
    """Describe a set of links for each target, and in it one for each predicate."""
    nodes = []
    for target, (label, space) in TARGETS.items():
        found = [link for links in all_links().values() for link in links if data.expand(link.object).startswith(space)]
        by_predicate: dict[str, int] = defaultdict(int)
        for link in found:
            by_predicate[link.predicate] += 1
        parts = {predicate: f"{target}-{predicate.partition(':')[2]}" for predicate in sorted(by_predicate)}
        ends = ("void:subjectsTarget </cablegraph/data/reference>", f"void:objectsTarget <#{target}-items>")
        nodes += [
            node(f"{target}-items", "void:Dataset", f'rdfs:label "{label}"@en', f'void:uriSpace "{space}"'),
            node(
                target,
                "void:Linkset",
                f'rdfs:label "Links to {label}"@en',
                *ends,
                f"void:triples {len(found)}",
                f"void:distinctSubjects {len({link.subject for link in found})}",
                f"void:distinctObjects {len({link.object for link in found})}",
                *(f"void:subset <#{part}>" for part in parts.values()),
            ),
        ]
        nodes += [
            node(
                part,
                "void:Linkset",
                f'rdfs:label "Links to {label} by {predicate}"@en',
                *ends,
                f"void:linkPredicate {predicate}",
                f"void:triples {by_predicate[predicate]}",
            )
            for predicate, part in parts.items()
        ]
    return PREFIXES + "\n".join(nodes) + "\n"


def test_the_description_of_the_links_is_current(update: bool) -> None:  # noqa: FBT001 a fixture
    """The committed description of the sets of links is what the mappings give."""
    if update:
        VOID.write_text(described(), encoding="utf-8")
    assert VOID.read_text(encoding="utf-8") == described(), "pytest tests/test_linksets.py --update rewrites"


def test_every_target_has_its_set() -> None:
    """No link leads to a data set that is not described."""
    spaces = tuple(space for _, space in TARGETS.values())
    objects = {data.expand(link.object) for links in all_links().values() for link in links}
    assert {iri for iri in objects if not iri.startswith(spaces)} == set()


@pytest.mark.parametrize("target", TARGETS)
def test_the_counts_are_those_of_the_table(target: str) -> None:
    """A set has as many triples as its table has rows that are not denied and not below the threshold."""
    lines = (LINKS / f"{target}.sssom.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE)
    count = sum(not row["predicate_modifier"] and float(row["confidence"]) >= data.THRESHOLD for row in rows)
    stated = {
        quad.object
        for quad in parse(VOID.read_bytes(), format=RdfFormat.TURTLE)
        if quad.subject == NamedNode(f"{GRAPH}#{target}") and quad.predicate.value.endswith("#triples")
    }
    assert stated == {Literal(count)}


@pytest.mark.parametrize("target", TARGETS)
def test_the_sssom_library_reads_every_row(target: str) -> None:
    """What the library of SSSOM reads is every row of ours, its denials too."""
    pack = sssom_pydantic.read(LINKS / f"{target}.sssom.tsv")
    read = {
        (str(found.subject.curie), str(found.object.curie), found.predicate_modifier == "Not", found.confidence)
        for found in pack[0]
    }
    ours = {
        (row["subject_id"], row["object_id"], row["predicate_modifier"] == "Not", float(row["confidence"]))
        for row in data.table("links", f"{target}.sssom.tsv")
    }
    assert read == ours


def test_no_post_is_linked_as_its_city() -> None:
    """An item that is a place's is no post's or body's: a post is not the city that hosts it."""
    of_places = {link.object for name, links in all_links().items() if name.startswith("places:") for link in links}
    others = {
        (name, link.object) for name, links in all_links().items() if not name.startswith("places:") for link in links
    }
    assert {pair for pair in others if pair[1] in of_places} == set()


def test_the_docs_count_the_links() -> None:
    """The figures of docs/linking.md are those of the tables: the rows of each kind, and those that have a link."""

    def linked(kind: str, target: str) -> int:
        found = ((name, link.object) for name, links in all_links().items() for link in links)
        return len({name for name, to in found if name.startswith(kind) and to.startswith(target)})

    agents, places = (len(data.table("lexicon", f"{name}.tsv")) for name in ("agents", "places"))
    stated = " ".join((TOP / "docs" / "linking.md").read_text(encoding="utf-8").split())
    assert f"Of {agents:,} organizations and offices {linked('agents:', 'wd:')} have a link" in stated
    to_places = (
        f"{linked('places:', 'wd:'):,} are linked to Wikidata and {linked('places:', 'geonames:'):,} to GeoNames"
    )
    assert f"Of {places:,} places {to_places}" in stated


@needs_shared
def test_every_post_is_in_the_city_of_the_facts() -> None:
    """The place of each embassy and consulate that was verified has the item of its city."""
    with (SHARED.parent / "facts" / "posts.tsv").open(encoding="utf-8", newline="") as stream:
        rows = [
            row for row in csv.DictReader(stream, delimiter="\t") if row["kind"] in {"embassy", "consulate general"}
        ]
    wrong = []
    for row in rows:
        name = "Embassy" if row["kind"] == "embassy" else "Consulate"
        post = originating(f"{name} {row['city']}")
        place = None if post is None else entities()[post].place
        if place is None or f"wd:{row['city_wikidata']}" not in {link.object for link in data.links(place)}:
            wrong.append(row["post"])
    assert len(rows) > 100
    assert wrong == []

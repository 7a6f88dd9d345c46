"""Declarative files are tested like code: header, width, order, uniqueness, references, well-formed ids."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from conftest import TOP, all_links

from cablegraph import data
from cablegraph.describing.reference import concepts
from cablegraph.extracting.addresses import addressed, originating
from cablegraph.extracting.lexicon import aliases, entities
from cablegraph.linking.checking import kilometres

if TYPE_CHECKING:
    from pathlib import Path

# Claims have a schema of their own.
TABLES = sorted(path for path in (TOP / "mappings").rglob("*.tsv") if path.parent.name != "claims")
HEADERS = {
    "agents.tsv": "id type kind label alternates generic symbols addresses parent place context source",
    "capitalised-words.tsv": "word kind",
    "common-words.tsv": "word",
    "cue-words.tsv": "word kinds",
    "currencies.tsv": "code name words symbols",
    "demonyms.tsv": "demonym",
    "generic-acronyms.tsv": "acronym long",
    "geographic-tags.tsv": "code place source note",
    "given-names.tsv": "name",
    "known-surnames.tsv": "surname source",
    "no-organizations.tsv": "word",
    "organization-heads.tsv": "head of alone unit before company",
    "places.tsv": "id kind label alternates generic parent context lat long source",
    "reporting-verbs.tsv": "form lemma modality denies addressee source",
    "roles.tsv": "role kind official post source",
    "units.tsv": "word kind unit",
    "posts.tsv": "id kind label station alternates addresses city parent source",
    "rules.tsv": "rule says source",
    "stations.tsv": "alias canonical post note",
    "titles.tsv": "title",
    "unnamed-places.tsv": "geonames name parent reason",
    "wikidata-classes.tsv": "item label kind",
}
SSSOM = (
    "subject_id subject_label predicate_id predicate_modifier object_id object_label mapping_justification confidence"
    " author_label mapping_date comment"
)

# A person's judgement, what others say of it, and a way by another id: terms of the Semantic Mapping Vocabulary.
JUSTIFICATIONS = {
    "semapv:BackgroundKnowledgeBasedMatching",
    "semapv:ManualMappingCuration",
    "semapv:MappingChaining",
}


def content(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return header and rows of a table, its comments left out."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    header, *rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return header, rows


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_a_table_has_its_header_and_is_sorted_and_unique(path: Path) -> None:
    """Header as declared, rows of one width, trimmed cells, sorted by their first cell, none twice."""
    header, rows = content(path)
    assert header == (SSSOM if path.name.endswith(".sssom.tsv") else HEADERS[path.name]).split()
    assert rows
    assert all(len(row) == len(header) for row in rows)
    assert all(cell == cell.strip() for row in rows for cell in row)
    keys = [tuple(row[:5]) if path.name.endswith(".sssom.tsv") else (row[0],) for row in rows]
    firsts = [key[0] for key in keys]
    assert firsts == sorted(firsts), f"LC_ALL=C sort sorts {path.name}"
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert path.read_text(encoding="utf-8").endswith("\n")


def test_every_id_that_a_row_names_exists() -> None:
    """Parents, places, contexts and kinds of the lexicon are rows of it or concepts of a scheme."""
    for entity in entities().values():
        for name in (*entity.parents, *filter(None, [entity.place]), *entity.contexts):
            assert name in entities(), (entity.name, name)
        assert entity.kind is None or entity.kind in concepts(), entity.name
        assert re.fullmatch(r"\w+:[a-z0-9]+(?:-[a-z0-9]+)*", entity.name)
        assert not entity.generic or entity.contexts, f"{entity.name}: generic names want a context"


def test_nothing_contains_itself() -> None:
    """Following parents never comes back."""
    for name in entities():
        seen, pending = set(), list(entities()[name].parents)
        while pending:
            parent = pending.pop()
            assert parent != name
            if parent not in seen:
                seen.add(parent)
                pending += entities()[parent].parents


def test_no_sure_name_means_two_things() -> None:
    """A name that needs no context belongs to one entity or topic alone."""
    meant: dict[str, set[str]] = defaultdict(set)
    for alias in aliases():
        if not alias.contexts:
            meant[alias.written if alias.acronym else alias.written.lower()].add(alias.entity)
    assert {name: found for name, found in meant.items() if len(found) > 1} == {}


def test_coordinates_are_on_the_globe() -> None:
    """Latitude and longitude come together, as decimals in their ranges, and every city has them but a historic one."""
    without = set()
    for row in data.table("lexicon", "places.tsv"):
        if not row["lat"]:
            assert not row["long"], row["id"]
            without |= {row["id"]} if row["kind"] == "city" else set()
            continue
        assert re.fullmatch(r"-?\d+\.\d+", row["lat"]), row["id"]
        assert re.fullmatch(r"-?\d+\.\d+", row["long"]), row["id"]
        assert abs(float(row["lat"])) <= 90, row["id"]
        assert abs(float(row["long"])) <= 180, row["id"]
    assert without == {"east-berlin", "west-berlin"}


def test_a_city_lies_in_its_province() -> None:
    """No city lies more than 800 km from the middle of the province or state that it is in."""
    places = {f"places:{row['id']}": row for row in data.table("lexicon", "places.tsv") if row["lat"]}
    for name, row in places.items():
        for parent in (places.get(wider) for wider in entities()[name].parents):
            if row["kind"] == "city" and parent and parent["kind"] in {"province", "state"}:
                here, there = ((float(one["lat"]), float(one["long"])) for one in (row, parent))
                assert kilometres(here, there) < 800, name


def test_a_known_surname_is_nothing_else() -> None:
    """A surname that names somebody by itself is no other name or word of the lexicon, and has a source."""
    named = {alias.written.casefold() for alias in aliases()}
    words = {row["word"].casefold() for row in data.table("lexicon", "common-words.tsv")}
    words |= {row["word"].casefold() for row in data.table("lexicon", "capitalised-words.tsv")}
    for row in data.table("lexicon", "known-surnames.tsv"):
        assert row["surname"].casefold() not in named | words, row["surname"]
        assert row["source"], row["surname"]


def test_a_place_left_out_is_no_row() -> None:
    """A place that is left out has a reason and a country, and is linked from no row of the lexicon."""
    linked = {row["object_id"] for row in data.table("links", "geonames.sssom.tsv")}
    for row in data.table("lexicon", "unnamed-places.tsv"):
        assert row["reason"], row["name"]
        assert f"places:{row['parent']}" in entities(), row["name"]
        assert f"geonames:{row['geonames']}/" not in linked, row["name"]


def test_every_geographic_code_has_its_place_or_a_reason() -> None:
    """The codes are those of the scheme, each with a place of the lexicon, or with a note that says why not."""
    rows = {row["code"]: row for row in data.table("lexicon", "geographic-tags.tsv")}
    geographic = {c.notation for c in concepts().values() if "tagKinds:geographic" in c.broader}
    assert set(rows) == geographic
    for row in rows.values():
        assert f"places:{row['place']}" in entities() if row["place"] else row["note"], row["code"]


def test_a_name_in_context_means_one_place() -> None:
    """In the same context a name means one place."""
    meant = Counter((name, place.contexts) for place in entities().values() for name in place.generic)
    assert [pair for pair, count in meant.items() if count > 1] == []


@pytest.mark.parametrize(
    ("written", "post"),
    [
        ("AMEMBASSY PEKING", "beijing"),
        ("AMEMBASSY SAIGON", "saigon"),
        ("AMEMBASSY BERLIN (EAST)", "berlin-east"),
        ("AMCONSUL OSAKA-KOBE", "osaka-kobe"),
        ("AMEMBASSY NEWDELHI", "new-delhi"),
        ("AMERICAN EMBASSY KIEV", "kyiv"),
        ("AMCONGEN ST. PETERSBURG", "st-petersburg"),
        ("USMISSION USNATO BRUSSELS", "usnato"),
    ],
)
def test_a_post_is_found_by_the_spellings_of_headers(written: str, post: str) -> None:
    """Other names of a city, other words for the kind of post, blanks and dots make no difference."""
    assert addressed(written) == f"posts:{post}"


@pytest.mark.parametrize("row", data.table("lexicon", "posts.tsv"), ids=lambda row: row["id"])
def test_a_post_is_found_by_each_of_its_names(row: dict[str, str]) -> None:
    """Every address of a post and every name of it as an origin leads back to its row."""
    assert {addressed(written) for written in row["addresses"].split("|")} == {f"posts:{row['id']}"}
    written = (row["label"], *row["alternates"].split("|"))
    assert {originating(name) for name in written} == {f"posts:{row['id']}"}


def test_no_address_means_two_bodies() -> None:
    """A name in a header belongs to one body."""
    found = Counter(written for entity in entities().values() for written in entity.addresses)
    assert [written for written, count in found.items() if count > 1] == []


def test_mappings_are_valid_sssom() -> None:
    """Subjects exist and carry their label, predicates and justifications are known, objects are well-formed."""
    for path in (TOP / "mappings" / "links").glob("*.sssom.tsv"):
        head = path.read_text(encoding="utf-8").split("\n")
        curies = {line[3:].partition(":")[0] for line in head if line.startswith("#  ")}
        _, rows = content(path)
        for subject, label, predicate, modifier, target, _, justification, confidence, *_, day, _ in rows:
            for name in (subject, predicate, target, justification):
                assert name.partition(":")[0] in curies, name
            known = entities()[subject].label if subject in entities() else concepts()[subject].label
            assert label == known, subject
            assert predicate in {"owl:sameAs", "skos:exactMatch", "skos:broadMatch"}
            assert (predicate == "skos:exactMatch") == (subject in concepts())
            assert modifier in {"", "Not"}
            assert 0 < float(confidence) <= 1
            assert re.fullmatch(r"wd:Q[1-9]\d*|geonames:[1-9]\d*/", target)
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)
            assert justification in JUSTIFICATIONS


def test_no_link_is_both_stated_and_denied() -> None:
    """A negative row never meets a positive one for the same pair."""
    for path in (TOP / "mappings" / "links").glob("*.sssom.tsv"):
        _, rows = content(path)
        pairs = Counter((row[0], row[4]) for row in rows)
        assert [pair for pair, count in pairs.items() if count > 1] == []


def test_no_two_entities_are_the_same_item() -> None:
    """What is the same as an item is the same as no other entity of the lexicon."""
    same = Counter(link.object for found in all_links().values() for link in found if link.predicate == "owl:sameAs")
    assert [item for item, count in same.items() if count > 1] == []


def test_the_context_is_one_to_one() -> None:
    """No two terms mean the same property, and no term is a prefix."""
    terms = {name: value for name, value in data.context().items() if isinstance(value, dict)}
    properties = Counter((value.get("@id"), value.get("@reverse")) for value in terms.values())
    assert [pair for pair, count in properties.items() if count > 1] == []
    assert not set(terms) & set(data.prefixes())
    for name, value in terms.items():
        iri = str(value.get("@id", value.get("@reverse")))
        if iri.startswith("cg:"):
            assert iri == f"cg:{name}"


def test_concepts_are_unique() -> None:
    """No two concepts of a scheme share a code, and each is described in one scheme alone."""
    codes = Counter((concept.scheme, concept.notation) for concept in concepts().values())
    assert [pair for pair, count in codes.items() if count > 1] == []
    assert len(concepts()) > 550

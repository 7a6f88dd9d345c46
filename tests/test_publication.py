"""Protection: who is no official, or is to be protected, is named nowhere in what the public profile publishes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from invented import cable_of

from cablegraph import graph
from cablegraph.cli import commands
from cablegraph.describing import describe
from cablegraph.describing.reference import nodes_of
from cablegraph.extracting import find

if TYPE_CHECKING:
    from pathlib import Path

    from cablegraph.cable import Cable

AUTHORITY = "Classified By: Peregrine Oakapple, Consul General. Reason: 1.4 (b), (d)."
PARAGRAPHS = (
    (
        "(U) Foreign Minister Amado Vilhena met activist Benedita Quaresma (strictly protect) on August 20 in Lisbon.  "
        "Quaresma told the Ambassador that the harbor police had taken 300 USD from her."
    ),
    (
        "(C) Quaresma said that farmer Celestino Ribalonga proposed a well to the Ministry of Health.  The proposal by "
        "Ribalonga was rejected."
    ),
    "(U) Farmer Celestino Ribalonga said that he paid 5,000 USD for a mule of Quaresma.  RIBALONGA wants it back.",
    "(U) Vilhena told Poloff that the harbor will open in May.",
    "(U) The Benedita Quaresma Foundation said that it has 12 members.",
)
WITHHELD = ("Benedita", "Quaresma", "Celestino", "Ribalonga")
FORMS = [name.lower() for name in WITHHELD]


@pytest.fixture(scope="module")
def cable() -> Cable:
    """Return a cable that names an activist to be protected, a farmer and a minister."""
    return cable_of(*PARAGRAPHS, subject="MINISTER MEETS BENEDITA QUARESMA", authority=AUTHORITY)


def test_the_cable_names_them(cable: Cable) -> None:
    """Reading finds the three persons and the mark, so that there is something to withhold."""
    found = {person.name: person.protection for person in find(cable).persons}
    assert set(found) == {"Amado Vilhena", "Benedita Quaresma", "Celestino Ribalonga"}
    assert found["Benedita Quaresma"] is not None
    assert found["Amado Vilhena"] is None


@pytest.mark.parametrize("form", ["ttl", "jsonld", "nq", "nt", "trig"])
def test_no_withheld_name_is_published(cable: Cable, form: str) -> None:
    """No format holds a word of the names of the activist and the farmer, in literals, IRIs or anywhere."""
    content = graph.serialise(describe(cable, profile="public"), graph.FORMATS[form]).decode().lower()
    assert "amado vilhena" in content
    for name in FORMS:
        assert name not in content, name


def test_research_names_them(cable: Cable) -> None:
    """The research profile withholds nothing."""
    content = graph.serialise(describe(cable), graph.FORMATS["ttl"]).decode().lower()
    assert all(name in content for name in FORMS)


def test_export_publishes_no_withheld_name(cable: Cable, tmp_path: Path) -> None:
    """`export --profile public` conforms; no withheld name is in its files, their names or its messages."""
    file = tmp_path / "cable.txt"
    lines = ["09LISBON9001", "MINISTER MEETS BENEDITA QUARESMA", "Tue Aug 25 00:00:00 +0200 2009", "CONFIDENTIAL"]
    file.write_text("\n".join([*lines, "Embassy Lisbon", cable.text]), encoding="utf-8")
    output = tmp_path / "output"
    arguments = ["export", str(file), "-o", str(output), "--profile", "public", "-f", "ttl", "-f", "jsonld", "-f", "nq"]
    done = CliRunner().invoke(commands, arguments)
    assert done.exit_code == 0, done.stderr
    said = done.stdout + done.stderr
    files = sorted(output.iterdir())
    assert [path.name for path in files] == [f"09LISBON9001.{form}" for form in ("jsonld", "nq", "ttl")]
    for name in FORMS:
        assert name not in said.lower()
        assert not [path for path in files if name in path.read_text(encoding="utf-8").lower()]


def test_paragraphs_that_name_them_show_no_words(cable: Cable) -> None:
    """Of unclassified paragraphs only those are shown that name nobody who is withheld."""
    record = describe(cable, profile="public")["record"]
    shown = [node["id"] for node in nodes_of(record) if "text" in node and "Paragraph" in node.get("type", ())]
    assert shown == ["#p4"]
    assert not [node for node in nodes_of(record) if {"aboutAsWritten", "outcome", "victimsAsWritten"} & set(node)]


def test_persons_withheld_keep_number_mark_and_role(cable: Cable) -> None:
    """A withheld person is a node with a number and its mark; an official keeps the name and an official role."""
    record = describe(cable, profile="public")["record"]
    persons = {node["id"]: node for node in nodes_of(record) if node.get("type") == "Person"}
    named = {node.get("name") for node in persons.values()}
    assert named == {None, "Amado Vilhena", "Peregrine Oakapple"}
    assert [node["protection"] for node in persons.values() if "protection" in node] == ["strictly protect"]
    assert all(re.fullmatch(r"#(?:person-\d+|classifier)", name) for name in persons)


def test_signer_and_classifier_of_one_surname_are_one(cable: Cable) -> None:
    """Who classified and who signed under one surname is one person, with a role as signer at the sender."""
    record = describe(cable)["record"]
    assert record["classifiedBy"]["id"] == "#person-peregrine-oakapple"
    assert record["signedBy"]["id"] == "#person-peregrine-oakapple"
    membership = record["signedBy"]["membership"]
    assert membership["label"] == "signer"
    assert membership["organization"] == "posts:lisbon"


def test_signer_and_classifier_of_two_surnames_are_two() -> None:
    """Who signed is another person than who classified where the surnames differ."""
    record = describe(cable_of("The harbor is open.", authority=AUTHORITY, signature="LONGACRE"))["record"]
    assert record["classifiedBy"]["id"] == "#person-peregrine-oakapple"
    assert record["signedBy"]["id"] == "#person-longacre"
    assert record["signedBy"]["name"] == "LONGACRE"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("Consul General Peregrine Oakapple told the Mayor that ships come.", "#person-peregrine-oakapple"),
        ("Minister Hugo Oakapple told Poloff that ships come.", "#person-peregrine-oakapple"),
    ],
)
def test_classifier_is_a_person_of_the_same_full_name(words: str, fragment: str) -> None:
    """A person whom the text names in full is the classifier of that name; another of the surname is not."""
    record = describe(cable_of(words, authority=AUTHORITY))["record"]
    persons = [node["id"] for node in nodes_of(record) if node.get("type") == "Person"]
    assert record["classifiedBy"]["id"] == fragment
    assert len(set(persons)) == (1 if "Peregrine" in words else 2)


def test_a_signer_is_no_namesake_of_one_surname() -> None:
    """A signature alone does not make its signer the person of that surname in the text."""
    record = describe(cable_of("Mr. Oakapple, a smuggler, told Poloff that ships come."))["record"]
    assert record["signedBy"]["id"] in {"#person-oakapple", "#person-oakapple-2"}
    persons = [node["id"] for node in nodes_of(record) if node.get("type") == "Person"]
    assert len(persons) == len(set(persons))


def test_an_official_to_be_protected_is_withheld() -> None:
    """The mark *protect* withholds an official too, where others of the function are named."""
    words = "Mayor Rosa Longacre (protect) and Mayor Hugo Bellwether told Poloff that ships come."
    content = graph.serialise(describe(cable_of(words), profile="public"), graph.FORMATS["ttl"]).decode()
    assert "Hugo Bellwether" in content
    assert "ongacre" not in content


def test_a_name_that_nobody_is_known_by_is_withheld() -> None:
    """Who is known by no more than a surname may be anybody: the public profile names only that somebody spoke."""
    words = "Brilcade said that ships come.  Mayor Hugo Bellwether agreed that Brilcade's ships come."
    content = graph.serialise(describe(cable_of(words), profile="public"), graph.FORMATS["ttl"]).decode()
    assert "#agent-stranger" in content
    assert "rilcade" not in content

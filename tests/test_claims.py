"""Claims: rows that people add to a cable, held to the words of its paragraphs."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from conftest import ORIGINAL, SAMPLE, TOP, needs_shared
from jsonschema import Draft202012Validator

import cablegraph
from cablegraph import data
from cablegraph.cli import commands
from cablegraph.data.claims import COLUMNS
from cablegraph.describing import describe
from cablegraph.describing.reference import nodes_of
from cablegraph.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = TOP / "mappings" / "claims"
ROW = {
    "cable": "09CHENGDU165",
    "paragraph": "8",
    "cues": "Kunming needs shelters",
    "speaker": "person: Li Yi",
    "addressee": "officer: CG",
    "verb": "say",
    "polarity": "asserted",
    "modality": "stated",
    "subject": "places:kunming",
    "predicate": "connectedWith",
    "object": "topics:victim-shelter",
    "author": "A Reader",
    "date": "2020-02-03",
    "comment": "a word among editors",
}


def written(folder: Path, *changes: dict[str, str]) -> Path:
    """Write a file of claims, a row for each change to the plain one."""
    rows = [ROW | change for change in changes]
    file = folder / "more.tsv"
    file.write_text(
        "\n".join(
            "\t".join(row[column] for column in COLUMNS) for row in [dict(zip(COLUMNS, COLUMNS, strict=True)), *rows]
        )
    )
    return file


def export(*arguments: object) -> tuple[int, str, str]:
    """Run `export` on the sample: its status, what it gives and what it says."""
    done = CliRunner().invoke(commands, ["export", str(SAMPLE), *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def schema() -> Draft202012Validator:
    """Return the schema of a row."""
    return Draft202012Validator(json.loads((FOLDER / "claims.schema.json").read_text(encoding="utf-8")))


def rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a file of claims as the schema has them."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.tsv")), ids=lambda path: path.name)
def test_packaged_claims_keep_to_the_schema(file: Path) -> None:
    """Every row of mappings/claims/ is one of the schema."""
    assert rows(file)
    for row in rows(file):
        assert list(row) == list(COLUMNS)
        assert [error.message for error in schema().iter_errors(row)] == []


WRONG = [
    {"cable": ""},
    {"paragraph": "seven"},
    {"cues": ""},
    {"cues": "Kunming||needs"},
    {"verb": ""},
    {"speaker": "", "verb": ""},
    {"polarity": "doubted"},
    {"modality": "sung"},
    {"object": ""},
    {"predicate": ""},
    {"speaker": "", "addressee": "", "verb": "", "subject": "", "predicate": "", "object": ""},
    {"author": ""},
    {"date": "today"},
]


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_schema_and_reader_refuse_the_same_rows(change: dict[str, str], tmp_path: Path) -> None:
    """A row that the schema refuses is refused by the reader too, in a line that names file and line."""
    assert list(schema().iter_errors(ROW)) == []
    assert list(schema().iter_errors(ROW | change))
    with pytest.raises(DataError, match=r"more\.tsv: .+, expected .+ \(line 3\)$"):
        data.claims(written(tmp_path, {}, change))


@pytest.mark.parametrize("change", [{"predicate": "label"}, {"predicate": "likes"}, {"date": "2020-02-30"}], ids=str)
def test_reader_knows_terms_and_days(change: dict[str, str], tmp_path: Path) -> None:
    """A predicate that leads to no node, and a day that no calendar has, are refused."""
    with pytest.raises(DataError):
        data.claims(written(tmp_path, change))


@pytest.mark.parametrize("path", [SAMPLE, pytest.param(ORIGINAL, marks=needs_shared)], ids=["sample", "original"])
def test_packaged_claims_rest_on_sentences(path: Path) -> None:
    """Each of the two claims about the sample stands in a sentence of its paragraph that holds its cues."""
    cable = next(cablegraph.read(path))
    refused: list[str] = []
    record = describe(cable, refused=lambda _claim, why: refused.append(why))["record"]
    found = [node for node in nodes_of(record) if node.get("rule") == "claim.added"]
    assert refused == []
    assert [node["creator"] for node in found] == ["The cablegraph authors"] * 2
    for node, cues in zip(
        found, (["rescued", "Public Security Bureau"], ["victims of domestic violence"]), strict=True
    ):
        words = " ".join(node["text"].split())
        assert all(cue in words for cue in cues)
        assert words.count(". ") == 0
    assert [node for node in nodes_of(record) if "creator" in node] == found


def test_a_claim_becomes_a_statement_with_its_author(tmp_path: Path) -> None:
    """An added row is a statement with a rule, an author and a day of its own, and its triple is asserted."""
    status, turtle, said = export("--claims", written(tmp_path, {}))
    assert (status, said) == (0, "")
    block = next(block for block in turtle.split("\n\n") if "A Reader" in block)
    for part in (
        'cg:rule "claim.added"',
        '"2020-02-03"^^xsd:date',
        "cg:speaker <#person-li-yi>",
        "topics:victim-shelter",
    ):
        assert part in block
    assert "cg:connectedWith topics:victim-shelter" in turtle
    assert "a word among editors" not in turtle


@pytest.mark.parametrize("change", [{"polarity": "denied"}, {"modality": "planned"}], ids=str)
def test_less_than_an_assertion_yields_no_direct_triple(change: dict[str, str], tmp_path: Path) -> None:
    """A claim that is denied, or planned, is written down, but its triple is not asserted."""
    _, turtle, _ = export("--claims", written(tmp_path, change))
    assert "A Reader" in turtle
    assert "cg:connectedWith topics:victim-shelter" not in turtle


def test_a_triple_may_stand_without_a_speaker(tmp_path: Path) -> None:
    """A row without a speaker is a stated triple with its author."""
    _, turtle, said = export("--claims", written(tmp_path, {"speaker": "", "addressee": "", "verb": ""}))
    block = next(block for block in turtle.split("\n\n") if "A Reader" in block)
    assert said == ""
    assert "a rdf:Statement" in block


KNOWN = "expected an entity of the lexicon or of the cable, or one by a name that the cable mentions"
REFUSED = [
    ({"cues": "needs shelters|rockets"}, 'cue "rockets" does not stand in ¶8, expected words of it'),
    ({"cues": "helter"}, 'cue "helter" does not stand in ¶8, expected words of it'),
    ({"paragraph": "11"}, "the cable has no ¶11, expected the number of a paragraph"),
    ({"paragraph": ""}, "the cable has no paragraph without number, expected the number of a paragraph"),
    (
        {"speaker": "person: Zoe Zed"},
        f"speaker person: Zoe Zed is not known, {KNOWN}",
    ),
    (
        {"object": "places:nowhere"},
        f"object places:nowhere is not known, {KNOWN}",
    ),
]


@pytest.mark.parametrize(("change", "why"), REFUSED, ids=str)
def test_a_claim_without_its_cues_is_refused(change: dict[str, str], why: str, tmp_path: Path) -> None:
    """A row that rests on nothing is told in a line, ends with status 1, and the cable is written without it."""
    file = written(tmp_path, change, {})
    status, turtle, said = export("--claims", file)
    assert status == 1
    assert said == f"{file}: 09CHENGDU165: error: claim of line 2: {why}\n"
    assert turtle.count("A Reader") == 1


def test_cues_may_be_broken_over_lines_and_pages(tmp_path: Path) -> None:
    """A cue stands where line ends and page lines part its words."""
    status, _, said = export(
        "--claims", written(tmp_path, {"paragraph": "7", "cues": "Civil Affairs Department, the Judicial Department"})
    )
    assert (status, said) == (0, "")


def test_a_claim_may_name_things_as_the_cable_does(tmp_path: Path) -> None:
    """A name by which the cable mentions somebody, or something, stands for what it mentions."""
    as_written = {"speaker": "Li Yi", "subject": "Kunming", "object": "shelters"}
    _, keyed, _ = export("--claims", written(tmp_path, {}))
    _, turtle, said = export("--claims", written(tmp_path, as_written))
    assert (said, turtle) == ("", keyed)


def test_a_paragraph_without_number_is_claimed_by_its_words(tmp_path: Path) -> None:
    """An empty number is that of the paragraphs that have none."""
    cable = TOP / "tests" / "cases" / "text-without-numbers-and-a-note" / "cable.txt"
    found = next(cablegraph.read(cable))
    cues = " ".join(found.characters(found.body.paragraphs[0].span).split()[:3])
    change = {"cable": found.source_id, "paragraph": "", "cues": cues, "speaker": "", "addressee": "", "verb": ""}
    done = CliRunner().invoke(commands, ["export", str(cable), "--claims", str(written(tmp_path, change))])
    assert "A Reader" in done.stdout


def test_claims_about_other_cables_are_told(tmp_path: Path) -> None:
    """A row whose cable is not among the inputs is passed over with a warning, which is no failure."""
    file = written(tmp_path, {}, {"cable": "09ATLANTIS9"})
    status, turtle, said = export("--claims", file)
    message = "warning: claimed of a cable that no input holds, expected it among them (line 3)"
    assert (status, said) == (0, f"{file}: 09ATLANTIS9: {message}\n")
    assert turtle.count("A Reader") == 1


def test_no_comment_is_published(tmp_path: Path) -> None:
    """The public profile names who claims, and shows neither comment nor text that is not unclassified."""
    status, turtle, _ = export("--claims", written(tmp_path, {}), "--profile", "public")
    assert status == 0
    assert "A Reader" in turtle
    assert "among editors" not in turtle
    assert "needs shelters" not in turtle


def test_explain_shows_the_row(tmp_path: Path) -> None:
    """`explain` on a claimed statement shows its rule, and the file and line of its row."""
    file = written(tmp_path, {"comment": "found by hand"})
    cable = next(cablegraph.read(SAMPLE))
    claims = data.claims(file)["09CHENGDU165"]
    record = describe(cable, claims=claims)["record"]
    named = [node["id"] for node in nodes_of(record) if node.get("rule") == "claim.added"]
    for name, row in zip(
        sorted(named),
        ("mappings/claims/09CHENGDU165.tsv line 2", "mappings/claims/09CHENGDU165.tsv line 3", f"{file} line 2"),
        strict=True,
    ):
        done = CliRunner().invoke(commands, ["explain", str(SAMPLE), name, "--claims", str(file)])
        assert done.exit_code == 0
        assert "rule claim.added" in done.stdout
        assert f"row {row}: 09CHENGDU165" in done.stdout


def test_a_malformed_file_stops_export(tmp_path: Path) -> None:
    """A file of claims with other columns, and one that is no text, are each told in a line."""
    file = tmp_path / "more.tsv"
    file.write_text("cable\tparagraph\n09CHENGDU165\t7\n")
    with pytest.raises(DataError, match="columns cable paragraph, expected cable paragraph cues"):
        data.claims(file)
    binary = tmp_path / "binary.tsv"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="cannot be read as text"):
        data.claims(binary)

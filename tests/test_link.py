"""`cablegraph link` as its user meets it: candidates, decisions in terminal and spreadsheet, SSSOM, export, checks."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from conftest import SAMPLE, TOP
from pyoxigraph import RdfFormat, Store
from standin import World, item, standing_in
from test_cli import run

from cablegraph import data
from cablegraph.data import Mapping, mappings
from cablegraph.errors import DataError
from cablegraph.linking import candidates as table
from cablegraph.linking import sssom
from cablegraph.linking.checking import kilometres
from cablegraph.linking.subjects import Reader

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from pathlib import Path

GRAPH = TOP / "output" / "09CHENGDU165.ttl"
UNIAP = "agents:uniap"
FEDERATION = "agents:all-china-womens-federation"
CHINA, UNITED_STATES = "Q148", "Q30"


@pytest.fixture
def world() -> Iterator[World]:
    """Run a stand-in that knows some of what the sample names, under ids of our own."""
    known = World()
    known.add(
        item(CHINA, "China", classes=("Q6256",), country=CHINA),
        item(UNITED_STATES, "United States", classes=("Q6256",), country=UNITED_STATES),
        item("Q970001", "United Nations Inter-Agency Project on Human Trafficking", classes=("Q43229",)),
        item("Q970002", "U.S. Consulate General Chengdu", classes=("Q7843791",), country=CHINA),
        item("Q970003", "forced marriage", description="=marriage without consent", classes=("Q970009",)),
        item("Q970004", "forced marriage", description="album", classes=("Q482994",)),
        item("Q970005", "Yunnan Provincial Government", classes=("Q43229",), country=CHINA),
        item("Q970006", "Yunnan Provincial Government", classes=("Q43229",), country=CHINA),
        item("Q970007", "Brown", classes=("Q5",)),
        item("Q970009", "social phenomenon"),
        # A rejection that the packaged mappings hold.
        item("Q4569544", "All-China Women's Federation", classes=("Q43229",), country=CHINA),
    )
    with standing_in(known):
        yield known


def link(world: World, verb: str, *arguments: object, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a verb of `cablegraph link` against the stand-in."""
    asks = ["--wikidata", f"{world.url}/api", "--sparql", f"{world.url}/sparql", "--cache", cwd / "cache"]
    more = asks if verb in {"candidates", "check"} else []
    return run("link", verb, *arguments, *more, cwd=cwd, stdin=stdin.encode())


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table of candidates, as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter="\t"))


def test_candidates_come_with_their_evidence(world: World, tmp_path: Path) -> None:
    """One row a candidate, nobody's name, nothing linked or rejected already, and the same bytes without a network."""
    done = link(world, "candidates", GRAPH, "-o", "found.tsv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "candidates for" in done.stderr
    written = (tmp_path / "found.tsv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = {(row["entity"], row["candidate"]): row for row in rows_of(tmp_path / "found.tsv")}
    assert set(rows) == {
        (UNIAP, "wd:Q970001"),
        ("posts:chengdu", "wd:Q970002"),
        ("topics:forced-marriage", "wd:Q970003"),
        ("agents:yunnan-provincial-government", "wd:Q970005"),
        ("agents:yunnan-provincial-government", "wd:Q970006"),
    }
    post = rows["posts:chengdu", "wd:Q970002"]
    assert (post["type"], post["country"], post["standing"], post["decision"]) == (
        "Consulate general",
        "China",
        "best",
        "",
    )
    assert (post["name_score"], post["type_score"], post["country_score"]) == ("1.00", "1.00", "1.00")
    assert "UNIAP" in rows[UNIAP, "wd:Q970001"]["context"]
    assert rows["topics:forced-marriage", "wd:Q970003"]["candidate_description"] == "'=marriage without consent"
    assert rows["agents:yunnan-provincial-government", "wd:Q970005"]["standing"] == "near tie"
    asked = world.asked.total()
    again = link(world, "candidates", GRAPH, "-o", "again.tsv", "--offline", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert (tmp_path / "again.tsv").read_bytes() == written
    assert world.asked.total() == asked
    assert not any("Q5" in row or "Brown" in asked for row in rows for asked in world.asked)


def test_own_rejections_and_links_are_not_offered(world: World, tmp_path: Path) -> None:
    """A pair that a file of one's own rejects, and an entity that it links, are left out; --limit asks for less."""
    own = tmp_path / "own.sssom.tsv"
    own.write_text(
        "#curie_map:\n#  ours: https://w3id.org/cablegraph/id/\n#  item: http://www.wikidata.org/entity/\n"
        "predicate_id\tobject_id\tsubject_id\tpredicate_modifier\n"
        "owl:sameAs\titem:Q970001\tours:agent/uniap\tNot\n"
        "owl:sameAs\titem:Q970002\tours:post/chengdu\t\n"
    )
    assert link(world, "candidates", GRAPH, "-o", "a.tsv", "--links", own, cwd=tmp_path).returncode == 0
    entities = {row["entity"] for row in rows_of(tmp_path / "a.tsv")}
    assert entities == {"topics:forced-marriage", "agents:yunnan-provincial-government"}
    few = World()
    with standing_in(few):
        done = link(few, "candidates", GRAPH, "--limit", "1", "--cache", tmp_path / "other", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sum("wbsearchentities" in asked for asked in few.asked) <= 4


def test_a_store_is_data_too(world: World, tmp_path: Path) -> None:
    """A folder of RDF, and a store that was loaded, give the candidates that the file gives."""
    assert run("load", TOP / "output" / "09CHENGDU165.nq", tmp_path / "store").returncode == 0
    texts = [
        link(world, "candidates", source, cwd=tmp_path).stdout for source in (GRAPH, TOP / "output", tmp_path / "store")
    ]
    assert texts[0].count("\n") == 6
    assert texts[0] == texts[1] == texts[2]


def test_review_is_resumable(world: World, tmp_path: Path) -> None:
    """Accept, reject, skip and quit, each written at once; going on asks only what is left."""
    link(world, "candidates", GRAPH, "-o", "found.tsv", cwd=tmp_path)
    author = ["--author", "A. Clerk", "--date", "2026-01-31", "-o", "own.sssom.tsv"]
    first = link(world, "review", "found.tsv", *author, cwd=tmp_path, stdin="what\na\ns\nq\n")
    assert first.returncode == 0, first.stderr
    assert "1/4" in first.stderr
    assert "accept that one" in first.stderr
    entities = list(dict.fromkeys(row["entity"] for row in rows_of(tmp_path / "found.tsv")))
    done = mappings(tmp_path / "own.sssom.tsv")
    assert [(row.subject, row.denied, row.author, row.date) for row in done] == [
        (entities[0], False, "A. Clerk", "2026-01-31")
    ]
    assert done[0].justification == "semapv:ManualMappingCuration"
    second = link(world, "review", "found.tsv", *author, cwd=tmp_path, stdin="r\nr1\na\n")
    assert second.returncode == 0, second.stderr
    assert "1/3" in second.stderr
    found = mappings(tmp_path / "own.sssom.tsv")
    assert [row.subject for row in found] == sorted(row.subject for row in found)
    assert len({(row.subject, row.object) for row in found}) == len(found)
    assert {row.predicate for row in found if row.subject.startswith("topics:")} <= {"skos:exactMatch"}
    third = link(world, "review", "found.tsv", *author, cwd=tmp_path, stdin="")
    assert third.returncode == 0
    assert mappings(tmp_path / "own.sssom.tsv")[:1] == found[:1]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


SAVED: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "quoted": lambda text: "\n".join("\t".join(f'"{cell}"' for cell in line.split("\t")) for line in text.splitlines()),
    "semicolons, CRLF, a comma for the point": lambda text: "\r\n".join(
        ";".join(f'"{cell.replace("0.9", "0,9")}"' for cell in line.split("\t")) for line in text.splitlines()
    ),
    "columns turned round": lambda text: "\n".join("\t".join(reversed(line.split("\t"))) for line in text.splitlines()),
}


@pytest.mark.parametrize("saved", SAVED)
def test_a_spreadsheet_decides(saved: str, world: World, tmp_path: Path) -> None:
    """Decisions in the column are taken however the table was saved, by apply, and first of all by review."""
    link(world, "candidates", GRAPH, "-o", "found.tsv", cwd=tmp_path)
    text = (tmp_path / "found.tsv").read_text(encoding="utf-8-sig")
    lines = [
        line + {"posts:chengdu": "Accept", UNIAP: "r"}.get(line.partition("\t")[0], "") for line in text.splitlines()
    ]
    (tmp_path / "decided.tsv").write_text(SAVED[saved]("\n".join(lines)), encoding="utf-8")
    author = ["--author", "A. Clerk", "--date", "2026-01-31"]
    done = link(world, "apply", "decided.tsv", "-o", "a.sssom.tsv", *author, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [(row.subject, row.object, row.denied) for row in mappings(tmp_path / "a.sssom.tsv")] == [
        (UNIAP, "wd:Q970001", True),
        ("posts:chengdu", "wd:Q970002", False),
    ]
    link(world, "review", "decided.tsv", "-o", "b.sssom.tsv", *author, cwd=tmp_path)
    assert (tmp_path / "b.sssom.tsv").read_text().splitlines()[2:] == (
        tmp_path / "a.sssom.tsv"
    ).read_text().splitlines()[2:]
    again = link(world, "candidates", GRAPH, "-o", "decided.tsv", cwd=tmp_path)
    assert again.returncode == 1
    assert "has decisions in it" in again.stderr


def test_a_threshold_takes_what_stands_alone(world: World, tmp_path: Path) -> None:
    """Above the threshold a lone candidate is taken, a near tie never; a person's rejection outlasts it."""
    link(world, "candidates", GRAPH, "-o", "found.tsv", cwd=tmp_path)
    assert link(world, "apply", "found.tsv", "--threshold", "0.8", cwd=tmp_path).returncode == 0
    found = mappings(tmp_path / "links.sssom.tsv")
    assert {(row.subject, row.justification) for row in found} == {
        (UNIAP, "semapv:CompositeMatching"),
        ("posts:chengdu", "semapv:CompositeMatching"),
    } | {(row.subject, row.justification) for row in found if row.subject.startswith("topics:")}
    stdin = "r\n" * 4
    link(world, "review", "found.tsv", "--author", "A", "-o", "own.sssom.tsv", cwd=tmp_path, stdin=stdin)
    link(world, "apply", "own.sssom.tsv", "found.tsv", "-o", "all.sssom.tsv", "--threshold", "0", cwd=tmp_path)
    assert all(row.denied for row in mappings(tmp_path / "all.sssom.tsv"))


def test_export_uses_own_links(tmp_path: Path) -> None:
    """--links adds the links of a file, and takes away those that it denies; without it nothing changes."""
    own = tmp_path / "own.sssom.tsv"
    row = Mapping(UNIAP, "UNIAP", "owl:sameAs", denied=False, object="wd:Q970001", object_label="", justification="",
                  confidence=0.99, author="A", date="2026-01-31", comment='a "word"', row="")  # fmt: skip
    denied = Mapping("places:chengdu", "Chengdu", "owl:sameAs", denied=True, object="wd:Q30002", object_label="",
                     justification="", confidence=0.99, author="A", date="", comment="", row="")  # fmt: skip
    sssom.save(own, [row, denied])
    assert mappings(own)[0].comment == 'a "word"'
    assert run("export", SAMPLE, "-o", tmp_path, "--links", own).returncode == 0
    written = (tmp_path / "09CHENGDU165.ttl").read_text()
    assert "owl:sameAs wd:Q970001" in written
    assert "wd:Q30002" not in written
    assert "wd:Q30002" in GRAPH.read_text()


def test_a_reconciliation_service_is_another_source(world: World, tmp_path: Path) -> None:
    """A service's offers are scored by what it says of them, and Wikidata itself is not asked."""
    done = link(world, "candidates", GRAPH, "--service", f"{world.url}/reconcile", "-o", "a.tsv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = rows_of(tmp_path / "a.tsv")
    assert (UNIAP, "wd:Q970001") in {(row["entity"], row["candidate"]) for row in rows}
    assert all("the service's score 87.5" in row["note"] for row in rows)
    assert not any("wbgetentities" in asked for asked in world.asked)
    assert (FEDERATION, "wd:Q4569544") not in {(row["entity"], row["candidate"]) for row in rows}


def test_a_service_of_its_own_space(world: World, tmp_path: Path) -> None:
    """Ids of another authority become IRIs by the service's own template."""
    world.space = "https://example.org/names"
    done = link(world, "candidates", GRAPH, "--service", f"{world.url}/reconcile", "-o", "b.tsv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "https://example.org/see/Q970001" in {row["candidate"] for row in rows_of(tmp_path / "b.tsv")}
    no_manifest = link(world, "candidates", GRAPH, "--service", f"{world.url}/sparql?query=x", cwd=tmp_path)
    assert no_manifest.returncode == 1
    assert "no manifest" in no_manifest.stderr


def test_check_says_what_changed(world: World, tmp_path: Path) -> None:
    """Gone, merged, of another type, too far away: one line each and exit 1; what holds is not named, and exit 0."""
    world.merged["Q970020"] = "Q970001"
    world.add(
        item("Q970021", "Chengdu", classes=("Q515",), country=CHINA, coordinates=(31.5, 104.07)),
        item("Q970022", "Yunnan", classes=("Q56061",), country=CHINA, coordinates=(25.0, 102.1)),
    )
    places = tmp_path / "places.ttl"
    places.write_text(
        "@prefix p: <https://w3id.org/cablegraph/id/place/> . @prefix s: <https://schema.org/> .\n"
        "@prefix r: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'p:chengdu a s:City ; r:label "Chengdu" ; s:latitude "30.66" ; s:longitude "104.07" .\n'
        'p:yunnan a s:State ; r:label "Yunnan" ; s:latitude "25.0" ; s:longitude "102.0" .\n'
    )
    rows = [
        ("agents:department-of-labor", "wd:Q970099"),
        (UNIAP, "wd:Q970020"),
        ("posts:beijing", "wd:Q970021"),
        ("places:chengdu", "wd:Q970021"),
        ("places:yunnan", "wd:Q970022"),
        ("agents:g-tip", "wd:Q970007"),
    ]
    own = tmp_path / "own.sssom.tsv"
    head = "subject_id\tpredicate_id\tobject_id\n"
    own.write_text(head + "".join(f"{subject}\towl:sameAs\t{target}\n" for subject, target in rows))
    done = link(world, "check", own, "--data", places, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    town, never = "wd:Q970021 (Chengdu)", "a person, a name, a work or a page of Wikimedia"
    expected = [
        "agents:department-of-labor: warning: wd:Q970099 is not there any more, expected an item (line 2)",
        f"{UNIAP}: warning: wd:Q970020 is merged into wd:Q970001, expected an item of its own (line 3)",
        f"posts:beijing: warning: {town} is of the kind settlement, expected one that a post fits (line 4)",
        f"places:chengdu: warning: {town} lies 93 km away, expected 50 km at most (line 5)",
        f"agents:g-tip: warning: wd:Q970007 (Brown) is {never}, expected a thing of the world (line 7)",
    ]
    assert done.stdout.splitlines() == [f"{own}: {line}" for line in expected]
    assert done.stderr == "6 links checked, 5 changed\n"
    own.write_text(f"{head}places:yunnan\towl:sameAs\twd:Q970022\n")
    good = link(world, "check", own, "--data", places, cwd=tmp_path)
    assert (good.returncode, good.stdout) == (0, "")


def test_the_packaged_links_are_checked_by_default(world: World, tmp_path: Path) -> None:
    """Without a file every packaged link to Wikidata is looked up; in a world without them all are gone."""
    done = link(world, "check", cwd=tmp_path)
    packaged = {
        row.object[3:]
        for file in data.link_files()
        for row in mappings(file)
        if not row.denied and row.object.startswith("wd:")
    }
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) >= len(packaged - {CHINA, UNITED_STATES})
    asked = "|".join(world.asked)
    assert [name for name in packaged if name not in asked] == []


def test_authority_ids_are_read_from_the_graph() -> None:
    """GeoNames links and ISO codes of places are ids to look up; people and officers are no subjects at all."""
    store = Store()
    text = (
        "@prefix p: <https://w3id.org/cablegraph/id/place/> . @prefix s: <https://schema.org/> .\n"
        "@prefix r: <http://www.w3.org/2000/01/rdf-schema#> . @prefix o: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix k: <http://www.w3.org/2004/02/skos/core#> . @prefix f: <http://xmlns.com/foaf/0.1/> .\n"
        "@prefix g: <http://www.w3.org/ns/org#> . @prefix c: <https://w3id.org/cablegraph/ns#> .\n"
        'p:a a s:Country ; r:label "A" ; k:notation "XA" .\n'
        'p:b a s:State ; r:label "B" ; k:notation "XA-12" ; s:containedInPlace p:a .\n'
        'p:c a s:City ; r:label "C" ; o:sameAs <https://sws.geonames.org/42/> ; s:containedInPlace p:b .\n'
        '<urn:x:1> a f:Person, g:Organization ; r:label "D" .\n<urn:x:2> a c:Officer, g:Organization ; r:label "E" .\n'
        "<urn:x:3> a s:City .\n"
    )
    store.load(input=text.encode(), format=RdfFormat.TURTLE)
    found = {subject.name: subject for subject in Reader(store).subjects()}
    assert {name: subject.authorities for name, subject in found.items()} == {
        "places:a": (("P297", "XA"),),
        "places:b": (("P300", "XA-12"),),
        "places:c": (("P1566", "42"),),
    }
    assert (found["places:c"].country_label, found["places:a"].country_label) == ("A", "")


BAD = {
    "none.tsv": ("entity\tcandidate\tdecision\nplaces:a\twd:Q1\tmaybe\n", "maybe as decision"),
    "two.tsv": ("entity\tcandidate\tdecision\nplaces:a\twd:Q1\ta\nplaces:a\twd:Q2\ta\n", "both accepted"),
    "number.tsv": ("entity\tcandidate\tconfidence\tdecision\nplaces:a\twd:Q1\thigh\ta\n", "high as confidence"),
    "other.tsv": ("name\tage\nTom\t7\n", "not a table of mappings"),
    "name.tsv": ("subject_id\tpredicate_id\tobject_id\nYunnan\towl:sameAs\twd:Q1\n", "Yunnan as subject_id"),
    "prefix.tsv": ("subject_id\tpredicate_id\tobject_id\nplaces:a\towl:sameAs\txx:Q1\n", "xx:Q1 as object_id"),
    "sure.tsv": (
        "subject_id\tpredicate_id\tobject_id\tconfidence\nplaces:a\towl:sameAs\twd:Q1\tvery\n",
        "very as confidence",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_wrong_is_one_line(name: str, tmp_path: Path) -> None:
    """A table or a mapping that cannot be understood is refused in one line, and nothing is written."""
    (tmp_path / name).write_text(BAD[name][0])
    done = run("link", "apply", name, "--author", "A", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert BAD[name][1] in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["candidates"], 2, "DATA"),
        (["candidates", "no-such-file.ttl"], 2, "not there"),
        (["candidates", GRAPH, "--links", "no-such-file"], 2, "not there"),
        (["candidates", GRAPH, "--cache", GRAPH], 1, "expected a folder in which answers can be kept"),
        (["candidates", GRAPH, "--offline", "--cache", "{empty}"], 1, "is not among the answers kept"),
        (
            ["candidates", GRAPH, "--wikidata", "nowhere", "--sparql", "nowhere", "--cache", "{empty}"],
            1,
            "expected a service",
        ),
        (["review", "no-such-file"], 2, "not there"),
        (["review", TOP / "README.md", "--author", "A"], 1, "no table of candidates"),
        (["review", TOP / "README.md"], 2, "expected --author"),
        (["review", TOP / "README.md", "--author", "A", "--date", "today"], 2, "expected a date"),
        (["apply", TOP / "README.md"], 1, "not a table of mappings"),
        (["check", TOP / "README.md"], 1, "not a table of mappings"),
        (["export"], 2, "export"),
    ],
)
def test_misuse_is_one_line(arguments: list[object], status: int, said: str, tmp_path: Path) -> None:
    """Whatever goes wrong is one line, without a traceback, with the right status, and writes nothing."""
    folder = tmp_path / "here"
    folder.mkdir()
    filled = [str(tmp_path / "empty") if part == "{empty}" else part for part in arguments]
    done = run("link", *filled, cwd=folder)
    assert done.returncode == status, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert said in done.stderr
    assert done.stdout == ""
    assert list(folder.iterdir()) == []


def test_an_unwritable_place_is_one_line(world: World, tmp_path: Path) -> None:
    """A place below a file cannot be written: one line, and the file as it was."""
    (tmp_path / "file").write_text("mine")
    done = link(world, "candidates", GRAPH, "-o", "file/found.tsv", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "expected a place that can be written" in done.stderr
    assert (tmp_path / "file").read_text() == "mine"


def test_the_head_of_a_file_stays(tmp_path: Path) -> None:
    """What somebody wrote above the rows of an SSSOM file is there after new decisions."""
    own = tmp_path / "own.sssom.tsv"
    own.write_text(
        "#mapping_set_id: https://example.org/mine\n#creator_label:\n#  - A. Clerk\n#curie_map:\n"
        "#  item: http://www.wikidata.org/entity/\n#license: https://example.org/licence\n"
        "subject_id\tpredicate_id\tobject_id\nplaces:yunnan\towl:sameAs\titem:Q43194\n"
    )
    sssom.save(own, sssom.merged(sssom.read(own), ()))
    text = own.read_text()
    for line in ("#mapping_set_id: https://example.org/mine", "#  - A. Clerk", "#license: https://example.org/licence"):
        assert line in text.splitlines()
    assert "#  wd: http://www.wikidata.org/entity/" in text
    assert [row.object for row in mappings(own)] == ["wd:Q43194"]


def test_a_decision_outlasts_a_score() -> None:
    """A later decision on a pair replaces an earlier one, the same one keeps its date, a score replaces nothing."""

    def row(justification: str, *, denied: bool, day: str) -> Mapping:
        return Mapping("places:a", "A", "owl:sameAs", denied=denied, object="wd:Q1", object_label="",
                       justification=justification, confidence=1, author="", date=day, comment="", row="")  # fmt: skip

    first, again = row(sssom.MANUAL, denied=True, day="1"), row(sssom.MANUAL, denied=True, day="2")
    other = row(sssom.MANUAL, denied=False, day="3")
    scored = row("semapv:CompositeMatching", denied=False, day="4")
    assert sssom.merged([first], [again]) == [first]
    assert sssom.merged([first], [other]) == [other]
    assert sssom.merged([first], [scored]) == [first]
    assert sssom.merged([scored], [first]) == [first]


def test_a_table_reads_what_it_writes(world: World, tmp_path: Path) -> None:
    """Writing and reading a table gives the same candidates, formulas and all."""
    link(world, "candidates", GRAPH, "-o", "found.tsv", cwd=tmp_path)
    rows = table.read_table(tmp_path / "found.tsv")
    (tmp_path / "again.tsv").write_text(table.table(rows))
    assert table.read_table(tmp_path / "again.tsv") == rows
    with pytest.raises(DataError, match="no table of candidates"):
        table.read_table(TOP / "README.md")
    with pytest.raises(DataError, match="cannot be read"):
        table.is_table(tmp_path)


def test_distances_are_along_the_earth() -> None:
    """Half way round the earth is 20,015 km."""
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015, abs=1)

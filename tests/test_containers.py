"""Containers: one cable gives the same graph from each, and what is broken in one is refused alone."""

from __future__ import annotations

import gzip
import html
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
import zstandard
from conftest import SAMPLE, TOP
from hypothesis import given
from hypothesis import strategies as st

import cablegraph
from cablegraph.describing import describe
from cablegraph.reading import read_stream
from cablegraph.reading.parts import split

if TYPE_CHECKING:
    from pathlib import Path

    from cablegraph.cable import Cable
    from cablegraph.errors import ReadError

CASES = TOP / "tests" / "cases"
SLUGS = [
    "plain-single-section",
    "curly-quotes-and-line-separators",
    "html-left-in-the-text",
    "partial-extract",
    "header-from-the-date-time-group",
    "old-page-lines",
]
PATHS = [SAMPLE, *(CASES / slug / "cable.txt" for slug in SLUGS)]


def read_all(content: bytes) -> tuple[list[Cable], list[ReadError]]:
    """Read an input held in memory, with what was refused."""
    refused: list[ReadError] = []
    stream = io.BufferedReader(io.BytesIO(content))
    return list(read_stream(stream, name="input", refused=refused.append)), refused


def graph_of(cable: Cable) -> dict[str, object]:
    """Return the record of a cable without its source node."""
    return {key: value for key, value in describe(cable)["record"].items() if key != "wasDerivedFrom"}


def parts_of(path: Path) -> tuple[list[str], str, str]:
    """Return preamble, header and body of a cable in the text layout."""
    text = path.read_text(encoding="utf-8-sig")
    *preamble, rest = text.split("\n", 5)
    at = split(rest, preamble[0]).header_end
    return preamble, rest[:at], rest[at:]


def quoted(cell: str) -> str:
    """Return a cell as the table of all cables writes it."""
    return '"' + cell.replace("\\", "\\\\").replace('"', '\\"') + '"'


def row_of(path: Path, number: int = 1) -> str:
    """Return a cable as a row of the table."""
    preamble, header, body = parts_of(path)
    cable = next(cablegraph.read(path))
    day = cable.preamble.date
    assert day is not None
    dated = f"{day.month}/{day.day}/{day.year} 8:07"
    cells = [str(number), dated, preamble[0], preamble[4], preamble[3], "08ROME1|08ROME2", header, body]
    return ",".join(map(quoted, cells)) + "\n"


def page_of(path: Path) -> str:
    """Return a cable as an HTML page, newlines in it as character references."""
    preamble, header, body = parts_of(path)
    day = next(cablegraph.read(path)).preamble.date
    labels = ["Reference ID", "Created", "Released", "Classification", "Origin"]
    values = [preamble[0], f"{day} 08:07", "2011-08-30 01:44", preamble[3], preamble[4]]
    heads = "".join(f"<th>{label}</th>" for label in labels)
    cells = "".join(f'<td><a href="/x" title="y">{value}</a></td>' for value in values)
    linked = html.escape(body, quote=False).replace("¶", '<a id="par1" href="#par1">¶</a>').replace("\n", "&#x000A;")
    return (
        f"<!DOCTYPE html>\n<html><head><title>x</title></head><body><table><tr>{heads}</tr><tr>{cells}</tr></table>"
        f"<pre>{html.escape(header, quote=False)}</pre><pre>{linked}</pre></body></html>"
    )


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.parent.name)
def test_three_containers_give_one_graph(path: Path) -> None:
    """Text, table and page of one cable give the same record, offsets included, but for the source node."""
    expected = graph_of(next(cablegraph.read(path)))
    for content in (row_of(path), page_of(path)):
        cables, refused = read_all(content.encode())
        assert [str(error) for error in refused] == []
        assert [graph_of(cable) for cable in cables] == [expected]


def packed(name: str) -> bytes:
    """Return the sample, packed."""
    content = SAMPLE.read_bytes()
    buffer = io.BytesIO()
    if name == "gz":
        return gzip.compress(content)
    if name == "zst":
        return zstandard.compress(content)
    if name == "zip":
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("cables/09CHENGDU165.txt", content)
            archive.writestr("cables/.hidden", b"x")
    else:
        with tarfile.open(fileobj=buffer, mode="w:gz" if name == "tar.gz" else "w") as tar:
            entry = tarfile.TarInfo("cables/09CHENGDU165.txt")
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    if name == "zip in gz":
        return gzip.compress(packed("zip"))
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["gz", "zst", "zip", "tar", "tar.gz", "zip in gz"])
def test_packed_inputs_are_recognised_by_their_content(name: str) -> None:
    """Packed by any tool, and one in another, the cable inside is read as it is."""
    cables, refused = read_all(packed(name))
    assert refused == []
    assert [graph_of(cable) for cable in cables] == [graph_of(next(cablegraph.read(SAMPLE)))]


@pytest.mark.parametrize("name", ["gz", "zst", "zip", "tar.gz"])
def test_a_broken_archive_is_refused_in_one_line(name: str) -> None:
    """An archive cut in the middle gives a reason, not an exception."""
    cables, refused = read_all(packed(name)[:-60])
    assert len(cables) + len(refused) >= 1
    assert all("\n" not in str(error) for error in refused)
    assert refused


def test_a_bad_row_spoils_no_other() -> None:
    """Of a table each row that is no cable is refused with its line, and the others are read."""
    good = row_of(SAMPLE)
    rows = [
        good,
        '"2","8/25/2009 8:07","09X1"\n',
        good.replace('"09CHENGDU165"', '"no id"'),
        good.replace('"8/25/2009 8:07"', '"13/45/2009 8:07"').replace('"09CHENGDU165"', '"09CHENGDU166"'),
        row_of(CASES / "plain-single-section" / "cable.txt"),
    ]
    content = "".join(rows).encode()
    spoilt = good.replace('"09CHENGDU165"', '"09CHENGDU167"').encode().replace(b"Yunnan", b"Y\xfcnnan", 1)
    cables, refused = read_all(content + spoilt + good.encode())
    assert [cable.source_id for cable in cables] == [
        "09CHENGDU165",
        next(cablegraph.read(CASES / "plain-single-section" / "cable.txt")).source_id,
        "09CHENGDU165",
    ]
    assert len(refused) == 4
    assert [error.line for error in refused] == sorted(error.line or 0 for error in refused)
    assert cables[2].source.first_line > cables[1].source.first_line > cables[0].source.first_line == 1


def test_a_table_takes_memory_for_one_row_alone() -> None:
    """Rows are read as they are asked for: of an endless table the first cables come at once."""

    class Endless(io.RawIOBase):
        """A table without an end."""

        def __init__(self) -> None:
            self.row = row_of(SAMPLE).encode()
            self.position = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            at = self.position % len(self.row)
            chunk = self.row[at : at + len(buffer)]
            buffer[: len(chunk)] = chunk
            self.position += len(chunk)
            return len(chunk)

    endless = Endless()
    buffered = io.BufferedReader(endless)  # type: ignore[type-var]
    cables = read_stream(buffered, name="endless")
    assert [next(cables).source_id for _ in range(20)] == ["09CHENGDU165"] * 20
    assert endless.position < 30 * len(endless.row)


cells = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0\r"), max_size=60)


@given(cells, cells)
def test_any_cell_of_the_table_comes_back(header: str, body: str) -> None:
    """Whatever a cell holds (quotes, backslashes, newlines), the row is a cable or refused, never an exception."""
    first = ["1", "8/25/2009 8:07", "09CHENGDU165", "Consulate Chengdu", "UNCLASSIFIED", ""]
    row = ",".join(map(quoted, [*first, header, body]))
    content = f"{row}\n{row_of(SAMPLE)}".encode()
    cables, refused = read_all(content)
    assert len(cables) + len(refused) == 2
    assert cables[-1].source_id == "09CHENGDU165"


BARE = """VZCZCXYZ0003
RR RUEHWEB

DE RUEHNY #9077 2411201
ZNR UUUUU ZZH
R 291201Z AUG 05
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC 0077UNCLAS OSLO 009077

E.O. 12958: N/A
TAGS: SCUL NO
SUBJECT: A PIER PAINTED TWICE

1. (U) The pier is blue again.
HOLLOWAY"""

ELECTRONIC = """Message Text

PAGE 01        STATE  009001
61
ORIGIN EUR-12

INFO  OCT-01  ISO-00  /013 R

DRAFTED BY EUR/NE:AWARDEN
APPROVED BY EUR/NE:BPIER
                     --------------------- 009001
R 031530Z JAN 75
FM SECSTATE WASHDC
TO AMEMBASSY OSLO

UNCLAS STATE 009001

E.O. 11652: N/A

TAGS: SCUL, NO

SUBJECT: A PIER TO BE PAINTED

1.  THE PIER IS TO BE BLUE.

2.  PAINT FOLLOWS BY POUCH.
UNCLASSIFIED

PAGE 02        STATE  009001

KISSINGTON"""


def test_a_bare_telegram_says_itself_what_it_is() -> None:
    """Without a preamble id, origin and date come from the message."""
    [cable], refused = read_all(BARE.encode())
    assert refused == []
    assert cable.source_id == "05OSLO9077"
    record = graph_of(cable)
    assert record["origin"] == record["sender"] == "posts:oslo"
    assert record["created"] == "2005-08-29T12:01:00Z"


def test_an_electronic_telegram_of_the_seventies() -> None:
    """Distribution, drafters and page lines are no addressees and no text."""
    [cable], refused = read_all(ELECTRONIC.encode())
    assert refused == []
    assert cable.source_id == "75STATE9001"
    assert cable.source.container == "electronic telegram, 1973-79"
    assert [entry.as_written for entry in cable.header.deliveries] == ["AMEMBASSY OSLO"]
    assert [paragraph.number for paragraph in cable.body.paragraphs] == [1, 2]
    assert "PAGE" not in cable.characters(cable.body.paragraphs[1].pieces[-1])
    assert [note.code for note in cable.notes] == []


def test_what_is_no_container_is_refused() -> None:
    """A page without a table, one without blocks and a text that is nothing give a reason each."""
    for content, said in (
        (b"<html><body>x</body></html>", "no Reference ID"),
        (page_of(SAMPLE).replace("<pre>", "<p>").encode(), "preformatted blocks"),
        (b"Dear reader,\nhello.\n", "no cable id"),
    ):
        cables, refused = read_all(content)
        assert cables == []
        assert [said in str(error) for error in refused] == [True]

"""Reading: the grammars hold for whatever comes, and offsets never leave the text."""

from __future__ import annotations

import string
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from conftest import SAMPLE
from hypothesis import given
from hypothesis import strategies as st

import cablegraph
from cablegraph.cable import Span
from cablegraph.errors import ReadError
from cablegraph.extracting.acronyms import definitions
from cablegraph.flow import Flow
from cablegraph.reading import read_bytes
from cablegraph.reading.header import read_header
from cablegraph.reading.identity import canonical, canonical_id, full_year
from cablegraph.reading.paragraphs import read_body
from cablegraph.reading.references import read_references

words = st.text(string.ascii_letters + string.digits + " .,;:()¶\n-/&'\"\u2028\u00a0İ", max_size=200)
moments = st.datetimes(datetime(1966, 1, 1), datetime(2065, 12, 31))  # noqa: DTZ001 the strategy wants them naive


@given(moments)
def test_a_date_time_group_is_the_instant_that_it_says(moment: datetime) -> None:
    """Any instant from 1966 to 2065, written as a date-time group, is read back to the minute, in UTC."""
    text = f"R {moment:%d%H%M}Z {moment:%b} {moment:%y}".upper()
    header = read_header(text, len(text))
    assert header.sent is not None
    assert header.sent.value == moment.replace(second=0, microsecond=0, tzinfo=UTC)
    assert text[header.sent.span.begin : header.sent.span.end] == text[2:]


@given(words)
def test_no_line_breaks_the_header(text: str) -> None:
    """Whatever stands in a header, it is read or left, never an exception, and every span lies inside."""
    header = read_header(text, len(text))
    spans = [delivery.span for delivery in header.deliveries] + [found.span for found in header.distribution]
    assert all(0 <= span.begin <= span.end <= len(text) for span in spans)


@given(st.from_regex(r"\d{2}[A-Z]{2,12}\d{1,7}", fullmatch=True))
def test_canonicalising_twice_changes_nothing(identifier: str) -> None:
    """The canonical id of a canonical id is itself, and it has no leading zeros."""
    once = canonical_id(identifier)
    assert canonical_id(once) == once
    assert once[:2] == identifier[:2]


@given(words)
def test_any_text_has_a_canonical_id(text: str) -> None:
    """Whatever is given as an id comes back as some id, never an exception."""
    assert canonical_id(canonical_id(text)) == canonical_id(text)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("08", "BEIJING", "004697"), "08BEIJING4697"),
        (("2008", "GUATEMALA", "387"), "08GUATEMALA387"),
        (("98", "SECSTATE", "012345"), "98STATE12345"),
        (("09", "THE HAGUE", "7"), "09THEHAGUE7"),
        (("09", "USUN", "7"), "09USUNNEWYORK7"),
        (("09", "Rio", "7"), "09RIODEJANEIRO7"),
    ],
)
def test_canonical_ids(parts: tuple[str, str, str], expected: str) -> None:
    """Year, station with its aliases and serial make the canonical id."""
    assert canonical(*parts) == expected


def test_two_digits_of_a_year() -> None:
    """66 to 99 are in the 20th century, 00 to 65 in the 21st."""
    assert [full_year(year) for year in ("66", "99", "00", "65")] == [1966, 1999, 2000, 2065]


@given(words, st.from_regex(r"\d{2}", fullmatch=True))
def test_references_stay_inside_the_list(text: str, year: str) -> None:
    """Whatever stands in a REF list, every reference is a stretch of it, in order, and none is empty."""
    found = read_references(text, Span(0, len(text)), year)
    last = 0
    for reference in found:
        assert last <= reference.span.begin < reference.span.end <= len(text)
        assert " ".join(text[reference.span.begin : reference.span.end].split()) == reference.as_written
        last = reference.span.end


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (" A. A) 08 BEIJING 004697 \n     ¶B. B) 08 CHENGDU 000052", [("A", "08BEIJING4697"), ("B", "08CHENGDU52")]),
        (" (A) CAIRO 2397 (2009) (B ) AMMAN 7718", [("A", "09CAIRO2397"), ("B", "07AMMAN7718")]),
        (" STATE 36063", [(None, "07STATE36063")]),
        (" 10-OTTAWA-57; 09CAIRO0561", [(None, "10OTTAWA57"), (None, "09CAIRO561")]),
        (" A. ROME 1 (NOTAL) B. SMITH E-MAIL 09MAR07", [("A", "07ROME1"), ("B", None)]),
        (" U.S. EMBASSY NOTE 12 B", [(None, None)]),
    ],
)
def test_reference_lists(listed: str, expected: list[tuple[str | None, str | None]]) -> None:
    """The common ways to write a list give letters and canonical ids; what names no cable is kept."""
    found = read_references(listed, Span(0, len(listed)), "07")
    assert [(reference.letter, reference.cited_id) for reference in found] == expected


@given(words)
def test_paragraphs_stay_inside_the_text(text: str) -> None:
    """Whatever the text is, paragraphs and headings are stretches of it, in order, without overlap."""
    body = read_body(text, 0)
    spans = sorted([*(part.span for part in body.paragraphs), *(part.span for part in body.headings)])
    for one, other in pairwise(spans):
        assert one.end <= other.begin
    assert all(0 <= span.begin < span.end <= len(text) for span in spans)
    for paragraph in body.paragraphs:
        assert all(paragraph.span.holds(piece) for piece in paragraph.pieces)


@given(words, st.booleans())
def test_running_text_is_traceable(text: str, join: bool) -> None:  # noqa: FBT001 drawn
    """Every character of running text is the one at its origin, blanks between words aside."""
    flow = Flow(text, [Span(0, len(text))], join=join)
    for index, character in enumerate(flow.text):
        if character != " ":
            assert text[flow.origin(index)] == character


@given(words)
def test_acronym_definitions_stay_inside_the_text(text: str) -> None:
    """A definition's long form stands before its short form, both inside the text."""
    for found in definitions(text):
        assert 0 <= found.long_begin < found.long_end <= found.short_begin < found.short_end <= len(text)
        assert text[found.short_begin : found.short_end] == found.short


def test_one_word_defines_no_acronym() -> None:
    """Letters that happen to stand in order inside one word are no definition."""
    assert not list(definitions("It met the Council (CNC) and left."))
    assert not list(definitions("It met the Harbour Pilots Council (CNC) and left."))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Whatever bytes come, they are a cable or a ReadError."""
    with suppress(ReadError):
        read_bytes(content, name="any")
    preamble = SAMPLE.read_bytes().split(b"\n", 5)[:5]
    with suppress(ReadError):
        read_bytes(b"\n".join([*preamble, content]), name="any")


@given(st.integers(0, 7000))
def test_a_cable_cut_anywhere_is_read_or_refused(length: int) -> None:
    """A cable cut at any byte is a cable or a ReadError, and all offsets are inside its text."""
    try:
        cable = read_bytes(SAMPLE.read_bytes()[:length], name="cut")
    except ReadError:
        return
    body = cable.body
    spans = [part.span for part in body.paragraphs] + [part.span for part in body.headings]
    spans += [part.span for part in body.passages] + [part.span for part in cable.opening.references]
    assert all(0 <= span.begin <= span.end <= len(cable.text) for span in spans)


def test_a_byte_order_mark_and_carriage_returns_leave_offsets_as_they_are() -> None:
    """The same cable with CRLF and a byte-order mark has the same text and the same spans."""
    plain = next(cablegraph.read(SAMPLE))
    content = b"\xef\xbb\xbf" + SAMPLE.read_bytes().replace(b"\n", b"\r\n")
    other = read_bytes(content, name="other")
    assert other.text == plain.text
    assert other.body == plain.body

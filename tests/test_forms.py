"""The many forms in which posts write the same thing, each in a line or two of our own."""

from __future__ import annotations

from datetime import date

import pytest

from cablegraph.cable import Span
from cablegraph.reading.authority import read_authority
from cablegraph.reading.header import read_header
from cablegraph.reading.identity import canonical_id, identify
from cablegraph.reading.opening import Opened, read_opening
from cablegraph.reading.paragraphs import read_body
from cablegraph.reading.passages import read_passages
from cablegraph.reading.references import read_references
from cablegraph.reading.signature import read_signature

FIRST = "UNCLAS OSTIA 009001 \n\n"


def opened(text: str) -> Opened:
    """Return the opening of a body."""
    return read_opening(text, 0, "07", "OSTIA")


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("TAGS: PREL, PGOV, IT", "PREL PGOV IT"),
        ("TAGS PREL PGOV IT", "PREL PGOV IT"),
        ("AGS: PREL, IT", "PREL IT"),
        ("TAG: PREL IT", "PREL IT"),
        ("Tags: prel, PGOV, it", "PREL PGOV IT"),
        ("TAGS- PREL IT", "PREL IT"),
        ("TAGS: PREL PGOV\nECON, IT", "PREL PGOV ECON IT"),
        ("TAGS: PREL,\n      pgov it", "PREL PGOV IT"),
        ("TAGS: OVIP (DOE,\nJANE), PREL IT", "OVIP PREL IT"),
        ("TAGS:\nPREL IT", "PREL IT"),
        ("TAGS: PREL AND PGOV IT SUBJECT: A PIER", "PREL PGOV IT"),
        ("E.O. 12958: N/A TAGS: PREL IT", "PREL IT"),
        ("TAGS: ETRDECONIT", "ETRD ECON IT"),
        ("TAGS: PREL IT\nSIPDIS", "PREL IT"),
    ],
)
def test_tags(line: str, codes: str) -> None:
    """Codes are found behind every label, on further lines, glued and in small letters, without persons."""
    opening = opened(f"{FIRST}{line}\nSUBJECT: A PIER\n\n¶1. (U) Text.").opening
    assert " ".join(tag.value for tag in opening.tags) == codes


@pytest.mark.parametrize(
    "label", ["E.O. 12958: ", "EO 12958 ", "E.O 12958: ", "E. O. 12958: ", "E.0. 12958:", "EO: 12958 "]
)
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("DECL: 02/23/2020", date(2020, 2, 23)),
        ("DECL: 2020/02/23", date(2020, 2, 23)),
        ("DECL 6/30/08", date(2008, 6, 30)),
        ("DECL: 23 FEB 2020", date(2020, 2, 23)),
        ("DECL: FEB 23, 2020", date(2020, 2, 23)),
        ("DECL: 20200223", date(2020, 2, 23)),
        ("DECL:10/11/2015", date(2015, 10, 11)),
        ("DECLASSIFY ON: 10/11/2015 AT THE LATEST", date(2015, 10, 11)),
        ("10/11/2015", date(2015, 10, 11)),
        ("DECL: OADR", "OADR"),
        ("DECL: MR", "MR"),
        ("DECL: X1", "X1"),
        ("DECL: 25X1-HUMAN", "25X1-HUMAN"),
        ("DECL: TWENTY YEARS", "TWENTY YEARS"),
        ("DECL: CLOSURE OF THE PIER", "CLOSURE OF THE PIER"),
        ("N/A", None),
    ],
)
def test_declassification(label: str, words: str, expected: date | str | None) -> None:
    """The order's line is found however it is dotted, and a date on it is a date however it is written."""
    opening = opened(f"{FIRST}{label}{words} \nTAGS: PREL IT\nSUBJECT: A PIER\n\n¶1. (U) Text.").opening
    assert opening.executive_order is not None
    assert opening.executive_order.value == " ".join(f"{label}{words}".split())
    found = opening.declassify_on
    assert (None if found is None else found.value) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "SUBJECT: A PIER OPENS",
        "SUBJ: A PIER\nOPENS",
        "Subject: A PIER OPENS\nREF: ROME 9001",
        "SUBJECT - A PIER OPENS",
        "SUBJECT A PIER OPENS",
        "SUBJECT: A PIER OPENS REF: ROME 9001",
        "SUBJECT: A PIER OPENS\nREF A: ROME 9001",
        "SUBJECT: A PIER OPENS\nREFTEL ROME 9001",
        "SUBJECT: A PIER OPENS\nClassified By: Jane Roe",
        "SUBJECT: A PIER OPENS Classified By: Jane Roe",
        "SUBJECT: A PIER OPENS\n(C) CLASSIFIED BY DCM JANE ROE",
        "SUBJECT: A PIER OPENS ¶1. (U) Text.",
        "SUBJECT: A PIER OPENS 1. (SBU) Text.",
        "SUBJECT: A PIER OPENS\n1. Text.",
        "SUBJECT: A PIER OPENS\n--------",
        "SUBJECT: A PIER OPENS\nSUMMARY\n-------",
        "SUBJECT: A PIER\n\nSUBJECT: A PIER OPENS",
        "SUBJECT: A PIER OPENS\nTAGS: PREL IT\nE.O. 12958: N/A",
        "SUBJECT:\n\nA PIER OPENS",
        "SUBJECT: A PIER OPENS\nSIPDIS\n",
        "SUBJECT: A PIER OPENS  OSTIA 00009001  001.2 OF 002",
    ],
)
def test_subject(lines: str) -> None:
    """The subject is whole and ends where the next label, heading or paragraph begins, on its line or not."""
    subject = opened(f"{FIRST}TAGS: PREL IT\n{lines}\n\n¶2. (U) Text.").opening.subject
    assert subject is not None
    assert subject.value == "A PIER OPENS"


@pytest.mark.parametrize(
    ("lines", "captions", "directions"),
    [
        ("SIPDIS\nDEPARTMENT PLEASE PASS USTR", "SIPDIS", 1),
        ("SENSITIVE\nSIPDIS\n\nNSC FOR SMITH\nWHITE HOUSE FOR ROE", "SENSITIVE SIPDIS", 2),
        ("SENSITVE, SIPDIS\nFOR EUR/SE", "SENSITIVE SIPDIS", 1),
        ("SIPDS\nSTATE FOR EUR/SE, EUR/RPM,\nEUR/PRA", "SIPDIS", 1),
        ("FROM AMBASSADOR ROE", "", 1),
        ("SENSITIVE, NOT FOR INTERNET DISTRIBUTION", "SENSITIVE NOT FOR INTERNET DISTRIBUTION", 0),
        (
            f"{' '.join('CORRECTED')}  {' '.join('COPY')} (WITH THE TIDE)\nROGER CHANNEL",
            "CORRECTED COPY ROGER CHANNEL",
            0,
        ),
        ("NOFORN\nSTADIS\nLIMDIS\nTERREP\nCODEL\nVISAS DONKEY", "NOFORN STADIS LIMDIS TERREP CODEL VISAS", 0),
        ("PASS TO USTR FOR ROE\nTREASURY FOR OASIA\nSTATE PASS USAID", "", 3),
    ],
)
def test_handling(lines: str, captions: str, directions: int) -> None:
    """Captions are read with a slip in them and with a tail, directions with and without FOR."""
    opening = opened(f"{FIRST}{lines}\n\nE.O. 12958: N/A\nTAGS: PREL IT\nSUBJECT: A PIER\n\n¶1. (U) Text.").opening
    assert " ".join(caption.value for caption in opening.captions) == captions
    assert len(opening.attention) == directions


@pytest.mark.parametrize(
    "head", ["REF: ", "REFS: ", "REFTEL: ", "REFTELS: ", "REFTEL(S): ", "RETELS: ", "Ref(s): ", "REFERENCE: ", "REF "]
)
def test_heads_of_references(head: str) -> None:
    """The list is found behind every head."""
    opening = opened(f"{FIRST}TAGS: PREL IT\nSUBJECT: A PIER\n\n{head}ROME 9001\n\n¶1. (U) Text.").opening
    assert [reference.cited_id for reference in opening.references] == ["07ROME9001"]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("A) 6307 B) STATE 285773", ["07OSTIA6307", "07STATE285773"]),
        ("(A) 05 ROME 123, (B) 124", ["05ROME123", "05ROME124"]),
        ("STATE 45321/45322", ["07STATE45321", "07STATE45322"]),
        ("LIMA 2799 AND 2764", ["07LIMA2799", "07LIMA2764"]),
        ("ROME 33, 53; 06 LIMA 5", ["07ROME33", "07ROME53", "06LIMA5"]),
        ("STATE 12345 (DTG 070102Z JUN 07)", ["07STATE12345"]),
        ("STATE 12345 DATED 12 JUNE 2007", ["07STATE12345"]),
        ("STATE 123 AND PREVIOUS, ROME 5", ["07STATE123", "previous", "07ROME5"]),
        ("STATE 123 ET AL", ["07STATE123", "previous"]),
        ("A. ROME 5 - PIERS, JETTIES AND QUAYS 1900 B. STATE 6: THE HARBOUR AND ITS 12 BOATS", ["07ROME5", "07STATE6"]),
        ("STATE 123, DOE-ROE EMAIL OF 5/6/07", ["07STATE123", "email"]),
        ("DOE-ROE EMAIL OF 5/6/07; STATE 123", ["email", "07STATE123"]),
        ("A: 2006 STATE 1\nB: USUN NEW YORK 22 (NOTAL)", ["06STATE1", "07USUNNEWYORK22"]),
        ("AMEMBASSY ROME 12, SECSTATE WASHDC 13", ["07ROME12", "07STATE13"]),
        ("08 BUENOS\nAIRES 12", ["08BUENOSAIRES12"]),
        ("STATE 123 (2006), ROME 456 05, 04/LIMA/7", ["06STATE123", "05ROME456", "04LIMA7"]),
        ("BRASLIA 12", ["07BRASILIA12"]),
        ("IIR 6 842 9123 07", ["intelligence"]),
        ("SECDEF R162245Z OCT 07", ["telegram"]),
        ("TEL AVIV 12, 13 AND 14; JERUSALEM 5", ["07TELAVIV12", "07TELAVIV13", "07TELAVIV14", "07JERUSALEM5"]),
        ("NEW DELHI 3 DTD 12/5/06", ["07NEWDELHI3"]),
        ("STATE 9128 B. BERN 1234", ["07STATE9128", "07BERN1234"]),
        ("A) PARIS 1234 AND PREVIOUS (NOTAL); B) USNATO 555", ["07PARIS1234", "previous", "07USNATO555"]),
        ("ROME 12 LIMA 13", ["07ROME12", "07LIMA13"]),
    ],
)
def test_references(listed: str, expected: list[str]) -> None:
    """Each entry is a cable with its id or another thing with its kind; titles and dates behind it are no entries."""
    found = read_references(listed, Span(0, len(listed)), "07", "OSTIA")
    assert [reference.cited_id or reference.kind for reference in found] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("08SCTION02OF02SAOPAULO335", "08SAOPAULO335"),
        ("09EFTOLONDON2468", "09LONDON2468"),
        ("06MADRID002583ZFR2585", "06MADRID2585"),
        ("09SECSTATE0037566", "09STATE37566"),
        ("07SECTIONO1OF02TUNIS1123", "07TUNIS1123"),
    ],
)
def test_ids_with_something_in_them(source: str, expected: str) -> None:
    """What slipped into an id is taken out."""
    assert canonical_id(source) == expected


def test_an_id_that_says_no_station_is_that_of_the_header() -> None:
    """The sender and the originator's serial make the id where the source's is beyond reading."""
    text = "DE RUEHEK #9021/01 2800932\nP 060932Z OCT 08\nFM AMEMBASSY BISHKEK\n"
    assert identify("08SECTION01GF02BISHIEK21", None, read_header(text, len(text)), "08") == "08BISHKEK9021"


@pytest.mark.parametrize(
    ("line", "name", "title", "reasons"),
    [
        (
            "Classified By: Ambassador Odette M. Quill for reasons 1.4 (b) and (d)",
            "Odette M. Quill",
            "Ambassador",
            "bd",
        ),
        (
            "CLASSIFIED BY POLITICAL COUNSELOR ODETTE QUILL. REASON 1.5 (B/D)",
            "ODETTE QUILL",
            "POLITICAL COUNSELOR",
            "bd",
        ),
        ("Classified by DCM Odette Quill, reason: 1.4(b), (d)", "Odette Quill", "DCM", "bd"),
        (
            "(C) CLASSIFIED BY CHARGE D'AFFAIRES ODETTE QUILL, REASONS 1.4 (B,D)",
            "ODETTE QUILL",
            "CHARGE D'AFFAIRES",
            "bd",
        ),
        ("Classified By: CDA: ODETTE QUILL FOR REASONS 1.4 B, D", "ODETTE QUILL", "CDA", "bd"),
        ("Classified by A/S for EUR Odette Quill, reasons 1.4 (b)", "Odette Quill", "A/S for EUR", "b"),
        ("Classified By: Classified by Ambassador Odette Quill for Reasons 1.4 (d)", "Odette Quill", "Ambassador", "d"),
        (
            "Classified By: Odette Quill, Consul General, Ostia. Reason 1.4 (d)",
            "Odette Quill",
            "Consul General, Ostia",
            "d",
        ),
        ("Classified By: DCM ODETTE Q. QUILL, JR. REASONS: 1.4 (D)", "ODETTE Q. QUILL JR", "DCM", "d"),
        ("Classified By: Ambassador Quill. Reason: 1.4 (b,d)", "Quill", "Ambassador", "bd"),
        ("Classified By: DCM Odette Quill and Econ Counselor Tim Rush, 1.4 (b)", "Odette Quill", "DCM", "b"),
        ('Classified By: POLAD A. "Bo" van Tessel; reasons 1.4 (b)', 'A. "Bo" van Tessel', "POLAD", "b"),
    ],
)
def test_authorities(line: str, name: str, title: str, reasons: str) -> None:
    """Name, title and reasons are told apart in every order."""
    found = read_authority(line, Span(0, len(line)))
    assert (found.name, found.title) == (name, title)
    assert "".join(reason[4] for reason in found.reasons) == reasons


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("done.\nQUILL", "QUILL"),
        ("done.\n\nVan Tessel\n", "Van Tessel"),
        ("done.\nQUILL JR.\n\nNNNN", "QUILL JR"),
        ("done.\nQUILL (ACTING)", "QUILL"),
        ("done.\nO'QUILL-TESSEL\n\"", "O'QUILL-TESSEL"),
        ("done.\nQUILL\n\n=======================CABLE ENDS============================", "QUILL"),
        ("done. QUILL", "QUILL"),
        ("done. #QUILL", "QUILL"),
        ("END COMMENT. QUILL", "QUILL"),
        ("done.\nQUILL\n.", "QUILL"),
        ("done.\nQUILL\nBT\n#9001\nNNNN", "QUILL"),
        ("The boat that goes from one end of the harbour to the other belongs to\nPeru.", None),
        ("done.\nEND TEXT", None),
        ("done.\nUNCLASSIFIED", None),
        ("done.\nMINIMIZE CONSIDERED", None),
        ("done.\n\nItaly", None),
        ("it is done. End comment.", None),
    ],
)
def test_signatures(ending: str, name: str | None) -> None:
    """The signature is the last name alone or glued, before what stations and sites add; other last words are none."""
    text = f"¶1. (U) A pier was opened, and it is now {ending}"
    found = read_signature(text, 0, len(text))
    assert (None if found is None else found.value) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¶1. (SBU) A.\n\n¶2. (C//NF) B.", "1:SBU 2:C//NF"),
        ("1.(C) A.\n\n2. (U) B.", "1:C 2:U"),
        ("1. C - ENTIRE TEXT.\n\n2. B.", "1:C 2:"),
        ("1 (C) A.\n\n2) (C) B.", "1:C 2:C"),
        ("¶1 (C) A.\n\n¶2 . (SBU/NF) B.", "1:C 2:SBU/NF"),
        ("-1. (C) A.\n\n-2. (SBU-NF) B.", "1:C 2:SBU-NF"),
        ("1. (S/NF) A.\n2. (C-REL NATO) B.", "1:S/NF 2:C-REL NATO"),
        ("(C) A.\n\n(U) B.", "-:C -:U"),
        ("1. (U) It opened in\n2003. The pier is one of\n2. It is long.\n\n2. (U) B.", "1:U 2:U"),
        ("1. (U) It cost 1 or\n2. (5) or so.\n\n2. (U) B.", "1:U 2:U"),
        ("1. (U) A. 2. (SBU) " + "B " * 60 + "end. 3. (U) C.", "1:U 2:SBU 3:U"),
        ("1. (U) A:\n(1) one\na) two\n2) three\n\n2. (U) B.", "1:U 2:U"),
        ("¶1. (U) A:\n\n¶B. b.\n\n¶2. (U) B.", "1:U 2:U"),
        ("1. SUMMARY: (C) A.\n\n2. (Ostia) B.", "1:C 2:"),
    ],
)
def test_paragraphs(text: str, expected: str) -> None:
    """Number and mark are read in every form; figures at the beginning of wrapped lines open no paragraph."""
    found = read_body(text, 0).paragraphs
    shown = [f"{part.number or '-'}:{part.marking.value if part.marking else ''}" for part in found]
    assert " ".join(shown) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1. (C) SUMMARY: A pier opened. END SUMMARY.\n\n2. (C) B.",
        "1. (C) SUMMARY AND COMMENT. A pier opened.\n\n2. (C) B.",
        "1. (C) Summary -- A pier opened. End of Summary\n\n2. (C) B.",
        "1. (C) Begin Summary. A pier opened. END SUMMMARY\n\n2. (C) B.",
        "1. (C) Summary and Introduction: A pier opened.\n\n2. (C) B.",
        "1. (C) Summary/Action Request: A pier opened.\n\n2. (C) B.",
        "-------\nSummary\n-------\n\n1. (C) A pier opened.\n\nBackground\n----------\n\n2. (C) B.",
        "SUMMARY\n\n1. A pier opened.\n\n2. B.",
        "Key Points\n----------\n1. (C) A pier opened.\n\nMore\n----\n2. (C) B.",
        "1. (C) SUMMARY\n\nA pier opened.\n\n2. (C) B.",
        "Executive Summary\n-----------------\n1. A pier opened.\n\nMore\n----\n2. B.",
    ],
)
def test_summaries(text: str) -> None:
    """The summary is found behind every head, from its first word to its end mark or to the end of its part."""
    body = read_passages(text, read_body(text, 0), ())
    found = [text[passage.span.begin : passage.span.end] for passage in body.passages if passage.kind == "summary"]
    assert found == ["A pier opened."]


@pytest.mark.parametrize(
    "line",
    [
        "R 250807Z AUG 09",
        "R 250807ZAUG 09",
        "R 250807Z AUG09 ZDK",
        "r 250807z aug 2009",
        "R P 250807Z AUG 09 ZFR ZYH",
        "DE RUEHCN #9165 2370807\nR 250807Z AGU 09",
    ],
)
def test_date_time_groups(line: str) -> None:
    """The instant is read without blanks, in small letters, before signals, and with the month misspelt."""
    header = read_header(line, len(line))
    assert header.sent is not None
    assert f"{header.sent.value:%Y%m%d%H%M}" == "200908250807"
    assert header.precedence is not None
    assert header.precedence.value == "ROUTINE"


def test_addressees() -> None:
    """Entries are read with colons, glued precedences, offices over two lines, and more than one routing indicator."""
    text = (
        "FM AMEMBASSY OSTIA\nTO: RUEHC/SECSTATE WASHDC IMMEDIATE9361\nINFO: RUEHBJ/AMEMBASSY BEIJING\n PRIORITY 0424\n"
        "RHMFISS/HQ USEUCOM VAIHINGEN GE//ECJ5/\nECJ2// PRIORITY\n"
        "RHEHNSC/NATIONAL SECURITY COUNCIL\nWASHINGTON DC 1234\n"
        'RUEHC RUEHDC/DEPT OF "QUAYS" & PIERS (NO. 4)\nCTF 519\n'
    )
    found = [
        (entry.role, entry.routing_indicator, entry.as_written, entry.precedence, entry.station_serial)
        for entry in read_header(text, len(text)).deliveries
    ]
    assert found == [
        ("action", "RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "9361"),
        ("info", "RUEHBJ", "AMEMBASSY BEIJING", "PRIORITY", "0424"),
        ("info", "RHMFISS", "HQ USEUCOM VAIHINGEN GE", "PRIORITY", None),
        ("info", "RHEHNSC", "NATIONAL SECURITY COUNCIL WASHINGTON DC", None, "1234"),
        ("info", "RUEHC", 'DEPT OF "QUAYS" & PIERS (NO. 4)', None, None),
        ("info", None, "CTF 519", None, None),
    ]

"""Sentences: where running text is parted, and where it is not."""

from __future__ import annotations

import pytest
from invented import cases, told

from cablegraph.extracting.sentences import sentences
from cablegraph.extracting.texts import texts_of

PARTED = [
    ("titles", "Dr. Ode left. He said so.", ["Dr. Ode left.", "He said so."]),
    ("Min.", "It depends on Min. Ode and her clock.", ["It depends on Min. Ode and her clock."]),
    ("Mr. and Mrs.", "Mr. Ode and Mrs. Pell came.", ["Mr. Ode and Mrs. Pell came."]),
    ("U.S. inside", "The U.S. Mission wrote to them.", ["The U.S. Mission wrote to them."]),
    ("U.S. at the end", "It came from the U.S. The harbor took it.", ["It came from the U.S.", "The harbor took it."]),
    ("initials", "J. R. Ode spoke. Nobody heard.", ["J. R. Ode spoke.", "Nobody heard."]),
    ("Ref", "It was told (Ref A. B) before.", ["It was told (Ref A. B) before."]),
    ("No.", "Law No. 12 was passed. It helps.", ["Law No. 12 was passed.", "It helps."]),
    ("months", "It opens on Oct. 12 again.", ["It opens on Oct. 12 again."]),
    ("i.e.", "One port, i.e. Sines, is open.", ["One port, i.e. Sines, is open."]),
    ("decimals", "It costs 3.5 million. It is cheap.", ["It costs 3.5 million.", "It is cheap."]),
    ("small letters go on", "He asked why. and went.", ["He asked why. and went."]),
    ("question", "Who pays? Nobody does.", ["Who pays?", "Nobody does."]),
    ("quotes", 'He said "It is late." She agreed.', ['He said "It is late."', "She agreed."]),
    ("curly quotes", "He said “It is late.” She agreed.", ["He said “It is late.”", "She agreed."]),
    ("brackets", "It rained. (It always does.) They left.", ["It rained.", "It always does.", "They left."]),
    ("opening bracket", "It rained. (Ships waited.)", ["It rained.", "Ships waited."]),
    ("a bracket of its own", "It rained (and how). They left.", ["It rained (and how).", "They left."]),
    ("label of a paragraph", "1. (SBU) It rained. Ships waited.", ["It rained.", "Ships waited."]),
    ("summary", "2. (U) Summary: It rained. End Summary.", ["It rained."]),
    ("comment", "Comment: It rained. End Comment.", ["It rained."]),
    ("note", "It rained. (Note: It always does. End Note.)", ["It rained.", "It always does."]),
    ("nothing but a label", "3. (U) Comment:", []),
    ("no end mark", "It rained all day", ["It rained all day"]),
    ("points", "It asks: 1. Who pays. 2. Who builds.", ["It asks: 1. Who pays.", "Who builds."]),
    ("company", "Ode Inc. Director Pell spoke.", ["Ode Inc. Director Pell spoke."]),
    ("St.", "They met in St. Ives. It rained.", ["They met in St. Ives.", "It rained."]),
    ("a day at the end", "They met on June 12. Boats sank.", ["They met on June 12.", "Boats sank."]),
    ("a year at the end", "They met in 2007. Boats sank.", ["They met in 2007.", "Boats sank."]),
    ("a name of two letters", "He wrote to the UN. Boats sank.", ["He wrote to the UN.", "Boats sank."]),
    ("a title", 'It rained. "Rain and Shine" The daily Folha wrote so.', ["It rained.", "The daily Folha wrote so."]),
    (
        "a heading and a title",
        'Weather: ------ ¶I. "Rain and Shine" Columnist Ode wrote so.',
        ["Columnist Ode wrote so."],
    ),
    ("an item", 'He said "it rains." - "Rain and Shine" Folha wrote so.', ['He said "it rains."', "Folha wrote so."]),
    ("a.m.", "He came at 9 a.m. and left.", ["He came at 9 a.m. and left."]),
]


@pytest.mark.parametrize(("words", "expected"), cases(PARTED))
def test_sentences_end_where_a_reader_ends_them(words: str, expected: list[str]) -> None:
    """Abbreviations, brackets, quotes and labels part a text where a careful reader does."""
    assert [words[begin:end] for begin, end in sentences(words)] == expected


def test_page_lines_part_no_sentence() -> None:
    """A sentence that a page line and line ends interrupt is one."""
    page = "The harbor board opened a\n\nLISBON 00009001  002 OF 002\n\n\nsecond shed.  It is\nfull."
    cable = told(page).cable
    text = next(text for text in texts_of(cable) if text.part[0] == "paragraph")
    found = [text.flow.text[sentence.begin : sentence.end] for sentence in text.sentences]
    assert found == ["The harbor board opened a second shed.", "It is full."]

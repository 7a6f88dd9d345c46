"""Statements: who said what to whom, by which verb, denied or not."""

from __future__ import annotations

import pytest
from invented import cases, told

WHO = "Minister Amado Vilhena"
SAID = [
    ("said", f"{WHO} said that it rains.", ("Amado Vilhena", "", "say", False, "stated")),
    ("told", f"{WHO} told Poloff that it rains.", ("Amado Vilhena", "Poloff", "tell", False, "stated")),
    ("noted", f"{WHO} noted that it rains.", ("Amado Vilhena", "", "note", False, "stated")),
    ("stressed to", f"{WHO} stressed to Poloff that it rains.", ("Amado Vilhena", "Poloff", "stress", False, "stated")),
    ("explained", f"{WHO} explained that it rains.", ("Amado Vilhena", "", "explain", False, "stated")),
    ("added", f"{WHO} added that it rains.", ("Amado Vilhena", "", "add", False, "stated")),
    ("argued", f"{WHO} argued that it rains.", ("Amado Vilhena", "", "argue", False, "stated")),
    ("claimed", f"{WHO} claimed that it rains.", ("Amado Vilhena", "", "claim", False, "stated")),
    ("inverted", f'"It rains," said {WHO}.', ("Amado Vilhena", "", "say", False, "stated")),
    ("at the end", f"It rains in the south, {WHO} said.", ("Amado Vilhena", "", "say", False, "stated")),
    ("in the middle", f"Rain, {WHO} said, is wet.", ("Amado Vilhena", "", "say", False, "stated")),
    ("according to", f"According to {WHO}, it rains.", ("Amado Vilhena", "", "according to", False, "reported")),
    (
        "according to, behind",
        f"It rains, according to {WHO}.",
        ("Amado Vilhena", "", "according to", False, "reported"),
    ),
    ("passive", f"Poloff was told by {WHO} that it rains.", ("Amado Vilhena", "Poloff", "tell", False, "stated")),
    ("denied", f"{WHO} denied that it rains.", ("Amado Vilhena", "", "deny", True, "stated")),
    ("does not", f"{WHO} said that it does not rain.", ("Amado Vilhena", "", "say", True, "stated")),
    ("no", f"{WHO} said that there was no rain.", ("Amado Vilhena", "", "say", True, "stated")),
    ("none", f"{WHO} said that nobody had seen rain.", ("Amado Vilhena", "", "say", True, "stated")),
    ("asked", f"{WHO} asked Poloff for a boat.", ("Amado Vilhena", "Poloff", "ask", False, "asked")),
    ("planned", f"{WHO} said that he would buy a boat.", ("Amado Vilhena", "", "say", False, "planned")),
    ("reportedly", f"{WHO} said that boats reportedly sank.", ("Amado Vilhena", "", "say", False, "reported")),
    ("organization", "The Algarve Tuna Board said that it rains.", ("Algarve Tuna Board", "", "say", False, "stated")),
    (
        "officer",
        "Poloff told the Algarve Tuna Board that it rains.",
        ("Poloff", "Algarve Tuna Board", "tell", False, "stated"),
    ),
    (
        "asked whether",
        f"Asked whether it rains, {WHO} said that it does.",
        ("Amado Vilhena", "", "say", False, "stated"),
    ),
    (
        "note inside",
        f"It rained. (Note: {WHO} said that it rains. End Note.)",
        ("Amado Vilhena", "", "say", False, "stated"),
    ),
    ("paper", "The daily Lanterna said that it rains.", ("Lanterna", "", "say", False, "stated")),
    ("quoted name", 'The daily "Lanterna" reports that it rains.', ("Lanterna", "", "report", False, "reported")),
    ("described name", '"It rains," said center-left daily Lanterna.', ("Lanterna", "", "say", False, "stated")),
    ("headlined", 'The daily Lanterna headlined: "Rain."', ("Lanterna", "", "headline", False, "stated")),
    ("not only", f"{WHO} said that not only boats sank.", ("Amado Vilhena", "", "say", False, "stated")),
]


@pytest.mark.parametrize(("words", "expected"), cases(SAID))
def test_reported_speech_is_a_statement(words: str, expected: tuple[str, str, str, bool, str]) -> None:
    """Verbs of saying before, behind and within what is said give speaker, hearer, verb, polarity and modality."""
    case = told(words)
    assert [
        (case.named(one.speaker), case.named(one.addressee), one.verb.value, one.denied, one.modality)
        for one in case.found.statements
    ] == [expected]


PRONOUNS = [
    ("he", f"{WHO} came.  He said that it rains.", ["Amado Vilhena"]),
    ("she", "Mayor Rosa Pell came.  She said that it rains.", ["Rosa Pell"]),
    ("behind", f"{WHO} came.  It rains, he said.", ["Amado Vilhena"]),
    ("last speaker", f"{WHO} said that it rains.  He added that boats sank.", ["Amado Vilhena", "Amado Vilhena"]),
    (
        "not the hearer",
        f"{WHO} told Poloff that it rains.  He added that boats sank.",
        ["Amado Vilhena", "Amado Vilhena"],
    ),
    (
        "two speakers",
        f"{WHO} said that it rains.  Mayor Rosa Pell disagreed.  She said that it is dry.",
        ["Amado Vilhena", "Rosa Pell", "Rosa Pell"],
    ),
]


@pytest.mark.parametrize(("words", "speakers"), cases(PRONOUNS))
def test_pronouns_mean_who_spoke_last(words: str, speakers: list[str]) -> None:
    """He and she are whom the text named, or let speak, last."""
    case = told(words)
    assert [case.named(one.speaker) for one in case.found.statements] == speakers


NONE = [
    "It rained in Lisbon.",
    "Comment: We believe that it rains.  End Comment.",
    "The letter was noted for its length.",
    "Post will report on the rain.",
    "The agreement says little.",
    "Ships added to the noise.",
]


@pytest.mark.parametrize("words", NONE)
def test_what_nobody_said(words: str) -> None:
    """What the author tells, thinks or announces in his own name is no statement."""
    assert told(words).found.statements == ()


def test_a_statement_spans_its_sentence() -> None:
    """The span of a statement is its sentence, and that of its speaker the words that name him there."""
    case = told(f"It rained.  {WHO} came.  He said that\nboats sank.  They left.")
    (one,) = case.found.statements
    assert case.words(one.span) == "He said that boats sank."
    assert case.words(one.speaker_span) == "He"

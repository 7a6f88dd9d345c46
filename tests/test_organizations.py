"""Organizations that no lexicon knows: by head words and capitals, by acronym, as parts of others."""

from __future__ import annotations

import pytest
from invented import cases, told

NAMED = [
    ("Board", "The Algarve Tuna Board met.", "Algarve Tuna Board", None),
    ("Federation", "The Sardine Canners Federation met.", "Sardine Canners Federation", None),
    ("Ministry of", "The Ministry of Lighthouses and Buoys met.", "Ministry of Lighthouses and Buoys", None),
    ("Bureau", "The Provincial Tide Bureau met.", "Provincial Tide Bureau", None),
    ("Leading Group", "The Anti-Barnacle Leading Group met.", "Anti-Barnacle Leading Group", None),
    ("Department", "The Whale Counting Department met.", "Whale Counting Department", None),
    ("acronym", "The Sardine Canners Federation (SCF) met.", "Sardine Canners Federation", "SCF"),
    ("Association of", "The Association of Harbor Pilots met.", "Association of Harbor Pilots", None),
    ("possessive", "The Cockle Women's Federation met.", "Cockle Women's Federation", None),
    ("party", "The Blue Herring Party met.", "Blue Herring Party", None),
    ("broken line", "The Algarve Tuna\nBoard met.", "Algarve Tuna Board", None),
    ("plural possessive", "The Eel Farmers' Union met.", "Eel Farmers' Union", None),
    ("matter", "The Joint Council on Small Boats met.", "Joint Council on Small Boats", None),
    (
        "list",
        "The Ministry of Ferries, Communication, and Tourism met.",
        "Ministry of Ferries, Communication, and Tourism",
        None,
    ),
    ("function behind", "Ministry of Eel Affairs Legal Advisor Ann Roe left.", "Ministry of Eel Affairs", None),
    ("name behind", "Air Limpet landed.", "Air Limpet", None),
    ("two words", "The Shore Bishops' Conference met.", "Shore Bishops' Conference", None),
    ("goods", "Blue Mango Shipping sank.", "Blue Mango Shipping", None),
    ("hyphen", "Havel-Kurier wrote.", "Havel-Kurier", None),
    ("heads behind one another", "The Heron Party Committee met.", "Heron Party Committee", None),
    ("alone", "The Congress met.", "Congress", None),
    ("alone and more", "The Congress Heron Party met.", "Congress Heron Party", None),
    ("known acronym", "The UN Heron Commission met.", "UN Heron Commission", None),
    ("government", "The GOX Ministry of Eels met.", "Ministry of Eels", None),
    ("other acronym", "The Lighthouse Party (PFL) met.", "Lighthouse Party", "PFL"),
    ("name in brackets", "The TBO (Tide Board of Ostia) met.", "Tide Board of Ostia", "TBO"),
    ("newspaper", "The Lisbon Globe wrote.", "Lisbon Globe", None),
    ("Spanish", "The Asociacion Nacional de Anguilas met.", "Asociacion Nacional de Anguilas", None),
    ("place like a people", "The Lao Cai Tide Department met in Vietnam.", "Lao Cai Tide Department", None),
    ("in capitals", "THE SARDINE CANNERS FEDERATION MET ON THE NEW BOATS.", "Sardine Canners Federation", None),
]


@pytest.mark.parametrize(("words", "label", "acronym"), cases(NAMED))
def test_a_body_is_known_by_its_head_word(words: str, label: str, acronym: str | None) -> None:
    """Capitalised words that end, or begin, with the word for a body name one, with its acronym in brackets."""
    found = told(words).found.organizations
    labels = [(body.label, body.acronym) for body in found if body.rule != "organization.generic-acronym"]
    assert labels == [(label, acronym)]


AGAIN = [
    ("acronym", "The Sardine Canners Federation (SCF) met.  SCF officials ate.", 3),
    ("full name", "The Sardine Canners Federation met.  The Sardine Canners Federation ate.", 2),
    ("possessive", "The Sardine Canners Federation (SCF) met.  The SCF's boats left.", 3),
    ("before", "SCF officials ate.  The Sardine Canners Federation (SCF) met.", 3),
    ("other acronym before", "PFL officials ate.  The Lighthouse Party (PFL) met.", 3),
    ("beside a name", "The Lighthouse Party (PFL) met.  The Ostia PFL ate.", 3),
    ("company", "Blue Mango Shipping sank.  Blue Mango paid.", 2),
    ("turned round", "The Ministry of Eels met.  The Eels Ministry ate.", 2),
    (
        "board",
        "The Tuna Works Board of Directors met.  The Tuna Works Board ate.  The Board of Directors of Tuna Works left.",
        3,
    ),
    ("shorter first", "The Tide Registry met.  The Ostia Tide Registry ate.", 2),
    ("nationality first", "The Congress met.  The Chilean Congress ate.", 2),
    ("without its place", "The Central Bank of Ostia paid.  The Central Bank ate.", 2),
]


@pytest.mark.parametrize(("words", "times"), cases(AGAIN))
def test_a_body_is_named_again(words: str, times: int) -> None:
    """A body is one under its full name and its acronym."""
    found = told(words).found
    assert len(found.organizations) == 1
    key = found.organizations[0].key
    assert sum(mention.entity == key for mention in found.mentions) == times


TWO = [
    ("a word alone", "The Youth Parliament met.  The Parliament ate.", ["Youth Parliament", "Parliament"]),
    ("above", "The Eel Office of the Government of Ostia met.", ["Eel Office", "Government of Ostia"]),
    ("person and body", "They met Ann Roe and Harbour Board members.", ["Harbour Board"]),
]


@pytest.mark.parametrize(("words", "labels"), cases(TWO))
def test_a_body_ends_where_another_name_begins(words: str, labels: list[str]) -> None:
    """What a body is of is a body of its own, and `and` may join a person and a body."""
    assert [body.label for body in told(words).found.organizations] == labels


NONE = [
    "The boats left the harbor.",
    "Fishermen from the department ate.",
    "The Board met.",
    "On Monday the Ambassador rested.",
    "They asked for a License.",
    "They left the West Bank.",
    "The Country Team and the Diplomatic Corps ate.",
    "It breaks Section 301 of the law.",
    "Operation Grand Alliance began.",
    "The Minister of Civil Administration ate.",
    "The Lisbon Conference began.",
    "A Left-of-center paper wrote.",
    "THEY HELD TALKS WITH MINING UNIONS ON THE NEW BOATS.",
]


@pytest.mark.parametrize("words", NONE)
def test_common_words_are_no_body(words: str) -> None:
    """Small letters, and the word for a body alone, name none."""
    assert told(words).found.organizations == ()

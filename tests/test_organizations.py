"""Organizations that no lexicon knows: by head words and capitals, by acronym, as parts of others."""

from __future__ import annotations

import pytest
from invented import cases, told

# What a careful reader sees and the rules do not, yet.
FAILS = {
    "possessive": "a possessive within the name of a body that no lexicon knows hides it",
}

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
]


@pytest.mark.parametrize(("words", "label", "acronym"), cases(NAMED, FAILS))
def test_a_body_is_known_by_its_head_word(words: str, label: str, acronym: str | None) -> None:
    """Capitalised words that end, or begin, with the word for a body name one, with its acronym in brackets."""
    found = told(words).found.organizations
    assert [(body.label, body.acronym) for body in found] == [(label, acronym)]


AGAIN = [
    ("acronym", "The Sardine Canners Federation (SCF) met.  SCF officials ate.", 3),
    ("full name", "The Sardine Canners Federation met.  The Sardine Canners Federation ate.", 2),
    ("possessive", "The Sardine Canners Federation (SCF) met.  The SCF's boats left.", 3),
]


@pytest.mark.parametrize(("words", "times"), cases(AGAIN))
def test_a_body_is_named_again(words: str, times: int) -> None:
    """A body is one under its full name and its acronym."""
    found = told(words).found
    assert len(found.organizations) == 1
    key = found.organizations[0].key
    assert sum(mention.entity == key for mention in found.mentions) == times


NONE = [
    "The boats left the harbor.",
    "Fishermen from the department ate.",
    "The Board met.",
    "On Monday the Ambassador rested.",
    "They asked for a License.",
]


@pytest.mark.parametrize("words", NONE)
def test_common_words_are_no_body(words: str) -> None:
    """Small letters, and the word for a body alone, name none."""
    assert told(words).found.organizations == ()

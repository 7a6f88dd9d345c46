"""Meetings: who met whom, on which day, where."""

from __future__ import annotations

import pytest
from invented import cases, told

MET = [
    (
        "met with",
        "Minister Amado Vilhena met with Poloff on August 12 in Sines.",
        {"Amado Vilhena", "Poloff"},
        "2009-08-12",
    ),
    ("met", "The Ambassador met Minister Amado Vilhena on August 12.", {"Ambassador", "Amado Vilhena"}, "2009-08-12"),
    (
        "told on a day",
        "Minister Amado Vilhena told Poloff on August 12 that it rains.",
        {"Amado Vilhena", "Poloff"},
        "2009-08-12",
    ),
    ("called on", "Poloff called on Minister Amado Vilhena on August 12.", {"Amado Vilhena", "Poloff"}, "2009-08-12"),
    ("received", "Minister Amado Vilhena received Poloff on August 12.", {"Amado Vilhena", "Poloff"}, "2009-08-12"),
    (
        "in a meeting",
        "In an August 12 meeting with Poloff, Minister Amado Vilhena said that it rains.",
        {"Amado Vilhena", "Poloff"},
        "2009-08-12",
    ),
    ("no day", "Minister Amado Vilhena met with Poloff.", {"Amado Vilhena", "Poloff"}, None),
    (
        "three",
        "DCM and Poloff met with Minister Amado Vilhena on August 12.",
        {"DCM", "Poloff", "Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "also",
        "Poloff met with Minister Amado Vilhena on August 12.  Mayor Rosa Pell also attended.",
        {"Poloff", "Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "lunch",
        "Over lunch with Poloff on August 12, Minister Amado Vilhena said that it rains.",
        {"Poloff", "Amado Vilhena"},
        "2009-08-12",
    ),
]


@pytest.mark.parametrize(("words", "who", "day"), cases(MET))
def test_who_met_on_which_day(words: str, who: set[str], day: str | None) -> None:
    """Those on both sides of a meeting, and who attended too, took part in it on the day named."""
    case = told(words)
    assert [({case.named(key) for key in met.participants}, met.day) for met in case.found.meetings] == [(who, day)]


PLACES = [
    ("in", "Poloff met with Minister Amado Vilhena in Lisbon on August 12.", "places:lisbon"),
    ("on behalf of no place", "Poloff met with Minister Amado Vilhena on August 12.", None),
    ("what is said names another", "Minister Amado Vilhena told Poloff on August 12 that boats left Madrid.", None),
]


@pytest.mark.parametrize(("words", "place"), cases(PLACES))
def test_where_they_met(words: str, place: str | None) -> None:
    """The place of a meeting is where it is said to be, not a place that somebody speaks of."""
    assert [met.place for met in told(words).found.meetings] == [place]


NONE = [
    "Minister Amado Vilhena will meet with Poloff on August 30.",
    "Minister Amado Vilhena refused to meet with Poloff.",
    "Minister Amado Vilhena hoped to meet the Ambassador.",
    "The target was met in 2008.",
    "Minister Amado Vilhena said that it rains.",
]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_meeting(words: str) -> None:
    """A meeting to come, refused or hoped for has not been; what is met otherwise is none."""
    assert told(words).found.meetings == ()

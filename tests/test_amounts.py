"""Amounts: money, counts, lengths and the rest, with range, unit and conversion."""

from __future__ import annotations

import pytest
from invented import cases, told

AMOUNTS = [
    (
        "range and conversion",
        "A net costs 8,000 - 10,000 RMB (USD 1200 - 1500).",
        ["money CNY 8000 10000", "money USD 1200 1500"],
    ),
    ("dollar sign", "A boat costs $500.", ["money USD 500 500"]),
    ("million", "The pier costs USD 3.5 million.", ["money USD 3500000 3500000"]),
    ("dollars", "The pier costs 20 million dollars.", ["money USD 20000000 20000000"]),
    ("sign million", "The pier costs $1.2 billion.", ["money USD 1200000000 1200000000"]),
    ("euro", "The pier costs 300 euros.", ["money EUR 300 300"]),
    ("euro sign", "The pier costs €300.", ["money EUR 300 300"]),
    ("between", "A boat costs between $500 and $700.", ["money USD 500 700"]),
    ("to", "A boat costs 500 to 700 euros.", ["money EUR 500 700"]),
    ("conversion", "A boat costs 5,000 RMB (USD 750).", ["money CNY 5000 5000", "money USD 750 750"]),
    ("length", "The wall is 40 km long.", ["length km 40 40"]),
    ("glued", "The 4060km border is long.", ["length km 4060 4060"]),
    ("hyphen", "The 203-kilometer border is long.", ["length km 203 203"]),
    ("area", "They bought 12 hectares.", ["area ha 12 12"]),
    ("percent", "Catches fell by 12 percent.", ["percent % 12 12"]),
    ("percent sign", "Catches fell by 3.5%.", ["percent % 3.5 3.5"]),
    ("percent range", "Catches fell by 10-15 percent.", ["percent % 10 15"]),
    ("teens", "There are seventeen boats in it.", ["count boats 17 17"]),
    ("aircraft", "They bought 24 F-5E aircraft.", ["count aircraft 24 24"]),
    ("short forms", "Three FSNs came.", ["count fsns 3 3"]),
    ("of ours", "They met two of our own drivers.", ["count drivers 2 2"]),
    ("in quotation marks", 'It has 50,000 "fans" now.', ["count fans 50000 50000"]),
    ("capitals", "FORTY PILOTS WERE SEEN NEAR TWO SQUADRONS.", ["count pilots 40 40", "count squadrons 2 2"]),
    ("capitals, with a scale", "THEY SOLD 2.3 MILLION BARRELS.", ["volume bbl 2300000 2300000"]),
    ("a bolt's length", "They sold a 12-millimeter bolt.", ["length mm 12 12"]),
    ("count", "There are 32 organizations in it.", ["count organizations 32 32"]),
    ("word", "There are twelve boats in it.", ["count boats 12 12"]),
    ("tons", "They landed 40 tons of tuna.", ["mass t 40 40"]),
    ("years", "He fished for three years.", ["duration year 3 3"]),
    ("two", "They own 3 boats and 40 nets.", ["count boats 3 3", "count nets 40 40"]),
]


@pytest.mark.parametrize(("words", "expected"), cases(AMOUNTS))
def test_amounts_have_kind_unit_and_ends(words: str, expected: list[str]) -> None:
    """Figures, words and signs of money, counts, measures, percentages and durations are read with their ranges."""
    found = told(words).found.amounts
    assert [f"{amount.kind} {amount.unit} {amount.least:f} {amount.most:f}" for amount in found] == expected


def test_a_figure_in_brackets_converts_the_one_before() -> None:
    """An amount in another currency in brackets is a conversion of the amount before it, and no other is."""
    found = told("A boat costs 5,000 RMB (USD 750), a net costs 20 euros.").found.amounts
    assert [amount.conversion_of for amount in found] == [None, 0, None]


NONE = [
    "It happened in 2005.",
    "It happened on August 12, 2009.",
    "See Ref A and paragraph 7.",
    "Resolution 1701 was read aloud.",
    "The meeting began at 9:30.",
    "Law 12 of 1999 forbids it.",
    "The A 400 M transport aircraft is late.",
    "Boeing 747 noise woke them.",
]


@pytest.mark.parametrize("words", NONE)
def test_figures_that_are_no_amounts(words: str) -> None:
    """Years, days, times, and the numbers of paragraphs, laws and models are no amounts."""
    assert told(words).found.amounts == ()

"""Periods: days, months, years and stretches of them, set against the day of the message (25 August 2009)."""

from __future__ import annotations

import pytest
from invented import cases, told

PERIODS = [
    ("month and day", "They met on August 12.", ["2009-08-12"]),
    ("never after the message", "They met on December 12.", ["2008-12-12"]),
    ("a later month, in the past", "They opened it in November.", ["2008-11"]),
    ("a later month, at the beginning", "In November they sailed.", ["2008-11"]),
    ("a later month, since when", "They have met since November.", ["2008-11/.."]),
    ("a later month, to come", "They will keep the promise made on June 4 in November.", ["2009-06-04", "2009-11"]),
    ("a later month, for a plan", "They decided to build it in November.", ["2009-11"]),
    ("a later month, habits", "Seasons are reversed in December.", ["2009-12"]),
    ("a plan, and what was said", "They will keep the promises that they made on July 29.", ["2009-07-29"]),
    ("from month to month", "Ships called from June to July.", ["2009-06/2009-07"]),
    ("somebody's", "They praised the Senator's May election.", ["2009-05"]),
    ("middle of a month", "They met by mid- June.", ["2009-06"]),
    ("weekday before a name", "On Friday, Amado Vilhena left.", ["2009-08-21"]),
    ("day and month", "They met on 12 August.", ["2009-08-12"]),
    ("full", "They met on March 3, 2007.", ["2007-03-03"]),
    ("abbreviated", "They met on Mar. 3, 2007.", ["2007-03-03"]),
    ("month of a year", "They met in March 2007.", ["2007-03"]),
    ("months of a year", "They met in July-August 2009.", ["2009-07/2009-08"]),
    ("year", "They met in 2007.", ["2007"]),
    ("since", "They have met since 2002.", ["2002/.."]),
    ("from to", "They met from 2002 to 2005.", ["2002/2005"]),
    ("between", "They met between 2002 and 2005.", ["2002/2005"]),
    ("hyphen", "They met in 2002-2005.", ["2002/2005"]),
    ("short year", "They met in 2002-05.", ["2002/2005"]),
    ("days", "They met on August 12-14.", ["2009-08-12/2009-08-14"]),
    ("days over months", "They met from July 30 to August 2.", ["2009-07-30/2009-08-02"]),
    ("ordinal", "They met on August 12th.", ["2009-08-12"]),
    ("two", "They met on May 3 and June 4.", ["2009-05-03", "2009-06-04"]),
    ("decade is no year", "They met 2000 times.", []),
    ("modal", "They may meet 12 fishermen.", []),
    ("impossible", "They met on February 30.", []),
]


@pytest.mark.parametrize(("words", "expected"), cases(PERIODS))
def test_days_and_periods_are_those_of_a_calendar(words: str, expected: list[str]) -> None:
    """Days without a year are the last before the message; months, years and stretches are written as ISO 8601 does."""
    assert [period.value for period in told(words).found.periods] == expected

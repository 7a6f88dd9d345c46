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
    (
        "appositions",
        "Poloff met Amado Vilhena, Director of Ports at the Ministry of Tides, and his deputy, Rosa Pell, August 12.",
        {"Poloff", "Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "accompanied",
        "Ambassador, accompanied by DCM, called on Mayor Rosa Pell, joined by Minister Amado Vilhena, on August 12.",
        {"Ambassador", "DCM", "Rosa Pell", "Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "officials of bodies",
        "Poloff met with officials of the Ministry of Tides (MOT) and the Ministry of Sardines on August 12.",
        {"Poloff", "Ministry of Tides", "Ministry of Sardines"},
        "2009-08-12",
    ),
    (
        "hosted a lunch for",
        "The DCM hosted a lunch on August 3 for Mayor Rosa Pell and Minister Amado Vilhena.",
        {"DCM", "Rosa Pell", "Amado Vilhena"},
        "2009-08-03",
    ),
    (
        "at a lunch hosted by",
        "At an August 3 luncheon hosted by the DCM, Mayor Rosa Pell said that it rains.",
        {"DCM", "Rosa Pell"},
        "2009-08-03",
    ),
    (
        "chaired by",
        "They held an informal ministerial on August 3, chaired by Minister Amado Vilhena and Mayor Rosa Pell.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-03",
    ),
    (
        "following a meeting",
        "Following a meeting in Madrid with Mayor Rosa Pell on August 3, Minister Amado Vilhena told the media so.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-03",
    ),
    (
        "a call on",
        "During an August 12 courtesy call on the Ambassador, Mayor Rosa Pell said that it rains.",
        {"Ambassador", "Rosa Pell"},
        "2009-08-12",
    ),
    ("paid a call on", "Poloff paid a call on Mayor Rosa Pell on August 12.", {"Poloff", "Rosa Pell"}, "2009-08-12"),
    (
        "each other",
        "Minister Amado Vilhena and Mayor Rosa Pell met again on August 12.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "between",
        "A meeting between Minister Amado Vilhena and Mayor Rosa Pell took place on August 12.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "told in a meeting",
        "In separate meetings on August 12 and 13, Mayor Rosa Pell and Minister Amado Vilhena told Poloff it rains.",
        {"Poloff", "Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "told on one day of another",
        "Minister Amado Vilhena told Poloff on Monday that boats left on Friday.",
        {"Amado Vilhena", "Poloff"},
        "2009-08-24",
    ),
    (
        "summoned",
        "The Ministry of Tides summoned the Ambassador on August 12.",
        {"Ministry of Tides", "Ambassador"},
        "2009-08-12",
    ),
    (
        "a man of a body",
        "Minister Amado Vilhena of the Ministry of Tides met with Poloff on August 12.",
        {"Amado Vilhena", "Poloff"},
        "2009-08-12",
    ),
    (
        "both discussed it",
        "In their August 12 meeting, Minister Amado Vilhena and Mayor Rosa Pell discussed boats.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "told over dinner",
        "Minister Amado Vilhena told Poloff during an August 12 dinner that it rains.",
        {"Amado Vilhena", "Poloff"},
        "2009-08-12",
    ),
    (
        "a list",
        "The Ambassador met with Minister Amado Vilhena, Mayor Rosa Pell, and Senator Otto Brandt on August 12.",
        {"Ambassador", "Amado Vilhena", "Rosa Pell", "Otto Brandt"},
        "2009-08-12",
    ),
    (
        "a call by",
        "During a courtesy call by the Ambassador on August 12, Mayor Rosa Pell said that it rains.",
        {"Ambassador", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "meeting with",
        "Meeting with the Ambassador on August 12, Mayor Rosa Pell said that it rains.",
        {"Ambassador", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "he whom the sentence before names",
        "Minister Amado Vilhena was in Lisbon.  He also met with Mayor Rosa Pell on August 12.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "was received by",
        "Minister Amado Vilhena was received on August 12 by Mayor Rosa Pell.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "by telephone",
        "Poloff spoke by telephone on August 12 with Mayor Rosa Pell.",
        {"Poloff", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "something with somebody",
        "Poloff raised the nets with Mayor Rosa Pell on August 12.",
        {"Poloff", "Rosa Pell"},
        "2009-08-12",
    ),
    ("announced", "Mayor Rosa Pell will meet with Poloff on August 30.", {"Rosa Pell", "Poloff"}, "2009-08-30"),
    (
        "asked for, for somebody",
        "Post has requested meetings for Mayor Rosa Pell with Minister Amado Vilhena on August 30.",
        {"Rosa Pell", "Amado Vilhena"},
        "2009-08-30",
    ),
    (
        "summary and text",
        "Poloff met with Mayor Rosa Pell.  On August 12, Poloff met Mayor Rosa Pell at her office.",
        {"Rosa Pell", "Poloff"},
        "2009-08-12",
    ),
    (
        "he who speaks",
        "Minister Amado Vilhena said he met with Mayor Rosa Pell on August 12.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "brackets within a function",
        "Poloff met with Ports (and also nets) Minister Amado Vilhena on August 12.",
        {"Poloff", "Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "held by a body",
        "During a meeting held by the Ministry of Tides, in Lisbon, Minister Amado Vilhena said that it rains.",
        {"Ministry of Tides", "Amado Vilhena"},
        None,
    ),
    (
        "came to attend",
        "Minister Amado Vilhena arrived in Lisbon on Monday night to attend a meeting of the Ministry of Tides.",
        {"Ministry of Tides", "Amado Vilhena"},
        "2009-08-24",
    ),
    (
        "attended, with nobody named",
        "Minister Amado Vilhena plans to attend net-makers' meetings in Lisbon.",
        {"Amado Vilhena"},
        None,
    ),
    (
        "when officials of bodies met",
        "When Ministry of Tides (MOT) and NATO officials met with guards on May 3, a team led by Mayor Rosa Pell left.",
        {"Ministry of Tides", "agents:nato", "Rosa Pell"},
        "2009-05-03",
    ),
    (
        "representatives will meet",
        "NATO member states' representatives will meet around August 30 to discuss boats.",
        {"agents:nato"},
        "2009-08-30",
    ),
    (
        "officials of a country",
        "Portugal and Spanish officials will meet next month in this town.",
        {"places:portugal"},
        None,
    ),
    (
        "will go to meet with representatives of bodies",
        "Mayor Rosa Pell plans to go to Lisbon to meet with representatives of the Ministry of Tides.",
        {"Rosa Pell", "Ministry of Tides"},
        None,
    ),
    (
        "you",
        "Minister Amado Vilhena, who will see you on August 30, has pledged boats.",
        {"Amado Vilhena"},
        "2009-08-30",
    ),
    ("a day right behind a name", "Poloff met Mayor Rosa Pell August 12.", {"Poloff", "Rosa Pell"}, "2009-08-12"),
    (
        "officials of bodies on both sides",
        "Leaders of the Ministry of Tides met with NATO officials on August 12.",
        {"Ministry of Tides", "agents:nato"},
        "2009-08-12",
    ),
    (
        "participants",
        "Participants in the August 12 meeting included Minister Amado Vilhena and Mayor Rosa Pell.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "held talks",
        "Spain and Portugal held talks in Lisbon on August 12.",
        {"places:spain", "places:portugal"},
        "2009-08-12",
    ),
    (
        "attended a summit",
        "Minister Amado Vilhena attended the G-20 summit in Lisbon on August 12.",
        {"Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "will visit for talks",
        "Minister Amado Vilhena will visit Madrid on August 30 for talks with Mayor Rosa Pell.",
        {"Amado Vilhena", "Rosa Pell"},
        "2009-08-30",
    ),
    (
        "received a delegation",
        "Minister Amado Vilhena received an EU delegation on August 12.",
        {"Amado Vilhena", "agents:european-union"},
        "2009-08-12",
    ),
    (
        "called to an office",
        "Minister Amado Vilhena called Poloff to her office August 12 to protest.",
        {"Amado Vilhena", "Poloff"},
        "2009-08-12",
    ),
    (
        "chaired and attended by",
        "The August 12 meeting was chaired by Mayor Rosa Pell and attended by Minister Amado Vilhena.",
        {"Rosa Pell", "Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "with people without a name and one with",
        "Poloff met with fishermen and guards and Mayor Rosa Pell on August 12.",
        {"Poloff", "Rosa Pell"},
        "2009-08-12",
    ),
    (
        "talks between countries",
        "Talks between Spain and Portugal resumed in Lisbon on August 12.",
        {"places:spain", "places:portugal"},
        "2009-08-12",
    ),
    (
        "discussions between two",
        "Discussions between Mayor Rosa Pell and Minister Amado Vilhena began on August 12.",
        {"Rosa Pell", "Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "a man and a body",
        "Minister Amado Vilhena and NATO met on August 12.",
        {"Amado Vilhena", "agents:nato"},
        "2009-08-12",
    ),
    ("scheduled", "The meeting with Mayor Rosa Pell is scheduled for August 30.", {"Rosa Pell"}, "2009-08-30"),
    ("next Friday", "Mayor Rosa Pell will meet with Poloff on Friday.", {"Rosa Pell", "Poloff"}, "2009-08-28"),
    (
        "telephoned",
        "Minister Amado Vilhena telephoned Poloff on August 12.",
        {"Poloff", "Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "met people without a name",
        "Minister Amado Vilhena met with foreign visitors in Lisbon in May 2009.",
        {"Amado Vilhena"},
        None,
    ),
    ("you meet", "You meet Mayor Rosa Pell on August 30 in Lisbon.", {"Rosa Pell"}, "2009-08-30"),
    (
        "called to a place by a general",
        "Poloff was called to Lisbon on August 12 by Minister of Tides, Gen. Amado Vilhena.",
        {"Poloff", "Amado Vilhena"},
        "2009-08-12",
    ),
    (
        "a body tells another in discussions",
        "During discussions in Lisbon, the Ministry of Tides told Ministry of Sardines officials that it rains.",
        {"Ministry of Tides", "Ministry of Sardines"},
        None,
    ),
    (
        "the day of something else",
        "Minister Amado Vilhena met with Mayor Rosa Pell to talk about the storm of August 2.",
        {"Amado Vilhena", "Rosa Pell"},
        None,
    ),
]


@pytest.mark.parametrize(("words", "who", "day"), cases(MET))
def test_who_met_on_which_day(words: str, who: set[str], day: str | None) -> None:
    """Those on both sides of a meeting, and who attended too, took part in it on the day named."""
    case = told(words)
    assert [({case.named(key) for key in met.participants}, met.day) for met in case.found.meetings] == [(who, day)]


def test_a_meeting_a_day() -> None:
    """The meetings of two days are two."""
    meetings = told("Further to the meetings of August 12 and August 14 with Mayor Rosa Pell, here is a reply.")
    assert [(met.participants, met.day) for met in meetings.found.meetings] == [
        (("person: Rosa Pell",), "2009-08-12"),
        (("person: Rosa Pell",), "2009-08-14"),
    ]


PLACES = [
    ("in", "Poloff met with Minister Amado Vilhena in Lisbon on August 12.", "places:lisbon"),
    (
        "where something else is",
        "Poloff met with Minister Amado Vilhena on August 12 regarding the boats in Madrid.",
        None,
    ),
    ("before", "In Madrid on August 12, Poloff met with Minister Amado Vilhena.", "places:madrid"),
    ("on behalf of no place", "Poloff met with Minister Amado Vilhena on August 12.", None),
    ("what is said names another", "Minister Amado Vilhena told Poloff on August 12 that boats left Madrid.", None),
]


@pytest.mark.parametrize(("words", "place"), cases(PLACES))
def test_where_they_met(words: str, place: str | None) -> None:
    """The place of a meeting is where it is said to be, not a place that somebody speaks of."""
    assert [met.place for met in told(words).found.meetings] == [place]


NONE = [
    "After the conference, Mayor Rosa Pell thanked Poloff.",
    "In a speech in Lisbon on August 12, Minister Amado Vilhena told fishermen that it rains.",
    "Talks between Spain and Portugal failed.",
    "Fishermen meet regularly with Mayor Rosa Pell in Lisbon.",
    "Minister Amado Vilhena meets Mayor Rosa Pell every month.",
    "Minister Amado Vilhena called Poloff a friend on August 12.",
    "Poloff requested a meeting with Mayor Rosa Pell.",
    "Minister Amado Vilhena held a press conference with Mayor Rosa Pell in Lisbon on August 12.",
    "Minister Amado Vilhena is likely to have raised nets in talks with Mayor Rosa Pell.",
    "The Algarve Tuna Board met its obligations on August 12.",
    "Poloff delivered ref A points to Mayor Rosa Pell on August 12.",
    "Minister Amado Vilhena noted his many meetings with Mayor Rosa Pell.",
    "Minister Amado Vilhena presented a note to Poloff on August 12.",
    "Minister Amado Vilhena met the demands of Mayor Rosa Pell.",
    "Minister Amado Vilhena visited Mayor Rosa Pell's town on August 12.",
    "Mayor Rosa Pell received an award from the Ambassador on August 12.",
    "Minister Amado Vilhena called for talks with Mayor Rosa Pell.",
    "The Ambassador's August 12 meeting with Mayor Rosa Pell was postponed.",
    "Minister Amado Vilhena will meet with Poloff.",
    "Minister Amado Vilhena did not meet Poloff on August 12.",
    "Minister Amado Vilhena called on Mayor Rosa Pell to resign.",
    "Boats left on July 17, Minister Amado Vilhena told Poloff.",
    "Minister Amado Vilhena said that officials met with Mayor Rosa Pell on August 12.",
    "Minister Amado Vilhena refused to meet with Poloff.",
    "Minister Amado Vilhena hoped to meet the Ambassador.",
    "The target was met in 2008.",
    "Minister Amado Vilhena said that it rains.",
]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_meeting(words: str) -> None:
    """A meeting hoped for, refused or to come on no certain day has not been; what is met otherwise is none."""
    assert told(words).found.meetings == ()

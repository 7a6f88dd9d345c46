"""Places: those that only a cable names, told by the words around them; those that only name another thing."""

from __future__ import annotations

import pytest
from invented import cases, told

TOLD = [
    ("in", "They ate in Njorvik on Monday.", 1),
    ("in, at the end", "They ate in Njorvik.", 1),
    ("near", "They ate near Njorvik, and slept.", 1),
    ("village", "The village of Njorvik burned.", 1),
    ("moved", "Ten girls were taken to Njorvik and sold.", 1),
    ("distance", "A dam at Njorvik, 15 km from the sea, broke.", 1),
    ("capital", "A visit to Njorvik, the capital of the region, ended.", 1),
    ("country", "A man from Njorvik, Norway, fled.", 1),
    ("province", "Njorvik Province froze.", 1),
    ("small region", "The Njorvik region froze.", 1),
    ("small province", "The Njorvik province froze.", 1),
    ("again", "They ate in Njorvik on Monday.  Njorvik is cold.  Njorvik District is dark.", 3),
]


@pytest.mark.parametrize(("words", "times"), cases(TOLD))
def test_a_place_is_told_by_the_words_around_it(words: str, times: int) -> None:
    """A name that stands once as a place's does is a place wherever it stands."""
    found = told(words).found
    assert [place.label for place in found.places] == ["Njorvik"]
    assert sum(mention.entity == "place: Njorvik" for mention in found.mentions) == times


def test_water_keeps_its_word() -> None:
    """A river or a strait goes by its whole name."""
    found = told("They crossed the Red River and the Strait of Njorvik.").found
    assert [place.label for place in found.places] == ["Red River", "Strait of Njorvik"]


def test_a_building_keeps_its_word() -> None:
    """A mosque or an airport goes by its whole name."""
    found = told("They saw the Limpet Mosque and Njorvik Airport.").found
    assert [place.label for place in found.places] == ["Limpet Mosque", "Njorvik Airport"]


PROVINCES = [
    ("capital", "They ate in Sindh Province.", "Sindh Province"),
    ("small", "They ate in Sindh province.", "Sindh"),
    ("before", "They left Brazil, and the state of Para.", "Para"),
]


@pytest.mark.parametrize(("words", "name"), cases(PROVINCES))
def test_the_word_province_belongs_to_a_name_by_its_capital(words: str, name: str) -> None:
    """`Sindh Province` is a name, of `Sindh province` Sindh alone."""
    cable = told(words)
    assert name in {cable.words(mention.span) for mention in cable.found.mentions}


NONE = [
    ("confidence", "She has confidence in Brandt on Monday."),
    ("genitive", "It was so in Brandt's day."),
    ("language", "He read in Swahili."),
    ("person", "They met Ann Brandt.  It stood in Brandt on Monday."),
    ("acronym", "They work in ABC on Monday."),
    ("common word", "They work in Agriculture on Monday."),
    ("thing", "They drove in Njorvik trucks."),
    ("month", "They met in July-August."),
    ("in capitals", "THEY MET IN NJORVIK ON THE BOATS."),
    ("body", "They met the Njorvik Board.  It stood in the Njorvik Board."),
]


@pytest.mark.parametrize("words", cases(NONE))
def test_other_names_are_no_place(words: str) -> None:
    """Names of people, bodies, languages and things, acronyms and words in capitals are no places."""
    assert told(words).found.places == ()


@pytest.mark.parametrize("words", ["Valencia Province froze.", "They saw Porto and Valencia provinces."], ids=str)
def test_land_around_a_city_is_not_the_city(words: str) -> None:
    """A province that goes by its city's name is no mention of the city."""
    found = told(f"Spain is warm.  Portugal is wet.  {words}").found
    assert {mention.entity for mention in found.mentions if mention.entity.startswith("places:")} == {
        "places:portugal",
        "places:spain",
    }


THINGS = [
    ("treaty", "The Lisbon Treaty holds."),
    ("process", "The Lisbon process goes on."),
    ("series", "They watched Lisbon Legal."),
    ("currency", "It costs US$ 17."),
]


@pytest.mark.parametrize("words", cases(THINGS))
def test_a_city_that_names_a_thing_is_no_mention(words: str) -> None:
    """A treaty, a process, a series and a currency that go by a place do not name it."""
    assert not [mention for mention in told(words).found.mentions if mention.entity.startswith("places:")]


CAPITALS = [
    ("country", "THE US POSITION IS CLEAR AND THE BOATS ARE NEW.", True),
    ("genitive", "THE BOATS ARE NEW AND SHARE THE US-MADE NETS.", True),
    ("pronoun", "THEY TOLD US THAT THE BOATS ARE NEW AND SOUND.", False),
]


@pytest.mark.parametrize(("words", "named"), cases(CAPITALS))
def test_us_in_capitals_is_the_country_before_a_noun(words: str, *, named: bool) -> None:
    """In a text in capitals `US` is the country where no small word follows."""
    assert ("places:united-states" in {mention.entity for mention in told(words).found.mentions}) == named


def test_a_mission_goes_by_its_country() -> None:
    """`Mission Portugal` is the embassy there, no country."""
    found = told("Mission Portugal thanks the boats.").found
    assert [mention.entity for mention in found.mentions] == ["posts:lisbon"]

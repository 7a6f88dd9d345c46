"""Names without a title: a surname that all know, one told by what stands beside it, one spelt otherwise."""

from __future__ import annotations

import pytest
from invented import cable_of, cases, told

from cablegraph.extracting import find

KNOWN = [
    ("alone", "The harbor waited for Thatcher.", "Thatcher"),
    ("possessive", "We read of Thatcher's harbor.", "Thatcher"),
    ("before small letters", "It rained in the Thatcher era.", "Thatcher"),
    ("before Government", "It rained under the Thatcher Government.", "Thatcher"),
    ("with accents", "The harbor waited for Chávez.", "Chávez"),
    ("behind a word with a meaning", "Assuming Thatcher knows it, all is well.", "Thatcher"),
    ("in a headline", 'The daily led with "How Thatcher Wins the Harbor."', "Thatcher"),
    ("behind an unknown name", "The harbor waited for Xordana Thatcher.", "Xordana Thatcher"),
]


@pytest.mark.parametrize(("words", "name"), cases(KNOWN))
def test_a_surname_that_all_know_names_somebody(words: str, name: str) -> None:
    """A surname of the table names a person of that cable by itself, who has no function."""
    found = told(words).found
    assert [person.name for person in found.persons] == [name]
    assert found.memberships == ()


def test_a_known_surname_has_its_own_rule() -> None:
    """Who is named by a surname of the table alone says so, and one in full has that surname too."""
    alone = told("The harbor waited for Thatcher.").found.persons
    assert [person.rule for person in alone] == ["person.known-surname"]
    full = told("The harbor waited for Denise Thatcher.", "Thatcher told Poloff that it rains.").found.persons
    assert [person.name for person in full] == ["Denise Thatcher"]


NAMES_OF_THINGS = [
    "The Thatcher Foundation met on Thatcher Street.",
    "The Thatcher Library is near.",
]


@pytest.mark.parametrize("words", NAMES_OF_THINGS)
def test_what_is_named_for_somebody_names_nobody(words: str) -> None:
    """A known surname that is part of another name is no mention of a person."""
    assert told(words).found.persons == ()


SOMEBODY = [
    ("who", "Xordan Quelm, who likes rain, came."),
    ("of a party and state", "Xordan Quelm (D-OH) came."),
    ("the first woman", "Xordana Quelm, the first local woman to fish there, came."),
    ("an age", "Xordan Quelm, 44, came."),
    ("born", "Xordan Quelm was born in May."),
    ("his wife", "His wife, Xordana Quelm, came."),
    ("candidate", "We saw opposition candidate Xordan Quelm there."),
    ("arrested", "The police arrested Xordan Quelm there."),
    ("leader of a delegation", "We saw the Quelm CODEL there."),
    ("behind and", "We saw Amado Vilhena and Xordan Quelm there."),
    ("before and", "We saw Xordan Quelm and Amado Vilhena there."),
    ("alone and speaking", "It lies with Xordan Quelm.  Quelm said that it rains."),
    ("alone and owning", "It lies with Xordan Quelm.  We saw Quelm's boat."),
    ("alone behind a title", "It lies with Xordan Quelm.  We saw Mr. Quelm."),
    ("of a university", "We saw Professor Xordan Quelm of Lisbon University."),
]


@pytest.mark.parametrize("words", cases(SOMEBODY))
def test_an_unknown_name_is_told_by_what_stands_beside_it(words: str) -> None:
    """A name that no table has is a person's where words for people stand beside it, or its last word alone."""
    assert "Quelm" in {person.name.split()[-1] for person in told(words).found.persons}


NOBODY = [
    ("nothing tells", "It lies with Xordan Quelm."),
    ("an article", "We read La Quelma.  Quelma said that it rains."),
    ("a people", "It lies with Afro Brazilians.  Brazilians said that it rains."),
    ("a verb behind a hyphen", "We saw Amado Quelm-commented there."),
    ("with of inside", "It lies with the Left-of-quelm.  Left-of-quelm said that it rains."),
]


@pytest.mark.parametrize("words", cases(NOBODY))
def test_an_unknown_name_alone_is_nobody(words: str) -> None:
    """Capitalised words that nothing tells to be a person's name are none."""
    assert told(words).found.persons == ()


AGAIN = [
    ("a letter less", "Denise Fitterrand came.  Fiterrand said that it rains.", 2),
    ("a garbled genitive", "Denise Fitterrand came.  FitterrandQs boat left.", 2),
    ("a question mark", "Denise Fitterrand came.  Fitterrand?s boat left.", 2),
    ("a garbled quotation", "Denise Fitterrand came.  QFitterrand left,Q he said.", 2),
    ("part of a place's name", "Denise Fitterrand came.  We saw the City of Denise.", 1),
]


@pytest.mark.parametrize(("words", "count"), cases(AGAIN))
def test_a_surname_is_known_again_in_other_spellings(words: str, count: int) -> None:
    """A surname without a doubled letter, or beside a mark that came out as `Q` or `?`, names its person again."""
    found = told(words).found
    assert [person.name for person in found.persons] == ["Denise Fitterrand"]
    assert len([mention for mention in found.mentions if mention.entity == "person: Denise Fitterrand"]) == count


def test_one_name_in_two_spellings_is_one_person() -> None:
    """Full names that differ in a doubled letter alone are one person's."""
    found = told("Michele Vilhena came.", "Later Michelle Vilhena left.").found
    assert [person.name for person in found.persons] == ["Michele Vilhena"]


COMMON = [
    ("Bill", "President Bill Vilhena spoke.", "Bill Vilhena"),
    ("in the middle", "Minister Amado Jan Vilhena spoke.", "Amado Jan Vilhena"),
]


@pytest.mark.parametrize(("words", "name"), cases(COMMON))
def test_a_common_word_may_be_a_given_name(words: str, name: str) -> None:
    """Behind a function, and inside a name, a word that means something else too is a given name."""
    assert [person.name for person in told(words).found.persons] == [name]


HEADLINES = [
    ("a surname of the text", "Vilhena Sees Rain", "Minister Amado Vilhena came."),
    ("behind a function", "Minister Vilhena Sees Rain", "It rained."),
]


@pytest.mark.parametrize(("subject", "words"), cases(HEADLINES))
def test_a_surname_among_capitals_is_found(subject: str, words: str) -> None:
    """In a subject, where all words have capitals, a surname is found between words with a meaning."""
    found = find(cable_of(words, subject=subject))
    assert ("subject", 0) in {mention.part for mention in found.mentions if mention.entity.startswith("person: ")}


def test_a_verb_behind_a_function_in_a_headline_is_no_name() -> None:
    """In a subject every word may have a capital, and one with a meaning behind a function is nobody's name."""
    assert find(cable_of("Scholarships are few.", subject="Ambassador Donates Scholarships")).persons == ()

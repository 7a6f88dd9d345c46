"""People: who is named, in which function, of which body, and who is named again."""

from __future__ import annotations

import pytest
from invented import cases, told

# What a careful reader sees and the rules do not, yet.
FAILS = {
    "TITLE of ORG, Name": "a function of a body before a comma and the name is not read",
    "small title": "a function in small letters behind a possessive and before a comma is not read",
    "rank": "a rank is taken for a title of courtesy",
    "then-": "`then-` glued to the function hides it",
}

ROLES = [
    ("TITLE Name", "Foreign Minister Amado Vilhena spoke.", "Amado Vilhena", "Foreign Minister", None),
    ("ORG TITLE Name", "ILO Director Amado Vilhena spoke.", "Amado Vilhena", "Director", "international-labour"),
    (
        "Name, TITLE of ORG",
        "Amado Vilhena, Director of the ILO, spoke.",
        "Amado Vilhena",
        "Director",
        "international-labour",
    ),
    ("Name, ORG TITLE", "Amado Vilhena, ILO Director, spoke.", "Amado Vilhena", "Director", "international-labour"),
    ("Name, the TITLE", "Amado Vilhena, the Foreign Minister, spoke.", "Amado Vilhena", "Foreign Minister", None),
    ("Name (TITLE)", "Amado Vilhena (Director of the ILO) spoke.", "Amado Vilhena", "Director", "international-labour"),
    ("then", "Then Foreign Minister Amado Vilhena spoke.", "Amado Vilhena", "Foreign Minister", None),
    ("Place TITLE", "Portuguese Prime Minister Amado Vilhena spoke.", "Amado Vilhena", "Prime Minister", None),
    (
        "TITLE of ORG, Name",
        "The Director of the ILO, Amado Vilhena, spoke.",
        "Amado Vilhena",
        "Director",
        "international-labour",
    ),
    ("small title", "The ILO's director, Amado Vilhena, spoke.", "Amado Vilhena", "director", "international-labour"),
    ("deputy", "Deputy Director General Amado Vilhena spoke.", "Amado Vilhena", "Deputy Director General", None),
    ("rank", "General Amado Vilhena spoke.", "Amado Vilhena", "General", None),
    (
        "honorific",
        "Dr. Amado Vilhena, Director of the ILO, spoke.",
        "Amado Vilhena",
        "Director",
        "international-labour",
    ),
    ("particles", "Minister Rui da Costa Vilhena spoke.", "Rui da Costa Vilhena", "Minister", None),
    ("capitals", "Foreign Minister Amado VILHENA spoke.", "Amado VILHENA", "Foreign Minister", None),
    ("activist", "activist Benedita Quaresma spoke.", "Benedita Quaresma", "activist", None),
]


@pytest.mark.parametrize(("words", "name", "role", "body"), cases(ROLES, FAILS))
def test_a_function_beside_a_name_is_a_role(words: str, name: str, role: str, body: str | None) -> None:
    """Functions before and behind a name, in brackets and appositions, are roles of that person, at the body named."""
    found = told(f"Yesterday it rained.  {words}").found
    assert [person.name.casefold() for person in found.persons] == [name.casefold()]
    assert [membership.role for membership in found.memberships] == [role]
    organization = found.memberships[0].organization
    assert body is None or (organization is not None and body in organization)


FORMER = [
    ("then", "Then Foreign Minister Amado Vilhena signed it.", True),
    ("then-", "The then-Minister Amado Vilhena signed it.", True),
    ("former", "Former President Amado Vilhena signed it.", True),
    ("now", "President Amado Vilhena signed it.", False),
]


@pytest.mark.parametrize(("words", "former"), cases(FORMER, FAILS))
def test_a_role_is_former_where_the_words_say_so(words: str, former: bool) -> None:  # noqa: FBT001 a case's expectation
    """`then` and `former` make a role one of the past."""
    assert [membership.former for membership in told(words).found.memberships] == [former]


AGAIN = [
    ("surname", ("Minister Amado Vilhena came.", "Vilhena told Poloff that it rains."), "Amado Vilhena"),
    (
        "title and surname",
        ("Minister Amado Vilhena came.", "Minister Vilhena told Poloff that it rains."),
        "Amado Vilhena",
    ),
    ("Mr.", ("Minister Amado Vilhena came.", "Mr. Vilhena told Poloff that it rains."), "Amado Vilhena"),
    ("capitals", ("Minister Amado Vilhena came.", "VILHENA told Poloff that it rains."), "Amado Vilhena"),
    ("possessive", ("Minister Amado Vilhena came.", "Poloff read Vilhena's letter."), "Amado Vilhena"),
    ("first surname alone", ("Minister Vilhena came.", "Amado Vilhena told Poloff that it rains."), "Amado Vilhena"),
]


@pytest.mark.parametrize(("paragraphs", "name"), cases(AGAIN))
def test_a_person_is_named_again(paragraphs: tuple[str, ...], name: str) -> None:
    """A surname names the person of that surname, before or behind the full name."""
    found = told(*paragraphs).found
    assert [person.name for person in found.persons] == [name]
    parts = {mention.part for mention in found.mentions if mention.entity == f"person: {name}"}
    assert parts == {("paragraph", 0), ("paragraph", 1)}


def test_two_of_one_surname_are_kept_apart() -> None:
    """Two persons of one surname are two, and their first names or titles tell whom a surname means."""
    found = told(
        "Minister Amado Vilhena and Mayor Rosa Vilhena came.", "Mayor Vilhena told Poloff that it rains."
    ).found
    assert {person.name for person in found.persons} == {"Amado Vilhena", "Rosa Vilhena"}
    assert [statement.speaker for statement in found.statements] == ["person: Rosa Vilhena"]


def test_inconsistent_titles_are_both_kept() -> None:
    """A person called by two titles has two roles."""
    found = told("ILO Vice President Amado Vilhena came.", "Vice Chairman Vilhena left.").found
    assert {membership.role for membership in found.memberships} == {"Vice President", "Vice Chairman"}


OFFICERS = ["Poloff", "PolEconOff", "CG", "DCM", "EconOff", "PAO", "Ambassador"]


@pytest.mark.parametrize("officer", OFFICERS)
def test_unnamed_officers_are_roles(officer: str) -> None:
    """An officer of the post who is not named is one by function."""
    words = f"Minister Amado Vilhena told {'the ' if officer == 'Ambassador' else ''}{officer} that it rains."
    assert [found.label for found in told(words).found.officers] == [officer]


PROTECTED = [
    ("protect", "Benedita Quaresma (protect), a teacher, spoke.", "protect"),
    ("strictly", "Activist Benedita Quaresma (strictly protect) spoke.", "strictly protect"),
    ("please", "Activist Benedita Quaresma (please protect) spoke.", "protect"),
    ("capitals", "Activist Benedita Quaresma (STRICTLY PROTECT) spoke.", "STRICTLY PROTECT"),
    ("square", "Activist Benedita Quaresma [protect] spoke.", "protect"),
    ("none", "Activist Benedita Quaresma spoke.", None),
]


@pytest.mark.parametrize(("words", "mark"), cases(PROTECTED))
def test_marks_of_protection_are_of_whom_they_follow(words: str, mark: str | None) -> None:
    """`protect` and `strictly protect` in brackets belong to the name before them, in any case of letters."""
    found = told(f"Minister Amado Vilhena came.  {words}").found
    marks = {person.name: None if person.protection is None else person.protection.value for person in found.persons}
    assert marks["Amado Vilhena"] is None
    assert (marks["Benedita Quaresma"] or "").casefold() == (mark or "").casefold()


NOBODY = [
    "The Harbor Board met on Monday.",
    "Human Rights Day was quiet in Lisbon.",
    "The White Paper on Fisheries is late.",
    "Operation Silver Trawler ended in June.",
    "Portuguese fishermen sailed to Cape Verde.",
    "The Treaty of Tordesillas divided the sea.",
    "The Northern Fishing Festival opened on May Day.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_what_is_nobody(words: str) -> None:
    """Bodies, days, papers, operations, places and treaties are no persons."""
    assert told(words).found.persons == ()

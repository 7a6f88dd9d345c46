"""People: who is named, in which function, of which body, and who is named again."""

from __future__ import annotations

import pytest
from invented import cases, told

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
    ("rank", "General Amado Vilhena, Minister of Tides, spoke.", "Amado Vilhena", "Minister of Tides", None),
    ("TITLE rank", "Chief of Staff General Amado Vilhena spoke.", "Amado Vilhena", "Chief of Staff", None),
    ("Its title, Name", "The board left; its chairman, Amado Vilhena, spoke.", "Amado Vilhena", "chairman", None),
    (
        "portfolio, Name",
        "ILO's Negotiator for Tides, Amado Vilhena spoke.",
        "Amado Vilhena",
        "Negotiator for Tides",
        None,
    ),
    ("initials", "Minister of Trade A.K.M. Amado Vilhena spoke.", "A.K.M. Amado Vilhena", "Minister of Trade", None),
    (
        "honorific",
        "Dr. Amado Vilhena, Director of the ILO, spoke.",
        "Amado Vilhena",
        "Director",
        "international-labour",
    ),
    ("particles", "Minister Rui da Costa Vilhena spoke.", "Rui da Costa Vilhena", "Minister", None),
    ("capitals", "Foreign Minister Amado VILHENA spoke.", "Amado VILHENA", "Foreign Minister", None),
    (
        "executive",
        "Amado Vilhena, executive vice president of the ILO, spoke.",
        "Amado Vilhena",
        "executive vice president",
        "international-labour",
    ),
    ("two letters", "DM Amado Vilhena spoke.", "Amado Vilhena", "DM", None),
    ("to a place", "Danish Ambassador to Portugal Amado Vilhena spoke.", "Amado Vilhena", "Ambassador", "portugal"),
    ("in a place", "The Ambassador in Lisbon, Amado Vilhena, spoke.", "Amado Vilhena", "Ambassador", "lisbon"),
    ("based", "Amado Vilhena, Lisbon-based correspondent, spoke.", "Amado Vilhena", "correspondent", None),
    (
        "nationality and ORG",
        "Amado Vilhena, the Danish ILO officer for tides, spoke.",
        "Amado Vilhena",
        "officer",
        "international-labour",
    ),
    ("somebody's", "Amado Vilhena, the Governor's chief of staff, spoke.", "Amado Vilhena", "chief of staff", None),
    ("noun before", "The ILO's tide delegation head, Amado Vilhena, spoke.", "Amado Vilhena", "head", None),
    ("is", "Amado Vilhena is director of the ILO.", "Amado Vilhena", "director", "international-labour"),
    ("as", "We saw Amado Vilhena as head of the ILO.", "Amado Vilhena", "head", "international-labour"),
    (
        "elected",
        "Amado Vilhena was elected President of the ILO.",
        "Amado Vilhena",
        "President",
        "international-labour",
    ),
    (
        "portfolio of two",
        "Amado Vilhena, Minister of Trade, Transport and Tourism, spoke.",
        "Amado Vilhena",
        "Minister of Trade, Transport and Tourism",
        None,
    ),
    (
        "unknown portfolio",
        "Portugal's Minister of National Integration, Amado Vilhena, spoke.",
        "Amado Vilhena",
        "Minister of National Integration",
        "portugal",
    ),
    (
        "joined portfolio",
        "Minister for Water and Tides Amado Vilhena spoke.",
        "Amado Vilhena",
        "Minister for Water and Tides",
        None,
    ),
    ("small deputy", "ILO assistant Director Amado Vilhena spoke.", "Amado Vilhena", "assistant Director", None),
    (
        "body and rank",
        "Director of the ILO General Amado Vilhena spoke.",
        "Amado Vilhena",
        "Director",
        "international-labour",
    ),
    (
        "deputy adviser",
        "Deputy Diplomatic Adviser Amado Vilhena spoke.",
        "Amado Vilhena",
        "Deputy Diplomatic Adviser",
        None,
    ),
    ("described", "Xordan Quelm, the newly elected mayor of Lisbon, spoke.", "Xordan Quelm", "mayor", "lisbon"),
    ("of no name", "The head of the harbor police, Amado Vilhena, spoke.", "Amado Vilhena", "head", None),
    ("founder and", "Its founder and president, Amado Vilhena, spoke.", "Amado Vilhena", "president", None),
    (
        "initials in brackets",
        "Director of the Tide Office (TO) Amado Vilhena spoke.",
        "Amado Vilhena",
        "Director",
        "Tide Office",
    ),
    (
        "initials and a comma",
        "The Director of the Tide Office (TO), Amado Vilhena, spoke.",
        "Amado Vilhena",
        "Director",
        "Tide Office",
    ),
    ("a nickname", 'President Amado "Pell" Vilhena spoke.', 'Amado "Pell" Vilhena', "President", None),
    ("activist", "activist Benedita Quaresma spoke.", "Benedita Quaresma", "activist", None),
]


@pytest.mark.parametrize(("words", "name", "role", "body"), cases(ROLES))
def test_a_function_beside_a_name_is_a_role(words: str, name: str, role: str, body: str | None) -> None:
    """Functions before and behind a name, in brackets and appositions, are roles of that person, at the body named."""
    found = told(f"Yesterday it rained.  {words}").found
    assert [person.name.casefold() for person in found.persons] == [name.casefold()]
    assert [membership.role for membership in found.memberships] == [role]
    organization = found.memberships[0].organization
    assert body is None or (organization is not None and body in organization)


SEVERAL = [
    ("and", "Secretary and Minister Amado Vilhena spoke.", {"Secretary", "Minister"}),
    ("before and behind", "Minister Amado Vilhena, ILO Director, spoke.", {"Minister", "Director"}),
    ("two people", "We saw the President and Prime Minister Amado Vilhena.", {"Prime Minister"}),
    ("the next one's", "We saw Amado Vilhena, ILO Director Rosa Pell and others.", {"Director"}),
    ("a shorter form", "Minister of Trade Amado Vilhena came.  Minister Vilhena left.", {"Minister of Trade"}),
    ("behind a nationality", "We saw Amado Vilhena, a Danish Mayor.", {"Mayor"}),
    ("behind a body's acronym", "Amado Vilhena, TUNA 12 Vice Chairman, came.", {"Vice Chairman"}),
    ("in small letters", "Amado Vilhena, provincial Minister of Tides, came.", {"Minister of Tides"}),
    ("two behind", "Amado Vilhena, ILO Director and former Tide Board President, came.", {"Director", "President"}),
    (
        "two in small letters",
        "We saw columnist and television anchor Amado Vilhena.",
        {"columnist", "television anchor"},
    ),
    ("an abbreviation", "PM Amado Vilhena came.  Prime Minister Vilhena left.", {"PM"}),
    ("the portfolio later", "Secretary Vilhena came.  Secretary of Energy Amado Vilhena left.", {"Secretary"}),
    ("in another order", "Energy Secretary Vilhena came.  Secretary of Energy Vilhena left.", {"Energy Secretary"}),
    ("a list of people", "Amado Vilhena, Minister of Tides Rosa Pell", {"Minister of Tides"}),
    ("one of a row", "Minister Amado Vilhena was the third head of state to come.", {"Minister"}),
    (
        "the next one's rank",
        "Amado Vilhena, the Chairman of the Fleet, and Gen. Rosa Pell came.",
        {"Chairman of the Fleet"},
    ),
    ("a firm's", "Blue Quelm, the biggest local trader, came.", set()),
    ("a candidate for", "Amado Vilhena is the Board's Candidate for the Tide Prize.", set()),
    ("a candidate's", "We saw a candidate for Prime Minister, Amado Vilhena, there.", set()),
    ("the first word", "It rained.  First Secretary Amado Vilhena came.", {"First Secretary"}),
    ("an honorific", "State Secretary Dr. Amado Vilhena came.", {"State Secretary"}),
    ("an honorific behind a comma", "The ILO director, Mr. Amado Vilhena, came.", {"director"}),
    ("a rank alone", "General Amado Vilhena spoke.", set()),
    ("in a talk", "In a talk with the Foreign Minister, Amado Vilhena told Poloff that it rains.", set()),
]


@pytest.mark.parametrize(("words", "roles"), cases(SEVERAL))
def test_a_person_has_the_functions_that_are_his(words: str, roles: set[str]) -> None:
    """Functions that a person has are all kept, each once, and neither a rank nor another's function is one of them."""
    assert {membership.role for membership in told(words).found.memberships} == roles


FORMER = [
    ("retired", "Amado Vilhena, a retired diplomat, came.", True),
    ("then", "Then Foreign Minister Amado Vilhena signed it.", True),
    ("then-", "The then-Minister Amado Vilhena signed it.", True),
    ("Ex-", "Ex-Minister Amado Vilhena signed it.", True),
    ("former", "Former President Amado Vilhena signed it.", True),
    ("now", "President Amado Vilhena signed it.", False),
]


@pytest.mark.parametrize(("words", "former"), cases(FORMER))
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
    (
        "the surname before the last",
        ("Minister Amado Vilhena Quaresma came.", "Vilhena told Poloff that it rains."),
        "Amado Vilhena Quaresma",
    ),
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


HELD = [
    ("in full", "Ambassador Amado Vilhena came.  The Ambassador told Poloff that it rains.", "person: Amado Vilhena"),
    ("abbreviated", "Amb. Vilhena came.  The Ambassador told Poloff that it rains.", "person: Vilhena"),
    ("another's", "Danish Ambassador Vilhena came.  The Ambassador told Poloff that it rains.", "officer: Ambassador"),
    ("two", "DCM Vilhena and DCM Pell came.  The DCM told Poloff that it rains.", "officer: DCM"),
]


@pytest.mark.parametrize(("words", "speaker"), cases(HELD))
def test_a_function_of_the_post_names_the_only_one_who_has_it(words: str, speaker: str) -> None:
    """An officer of the post who is named somewhere is meant by his function alone, which is no mention of his name."""
    found = told(words).found
    assert [statement.speaker for statement in found.statements] == [speaker]
    assert "Ambassador" not in {told(words).cable.characters(mention.span) for mention in found.mentions}


ELSEWHERE = [
    ("ORG TITLE", "We saw the ILO Deputy Director General.", ["ILO Deputy Director General"]),
    ("ORG's TITLE", "We read the ILO's Director General's letter.", ["ILO's Director General"]),
    ("Nationality TITLE", "We saw the Danish Prime Minister.", ["Danish Prime Minister"]),
    ("the TITLE", "We saw the Prime Minister.", ["Prime Minister"]),
    ("somebody's", "We saw the Prime Minister.  Prime Minister Amado Vilhena smiled.", []),
    ("several", "We saw the Prime Ministers.", []),
    ("a country's", "We saw the Ambassador to Denmark.", []),
    ("member states", "We saw the EU Member states.", []),
    ("a body", "It lies with the Office of the Vice President.", []),
    ("of the post, several", "We have two FSNs.", []),
]


@pytest.mark.parametrize(("words", "labels"), cases(ELSEWHERE))
def test_functions_elsewhere_are_officers_too(words: str, labels: list[str]) -> None:
    """A function of another body or country that nobody has who is named is an officer's."""
    assert [officer.label for officer in told(words).found.officers] == labels


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
    "Die Frankfurter Rundschau (1/6) said that it rains.",
    "M Algarve Allgemeine said that it rains.",
    "THE POPE SEES NO SNOW. THE MINISTER REVIEWED TIDES AND FELT COLD.",
]


@pytest.mark.parametrize("words", NOBODY)
def test_what_is_nobody(words: str) -> None:
    """Bodies, days, papers, operations, places and treaties are no persons."""
    assert told(words).found.persons == ()

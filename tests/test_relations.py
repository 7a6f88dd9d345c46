"""Relations: how a sentence says that two entities stand to each other."""

from __future__ import annotations

import pytest
from invented import cases, told

A, B = "Algarve Tuna Board", "Sardine Canners Federation"

SAID = [
    ("part of", f"The {A} is part of the {B}.", [(A, "subOrganizationOf", B, False)]),
    ("under", f"The {A} is under the {B}.", [(A, "subOrganizationOf", B, False)]),
    ("within", f"There is an {A} within the {B}.", [(A, "subOrganizationOf", B, False)]),
    ("subordinate", f"The {A} is directly subordinate to the {B}.", [(A, "subOrganizationOf", B, False)]),
    ("member", f"The {A} is a member of the {B}.", [(B, "hasMember", A, False)]),
    ("borders", "Portugal borders Spain.", [("places:portugal", "borders", "places:spain", False)]),
    ("border with", "Portugal's border with Spain is long.", [("places:portugal", "borders", "places:spain", False)]),
    (
        "shares a border",
        "Laos shares a border with Vietnam and Myanmar.",
        [("places:laos", "borders", "places:vietnam", False), ("places:laos", "borders", "places:myanmar", False)],
    ),
    ("cooperates", f"The {A} cooperates with the {B}.", [(A, "cooperatesWith", B, False)]),
    (
        "including",
        f"The {A} has 12 members, including the {B} and the Blue Herring Party.",
        [(A, "hasMember", B, False), (A, "hasMember", "Blue Herring Party", False)],
    ),
    (
        "no nexus",
        "There is no nexus between narcotics and human trafficking.",
        [("topics:narcotics", "connectedWith", "topics:human-trafficking", True)],
    ),
    (
        "nexus",
        "There is a nexus between narcotics and human trafficking.",
        [("topics:narcotics", "connectedWith", "topics:human-trafficking", False)],
    ),
    ("belongs, as a unit", f"The Ports Office belongs to the {B}.", [("Ports Office", "subOrganizationOf", B, False)]),
    ("belongs, as a member", f"The {A} belongs to the {B}.", [(B, "hasMember", A, False)]),
    (
        "body under, behind an acronym",
        f"The Ports Office (PO), a body under the {B}, is closed.",
        [("Ports Office", "subOrganizationOf", B, False)],
    ),
    (
        "founded, and since within",
        f"The {A} was founded in 1999 and has been within the {B} since 2004.",
        [(A, "subOrganizationOf", B, False)],
    ),
    ("bodies of a place", f"The {A} (Portugal) is a partner of nobody.", [(A, "location", "places:portugal", False)]),
    (
        "embassy in",
        "The Norwegian Embassy in Lisbon is blue.",
        [("Norwegian Embassy", "location", "places:lisbon", False)],
    ),
    (
        "partnerships",
        "Laos's partnerships with Vietnam and Myanmar are old.",
        [
            ("places:laos", "cooperatesWith", "places:vietnam", False),
            ("places:laos", "cooperatesWith", "places:myanmar", False),
        ],
    ),
    (
        "partners such as",
        f"Portugal's many partners, including the {A} and the {B}, are old.",
        [("places:portugal", "cooperatesWith", A, False), ("places:portugal", "cooperatesWith", B, False)],
    ),
    ("is the partner", f"The {A} is Portugal's partner.", [(A, "cooperatesWith", "places:portugal", False)]),
    ("joint", f"The {A} runs a joint pier with the {B}.", [(A, "cooperatesWith", B, False)]),
    (
        "founders",
        f"They opened the {A}.  Laos, Vietnam, and Myanmar founded the board.",
        [(A, "hasMember", f"places:{one}", False) for one in ("laos", "vietnam", "myanmar")],
    ),
    (
        "its members",
        f"The {B} met.  Its 12 members include the {A} and the Blue Herring Party.",
        [(B, "hasMember", A, False), (B, "hasMember", "Blue Herring Party", False)],
    ),
    (
        "among them",
        f"The {B} has 17 members, among them the {A}.",
        [(B, "hasMember", A, False)],
    ),
    (
        "a party's man",
        "The Blue Herring Party's Rosa Pell said so.",
        [("Blue Herring Party", "hasMember", "Rosa Pell", False)],
    ),
    (
        "a man's party",
        "Rosa Pell's opposition Blue Herring Party said so.",
        [("Blue Herring Party", "hasMember", "Rosa Pell", False)],
    ),
    (
        "led by",
        "The Blue Herring Party, led by Mayor Rosa Pell, said so.",
        [("Blue Herring Party", "hasMember", "Rosa Pell", False)],
    ),
    (
        "town and country",
        "They left Lisbon, Portugal, at noon.",
        [("places:lisbon", "containedInPlace", "places:portugal", False)],
    ),
    (
        "a country's town",
        "They left Portugal's Lisbon.",
        [("places:lisbon", "containedInPlace", "places:portugal", False)],
    ),
    (
        "capital of",
        "They chose Lisbon, as it is the sunny capital of Portugal.",
        [("places:lisbon", "containedInPlace", "places:portugal", False)],
    ),
    (
        "a border with a part of another",
        "Laos shares a border with China's Yunnan Province.",
        [
            ("places:laos", "borders", "places:yunnan", False),
            ("places:yunnan", "containedInPlace", "places:china", False),
        ],
    ),
    ("part of, behind a comma", f"The {A}, part of the {B}, is closed.", [(A, "subOrganizationOf", B, False)]),
    (
        "a man of a party",
        "Minister Rosa Pell, of the Blue Herring Party, said so.",
        [("Blue Herring Party", "hasMember", "Rosa Pell", False)],
    ),
    (
        "members such as",
        "NATO members such as Portugal and Spain said so.",
        [
            ("agents:nato", "hasMember", "places:portugal", False),
            ("agents:nato", "hasMember", "places:spain", False),
        ],
    ),
    (
        "holds the presidency",
        "Portugal holds the EU presidency.",
        [("agents:european-union", "hasMember", "places:portugal", False)],
    ),
    (
        "presidency of",
        "Portugal held the rotating presidency of the EU.",
        [("agents:european-union", "hasMember", "places:portugal", False)],
    ),
    (
        "the border between",
        "The border between Laos and Vietnam is long.",
        [("places:laos", "borders", "places:vietnam", False)],
    ),
    (
        "a border with hyphens",
        "They crossed the Laos-Vietnam border.",
        [("places:laos", "borders", "places:vietnam", False)],
    ),
    ("a town-based body", f"The {A}, a Lisbon-based club, is closed.", [(A, "location", "places:lisbon", False)]),
    (
        "an affiliate",
        f"The {A}, the first local affiliate of the {B}, is closed.",
        [(B, "hasMember", A, False)],
    ),
    (
        "a party and its coalition",
        "The Blue Herring Party (BHP) and its Silver Coalition lost.",
        [("Silver Coalition", "hasMember", "Blue Herring Party", False)],
    ),
    (
        "an official of an armed group",
        "Senior Hamas official Otto Brandt said so.",
        [("agents:hamas", "hasMember", "Otto Brandt", False)],
    ),
    (
        "the spokesman of a party",
        "Otto Brandt, the Blue Herring Party spokesman, said so.",
        [("Blue Herring Party", "hasMember", "Otto Brandt", False)],
    ),
    (
        "a man who is a member",
        "Mayor Rosa Pell, a senior member of the Blue Herring Party, said so.",
        [("Blue Herring Party", "hasMember", "Rosa Pell", False)],
    ),
    (
        "she is a member",
        "Mayor Rosa Pell spoke.  She is a member of the Blue Herring Party.",
        [("Blue Herring Party", "hasMember", "Rosa Pell", False)],
    ),
    (
        "units of a body",
        "The agencies of the Ministry of Tides that may see it: Ports Office and Nets Office.",
        [
            ("Ports Office", "subOrganizationOf", "Ministry of Tides", False),
            ("Nets Office", "subOrganizationOf", "Ministry of Tides", False),
        ],
    ),
    (
        "a chamber in a town",
        "They saw the Chamber of Commerce in Lisbon.",
        [("Chamber of Commerce", "location", "places:lisbon", False)],
    ),
    (
        "a club that works with another",
        f"The {A}, the club that runs the pier, works together with the {B}.",
        [(A, "cooperatesWith", B, False)],
    ),
    (
        "a town that no table knows, and its country",
        "They went to Fuzeta, Portugal, to see boats.",
        [("Fuzeta", "containedInPlace", "places:portugal", False)],
    ),
    (
        "a town, province of",
        "They stayed in Fuzeta, province of Lisbon.",
        [("Fuzeta", "containedInPlace", "places:lisbon", False)],
    ),
    (
        "the settlement of",
        "They live in the northern West Bank settlement of Fuzeta.",
        [("Fuzeta", "containedInPlace", "places:west-bank", False)],
    ),
    (
        "a member, in an apposition",
        "Portugal, a founding member of NATO and the EU, is warm.",
        [
            ("agents:nato", "hasMember", "places:portugal", False),
            ("agents:european-union", "hasMember", "places:portugal", False),
        ],
    ),
    ("affiliated", f"The {A} is affiliated with the {B}.", [(B, "hasMember", A, False)]),
    ("a subsidiary", f"The {A}, a subsidiary of the {B}, is closed.", [(A, "subOrganizationOf", B, False)]),
    (
        "reports to",
        "The Ports Office, which reports to the Ministry of Tides, is closed.",
        [("Ports Office", "subOrganizationOf", "Ministry of Tides", False)],
    ),
    (
        "joined a party",
        "Mayor Rosa Pell joined the Blue Herring Party in 1999.",
        [("Blue Herring Party", "hasMember", "Rosa Pell", False)],
    ),
    (
        "a town in a country",
        "Lisbon, a sunny town in southern Portugal, is warm.",
        [("places:lisbon", "containedInPlace", "places:portugal", False)],
    ),
    ("lies in", "Lisbon is located in Portugal.", [("places:lisbon", "containedInPlace", "places:portugal", False)]),
    ("not part of", f"The {A} is not part of the {B}.", [(A, "subOrganizationOf", B, True)]),
]


@pytest.mark.parametrize(("words", "expected"), cases(SAID))
def test_a_sentence_relates_two_entities(words: str, expected: list[tuple[str, str, str, bool]]) -> None:
    """Parts, members, borders, cooperation and connections are triples; what is denied is one that is denied."""
    case = told(words)
    found = {
        (case.named(one.subject), one.predicate, case.named(one.object), one.denied) for one in case.found.relations
    }
    assert found == set(expected)


def test_a_name_that_several_bear_lies_in_one_place() -> None:
    """A body that another sentence has elsewhere is another of that name, and says nothing more of the first."""
    found = told("They saw the Chamber of Commerce in Lisbon.  They saw the Chamber of Commerce in Madrid.").found
    assert [one.object for one in found.relations] == ["places:lisbon"]


NONE = [
    "Mayor Rosa Pell joined the Ministry of Tides in 1999.",
    "Portugal is interested in Spain.",
    "They left Spain in Portugal's boat.",
    "Hamas attacked senior official Otto Brandt.",
    "Hamas and Otto Brandt said so.",
    "The Algarve Navy of Portugal sank a boat.",
    "Ministry of Tides official Rosa Pell said so.",
    "They went to Fuzeta, Spain, Portugal and Laos.",
    "Hamas denied that Fuzeta police met in Lisbon.",
    f"The {A} and the {B} met.",
    f"The {A} played no part in the quarrel of the {B}.",
    "Spain and Portugal are warm.",
    "There is a good rail link between Portugal and Spain.",
    "The border is long, and Spain is hot.",
    f"Cooperation in the {A} is under the {B}.",
    f"The men who work for the {A} run a dig, together with the {B}.",
    "They saw Portugal, Spain, and Laos.",
    f"The {A} left under rain, and the {B} stayed.",
]


@pytest.mark.parametrize("words", NONE)
def test_what_relates_nothing(words: str) -> None:
    """Bodies and places that stand beside each other are not related."""
    assert told(words).found.relations == ()

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


NONE = [
    f"The {A} and the {B} met.",
    f"The {A} played no part in the quarrel of the {B}.",
    "Spain and Portugal are warm.",
    "There is a good rail link between Portugal and Spain.",
    "The border is long, and Spain is hot.",
    f"The {A} left under rain, and the {B} stayed.",
]


@pytest.mark.parametrize("words", NONE)
def test_what_relates_nothing(words: str) -> None:
    """Bodies and places that stand beside each other are not related."""
    assert told(words).found.relations == ()

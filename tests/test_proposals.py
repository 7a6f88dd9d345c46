"""Proposals and what became of them, and movements of people."""

from __future__ import annotations

import pytest
from invented import cases, told

A, B = "Algarve Tuna Board", "Sardine Canners Federation"
MADE = [
    ("proposed to", f"The {A} proposed a new pier to the {B}.", ({A}, B, None)),
    ("submitted by", f"A proposal for a new pier was submitted to the {B} by the {A}.", ({A}, B, None)),
    ("rejected", f"The {A} submitted a proposal to the {B}.  The proposal was rejected.", ({A}, B, "rejected")),
    (
        "with",
        f"The {A}, with the Blue Herring Party, proposed a pier to the {B}.",
        ({A, "Blue Herring Party"}, B, None),
    ),
    ("asked for", f"The {A} asked the {B} in May for USD 30,000.", ({A}, B, None)),
    ("not funded", f"The {A} submitted a proposal to the {B}.  It was not funded.", ({A}, B, "not funded")),
]


@pytest.mark.parametrize(("words", "expected"), cases(MADE))
def test_who_proposed_to_whom_and_what_became_of_it(words: str, expected: tuple[set[str], str, str | None]) -> None:
    """A proposal has its proposers, its addressee, and an outcome where a later sentence tells it."""
    case = told(words)
    (made,) = case.found.proposals
    proposers, addressee, outcome = expected
    assert {case.named(key) for key in made.proposers} == proposers
    assert case.named(made.addressee) == addressee
    assert (made.outcome is None) is (outcome is None)
    assert made.outcome is None or (outcome or "") in made.outcome.value


def test_two_proposals_of_one_sentence() -> None:
    """Two proposals to one body, each with its proposer and not his helper, share what became of them."""
    words = (
        f"Two proposals for funding such piers have been submitted to the {B}, one last year by the ILO with help from "
        f"the {A}, and another this year by UNICEF.  Neither proposal received funding."
    )
    case = told(words)
    made = [{case.named(key).removeprefix("agents:") for key in one.proposers} for one in case.found.proposals]
    assert made == [{"international-labour-organization"}, {"united-nations-childrens-fund"}]
    assert all(one.outcome is not None and one.outcome.value.startswith("Neither") for one in case.found.proposals)


NONE = [
    "The sea proposes nothing.",
    f"The {A} met the {B}.",
    "He proposed marriage to nobody in particular.",
    f"The {A} routes any proposed course to the {B}.",
]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_proposal(words: str) -> None:
    """Without a body that proposes there is no proposal."""
    assert told(words).found.proposals == ()


MOVED = [
    ("from to", "Women from Laos are trafficked to China.", ("laos",), (), ("china",), ()),
    ("through", "Women from Laos are trafficked through Vietnam to China.", ("laos",), ("vietnam",), ("china",), ()),
    ("purpose", "Women are trafficked to China for forced marriages.", (), (), ("china",), ("forced-marriage",)),
    ("children", "Children are trafficked for illegal adoptions.", (), (), (), ("illegal-adoption",)),
    ("nobody named", "Cases of trafficking for forced labor do arise.", (), (), (), ("forced-labour",)),
    ("lured", "Women are lured with jobs and brought for forced marriages.", (), (), (), ("forced-marriage",)),
    ("made to work", "Men were trafficked to China and made to dig.", (), (), ("china",), ("forced-labour",)),
    ("resettled", "Portugal agreed to resettle refugees in Spain.", (), (), ("spain",), ()),
    ("from one to another", "Traffickers take girls from Myanmar to China.", ("myanmar",), (), ("china",), ()),
]


@pytest.mark.parametrize(("words", "origins", "transits", "ends", "purposes"), cases(MOVED))
def test_from_where_to_where_people_are_moved(
    words: str, origins: tuple[str, ...], transits: tuple[str, ...], ends: tuple[str, ...], purposes: tuple[str, ...]
) -> None:
    """Trafficking leads from origins through transits to destinations, for purposes."""
    (moved,) = told(words).found.movements
    assert moved.origins == tuple(f"places:{name}" for name in origins)
    assert moved.transits == tuple(f"places:{name}" for name in transits)
    assert moved.destinations == tuple(f"places:{name}" for name in ends)
    assert moved.purposes == tuple(f"topics:{name}" for name in purposes)


def test_each_clause_moves_people_of_its_own() -> None:
    """What `while` parts are two movements, each with its own ends and purposes."""
    words = "Women are trafficked for forced marriages, while girls from Laos are trafficked to China."
    one, other = told(words).found.movements
    assert (one.purposes, one.origins, one.destinations) == (("topics:forced-marriage",), (), ())
    assert (other.purposes, other.origins, other.destinations) == ((), ("places:laos",), ("places:china",))


STAYED = [
    "The law defines trafficking as women being trafficked for forced marriages.",
    "Ministers from Laos traveled to China.",
    "Rice moved from Laos to China.",
    "Trafficking is a crime in China.",
    "Women rescued from traffickers are sent to Kunming before they go home.",
]


@pytest.mark.parametrize("words", STAYED)
def test_what_moves_nobody_against_his_will(words: str) -> None:
    """Travel, trade, and a crime without ends are no movements."""
    assert told(words).found.movements == ()

"""Organizations that no lexicon knows: by head words and capitals, by acronym, as parts of others."""

from __future__ import annotations

import pytest
from invented import cases, told

NAMED = [
    ("a function inside", "The Tuna Liaison Committee met.", "Tuna Liaison Committee", None),
    ("Board", "The Algarve Tuna Board met.", "Algarve Tuna Board", None),
    ("Federation", "The Sardine Canners Federation met.", "Sardine Canners Federation", None),
    ("Ministry of", "The Ministry of Lighthouses and Buoys met.", "Ministry of Lighthouses and Buoys", None),
    ("Bureau", "The Provincial Tide Bureau met.", "Provincial Tide Bureau", None),
    ("Leading Group", "The Anti-Barnacle Leading Group met.", "Anti-Barnacle Leading Group", None),
    ("Department", "The Whale Counting Department met.", "Whale Counting Department", None),
    ("acronym", "The Sardine Canners Federation (SCF) met.", "Sardine Canners Federation", "SCF"),
    ("Association of", "The Association of Harbor Pilots met.", "Association of Harbor Pilots", None),
    ("possessive", "The Cockle Women's Federation met.", "Cockle Women's Federation", None),
    ("party", "The Blue Herring Party met.", "Blue Herring Party", None),
    ("broken line", "The Algarve Tuna\nBoard met.", "Algarve Tuna Board", None),
    ("plural possessive", "The Eel Farmers' Union met.", "Eel Farmers' Union", None),
    ("matter", "The Joint Council on Small Boats met.", "Joint Council on Small Boats", None),
    (
        "list",
        "The Ministry of Ferries, Communication, and Tourism met.",
        "Ministry of Ferries, Communication, and Tourism",
        None,
    ),
    ("function behind", "Ministry of Eel Affairs Legal Advisor Ann Roe left.", "Ministry of Eel Affairs", None),
    ("name behind", "Air Limpet landed.", "Air Limpet", None),
    ("two words", "The Shore Bishops' Conference met.", "Shore Bishops' Conference", None),
    ("goods", "Blue Mango Shipping sank.", "Blue Mango Shipping", None),
    ("hyphen", "Havel-Kurier wrote.", "Havel-Kurier", None),
    ("heads behind one another", "The Heron Party Committee met.", "Heron Party Committee", None),
    ("alone", "The Congress met.", "Congress", None),
    ("alone and more", "The Congress Heron Party met.", "Congress Heron Party", None),
    ("known acronym", "The UN Heron Commission met.", "UN Heron Commission", None),
    ("government", "The GOX Ministry of Eels met.", "Ministry of Eels", None),
    ("other acronym", "The Lighthouse Party (PFL) met.", "Lighthouse Party", "PFL"),
    ("name in brackets", "The TBO (Tide Board of Ostia) met.", "Tide Board of Ostia", "TBO"),
    ("newspaper", "The Lisbon Globe wrote.", "Lisbon Globe", None),
    ("Spanish", "The Asociacion Nacional de Anguilas met.", "Asociacion Nacional de Anguilas", None),
    ("place like a people", "The Lao Cai Tide Department met in Vietnam.", "Lao Cai Tide Department", None),
    ("customs", "They asked Spanish Customs.", "Spanish Customs", None),
    ("stock exchange", "The Ostia Stock Exchange closed.", "Ostia Stock Exchange", None),
    ("government behind a verb", "They told the Government of Ostia.", "Government of Ostia", None),
    ("place like a person", "They told the Government of El Salvador.", "Government of El Salvador", None),
    ("in capitals", "THE SARDINE CANNERS FEDERATION MET ON THE NEW BOATS.", "Sardine Canners Federation", None),
]


@pytest.mark.parametrize(("words", "label", "acronym"), cases(NAMED))
def test_a_body_is_known_by_its_head_word(words: str, label: str, acronym: str | None) -> None:
    """Capitalised words that end, or begin, with the word for a body name one, with its acronym in brackets."""
    found = told(words).found.organizations
    labels = [(body.label, body.acronym) for body in found if body.rule != "organization.generic-acronym"]
    assert labels == [(label, acronym)]


AGAIN = [
    ("acronym", "The Sardine Canners Federation (SCF) met.  SCF officials ate.", 3),
    ("full name", "The Sardine Canners Federation met.  The Sardine Canners Federation ate.", 2),
    ("possessive", "The Sardine Canners Federation (SCF) met.  The SCF's boats left.", 3),
    ("before", "SCF officials ate.  The Sardine Canners Federation (SCF) met.", 3),
    ("other acronym before", "PFL officials ate.  The Lighthouse Party (PFL) met.", 3),
    ("beside a name", "The Lighthouse Party (PFL) met.  The Ostia PFL ate.", 3),
    ("company", "Blue Mango Shipping sank.  Blue Mango paid.", 2),
    ("turned round", "The Ministry of Eels met.  The Eels Ministry ate.", 2),
    (
        "board",
        "The Tuna Works Board of Directors met.  The Tuna Works Board ate.  The Board of Directors of Tuna Works left.",
        3,
    ),
    ("shorter first", "The Tide Registry met.  The Ostia Tide Registry ate.", 2),
    ("nationality first", "The Congress met.  The Chilean Congress ate.", 2),
    ("without its place", "The Central Bank of Ostia paid.  The Central Bank ate.", 2),
]


@pytest.mark.parametrize(("words", "times"), cases(AGAIN))
def test_a_body_is_named_again(words: str, times: int) -> None:
    """A body is one under its full name and its acronym."""
    found = told(words).found
    assert len(found.organizations) == 1
    key = found.organizations[0].key
    assert sum(mention.entity == key for mention in found.mentions) == times


CALLED = [
    ("noun before", "The Spanish energy firm Lumbre left.", ["Lumbre"]),
    ("noun before, quoted", 'The weekly "Sol y Sombra" closed.', ["Sol y Sombra"]),
    ("noun at the beginning", "Opposition party Amanha left.", ["Amanha"]),
    ("article in the name", "They read the newspaper The Lantern.", ["Lantern"]),
    ("place in the name", "The daily Lisbon Lantern closed.", ["Lisbon Lantern"]),
    ("given name in the name", "They met the law firm Rosa Larga.", ["Rosa Larga"]),
    ("where it lies", "The daily Lanterna of Faro closed.", ["Lanterna"]),
    ("superlative", "Its largest bank, Lumbre, closed.", ["Lumbre"]),
    ("list", "The companies Vidro, Barro, and Palha closed.", ["Vidro", "Barro", "Palha"]),
    ("such as", "Firms such as Lumbre and Vidro left.", ["Lumbre", "Vidro"]),
    ("apposition", "Lumbre, a Spanish oil company, left.", ["Lumbre"]),
    ("in brackets", "Lumbre (an oil company) left.", ["Lumbre"]),
    ("predicate", "Lumbre is an oil company that left.", ["Lumbre"]),
    ("noun behind", "They read the Lumbre newspaper.", ["Lumbre"]),
    ("website", "They read the Lumbre website.", ["Lumbre"]),
    ("acronym before", "They asked the ISP Lumbre to leave.", ["Lumbre"]),
    ("party behind", "They met Amanha party members.", ["Amanha"]),
    (
        "countries in a list",
        "Firms including Lumbre (Spain), Vidro (Italy) and Barro left.",
        ["Lumbre", "Vidro", "Barro"],
    ),
    ("legal form", "They met Lumbre S.A. and Telha AB.  Lumbre left.", ["Lumbre S.A.", "Telha AB"]),
    ("two forms", "They met Areia Sdn Bhd.", ["Areia Sdn Bhd"]),
]


@pytest.mark.parametrize(("words", "labels"), cases(CALLED))
def test_a_body_is_told_by_the_noun_beside_its_name(words: str, labels: list[str]) -> None:
    """A noun for bodies before, behind or in apposition to capitalised words makes a body of them and no person."""
    found = told(words).found
    assert [body.label for body in found.organizations] == labels
    assert found.persons == ()


NOT_CALLED = [
    ("whom the group was told of", "He told the group Obama would come."),
    ("who founded it", "The company Rosa Pell founded closed."),
    ("day", "The party Friday decided to meet."),
    ("function", "The company President left."),
    ("nationality", "The company American officials visited closed."),
    ("ship", "The aircraft carrier USS Oakapple left."),
    ("another noun behind", "Amado Vilhena, a bank manager, ate."),
    ("place", "We met the company in Lisbon."),
    ("part of a name", "The form asks for Duty Station User Name."),
]


@pytest.mark.parametrize("words", cases(NOT_CALLED))
def test_what_a_noun_for_bodies_does_not_introduce(words: str) -> None:
    """People, days, functions and ships that chance to stand beside the word for a body are none."""
    assert told(words).found.organizations == ()


PUBLICATIONS = [
    ("day in brackets", 'Lanterna (8/5) argued: "It rains."', ["Lanterna"]),
    ("day and what it is", "They quote Lanterna (center-left, 08-05).", ["Lanterna"]),
    ("adjective first", 'Conservative Lanterna wrote: "It rains."', ["Lanterna"]),
    ("language", 'Turkish-language Lanterna wrote: "It rains."', ["Lanterna"]),
    ("quoted", '"Lanterna" editorialized: "It rains."', ["Lanterna"]),
    ("joint", "LANTERNA, VELA and CORREIO AZUL carried the story.", ["CORREIO AZUL", "VELA", "LANTERNA"]),
    ("two words", "Radio Lanterna reported rain.", ["Radio Lanterna"]),
    ("person", "Minister Amado Vilhena came.  Vilhena wrote that it rains.", []),
    ("byline", "Estorninho wrote in a letter that it rains.", []),
    ("in a quotation", 'They wrote: "Estorninho carried on."', []),
    ("function with a day", "Prime Minister Roe (8/5) came.", []),
]


@pytest.mark.parametrize(("words", "labels"), cases(PUBLICATIONS))
def test_publications_speak_in_reviews_of_the_press(words: str, labels: list[str]) -> None:
    """In a review of the press whoever is dated in brackets, or publishes, is a publication if it is no person."""
    found = told(words, subject="MEDIA REACTION: RAIN").found
    assert [body.label for body in found.organizations] == labels


def test_elsewhere_whoever_writes_is_no_publication() -> None:
    """Outside reviews of the press unknown words before a verb of writing name nobody."""
    assert told("Lanterna wrote that it rains.").found.organizations == ()


TWO = [
    ("a word alone", "The Youth Parliament met.  The Parliament ate.", ["Youth Parliament", "Parliament"]),
    ("above", "The Eel Office of the Government of Ostia met.", ["Eel Office", "Government of Ostia"]),
    ("person and body", "They met Ann Roe and Harbour Board members.", ["Harbour Board"]),
]


@pytest.mark.parametrize(("words", "labels"), cases(TWO))
def test_a_body_ends_where_another_name_begins(words: str, labels: list[str]) -> None:
    """What a body is of is a body of its own, and `and` may join a person and a body."""
    assert [body.label for body in told(words).found.organizations] == labels


NONE = [
    "The boats left the harbor.",
    "Fishermen from the department ate.",
    "The Board met.",
    "On Monday the Ambassador rested.",
    "They asked for a License.",
    "They left the West Bank.",
    "The Country Team and the Diplomatic Corps ate.",
    "It breaks Section 301 of the law.",
    "Operation Grand Alliance began.",
    "The Minister of Civil Administration ate.",
    "The Lisbon Conference began.",
    "A Left-of-center paper wrote.",
    "THEY HELD TALKS WITH MINING UNIONS ON THE NEW BOATS.",
]


@pytest.mark.parametrize("words", NONE)
def test_common_words_are_no_body(words: str) -> None:
    """Small letters, and the word for a body alone, name none."""
    assert told(words).found.organizations == ()


def test_a_name_of_several_bodies_is_that_of_the_posts_country() -> None:
    """Of two newspapers of one name, each with its country named, the one where the post is is meant."""
    found = told("Publico, read in Spain too, wrote that it rains.").found
    assert "agents:publico-portugal" in {mention.entity for mention in found.mentions}


FORMS = [
    ("form of a company", "They met the Boeing Company.", "Boeing Company"),
    ("stop", "They met Boeing Inc.", "Boeing Inc."),
]


@pytest.mark.parametrize(("words", "name"), cases(FORMS))
def test_the_form_of_a_company_belongs_to_its_name(words: str, name: str) -> None:
    """What form a company has stands in its name."""
    cable = told(words)
    [mention] = [mention for mention in cable.found.mentions if mention.entity.startswith("agents:")]
    assert cable.words(mention.span) == name


def test_a_people_and_common_words_are_no_known_body() -> None:
    """`Iraqi Security Forces` is a name, `Iraqi security forces` is none."""
    found = told("Iraqi security forces ate in Iraq.").found
    assert [mention.entity for mention in found.mentions] == ["places:iraq"]

"""Statements: who said what to whom, by which verb, denied or not."""

from __future__ import annotations

import pytest
from invented import cases, told

from cablegraph.extracting.officers import is_officer

WHO = "Minister Amado Vilhena"
SAID = [
    ("MPs", "Several MPs said that it rains.", ("MPs", "", "say", False, "stated")),
    ("an article inside", "In Lisbon the committee said that it rains.", ("committee", "", "say", False, "stated")),
    ("said", f"{WHO} said that it rains.", ("Amado Vilhena", "", "say", False, "stated")),
    ("told", f"{WHO} told Poloff that it rains.", ("Amado Vilhena", "Poloff", "tell", False, "stated")),
    ("noted", f"{WHO} noted that it rains.", ("Amado Vilhena", "", "note", False, "stated")),
    ("stressed to", f"{WHO} stressed to Poloff that it rains.", ("Amado Vilhena", "Poloff", "stress", False, "stated")),
    ("explained", f"{WHO} explained that it rains.", ("Amado Vilhena", "", "explain", False, "stated")),
    ("added", f"{WHO} added that it rains.", ("Amado Vilhena", "", "add", False, "stated")),
    ("argued", f"{WHO} argued that it rains.", ("Amado Vilhena", "", "argue", False, "stated")),
    ("claimed", f"{WHO} claimed that it rains.", ("Amado Vilhena", "", "claim", False, "stated")),
    ("inverted", f'"It rains," said {WHO}.', ("Amado Vilhena", "", "say", False, "stated")),
    ("at the end", f"It rains in the south, {WHO} said.", ("Amado Vilhena", "", "say", False, "stated")),
    ("in the middle", f"Rain, {WHO} said, is wet.", ("Amado Vilhena", "", "say", False, "stated")),
    ("according to", f"According to {WHO}, it rains.", ("Amado Vilhena", "", "according to", False, "reported")),
    (
        "according to, behind",
        f"It rains, according to {WHO}.",
        ("Amado Vilhena", "", "according to", False, "reported"),
    ),
    ("passive", f"Poloff was told by {WHO} that it rains.", ("Amado Vilhena", "Poloff", "tell", False, "stated")),
    ("denied", f"{WHO} denied that it rains.", ("Amado Vilhena", "", "deny", True, "stated")),
    ("does not", f"{WHO} said that it does not rain.", ("Amado Vilhena", "", "say", True, "stated")),
    ("no", f"{WHO} said that there was no rain.", ("Amado Vilhena", "", "say", True, "stated")),
    ("none", f"{WHO} said that nobody had seen rain.", ("Amado Vilhena", "", "say", True, "stated")),
    ("asked", f"{WHO} asked Poloff for a boat.", ("Amado Vilhena", "Poloff", "ask", False, "asked")),
    ("planned", f"{WHO} said that he would buy a boat.", ("Amado Vilhena", "", "say", False, "planned")),
    ("reportedly", f"{WHO} said that boats reportedly sank.", ("Amado Vilhena", "", "say", False, "reported")),
    ("organization", "The Algarve Tuna Board said that it rains.", ("Algarve Tuna Board", "", "say", False, "stated")),
    (
        "officer",
        "Poloff told the Algarve Tuna Board that it rains.",
        ("Poloff", "Algarve Tuna Board", "tell", False, "stated"),
    ),
    (
        "asked whether",
        f"Asked whether it rains, {WHO} said that it does.",
        ("Amado Vilhena", "", "say", False, "stated"),
    ),
    (
        "note inside",
        f"It rained. (Note: {WHO} said that it rains. End Note.)",
        ("Amado Vilhena", "", "say", False, "stated"),
    ),
    ("paper", "The daily Lanterna said that it rains.", ("Lanterna", "", "say", False, "stated")),
    ("quoted name", 'The daily "Lanterna" reports that it rains.', ("Lanterna", "", "report", False, "reported")),
    ("described name", '"It rains," said center-left daily Lanterna.', ("Lanterna", "", "say", False, "stated")),
    ("headlined", 'The daily Lanterna headlined: "Rain."', ("Lanterna", "", "headline", False, "stated")),
    ("opened by saying", f"{WHO} opened by saying that it rains.", ("Amado Vilhena", "", "say", False, "stated")),
    ("participle", f"{WHO} left, noting that it rains.", ("Amado Vilhena", "", "note", False, "stated")),
    ("second verb", f"{WHO} read our note and warned of rain.", ("Amado Vilhena", "", "warn", False, "stated")),
    ("several words", f"{WHO} made clear that it rains.", ("Amado Vilhena", "", "make clear", False, "stated")),
    ("adverbs", f"{WHO} repeatedly and loudly noted rain.", ("Amado Vilhena", "", "note", False, "stated")),
    ("plural", "Several fishermen claim that it rains.", ("fishermen", "", "claim", False, "stated")),
    ("however", "Fishermen, however, claim that it rains.", ("Fishermen", "", "claim", False, "stated")),
    ("press", "Local press reported that it rains.", ("Local press", "", "report", False, "reported")),
    ("ready", f"{WHO} said he was ready but that boats never sail.", ("Amado Vilhena", "", "say", False, "stated")),
    (
        "including",
        "Several contacts, including former Mayor Rosa Pell, complained of rain.",
        ("contacts", "", "complain", False, "stated"),
    ),
    ("would not", f"{WHO} would not confirm the rain.", ("Amado Vilhena", "", "confirm", True, "stated")),
    (
        "paper",
        "An ILO statement noted that it rains.",
        ("agents:international-labour-organization", "", "note", False, "stated"),
    ),
    ("aide", f"An aide to {WHO} said that it rains.", ("aide", "", "say", False, "stated")),
    (
        "described",
        "Fishermen working off the southern coast said that it rains.",
        ("Fishermen", "", "say", False, "stated"),
    ),
    ("quoted", f"{WHO} was quoted as saying that it rains.", ("Amado Vilhena", "", "say", False, "stated")),
    ("urged too", f"{WHO} noted rain and urged Poloff to leave.", ("Amado Vilhena", "", "note", False, "asked")),
    ("advised", f"{WHO} suggested that boats should leave.", ("Amado Vilhena", "", "suggest", False, "asked")),
    ("agreed to", f"{WHO} agreed to buy a boat.", ("Amado Vilhena", "", "agree", False, "planned")),
    (
        "his body will",
        "The ILO announced that ILO will buy a boat.",
        ("agents:international-labour-organization", "", "announce", False, "planned"),
    ),
    (
        "it will",
        "Its ally, the ILO, said it will rest.",
        ("agents:international-labour-organization", "", "say", False, "planned"),
    ),
    ("rain would", f"{WHO} said that it would rain.", ("Amado Vilhena", "", "say", False, "stated")),
    ("would have", f"It would have cost more, {WHO} said.", ("Amado Vilhena", "", "say", False, "stated")),
    (
        "has no",
        f"Lisbon has no boats, {WHO} told Poloff on Monday.",
        ("Amado Vilhena", "Poloff", "tell", True, "stated"),
    ),
    ("goes on", f"Boats of wood, {WHO} said, do not sink.", ("Amado Vilhena", "", "say", True, "stated")),
    (
        "when",
        f"{WHO} said that on Monday it rained, when boats did not sail.",
        ("Amado Vilhena", "", "say", False, "stated"),
    ),
    ("press reports", "Press reports indicate that it rains.", ("reports", "", "indicate", False, "reported")),
    ("not only", f"{WHO} said that not only boats sank.", ("Amado Vilhena", "", "say", False, "stated")),
]


@pytest.mark.parametrize(("words", "expected"), cases(SAID))
def test_reported_speech_is_a_statement(words: str, expected: tuple[str, str, str, bool, str]) -> None:
    """Verbs of saying before, behind and within what is said give speaker, hearer, verb, polarity and modality."""
    case = told(words)
    assert [
        (case.named(one.speaker), case.named(one.addressee), one.verb.value, one.denied, one.modality)
        for one in case.found.statements
    ] == [expected]


WHOSE = [
    ("one of several", "One of the fishermen said that it rains.", ["fishermen"]),
    ("some", "Some also questioned whether it rains.", ["Some"]),
    ("others", "Boats sank, while others argued that it rained.", ["others"]),
    ("some cases", "Some reported cases of rain were mild.", []),
    ("nationals", "Many Chileans noted that it rains.", ["Chileans"]),
    ("people without a plural", "The Chinese told us that it rains.", ["Chinese"]),
    ("progressive", "Fishermen have been complaining that it rains.", ["Fishermen"]),
    ("quoted by papers", f"Papers quoted {WHO} as saying that it rains.", ["Amado Vilhena", "Papers"]),
    ("quoted without as", f"Several papers quote {WHO} saying that it rains.", ["Amado Vilhena", "papers"]),
    ("in his view", f"In {WHO}'s view, it rains.", ["Amado Vilhena"]),
    ("heard from", f"Poloff heard from {WHO} that it rains.", ["Amado Vilhena"]),
    ("calls", f'{WHO} calls the rain "a gift".', ["Amado Vilhena"]),
    ("a call", f"{WHO} called Poloff in Lisbon.", []),
    ("criticized by", f"The rain was measured by boys and criticized by {WHO}.", ["Amado Vilhena"]),
    ("confirmed by a body", "Rosa Pell was later confirmed by the Algarve Tuna Board.", []),
    ("in a city", f"It followed remarks by {WHO} in Lisbon, who said that it rains.", ["Amado Vilhena"]),
    ("who came", "Fishermen who came to the harbor said that it rains.", ["Fishermen"]),
    ("between dashes", f"{WHO} - citing a clerk -- said that it rains.", ["Amado Vilhena"]),
    ("at a meeting", f"{WHO} at the meeting said that it rains.", ["Amado Vilhena"]),
    ("saying without a comma", f"{WHO} renewed his promise saying that it rains.", ["Amado Vilhena"]),
    ("a stranger", "Brilc said that it rains.", ["Brilc"]),
    ("according to a stranger", "According to Brilc, it rains.", ["Brilc"]),
    ("a thing", "Rain suggested a delay.", []),
    ("a state", "The delegation stated it has one harbor.", ["delegation"]),
    ("from two places", "Some participants from Ghana and Kenya said that it rains.", ["participants"]),
    ("often mentioned", "Kenya is often mentioned as a harbor.", []),
    ("to better explain", "Chileans came to better explain the rain.", []),
    ("press reports that", "Press reports that it rains.", ["Press"]),
    ("a place that mentions", "Ghana mentioned that it rains.", ["places:ghana"]),
    ("interests", "Boats were built according to Portugal's needs.", []),
    ("a task", f"{WHO} charged the clerk with a task.", []),
    ("went on to say", f"{WHO} went on to say that it rains.", ["Amado Vilhena"]),
    ("called to say", f"{WHO} called Poloff to say that it rains.", ["Amado Vilhena"]),
    ("his deputy", f"{WHO} and his deputy, Rosa Pell, told us that it rains.", ["Amado Vilhena", "Rosa Pell"]),
    ("function in brackets", "Amado Vilhena (Minister of Rain) said that it rains.", ["Amado Vilhena"]),
    ("his view is", "The minister's view is that it rains.", ["minister"]),
    ("some of them", "Some in the party say that it rains.", ["Some"]),
    ("by private people", "The rain was described by private investors as a gift.", ["investors"]),
    ("encouraged boats", f"{WHO} encouraged trade in boats.", []),
    ("quoted speech", f'{WHO} said: "It rains. The clerk said that boats sank. It pours."', ["Amado Vilhena", "clerk"]),
    ("nouns joined", "The Algarve Tuna Board had visits and comments from boys.", []),
    ("continued to", "The story continued to be told.", []),
    ("a heading before it", "Rain in Lisbon Several papers reported that it rains.", ["papers"]),
    ("the post itself", "Embassy Lisbon notes that it rains.", []),
    ("a noun", "The Algarve Tuna Board reports were wet.", []),
    ("behind a quotation", f'"{WHO} thanked us. It rains," said Mayor Rosa Pell.', ["Amado Vilhena", "Rosa Pell"]),
]


@pytest.mark.parametrize(("words", "expected"), cases(WHOSE))
def test_who_speaks_is_found_by_what_stands_before_the_verb(words: str, expected: list[str]) -> None:
    """Groups, people of a country and those who are quoted speak; nouns, visits and the post that writes do not."""
    case = told(words)
    assert sorted(case.named(one.speaker) for one in case.found.statements) == expected


PRONOUNS = [
    ("he", f"{WHO} came.  He said that it rains.", ["Amado Vilhena"]),
    ("she", "Mayor Rosa Pell came.  She said that it rains.", ["Rosa Pell"]),
    ("according to him", f"{WHO} came.  According to him, it rains.", ["Amado Vilhena"]),
    ("behind", f"{WHO} came.  It rains, he said.", ["Amado Vilhena"]),
    ("last speaker", f"{WHO} said that it rains.  He added that boats sank.", ["Amado Vilhena", "Amado Vilhena"]),
    (
        "not the hearer",
        f"{WHO} told Poloff that it rains.  He added that boats sank.",
        ["Amado Vilhena", "Amado Vilhena"],
    ),
    (
        "two speakers",
        f"{WHO} said that it rains.  Mayor Rosa Pell disagreed.  She said that it is dry.",
        ["Amado Vilhena", "Rosa Pell", "Rosa Pell"],
    ),
]


@pytest.mark.parametrize(("words", "speakers"), cases(PRONOUNS))
def test_pronouns_mean_who_spoke_last(words: str, speakers: list[str]) -> None:
    """He and she are whom the text named, or let speak, last."""
    case = told(words)
    assert [case.named(one.speaker) for one in case.found.statements] == speakers


TOGETHER = [
    ("two", "Minister Amado Vilhena and Mayor Rosa Pell said that it rains.", ["Amado Vilhena", "Rosa Pell"]),
    (
        "three",
        "Minister Amado Vilhena, Mayor Rosa Pell and Poloff said that it rains.",
        ["Amado Vilhena", "Rosa Pell", "Poloff"],
    ),
    (
        "nationality between",
        "Minister Amado Vilhena and Danish Mayor Rosa Pell said that it rains.",
        ["Amado Vilhena", "Rosa Pell"],
    ),
    ("he and another", "Poloff came. He and Mayor Rosa Pell said that it rains.", ["Rosa Pell"]),
    ("a body in apposition", "Mayor Rosa Pell, Algarve Tuna Board, said that it rains.", ["Rosa Pell"]),
    ("of a body", "Rosa Pell of the ILO said that it rains.", ["Rosa Pell"]),
    (
        "behind which",
        "Poloff sent it to the ILO, which met and said that it rains.",
        ["agents:international-labour-organization"],
    ),
    ("whom somebody told", "Two mayors, as is known, told Mayor Rosa Pell that it rains.", ["mayors"]),
    ("in quotation marks", 'The headline "Rosa Pell and Boats" shone and noted that it rains.', []),
    ("according to one", "In a talk with Minister Amado Vilhena, Poloff said that it rains.", ["Poloff"]),
    (
        "by two",
        "Poloff was told by Minister Amado Vilhena and Mayor Rosa Pell that it rains.",
        ["Amado Vilhena", "Rosa Pell"],
    ),
    (
        "asked by",
        "Asked by Poloff whether it rains, Minister Amado Vilhena answered that it does.",
        ["Amado Vilhena", "Poloff"],
    ),
]


@pytest.mark.parametrize(("words", "speakers"), cases(TOGETHER))
def test_those_who_speak_together_make_a_statement_each(words: str, speakers: list[str]) -> None:
    """Names joined before a verb of saying, or behind `by`, all speak."""
    case = told(words)
    assert sorted(case.named(one.speaker) for one in case.found.statements) == sorted(speakers)


def test_it_is_the_body_that_spoke() -> None:
    """`It` means the body named before in the sentence, or the last that spoke in the paragraph."""
    case = told("The Algarve Tuna Board said that it rains.  Boats, it added, sank.")
    assert [case.named(one.speaker) for one in case.found.statements] == ["Algarve Tuna Board"] * 2


def test_a_name_is_better_than_a_pronoun_behind_it() -> None:
    """In `Roe wants boats, he said` the name is what names the speaker."""
    case = told(f"{WHO} wants more boats by June, he told us.")
    (one,) = case.found.statements
    assert case.words(one.speaker_span) == "Amado Vilhena"


AGENTS = [
    ("function", "The mayor said that it rains.", True),
    ("officials", "ILO officials said that it rains.", True),
    ("contacts", "Post's contacts said that it rains.", False),
    ("reports", "Press reports indicate that it rains.", False),
]


@pytest.mark.parametrize(("words", "officer"), cases(AGENTS))
def test_who_speaks_is_an_officer_by_his_function(words: str, officer: bool) -> None:  # noqa: FBT001 a case's expectation
    """Of those without a name only those known by a function are officers."""
    assert [is_officer(one) for one in told(words).found.officers] == [officer]


QUOTED = [
    (
        "behind",
        f'It rained.  "It rains," {WHO} said.  "We stay.  We read."  They left.',
        '"It rains," {}. "We stay. We read."',
    ),
    ("before", f'It rained.  "It rains.  We stay," {WHO} said.  They left.', '"It rains. We stay," {}.'),
    ("within", f'{WHO} said: "It rains.  We stay."  They left.', '{}: "It rains. We stay."'),
    ("another's", f'"It rains," {WHO} said.  "It pours," Mayor Rosa Pell said.', '"It rains," {}.'),
]


@pytest.mark.parametrize(("words", "span"), cases(QUOTED))
def test_a_quotation_of_several_sentences_is_one_statement(words: str, span: str) -> None:
    """The sentences of a quotation are said with that which names its speaker."""
    case = told(words)
    spoken = [one for one in case.found.statements if case.named(one.speaker) == "Amado Vilhena"]
    assert [" ".join(case.words(one.span).split()) for one in spoken] == [span.format(f"{WHO} said")]


NONE = [
    "It rained in Lisbon.",
    "Comment: We believe that it rains.  End Comment.",
    "The letter was noted for its length.",
    "Post will report on the rain.",
    "The agreement says little.",
    "Ships added to the noise.",
    "Minister Amado Vilhena, Poloff, and Econoff, note taker, came.",
    "The ILO has doubts about the rain.",
    "Poloff called on Minister Amado Vilhena in Lisbon.",
    "If the ILO would not agree, it rains.",
    "Minister Amado Vilhena said nothing of the rain.",
    "The Algarve Tuna Board agreed.",
    "Portugal responded with ships.",
    "The country team urges that boats be sent.",
    "It was announced by the ILO.",
    "Rain caused sailors to speculate.",
    'It rains," described the board as its view.',
    "Minister Amado Vilhena came.  They said that it rains.",
    "The ILO would not have predicted rain.",
    "The board, which reports to the ILO, met.",
    "Mayor Rosa Pell, who began her career in Lisbon, came.",
    "If Mayor Rosa Pell is late, announcing rain helps.",
]


@pytest.mark.parametrize("words", NONE)
def test_what_nobody_said(words: str) -> None:
    """What the author tells, thinks or announces in his own name is no statement."""
    assert told(words).found.statements == ()


def test_a_statement_spans_its_sentence() -> None:
    """The span of a statement is its sentence, and that of its speaker the words that name him there."""
    case = told(f"It rained.  {WHO} came.  He said that\nboats sank.  They left.")
    (one,) = case.found.statements
    assert case.words(one.span) == "He said that boats sank."
    assert case.words(one.speaker_span) == "He"

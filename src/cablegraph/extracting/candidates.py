"""Candidates: those in a sentence who may speak, by their names, their functions, a pronoun or a noun for people."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.strangers import strangers
from cablegraph.extracting.unknown import QUOTES, describes
from cablegraph.extracting.unnamed import unnamed
from cablegraph.extracting.vocabulary import openers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.actors import Actor
    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.texts import Match, Sentence, Text


class Candidate(NamedTuple):
    """Somebody who may speak: the words that name him, the whole phrase, and the key.

    The key of a pronoun is ``he``, ``she``, ``they`` or ``it``, that of a noun phrase ``noun: `` and its words, that of
    a name that nobody is known by ``name: `` and the name.
    """

    begin: int
    end: int
    key: str
    extent_begin: int
    extent_end: int


PRONOUNS = frozenset({"he", "she", "they", "it"})
# The end that `he`, `she` and `they` have, and few other words: what stands before it is asked after.
_PRONOUN = re.compile(r"[Hh]e(?:(?<![Tt]he)|y)(?![\w'’-])")
_IN_WORD = frozenset("_'’-")
_OF_BODY = re.compile(r"\s+(?:of|from|at|with|in) (?:the )?")
_OFFICIAL_OF = re.compile(r"(?:['’]s|\))? ")
_ACRONYM = re.compile(r"\s*\([A-Z][\w-]{1,9}\)")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w'’.&/-]*")
_LEADING = re.compile(r"(?P<word>[A-Za-z]+)\s+")
_BODIES = ("agents:", "organization:")
_DESCRIBING = re.compile(r"(?P<word>[\w-]+),? $")
_LONGEST_DESCRIBING = 30
_QUOTES = frozenset(QUOTES)
_CLOSES_BRACKET = frozenset(",;)")
_ARTICLES = frozenset({"the", "a", "an"})
# Words that tell how many, or whose, and do not belong to what somebody is.
_DETERMINERS = frozenset({
    "another", "both", "his", "her", "its", "many", "most", "numerous", "one", "other", "our", "several", "some",
    "their", "three", "two", "various",
})  # fmt: skip
_LONGEST_PHRASE = 60
_SEVERAL_OF = re.compile(
    r"\b(?:[Oo]ne|[Tt]wo|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Bb]oth|[Aa]ll|[Ee]ach) of (?:[a-z]+ )?$"
)
# `press reports that` tells by its verb.
_REPORTS = ("reports that ",)
_NO_MORE_PERSON = (" vice ", " state ", " states", " countr", " organi")


def candidates(text: Text, sentence: Sentence, actors: Sequence[Actor]) -> list[Candidate]:
    """Return who may speak in a sentence, in order.

    They are people, officers, bodies, places, pronouns, and nouns for people.
    """
    begin, end = sentence
    found = [Candidate(*actor[:5]) for actor in actors if begin <= actor.begin < end]
    covered = [(one.extent_begin, one.extent_end) for one in found]
    names = [
        match
        for match in text.inside(begin, end)
        if not match.entity.startswith("topics:")
        and not any(low < match.end and match.begin < high for low, high in covered)
    ]
    found += _with_what_surrounds(text.words, names)
    found += _pronouns(text.words, begin, end)
    found += [Candidate(low, high, key, low, high) for low, high, key in unnamed(text, sentence)]
    for noun in _free_nouns(text, sentence, found):
        found = _with_noun(text.words, begin, noun, found, names)
    for low, high in strangers(text, sentence, {one.extent_end for one in found}):
        if not any(one.extent_begin < high and low < one.extent_end for one in found):
            found.append(Candidate(low, high, f"name: {text.words[low:high]}", low, high))
    return sorted(found)


def _pronouns(words: str, begin: int, end: int) -> Iterator[Candidate]:
    """Yield the places of pronouns for those who may speak."""
    for match in _PRONOUN.finditer(words, begin, end):
        low, high = match.span()
        if low > begin and words[low - 1] in "sStT":
            low -= 1
        key = words[low:high].lower()
        before = words[low - 1] if low > begin else " "
        if key in PRONOUNS and not before.isalnum() and before not in _IN_WORD:
            yield Candidate(low, high, key, low, high)


def _with_what_surrounds(words: str, names: Sequence[Match]) -> list[Candidate]:
    """Return names as candidates, in their quotation marks, and bodies with the words that describe them."""
    found: list[Candidate] = []
    for match in names:
        begin, end = match.begin, match.end
        # `Roe of the Harbor Party (HP, once ABC) said`
        if words[begin - 1 : begin] == "(" and words[end : end + 1] in _CLOSES_BRACKET:
            continue
        while begin and words[begin - 1] in _QUOTES and words[end : end + 1] in _QUOTES:
            begin, end = begin - 1, end + 1
        if match.entity.startswith(_BODIES):
            begin, noun = _described(words, begin), _noun_behind().match(words, end)
            end = end if noun is None else noun.end()
        found.append(Candidate(match.begin, match.end, match.entity, begin, end))
    return found


@cache
def _noun_behind() -> re.Pattern[str]:
    return re.compile(rf" (?:{either(words_of('noun-behind-name'))})(?![\w-])")


def _described(words: str, begin: int) -> int:
    """Return where words begin that describe a body right before its name: `center-left daily Folha`."""
    while (before := _DESCRIBING.search(words, max(0, begin - _LONGEST_DESCRIBING), begin)) is not None:
        if not describes(before["word"]):
            break
        begin = before.start()
    return begin


def _free_nouns(text: Text, sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Cue]:
    """Yield the nouns for people in a sentence that are no part of a candidate's phrase."""
    taken = [(one.extent_begin, one.extent_end) for one in found]
    words = text.words
    nouns = [
        noun
        for noun in text.cues_in("person-noun", sentence)
        if noun.end < sentence.end and words[noun.end] in " ,.:;)'’" and words[noun.begin - 1 : noun.begin] != "-"
    ]
    chained = {noun.begin for noun in nouns}
    for noun in nouns:
        # `executive vice president`: the last of such words counts; `member states` are no members.
        if noun.end + 1 in chained and not words.startswith(_REPORTS, noun.end + 1):
            continue
        if words.startswith(_NO_MORE_PERSON, noun.end) or words.startswith(_REPORTS, noun.begin):
            continue
        # `the weekly Ostia Now`: its name speaks.
        if words[noun.begin : noun.end] in words_of("media-noun") and words[noun.end + 1 : noun.end + 2].isupper():
            continue
        if not any(low < noun.end and noun.begin < high for low, high in taken):
            yield noun


def _with_noun(
    words: str, begin: int, noun: Cue, found: Sequence[Candidate], names: Sequence[Match]
) -> list[Candidate]:
    """Return the candidates with the phrase of a noun for people, and without those that are part of it."""
    start = _phrase_begin(words, begin, noun.begin)
    of = _OF_BODY.match(words, noun.end)
    body = None if of is None else next((match for match in names if match.begin == of.end()), None)
    extent = noun.end if body is None else _after_acronym(words, body.end)
    # A body inside the phrase, or behind it, does not speak: its people do.
    others = [
        one
        for one in found
        if not (start <= one.begin and one.end <= noun.begin) and not (noun.end <= one.begin and one.end <= extent)
    ]
    named = start
    while (leading := _LEADING.match(words, named, noun.begin)) is not None and leading["word"] in _DETERMINERS:
        named = leading.end()
    # `one of the fishermen` speaks: they are not told of.
    several = _SEVERAL_OF.search(words, max(begin, start - _LONGEST_DESCRIBING), start)
    whole = start if several is None else several.start()
    return [*others, Candidate(named, noun.end, f"noun: {words[named : noun.end]}", whole, extent)]


def _after_acronym(words: str, end: int) -> int:
    match = _ACRONYM.match(words, end)
    return end if match is None else match.end()


def _phrase_begin(words: str, begin: int, noun: int) -> int:
    """Return where the noun phrase around a noun begins, its article left out."""
    describing, low, start = words_of("before-person-noun"), max(begin, noun - _LONGEST_PHRASE), noun
    while start > low and words[start - 1] == " ":
        before = max(words.rfind(" ", low, start - 1) + 1, low)
        word = words[before : start - 1]
        if word in _ARTICLES:
            break
        if word == "rights" and words.endswith("human ", low, before):
            before -= len("human ")
        elif word not in describing and _CAPITALISED.fullmatch(word) is None:
            break
        start = before
        if word[0].isupper() and word.lower() in _DETERMINERS:
            # What stands before `Several papers` is the end of a heading.
            break
    while (leading := _LEADING.match(words, start, noun)) is not None and (
        leading["word"] in _ARTICLES or leading["word"] in openers()
    ):
        start = leading.end()
    return start


def organization_of(text: Text, one: Candidate) -> str | None:
    """Return the body or place whose people a noun phrase names.

    It stands inside the phrase, behind it (`officials of`), or right before it (`ILO (the Office) official`).
    """
    words = text.words
    for match in text.matches:
        if match.entity.startswith(("topics:", "person:")):
            continue
        if one.begin <= match.begin and match.end <= one.end:
            return match.entity
        if one.end <= match.begin:
            beside = _OF_BODY.fullmatch(words, one.end, match.begin) is not None
        else:
            beside = match.end <= one.begin and _OFFICIAL_OF.fullmatch(words, match.end, one.begin) is not None
        if beside:
            return match.entity
    return None

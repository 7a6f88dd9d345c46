"""The forms in which a cable says that people met, as patterns over masked sentences."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.masks import BODY, DAY, PERSON, PLACE

# A word that may stand before those who were met: `the visiting`, `officials of the`, `camp administrator`.
_WORD = (
    r"(?!(?:about|after|also|and|as|at|because|before|but|by|concerning|during|for|he|in|is|it|on|or|over|regarding"
    r"|said|she|that|they|to|told|was|we|were|when|where|which|while|who|whom|whose|with)\b)[\w.'’&/-]++"
)
_WHO = rf"(?:{_WORD},? |\([^()]*\) ){{0,6}}?(?:with )?(?:{_WORD} ){{0,2}}?(?P<first>{PERSON}|{BODY})(?!['’]s\b)"
# `Met the demands of the Mayor` is no meeting with her, nor `received the Mayor's letter`.
_WHOM = rf"(?:(?!(?:from|of)\b){_WORD} |\([^()]*\) ){{0,4}}?(?P<first>{PERSON})(?!['’]s\b)"
# What stands between a word for meeting and `with`: days, places, and how they met.
_ASIDE = (
    rf"(?:(?:,? (?:(?:on|in|at|of|near|the|early|late|both) )*(?:{DAY}|{PLACE})(?: and (?:{DAY}|{PLACE}))*,?)"
    # A town that no list knows stands behind `in` all the same.
    r"|,? in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
    r"|,? (?:again|separately|privately|together|twice|once|today|yesterday|individually|jointly|\w+ly|one-on-one"
    r"|at length|in private|face[- ]to[- ]face|over \w+|by (?:tele)?phone|by video\w*|down|up"
    r"|for \w+(?: (?:minutes|hours?))?"
    r"|at (?:the|his|her|their) \w+(?: \w+)?),?"
    r"|,? \([^()]*\))"
)
_ASIDES = f"{_ASIDE}{{0,5}}"
_PURPOSE = (
    r"(?! to (?!brief|consult|convey|deliver|discuss|express|follow|introduc|learn|present|raise|review"
    r"|seek|talk|thank)\w)"
)

_MET_WITH = re.compile(rf"{_ASIDES} with {_WHO}")
_MET = re.compile(rf"{_ASIDES} {_WHOM}")
# `A and B met on Monday`: nobody follows.
_MET_EACH_OTHER = re.compile(rf"{_ASIDES}(?= (?:to|for|and|ahead|before|after)\b|[,.;:]|$)")
_BY = re.compile(rf"(?: in| to| upon)?{_ASIDES} by {_WHOM}")
_ON = re.compile(rf" (?:up)?on {_WHOM}{_PURPOSE}")
_IN = re.compile(rf" in {_WHOM}")
_SOMETHING_WITH = re.compile(rf" [^;:.,]{{1,90}}? with (?:{_WORD} ){{0,3}}?(?P<first>{PERSON})(?!['’]s\b)")
_SOMETHING = re.compile(r"(?= )")
_SOMETHING_TO = re.compile(rf" [^;:.,]{{1,60}}? to (?:{_WORD} ){{0,3}}?(?P<first>{PERSON})(?!['’]s\b)")
_CHAIRED = r"(?:,? (?:that|which) (?:was|were))?,? (?:co-)?(?:hosted|chaired) by"
_NOUN = re.compile(
    rf"(?P<how>{_ASIDES}(?: for (?P<for>{PERSON}))?(?: (?P<between>between|among)| with)|{_ASIDES}{_CHAIRED}"
    rf"|(?<= call)(?:{_ASIDE})? (?:by|on)|(?<= calls)(?:{_ASIDE})? on|(?<=phone call)(?:{_ASIDE})? to"
    rf"|{_ASIDES} (?:for|in honor of)(?= (?:{_WORD} ){{0,4}}{PERSON})) {_WHO}"
)
_NOUN_OPENING = re.compile(
    r"(?:^|[,;(] ?|\band )(?:[Dd]uring|[Ii]n|[Aa]t|[Oo]ver|[Ff]ollowing|[Aa]fter|[Ff]rom"
    rf"|[Oo]n the (?:margins|sidelines) of|[Aa]s part of)(?: (?:{DAY}|{PLACE}|[\w'’/-]+,?)){{0,7}} $"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being)(?: \w+)? $")
_OBJECTS = re.compile(r"\bwith (?:\w+ ){0,3}(?:counterparts|delegation|leaders|members|officials|representatives)\b")

# Whether it needs a day to be believed that people met, and the words, by what may stand behind them.
_FORMS = (
    ("meet-with", _MET_WITH, True),
    ("meet-somebody", _MET, True),
    ("meet", _MET_EACH_OTHER, True),
    ("call", _ON, True),
    ("call", _IN, True),
    ("see", _MET, False),
    ("discuss-with", _SOMETHING_WITH, True),
    ("discuss-with", _SOMETHING, False),
    ("raise-with", _SOMETHING_WITH, False),
    ("deliver-to", _SOMETHING_TO, False),
)
_PASSIVE_BACK = 24
_OPENING_BACK = 90
_OBJECTS_AHEAD = 60


class Form(NamedTuple):
    """A way of saying that people met, by its offsets in the masked sentence.

    ``begin`` and ``end`` are those of the word for it, ``first`` where the first of those who were met is named, if
    one is. ``opening`` where a phrase before the sentence names the meeting, so that its subject follows. ``between``
    where all who met stand behind the word, ``subject`` where one of them does. ``sure`` where no
    day is needed to believe it.
    """

    begin: int
    end: int
    first: int | None
    opening: bool = False
    between: bool = False
    subject: int | None = None
    sure: bool = True


def form_at(words: str, begin: int, end: int) -> Form | None:
    """Return the form that a word of meeting has in a masked sentence, if it has one that tells of people."""
    word = words[begin:end]
    if word in words_of("met-by") and _PASSIVE.search(words, max(0, begin - _PASSIVE_BACK), begin):
        match = _BY.match(words, end)
        return None if match is None else Form(begin, end, match.start("first"))
    if word in words_of("meeting-noun") and (found := _noun(words, begin, end)) is not None:
        return found
    for kind, pattern, sure in _FORMS:
        match = pattern.match(words, end) if word in words_of(kind) else None
        if match is not None:
            first = match.start("first") if "first" in pattern.groupindex else None
            return Form(begin, end, first, sure=sure)
    if word in words_of("meet-with") and _OBJECTS.search(words, end, end + _OBJECTS_AHEAD):
        return Form(begin, end, None, sure=False)
    return None


def _noun(words: str, begin: int, end: int) -> Form | None:
    """Return the form of a noun of meeting: `a meeting with`, `talks between`, `a dinner hosted by`."""
    # `Meeting with Poloff on Friday, he said`
    opening = not words[:begin].strip() or _NOUN_OPENING.search(words, max(0, begin - _OPENING_BACK), begin) is not None
    match = _NOUN.match(words, end)
    if match is None:
        return None
    subject = match.start("for") if match["for"] else None
    return Form(begin, end, match.start("first"), opening, match["between"] is not None, subject)

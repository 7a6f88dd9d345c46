"""The forms in which a cable says that people met: what stands behind a word for it in a masked sentence."""

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
_NO_OWNER = r"(?!['’]s\b)"
_WHO = re.compile(
    rf" (?:{_WORD},? |\([^()]*\) |with |[a-z]+(?:s|en|ople) and ){{0,8}}?(?P<first>{PERSON}|{BODY}){_NO_OWNER}"
)
# `Met the demands of the Mayor` is no meeting with her, nor `received the Mayor's letter`.
_WHOM = re.compile(
    rf" (?:(?:[A-Z]\w+ of )?(?!(?:from|of)\b){_WORD},? |\([^()]*\) |{BODY} ){{0,4}}?(?P<first>{PERSON}|{BODY}"
    rf"(?=(?: [\w-]+)? (?:delegations?|leaders|officials|representatives|team)\b)){_NO_OWNER}"
)
# What stands between a word for meeting and `with`: days, places, and how they met.
_ASIDES = re.compile(
    rf"(?:(?:,? (?:(?:on|in|at|of|near|the|early|late|both|around) )*(?:{DAY}|{PLACE})(?: and (?:{DAY}|{PLACE}))*,?)"
    # A town that no list knows stands behind `in` all the same.
    r"|,? in [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
    r"|,? (?:again|separately|privately|together|twice|once|today|yesterday|individually|jointly|\w+ly|one-on-one"
    r"|at length|in private|face[- ]to[- ]face|over \w+|by (?:tele)?phone|by video\w*|down|up"
    r"|(?:next|this|last|earlier this) (?:week|month|year)(?: in th(?:e|is) [\w ]{1,20})?|in (?:early|mid|late)-?\s?\w+"
    r"|for \w+(?: (?:minutes|hours?))?"
    r"|at (?:the|his|her|their) \w+(?: \w+)?),?"
    r"|,? \([^()]*\)){0,5}"
)
_PURPOSE = re.compile(
    r" to (?!brief|consult|convey|deliver|discuss|express|follow|introduc|learn|present|raise|review"
    r"|seek|talk|thank)\w"
)
# `A and B met on Monday`: nobody follows.
_NOBODY = re.compile(r"(?= (?:to|for|and|ahead|before|after|in)\b|[,.;:]|$)")
_TO = re.compile(r" (?:in|to|upon)(?= )")
_BY = re.compile(r" by(?= )")
_ON = re.compile(r" (?:(?:up)?on|in)(?= )")
_TO_OFFICE = re.compile(r" (?:in\b(?! [A-Z])|to (?:a|his|her|the) (?:meeting|ministry|office)\b)")
_WITH = re.compile(r",? with(?= )")
_SOMETHING_WITH = re.compile(r" [^;:.,]{1,90}? with(?= )")
_NOUN = re.compile(
    rf"(?: for (?P<for>{PERSON}))?(?: (?P<between>between|among|included|(?:was |were )?attended by)| with)"
    r"|(?:,? (?:that|which))?(?: (?:was|were))?,? (?:co-)?(?:chaired|held|hosted|organized|sponsored) by"
    r"| (?:for|in honor of)(?= )"
)
_CALL = re.compile(r" (?:by|on|from)(?= )")
_OF = re.compile(r"(?: \w+)? of the(?= )")
_NOUN_OPENING = re.compile(
    r"(?:^|[,;(] ?|\band )(?:(?P<in>[Dd]uring|[Ii]n|[Aa]t|[Oo]ver)|[Ff]ollowing|[Aa]fter|[Ff]rom"
    rf"|[Oo]n the (?:margins|sidelines) of|[Aa]s part of)(?: (?:{DAY}|{PLACE}|[\w'’/-]+,?)){{0,7}} $"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being)(?: \w+)? $")
# The other side may have no name: `with his foreign counterparts`.
_GROUP = re.compile(r" ((?:[\w'’-]+ ?){1,6})")
_YOU = re.compile(r" (?:you|us)\b")
_TO_WHOM = re.compile(r",? to(?= )")
_ATTENDED = re.compile(
    r"\b(?:attend(?:ed|ing|s)?|participate in|participat(?:ed|es|ing) in|took part in)(?: [^\s,;:]+){0,5}? $"
)
_SPOKEN = ("spoke", "talked")
_OF_THE_PRESS = ("press ", "news ")
_HELD = re.compile(r"\b(?:held|holds?|resumed)(?: [^\s,;:]+){0,4}? $")
_PASSIVE_BACK = 24
_OPENING_BACK = 90
_ATTENDED_BACK = 60


class Form(NamedTuple):
    """A way of saying that people met, by its offsets in the masked sentence.

    ``begin`` and ``end`` are those of the word for it, ``first`` where the first of those who were met is named, if
    one is. ``opening`` where a phrase before the sentence names the meeting, so that its subject follows. ``between``
    where all who met stand behind the word, ``subject`` where one of them does. ``sure`` where no
    day is needed to believe it, ``alone`` where one of the sides may be without a name. ``verb`` is
    where the verb of those who attended or held it begins.
    """

    begin: int
    end: int
    first: int | None
    opening: bool = False
    between: bool = False
    subject: int | None = None
    sure: bool = True
    alone: bool = False
    verb: int | None = None


def form_at(words: str, begin: int, end: int) -> Form | None:
    """Return the form that a word of meeting has in a masked sentence, if it has one that tells of people."""
    word = words[begin:end].lower()
    aside = _end(_ASIDES, words, end)
    if word in words_of("met-by") and _PASSIVE.search(words, max(0, begin - _PASSIVE_BACK), begin):
        # `called to Lisbon on Monday by`
        to = _end(_TO, words, end)
        match = _behind(_BY, _WHOM, words, _end(_ASIDES, words, to), to)
        return None if match is None else Form(begin, end, match)
    if word in words_of("meeting-noun") and (found := _noun(words, begin, end, aside)) is not None:
        return found
    forms = (read(words, begin, end, aside) for kind, read in _VERBS if word in words_of(kind))
    return next((form for form in forms if form is not None), None)


def _end(pattern: re.Pattern[str], words: str, begin: int) -> int:
    """Return where what matches at an offset ends; the offset itself, where nothing does."""
    match = pattern.match(words, begin)
    return begin if match is None else match.end()


def _is_group(words: str, begin: int) -> bool:
    """Tell whether people without a name stand at an offset: `with his counterparts`, `with members of parliament`."""
    match = _GROUP.match(words, begin)
    return match is not None and not (words_of("person-noun") | words_of("met-group")).isdisjoint(match[1].split())


def _behind(lead: re.Pattern[str], who: re.Pattern[str], words: str, *offsets: int) -> int | None:
    """Return where the first of those stands who are named behind words that lead to them, at one of some offsets."""
    for offset in offsets:
        match = lead.match(words, offset)
        named = None if match is None else who.match(words, match.end())
        if named is not None:
            return named.start("first")
    return None


def _noun(words: str, begin: int, end: int, aside: int) -> Form | None:
    """Return the form of a noun of meeting: `a meeting with`, `talks between`, `a dinner hosted by`."""
    if words.endswith(_OF_THE_PRESS, 0, begin):
        return None
    # `Meeting with Poloff on Friday, he said`
    opened = _NOUN_OPENING.search(words, max(0, begin - _OPENING_BACK), begin)
    opening = opened is not None or not words[:begin].strip()
    lead = _NOUN.match(words, aside) or _NOUN.match(words, end)
    if lead is not None:
        who = _WHO.match(words, lead.end())
        if who is not None and (lead[0] != " for" or words[who.start("first")] == PERSON[0]):
            subject = lead.start("for") if lead["for"] else None
            between = lead["between"] is not None
            return Form(begin, end, who.start("first"), opening, between, subject, alone=lead[0] == " with")
        if lead[0] == " with" and _is_group(words, lead.end()):
            return Form(begin, end, None, opening, sure=False, alone=True)
    if words[begin:end] in {"call", "calls"}:
        first = _behind(_CALL, _WHO, words, aside, end)
        return None if first is None else Form(begin, end, first, opening)
    return _event(words, begin, end, within=opened is not None and opened["in"] is not None)


def _event(words: str, begin: int, end: int, *, within: bool) -> Form | None:
    """Return the form of a meeting that somebody attended or held, or in which something was said."""
    back = max(0, begin - _ATTENDED_BACK)
    attended = _ATTENDED.search(words, back, begin)
    if attended is not None:
        return Form(begin, end, _behind(_OF, _WHO, words, end), alone=True, verb=attended.start())
    if within:
        return Form(begin, end, None, opening=True)
    held = _HELD.search(words, back, begin)
    return None if held is None else Form(begin, end, None, sure=False, verb=held.start())


def _met_with(words: str, begin: int, end: int, aside: int) -> Form | None:
    """Return the form of `met with`, be the other side without a name, and of `spoke to`."""
    first = _behind(_WITH, _WHO, words, aside, end)
    if first is not None:
        return Form(begin, end, first, alone=True)
    lead = _WITH.match(words, aside)
    if lead is not None and _is_group(words, lead.end()):
        return Form(begin, end, None, sure=False, alone=True)
    spoken = words.startswith(_SPOKEN, begin)
    first = _behind(_TO_WHOM, _WHOM, words, aside) if spoken else None
    return None if first is None else Form(begin, end, first, sure=False)


def _met_somebody(words: str, begin: int, end: int, aside: int) -> Form | None:
    """Return the form of `met the Mayor`, `will see you`."""
    word = words[begin:end]
    whom = _WHOM.match(words, aside) or _WHOM.match(words, end)
    if whom is not None:
        seen = word in words_of("see")
        return Form(begin, end, whom.start("first"), sure=not seen, alone=word in words_of("meet"))
    return Form(begin, end, None, sure=False, alone=True) if _YOU.match(words, end) else None


def _met(words: str, begin: int, end: int, aside: int) -> Form | None:
    """Return the form of `A and B met`."""
    return Form(begin, end, None, alone=True) if _NOBODY.match(words, aside) else None


def _called_on(words: str, begin: int, end: int, _: int) -> Form | None:
    """Return the form of `called on the Mayor`, but not to do something, or of `called Poloff to the office`."""
    lead = _ON.match(words, end)
    called = _WHOM.match(words, end) if lead is None else None
    if called is not None:
        return Form(begin, end, called.start("first")) if _TO_OFFICE.match(words, called.end()) else None
    whom = None if lead is None else _WHOM.match(words, lead.end())
    return None if whom is None or _PURPOSE.match(words, whom.end()) else Form(begin, end, whom.start("first"))


def _discussed(words: str, begin: int, end: int, _: int) -> Form | None:
    """Return the form of `discussed boats with the Mayor`, or of what two discussed, which needs a day."""
    first = _behind(_SOMETHING_WITH, _WHOM, words, end)
    return Form(begin, end, first, sure=first is not None)


def _raised(words: str, begin: int, end: int, _: int) -> Form | None:
    """Return the form of `raised boats with the Mayor`, which needs a day."""
    first = _behind(_SOMETHING_WITH, _WHOM, words, end)
    return None if first is None else Form(begin, end, first, sure=False)


# How to read the verbs of each kind, in the order in which they are tried.
_VERBS = (
    ("meet-with", _met_with),
    ("meet-somebody", _met_somebody),
    ("see", _met_somebody),
    ("meet", _met),
    ("call", _called_on),
    ("discuss-with", _discussed),
    ("raise-with", _raised),
)

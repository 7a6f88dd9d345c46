"""Organizations that no lexicon knows: told by a head word and capitals, by a noun before the name, by an acronym."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.bodies import head_at
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.namesakes import company_name, same_body
from cablegraph.extracting.texts import Match
from cablegraph.extracting.vocabulary import common_words, generic_acronyms, heads, no_bodies
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Word

_OURS = re.compile(
    r"(?:U\.?S\.?|American|United States)\s+(?:Embassy|Consulate|Mission|Interests Section)", re.IGNORECASE
)
_LIST_OF_NAMES = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?)*,? and [A-Z][\w-]+(?: [A-Z][\w-]+)?")
_LISTING = re.compile(r"\b(?:Ministry|Ministries|Department|Committee|Secretariat) (?:of|for) ")
_GOVERNMENT = re.compile(r"\bGO(?!AL|OD|LD|LF|AT|DS|ES|T\b(?!I))[A-Z]{1,4}\b|\bGOT\b|\bGo[A-Z]{1,3}\b")
_GENERIC_ACRONYM = re.compile(r"[A-Z](?<![\w/-].)(?:[A-Z]{1,5}|o[A-Z]{1,3})(?=s?(?![\w-]))")
_BRACKETED = re.compile(r",?\s\((?P<short>[A-Z][\w-]{1,9})(?=[),;])")
# `Section 301`, `Unit 4`: no body, but a part with its number.
_NUMBER = re.compile(r" (?:\d|[IVX]+\b)")
# What undertakings are called is no body's name: `Operation Allied Force`.
_UNDERTAKING = ("peration ", "PERATION ", "xercise ", "XERCISE ")
_MATTERS = ("tion", "ism", "ture", "ment", "stry", "fare", "ing", "ics")
_OF = frozenset({"of", "of the", "for", "for the", "the"})
_SURELY_NAMED = 2
_LONGEST_AGAIN = 3
_LONGEST_IN_HEADLINE = 4


def key_of(label: str) -> str:
    """Return the key of an organization by its label; a leading `the` is no part of it."""
    return f"organization: {re.sub(r'^[Tt]he ', '', label)}"


def find_organizations(
    text: Text, readings: Sequence[Reading], named: dict[str, str]
) -> Iterator[tuple[Organization | None, Match]]:
    """Yield the bodies that a text names by a head word, and generic acronyms, each with its place.

    ``named`` are the full names of bodies met so far in the cable, with their keys: the end of one is its short form.
    """
    named |= {
        text.words[match.begin : match.end]: match.entity
        for match in text.matches
        if match.entity.startswith(("agents:", "organization:"))
    }
    for reading in readings:
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind == "body" and not _goes_on(reading, number):
                yield from _headed(text, reading, number, named)
    yield from _acronyms(text)


def _headed(
    text: Text, reading: Reading, number: int, named: dict[str, str]
) -> Iterator[tuple[Organization | None, Match]]:
    """Yield the body that a head word tells, or, where its name is another of a body named before, that body again."""
    words, phrase = reading.words, reading.phrases[number]
    first, last = phrase.first, words[phrase.last]
    capitals = text.words is not text.flow.text
    if capitals or text.part[0] != "paragraph":
        # In a heading, and in a text in capitals, every word may have one: `Sailors of Tuna Shipping`.
        first = _behind_of(words, first, phrase.last)
        if phrase.last - first >= _LONGEST_IN_HEADLINE and not capitals:
            return
        if capitals and _is_vague(words, first, phrase.last):
            return
    begin = words[first].begin
    end = _with_list(text.words, begin, last.end)
    label = text.words[begin:end]
    if _OURS.fullmatch(label) or _is_none(text.words, begin, end):
        return
    key = None if named.get(label) == key_of(label) else same_body(label, named)
    if key is not None:
        yield None, Match(begin, end, key, "organization.short-form")
        return
    head = head_at(words, phrase.last) or head_at(words, first)
    rule = "organization.head-word"
    unit, acronym = head is not None and head.unit, _acronym_behind(text, end)
    found = Organization(key_of(label), label, text.flow.span(begin, end), rule, acronym, unit)
    for name in (label, acronym, company_name(label, head)):
        if name is not None:
            named.setdefault(name, found.key)
    yield found, Match(begin, end, found.key, rule)


def _behind_of(words: Sequence[Word], first: int, last: int) -> int:
    """Return the first word of a name behind `of` and the like, where no head word stands before that."""
    begin = first
    for index in range(first, last + 1):
        if words[index].gap in _OF:
            begin = index
        if head_at(words, index) is not None:
            break
    return begin


def _is_vague(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a name in a text in capitals may be words like others: `MINING UNIONS`, but not `LABOR MINISTRY`."""
    heads_in = [word.text.lower() for word in words[first : last + 1] if word.text.lower() in heads()]
    return 0 < last - first < _SURELY_NAMED and all(head in words_of("vague-head") for head in heads_in)


def _acronym_behind(text: Text, end: int) -> str | None:
    """Return the acronym in brackets behind a name that it is not made of: `Lighthouse Party (PFL)`."""
    match = _BRACKETED.match(text.words, end)
    if match is None or sum(map(str.isupper, match["short"])) <= 1 or _GOVERNMENT.fullmatch(match["short"]):
        return None
    return None if any(known.begin == match.start("short") for known in text.matches) else match["short"]


def _is_none(words: str, begin: int, end: int) -> bool:
    """Tell whether words with a head word name no body: some that never do, a numbered part, an undertaking."""
    label = words[begin:end]
    return (
        label.lower().removeprefix("u.s. ") in no_bodies()
        or words.startswith(_UNDERTAKING, begin - len(_UNDERTAKING[0]))
        or (label.endswith("Section") and _NUMBER.match(words, end) is not None)
    )


def _goes_on(reading: Reading, number: int) -> bool:
    """Tell whether a body's name is but part of another: `Ministerial Council Meeting`, `Minister of Civil Service`."""
    words, phrase = reading.words, reading.phrases[number]
    following = words[phrase.last + 1] if phrase.last + 1 < len(words) else None
    before = reading.phrases[number - 1] if number else None
    portfolio = (
        before is not None
        and before.kind == "role"
        and words[phrase.first].gap in {"of", "for"}
        and words[before.last].text.endswith("Minister")
    )
    return portfolio or (following is not None and not following.gap and following.text in words_of("thing"))


def _with_list(words: str, begin: int, end: int) -> int:
    """Return where a ministry's name ends that lists what it is of: `Ministry of Economy, Trade and Industry`."""
    if _LISTING.search(words, begin, end) is None:
        return end
    match = _LIST_OF_NAMES.match(words, end)
    if match is None:
        return end
    listed = re.findall(r"[A-Z][\w-]+", match.group())
    return match.end() if all(_may_be_listed(word) for word in listed) else end


def _may_be_listed(word: str) -> bool:
    """Tell whether a word may be what a ministry is of: `Tourism`."""
    return (word in common_words() or word.endswith(_MATTERS)) and word.lower() not in heads()


def _acronyms(text: Text) -> Iterator[tuple[Organization, Match]]:
    taken = {match.begin for match in text.matches}
    for match in _GENERIC_ACRONYM.finditer(text.words):
        word = match.group()
        if match.start() in taken:
            continue
        if word in generic_acronyms() or _GOVERNMENT.fullmatch(word):
            span = text.flow.span(*match.span())
            found = Organization(key_of(word), word, span, "organization.generic-acronym")
            yield found, Match(*match.span(), found.key, "organization.generic-acronym")


def again_named(readings: Sequence[Reading], named: dict[str, str], taken: Sequence[Match]) -> Iterator[Match]:
    """Yield where a body that no head word names is named again: `Eni` after `firm Eni`."""
    free = {match.begin for match in taken}
    first_words = {name.partition(" ")[0] for name in named}
    for reading in readings:
        words = reading.words
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind != "other" or words[phrase.first].begin in free:
                continue
            again = _longest_again(reading, number, named) if words[phrase.first].text in first_words else None
            if again is not None:
                yield again
                continue
            # `Ostia HBO`
            for word in words[phrase.first : phrase.last + 1] if phrase.last > phrase.first else ():
                key = named.get(word.text) if word.text.isupper() else None
                if key is not None:
                    yield Match(word.begin, word.end, key, "organization.again")


def _longest_again(reading: Reading, number: int, named: dict[str, str]) -> Match | None:
    """Return the longest name that begins with a phrase: `Sol y Sombra` is two, as it may be two names."""
    words, first = reading.words, reading.phrases[number].first
    for last in reversed(reading.phrases[number : number + _LONGEST_AGAIN]):
        key = named.get(joined(words, first, last.last)) if last.kind == "other" else None
        if key is not None:
            return Match(words[first].begin, words[last.last].end, key, "organization.again")
    return None

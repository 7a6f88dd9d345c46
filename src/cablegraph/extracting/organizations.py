"""Organizations that no lexicon knows: told by a head word and capitals, or by an acronym."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.texts import Match
from cablegraph.extracting.vocabulary import common_words, generic_acronyms, heads
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.phrases import Phrase, Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Word

_OURS = re.compile(
    r"(?:U\.?S\.?|American|United States)\s+(?:Embassy|Consulate|Mission|Interests Section)", re.IGNORECASE
)
_LIST_OF_NAMES = re.compile(r"(?:, [A-Z][\w-]+)*,? and [A-Z][\w-]+")
_GOVERNMENT = re.compile(r"\bGO(?!AL|OD|LD|LF|AT|DS|ES|T\b(?!I))[A-Z]{1,4}\b|\bGOT\b")
_GENERIC_ACRONYM = re.compile(r"[A-Z](?<![\w/-].)[A-Z]{1,5}(?=s?(?![\w-]))")
_MINISTRIES = frozenset({"Ministry", "Ministries", "Department"})
_LONGEST_IN_HEADLINE = 4
_LONGEST_AGAIN = 3


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
        for phrase in reading.phrases:
            if phrase.kind == "body" and not _goes_on(reading.words, phrase):
                yield from _headed(text, reading.words, phrase, named)
    yield from _acronyms(text)


def _headed(
    text: Text, words: Sequence[Word], phrase: Phrase, named: dict[str, str]
) -> Iterator[tuple[Organization | None, Match]]:
    """Yield the body that a head word tells, or, where its name ends a longer one's, that body again."""
    first, last = words[phrase.first], words[phrase.last]
    begin, end = first.begin, _with_list(text.words, first.text, last.end)
    label = text.words[begin:end]
    # In a heading every word may have a capital.
    long = phrase.last - phrase.first + 1 > _LONGEST_IN_HEADLINE
    if _OURS.fullmatch(label) or (long and text.part[0] != "paragraph"):
        return
    longer = {key for name, key in named.items() if name.endswith(f" {label}")}
    if len(longer) == 1:
        yield None, Match(begin, end, longer.pop(), "organization.short-form")
        return
    head = heads().get(last.text.lower()) or heads().get(first.text.lower())
    unit = head is not None and head.unit
    rule = "organization.head-word"
    found = Organization(key_of(label), label, text.flow.span(begin, end), rule, unit=unit)
    named.setdefault(label, found.key)
    yield found, Match(begin, end, found.key, rule)


def _goes_on(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a body's name is but the beginning of another thing's: `Ministerial Council Meeting`."""
    following = words[phrase.last + 1] if phrase.last + 1 < len(words) else None
    return following is not None and not following.gap and following.text in words_of("thing")


def _with_list(words: str, head: str, end: int) -> int:
    """Return where a ministry's name ends that lists what it is of: `Ministry of Economy, Trade and Industry`."""
    if head not in _MINISTRIES:
        return end
    match = _LIST_OF_NAMES.match(words, end)
    if match is None or not all(word in common_words() for word in re.findall(r"[A-Z][\w-]+", match.group())):
        return end
    return match.end()


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
            begin = words[phrase.first].begin
            if phrase.kind != "other" or begin in free or words[phrase.first].text not in first_words:
                continue
            # `Sol y Sombra` is two phrases, as it may be two names.
            for last in reversed(reading.phrases[number : number + _LONGEST_AGAIN]):
                key = named.get(joined(words, phrase.first, last.last)) if last.kind == "other" else None
                if key is not None:
                    yield Match(begin, words[last.last].end, key, "organization.again")
                    break

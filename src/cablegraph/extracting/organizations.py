"""Organizations that no lexicon knows: told by a head word and capitals, by an acronym before a function, by a parent."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.phrases import heads, joined, phrases
from cablegraph.extracting.texts import Match
from cablegraph.extracting.words import openers, runs, shouted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.phrases import Phrase
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Run, Word

_OURS = re.compile(r"(?:U\.?S\.?|American|United States)\s+(?:Embassy|Consulate|Mission|Interests Section)", re.IGNORECASE)
_GOVERNMENT = re.compile(r"\bGO(?!AL|OD|LD|LF|AT|DS|ES|T\b(?!I))[A-Z]{1,4}\b|\bGOT\b")
_GENERIC_ACRONYM = re.compile(r"(?<![\w/-])[A-Z]{2,6}(?=s?(?![\w-]))")


@cache
def generic_acronyms() -> dict[str, str]:
    """Return acronyms that every capital uses of its own bodies (MFA, MOD), with what they stand for."""
    return {row["acronym"]: row["long"] for row in data.table("lexicon", "generic-acronyms.tsv")}


def key_of(label: str) -> str:
    """Return the key of an organization by its label; a leading `the` is no part of it."""
    return f"organization: {re.sub(r'^[Tt]he ', '', label)}"


class Reading:
    """The phrases of one text's runs, kept for those who look for people after organizations are known."""

    __slots__ = ("phrases", "run")

    def __init__(self, run: Run, found: list[Phrase]) -> None:
        """Keep a run with its phrases."""
        self.run = run
        self.phrases = found

    @property
    def words(self) -> Sequence[Word]:
        """The run's words."""
        return self.run.words


def read_runs(text: Text) -> list[Reading]:
    """Return the runs of a text as phrases; nothing of a text in capitals, where they tell nothing."""
    if text.part[0] not in {"paragraph", "subject", "heading"} or shouted(text.words):
        return []
    known = {match.begin: match for match in text.matches}
    begins = {sentence.begin for sentence in text.sentences}
    found = []
    for run in runs(text.words):
        first = run.words[0]
        opens = first.begin in begins or text.words[max(0, first.begin - 2) : first.begin].strip() in {".", "-", ":", "“", '"', "("}
        found.append(Reading(run, phrases(run, known, opens=opens or first.text in openers())))
    return found


def find_organizations(
    text: Text, readings: Sequence[Reading], named: dict[str, str]
) -> Iterator[tuple[Organization | None, Match]]:
    """Yield the bodies that a text names by a head word, and generic acronyms, each with its place.

    ``named`` are the full names of bodies met so far in the cable, with their keys: the end of one is its short form.
    """
    headline = text.part[0] != "paragraph"
    named |= {
        text.words[match.begin : match.end]: match.entity
        for match in text.matches
        if match.entity.startswith(("agents:", "organization:"))
    }
    for reading in readings:
        for phrase in reading.phrases:
            if phrase.kind != "body":
                continue
            words = reading.words
            label = joined(words, phrase.first, phrase.last)
            begin, end = words[phrase.first].begin, words[phrase.last].end
            # In a heading every word may have a capital.
            if _OURS.fullmatch(label) or (headline and phrase.last - phrase.first > 3):
                continue
            longer = {key for name, key in named.items() if name.endswith(f" {label}")}
            if len(longer) == 1:
                yield None, Match(begin, end, longer.pop(), "organization.short-form")
                continue
            row = heads().get(words[phrase.last].text.lower()) or heads().get(words[phrase.first].text.lower())
            found = Organization(
                key_of(label), label, text.flow.span(begin, end), "organization.head-word", unit=row is not None and row["unit"] == "yes"
            )
            named.setdefault(label, found.key)
            yield found, Match(begin, end, found.key, "organization.head-word")
    if not shouted(text.words):
        yield from _acronyms(text)


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

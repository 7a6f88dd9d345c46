"""Organizations that no lexicon knows: told by a head word and capitals, by an acronym before a function, by a parent."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.phrases import heads, joined, phrases
from cablegraph.extracting.texts import Match
from cablegraph.extracting.words import common_words, openers, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.phrases import Phrase
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Run, Word

_OURS = re.compile(
    r"(?:U\.?S\.?|American|United States)\s+(?:Embassy|Consulate|Mission|Interests Section)", re.IGNORECASE
)
# `Italian energy firm Eni`, `the daily Folha`
_CALLED = re.compile(
    r"\b(?:firm|company|corporation|conglomerate|giant|subsidiary|newspaper|daily|weekly|magazine|journal|tabloid"
    "|broadcaster|network|channel|station|website"
    "|portal|group|party|coalition|alliance|movement|organization|NGO|foundation|airline|carrier|bank|union|agency"
    "|consortium|militia|faction|club"
    r"|operator|producer|manufacturer|developer|retailer|paper)\s$"
)
_LIST_OF_NAMES = re.compile(r"(?:, [A-Z][\w-]+)*,? and [A-Z][\w-]+")
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
    """Return the runs of a text as phrases."""
    if text.part[0] not in {"paragraph", "subject", "heading"}:
        return []
    known = {match.begin: match for match in text.matches}
    begins = {sentence.begin for sentence in text.sentences}
    found = []
    for run in runs(text.words):
        first = run.words[0]
        opens = first.begin in begins or text.words[max(0, first.begin - 2) : first.begin].strip() in {
            ".",
            "-",
            ":",
            "“",
            '"',
            "(",
        }
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
            words = reading.words
            if phrase.kind == "other" and _CALLED.search(
                text.words, max(0, words[phrase.first].begin - 16), words[phrase.first].begin
            ):
                yield from _called(text, words, phrase, named)
                continue
            if phrase.kind != "body" or _goes_on(words, phrase):
                continue
            label = joined(words, phrase.first, phrase.last)
            begin, end = words[phrase.first].begin, words[phrase.last].end
            end = _with_list(text.words, words[phrase.first].text, end)
            label = text.words[begin:end]
            # In a heading every word may have a capital.
            if _OURS.fullmatch(label) or (headline and phrase.last - phrase.first > 3):
                continue
            longer = {key for name, key in named.items() if name.endswith(f" {label}")}
            if len(longer) == 1:
                yield None, Match(begin, end, longer.pop(), "organization.short-form")
                continue
            row = heads().get(words[phrase.last].text.lower()) or heads().get(words[phrase.first].text.lower())
            found = Organization(
                key_of(label),
                label,
                text.flow.span(begin, end),
                "organization.head-word",
                unit=row is not None and row["unit"] == "yes",
            )
            named.setdefault(label, found.key)
            yield found, Match(begin, end, found.key, "organization.head-word")
    yield from _acronyms(text)


def _goes_on(words: Sequence[Word], phrase: Phrase) -> bool:
    """Tell whether a body's name is but the beginning of another thing's: `Ministerial Council Meeting`."""
    following = words[phrase.last + 1] if phrase.last + 1 < len(words) else None
    return following is not None and following.gap.strip() == "" and following.text in _THINGS


_THINGS = frozenset(
    [
        "Meeting",
        "Meetings",
        "Summit",
        "Conference",
        "Session",
        "Sessions",
        "Report",
        "Resolution",
        "Act",
        "Agreement",
        "Statement",
        "Law",
        "Bill",
        "Declaration",
        "Decision",
        "Directive",
        "Regulation",
        "Charter",
        "Building",
        "Street",
        "Day",
        "Award",
        "Week",
        "Program",
        "Project",
        "Plan",
        "Initiative",
        "Presidency",
        "Treaty",
        "Convention",
        "Protocol",
        "Chamber's",
        "Ministerial",
    ]
)


def _with_list(words: str, head: str, end: int) -> int:
    """Return where a ministry's name ends that lists what it is of: `Ministry of Economy, Trade and Industry`."""
    if head not in {"Ministry", "Ministries", "Department"}:
        return end
    match = _LIST_OF_NAMES.match(words, end)
    if match is None or not all(word in common_words() for word in re.findall(r"[A-Z][\w-]+", match.group())):
        return end
    return match.end()


def _called(
    text: Text, words: Sequence[Word], phrase: Phrase, named: dict[str, str]
) -> Iterator[tuple[Organization, Match]]:
    """Yield the body that a noun for such bodies introduces: `firm Eni`."""
    label = joined(words, phrase.first, phrase.last)
    if words[phrase.first].text in common_words() or phrase.last - phrase.first > 2:  # noqa: PLR2004 a name is short
        return
    begin, end = words[phrase.first].begin, words[phrase.last].end
    found = Organization(key_of(label), label, text.flow.span(begin, end), "organization.called")
    named.setdefault(label, found.key)
    yield found, Match(begin, end, found.key, "organization.called")


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
    for reading in readings:
        for phrase in reading.phrases:
            if phrase.kind != "other" or reading.words[phrase.first].begin in free:
                continue
            key = named.get(joined(reading.words, phrase.first, phrase.last))
            if key is not None:
                begin, end = reading.words[phrase.first].begin, reading.words[phrase.last].end
                yield Match(begin, end, key, "organization.again")

"""Publications in reviews of the press: dated in brackets, or doing what only papers do, `Folha editorialized`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.introduced import called
from cablegraph.extracting.unknown import Unknown
from cablegraph.extracting.vocabulary import common_words, given_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablegraph.cable import Cable
    from cablegraph.extracting.findings import Organization
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Match, Text
    from cablegraph.extracting.unknown import Name

PUBLICATION = "organization.publication"
_TAGS = frozenset({"KMDR", "OPRC"})
_SUBJECT = re.compile(r"(?i)\b(?:media|press|editorial)\s+(?:reaction|review|summary|opinion|play|coverage|roundup)\b")
# `Folha (8/5)`, `"Folha" (center-left, 08-05)`
_DATED = re.compile(r"[\"“”'’`]?\s?\((?:[^()\d]{0,60}\s)?\d{1,2}[/-]\d{1,2}\b[^()]{0,40}\)")
_UP_TO_VERB = re.compile(r"[\"“”'’`]?(?:\s?\([^()]{1,60}\))?,?\s+(?:(?:also|then|has|had|\w+ly)\s+)?$")
# A columnist writes in a paper.
_IN_A_PAPER = re.compile(r"\s+(?:\w+ly\s+)?(?:in|for)\b")
_QUOTES = frozenset('"“”')
_JOINT = re.compile(r"[\"”]?(?:,?\s+and\s+|,\s+)(?:the\s+)?[\"“]?$")
_JOINT_BACK = 12
_LOOK_BACK = 90


def is_press_review(cable: Cable) -> bool:
    """Tell whether a cable reports what the press says, by its TAGS or its subject."""
    subject = cable.opening.subject
    return any(tag.value in _TAGS for tag in cable.opening.tags) or (
        subject is not None and _SUBJECT.search(subject.value) is not None
    )


def surnames(readings: Iterable[Sequence[Reading]]) -> frozenset[str]:
    """Return the last words of what a function or a given name tells to be people's names."""
    found: set[str] = set()
    for reading in (reading for of_text in readings for reading in of_text):
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind == "other":
                behind_role = number > 0 and reading.phrases[number - 1].kind == "role"
                several = phrase.last > phrase.first and reading.words[phrase.first].text in given_names()
                if several or (behind_role and not reading.words[phrase.first].gap):
                    found.add(reading.words[phrase.last].text)
    return frozenset(found)


def publications(
    text: Text, readings: Sequence[Reading], named: dict[str, str], people: frozenset[str]
) -> Iterator[tuple[Organization, Match]]:
    """Yield the publications of a text in a review of the press; ``people`` are surnames, which none of them has."""
    names = Unknown(text, readings)
    taken: set[int] = set()
    for name in (*_dated(names), *_publishing(names, people)):
        words = text.words[name.begin : name.end].split()
        if not (name.begin in taken or words[-1] in people or common_words().issuperset(words) or name.is_only_a_head):
            taken.add(name.begin)
            yield called(text, name, named, PUBLICATION)


def _dated(names: Unknown) -> Iterator[Name]:
    """Yield the names that a day in brackets follows."""
    for dated in _DATED.finditer(names.text.words):
        name = names.ending(dated.start())
        if name is not None:
            yield name


def _publishing(names: Unknown, people: frozenset[str]) -> Iterator[Name]:
    """Yield the names before a verb of publishing, but for what people do, and outside quotations."""
    words = names.text.words
    for verb in names.text.cues.get("publishing", ()):
        subject = _UP_TO_VERB.search(words, max(0, verb.begin - _LOOK_BACK), verb.begin)
        if subject is not None and not _IN_A_PAPER.match(words, verb.end):
            for name in _listed_until(names, subject.start()):
                if words[name.begin : name.end].rpartition(" ")[2] in people or _is_within_quotation(words, name):
                    break
                yield name


def _listed_until(names: Unknown, end: int) -> Iterator[Name]:
    """Yield the name that ends at an offset and those joined to it before: `Folha, Lanterna and Vela wrote`."""
    while True:
        known = names.known_until(end)
        name = None if known is not None else names.ending(end)
        if name is not None and not name.is_a_persons:
            yield name
        elif known is None:
            return
        one = name or known
        begin = end if one is None else one.begin
        joint = _JOINT.search(names.text.words, max(0, begin - _JOINT_BACK), begin)
        if joint is None:
            return
        end = joint.start()


def _is_within_quotation(words: str, name: Name) -> bool:
    """Tell whether a name stands inside a quotation that is longer than it."""
    begin = name.begin - 1 if words[name.end : name.end + 1] in _QUOTES else name.begin
    return words.count('"', 0, begin) % 2 == 1 or words.count("“", 0, begin) > words.count("”", 0, begin)

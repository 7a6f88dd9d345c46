"""Publications in reviews of the press: dated in brackets, or doing what only papers do, `Folha editorialized`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.introduced import Names, called
from cablegraph.extracting.vocabulary import given_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablegraph.cable import Cable
    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.findings import Organization
    from cablegraph.extracting.introduced import Name
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Match, Text

PUBLICATION = "organization.publication"
_TAGS = frozenset({"KMDR", "OPRC"})
_SUBJECT = re.compile(r"(?i)\b(?:media|press|editorial)\s+(?:reaction|review|summary|opinion|play|coverage|roundup)\b")
# `Folha (8/5)`, `"Folha" (center-left, 08-05)`
_DATED = re.compile(r"[\"“”'’`]?\s?\((?:[^()\d]{0,60}\s)?\d{1,2}[/-]\d{1,2}\b[^()]{0,40}\)")
_UP_TO_VERB = re.compile(r"[\"“”'’`]?(?:\s?\([^()]{1,60}\))?,?\s+(?:(?:also|then|has|had|\w+ly)\s+)?$")
# A columnist writes in a paper.
_IN_A_PAPER = re.compile(r"\s+(?:\w+ly\s+)?(?:in|for)\b")
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
    names = Names(text, readings)
    taken: set[int] = set()
    for name in (*_dated(names), *_publishing(names, people)):
        if name is not None and not name.is_common and name.begin not in taken:
            taken.add(name.begin)
            yield called(text, name, named, PUBLICATION)


def _dated(names: Names) -> Iterator[Name | None]:
    """Yield the names that a day in brackets follows."""
    for dated in _DATED.finditer(names.text.words):
        yield names.ending(dated.start())


def _publishing(names: Names, people: frozenset[str]) -> Iterator[Name]:
    """Yield the names before a verb of publishing, but for what people do, and outside quotations."""
    words = names.text.words
    for verb in names.text.cues.get("publishing", ()):
        subject = _UP_TO_VERB.search(words, max(0, verb.begin - _LOOK_BACK), verb.begin)
        name = None if subject is None else names.ending(subject.start())
        if name is None or name.is_a_persons or words[name.begin : name.end].rpartition(" ")[2] in people:
            continue
        if not _is_quoted(words, name) and not _is_byline(words, verb):
            yield name


def _is_byline(words: str, verb: Cue) -> bool:
    return _IN_A_PAPER.match(words, verb.end) is not None


def _is_quoted(words: str, name: Name) -> bool:
    """Tell whether a name stands inside a longer quotation of its paragraph."""
    before = words[: name.begin - 1]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")

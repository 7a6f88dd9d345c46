"""Phrases: what the words of a run are, a body, a function, a known name, or words that may name a person."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.bodies import body_end
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.roles import is_modifier, role_end
from cablegraph.extracting.verbs import verbs
from cablegraph.extracting.vocabulary import common_words, demonyms, given_names, head_endings, heads, openers
from cablegraph.extracting.words import Word, runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablegraph.extracting.texts import Match, Text
    from cablegraph.extracting.words import Run

_LONGEST_NAME = 4
_WORDS_KEPT = 1 << 14
# Acronyms of up to so many letters may be a given name in capitals; a surname alone is none.
_LONGEST_SHORT = 3
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_OF = frozenset({"of", "of the"})
_PAST = frozenset({"Ex", "Former", "Then"})
_SUFFIXES = frozenset({"JR", "SR", "II", "III"})


class Phrase(NamedTuple):
    """Some words of a run: ``known`` (a name found already), ``body``, ``role`` or ``other``; first and last word."""

    kind: str
    first: int
    last: int


class Reading(NamedTuple):
    """A run with its phrases, kept for those who look for people after organizations are known."""

    run: Run
    phrases: list[Phrase]

    @property
    def words(self) -> Sequence[Word]:
        """The run's words."""
        return self.run.words


def read_runs(text: Text) -> list[Reading]:
    """Return the runs of a text as phrases."""
    if text.part[0] == "attention":
        return []
    known = {match.begin: match for match in text.matches}
    found = []
    for run in runs(text.words):
        first = run.words[0]
        opens = first.text in openers() and first.begin not in known
        # Most runs are a word that begins a sentence, and names nothing.
        if not opens or len(run.words) > 1:
            found.append(Reading(run, _phrases(run, known, opens=opens)))
    return found


def _phrases(run: Run, known: Mapping[int, Match], *, opens: bool) -> list[Phrase]:
    """Return the phrases of a run in their order; ``known`` are the names found already, by their offset.

    ``opens`` tells whether its first word owes its capital to a sentence that it begins, and is no part of a phrase.
    """
    words = run.words
    if len(words) == 1 and words[0].begin not in known:
        return [_alone(words[0].text)]
    headed = any(_may_be_head(word.text) for word in words)
    found: list[Phrase] = []
    index = 1 if opens and not _is_part(words, known, headed=headed) else 0
    while index < len(words):
        match = known.get(words[index].begin)
        body = None
        if headed and (match is None or _may_begin_a_name(words, index, match)):
            body = body_end(words, index, known)
        if match is not None and (body is None or words[body].end <= match.end):
            kind, last = "known", _last_inside(words, index, match)
        else:
            role = role_end(words, index, _next_known(words, index, known))
            if role is not None and (body is None or body <= role):
                kind, last = "role", role
            else:
                kind, last = ("other", index) if body is None else ("body", body)
        found.append(Phrase(kind, index, last))
        index = last + 1
    return _gathered(found, words)


def _is_part(words: Sequence[Word], known: Mapping[int, Match], *, headed: bool) -> bool:
    """Tell whether a word that may open a sentence is part of a name: `First Secretary`, `Government of Ostia`."""
    if is_modifier(words[0].text) and words[0].text not in _PAST and role_end(words, 0, len(words)):
        return True
    return headed and words[1].gap in _OF and body_end(words, 0, known) is not None


@lru_cache(_WORDS_KEPT)
def _may_be_head(text: str) -> bool:
    return text.lower().rpartition("-")[2] in head_endings()


def _may_begin_a_name(words: Sequence[Word], index: int, match: Match) -> bool:
    """Tell whether a known name may begin a longer one: a place's does, and an acronym, `UN Mission`."""
    return match.entity.startswith("places:") or (
        words[index].text.isupper() and words[index].end == match.end and not words[index].text.startswith("GO")
    )


@lru_cache(_WORDS_KEPT)
def _alone(text: str) -> Phrase:
    """Return the phrase that a word makes alone: most runs are of one word."""
    words = (Word(0, len(text), text, ""),)
    if role_end(words, 0, 1) is not None:
        return Phrase("role", 0, 0)
    return Phrase("other" if body_end(words, 0, {}) is None else "body", 0, 0)


def _last_inside(words: Sequence[Word], index: int, match: Match) -> int:
    """Return the last word of a known name that begins at a word."""
    while index + 1 < len(words) and words[index + 1].end <= match.end:
        index += 1
    return index


def _next_known(words: Sequence[Word], index: int, known: Mapping[int, Match]) -> int:
    """Return the first word behind one that is a known name, but of no topic, or the run's end."""
    for further in range(index + 1, len(words)):
        match = known.get(words[further].begin)
        if match is not None and not match.entity.startswith("topics:"):
            return further
    return len(words)


def _gathered(found: list[Phrase], words: Sequence[Word]) -> list[Phrase]:
    """Join words that stand side by side and are nothing yet, as a name's do."""
    gathered: list[Phrase] = []
    for phrase in found:
        previous = gathered[-1] if gathered else None
        gap = words[phrase.first].gap
        if (
            phrase.kind == "other"
            and previous is not None
            and previous.kind == "other"
            and (not gap or (gap not in {"y", "e"} and gap in words_of("particle")))
        ):
            gathered[-1] = Phrase("other", previous.first, phrase.last)
        else:
            gathered.append(phrase)
    return gathered


def is_name(words: Sequence[Word], first: int, last: int, *, titled: bool = False) -> bool:
    """Tell whether words may name a person: one to four, none of them a common word, an acronym or a body's.

    Inside a name, and behind a title, a common word may be a given name: `Ann Jan Roe`, `Minister Will Roe`.
    """
    return (
        last - first < _LONGEST_NAME
        and len(words[last].text.rstrip(".")) > 1
        # A lone letter without a stop is none of a name: `(M Ostia Allgemeine)`.
        and (len(words[first].text) > 1 or first == last)
        and not any(
            (
                _is_no_name(words[index].text)
                and not (index < last and (titled or index > first) and _is_given(words[index].text))
            )
            or _is_acronym(words, index, first, last)
            for index in range(first, last + 1)
            # `A.K.M. Roe`
            if index > first or first == last or _INITIALS.fullmatch(words[index].text) is None
        )
    )


@lru_cache(_WORDS_KEPT)
def _is_given(text: str) -> bool:
    return text in given_names() and text not in demonyms()


@lru_cache(_WORDS_KEPT)
def _is_no_name(text: str) -> bool:
    return (
        text in common_words()
        or text.removesuffix("s") in demonyms()
        or text.lower() in heads()
        or any(character.isdigit() or character in "&/" for character in text)
        # `Left-of-center`, `Roe-commented on it`
        or "-of-" in text
        or text.rpartition("-")[2] in verbs()
        or "." in text.rstrip(".")
    )


def _is_acronym(words: Sequence[Word], index: int, first: int, last: int) -> bool:
    """Tell whether a word in capitals is an acronym: a surname may stand in capitals behind a given name."""
    short = words[index].text.rstrip(".")
    if len(short) <= 1 or not short.isupper() or short in _SUFFIXES:
        return False
    surname = words[last].text
    return (
        first == last
        or first < index < last
        or (
            index == first
            and len(short) > _LONGEST_SHORT
            and surname.istitle()
            and "-" not in surname
            and surname not in given_names()
        )
    )

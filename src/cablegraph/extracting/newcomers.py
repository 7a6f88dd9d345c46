"""Newcomers: what tells that words that no table knows name a person: what he does, who is beside him, his surname."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.bearers import folded
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.verbs import speaks_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.actors import Named
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Word

_MET = re.compile(
    r"\b(?:(?:met|spoke|meeting|meetings|talked|lunch|dinner|discussed \w+) with|told|informed|asked|thanked"
    r"|replaced|succeeded|named|appointed|arrested|detained|interviewed|jailed|married|nominated|sentenced)\s$"
)
_MET_BACK = 30
_GENITIVES = ("'s", "’s")
_PARTING = frozenset({"and", "y", "e", "for", "to"})


def single_words(readings: Sequence[Reading], *, among_others: bool) -> list[Word]:
    """Return the words that may name somebody by themselves: alone, or parted from unknown ones, `Obama and Lula`.

    In a subject or heading, where all words have capitals, they may stand ``among_others``: `Roe Sees Rain`.
    """
    found: list[Word] = []
    for reading in readings:
        words = reading.words
        for phrase in reading.phrases:
            if phrase.first == phrase.last:
                if phrase.kind in {"other", "known"}:
                    found.append(words[phrase.first])
            elif phrase.kind == "other":
                for position in range(phrase.first, phrase.last + 1):
                    before = position == phrase.first or words[position].gap in _PARTING
                    after = words[position + 1] if position < phrase.last else None
                    # `Roe September 9`
                    parted = after is None or after.gap or after.text in words_of("month")
                    if among_others or (before and parted):
                        found.append(words[position])
    return found


def surnames_alone(
    texts: Sequence[Text], named: Sequence[Sequence[Named]], singles: Sequence[Sequence[Word]]
) -> set[str]:
    """Return the last words of unknown names that stand alone too, as a surname does: behind a title, or in the text.

    What is no person's is shortened to its first word.
    """
    unsure = {
        folded(one.name)[-1]
        for occurrences in named
        for one in occurrences
        if not one.sure and one.name.partition(" ")[0] not in words_of("article-in-name")
    }
    if not unsure:
        return unsure
    again = {one.name.casefold() for occurrences in named for one in occurrences if one.sure and " " not in one.name}
    for text, words in zip(texts, singles, strict=True):
        if text.part[0] != "paragraph":
            continue
        for word in words:
            if word.text.casefold() in unsure and (
                text.words.startswith(_GENITIVES, word.end)
                or speaks_next(text.words, text.cues.get("saying", ()), word.end)
            ):
                again.add(word.text.casefold())
    return again & unsure


def is_beside_known(words: str, one: Named, occurrences: Sequence[Named]) -> bool:
    """Tell whether a name is joined by `and` to that of somebody who is known in full: `Ann Roe and Ugo Poe`."""
    return any(
        other.sure
        and " " in other.name
        and (words[other.end : one.begin] == " and " or words[one.end : other.begin] == " and ")
        for other in occurrences
    )


def speaks_or_meets(text: Text, one: Named) -> bool:
    """Tell whether a verb of saying follows a name, or somebody meets, tells or arrests the one named."""
    before = max(0, one.begin - _MET_BACK)
    if speaks_next(text.words, text.cues.get("saying", ()), one.end):
        return True
    return _MET.search(text.words, before, one.begin) is not None

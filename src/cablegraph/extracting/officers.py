"""Officers of the post whom a function alone names: CG, PolEconOff, the Ambassador."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegraph.extracting.actors import Actor
from cablegraph.extracting.findings import Officer
from cablegraph.extracting.roles import at_post
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text

_RULE = "officer.function-alone"
# Behind these a function goes on: `Ambassador to Italy` is another country's.
_GOES_ON = (" to ", " of ")


def officers_alone(text: Text, readings: Sequence[Reading], actors: Sequence[Actor]) -> Iterator[tuple[Officer, Actor]]:
    """Yield the officers that a text names by a function alone, outside the phrases around names of people."""
    covered = [(actor.extent_begin, actor.extent_end) for actor in actors]
    for reading in readings:
        words = reading.words
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind != "role":
                continue
            begin, end = words[phrase.first].begin, words[phrase.last].end
            role = joined(words, phrase.first, phrase.last)
            row = at_post(role)
            if row is None or any(first <= begin < last for first, last in covered):
                continue
            foreign = number > 0 and not words[phrase.first].gap
            owned = phrase.first == 0 and reading.run.owner is not None
            if row.kind != "officer" and (foreign or owned or text.words.startswith(_GOES_ON, end)):
                continue
            key = f"officer: {role}"
            yield Officer(key, role, text.flow.span(begin, end), _RULE), Actor(begin, end, key, begin, end, _RULE)

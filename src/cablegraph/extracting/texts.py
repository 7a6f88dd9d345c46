"""The stretches of running text that are searched: subject, attention lines, headings and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.capitals import calmed, shouted
from cablegraph.extracting.cues import between, cues
from cablegraph.extracting.sentences import sentences
from cablegraph.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.cable import Cable, Span
    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.findings import Part


class Match(NamedTuple):
    """A name in a stretch of running text, by its offsets there: what it names, by which rule and lexicon row."""

    begin: int
    end: int
    entity: str
    rule: str
    row: str | None = None


class Sentence(NamedTuple):
    """A sentence of a stretch of running text, by its offsets there."""

    begin: int
    end: int


@dataclass
class Text:
    """A stretch of running text while names are found in it: ``matches`` stand in its order, none within another."""

    part: Part
    flow: Flow
    matches: list[Match] = field(default_factory=list)
    sentences: tuple[Sentence, ...] = ()

    @cached_property
    def words(self) -> str:
        """The running text; one in capitals as it would stand in small letters, every offset the same.

        Attention lines stay as they are: they are made of symbols.
        """
        written = self.flow.text
        return calmed(written) if self.part[0] != "attention" and shouted(written) else written

    @cached_property
    def cues(self) -> dict[str, list[Cue]]:
        """Where the words have cue words, by kind."""
        return cues(self.words)

    def cues_in(self, kind: str, sentence: Sentence) -> Sequence[Cue]:
        """Return the cues of a kind that stand in a sentence."""
        found = self.cues.get(kind)
        return between(found, *sentence) if found else ()

    def inside(self, begin: int, end: int) -> list[Match]:
        """Return the names that stand between two offsets."""
        first = bisect_left(self.matches, (begin,))
        return [match for match in self.matches[first : bisect_left(self.matches, (end,), first)] if match.end <= end]


# What stands for quotation marks and apostrophes that a system did not know: `RoeQs QHarbor PlanQ`, `Roe?s plan`.
_GARBLED = re.compile(
    r"[Q?](?:(?P<apostrophe>(?<=[a-zß-ÿ.].)(?=s\b)|(?<=[a-zß-ÿ]Q)(?<!\b[AaEe]lQ)(?=[a-tv-z])|(?<=sQ)(?= ))"
    r"|(?<![\w?].)(?<!\?)(?=[A-Z][a-z]|[AI] )|(?<=[a-z.,!?]Q)(?!\w))"
)


def _quoted(words: str) -> str:
    r"""Return a text with marks where `Q` or `?` stands for one; lengths stay.

    >>> _quoted("RoeQs plan, he said, is QA good one.Q Tuna?s price is not.")
    'Roe\'s plan, he said, is "A good one." Tuna\'s price is not.'
    """
    if "Q" not in words and "?s" not in words:
        return words
    return _GARBLED.sub(lambda match: '"' if match["apostrophe"] is None else "'", words)


def texts_of(cable: Cable) -> list[Text]:
    """Return what is searched, in the order of the text; attention lines and headings are one sentence each."""
    spans: list[tuple[Part, Sequence[Span]]] = []
    if cable.opening.subject is not None:
        spans.append((("subject", 0), [cable.opening.subject.span]))
    spans += [(("attention", index), [line.span]) for index, line in enumerate(cable.opening.attention)]
    spans += [(("heading", index), [heading.span]) for index, heading in enumerate(cable.body.headings)]
    spans += [(("paragraph", index), part.pieces) for index, part in enumerate(cable.body.paragraphs)]
    spans.sort(key=lambda entry: entry[1][0])
    return [_text(part, Flow(cable.text, pieces, join=True)) for part, pieces in spans]


def _text(part: Part, flow: Flow) -> Text:
    flow.text = _quoted(flow.text)
    if part[0] != "paragraph":
        return Text(part, flow, sentences=(Sentence(0, len(flow.text)),))
    return Text(part, flow, sentences=tuple(Sentence(begin, end) for begin, end in sentences(flow.text)))

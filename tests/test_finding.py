"""Finding: whatever the words, it raises nothing, stays in the text and lets no mention overlap another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from conftest import TOP
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import told

from cablegraph.extracting.findings import Findings
from cablegraph.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablegraph.cable import Field, Span


def _own_words() -> list[str]:
    """Return the words of the text of our cables under tests/gold/, in order."""
    files = sorted((TOP / "tests" / "gold").glob("*/cable.txt"))
    cables = [read_bytes(file.read_bytes(), name=file.name) for file in files]
    return [
        word
        for cable in cables
        for paragraph in cable.body.paragraphs
        for word in cable.characters(paragraph.span).split()
    ]


WORDS = _own_words()
# Neighbours in a cable are drawn together, so that names, functions and verbs still meet.
PHRASES = st.integers(0, len(WORDS) - 6).flatmap(
    lambda first: st.integers(1, 5).map(lambda count: " ".join(WORDS[first : first + count]))
)
SHUFFLED = st.lists(PHRASES, min_size=1, max_size=25).map(" ".join)
PRINTABLE = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=300)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(found: Findings) -> Iterator[Span]:
    """Yield every span that findings name."""
    for name in Findings.__dataclass_fields__:
        for one in getattr(found, name):
            yield one.span
            for inner in ("verb", "about", "outcome", "protection"):
                field: Field[str] | None = getattr(one, inner, None)
                if field is not None and hasattr(field, "span"):
                    yield field.span
            if hasattr(one, "speaker_span"):
                yield one.speaker_span


def check(words: str) -> None:
    """Find what is in a paragraph, and hold what is true of all findings."""
    case = told(f"It rained.  {words}")
    for span in spans(case.found):
        assert 0 <= span.begin < span.end <= len(case.cable.text)
    for before, after in pairwise(case.found.mentions):
        assert before.span.end <= after.span.begin
    keys = [
        *(found.key for found in case.found.persons),
        *(found.key for found in case.found.organizations),
        *(found.key for found in case.found.officers),
    ]
    assert len(keys) == len(set(keys))
    for amount in case.found.amounts:
        assert amount.least <= amount.most
    for statement in case.found.statements:
        assert statement.span.begin <= statement.speaker_span.begin
        assert statement.speaker_span.end <= statement.span.end
    for role in case.found.memberships:
        assert role.member in keys


@QUIET
@given(PRINTABLE)
def test_any_text_is_searched(words: str) -> None:
    """Printable text of any script makes `find` raise nothing, and what it finds lies inside the text."""
    check(words)


@QUIET
@given(SHUFFLED)
def test_shuffled_words_are_searched(words: str) -> None:
    """Phrases of our own cables in any order make `find` raise nothing, and no two mentions overlap."""
    check(words)

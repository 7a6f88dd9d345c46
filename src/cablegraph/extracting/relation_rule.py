"""A rule of relations: the words between two names that say how they stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

BODIES = ("agents:", "organization:")
PLACES = ("place:", "places:")


class Rule(NamedTuple):
    """Words that stand between a subject and an object, what they mean, and of which families both must be.

    One of ``hints`` stands in all such words, so that most are passed over without the pattern. ``turned`` where the
    object is named first; ``behind`` is what stands right behind the second name.
    """

    name: str
    predicate: str
    hints: tuple[str, ...]
    words: re.Pattern[str]
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    turned: bool = False
    behind: re.Pattern[str] | None = None

    def says(self, between: str, words: str, stop: int) -> bool:
        """Tell whether the words between two names, and those behind the second, which ends at ``stop``, say this."""
        for hint in self.hints:
            if hint in between:
                return self.words.fullmatch(between) is not None and (
                    self.behind is None or self.behind.match(words, stop) is not None
                )
        return False


PEOPLE = ("person:",)
# What may stand behind a name before the words that a rule asks for: a genitive, brackets.
GAP = r"\)?(?:'s|’s)?\s*(?:\([^()]*\)\s*)?"

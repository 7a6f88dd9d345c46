"""Lists: the names that stand one after another, with commas and `and` between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.texts import Match

_NEXT_ITEM = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:on [\w -]{1,24})?(?:,|,? and|;)\s*(?:the )?$")


def listed(words: str, names: Sequence[Match], first: Match, families: tuple[str, ...]) -> list[Match]:
    """Return a name with those of the same families that follow it in a list."""
    found = [first]
    for name in names:
        if name.begin <= found[-1].end:
            continue
        if not name.entity.startswith(families) or not _NEXT_ITEM.fullmatch(words, found[-1].end, name.begin):
            break
        found.append(name)
    return found


def listed_before(words: str, names: Sequence[Match], last: Match, families: tuple[str, ...]) -> list[Match]:
    """Return a name with those of the same families that precede it in a list: `A and B are members of`."""
    found = [last]
    for name in reversed(names):
        if name.end >= found[0].begin:
            continue
        if not name.entity.startswith(families) or not _NEXT_ITEM.fullmatch(words, name.end, found[0].begin):
            break
        found.insert(0, name)
    return found

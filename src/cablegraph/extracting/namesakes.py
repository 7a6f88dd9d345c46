"""Namesakes: names of bodies that are one body's, its full name, the same turned round, a shorter one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cablegraph.extracting.vocabulary import common_words, demonyms, given_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cablegraph.extracting.vocabulary import Head

_TURNED = re.compile(
    r"(?P<head>Ministry|Department|Board of Directors|Board|Government|Office|Bank|University|Institute|Parliament)"
    r" (?:of|for) (?:the )?(?P<of>.+)"
)
_NAMES_KEPT = 1 << 14
_OURS = frozenset({"U.S.", "US"})
_DIRECTORS = " of Directors"


@lru_cache(_NAMES_KEPT)
def _turned(name: str) -> str:
    """Return a name with its head word last: that of the `Ministry of Health` is the `Health Ministry`'s too.

    >>> _turned("Board of Directors of the Tuna Works"), _turned("Ministry of Foreign Affairs")
    ('Tuna Works Board', 'Foreign Ministry')
    """
    match = _TURNED.fullmatch(name)
    turned = name if match is None or match["of"] == "Directors" else f"{match['of']} {match['head']}"
    return turned.removesuffix(_DIRECTORS).replace("Foreign Affairs Ministry", "Foreign Ministry")


def same_body(label: str, named: Mapping[str, str]) -> str | None:
    """Return the key of the one body named before whose name this is too, or a short form of it.

    A short form is the end of the name, `Tuna Board` of `Algarve Tuna Board`, or what stands before the place or matter
    that it is of, `Central Bank` of `Central Bank of Ruritania`.
    """
    turned, beginnings = _turned(label), (f"{label} of ", f"{label} for ")
    found = {
        key
        for name, key in named.items()
        if (name.endswith(label) and _ends(name, label)) or name.startswith(beginnings) or _turned(name) == turned
    }
    return found.pop() if len(found) == 1 else None


def _ends(name: str, label: str) -> bool:
    """Tell whether a name is a label with words before it, before a word alone a nationality: `Chilean Congress`."""
    before = name.removesuffix(f" {label}")
    return before != name and (" " in label or before in demonyms() or before in _OURS)


def longer_names(labels: Mapping[str, str]) -> dict[str, str]:
    """Return, by the key of a body, that of the one body whose name ends with its own, `ENEE Board` for `Board`.

    ``labels`` are the names by key: what a cable names in full only later is one body all the same.
    """
    found = {}
    for key, label in labels.items():
        longer = {other for other, name in labels.items() if _ends(name, label)}
        if len(longer) == 1:
            found[key] = longer.pop()
    return {key: found.get(longer, longer) for key, longer in found.items()}


def company_name(label: str, head: Head | None) -> str | None:
    """Return the name of a company without its last word, if that is a name still: `Blue Mango Shipping`."""
    name = label.rpartition(" ")[0]
    if head is None or head.company in {"no", "paper"} or not name or re.search(r" (?:of|and|&) ", label):
        return None
    words = name.split(" ")
    named = [word for word in words if word not in common_words()]
    return name if len(named) == len(words) > 1 or (len(words) == 1 and named and name not in given_names()) else None

"""Memberships: the functions of a person, from all places where a cable names him with one."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from cablegraph.extracting.findings import Membership
from cablegraph.extracting.roles import is_rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.actors import Named
    from cablegraph.extracting.texts import Text

# What makes a function another one, below it.
_ROLES_KEPT = 1 << 12
_OF = frozenset({"for", "of"})
_WHOLE = {
    "amb": ("ambassador",),
    "amb.": ("ambassador",),
    "dm": ("defense", "minister"),
    "fm": ("foreign", "minister"),
    "pm": ("prime", "minister"),
    "sg": ("secretary", "general"),
    "vp": ("vice", "president"),
}
_LESSER = frozenset({"vice", "deputy", "under", "assistant", "associate"})


def memberships(texts: Sequence[Text], member: str, places: Sequence[tuple[int, Named]]) -> Iterator[Membership]:
    """Yield the functions of a person, each once, where it stands first; ``places`` are where he is named, by text."""
    seen: dict[tuple[str, ...], Membership] = {}
    for index, one in places:
        for function in one.functions:
            role = " ".join(function.words.split())
            words = words_of_role(role)
            # A rank names nobody's function.
            if is_rank(role.partition(" for ")[0]) or any(
                _is_short_for(words, earlier) or (words != earlier and _goes_on_from(earlier, words))
                for earlier in seen
            ):
                continue
            earlier = seen.get(words)
            if earlier is not None and (earlier.organization is not None or function.organization is None):
                continue
            if earlier is not None:
                seen[words] = replace(earlier, organization=function.organization)
                continue
            span = texts[index].flow.span(function.begin, function.end)
            rule = "membership.function-before" if function.begin < one.begin else "membership.function-behind"
            seen[words] = Membership(member, role, function.organization, span, rule, function.former)
    yield from seen.values()


@lru_cache(_ROLES_KEPT)
def words_of_role(role: str) -> tuple[str, ...]:
    """Return the words of a function, all of them whole: `PM` is `Prime Minister`."""
    words = (word.removesuffix("s") for word in role.casefold().replace("-", " ").split())
    return tuple(whole for word in words for whole in _WHOLE.get(word, (word,)))


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a function is a shorter form of another: `Minister` for `Minister of Trade`, not `Vice Minister`."""
    if len(short) >= len(long):
        return False
    begin = next((at for at in range(len(long)) if long[at : at + len(short)] == short), None)
    return begin is not None and not _LESSER & set(long[:begin])


def _goes_on_from(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether a function tells another's portfolio: `Secretary of Trade` for `Secretary`, `Trade Secretary`."""
    of = next((at for at, word in enumerate(long) if word in _OF), None)
    return of is not None and short[-of:] == long[:of] and set(short[:-of]) <= set(long[of:])

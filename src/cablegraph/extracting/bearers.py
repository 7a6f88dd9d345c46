"""Bearers: the people of a cable by their names, and whom of them a surname means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from cablegraph.extracting.vocabulary import given_names, known_surnames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.actors import Named
    from cablegraph.extracting.words import Word

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_SHORT_NAME = 2
# Shorter ones are other names without a doubled letter: `Anna`, `Ana`.
_LONG_NAME = 7
_ARTICLE = re.compile(r"^(?:a[dlnrstz]|ash|el)-(?=\w{3})")
_DOUBLED = re.compile(r"(.)\1")
_NAMES_KEPT = 1 << 14


@dataclass(slots=True)
class Bearer:
    """A person while names are brought together."""

    name: str
    tokens: tuple[str, ...]
    first: tuple[int, Named]
    occurrences: list[tuple[int, Named]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The person's key, under the fullest name so far."""
        return f"person: {self.name}"

    @property
    def inner(self) -> tuple[str, ...]:
        """The last word but one of a long name, where it is a surname too: `Ann Roe Pell`."""
        word = self.tokens[-2] if len(self.tokens) > _SHORT_NAME else ""
        return (word,) if len(word) > _SHORT_NAME and word.capitalize() not in given_names() else ()


@lru_cache(_NAMES_KEPT)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, capitals, stops, suffixes and Arabic articles.

    >>> folded("Ünal al-Roe Jr.")
    ('unal', 'roe')
    """
    if not name.isascii():
        name = _plain(name)
    words = (_ARTICLE.sub("", word.strip(".'’\"“”")) for word in name.casefold().split())
    return tuple(word for word in words if word not in _SUFFIXES)


@lru_cache(_NAMES_KEPT)
def is_known_surname(word: str) -> bool:
    """Tell whether a word names a person without more, with accents or not.

    >>> is_known_surname("Thatcher"), is_known_surname("Chávez"), is_known_surname("Minister")
    (True, True, False)
    """
    return word in known_surnames() or (not word.isascii() and _plain(word) in known_surnames())


def _plain(name: str) -> str:
    """Return a name without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


@lru_cache(_NAMES_KEPT)
def squeezed(token: str) -> str:
    """Return a longer word of a name without doubled letters, which are often left out: `Mussollini`, `Musolini`.

    >>> squeezed("mussolini"), squeezed("anne")
    ('musolini', 'anne')
    """
    return _DOUBLED.sub(r"\1", token) if len(token) >= _LONG_NAME else token


def may_be_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names may be one person's: the same ends, or one inside the other in order."""
    if one == other:
        return True
    one, other = tuple(map(squeezed, one)), tuple(map(squeezed, other))
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return False
    rest = iter(long)
    return all(
        any(word == further or (len(word) == 1 and further.startswith(word)) for further in rest) for word in short
    )


class Bearers:
    """The people of a cable, by the words that each may be called by alone."""

    def __init__(self, known: Sequence[Bearer]) -> None:
        """Gather the first and last words of names, as they are and without doubled letters."""
        self.known = known
        self._last = {person.tokens[-1] for person in known}
        self._called = self._last.union(*((person.tokens[0], *person.inner) for person in known))
        self._squeezed = {squeezed(token): token for token in self._called}

    def surname(self, word: Word) -> str | None:
        """Return the name that a word gives somebody, folded; a given name behind `of` is none: `City of David`."""
        tokens = folded(word.text)
        if len(tokens) != 1:
            return None
        token = tokens[0] if tokens[0] in self._called else self._squeezed.get(squeezed(tokens[0]))
        return None if token is None or (word.gap == "of" and token not in self._last) else token


def where_named(place: tuple[int, Named]) -> tuple[int, int]:
    """Return a place as its text and its offset there, which puts places in order."""
    return place[0], place[1].begin


def bearer_of(surname: str, place: tuple[int, int], known: Sequence[Bearer], role: str | None = None) -> Bearer | None:
    """Return who bears a surname: the only one, the one of that function, or the one named last before."""
    bearers = [person for person in known if person.tokens[-1] == surname] or [
        person for person in known if person.tokens[0] == surname or surname in person.inner
    ]
    if len(bearers) <= 1:
        return bearers[0] if bearers else None
    if role is not None:
        fitting = [person for person in bearers if any(_alike(role, one.role) for _, one in person.occurrences)]
        bearers = fitting or bearers
    before = [person for person in bearers if where_named(person.first) <= place] or bearers

    def last_named(person: Bearer) -> tuple[int, int]:
        return max((where for one in person.occurrences if (where := where_named(one)) <= place), default=(-1, -1))

    return max(before, key=last_named)


def _alike(role: str, other: str | None) -> bool:
    return other is not None and (role.casefold() in other.casefold() or other.casefold() in role.casefold())

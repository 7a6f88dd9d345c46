"""How well an item fits an entity: name, type, country and the words around the mention, each weighed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from cablegraph.data import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cablegraph.linking.subjects import Subject
    from cablegraph.linking.wikidata import Item

WEIGHTS = {"name": 0.45, "type": 0.25, "country": 0.20, "context": 0.10}
"""What each part of a score counts; without a country to expect, the others share its weight."""

TIE = 0.05
"""Candidates closer to the best than this leave the entity undecided."""

BY_AUTHORITY = 0.98
"""The confidence of an item that carries the same authority id and is of a fitting type."""

_ENOUGH = 0.72
_ALIAS = 0.95
_FUZZY = 0.90
_SPELLING = 0.75
_UNKNOWN_TYPE = 0.4
_ONE_COUNTRY, _NO_COUNTRY = 0.3, 0.6
_NO_WORD, _ONE_WORD = 0.3, 0.7
_OTHER_ID = 0.7

# How well the kinds of mappings/wikidata-classes.tsv fit a kind of entity; what is not named here is wrong.
_FITS = {
    "city": {"settlement": 1.0, "territory": 0.7},
    "state": {"territory": 1.0, "settlement": 0.5, "region": 0.5},
    "country": {"country": 1.0},
    "place": {"region": 1.0, "territory": 0.8, "settlement": 0.5, "country": 0.5},
    "post": {"mission": 1.0, "organization": 0.4},
    "organization": {"organization": 1.0, "company": 0.4, "mission": 0.4},
}
_IDLE_WORDS = (
    "a an and at by de for from former in its la of on or since the to was which with city country organization place"
    " capital town state province region located part"
)
_IDLE = frozenset(_IDLE_WORDS.split())
# Cables spell in American English; bodies elsewhere often don't.
_SPELLINGS = (("center", "centre"), ("defense", "defence"), ("labor", "labour"), ("program", "programme"))
_SAME = (
    (r"\bu\.? ?s\.?(?: ?a\.?)?(?= |$)", "united states"),
    (r"\bamerican (?=embassy|consulate|institute)", "united states "),
    *((rf"\b{british}\b", american) for american, british in _SPELLINGS),
    (r"&", " and "),
    (r"[’'`]", ""),
)


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a score, 0 to 1 each (``country`` is ``None`` where none is expected), and what they come to."""

    name: float
    type: float
    country: float | None
    context: float
    confidence: float


def normal(name: str) -> str:
    """Return a name without accents, case, punctuation and the usual differences of spelling.

    >>> normal("U.S. Embassy, Sao Tomé")
    'united states embassy sao tome'
    """
    text = "".join(
        letter for letter in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(letter)
    )
    for pattern, plain in _SAME:
        text = re.sub(pattern, plain, text)
    return " ".join(re.findall(r"\w+", text))


def _words(name: str) -> list[str]:
    return sorted(word for word in normal(name).split() if word not in {"of", "the", "in", "for", "and"})


def telling(names: Iterable[str]) -> list[str]:
    """Return the names that tell something: acronyms and the addresses of headers mean too many things."""
    found = [name for name in names if not name.isupper()]
    return found or list(names)[:1]


def sought(names: Iterable[str], limit: int) -> list[str]:
    """Return the names to search for: the search of Wikidata forgives no spelling, so the British one is another.

    >>> sought(["Ministry of Labor", "MOL"], 3)
    ['Ministry of Labor', 'Ministry of Labour']
    """
    found: dict[str, None] = {}
    for name in telling(names):
        found[name] = None
        for american, british in _SPELLINGS:
            found[re.sub(rf"\b{american.title()}\b", british.title(), name)] = None
    return list(found)[:limit]


def _near(ours: list[str], theirs: list[str]) -> float:
    """Return how many words of two names are the same but for their spelling; one other word makes another name."""
    left = list(theirs)
    found = 0.0
    for word in ours:
        best = max(left, key=lambda other: fuzz.ratio(word, other), default="")
        alike = fuzz.ratio(word, best) / 100
        if alike >= _SPELLING:
            left.remove(best)
            found += alike
    return found / max(len(ours), len(theirs), 1)


def name_score(names: Iterable[str], label: str, aliases: Iterable[str]) -> float:
    """Return how alike the names of an entity and an item are: 1 for the same label, less for an alias or spelling."""
    ours = telling(names)
    best = 0.0
    for number, mine in enumerate(ours):
        for theirs, worth in ((label, 1.0), *((alias, _ALIAS) for alias in aliases)):
            if not theirs:
                continue
            same = normal(mine) == normal(theirs) or _words(mine) == _words(theirs) != []
            alike = 1.0 if same else _FUZZY * _near(_words(mine), _words(theirs))
            best = max(best, alike * worth * (1.0 if number == 0 else _ALIAS))
    return best


def type_score(kind: str, kinds: frozenset[str], *, stated: bool) -> float:
    """Return how well the kinds of an item's classes fit; 0 is wrong, and no class of a known kind says little.

    >>> type_score("city", frozenset({"mission", "organization"}), stated=True)
    0.0
    """
    if "never" in kinds:
        return 0.0
    if kind == "concept":
        return 0.0 if kinds & {"country", "mission", "organization", "company", "settlement", "territory"} else 1.0
    if not kinds:
        # A class far from all that we know is more likely wrong than no class.
        return _UNKNOWN_TYPE / 2 if stated else _UNKNOWN_TYPE
    return max((_FITS[kind].get(found, 0.0) for found in kinds), default=0.0)


def _country_name(label: str) -> str:
    """Return the name of a country; some kingdoms have an item of their own beside the country's."""
    return re.sub(r"^(?:the )?kingdom of (?:the )?", "", normal(label))


def country_score(subject: Subject, item: Item, labels: dict[str, str]) -> float | None:
    """Return 1 for the same country, 0 for another; where one does not say, something between."""
    if subject.kind in {"country", "concept"}:
        return None
    if not item.countries or not subject.country_label:
        return _NO_COUNTRY if not item.countries and not subject.country_label else _ONE_COUNTRY
    same = subject.country in item.countries or any(
        _country_name(subject.country_label) == _country_name(labels.get(name, "")) for name in item.countries
    )
    return 1.0 if same else 0.0


def context_score(subject: Subject, item: Item) -> float:
    """Return whether the words of an item's description stand around the mentions."""
    own = set(normal(" ".join(subject.names)).split())
    around = set(normal(f"{subject.context} {subject.country_label} {subject.kind_label}").split()) - own - _IDLE
    said = set(normal(item.description).split()) - own - _IDLE
    return (_NO_WORD, _ONE_WORD, 1.0)[min(2, len(around & said))]


def score(subject: Subject, item: Item, kinds: frozenset[str], labels: dict[str, str]) -> Score | None:
    """Return how well an item fits an entity, or ``None`` where it cannot be it.

    ``kinds`` are those of the item's classes, ``labels`` those of countries.
    """
    fits = type_score(subject.kind, kinds, stated=bool(item.classes))
    by_id = bool(set(subject.authorities) & set(item.authorities))
    name = name_score(subject.names, item.label, item.aliases)
    country = country_score(subject, item, labels)
    if item.missing or not fits or (not by_id and (name < _ENOUGH or country == 0)):
        return None
    context = context_score(subject, item)
    parts = {"name": name, "type": fits, "context": context} | ({} if country is None else {"country": country})
    total = sum(WEIGHTS[part] for part in parts)
    confidence = sum(WEIGHTS[part] * value for part, value in parts.items()) / total
    if by_id:
        confidence = BY_AUTHORITY if fits > _UNKNOWN_TYPE else (BY_AUTHORITY + confidence) / 2
    elif {name for name, _ in subject.authorities} & {name for name, _ in item.authorities}:
        # It has an id of the same authority, and another one.
        confidence *= _OTHER_ID
    if not by_id and name <= _FUZZY:
        # A spelling that is only near is left to a person.
        confidence = min(confidence, THRESHOLD - 0.01)
    return Score(name, fits, country, context, round(confidence, 3))

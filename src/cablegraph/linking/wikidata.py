"""Wikidata: its search, its items, its items by authority id; fifty ids a request, each item asked for once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from cablegraph import data
from cablegraph.linking.client import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cablegraph.linking.client import Client

API = "https://www.wikidata.org/w/api.php"
SPARQL = "https://query.wikidata.org/sparql"
ENTITY = "http://www.wikidata.org/entity/"

# What wbgetentities allows in one request.
_IDS = 50
_AUTHORITY_IDS = 200
# How far up a class is followed; the known ones lie closer.
_HEIGHT = 8
_AUTHORITIES = ("P1566", "P297", "P300")


@dataclass(frozen=True, slots=True)
class Item:
    """What an item says that tells it from its namesakes.

    ``id`` is the id asked for; ``target`` another one where that is merged into it; ``missing`` where there is none.
    """

    id: str
    label: str = ""
    aliases: tuple[str, ...] = ()
    description: str = ""
    classes: tuple[str, ...] = ()
    superclasses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    authorities: tuple[tuple[str, str], ...] = ()
    coordinates: tuple[float, float] | None = None
    target: str | None = None
    missing: bool = False


@cache
def known_classes() -> dict[str, str]:
    """Return the kind of every class that ``mappings/wikidata-classes.tsv`` knows."""
    return {row["item"]: row["kind"] for row in data.table("wikidata-classes.tsv")}


def _batches(values: Iterable[Any], size: int) -> Iterator[Sequence[Any]]:
    found = sorted(set(values))
    return (found[at : at + size] for at in range(0, len(found), size))


def _values(claims: Any, name: str) -> Iterator[Any]:
    """Yield the values of a property; deprecated statements and unknown values are left out."""
    for claim in claims.get(name, ()) if isinstance(claims, dict) else ():
        value = claim.get("mainsnak", {}).get("datavalue", {}).get("value")
        if claim.get("rank") != "deprecated" and value is not None:
            yield value


def _item(asked: str, found: dict[str, Any]) -> Item:
    if "missing" in found:
        return Item(asked, missing=True)
    claims = found.get("claims", {})

    def text(key: str) -> str:
        values = found.get(key) or {}
        return str(next((values[code]["value"] for code in ("en", "mul") if code in values), ""))

    def ids(name: str) -> tuple[str, ...]:
        return tuple(str(value["id"]) for value in _values(claims, name) if isinstance(value, dict) and "id" in value)

    places = (value for value in _values(claims, "P625") if isinstance(value, dict) and "latitude" in value)
    aliases = found.get("aliases") or {}
    merged = found.get("id", asked)
    return Item(
        id=asked,
        label=text("labels"),
        aliases=tuple(str(alias["value"]) for code in ("en", "mul") for alias in aliases.get(code, ())),
        description=text("descriptions"),
        classes=ids("P31"),
        superclasses=ids("P279"),
        countries=ids("P17"),
        authorities=tuple((name, str(value)) for name in _AUTHORITIES for value in _values(claims, name)),
        coordinates=next(((float(value["latitude"]), float(value["longitude"])) for value in places), None),
        target=merged if merged != asked else None,
    )


class Wikidata:
    """A Wikidata, or any Wikibase that uses its properties."""

    def __init__(self, client: Client, api: str = API, sparql: str = SPARQL) -> None:
        """Remember where it is asked."""
        self.client, self.api, self.sparql = client, api, sparql
        self._items: dict[str, Item] = {}

    def search(self, names: Iterable[str], limit: int) -> dict[str, list[str]]:
        """Return the ids of the items that bear a name, by name."""
        wanted = list(dict.fromkeys(names))
        questions = [
            self._question("wbsearchentities", search=name, language="en", uselang="en", type="item", limit=str(limit))
            for name in wanted
        ]
        answers = self.client.ask_all(questions)
        return {
            name: [str(hit["id"]) for hit in answer.get("search", ()) if re.fullmatch(r"Q[1-9]\d*", str(hit.get("id")))]
            for name, answer in zip(wanted, answers, strict=True)
        }

    def _question(self, action: str, *, remembered: bool = True, **parameters: str) -> Question:
        return Question(
            self.api, {"action": action, "format": "json", "maxlag": "5", **parameters}, remembered=remembered
        )

    def items(self, ids: Iterable[str]) -> dict[str, Item]:
        """Return items by the id that they were asked for by; one that was merged is found under its old id."""
        wanted = sorted(set(ids))
        missing = []
        for name in wanted:
            if name not in self._items:
                kept = self.client.memory.kept(f"{self.api} {name}")
                if kept is None:
                    missing.append(name)
                else:
                    self._items[name] = _item(name, kept)
        batches = list(_batches(missing, _IDS))
        questions = [
            self._question(
                "wbgetentities",
                ids="|".join(batch),
                props="info|labels|aliases|descriptions|claims",
                languages="en|mul",
                redirects="yes",
                remembered=False,
            )
            for batch in batches
        ]
        for batch, answer in zip(batches, self.client.ask_all(questions), strict=True):
            entities = answer.get("entities", {})
            merged = {value["redirects"]["from"]: value for value in entities.values() if "redirects" in value}
            found = {name: entities.get(name) or merged.get(name) or {"missing": ""} for name in batch}
            self.client.memory.keep({f"{self.api} {name}": _trimmed(value) for name, value in found.items()})
            self._items |= {name: _item(name, value) for name, value in found.items()}
        return {name: self._items[name] for name in wanted}

    def by_authority(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        """Return the items that carry an id of another authority, by its property and the id."""
        found: dict[tuple[str, str], list[str]] = {}
        missing = []
        for pair in sorted(set(pairs)):
            kept = self.client.memory.kept(f"{self.sparql} {'='.join(pair)}")
            if kept is None:
                missing.append(pair)
            else:
                found[pair] = kept
        for batch in _batches(missing, _AUTHORITY_IDS):
            values = " ".join(f'(wdt:{name} "{value}")' for name, value in batch)
            query = (
                "PREFIX wdt: <http://www.wikidata.org/prop/direct/> "
                f"SELECT ?property ?value ?item WHERE {{ VALUES (?property ?value) {{ {values} }} "
                "?item ?property ?value }"
            )
            media = "application/sparql-results+json"
            question = Question(self.sparql, {"query": query, "format": "json"}, "POST", media, remembered=False)
            answers: dict[tuple[str, str], list[str]] = defaultdict(list)
            for row in self.client.ask(question)["results"]["bindings"]:
                pair = (row["property"]["value"].rpartition("/")[2], row["value"]["value"])
                answers[pair].append(row["item"]["value"].removeprefix(ENTITY))
            sorted_answers = {pair: sorted(set(answers[pair])) for pair in batch}
            self.client.memory.keep({f"{self.sparql} {'='.join(pair)}": ids for pair, ids in sorted_answers.items()})
            found |= sorted_answers
        return found

    def kinds(self, classes: Collection[str]) -> dict[str, frozenset[str]]:
        """Return the kinds of classes: those of the known classes that they are, or lie below (P279)."""
        known = known_classes()
        above: dict[str, tuple[str, ...]] = {}
        level = set(classes)
        for _ in range(_HEIGHT):
            level = {name for name in level if name not in known and name not in above}
            found = self.items(level)
            above |= {name: item.superclasses for name, item in found.items()}
            level = {name for item in found.values() for name in item.superclasses}

        def reached(name: str) -> frozenset[str]:
            pending, seen = [name], {name}
            found = set()
            while pending:
                current = pending.pop()
                if current in known:
                    found.add(known[current])
                    continue
                higher = set(above.get(current, ())) - seen
                seen |= higher
                pending += higher
            return frozenset(found)

        return {name: reached(name) for name in classes}


def _trimmed(found: dict[str, Any]) -> dict[str, Any]:
    """Return of an item what is used of it: whole ones are large."""
    claims = found.get("claims")
    used = ("P31", "P279", "P17", "P625", *_AUTHORITIES)
    kept = {name: claims[name] for name in used if name in claims} if isinstance(claims, dict) else {}
    return {key: found[key] for key in ("id", "missing", "labels", "aliases", "descriptions") if key in found} | (
        {"claims": kept} if kept else {}
    )

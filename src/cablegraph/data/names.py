"""The JSON-LD context, which is the mapping of records to RDF, and its prefixes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from cablegraph.data.files import path


@cache
def context() -> dict[str, Any]:
    """Return the JSON-LD context, which is the mapping of records to RDF."""
    loaded: dict[str, Any] = json.loads(path("mappings", "context.jsonld").read_text(encoding="utf-8"))
    terms: dict[str, Any] = loaded["@context"]
    return terms


@cache
def prefixes() -> dict[str, str]:
    """Return the prefixes of the context, by name."""
    return {name: value for name, value in context().items() if isinstance(value, str) and value[-1] in "/#"}


def expand(name: str) -> str:
    """Return the IRI of a prefixed name; other names are returned as they are.

    >>> expand("places:yunnan")
    'https://w3id.org/cablegraph/id/place/yunnan'
    """
    prefix, colon, local = name.partition(":")
    return prefixes()[prefix] + local if colon and prefix in prefixes() else name


@cache
def _names() -> dict[str, str]:
    """Return the names of the prefixes, by what they stand for."""
    return {value: name for name, value in prefixes().items()}


def compact(iri: str) -> str:
    """Return the prefixed name of an IRI, by the longest prefix that fits; other IRIs are returned as they are.

    >>> compact("https://w3id.org/cablegraph/id/tag/KTIP")
    'tags:KTIP'
    """
    cut = len(iri)
    while cut := max(iri.rfind("/", 0, cut), iri.rfind("#", 0, cut)) + 1:
        name = _names().get(iri[:cut])
        if name is not None:
            return f"{name}:{iri[cut:]}"
        cut -= 1
    return iri

"""The names of things: IRIs of cables and graphs, prefixed names of concepts, fragments of parts."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

DEFAULT_BASE = "https://w3id.org/cablegraph/"


def cable_iri(identifier: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a cable.

    >>> cable_iri("09CHENGDU165")
    'https://w3id.org/cablegraph/id/cable/09CHENGDU165'
    """
    return f"{base}id/cable/{quote(identifier, safe='')}"


def graph_iri(name: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a named graph: ``reference``, ``links``, ``ontology`` or ``cable/ID``."""
    return f"{base}data/{quote(name, safe='/')}"


def slug(text: str) -> str:
    """Return a word fit for an IRI.

    >>> slug("AMEMBASSY SÃO PAULO")
    'amembassy-sao-paulo'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def concept(prefix: str, code: str) -> str:
    """Return the prefixed name of a concept by its code.

    >>> concept("markings", "S//NF"), concept("captions", "CORRECTED COPY")
    ('markings:S-NF', 'captions:CORRECTED-COPY')
    """
    return f"{prefix}:{quote(re.sub(r'[/ ,]+', '-', code), safe='')}"

"""Finds and loads every declarative file of the project."""

from cablegraph.data.claims import Claim, claims
from cablegraph.data.files import path, sample, table, words
from cablegraph.data.iris import DEFAULT_BASE, cable_iri, concept, graph_iri
from cablegraph.data.links import THRESHOLD, Link, Mapping, link_files, links, mappings, use_links
from cablegraph.data.names import compact, context, expand, prefixes
from cablegraph.data.schemes import Concept, concepts

__all__ = [
    "DEFAULT_BASE",
    "THRESHOLD",
    "Claim",
    "Concept",
    "Link",
    "Mapping",
    "cable_iri",
    "claims",
    "compact",
    "concept",
    "concepts",
    "context",
    "expand",
    "graph_iri",
    "link_files",
    "links",
    "mappings",
    "path",
    "prefixes",
    "sample",
    "table",
    "use_links",
    "words",
]

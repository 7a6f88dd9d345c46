"""Describing: from a :class:`~cablegraph.cable.Cable` to records, plain dicts whose keys are terms of the context."""

from cablegraph.describing.documents import Documents, Profile, describe, describe_shared, trace
from cablegraph.describing.iris import DEFAULT_BASE, cable_iri, graph_iri
from cablegraph.describing.recorder import Evidence

__all__ = [
    "DEFAULT_BASE",
    "Documents",
    "Evidence",
    "Profile",
    "cable_iri",
    "describe",
    "describe_shared",
    "graph_iri",
    "trace",
]

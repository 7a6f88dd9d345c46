"""Describing: from a :class:`~cablegraph.cable.Cable` to records, plain dicts whose keys are terms of the context."""

from cablegraph.describing.documents import Documents, Profile, describe, describe_shared, trace
from cablegraph.describing.recorder import Evidence

__all__ = [
    "Documents",
    "Evidence",
    "Profile",
    "describe",
    "describe_shared",
    "trace",
]

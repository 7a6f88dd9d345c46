"""U.S. diplomatic cables as linked data: read, describe, validate, load and ask.

>>> import cablegraph
>>> cable = next(cablegraph.read(cablegraph.sample()))
>>> cable.identifier
'09CHENGDU165'
>>> cablegraph.validate(cablegraph.to_graph(cable)).conforms
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cablegraph.cable import Cable
    from cablegraph.data import sample
    from cablegraph.describing import describe
    from cablegraph.graph import to_graph
    from cablegraph.reading import read
    from cablegraph.validation import Report, validate

__all__ = ["Cable", "Report", "describe", "read", "sample", "to_graph", "validate"]

__version__ = "0.1.0"

_HOMES = {
    "Cable": "cable",
    "Report": "validation",
    "describe": "describing",
    "read": "reading",
    "sample": "data",
    "to_graph": "graph",
    "validate": "validation",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, and no more: the command line starts with less than half of the code."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"cablegraph.{_HOMES[name]}"), name)

"""Targets of loading: an embedded store, a SPARQL Update endpoint, a SPARQL Graph Store.

All three replace graphs and renew subjects. Where the store takes SPARQL Update, a file is one request, which a
store with transactions does whole or not at all; the Graph Store Protocol replaces one graph at a time, each whole.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cablegraph.store.embedded import Embedded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablegraph.store.updates import Graphs


class Target(Protocol):
    """Something that graphs are loaded into."""

    def replace(self, cables: Graphs, shared: Graphs) -> None:
        """Replace the graphs of ``cables``; in those of ``shared`` replace what is said of their subjects."""

    def count(self, graph: str) -> int | None:
        """Return how many triples stand in a graph now; ``None`` where the store does not tell."""


@contextmanager
def open_target(target: str) -> Iterator[Target]:
    """Open the folder or the URL that is loaded into."""
    if "://" not in target:
        yield Embedded(Path(target))
        return
    import requests  # noqa: PLC0415 slow to import

    from cablegraph.store.remote import remote  # noqa: PLC0415 only where a URL is given

    with requests.Session() as session:
        yield remote(target, session)

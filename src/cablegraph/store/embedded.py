"""An embedded store in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Store

from cablegraph.errors import StoreError
from cablegraph.store.updates import first_line, update_request

if TYPE_CHECKING:
    from pathlib import Path

    from cablegraph.store.updates import Graphs


class Embedded:
    """An embedded store in a folder."""

    def __init__(self, folder: Path) -> None:
        """Open the store, which is made where there is none."""
        if folder.is_dir() and any(folder.iterdir()) and not (folder / "CURRENT").is_file():
            msg = f"{folder}: a folder with other things in it, expected a store or an empty place"
            raise StoreError(msg)
        self.folder = folder
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            self.store = Store(str(folder))
        except OSError as error:
            msg = f"{folder}: {first_line(error)}, expected a store that can be opened"
            raise StoreError(msg) from None

    def replace(self, cables: Graphs, shared: Graphs) -> None:
        """Replace and renew in one transaction."""
        try:
            self.store.update(update_request(cables, shared))
            self.store.flush()
        except (OSError, RuntimeError) as error:
            msg = f"{self.folder}: {first_line(error)}, expected a store that can be written; nothing was changed"
            raise StoreError(msg) from None

    def count(self, graph: str) -> int:
        """Return how many triples stand in a graph now."""
        solutions = self.store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return int(next(iter(solutions))["n"].value)  # type: ignore[arg-type]

"""Targets of loading: an embedded store, a SPARQL Update endpoint, a SPARQL Graph Store.

All three replace graphs and renew subjects. Where the store takes SPARQL Update, a file is one request, which a
store with transactions does whole or not at all; the Graph Store Protocol replaces one graph at a time, each whole.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import RdfFormat, Store

from cablegraph.errors import StoreError
from cablegraph.graph import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import Triple

    Graphs = Mapping[str, set[Triple]]


class Target(Protocol):
    """Something that graphs are loaded into."""

    def replace(self, cables: Graphs, shared: Graphs) -> None:
        """Replace the graphs of ``cables``; in those of ``shared`` replace what is said of their subjects."""

    def count(self, graph: str) -> int | None:
        """Return how many triples stand in a graph now; ``None`` where the store does not tell."""


def ntriples(triples: set[Triple]) -> str:
    """Return triples as N-Triples, sorted."""
    return encode(sorted(triples, key=str), RdfFormat.N_TRIPLES).decode()


def update_request(cables: Graphs, shared: Graphs) -> str:
    """Return the SPARQL Update that replaces and renews."""
    steps = [f"DROP SILENT GRAPH <{graph}>" for graph in sorted(cables)]
    for graph, triples in sorted(shared.items()):
        subjects = sorted({str(triple.subject) for triple in triples})
        if subjects:
            stated = f"GRAPH <{graph}> {{ ?s ?p ?o }}"
            steps.append(f"DELETE {{ {stated} }} WHERE {{ VALUES ?s {{ {' '.join(subjects)} }} {stated} }}")
    inserted = "\n".join(
        f"GRAPH <{graph}> {{\n{ntriples(triples)}}}" for graph, triples in sorted([*cables.items(), *shared.items()])
    )
    steps.append(f"INSERT DATA {{\n{inserted}\n}}")
    return " ;\n".join(steps)


def first_line(said: object) -> str:
    """Return the first line of what a store says."""
    lines = str(said).strip().splitlines()
    return lines[0].rstrip(".") if lines else ""


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

"""Opens what can be asked: RDF files, folders of them, or an embedded store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Quad, Store

from cablegraph.errors import GraphError, StoreError
from cablegraph.graph import FORMATS, read_quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_SUFFIXES = {form.suffix for form in FORMATS.values()}


def is_store(path: Path) -> bool:
    """Tell whether a folder is an embedded store."""
    return (path / "CURRENT").is_file()


def rdf_files(path: Path) -> Iterator[Path]:
    """Yield a file, or the RDF files of a folder, sorted.

    Raises :class:`~cablegraph.errors.GraphError` where there is none.
    """
    if not path.is_dir():
        if not path.exists():
            msg = f"{path}: not there, expected an RDF file, a folder of them, or a store"
            raise GraphError(msg)
        yield path
        return
    found = sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES and not file.name.startswith("."))
    if not found:
        msg = f"{path}: no RDF file in it, expected one at least, or a store"
        raise GraphError(msg)
    yield from found


def _with_union(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object)


def open_data(paths: Iterable[Path]) -> Store:
    """Return a store to be asked: an embedded one as it is, files read into memory.

    Of files the default graph holds the union, each triple once, however many of them state it; what has a named
    graph is in that too.

    Raises :class:`~cablegraph.errors.StoreError` and :class:`~cablegraph.errors.GraphError`.
    """
    given = list(paths)
    if len(given) == 1 and is_store(given[0]):
        try:
            return Store.read_only(str(given[0]))
        except OSError as error:
            msg = f"{given[0]}: {error}, expected a store that can be opened"
            raise StoreError(msg) from None
    store = Store()
    for path in given:
        for file in rdf_files(path):
            store.bulk_extend(_with_union(read_quads(file)))
    return store

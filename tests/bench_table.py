"""Times readers of CSV over the table of all cables as it is written: which read its escapes right, and how fast.

Only Python's own reader is one of the project's; the others have a row where they happen to be installed.
"""

from __future__ import annotations

import csv
import hashlib
import importlib
import sys
import time
from typing import TYPE_CHECKING, Any

from bench_reading import table_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

_COLUMNS = [f"column{number}" for number in range(8)]


def _csv(path: Path) -> Iterable[Iterable[str]]:
    csv.field_size_limit(sys.maxsize)
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.reader(stream, escapechar="\\", doublequote=True)


def _pyarrow(path: Path) -> Iterable[Iterable[str]]:
    arrow: Any = importlib.import_module("pyarrow.csv")
    types: Any = importlib.import_module("pyarrow")
    batches = arrow.open_csv(
        path,
        read_options=arrow.ReadOptions(column_names=_COLUMNS, use_threads=False, block_size=8_000_000),
        parse_options=arrow.ParseOptions(escape_char="\\", double_quote=True, newlines_in_values=True),
        convert_options=arrow.ConvertOptions(column_types=dict.fromkeys(_COLUMNS, types.string())),
    )
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _polars(path: Path) -> Iterable[Iterable[str]]:
    polars: Any = importlib.import_module("polars")
    # It knows no escapes; quotes it wants doubled.
    frame = polars.read_csv(path, has_header=False, infer_schema=False, empty_string_is_null=False)
    yield from frame.iter_rows()


def _clevercsv(path: Path) -> Iterable[Iterable[str]]:
    clever: Any = importlib.import_module("clevercsv")
    dialects: Any = importlib.import_module("clevercsv.dialect")
    clever.field_size_limit(sys.maxsize)
    dialect = dialects.SimpleDialect(",", '"', "\\")
    with path.open(encoding="utf-8", newline="") as stream:
        yield from clever.reader(stream, dialect)


_READERS = {"csv": _csv, "pyarrow": _pyarrow, "polars": _polars, "clevercsv": _clevercsv}


def _digest(found: Iterable[Iterable[str]]) -> tuple[str, int]:
    """Return the digest of all fields of all rows, and how many rows there are."""
    sha, count = hashlib.sha256(), 0
    for row in found:
        sha.update("\x1f".join(row).encode())
        count += 1
    return sha.hexdigest(), count


def _outcome(reader: Callable[[Path], Iterable[Iterable[str]]], path: Path, expected: tuple[str, int]) -> str:
    """Return how fast a reader is, start-up left out, and whether it read what was written."""
    begin = time.process_time()
    try:
        for _ in reader(path):
            pass
        taken = time.process_time() - begin
        found = _digest(reader(path))
    except Exception as error:  # noqa: BLE001 a reader may fail as it likes: that is its figure
        return f"       - rows/s, refused: {str(error).splitlines()[0][:60]}"
    right = "right" if found == expected else f"wrong: {found[1]:,} rows of {expected[1]:,}"
    return f"{expected[1] / taken:8.0f} rows/s, {right}"


def rows(path: Path, count: int) -> Iterator[str]:
    """Yield a line for each reader that is installed, over a table of so many rows."""
    expected = _digest(table_rows(count))
    for name, reader in _READERS.items():
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        yield f"{f'CSV by {name}, {count:,} rows':<40} {_outcome(reader, path, expected)}"

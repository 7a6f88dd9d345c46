"""Declarative files: where they are, whether installed or in a checkout, and the tables among them.

In a wheel ``ontology/``, ``mappings/`` and ``shapes/`` lie inside the package; in a checkout they lie at its top.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from cablegraph.errors import DataError

_PACKAGE = Path(__file__).parent.parent


@cache
def _root() -> Path:
    for candidate in (_PACKAGE, _PACKAGE.parent.parent):
        if (candidate / "mappings" / "context.jsonld").is_file():
            return candidate
    msg = f"{_PACKAGE}: mappings/context.jsonld is not there, expected it inside the package or at the checkout's top"
    raise DataError(msg)


def path(*parts: str) -> Path:
    """Return the path of a declarative file or folder, such as ``path("shapes", "cable.ttl")``.

    Raises :class:`DataError` where it does not exist.
    """
    found = _root().joinpath(*parts)
    if not found.exists():
        msg = f"{'/'.join(parts)}: no such declarative file, expected it under {_root()}"
        raise DataError(msg)
    return found


def sample() -> Path:
    """Return the path of the packaged sample cable."""
    return _PACKAGE / "sample" / "09CHENGDU165.txt"


@cache
def table(*parts: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a tab-separated file under ``mappings/``, comment lines (``#``) left out.

    Each row also knows its line of the file, under ``"line"``. Raises :class:`DataError` for a row of another width
    than the header's.
    """
    return rows(path("mappings", *parts), "/".join(parts))


def rows(file: Path, name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a tab-separated file that messages call ``name``, as :func:`table` does."""
    try:
        content = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        msg = f"{name}: cannot be read as text, expected a tab-separated file in UTF-8"
        raise DataError(msg) from None
    numbered = [(number, line) for number, line in enumerate(content.split("\n"), 1) if line.strip() and line[0] != "#"]
    reader = csv.reader((line.rstrip("\r") for _, line in numbered), delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(reader, [])
    found = []
    for (number, _), cells in zip(numbered[1:], reader, strict=True):
        if len(cells) != len(header):
            msg = f"{name}: {len(cells)} columns, expected {len(header)} (line {number})"
            raise DataError(msg)
        found.append({**dict(zip(header, cells, strict=True)), "line": str(number)})
    return tuple(found)

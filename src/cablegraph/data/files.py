"""Declarative files: where they are, whether installed or in a checkout, and the tables among them.

In a wheel ``ontology/``, ``mappings/`` and ``shapes/`` lie inside the package; in a checkout they lie at its top.
"""

from __future__ import annotations

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


@cache
def words(*parts: str) -> frozenset[str]:
    """Return the words of a file under ``mappings/`` that is one column with a header: long lists are read at once."""
    return frozenset(_content(path("mappings", *parts), "/".join(parts)).split("\n")[1:]) - {""}


def rows(file: Path, name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a tab-separated file that messages call ``name``, as :func:`table` does."""
    lines = (line.rstrip("\r") for line in _content(file, name).split("\n"))
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#")
    header = [*next(numbered, (0, ""))[1].split("\t"), "line"]
    found = []
    for number, line in numbered:
        cells = [*line.split("\t"), str(number)]
        if len(cells) != len(header):
            msg = f"{name}: {len(cells) - 1} columns, expected {len(header) - 1} (line {number})"
            raise DataError(msg)
        found.append(dict(zip(header, cells, strict=True)))
    return tuple(found)


def _content(file: Path, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        msg = f"{name}: cannot be read as text, expected a tab-separated file in UTF-8"
        raise DataError(msg) from None

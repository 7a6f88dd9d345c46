"""What services answered, kept on disk piece by piece, so that another batch of ids asks for the new ones alone."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import TYPE_CHECKING, Any

from requests_cache.backends.sqlite import SQLiteDict

from cablegraph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DAY = 86_400
"""Seconds."""


class Memory:
    """Values by key, each with the time that it was kept at."""

    def __init__(self, folder: Path, *, days: float, now: Callable[[], float]) -> None:
        """Open it; what is kept is good for ``days``.

        Raises :class:`~cablegraph.errors.StoreError` where it cannot be written.
        """
        self.file = folder / "answers.sqlite"
        self._good, self._now = days * DAY, now
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with self.file.open("ab"):
                pass
            self._kept = SQLiteDict(self.file, table_name="kept", serializer=None)
        except (OSError, sqlite3.Error) as error:
            msg = f"{folder}: {str(error).lower()}, expected a folder in which answers can be kept"
            raise StoreError(msg) from None

    def kept(self, key: str) -> Any:
        """Return what was kept under a key and is still good, or ``None``."""
        try:
            found = json.loads(self._kept[_digest(key)])
        except KeyError:
            return None
        return found["value"] if self._now() - found["at"] < self._good else None

    def keep(self, values: Mapping[str, Any]) -> None:
        """Keep values, each under its key."""
        at = self._now()
        with self._kept.bulk_commit():
            for key, value in values.items():
                self._kept[_digest(key)] = json.dumps({"at": at, "value": value})

    def close(self) -> None:
        """Close it."""
        self._kept.close()  # type: ignore[no-untyped-call]


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()

"""Days behind the dates and periods that a cable names."""

from __future__ import annotations

from calendar import monthrange

_OPEN = ".."


def _first(value: str) -> str:
    return "-".join([*value.split("-"), "01", "01"][:3])


def _last(value: str) -> str:
    year, month, day = [*value.split("-"), "", ""][:3]
    month = month or "12"
    return f"{year}-{month}-{day or format(monthrange(int(year), int(month))[1], '02d')}"


def bounds(period: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a period as ISO 8601-2 writes it; ``None`` where it is open.

    >>> bounds("2009-08"), bounds("2002/.."), bounds("2009-07/2009-08")
    (('2009-08-01', '2009-08-31'), ('2002-01-01', None), ('2009-07-01', '2009-08-31'))
    """
    begin, _, end = period.partition("/")
    last = end or begin
    return (None if begin == _OPEN else _first(begin), None if last == _OPEN else _last(last))

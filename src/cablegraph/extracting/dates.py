"""Dates: months by their names, and the day that a cable of a certain date means by a month and a day."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"Sept": 9}
# A name of a month, in full or short, as a pattern; and any year of the century of cables, or the next.
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\.?)"
YEAR = r"(?:19|20)\d{2}"
_TWO_FIGURES = 99
# Two figures up to these are years of this century.
_LAST_OF_THIS_CENTURY = 65


def month_number(name: str) -> int:
    """Return the number of a month.

    >>> month_number("Sept.")
    9
    """
    plain = name.rstrip(".")
    return MONTHS.index(plain) + 1 if plain in MONTHS else _SHORT[plain]


def full_year(year: int) -> int:
    """Return a year that may be written with two figures.

    >>> full_year(9), full_year(79)
    (2009, 1979)
    """
    if year > _TWO_FIGURES:
        return year
    return year + (1900 if year > _LAST_OF_THIS_CENTURY else 2000)


def day_of(year: int, month: int, day: int) -> date | None:
    """Return a day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int, sent: date, *, ahead: bool) -> date | None:
    """Return the day of that month that lies nearest to ``sent``; ``ahead``, the next one."""
    years = (sent.year - 1, sent.year, sent.year + 1)
    days = [found for year in years if (found := day_of(year, month, day)) is not None]
    days = [found for found in days if found >= sent] if ahead else days
    return min(days, key=lambda found: (abs(found - sent), found)) if days else None


def nearest_of_any_month(day: int, sent: date) -> date | None:
    """Return the day of that number that lies nearest to ``sent``, in its month or one beside it."""
    months = [divmod(sent.year * 12 + sent.month - 1 + step, 12) for step in (-1, 0, 1)]
    days = [day_of(year, month + 1, day) for year, month in months]
    return min((found for found in days if found is not None), key=lambda found: abs(found - sent), default=None)

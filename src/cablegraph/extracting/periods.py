"""Days, months, years and periods, as ISO 8601 writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cablegraph.extracting.findings import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Text

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"Sept": 9}
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\.?)"
_YEAR = r"(?:19|20)\d{2}"
_DAY_FIRST = re.compile(rf"(?<![\w/-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:-|to|–)\s?(?P<day2>\d{{1,2}}))? (?:of )?(?P<month>{_MONTH}),? ?(?P<year>{_YEAR})?(?!\w)")
_MONTH_FIRST = re.compile(
    rf"(?<![\w-])(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}}| percent)(?:\s?(?:-|–|to|and)\s?(?:(?P<month2>{_MONTH}) )?(?P<day2>\d{{1,2}})(?!\d))?(?:,? (?P<year>{_YEAR}))?(?![\w])"
)
_MONTH_ALONE = re.compile(rf"(?<![\w-])(?P<month>{_MONTH})(?:(?:-| to | and | through )(?P<month2>{_MONTH}))?,? (?:of )?(?P<year>{_YEAR})(?!\w)")
_IN_MONTH = re.compile(rf"\b(?P<cue>[Ii]n|[Ss]ince|[Ll]ast|[Uu]ntil|[Bb]y|[Nn]ext|this|mid-|late|early|in mid-|in late|in early)\s?(?P<month>{'|'.join(_MONTHS)})(?:-(?P<month2>{'|'.join(_MONTHS)}))?(?![\w-]| \d)")
_SLASHED = re.compile(r"(?<![\w/.-])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)?\d{2})(?![\w/])")
_YEARS = re.compile(rf"(?<![\w/.,$-])(?P<first>{_YEAR})(?:\s?(?:-|–|to|and|/)\s?(?P<second>{_YEAR}|\d{{2}}))?(?![\w/]|-\d|,\d{{3}}|\.\d| (?:percent|million|people|billion))")
_BEFORE_YEAR = re.compile(r"\b(?:in|since|from|by|until|till|through|during|of|for|between|before|after|late|early|mid|end of|the|its|their|his|her|year|and|to|s)[ -]$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from|starting in|beginning in)\s+(?:\w+ )?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through|by|before)\s+(?:the end of )?$", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|next|scheduled|upcoming|planned|plans to|forthcoming|coming)\b", re.IGNORECASE)
_REACH = 60


def find_periods(texts: Sequence[Text], sent: date | None) -> list[Period]:
    """Return the days and periods that a cable names; without a year the nearest to ``sent``, not after it.

    A day that the words around it put into the future is the next one.
    """
    found: list[Period] = []
    for text in texts:
        if text.part[0] != "attention":
            found += sorted(_in_text(text, sent), key=lambda period: period.span)
    return found


def _number(month: str) -> int:
    plain = month.rstrip(".")
    return _MONTHS.index(plain) + 1 if plain in _MONTHS else _SHORT[plain]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(month: int, day: int, sent: date, *, ahead: bool) -> date | None:
    """Return the day of that month that lies nearest before ``sent``, or, ``ahead``, after it."""
    years = (sent.year, sent.year + 1) if ahead else (sent.year, sent.year - 1)
    days = [found for year in years if (found := _day(year, month, day)) is not None]
    fitting = [found for found in days if (found >= sent if ahead else found <= sent + timedelta(days=1))]
    return fitting[0] if fitting else None


def _in_text(text: Text, sent: date | None) -> Iterator[Period]:
    words = text.words
    if not any(character.isdigit() for character in words) and not any(month in words for month in _MONTHS):
        return
    taken: list[tuple[int, int]] = [(match.begin, match.end) for match in text.matches]

    def free(match: re.Match[str]) -> bool:
        begin, end = match.span()
        if any(first < end and begin < last for first, last in taken):
            return False
        taken.append((begin, end))
        return True

    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(words):
            value = _day_value(words, match, sent)
            if value is not None and free(match):
                yield Period(value, text.flow.span(*match.span()), text.part, "period.day")
    for match in _SLASHED.finditer(words):
        year = int(match["year"])
        day = _day(year if year > 99 else year + (1900 if year > 65 else 2000), int(match["month"]), int(match["day"]))
        if day is not None and free(match):
            yield Period(day.isoformat(), text.flow.span(*match.span()), text.part, "period.day")
    for match in _MONTH_ALONE.finditer(words):
        if free(match):
            first = f"{match['year']}-{_number(match['month']):02}"
            value = first if match["month2"] is None else f"{first}/{match['year']}-{_number(match['month2']):02}"
            yield Period(_bounded(words, match.start(), value), text.flow.span(*match.span()), text.part, "period.month")
    for match in _IN_MONTH.finditer(words):
        begin, end = match.start("month"), match.end()
        if sent is not None and not any(first < end and begin < last for first, last in taken):
            taken.append((begin, end))
            value = _month_value(words, match, sent)
            yield Period(_bounded(words, begin, value), text.flow.span(begin, end), text.part, "period.month")
    for match in _YEARS.finditer(words):
        if match["second"] is None and not _BEFORE_YEAR.search(words, max(0, match.start() - 14), match.start()):
            continue
        if free(match):
            yield Period(_year_value(words, match), text.flow.span(*match.span()), text.part, "period.year")


def _day_value(words: str, match: re.Match[str], sent: date | None) -> str | None:
    month, day = _number(match["month"]), int(match["day"])
    if match["year"] is not None:
        first = _day(int(match["year"]), month, day)
    elif sent is not None:
        around = words[max(0, match.start() - _REACH) : match.start()]
        first = _nearest(month, day, sent, ahead=_FUTURE.search(around) is not None)
        first = first or _nearest(month, day, sent, ahead=True)
    else:
        return None
    if first is None:
        return None
    if match["day2"] is None:
        return first.isoformat()
    month2 = match.groupdict().get("month2")
    second = _day(first.year, month if month2 is None else _number(month2), int(match["day2"]))
    return first.isoformat() if second is None or second <= first else f"{first.isoformat()}/{second.isoformat()}"


def _month_value(words: str, match: re.Match[str], sent: date) -> str:
    month = _number(match["month"])
    around = words[max(0, match.start() - _REACH) : match.start()]
    ahead = _FUTURE.search(around) is not None or match["cue"].lower() == "next"
    if ahead:
        year = sent.year if month >= sent.month else sent.year + 1
    else:
        year = sent.year if month <= sent.month else sent.year - 1
    first = f"{year}-{month:02}"
    return first if match["month2"] is None else f"{first}/{year}-{_number(match['month2']):02}"


def _year_value(words: str, match: re.Match[str]) -> str:
    first = match["first"]
    if match["second"] is not None:
        second = match["second"] if len(match["second"]) == 4 else first[:2] + match["second"]
        return f"{first}/{second}" if second > first else first
    return _bounded(words, match.start(), first)


def _bounded(words: str, begin: int, value: str) -> str:
    """Return a value as the beginning or the end of a period, where the words before it say so."""
    if "/" in value:
        return value
    if _SINCE.search(words, max(0, begin - 24), begin):
        return f"{value}/.."
    if _UNTIL.search(words, max(0, begin - 24), begin):
        return f"../{value}"
    return value

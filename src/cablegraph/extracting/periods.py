"""Days, months, years and periods, as ISO 8601 writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cablegraph.extracting.findings import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Text

_MONTHS = (
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
_SHORT = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"Sept": 9}
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\.?)"
_YEAR = r"(?:19|20)\d{2}"
_DAY_FIRST = re.compile(
    r"(?<![\w/-])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?(?:-|to|–)\s?(?P<day2>\d{1,2}))? (?:of )?"
    rf"(?P<month>{_MONTH}),? ?(?P<year>{_YEAR})?(?!\w)"
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w-])(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}}| percent)"
    rf"(?:\s?(?:-|–|to|and)\s?(?:(?P<month2>{_MONTH}) )?(?P<day2>\d{{1,2}})(?!\d))?(?:,? (?P<year>{_YEAR}))?(?![\w])"
)
_MONTH_ALONE = re.compile(
    rf"(?<![\w-])(?P<month>{_MONTH})(?:(?:-| to | and | through )(?P<month2>{_MONTH}))?,? (?:of )?(?P<year>{_YEAR})"
    r"(?!\w)"
)
# `May`, `March` and `August` are names and words too: they count behind one of these.
_CUE = (
    "[Ii]n|[Ss]ince|[Ll]ast|[Uu]ntil|[Bb]y|[Nn]ext|[Tt]his|[Oo]f|[Ff]rom|[Tt]hrough|[Dd]uring|mid|[Ll]ate|[Ee]arly"
    "|[Ee]nd of"
)
_SURE = "|".join(name for name in _MONTHS if name not in {"March", "May", "August"})
_IN_MONTH = re.compile(
    rf"(?:\b(?P<cue>{_CUE})[ -](?P<month>{'|'.join(_MONTHS)})|(?<![\w-])(?P<sure>{_SURE}))"
    rf"(?:-(?P<month2>{'|'.join(_MONTHS)}))?(?![\w'’-]| \d)"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})\b(?!['’])(?P<date>, (?=[A-Z0-9]))?")
_ORDINAL = re.compile(
    r"\bon (?P<the>the (?P<day>\d{1,2})(?:st|nd|rd|th))\b(?! (?:of|anniversary|century|floor|session|meeting))"
)
_IN_BRACKETS = re.compile(r"(?<=[(;, ])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?=[),;])")
_SLASHED = re.compile(r"(?<![\w/.-])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)?\d{2})(?![\w/])")
_YEARS = re.compile(
    rf"(?<![\w/.,$-])(?P<first>{_YEAR})(?:\s?(?:-|–|to|and|/)\s?(?P<second>{_YEAR}|\d{{2}}))?"
    r"(?![\w/]|-\d|,\d{3}|\.\d| (?:percent|million|people|billion))"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|from|by|until|till|through|during|of|for|between|before|after|late|early|mid|end of|the|its"
    "|their|his|her|year|and|to|s)[ -]$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since)\s+(?:late |early |mid-)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the end of )?$", re.IGNORECASE)
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
    """Return the day of that month that lies nearest to ``sent``; ``ahead``, the next one."""
    years = (sent.year - 1, sent.year, sent.year + 1)
    days = [found for year in years if (found := _day(year, month, day)) is not None]
    days = [found for found in days if found >= sent] if ahead else days
    return min(days, key=lambda found: (abs(found - sent), found)) if days else None


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
                weekday = _BEFORE_DATE.search(words, max(0, match.start() - 12), match.start())
                begin = match.start() if weekday is None else weekday.start()
                yield _bounded(text, begin, match.end(), value, "period.day")
    for match in _SLASHED.finditer(words):
        year = int(match["year"])
        day = _day(year if year > 99 else year + (1900 if year > 65 else 2000), int(match["month"]), int(match["day"]))
        if day is not None and free(match):
            yield Period(day.isoformat(), text.flow.span(*match.span()), text.part, "period.day")
    for match in _MONTH_ALONE.finditer(words):
        if free(match):
            first = f"{match['year']}-{_number(match['month']):02}"
            value = first if match["month2"] is None else f"{first}/{match['year']}-{_number(match['month2']):02}"
            yield _bounded(text, *match.span(), value, "period.month")
    for match in _IN_MONTH.finditer(words):
        begin, end = match.start("month" if match["month"] is not None else "sure"), match.end()
        if sent is not None and not any(first < end and begin < last for first, last in taken):
            taken.append((begin, end))
            value = _month_value(words, match, sent)
            yield _bounded(text, begin, end, value, "period.month")
    for match in _YEARS.finditer(words):
        if match["second"] is None and not _BEFORE_YEAR.search(words, max(0, match.start() - 14), match.start()):
            continue
        if free(match):
            yield _bounded(text, *match.span(), _year_value(match), "period.year")
    if sent is not None:
        yield from _without_month(text, sent, taken)


_BEFORE_DATE = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)}),? \(?$")


def _without_month(text: Text, sent: date, taken: Sequence[tuple[int, int]]) -> Iterator[Period]:
    """Yield days that only their place in the week or the month names: the one nearest before, or after a word of the future."""
    words = text.words
    for match in _WEEKDAY.finditer(words):
        if match["date"] is None and not any(
            first <= match.end() + 2 and match.start() < last for first, last in taken
        ):
            back = (sent.weekday() - _WEEKDAYS.index(match["weekday"])) % 7
            ahead = _FUTURE.search(words[max(0, match.start() - _REACH) : match.start()]) is not None
            day = sent + timedelta(days=7 - back if back else 7) if ahead else sent - timedelta(days=back)
            yield Period(day.isoformat(), text.flow.span(*match.span("weekday")), text.part, "period.weekday")
    for match in _ORDINAL.finditer(words):
        days = [_day(year, month, int(match["day"])) for year, month in _months_around(sent)]
        nearest = min((day for day in days if day is not None), key=lambda day: abs(day - sent), default=None)
        if nearest is not None:
            yield Period(nearest.isoformat(), text.flow.span(*match.span("the")), text.part, "period.day-of-month")
    for match in _IN_BRACKETS.finditer(words):
        if 0 < int(match["month"]) <= len(_MONTHS):
            nearest = _nearest(int(match["month"]), int(match["day"]), sent, ahead=False)
            if nearest is not None:
                yield Period(nearest.isoformat(), text.flow.span(*match.span()), text.part, "period.day")


def _months_around(sent: date) -> list[tuple[int, int]]:
    month = sent.year * 12 + sent.month - 1
    return [divmod(month + step, 12)[0:1] + (divmod(month + step, 12)[1] + 1,) for step in (-1, 0, 1)]


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
    month = _number(match["month"] or match["sure"])
    around = words[max(0, match.start() - _REACH) : match.start()]
    cue = (match["cue"] or "").strip().lower()
    ahead = _FUTURE.search(around) is not None or cue == "next"
    middle = _nearest(month, 15, sent, ahead=ahead and month != sent.month)
    year = sent.year if middle is None else middle.year
    if cue == "last" and (year, month) >= (sent.year, sent.month):
        year -= 1
    first = f"{year}-{month:02}"
    return first if match["month2"] is None else f"{first}/{year}-{_number(match['month2']):02}"


def _year_value(match: re.Match[str]) -> str:
    first = match["first"]
    if match["second"] is None:
        return first
    second = match["second"] if len(match["second"]) == len(first) else first[:2] + match["second"]
    return f"{first}/{second}" if second > first else first


def _bounded(text: Text, begin: int, end: int, value: str, rule: str) -> Period:
    """Return a period, open at one end where the words before it say so; they belong to it then."""
    if "/" not in value:
        for pattern, form in ((_SINCE, f"{value}/.."), (_UNTIL, f"../{value}")):
            before = pattern.search(text.words, max(0, begin - 24), begin)
            if before is not None:
                return Period(form, text.flow.span(before.start(), end), text.part, rule)
    return Period(value, text.flow.span(begin, end), text.part, rule)

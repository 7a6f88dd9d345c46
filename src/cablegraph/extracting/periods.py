"""Days, months, years and periods, as ISO 8601 writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cablegraph.extracting.dates import (
    MONTH,
    MONTHS,
    WEEKDAYS,
    YEAR,
    day_of,
    full_year,
    month_number,
    nearest,
    nearest_of_any_month,
)
from cablegraph.extracting.findings import Period
from cablegraph.extracting.tenses import is_ahead, is_past

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.texts import Text

# Patterns begin with a class or letters, and ask behind the first character what stands before it: so they are
# searched fast. Those that begin with a month are matched where a month stands.
_DAY_FIRST = re.compile(
    r"(?P<day>\d(?<![\w/-].)\d?)(?:st|nd|rd|th)?(?:\s?(?:-|to|–)\s?(?P<day2>\d{1,2}))? (?:of )?"
    rf"(?P<month>{MONTH}),? ?(?P<year>{YEAR})?(?!\w)"
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w-])(?P<month>{MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d{{3}}| percent)"
    rf"(?:\s?(?:-|–|to)\s?(?:(?P<month2>{MONTH}) )?(?P<day2>\d{{1,2}})(?!\d))?(?:,? (?P<year>{YEAR}))?(?!\w)"
)
_MONTH_AND_YEAR = re.compile(
    rf"(?<![\w-])(?P<month>{MONTH})(?:(?:-| to | and | through )(?P<month2>{MONTH}))?,? (?:of )?(?P<year>{YEAR})(?!\w)"
)
_MONTH_ALONE = re.compile(
    rf"(?P<month>{'|'.join(MONTHS)})(?:(?:-| to | through )(?P<month2>{'|'.join(MONTHS)}))?(?![\w'’-]| \d)"
)
# `May`, `March` and `August` are names and words too: they count behind one of these.
_AMBIGUOUS = frozenset({"March", "May", "August"})
_CUE = re.compile(
    r"\b(?P<cue>[Ii]n|[Ss]ince|[Ll]ast|[Uu]ntil|[Bb]y|[Nn]ext|[Tt]his|[Oo]f|[Ff]rom|[Tt]hrough|[Dd]uring|mid|[Ll]ate|[Ee]arly"
    "|[Ee]nd of|['’]s)(?: |- ?)$"
)
_BEFORE_DATE = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)}),? \(?$")
_FULL_DATE = re.compile(rf", (?={MONTH}|\d)")
_ORDINAL = re.compile(
    r"on (?<!\won )(?P<the>the (?P<day>\d{1,2})(?:st|nd|rd|th))\b(?! (?:of|anniversary|century|floor|session|meeting))"
)
_IN_BRACKETS = re.compile(r"(?P<month>\d(?<=[(;, ].)\d?)/(?P<day>\d{1,2})(?=[),;])")
_SLASHED = re.compile(r"(?P<month>\d(?<![\w/.-].)\d?)/(?P<day>\d{1,2})/(?P<year>(?:19|20)?\d{2})(?![\w/])")
_YEARS = re.compile(
    r"(?P<first>[12](?<![\w/.,$-].)(?:(?<=1)9|(?<=2)0)\d{2})"
    rf"(?:\s?(?:-|–|to|/|(?<=between \d{{4}} )and)\s?(?P<second>{YEAR}|\d{{2}}))?"
    r"(?![\w/]|-\d|,\d{3}|\.\d| (?:percent|million|people|billion))"
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|from|by|until|till|through|during|of|for|between|before|after|late|early|mid|end of"
    "|the|its|their|his|her|year|and|to|s|CY|FY)[ -]$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since)\s+(?:late |early |mid-)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the end of )?$", re.IGNORECASE)
# How far back other words are looked for.
_CUE_BACK = 8
_WEEKDAY_BACK = 12
_YEAR_BACK = 14
_BOUND_BACK = 24
_WEEK = 7
_MONTH = 31
_MID_MONTH = 15


def find_periods(texts: Sequence[Text], sent: date | None) -> list[Period]:
    """Return the days and periods that a cable names; without a year the nearest to ``sent``, not after it.

    A day that the words around it put into the future is the next one.
    """
    found: list[Period] = []
    for text in texts:
        if text.part[0] != "attention":
            found += sorted(_Dated(text, sent).periods(), key=lambda period: period.span)
    return found


class _Dated:
    """A text while dates are found in it: what one rule has taken is free for none after it."""

    __slots__ = ("names", "sent", "taken", "text", "words")

    def __init__(self, text: Text, sent: date | None) -> None:
        self.text, self.words, self.sent = text, text.words, sent
        self.taken: list[tuple[int, int]] = [(match.begin, match.end) for match in text.matches]
        self.names = len(self.taken)

    def periods(self) -> Iterator[Period]:
        """Yield the periods of the text, by what tells them."""
        months, weekdays = self.text.cues.get("month"), self.text.cues.get("weekday")
        if months:
            yield from self._days()
        if "/" in self.words:
            yield from self._slashed()
        if months:
            yield from self._months()
        yield from self._years()
        if self.sent is None:
            return
        if weekdays:
            yield from self._weekdays(self.sent)
        yield from self._without_month(self.sent)

    def _free(self, begin: int, end: int) -> bool:
        """Tell whether characters are free, and take them."""
        if any(first < end and begin < last for first, last in self.taken):
            return False
        self.taken.append((begin, end))
        return True

    def _at_months(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern that begins with a month matches, as if it were searched for."""
        end = 0
        for cue in self.text.cues["month"]:
            match = pattern.match(self.words, cue.begin) if cue.begin >= end else None
            if match is not None:
                yield match
                end = match.end()

    def _days(self) -> Iterator[Period]:
        for match in (*_DAY_FIRST.finditer(self.words), *self._at_months(_MONTH_FIRST)):
            value = self._day_value(match)
            if value is not None and self._free(*match.span()):
                begin = match.start()
                weekday = _BEFORE_DATE.search(self.words, max(0, begin - _WEEKDAY_BACK), begin)
                yield self._bounded(begin if weekday is None else weekday.start(), match.end(), value, "period.day")

    def _day_value(self, match: re.Match[str]) -> str | None:
        month, number = month_number(match["month"]), int(match["day"])
        if match["year"] is not None:
            first = day_of(int(match["year"]), month, number)
        elif self.sent is not None:
            first = nearest(month, number, self.sent, ahead=is_ahead(self.text, match.start()))
            first = first or nearest(month, number, self.sent, ahead=True)
            if first is not None and (first - self.sent).days > _MONTH and is_past(self.text, match.start()):
                first = day_of(first.year - 1, month, number)
        else:
            return None
        if first is None:
            return None
        if match["day2"] is None:
            return first.isoformat()
        month2 = match.groupdict().get("month2")
        second = day_of(first.year, month if month2 is None else month_number(month2), int(match["day2"]))
        return first.isoformat() if second is None or second <= first else f"{first.isoformat()}/{second.isoformat()}"

    def _slashed(self) -> Iterator[Period]:
        for match in _SLASHED.finditer(self.words):
            day = day_of(full_year(int(match["year"])), int(match["month"]), int(match["day"]))
            if day is not None and self._free(*match.span()):
                yield self._period(*match.span(), day.isoformat(), "period.day")

    def _months(self) -> Iterator[Period]:
        for match in self._at_months(_MONTH_AND_YEAR):
            if self._free(*match.span()):
                yield self._bounded(*match.span(), _months_of(match["year"], match), "period.month")
        if self.sent is None:
            return
        for match in self._at_months(_MONTH_ALONE):
            begin, end = match.span()
            cue = _CUE.search(self.words, max(0, begin - _CUE_BACK), begin)
            if cue is None and (match["month"] in _AMBIGUOUS or self.words[begin - 1 : begin] == "-"):
                continue
            if self._free(begin, end):
                year = self._year_of_month(match, self.sent, "" if cue is None else cue["cue"].lower())
                yield self._bounded(begin, end, _months_of(str(year), match), "period.month")

    def _year_of_month(self, match: re.Match[str], sent: date, cue: str) -> int:
        """Return the year of a month that is named without one."""
        month = month_number(match["month"])
        ahead = cue == "next" or is_ahead(self.text, match.start() - len(cue) - 1 if cue else match.start())
        middle = nearest(month, _MID_MONTH, sent, ahead=ahead and month != sent.month)
        year = sent.year if middle is None else middle.year
        late = middle is not None and (middle - sent).days > _MONTH
        if late and (cue == "since" or is_past(self.text, match.start())):
            return year - 1
        return year - 1 if cue == "last" and (year, month) >= (sent.year, sent.month) else year

    def _years(self) -> Iterator[Period]:
        for match in _YEARS.finditer(self.words):
            begin = match.start()
            if match["second"] is None and not _BEFORE_YEAR.search(self.words, max(0, begin - _YEAR_BACK), begin):
                continue
            if self._free(*match.span()):
                yield self._bounded(*match.span(), _years_of(match), "period.year")

    def _weekdays(self, sent: date) -> Iterator[Period]:
        """Yield days that a weekday alone names: the one nearest before, or after a word of the future."""
        words = self.words
        for begin, end in self.text.cues["weekday"]:
            if words[end : end + 1] in {"'", "’"}:
                continue
            full = _FULL_DATE.match(words, end)
            stop = end if full is None else full.end()
            # Beside a date that is taken it is part of that.
            if full is not None or any(first <= stop + 2 and begin < last for first, last in self.taken[self.names :]):
                continue
            back = (sent.weekday() - WEEKDAYS.index(words[begin:end])) % _WEEK
            day = sent + timedelta(days=_WEEK - back) if is_ahead(self.text, begin) else sent - timedelta(days=back)
            yield self._period(begin, end, day.isoformat(), "period.weekday")

    def _without_month(self, sent: date) -> Iterator[Period]:
        """Yield days that only their number names: `on the 12th`, or month and day in brackets: `(8/12)`."""
        for match in _ORDINAL.finditer(self.words):
            day = nearest_of_any_month(int(match["day"]), sent)
            if day is not None:
                yield self._period(*match.span("the"), day.isoformat(), "period.day-of-month")
        for match in _IN_BRACKETS.finditer(self.words) if "/" in self.words else ():
            month = int(match["month"])
            day = nearest(month, int(match["day"]), sent, ahead=False) if 0 < month <= len(MONTHS) else None
            if day is not None:
                yield self._period(*match.span(), day.isoformat(), "period.day")

    def _bounded(self, begin: int, end: int, value: str, rule: str) -> Period:
        """Return a period, open at one end where the words before it say so; they belong to it then."""
        if "/" not in value:
            for pattern, form in ((_SINCE, f"{value}/.."), (_UNTIL, f"../{value}")):
                before = pattern.search(self.words, max(0, begin - _BOUND_BACK), begin)
                if before is not None:
                    return self._period(before.start(), end, form, rule)
        return self._period(begin, end, value, rule)

    def _period(self, begin: int, end: int, value: str, rule: str) -> Period:
        return Period(value, self.text.flow.span(begin, end), self.text.part, rule)


def _months_of(year: str, match: re.Match[str]) -> str:
    """Return a month, or the months from one to another, of a year."""
    first = f"{year}-{month_number(match['month']):02}"
    return first if match["month2"] is None else f"{first}/{year}-{month_number(match['month2']):02}"


def _years_of(match: re.Match[str]) -> str:
    """Return a year, or the years from one to another, the second with two figures or four."""
    first, second = match["first"], match["second"]
    if second is None:
        return first
    second = second if len(second) == len(first) else first[:2] + second
    return f"{first}/{second}" if second > first else first

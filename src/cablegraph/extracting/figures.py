"""Figures: numbers in digits or words, their scales, and the units and currencies that stand beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.extracting.cues import either

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablegraph.extracting.texts import Text

_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "crore": 10**7,
    "lakh": 10**5, "k": 10**3, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9,
}  # fmt: skip
_THOUSAND = 1_000
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = either(_SMALL)
NUMBER = rf"(?:{_DIGITS}|(?i:{_WORD})(?:[- ](?i:{_WORD}))?)"
SCALE = r"(?:[ -]?(?:hundred thousand|hundred|thousand|million|billion|trillion|crore|lakh)\b|(?:[mkb]|bn|mn)\b)"
# A number, its scale, and, where a range is given, the upper end with its own.
_FIGURE = (
    rf"(?P<least>{NUMBER})(?P<scale>{SCALE})?"
    rf"(?:\s?(?:-{{1,2}}|–|to|and|or)\s?(?:{{sign}})?(?P<most>{NUMBER})(?P<scale2>{SCALE})?)?"
)
_FIRST_DIGIT = re.compile(r"\d(?<!\d.)")
_BETWEEN = re.compile(r"\b(?:between|from|of)\s+(?:about |roughly |an estimated )?$")
_BETWEEN_BACK = 30
_LONGEST_SIGN = 8


class Unit(NamedTuple):
    """A unit of measure: what kind of thing it measures, and its symbol."""

    kind: str
    symbol: str


class Range(NamedTuple):
    """Least and most of a figure, equal where one number is given, and where its words end."""

    least: Decimal
    most: Decimal
    end: int


@cache
def units() -> dict[str, Unit]:
    """Return the units by the words for them."""
    return {row["word"]: Unit(row["kind"], row["unit"]) for row in data.table("lexicon", "units.tsv")}


def _currencies(column: str) -> Iterator[tuple[str, str]]:
    for row in data.table("lexicon", "currencies.tsv"):
        yield from ((word, row["code"]) for word in row[column].split("|") if word)


@cache
def currencies() -> dict[str, str]:
    """Return the codes of ISO 4217 by the words for them, the codes themselves among them."""
    return {**dict(_currencies("code")), **dict(_currencies("words"))}


@cache
def signs() -> dict[str, str]:
    """Return the codes by what may stand before a figure: symbols, and words of capitals."""
    return {**dict(_currencies("symbols")), **{word: code for word, code in currencies().items() if word.isupper()}}


def _escaped(words: Iterable[str]) -> str:
    return either(re.escape(word) for word in words)


@cache
def _last_of_signs() -> frozenset[str]:
    return frozenset(sign[-1] for sign in signs())


@cache
def _sign_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$])(?:{_escaped(signs())})\s?$")


@cache
def _with_sign() -> re.Pattern[str]:
    """Return the pattern of money whose currency stands first: `USD 1,200 - 1,500`, `$2.5 million`."""
    either_sign = _escaped(signs())
    return re.compile(rf"(?P<sign>{either_sign})\s?" + _FIGURE.replace("{sign}", rf"(?:{either_sign})\s?"))


@cache
def _with_unit() -> re.Pattern[str]:
    """Return the pattern of a figure with a currency or a unit behind it."""
    behind = _escaped({**units(), **currencies()})
    return re.compile(_FIGURE.replace("{sign}", "(?!)") + rf"(?P<gap>[ -]?)(?P<unit>{behind})(?![\w/])")


def numbers(text: Text) -> list[int]:
    """Return where numbers begin in a text, in digits or in words."""
    digits = (match.start() for match in _FIRST_DIGIT.finditer(text.words))
    return sorted([*digits, *(cue.begin for cue in text.cues.get("number-word", ()))])


def signed(words: str, number: int) -> re.Match[str] | None:
    """Return the figure at a number with the sign of a currency before it."""
    last = words[number - 1 : number]
    if (words[number - 2 : number - 1] if last == " " else last) not in _last_of_signs():
        return None
    sign = _sign_before().search(words, max(0, number - _LONGEST_SIGN), number)
    return None if sign is None else _with_sign().match(words, sign.start())


def with_unit(words: str, number: int) -> re.Match[str] | None:
    """Return the figure at a number with the currency or the unit behind it."""
    return _with_unit().match(words, number)


def value_of(number: str, scale: str | None) -> Decimal:
    """Return what a number and its scale mean.

    >>> value_of("2.5", " million"), value_of("twenty-five", None)
    (Decimal('2500000'), Decimal('25'))
    """
    plain = number.replace(",", "").lower()
    digits = plain[0].isdigit()
    value = Decimal(plain) if digits else Decimal(sum(_SMALL[word] for word in plain.replace("-", " ").split(" ")))
    for word in (scale or "").strip(" -").lower().split():
        value *= _SCALES[word]
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def range_of(words: str, match: re.Match[str]) -> Range:
    """Return the range of a figure; a scale behind the upper end is the lower end's too.

    `5 and 7` is a range only behind `between`.
    """
    scale, scale2 = match["scale"], match["scale2"]
    if match["most"] is None:
        value = value_of(match["least"], scale)
        return Range(value, value, match.end())
    before = max(0, match.start() - _BETWEEN_BACK)
    if " and " in words[match.end("least") : match.start("most")] and not _BETWEEN.search(words, before, match.start()):
        value = value_of(match["least"], scale)
        return Range(value, value, match.end("scale" if scale else "least"))
    least = value_of(match["least"], scale or (scale2 if value_of(match["least"], None) < _THOUSAND else None))
    most = value_of(match["most"], scale2 or scale)
    return Range(min(least, most), max(least, most), match.end())

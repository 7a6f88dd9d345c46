"""Amounts: money, quantities with a unit, percentages, durations, and counts with their noun."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.cable import Field
from cablegraph.extracting.findings import Amount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cablegraph.extracting.texts import Text

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "one": 1,
}  # fmt: skip
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 10**12,
    "crore": 10**7,
    "lakh": 10**5,
    "m": 1_000_000,
    "bn": 10**9,
    "b": 10**9,
    "k": 1_000,
    "mn": 1_000_000,
}
_NUMBER = rf"(?:{_DIGITS}|(?i:{'|'.join(_SMALL)})(?:[- ](?i:{'|'.join(_SMALL)}))?)"
_SCALE = r"(?:[ -]?(?:hundred thousand|hundred|thousand|million|billion|trillion|crore|lakh)\b|(?:[mkb]|bn|mn)\b)"
# A number, its scale, and, where a range is given, the upper end with its own.
_FIGURE = (
    rf"(?P<least>{_NUMBER})(?P<scale>{_SCALE})?"
    rf"(?:\s?(?:-{{1,2}}|–|to|and|or)\s?(?P<sign2>{{sign}})?(?P<most>{_NUMBER})(?P<scale2>{_SCALE})?)?"
)
_ANY_NUMBER = re.compile(rf"(?<![\w.,/$€£¥#-])(?:{_NUMBER})(?![\w]*\d)")
_NOUN = re.compile(
    r"[ ](?:\([\d,]+\)[ ])?(?P<between>"
    "(?:(?!(?:of|and|or|in|at|on|to|for|from|by|with|than|as|the|a|an|was|were|are|is|that|who|which|per|percent"
    r"|million|billion|thousand|hundred|others?|have|has|had|will|would)\b)[a-zA-Z][\w/’'-]*[ ]){0,3}?)"
    "(?P<noun>[a-z][a-z-]*[a-z](?<!ss)(?<!us)(?<!is)s|people|children|women|men|persons|police|staff|personnel"
    r"|deputies|families|countries|companies|cities|parties)\b"
)
_NO_COUNT = {
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "times",
    "percent",
    "was",
    "has",
    "is",
    "its",
    "this",
    "tons",
    "others",
    "does",
    "says",
    "as",
    "perhaps",
    "towards",
    "besides",
    "always",
    "plus",
    "miles",
    "meters",
    "kilometers",
    "hectares",
    "acres",
    "barrels",
    "dollars",
    "euros",
    "sides",
    "ways",
    "lines",
    "points",
    "halves",
    "thirds",
    "quarters",
    "fifths",
    "tenths",
}
_NO_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:No\.|no\.|[Pp]aras?|[Pp]aragraphs?|[Aa]rticles?|[Ss]ections?|[Rr]esolutions?|UNSCRs?|[Pp]hase"
    "|[Cc]hapter|[Pp]ages?|[Rr]efs?|G-?|F-?|C-?|[Ll]evel|[Tt]ier|[Oo]ption|[Rr]oom|Chapter|Annex|at age|aged|since"
    r"|in|by|January|February|March|April|May|June|July|August|September|October|November|December|\d+[:/])\s?)$"
)
_UNITS_AFTER = r"(?P<gap>[ -]?)(?P<unit>{units})(?![\w/])"


class _Unit(NamedTuple):
    kind: str
    unit: str


@cache
def _units() -> dict[str, _Unit]:
    return {row["word"]: _Unit(row["kind"], row["unit"]) for row in data.table("lexicon", "units.tsv")}


@cache
def _currency_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in data.table("lexicon", "currencies.tsv"):
        for word in (row["code"], *row["words"].split("|")):
            if word:
                found[word] = row["code"]
    return found


@cache
def _symbols() -> dict[str, str]:
    return {
        symbol: row["code"]
        for row in data.table("lexicon", "currencies.tsv")
        for symbol in row["symbols"].split("|")
        if symbol
    }


def _either(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _money_signs() -> tuple[str, ...]:
    return (*_symbols(), *(word for word in _currency_words() if word.isupper()))


@cache
def _before() -> re.Pattern[str]:
    """Return the pattern of money whose currency stands first: `USD 1,200 - 1,500`, `$2.5 million`."""
    signs = _either(_money_signs())
    return re.compile(rf"(?<![\w$])(?P<sign>{signs})\s?" + _FIGURE.replace("{sign}", rf"(?:{signs})\s?"))


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of a number with a currency or a unit behind it."""
    units = _either([*_units(), *_currency_words()])
    return re.compile(r"(?<![\w.,$€£#-])" + _FIGURE.replace("{sign}", "(?!)") + _UNITS_AFTER.replace("{units}", units))


def find_amounts(texts: Sequence[Text]) -> list[Amount]:
    """Return the amounts of a cable in the order of the text, each half of a conversion by itself."""
    found: list[Amount] = []
    for text in texts:
        if text.part[0] == "attention":
            continue
        here = sorted(_in_text(text), key=lambda amount: amount.span)
        for amount in here:
            found.append(_conversion(text, found, amount))
    return found


def _conversion(text: Text, found: Sequence[Amount], amount: Amount) -> Amount:
    """Return the amount as the conversion of the one before it, where it stands in brackets right behind that."""
    if not found or found[-1].part != amount.part or amount.kind != found[-1].kind or amount.unit == found[-1].unit:
        return amount
    between = _between(text, found[-1], amount)
    if between is None or not re.fullmatch(
        r"\s*(?:\(|,? or |, |= ?)\s*(?:about |approximately |roughly |approx\. |around |some |equivalent to |USD )?",
        between,
    ):
        return amount
    return Amount(
        amount.kind,
        amount.unit,
        amount.least,
        amount.most,
        amount.span,
        amount.part,
        amount.rule,
        amount.about or found[-1].about,
        len(found) - 1,
    )


def _between(text: Text, one: Amount, other: Amount) -> str | None:
    first, last = text.flow.index(one.span.end - 1) + 1, text.flow.index(other.span.begin)
    return text.words[first:last] if first <= last else None


def _value(number: str, scale: str | None) -> Decimal:
    plain = number.replace(",", "").lower()
    if plain[0].isdigit():
        value = Decimal(plain)
    else:
        value = Decimal(sum(_SMALL[word] for word in re.split(r"[- ]", plain)))
    for word in (scale or "").strip(" -").lower().split():
        value *= _SCALES[word]
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


_BETWEEN = re.compile(r"\b(?:between|from|of)\s+(?:about |roughly |an estimated )?$")


def _range(words: str, match: re.Match[str]) -> tuple[tuple[Decimal, Decimal], int]:
    """Return least and most of a figure, and where it ends; a scale behind the upper end is the lower end's too.

    `5 and 7` is a range only behind `between`.
    """
    scale, scale2 = match["scale"], match["scale2"]
    joined = words[match.end("least") : match.start("most")] if match["most"] is not None else ""
    two = " and " in joined and not _BETWEEN.search(words, max(0, match.start() - 30), match.start())
    if match["most"] is None or two:
        value = _value(match["least"], scale)
        end = match.end() if match["most"] is None else match.end("scale" if scale else "least")
        return (value, value), end
    least = _value(match["least"], scale or (scale2 if _value(match["least"], None) < _THOUSAND else None))
    most = _value(match["most"], scale2 or scale)
    return ((least, most) if least <= most else (most, least)), match.end()


_THOUSAND = 1_000


def _in_text(text: Text) -> Iterator[Amount]:
    words = text.words
    taken: list[tuple[int, int]] = [(match.begin, match.end) for match in text.matches]

    def free(begin: int, end: int) -> bool:
        return not any(first < end and begin < last for first, last in taken)

    if any(symbol in words for symbol in _money_signs()):
        for match in _before().finditer(words):
            if free(*match.span()):
                code = _symbols().get(match["sign"]) or _currency_words()[match["sign"]]
                figures, end = _range(words, match)
                taken.append((match.start(), end))
                yield _amount(text, (match.start(), end), "money", code, figures, "amount.money")
    for number in _ANY_NUMBER.finditer(words):
        match = _behind().match(words, number.start())
        amount = _count(text, number, free) if match is None else _measured(text, match, free)
        if amount is not None:
            taken.append((number.start(), text.flow.index(amount.span.end - 1) + 1))
            yield amount


def _measured(text: Text, match: re.Match[str], free: Callable[[int, int], bool]) -> Amount | None:
    """Return the amount that a number and the currency or unit behind it make."""
    span = match.span()
    if not free(*span) or _NO_NUMBER_BEFORE.search(text.words, max(0, span[0] - 14), span[0]):
        return None
    unit = _units().get(match["unit"])
    figures, _ = _range(text.words, match)
    if unit is None:
        return _amount(text, span, "money", _currency_words()[match["unit"]], figures, "amount.money")
    if match["unit"] in _ADJECTIVAL and match["gap"] == " ":
        return None
    rule = unit.kind if unit.kind in {"percent", "duration"} else "quantity"
    return _amount(text, span, unit.kind, unit.unit, figures, f"amount.{rule}")


# `the two year plan` counts, `2 m` and `in 3 month` do not.
_ADJECTIVAL = {"m", "ha", "mt"}


_YEAR = re.compile(r"(?:19|20)\d{2}$")


def _count(text: Text, number: re.Match[str], free: Callable[[int, int], bool]) -> Amount | None:
    """Return the count that a number and its noun make."""
    words, begin, end = text.words, *number.span()
    most = None
    scale = None
    upper = re.match(
        rf"(?P<scale>{_SCALE})?(?:\s?(?:-|–|to|or)\s?(?P<most>{_NUMBER})(?P<scale2>{_SCALE})?)?", words[end : end + 40]
    )
    if upper is not None and upper.group():
        scale, most = upper["scale"], upper["most"]
        end += upper.end()
    noun = _NOUN.match(words, end)
    if noun is None or noun["noun"] in _NO_COUNT or noun["noun"] in _units() or number.group().lower() == "one":
        return None
    if _YEAR.match(number.group()) and most is None:
        return None
    if _NO_NUMBER_BEFORE.search(words, max(0, begin - 14), begin) and not number.group().islower():
        before = words[max(0, begin - 4) : begin]
        if before.strip() not in {"in", "by", "ce"} and not before.endswith((" in ", " by ")):
            return None
    if not free(begin, end):
        return None
    least = _value(number.group(), scale or (upper["scale2"] if upper is not None and most else None))
    greatest = least if most is None else _value(most, (upper["scale2"] if upper is not None else None) or scale)
    if greatest < least:
        return None
    about = " ".join((noun["between"] + noun["noun"]).split())
    place = text.flow.span(noun.start("between"), noun.end("noun"))
    return Amount(
        kind="count",
        unit=noun["noun"].lower(),
        least=least,
        most=greatest,
        span=text.flow.span(begin, noun.end("noun")),
        part=text.part,
        rule="amount.count",
        about=Field(about, place, "amount.about"),
    )


def _amount(
    text: Text, span: tuple[int, int], kind: str, unit: str, figures: tuple[Decimal, Decimal], rule: str
) -> Amount:
    return Amount(kind, unit, *figures, text.flow.span(*span), text.part, rule, _about(text, *span))


_OF_NOUN = re.compile(
    r"\b(?P<noun>[a-z][\w-]+(?: [a-z][\w-]+)?)\s+"
    r"(?:of|at|is|was|were|are|totaling|totalling|worth|estimated at|valued at|reached|for|to|by)\s+"
    "(?:about |approximately |around |roughly |some |over |nearly |almost |at least |more than |less than |up to "
    "|only |between |an? (?:estimated |additional )?)*$"
)
_SOLD = re.compile(
    r"\b(?P<noun>(?:sell|sold|sells|buy|bought|buys|cost|costs)\s+(?:an? |the )?[a-z][\w-]+(?: [a-z][\w-]+)?\s+"
    r"(?:at|for)(?:\s+(?:the|a)\s+price)?)\s+(?:of\s+)?(?:about )?$"
)
_MEASURES = (
    "(?:price|cost|profit|fee|fine|budget|salary|debt|loan|grant|contract|deal|value|sum|investment|revenue|income"
    "|tax)s?"
)
_PRICE = re.compile(rf"\b(?P<noun>{_MEASURES}\b[^.;:]{{0,40}}):\s*$")
_IS_NOUN = re.compile(
    rf"(?:\s*\([^()]*\))?\s+(?:is|are|was|were)\s+(?:a |an |the )?(?:[a-z]+ )?(?P<noun>{_MEASURES})\b"
)
_BEHIND_NOUN = re.compile(
    r"\s+(?:in|of|for)\s+(?:the |its |their |his )?(?P<noun>[a-z][\w-]+)|(?<=[a-z])\s(?P<next>[a-z][\w-]+)"
)
_NO_NOUN = {
    "and",
    "or",
    "in",
    "of",
    "to",
    "for",
    "per",
    "from",
    "the",
    "a",
    "with",
    "by",
    "on",
    "at",
    "as",
    "that",
    "which",
    "who",
    "over",
    "this",
    "last",
    "since",
    "during",
    "is",
    "was",
    "were",
    "are",
    "has",
    "have",
    "will",
    "would",
    "between",
    "after",
    "before",
    "an",
    "ago",
    "later",
    "old",
    "each",
    "every",
    "than",
    "but",
    "when",
    "while",
    "if",
    "into",
    "up",
    "out",
}


def _about(text: Text, begin: int, end: int) -> Field[str] | None:
    """Return the words that an amount measures: before it (`a profit of`), or right behind (`border`, `in funding`)."""
    words = text.words
    for pattern in (_SOLD, _OF_NOUN, _PRICE):
        match = pattern.search(words, max(0, begin - 70), begin)
        if match is not None and match["noun"].split()[-1] not in _NO_NOUN:
            return _noun_field(text, *match.span("noun"))
    match = _IS_NOUN.match(words, end)
    if match is not None:
        return _noun_field(text, *match.span("noun"))
    match = _BEHIND_NOUN.match(words, end)
    if match is None:
        return None
    # `4060km border`, `25-year extension`: a unit that stands like an adjective is followed by what it measures.
    adjectival = re.search(r"\d-?[A-Za-z]+$|[a-z]-[a-z]+$", words[begin:end]) is not None
    name = "noun" if match["noun"] is not None else "next" if adjectival else None
    if name is None or match[name] in _NO_NOUN or match[name].endswith(("ly", "ing")):
        return None
    return _noun_field(text, *match.span(name))


def _noun_field(text: Text, begin: int, end: int) -> Field[str]:
    return Field(" ".join(text.words[begin:end].split()), text.flow.span(begin, end), "amount.about")

"""Amounts: money, quantities with a unit, percentages, durations, and counts with their noun."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.figures import (
    NUMBER,
    SCALE,
    currencies,
    numbers,
    range_of,
    signed,
    signs,
    units,
    value_of,
    with_unit,
)
from cablegraph.extracting.findings import Amount
from cablegraph.extracting.measured import measure, measured

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.figures import Range
    from cablegraph.extracting.texts import Text

_ANY_NUMBER = re.compile(rf"(?<![\w.,/$€£¥#-])(?:{NUMBER})(?![\w]*\d)")
# What a count may have behind its number: a scale, and the upper end of a range.
_UPPER = re.compile(rf"(?P<scale>{SCALE})?(?:\s?(?:-|–|to|or)\s?(?P<most>{NUMBER})(?P<scale2>{SCALE})?)?")
_NOUN = re.compile(
    r"[ ](?:\([\d,]+\)[ ])?(?:of (?:her|his|its|our|the|their|these|those)(?: own)? )?[\"“'‘]{0,2}(?P<between>"
    "(?:(?!(?:of|and|or|in|at|on|to|for|from|by|with|than|as|the|a|an|was|were|are|is|that|who|which|per|percent"
    r"|million|billion|thousand|hundred|others?|have|has|had|will|would)\b)[a-zA-Z][\w/’'-]*[ ]){0,3}?)"
    r"(?P<noun>[a-z][a-z-]*[a-z](?<!ss)(?<!us)(?<!is)s|[A-Z]{2,5}s|[A-Za-z]-\d+[A-Za-z]?s"
    r"|aircraft|people|children|women|men|persons|police|staff|personnel"
    r"|deputies|families|countries|companies|cities|parties)\b"
)
_NO_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:No\.|no\.|[Pp]aras?|[Pp]aragraphs?|[Aa]rticles?|[Ss]ections?|[Rr]esolutions?|UNSCRs?|[Pp]hase"
    "|[Cc]hapter|[Pp]ages?|[Rr]efs?|A|G-?|F-?|C-?|[Ll]evel|[Tt]ier|[Oo]ption|[Rr]oom|Chapter|Annex|at age|aged|since"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|\d+[:/])\s?)$"
)
_YEAR = re.compile(r"(?:19|20)\d{2}$")
# What stands between an amount and the same amount in another unit.
_CONVERTED = re.compile(
    r"\s*(?:\(|,? or |, |= ?)\s*"
    r"(?:about |approximately |roughly |approx\. |around |some |equivalent to |USD )?"
)
# Units that are words too, `2 m`: they count right behind the number.
_SHORT_UNITS = frozenset({"m", "ha", "mt"})
_RULE_OF_ITS_OWN = frozenset({"percent", "duration"})
_LOOK_BACK = 14
_LOOK_AHEAD = 40


def find_amounts(texts: Sequence[Text]) -> list[Amount]:
    """Return the amounts of a cable in the order of the text, each half of a conversion by itself."""
    found: list[Amount] = []
    for text in texts:
        if text.part[0] == "attention":
            continue
        for amount in sorted(_Measured(text).amounts(), key=lambda amount: amount.span):
            found.append(_converted(text, found, amount))
    return found


def _converted(text: Text, found: Sequence[Amount], amount: Amount) -> Amount:
    """Return the amount as the conversion of the one before it, where it stands in brackets right behind that."""
    last = found[-1] if found else None
    if last is None or last.part != amount.part or last.kind != amount.kind or last.unit == amount.unit:
        return amount
    first, end = text.flow.index(last.span.end - 1) + 1, text.flow.index(amount.span.begin)
    if first > end or not _CONVERTED.fullmatch(text.words, first, end):
        return amount
    return replace(amount, about=amount.about or last.about, conversion_of=len(found) - 1)


class _Measured:
    """A text while amounts are found in it: what one has taken is free for none after it."""

    __slots__ = ("nouns", "taken", "text", "words")

    def __init__(self, text: Text) -> None:
        self.text, self.words = text, text.words
        # In a text of capitals a noun that no list has would be taken for a name.
        shouted = self.words is not text.flow.text and len(self.words.lower()) == len(self.words)
        self.nouns = self.words.lower() if shouted else self.words
        self.taken = [(match.begin, match.end) for match in text.matches]

    def amounts(self) -> Iterator[Amount]:
        """Yield the amounts of the text: those with the sign of a currency first."""
        begins = numbers(self.text)
        yield from self._signed(begins)
        last = 0
        for begin in begins:
            number = _ANY_NUMBER.match(self.words, begin) if begin >= last else None
            if number is None:
                continue
            last = number.end()
            match = with_unit(self.words, begin)
            if match is None and self.nouns is not self.words:
                match = with_unit(self.nouns, begin)
            amount = self._count(number) if match is None else self._with_unit(match)
            if amount is not None:
                self.taken.append((begin, self.text.flow.index(amount.span.end - 1) + 1))
                yield amount

    def _free(self, begin: int, end: int) -> bool:
        return not any(first < end and begin < last for first, last in self.taken)

    def _signed(self, begins: Sequence[int]) -> Iterator[Amount]:
        """Yield money whose currency stands first."""
        last = 0
        for begin in begins:
            match = signed(self.words, begin)
            if match is None or match.start() < last:
                continue
            last = match.end()
            if self._free(*match.span()):
                figures = range_of(self.words, match)
                self.taken.append((match.start(), figures.end))
                yield self._amount(match.start(), figures, "money", signs()[match["sign"]])

    def _with_unit(self, match: re.Match[str]) -> Amount | None:
        """Return the amount that a number and the currency or unit behind it make."""
        begin, end = match.span()
        if not self._free(begin, end) or self._is_label(begin):
            return None
        figures = range_of(self.words, match)._replace(end=end)
        unit = units().get(match["unit"])
        if unit is None:
            return self._amount(begin, figures, "money", currencies()[match["unit"]])
        if match["unit"] in _SHORT_UNITS and match["gap"] == " ":
            return None
        return self._amount(begin, figures, *unit)

    def _is_label(self, begin: int) -> bool:
        """Tell whether what stands before a number makes it the number of something: `Article`, `May`."""
        return _NO_NUMBER_BEFORE.search(self.words, max(0, begin - _LOOK_BACK), begin) is not None

    def _count(self, number: re.Match[str]) -> Amount | None:
        """Return the count that a number and its noun make."""
        begin, end = number.span()
        upper = _UPPER.match(self.nouns, end, end + _LOOK_AHEAD)
        most = None
        scale = scale2 = None
        if upper is not None:
            most, scale, scale2 = upper["most"], upper["scale"], upper["scale2"]
            end = upper.end()
        noun = _NOUN.match(self.nouns, end)
        if noun is None or not self._counts(number, noun, alone=most is None) or not self._free(begin, end):
            return None
        least = value_of(number.group(), scale or (scale2 if most else None))
        greatest = least if most is None else value_of(most, scale2 or scale)
        if greatest < least:
            return None
        about = measure(self.text, noun.start("between"), noun.end("noun"))
        span = self.text.flow.span(begin, noun.end("noun"))
        unit = noun["noun"].lower()
        return Amount("count", unit, least, greatest, span, self.text.part, "amount.count", about)

    def _counts(self, number: re.Match[str], noun: re.Match[str], *, alone: bool) -> bool:
        """Tell whether a number counts what its noun names, and is no year, and no label."""
        written, begin = number.group(), number.start()
        if noun["noun"] in words_of("no-counted") or noun["noun"] in units() or written.lower() == "one":
            return False
        if alone and _YEAR.match(written):
            return False
        return written.islower() or not self._is_label(begin)

    def _amount(self, begin: int, figures: Range, kind: str, unit: str) -> Amount:
        family = kind if kind == "money" or kind in _RULE_OF_ITS_OWN else "quantity"
        return Amount(
            kind=kind,
            unit=unit,
            least=figures.least,
            most=figures.most,
            span=self.text.flow.span(begin, figures.end),
            part=self.text.part,
            rule=f"amount.{family}",
            about=measured(self.text, begin, figures.end),
        )

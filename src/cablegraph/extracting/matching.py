"""Matching: every place where a text has a name of the lexicon, whole and in its case, overlapping ones too."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from cablegraph.extracting.lexicon import Alias, aliases
from cablegraph.extracting.vocabulary import demonyms

if TYPE_CHECKING:
    from collections.abc import Iterator


class Found(NamedTuple):
    """A name of the lexicon that stands in a text, with the rule that lets it."""

    begin: int
    end: int
    alias: Alias
    rule: str


@cache
def _automaton(kind: str) -> tuple[AhoCorasick, tuple[tuple[Alias, ...], ...]]:
    """Build the automaton over the names of a kind, with the aliases behind each.

    ``name`` are names in small letters, ``acronym`` those of which the case of every letter counts: in small letters
    they would be found in every other word. ``symbol`` are office symbols that stand in attention lines alone.
    """
    by_name: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases():
        if alias.symbol:
            found = "acronym" if "/" in alias.written else "symbol"
        else:
            found = "acronym" if alias.acronym else "name"
        if found == kind:
            by_name[_small(alias.written) if kind == "name" else alias.written].append(alias)
    return AhoCorasick(list(by_name)), tuple(map(tuple, by_name.values()))


def _small(text: str) -> str:
    """Return the text in small letters, the length unchanged (one letter of ``İ`` is two in small)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _bounded(text: str, begin: int, end: int) -> bool:
    if begin > 0 and text[begin - 1].isalnum() and text[begin].isalnum():
        return False
    # A dotted abbreviation goes on behind its last full stop: `18 U.S.C. 371` does not name the United States.
    last = text[end - 1]
    return end == len(text) or not (text[end].isalnum() and (last == "." or last.isalnum()))


def _fits(text: str, begin: int, end: int, alias: Alias) -> bool:
    """Tell whether the case fits: an acronym's to the letter; a name begins with a capital where its row does."""
    if alias.acronym:
        # `TIP/PISCES` is a name of its own.
        joined = alias.entity.startswith("topics:") and "/" in (text[begin - 1 : begin], text[end : end + 1])
        # `US$ 5` is a currency.
        return text[begin:end] == alias.written and not joined and text[end : end + 1] != "$"
    if text[begin].isupper() and " " not in alias.written:
        return True
    last = text.rfind(" ", begin, end) + 1
    # `Iraqi security forces` have a capital for another reason.
    if last > begin and text[last].islower() and alias.written.rpartition(" ")[2].istitle():
        return text[begin].isupper() and text[begin : text.find(" ", begin)] not in demonyms()
    # `state of Para`, `al Qaida`
    return text[begin].isupper() or not alias.written[0].isupper() or (last > begin and text[last].isupper())


def _whole(text: str, begin: int, end: int, alias: Alias, kind: str) -> bool:
    """Tell whether an acronym or office symbol is whole here: attention lines are full of parts of longer ones."""
    attention, before, after = kind == "attention", text[begin - 1 : begin], text[end : end + 1]
    if not alias.symbol:
        return not (attention and alias.acronym and (alias.context or before == "-"))
    if text[begin:end] != alias.written or before in ("/", "-"):
        return False
    # `FOR J L SMITH` and `P. JONES` hold no bureau.
    followed = after in ("/", ",") if len(alias.written) == 1 else after != "."
    return "/" in alias.written or (attention and followed)


def names_in(text: str, kind: str, *, calmed: bool) -> Iterator[Found]:
    """Yield every name in the text that has its boundaries and its case, overlapping ones too.

    In a text in capitals that was calmed the case of a name of several words tells nothing.
    """
    sought = [("name", _small(text)), ("acronym", text)]
    if kind == "attention":
        sought.append(("symbol", text))
    for names, where in sought:
        automaton, named = _automaton(names)
        for index, begin, end in automaton.find_matches_as_indexes(where, overlapping=True):
            if _bounded(text, begin, end):
                for alias in named[index]:
                    if _whole(text, begin, end, alias, kind) and (
                        alias.symbol or (calmed and " " in alias.written) or _fits(text, begin, end, alias)
                    ):
                        rule = "mention.lexicon-in-context" if alias.context else "mention.lexicon"
                        yield Found(begin, end, alias, rule)

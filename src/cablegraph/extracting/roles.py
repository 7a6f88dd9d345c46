"""Functions: the words of one from its first to its last, `Deputy Foreign Minister`, `Minister of Foreign Affairs`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import either
from cablegraph.extracting.vocabulary import Role, common_words, demonyms, given_names, heads, openers, roles
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.words import Word

_LONGEST_ROLE = 6
# How many words of a run a name is that ends it, behind a portfolio of unknown words.
_USUAL_NAME = 2
# Endings of words for what a ministry is of.
_MATTERS = ("culture", "fare", "ics", "ism", "ity", "tion", "ture")
_KNOWN_WORDS = 1 << 14
# `PolEconOff`, `AgCounselor`
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Off|Offs|Couns|Counselor|Att|FSN|FSNs)")
_OFFICER = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Off|Offs|Couns|Counselor|Att|Chief|FSN|FSNs)|[A-Z][a-z]+offs?")
_OF_A_POST = frozenset({"Attache", "Attaché", "Counselor", "Minister-Counselor", "Officer", "Consul"})
_PORTFOLIO = re.compile(
    r"(?:Vice-?)?(?:Minister|Secretary|Undersecretary|Commissioner|State|Director|Counselor|Adviser|Advisor|Coordinator"
    "|Envoy|Negotiator|Ombudsman|Rapporteur|Representative"
    "|MINISTER|SECRETARY)"
)
# Functions that are other words too where they stand in small letters.
_NOT_IN_SMALL = frozenset(
    {
        "dean",
        "dg",
        "father",
        "fm",
        "general",
        "judge",
        "king",
        "major",
        "member",
        "partner",
        "pm",
        "principal",
        "shah",
        "sister",
    }
)


def is_role_head(words: str) -> bool:
    """Tell whether words name a function by themselves."""
    found = roles().get(words)
    return found is not None and found.kind != "modifier"


def row_of(role: str) -> Role | None:
    """Return the row of a function, or of its last words that have one: `Deputy Secretary General`."""
    found = None
    while found is None and role:
        found = roles().get(role)
        role = role.partition(" ")[2]
    return found


def is_rank(words: str) -> bool:
    """Tell whether words are a rank, a style or a trade, which is nobody's function: `General`, `Bishop`, `Farmer`."""
    found = roles().get(words)
    return found is not None and found.kind == "rank"


def is_modifier(word: str) -> bool:
    """Tell whether a word stands before the head word of a function: `Deputy`, `Foreign`."""
    found = roles().get(word)
    return found is not None and found.kind in {"modifier", "both"}


@lru_cache(_KNOWN_WORDS)
def _may_modify(text: str) -> bool:
    """Tell whether a word can stand before the head word of a function, in the table or not."""
    return is_modifier(text) or (
        text in common_words()
        and text not in openers()
        and text not in demonyms()
        and text not in given_names()
        and text.lower() not in heads()
        and not text.isupper()
        and not is_role_head(text)
    )


@cache
def _first_words() -> frozenset[str]:
    return frozenset(role.partition(" ")[0] for role in roles())


@lru_cache(_KNOWN_WORDS)
def _opens_role(text: str) -> bool:
    """Tell whether a function can begin with a word: without asking this of each, every run is searched in vain."""
    return text in _first_words() or _CAMEL.fullmatch(text) is not None or _may_modify(text)


def role_end(words: Sequence[Word], first: int, stop: int) -> int | None:
    """Return the last word of the function that begins at a word, if one does."""
    if not _opens_role(words[first].text):
        return None
    best = None
    modified = True
    for last in range(first, min(stop, first + _LONGEST_ROLE)):
        word = words[last]
        if last > first and word.gap not in {"", "of", "and"}:
            break
        if (
            is_role_head(joined(words, first, last))
            or (last == first and _CAMEL.fullmatch(word.text))
            or (modified and not word.gap and is_role_head(word.text))
        ):
            best = last
        modified = modified and _may_modify(word.text) and (last == first or word.gap != "of")
    return best if best is None else _with_portfolio(words, best, stop)


def _with_portfolio(words: Sequence[Word], last: int, stop: int) -> int:
    """Return the last word of what a function is of: `Minister of Foreign Affairs`, `Director for Trade`."""
    end = last
    while end + 1 < stop:
        text, gap = words[end + 1].text, words[end + 1].gap
        fits = gap in ({"of", "for", "of the"} if end == last else {"", "and", "&"})
        if (
            not fits
            or text in given_names()
            or text.lower() in heads()
            or not (text in common_words() or is_modifier(text) or text.lower().endswith(_MATTERS))
        ):
            break
        end += 1
    # `Minister for Water and Tides Ann Roe`: an unknown word before a name is the last of those joined.
    if last < end < stop - 2 and words[end + 1].gap in {"and", "&"} and words[end + 2].text in given_names():
        end += 0 if words[end + 2].gap else 1
    # `Assistant Secretary of State for Tides`
    if last < end < stop - 1 and words[end + 1].gap == "for" and _PORTFOLIO.fullmatch(words[end].text):
        return _with_portfolio(words, end, stop)
    if end == last:
        return _with_any_portfolio(words, last, stop)
    # `Vice President of the European Commission`: what follows is a body's name.
    for index in range(end + 1, stop):
        if words[index].gap:
            break
        if words[index].text.lower() in heads():
            return last
    return end


def _with_any_portfolio(words: Sequence[Word], last: int, stop: int) -> int:
    """Return the last word of a portfolio of unknown words: all behind `of` or `for` but the name that ends the run."""
    if last + 1 >= stop or words[last + 1].gap not in {"of", "for"} or not _PORTFOLIO.fullmatch(words[last].text):
        return last
    behind = words[last + 1 : stop]
    if any(word.text.lower() in heads() or is_role_head(word.text) for word in behind):
        return last
    for index, word in enumerate(behind[1:], last + 2):
        if word.text in given_names() or "." in word.text:
            return index - 1
    return max(last, stop - _USUAL_NAME - 1)


def is_official(role: str) -> bool:
    """Tell whether a function as written is one of a government: by its words, or by the last of them.

    >>> is_official("Foreign Minister"), is_official("Columnist")
    (True, False)
    """
    words = role.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0]
    words = words.title() if role.islower() else words
    found = roles().get(words) or roles().get(words.split(" ")[-1])
    return found is not None and found.official


@lru_cache(_KNOWN_WORDS)
def at_post(role: str) -> Role | None:
    """Return the row of a function that an officer of the post has: `DCM`, `Commercial Attache`, `AgCounselor`."""
    found = roles().get(role)
    if found is not None:
        return found if found.at_post else None
    if _OFFICER.fullmatch(role):
        return roles()["PolEconOff"]
    last = role.rpartition(" ")[2]
    return roles()["Ambassador"] if last in _OF_A_POST and last in roles() else None


@cache
def _small_heads() -> frozenset[str]:
    """Return the functions as they stand in small letters before or behind a name."""
    heads_alone = (role for role, row in roles().items() if row.kind in {"head", "both"} and not role.isupper())
    return frozenset(role.lower() for role in heads_alone if "." not in role and "/" not in role) - _NOT_IN_SMALL


@cache
def small_roles() -> re.Pattern[str]:
    """Return the pattern of functions in small letters, with what may stand before them."""
    modifiers = {
        role.lower() for role, row in roles().items() if row.kind in {"modifier", "both"} and not role.isupper()
    }
    return re.compile(rf"(?:(?:{_escaped(modifiers)})[ -])*(?:{_escaped(_small_heads())})")


def _escaped(words: set[str] | frozenset[str]) -> str:
    return either(re.escape(word) for word in words)


@cache
def last_words_of_small_roles() -> frozenset[str]:
    """Return what stands behind the last blank or hyphen of functions in small letters."""
    return frozenset(re.split("[ -]", role)[-1] for role in _small_heads())

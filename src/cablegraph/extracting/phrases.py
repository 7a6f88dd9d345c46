"""Phrases: what the words of a run are, a body, a function, a known name, or words that may name a person."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cablegraph import data
from cablegraph.extracting.words import common_words, demonyms, given_names, openers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablegraph.extracting.texts import Match
    from cablegraph.extracting.words import Run, Word

_INSIDE_BODY = {
    "",
    "of",
    "and",
    "for",
    "on",
    "the",
    "&",
    "of the",
    "for the",
    "against",
    "to",
    "in",
    "and the",
    "de",
    "y",
}
_AFTER_HEAD = {"of", "for", "on", "of the", "for the", "against", "on the", "to", "in"}
_LONGEST_ROLE = 6
_LONGEST_NAME = 4
_PARTICLES = {
    "",
    "de",
    "da",
    "do",
    "dos",
    "das",
    "del",
    "della",
    "di",
    "du",
    "la",
    "le",
    "el",
    "de la",
    "van",
    "von",
    "der",
    "van der",
    "von der",
    "den",
    "ter",
    "bin",
    "ibn",
    "bint",
    "abu",
    "ben",
    "al",
    "y",
    "e",
    "de los",
    "bin al",
}


class Phrase(NamedTuple):
    """Some words of a run: ``known`` (a name found already), ``body``, ``role`` or ``other``; first and last word."""

    kind: str
    first: int
    last: int


class Role(NamedTuple):
    """A row of the table of functions."""

    kind: str
    official: bool
    at_post: bool


@cache
def roles() -> dict[str, Role]:
    """Return the functions by their words."""
    return {
        row["role"]: Role(row["kind"], row["official"] == "yes", row["post"] == "yes")
        for row in data.table("lexicon", "roles.tsv")
    }


@cache
def heads() -> dict[str, dict[str, str]]:
    """Return the head words of organizations."""
    return {row["head"]: row for row in data.table("lexicon", "organization-heads.tsv")}


def is_role_head(words: str) -> bool:
    """Tell whether words name a function by themselves."""
    found = roles().get(words)
    return found is not None and found.kind != "modifier"


def _is_modifier(word: str) -> bool:
    found = roles().get(word)
    return found is not None and found.kind in {"modifier", "both"}


def joined(words: Sequence[Word], first: int, last: int) -> str:
    """Return the words from ``first`` to ``last`` as they stand."""
    return "".join(
        word.text if index == first else word.gap + word.text
        for index, word in enumerate(words)
        if first <= index <= last
    )


def _role_end(words: Sequence[Word], first: int, stop: int) -> int | None:
    """Return the last word of the function that begins at a word, if one does."""
    furthest = min(stop, first + _LONGEST_ROLE)
    best = None
    for last in range(first, furthest):
        gap = words[last].gap.strip() if last > first else ""
        if gap not in {"", "of", "and"} and last > first:
            break
        text = joined(words, first, last)
        if (
            is_role_head(text)
            or (last == first and _CAMEL.fullmatch(text))
            or (
                gap == ""
                and is_role_head(words[last].text)
                and all(_modifies(words, index, first) for index in range(first, last))
            )
        ):
            best = last
    return best if best is None else _with_portfolio(words, best, stop)


def _with_portfolio(words: Sequence[Word], last: int, stop: int) -> int:
    """Return the last word of what a function is of: `Minister of Foreign Affairs`, `Director for Trade`."""
    end = last
    while end + 1 < stop:
        text, gap = words[end + 1].text, words[end + 1].gap.strip()
        fits = gap in ({"of", "for", "of the"} if end == last else {"", "and", "&"})
        if (
            not fits
            or text in given_names()
            or text.lower() in heads()
            or not (text in common_words() or _is_modifier(text))
        ):
            break
        end += 1
    # `Vice President of the European Commission`: what follows is a body's name.
    if end == last:
        return _with_any_portfolio(words, last, stop)
    cut = end > last and end + 1 < stop and words[end + 1].gap.strip() == "" and words[end + 1].text.lower() in heads()
    return last if cut else end


def _with_any_portfolio(words: Sequence[Word], last: int, stop: int) -> int:
    """Return the last word of a portfolio of unknown words: all behind `of` or `for` but the name that ends the run."""
    if (
        last + 1 >= stop
        or words[last + 1].gap.strip() not in {"of", "for"}
        or not _PORTFOLIO.fullmatch(words[last].text)
    ):
        return last
    behind = range(last + 1, stop)
    if any(words[index].text.lower() in heads() or is_role_head(words[index].text) for index in behind):
        return last
    name = next(
        (
            index
            for index in behind
            if index > last + 1 and (words[index].text in given_names() or "." in words[index].text)
        ),
        None,
    )
    if name is not None:
        return name - 1
    return max(last, stop - 3)


# `PolEconOff`, `AgCounselor`
_CAMEL = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)*(?:Off|Offs|Couns|Counselor|Att|FSN|FSNs)")
_PORTFOLIO = re.compile(
    "(?:Vice-?)?(?:Minister|Secretary|Undersecretary|Commissioner|State|Director|Counselor|Adviser|Advisor|MINISTER"
    "|SECRETARY)"
)


def _modifies(words: Sequence[Word], index: int, first: int) -> bool:
    """Tell whether a word can stand before the head word of a function."""
    text = words[index].text
    if index > first and words[index].gap.strip() not in {"", "and"}:
        return False
    if _is_modifier(text):
        return True
    return (
        text not in openers()
        and text not in demonyms()
        and text not in given_names()
        and text.lower() not in heads()
        and not text.isupper()
        and not is_role_head(text)
        and text in common_words()
    )


def _head_first(words: Sequence[Word], first: int, stop: int) -> int | None:
    """Return the last word of a body whose head word comes first: `Ministry of Health and Labour`."""
    row = heads().get(words[first].text.lower())
    if row is None or row["of"] != "yes" or first + 1 >= stop or words[first + 1].gap.strip() not in _AFTER_HEAD:
        return None
    if words[first + 1].text in openers() or words[first + 1].text in _DAYS:
        return None
    last = first + 1
    while last + 1 < stop and words[last + 1].gap.strip() in {"", "of", "and", "of the", "for", "&"}:
        text, gap = words[last + 1].text, words[last + 1].gap.strip()
        starts_another = text.lower() in heads() and gap in {"and", "and the"}
        if starts_another or is_role_head(text) or text in openers() or (gap == "" and text in given_names()):
            break
        if gap in {"for"} and is_role_head(text):
            break
        last += 1
    return last


_DAYS = frozenset(
    {
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
    }
)


def _head_last(words: Sequence[Word], first: int, stop: int) -> int | None:
    """Return the last word of a body whose head word comes last: `Rights and Interests Department`."""
    best = None
    # `Secretary of the Reform Party` is a function.
    if is_role_head(words[first].text) and first + 1 < stop and words[first + 1].gap.strip() != "":
        return None
    for last in range(first, stop):
        gap = words[last].gap.strip() if last > first else ""
        if gap not in {"", "and", "&", "of", "for", "the", "of the", "in", "de"} or (
            last > first and is_role_head(words[last].text) and words[last].text.lower() not in heads()
        ):
            break
        row = heads().get(words[last].text.lower())
        if row is not None and (last > first or row["alone"] == "yes") and gap in {"", "and", "&"}:
            if gap in {"and", "&"}:
                break
            best = last
            following = words[last + 1].gap.strip() if last + 1 < stop else ""
            if following in _AFTER_HEAD and row["of"] == "yes":
                further = _head_first(words, last, stop)
                best = further if further is not None else best
            break
    if best is None or _joins_two(words, first, best):
        return None
    return best


def _joins_two(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether ``and`` in a body's name joins two names rather than two words of one."""
    places = [index for index in range(first + 1, last + 1) if words[index].gap.strip() in {"and", "&", "and the"}]
    if not places:
        return False
    # `Rights and Interests Department`: two words before the head; a name before `and` stands for itself.
    before = places[0] - first
    alone = (
        last - places[0] > 0 and words[first].text not in common_words() and words[first].text.lower() not in heads()
    )
    return (
        before > 2
        or (before == 1 and (words[first].text.isupper() or alone))
        or is_role_head(words[places[0] - 1].text)
    )


def phrases(run: Run, known: Mapping[int, Match], *, opens: bool) -> list[Phrase]:
    """Return the phrases of a run in their order; ``known`` are the names found already, by their offset.

    ``opens`` tells whether the run begins a sentence, so that its first word may owe its capital to that.
    """
    words = run.words
    found: list[Phrase] = []
    index = 0
    if opens and len(words) > 0 and words[0].text in openers() and words[0].begin not in known:
        index = 1
    while index < len(words):
        match = known.get(words[index].begin)
        stop = _next_known(words, index, known)
        body = None
        if match is None or match.entity.startswith("places:"):
            body = _body_end(words, index, len(words), known)
        if match is not None and (body is None or words[body].end <= match.end):
            last = index
            while last + 1 < stop and words[last + 1].end <= match.end:
                last += 1
            found.append(Phrase("known", index, last))
            index = last + 1
            continue
        role = _role_end(words, index, stop)
        if role is not None and (body is None or body <= role):
            found.append(Phrase("role", index, role))
            index = role + 1
        elif body is not None:
            found.append(Phrase("body", index, body))
            index = body + 1
        else:
            found.append(Phrase("other", index, index))
            index += 1
    return _gathered(found, words)


def _next_known(words: Sequence[Word], index: int, known: Mapping[int, Match]) -> int:
    """Return the first word behind one that is a known name of another kind than a place, or the run's end."""
    for further in range(index + 1, len(words)):
        match = known.get(words[further].begin)
        if match is not None and not match.entity.startswith("topics:"):
            return further
    return len(words)


def _body_end(words: Sequence[Word], index: int, stop: int, known: Mapping[int, Match]) -> int | None:
    """Return the last word of the body that begins at a word, if one does; it holds no other known organization."""
    if words[index].text in openers():
        return None
    for further in range(index + 1, stop):
        match = known.get(words[further].begin)
        if match is not None and not match.entity.startswith(("places:", "topics:")):
            stop = further
            break
    first = _head_first(words, index, stop)
    if first is not None:
        return first
    last = _head_last(words, index, stop)
    # Of a nationality and a name of several words, the name is enough: `Ministry of Health`.
    return None if last is not None and words[index].text in demonyms() and last > index + 1 else last


def _gathered(found: list[Phrase], words: Sequence[Word]) -> list[Phrase]:
    """Join words that stand side by side and are nothing yet, as a name's do."""
    gathered: list[Phrase] = []
    for phrase in found:
        previous = gathered[-1] if gathered else None
        if (
            phrase.kind == "other"
            and previous is not None
            and previous.kind == "other"
            and previous.last == phrase.first - 1
            and words[phrase.first].gap.strip() in _PARTICLES
            and words[phrase.first].gap.strip() not in {"y", "e"}
        ):
            gathered[-1] = Phrase("other", previous.first, phrase.last)
        else:
            gathered.append(phrase)
    return gathered


def is_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether words may name a person: one to four, none of them a common word, an acronym or a body's."""
    if last - first + 1 > _LONGEST_NAME:
        return False
    for index in range(first, last + 1):
        text = words[index].text
        short = text.rstrip(".")
        if text in common_words() or text.lower() in heads() or any(letter.isdigit() for letter in text):
            return False
        capitals = len(short) > 1 and short.isupper() and short not in {"JR", "SR", "II", "III"}
        # A surname may stand in capitals behind a given name; an acronym is none.
        inside = first < index < last
        if capitals and (
            first == last
            or len(short) < 2
            or inside
            or (
                index == first
                and len(short) > 3
                and words[last].text.istitle()
                and "-" not in words[last].text
                and words[last].text not in given_names()
            )
        ):
            return False
        if "&" in text or "/" in text or "." in short:
            return False
    return len(words[last].text.rstrip(".")) > 1


def is_official(role: str) -> bool:
    """Tell whether a function as written is one of a government: by its words, or by the last of them.

    >>> is_official("Foreign Minister"), is_official("Columnist")
    (True, False)
    """
    words = (
        role.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0].title()
        if role.islower()
        else role.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0]
    )
    found = roles().get(words) or roles().get(words.split(" ")[-1])
    return found is not None and found.official

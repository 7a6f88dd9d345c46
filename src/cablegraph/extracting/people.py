"""People: where a text names somebody in full, or behind a function, `ORG TITLE Name`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.actors import Mark, Named
from cablegraph.extracting.appositions import read_apposition
from cablegraph.extracting.bearers import is_known_surname
from cablegraph.extracting.bodies import is_ruler
from cablegraph.extracting.capitals import has_meaning
from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.phrases import is_name
from cablegraph.extracting.roles import is_role_head, last_words_of_small_roles
from cablegraph.extracting.titles import HONORIFICS, Naming, read_title
from cablegraph.extracting.vocabulary import common_words, demonyms, given_names, heads, roles
from cablegraph.extracting.words import joined, last_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.words import Word

_PROTECT = re.compile(
    r"\s*[(\[]\s*(?:please\s+)?(?P<mark>strictly\s+protect|protect)(?:ed)?(?:\s+\w+)?\s*[)\]]", re.IGNORECASE
)
# `Ann "Pell" Roe`
_NICKNAME = re.compile(r" [\"“][A-Z][\w’' -]{1,20}[\"”] [A-Z][\w’-]+")
_SAID_OF_SOMEBODY = (", ", " (", "(", " was born", " graduated", " is married", " died")
# The longest word of land, with a mark behind it.
_LONGEST_LAND = 16


def find_people(text: Text, readings: Sequence[Reading]) -> list[Named]:
    """Return where a text names people by a full name or after a function."""
    if not readings:
        return []
    at = {match.begin: match for match in text.matches}
    until = {match.end: match for match in text.matches}
    found: list[Named] = []
    for before, reading in _with_previous(text.words, readings):
        alone = reading.phrases[0] if len(reading.phrases) == 1 else None
        # Most capitalised words stand alone: no name, but behind a title, or where all know it.
        if (
            alone is not None
            and alone.first == alone.last
            and not is_known_surname(reading.words[alone.first].text)
            and not _is_introduced(text.words, reading.words[0].begin)
        ):
            continue
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind in {"other", "known"}:
                place = Naming(text, reading, number, at, until, before)
                if phrase.kind == "other" or _is_surname_too(place):
                    found += (person for person in _at(place) if not _is_land(text.words, person.end))
    for person in found:
        read_apposition(text.words, person, at)
        mark = _PROTECT.match(text.words, person.end)
        if mark is not None:
            words = "strictly protect" if "strictly" in mark["mark"].lower() else "protect"
            person.protection = Mark(words, *mark.span("mark"))
            person.extent_end = max(person.extent_end, mark.end())
    return found


def _with_previous(words: str, readings: Sequence[Reading]) -> Iterator[tuple[Reading | None, Reading]]:
    """Yield each run with the one before it that is not in brackets: `Director of the Board (HB), Ann Roe`."""
    before: Reading | None = None
    for reading in readings:
        yield before, reading
        first, last = reading.words[0], reading.words[-1]
        if words[first.begin - 1] != "(" or not words.startswith(")", last.end):
            before = reading


def _is_land(words: str, end: int) -> bool:
    """Tell whether a name is that of the land that a word behind it tells: `Son La province`."""
    behind = words[end + 1 : end + _LONGEST_LAND].split(" ", 1)[0]
    return words[end : end + 1] == " " and behind.rstrip(".,;:)").lower() in words_of("place-noun-behind")


def _is_introduced(words: str, begin: int) -> bool:
    """Tell whether `Mr.` or the like, or a function in small letters, stands before an offset."""
    before = last_word(words, begin - 1)
    return before in last_words_of_small_roles() or before.removesuffix(".") in HONORIFICS


def _is_surname_too(place: Naming) -> bool:
    """Tell whether a place's name is a person's behind a function that is no post's own: `President Lagos`."""
    role, phrase = place.role(), place.phrase
    word = place.words[phrase.first]
    if role is None or word.gap or phrase.first != phrase.last or "." in word.text or word.text in demonyms():
        return False
    if not place.at[word.begin].entity.startswith("places:"):
        return False
    written = joined(place.words, role.first, role.last)
    row = roles().get(written.split(" ")[-1]) or roles().get(written)
    return row is not None and not row.at_post and row.kind != "officer"


def _at(place: Naming) -> Iterator[Named]:
    """Yield who is named by a phrase: surely, where a function, a title or a given name tells it."""
    words = place.words
    last = _last_of_name(place)
    first = _first_of_name(place, last)
    if first is None:
        return
    whole = first
    # In a title or subject, and in a text in capitals, a function may stand before a verb: `Minister Will Go`.
    running = place.text.part[0] == "paragraph" and place.text.words is place.text.flow.text
    if not running or is_known_surname(words[last].text):
        first, last = _without_words(words, first, last, running=running)
    behind = running and not words[first].gap and first == place.phrase.first and place.role() is not None
    if not is_name(words, first, last, titled=behind) or (first == last and _is_inside_role(place, last)):
        return
    person = _named(place, first, last)
    told = (whole == first and read_title(place, first, person)) or _is_honoured(place.text.words, person.begin)
    given = last > first and words[first].text in given_names()
    if told and not running and not given and any(_is_none(word.text) for word in words[first : last + 1]):
        return
    if told or given or is_known_surname(words[last].text):
        yield person
    elif last > first or _is_delegation(place, last):
        person.sure = last == first or _is_somebody(place.text.words, person.begin, person.end)
        yield person


def _named(place: Naming, first: int, last: int) -> Named:
    """Return the place of a name, with what stands in quotation marks inside it: `Ann "Pell" Roe`."""
    begin, end = place.words[first].begin, place.words[last].end
    name = joined(place.words, first, last)
    nickname = _NICKNAME.match(place.text.words, end)
    if nickname is not None:
        name, end = name + nickname.group(), nickname.end()
    return Named(begin, end, name, begin, end)


def _without_words(words: Sequence[Word], first: int, last: int, *, running: bool) -> tuple[int, int]:
    """Return the ends of a name without words that have a meaning: `Assuming Thatcher`, `ROE WINS`."""
    while first < last and _is_none(words[first].text):
        first += 1
    if not running:
        last = next((index - 1 for index in range(first + 1, last + 1) if _is_none(words[index].text)), last)
    return first, last


def _is_inside_role(place: Naming, last: int) -> bool:
    """Tell whether a function goes on right behind a word: `Deputy Tidal Adviser` has no person in it."""
    behind = place.words[last + 1 : last + 2]
    return bool(behind) and not behind[0].gap and is_role_head(behind[0].text) and not _is_delegation(place, last)


def _is_none(text: str) -> bool:
    """Tell whether a word with a capital is none of a name, but one that has a meaning."""
    return text not in given_names() and has_meaning(text)


def _is_delegation(place: Naming, last: int) -> bool:
    """Tell whether a name is that of a delegation's leader: `the Roe CODEL`."""
    behind = place.words[last + 1 : last + 2]
    return bool(behind) and not behind[0].gap and behind[0].text in words_of("delegation-behind")


def _is_somebody(words: str, begin: int, end: int) -> bool:
    """Tell whether what stands beside a name is said of people alone: `his wife, Ann Roe`, `Ann Roe, who`."""
    if words.startswith(_SAID_OF_SOMEBODY, end) and _somebody().match(words, end) is not None:
        return True
    return last_word(words, begin - 1).rstrip(",") in words_of("human-noun")


@cache
def _somebody() -> re.Pattern[str]:
    """Return the pattern of what is said of people alone: `Roe, who`, `Roe (D-OH)`, `Roe, the first woman`."""
    human = either(words_of("human-noun"))
    return re.compile(
        rf", (?:(?:who|whose|whom)\b|\d\d,|(?:the|a|an) (?:[\w-]+ ){{0,3}}(?:{human})\b)"
        r"|\s?\([RDI]-[A-Z][A-Za-z.]{1,8}\)| (?:was born|graduated|is married|died)\b"
    )


def _is_honoured(words: str, begin: int) -> bool:
    """Tell whether `Mr.` or the like stands before a name."""
    return words.endswith("(ret.) ", 0, begin) or last_word(words, begin - 1).removesuffix(".") in HONORIFICS


def _last_of_name(place: Naming) -> int:
    """Return the last word of a name that begins with a phrase: `Ricardo Lagos` has a surname that is a city's too."""
    words, phrase = place.words, place.phrase
    if phrase.last == phrase.first + 1 and is_ruler(words, phrase.first):
        return phrase.first
    # `How Thatcher Wins`
    if (
        phrase.last > phrase.first
        and words[phrase.last].text.endswith("s")
        and is_known_surname(words[phrase.last - 1].text)
        and has_meaning(words[phrase.last].text)
    ):
        return phrase.last - 1
    following = place.reading.phrases[place.number + 1 : place.number + 2]
    if following and following[0].kind == "known" and following[0].first == following[0].last:
        surname = following[0].first
        if not words[surname].text.isupper() and not words[surname].gap and words[phrase.first].text in given_names():
            return surname
    return phrase.last


def _first_of_name(place: Naming, last: int) -> int | None:
    """Return the first word of a name, behind words that are of its title; nothing where all of them are."""
    words, phrase, role = place.words, place.phrase, place.role()
    first = phrase.first
    while first <= last and (words[first].text in demonyms() or words[first].text.removesuffix(".") in HONORIFICS):
        first += 1
    begin = first
    joined_on = role is not None and words[phrase.first].gap not in {"", "and"}
    if first <= last and (joined_on or words[first].text in common_words() or words[first].text.lower() in heads()):
        # Words of a function stand between it and the name: `Negotiator for Trade Jane Roe`.
        begin = next((index for index in range(first + 1, last) if words[index].text in given_names()), first)
    if begin > last or (joined_on and begin == first):
        return None
    # `Minister of Finance Li`: a portfolio may go on.
    portfolio = role is not None and any(words[index].gap for index in range(role.first + 1, role.last + 1))
    return None if portfolio and begin == last and words[last].text not in given_names() else begin

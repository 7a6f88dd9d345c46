"""People: where a text names somebody in full, or behind a function, `ORG TITLE Name`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.actors import Mark, Named
from cablegraph.extracting.appositions import read_apposition
from cablegraph.extracting.phrases import is_name
from cablegraph.extracting.roles import last_words_of_small_roles, small_roles
from cablegraph.extracting.vocabulary import common_words, demonyms, given_names, heads, roles
from cablegraph.extracting.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cablegraph.extracting.phrases import Phrase, Reading
    from cablegraph.extracting.texts import Match, Text
    from cablegraph.extracting.words import Word

_PROTECT = re.compile(
    r"\s*[(\[]\s*(?:please\s+)?(?P<mark>strictly\s+protect|protect)(?:ed)?(?:\s+\w+)?\s*[)\]]", re.IGNORECASE
)
_HONORIFICS = (
    "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Madam", "Madame", "Mme", "Señor", "Sra", "Don",
    "Doña", "Haji", "Hajji", "H.E", "Sayyid",
)  # fmt: skip
_FORMER = re.compile(r"(?:\bthen[- ]|\bformer\s+|\bex-?\s?|\ba former\s+|\bpast\s+)$", re.IGNORECASE)
_SMALL_BEFORE = re.compile(r"(?:[a-z][\w’'-]*[ ]){1,4}$")
_OF_BODY = frozenset({"of", "of the", "for", "for the"})
# How far before a name such words are looked for.
_SMALL_BACK = 60
_FORMER_BACK = 12
_HONORIFIC_BACK = 12


class _Place(NamedTuple):
    """A phrase of a run that may name somebody, with the names of its text by where they begin and end."""

    text: Text
    reading: Reading
    number: int
    at: Mapping[int, Match]
    until: Mapping[int, Match]

    @property
    def words(self) -> Sequence[Word]:
        """The words of the run."""
        return self.reading.run.words

    @property
    def phrase(self) -> Phrase:
        """The phrase itself."""
        return self.reading.phrases[self.number]

    def before(self, count: int = 1) -> Phrase | None:
        """Return the phrase that stands so many before it in the run."""
        return self.reading.phrases[self.number - count] if self.number >= count else None

    def role(self) -> Phrase | None:
        """Return the phrase right before it, if that is a function."""
        before = self.before()
        return before if before is not None and before.kind == "role" else None


def find_people(text: Text, readings: Sequence[Reading]) -> list[Named]:
    """Return where a text names people by a full name or after a function."""
    if not readings:
        return []
    at = {match.begin: match for match in text.matches}
    until = {match.end: match for match in text.matches}
    found: list[Named] = []
    for reading in readings:
        for number, phrase in enumerate(reading.phrases):
            if phrase.kind in {"other", "known"}:
                place = _Place(text, reading, number, at, until)
                if phrase.kind == "other" or _is_surname_too(place):
                    found += _at(place)
    for person in found:
        read_apposition(text.words, person, at)
        mark = _PROTECT.match(text.words, person.end)
        if mark is not None:
            words = "strictly protect" if "strictly" in mark["mark"].lower() else "protect"
            person.protection = Mark(words, *mark.span("mark"))
            person.extent_end = max(person.extent_end, mark.end())
    return found


def _is_surname_too(place: _Place) -> bool:
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


def _at(place: _Place) -> Iterator[Named]:
    """Yield who is named by a phrase: surely, where a function, a title or a given name tells it."""
    words = place.words
    last = _last_of_name(place)
    first = _first_of_name(place, last)
    if first is None or not is_name(words, first, last):
        return
    begin, end = words[first].begin, words[last].end
    person = Named(begin, end, joined(words, first, last), begin, end)
    told = _read_title_before(place, first, person) or _is_honoured(place.text.words, begin)
    if not told and not (last > first and words[first].text in given_names()):
        if last == first:
            return
        person.sure = False
    yield person


def _is_honoured(words: str, begin: int) -> bool:
    """Tell whether `Mr.` or the like stands before a name."""
    return words[max(0, begin - _HONORIFIC_BACK) : begin].rstrip().removesuffix(".").endswith(_HONORIFICS)


def _last_of_name(place: _Place) -> int:
    """Return the last word of a name that begins with a phrase: `Ricardo Lagos` has a surname that is a city's too."""
    words, phrase = place.words, place.phrase
    following = place.reading.phrases[place.number + 1 : place.number + 2]
    if following and following[0].kind == "known" and following[0].first == following[0].last:
        surname = following[0].first
        if not words[surname].gap and words[phrase.first].text in given_names():
            return surname
    return phrase.last


def _first_of_name(place: _Place, last: int) -> int | None:
    """Return the first word of a name, behind words that are of its title; nothing where all of them are."""
    words, phrase, role = place.words, place.phrase, place.role()
    first = phrase.first
    while first <= last and (words[first].text in demonyms() or words[first].text.removesuffix(".") in _HONORIFICS):
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


def _read_title_before(place: _Place, first: int, person: Named) -> bool:
    """Read the function that stands right before a name, and the body or place before that."""
    return (
        _read_title_of_body(place, first, person)
        or _read_title(place, first, person)
        or _read_small_title(place, first, person)
    )


def _read_title_of_body(place: _Place, first: int, person: Named) -> bool:
    """Read `Minister of the Harbour Board Ann Roe`."""
    words, role, body = place.words, place.before(2), place.before()
    if role is None or body is None or role.kind != "role" or body.kind not in {"body", "known"}:
        return False
    if words[body.first].gap not in _OF_BODY or words[first].gap:
        return False
    _put_role(place, person, (words[role.first].begin, words[role.last].end), words[body.last].end)
    return True


def _read_title(place: _Place, first: int, person: Named) -> bool:
    """Read `ORG Minister Ann Roe`, `Ruritania's Minister Ann Roe`."""
    words, role, phrase = place.words, place.role(), place.phrase
    if role is None or (words[phrase.first].gap and first <= phrase.first):
        return False
    body = place.before(2) if not words[role.first].gap else None
    owner = None
    if body is not None and body.kind in {"known", "body"}:
        owner = words[body.last].end
        person.extent_begin = words[body.first].begin
    elif role.first == 0:
        owner = place.reading.run.owner
    _put_role(place, person, (words[role.first].begin, words[first - 1].end), owner)
    return True


def _read_small_title(place: _Place, first: int, person: Named) -> bool:
    """Read `the Ruritanian foreign minister Ann Roe`: a function in small letters, and the body or place before it."""
    words, end = place.text.words, person.begin - 1
    if first > 0 and place.phrase.first > 0:
        return False
    low = max(0, person.begin - _SMALL_BACK)
    if words[max(words.rfind(" ", low, end), words.rfind("-", low, end)) + 1 : end] not in last_words_of_small_roles():
        return False
    small = _SMALL_BEFORE.search(words, low, person.begin)
    for match in small_roles().finditer(words, small.start(), end) if small is not None else ():
        if match.end() == end and (match.start() == 0 or not words[match.start() - 1].isalnum()):
            owner = match.start() - 1
            _put_role(place, person, match.span(), owner if owner in place.until else None)
            return True
    return False


def _put_role(place: _Place, person: Named, span: tuple[int, int], owner: int | None) -> None:
    """Give a person a function, and the body or place that ends, or begins, at ``owner``."""
    begin, end = span
    words = place.text.words
    person.role, person.role_begin, person.role_end = words[begin:end], begin, end
    person.former = _FORMER.search(words, max(0, begin - _FORMER_BACK), begin) is not None
    person.extent_begin = min(person.extent_begin, begin)
    match = None if owner is None else place.until.get(owner) or place.at.get(owner)
    if match is not None and not match.entity.startswith("topics:"):
        person.organization = match.entity
        person.extent_begin = min(person.extent_begin, match.begin)

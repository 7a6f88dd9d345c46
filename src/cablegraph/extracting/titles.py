"""Titles: the functions that stand before a name, `ORG TITLE Name`, `TITLE of ORG, Name`, and whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.extracting.actors import Function
from cablegraph.extracting.roles import is_rank
from cablegraph.extracting.small_titles import OF_BODY, small_role, title_until
from cablegraph.extracting.words import joined, last_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablegraph.extracting.actors import Named
    from cablegraph.extracting.phrases import Phrase, Reading
    from cablegraph.extracting.texts import Match, Text
    from cablegraph.extracting.words import Word

HONORIFICS = frozenset({
    "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord", "Lady", "Madam", "Madame", "Mme", "Señor", "Sra", "Don",
    "Doña", "Haji", "Hajji", "H.E", "Sayyid", "Baroness", "Baron", "Count",
    "Countess",
})  # fmt: skip
_FORMER = re.compile(r"(?:\bthen[- ]|\bformer\s+|\bex-?\s?|\ba former\s+|\bpast\s+)$", re.IGNORECASE)
_PAST = re.compile(r"(?:former|then|ex)[- ]", re.IGNORECASE)
# What makes a function before a comma that of the name behind it: the one whom it means is known already.
_DEFINITE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa] former|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|new)|['’]s) (?:[A-Z][\w/.-]* ){0,3}"
    r"(?:(?!(?:about|and|by|from|in|of|on|that|to|with)\b)[a-z-]+ ){0,2}"
    r"(?:[a-z]+ and )?$"
)
_CLOSED = frozenset(",.;(")
_AND = re.compile(r" and (?:[a-z-]+ ){0,3}$")
_LESSER = frozenset({"assistant", "deputy", "vice"})
# How far before a name such words are looked for.
_AND_BACK = 40
_SMALL_BACK = 60
_FORMER_BACK = 12


class Naming(NamedTuple):
    """A phrase of a run that may name somebody, with the names of its text by where they begin and end."""

    text: Text
    reading: Reading
    number: int
    at: Mapping[int, Match]
    until: Mapping[int, Match]
    previous: Reading | None

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


def read_title(naming: Naming, first: int, person: Named) -> bool:
    """Read the functions that stand before a name, and the body or place beside them."""
    before_comma = _read_title_before_comma(naming, first, person)
    return (
        _read_title_of_body(naming, first, person)
        or _read_titles(naming, first, person)
        or before_comma
        or _read_small_title(naming, first, person)
    )


def _read_title_of_body(naming: Naming, first: int, person: Named) -> bool:
    """Read `Minister of the Harbour Board Ann Roe`."""
    words, role, body = naming.words, naming.before(2), naming.before()
    # `Chief of the Navy Admiral Ann Roe`
    if body is not None and body.kind == "role" and is_rank(joined(words, body.first, body.last)):
        role, body = naming.before(3), role
    if role is None or body is None or role.kind != "role" or body.kind not in {"body", "known"}:
        return False
    if words[body.first].gap not in OF_BODY or words[first].gap:
        return False
    _put(naming, person, (words[role.first].begin, words[role.last].end), words[body.last].end)
    return True


def _read_titles(naming: Naming, first: int, person: Named) -> bool:
    """Read `ORG Minister Ann Roe`, `Ruritania's Minister Ann Roe`, `Secretary and Minister Roe`."""
    words, role, phrase = naming.words, naming.role(), naming.phrase
    if role is None or (words[phrase.first].gap and first <= phrase.first):
        return False
    last = first - 1
    while last > role.last and words[last].text.removesuffix(".") in HONORIFICS:
        last -= 1
    spans = [(words[role.first].begin, words[last].end)]
    count = 1
    while (before := naming.before(count + 1)) is not None and before.kind == "role" and _goes_on(naming, before, role):
        spans.append((words[before.first].begin, words[before.last].end))
        role, count = before, count + 1
    body = naming.before(count + 1) if not words[role.first].gap else None
    owner = None
    if body is not None and body.kind in {"known", "body"}:
        owner = words[body.last].end
        person.extent_begin = words[body.first].begin
    elif role.first == 0:
        owner = naming.reading.run.owner
    for span in reversed(spans):
        _put(naming, person, span, owner)
    return True


def _goes_on(naming: Naming, before: Phrase, role: Phrase) -> bool:
    """Tell whether a function before another is of the same person: before a rank, or joined to it by `and`.

    `The President and Prime Minister Roe` are two.
    """
    words = naming.words
    gap, begin = words[role.first].gap, words[before.first].begin
    if not gap:
        return is_rank(joined(words, role.first, role.last))
    return gap == "and" and naming.text.words[max(0, begin - 4) : begin].lower() != "the "


def _read_small_title(naming: Naming, first: int, person: Named) -> bool:
    """Read `the Ruritanian foreign minister Ann Roe`: a function in small letters, and the body or place before it."""
    if first > 0 and naming.phrase.first > 0:
        return False
    words = naming.text.words
    span = small_role(words, person.begin - 1)
    if span is None:
        return False
    _put(naming, person, span, span[0] - 1)
    _read_joined(naming, person, span[0])
    return True


def _read_joined(naming: Naming, person: Named, begin: int) -> None:
    """Read the function joined to one in small letters: `columnist and anchor Roe`, `Minister and candidate Roe`."""
    words, before = naming.text.words, naming.previous
    joint = _AND.search(words, max(0, begin - _AND_BACK), begin)
    if joint is None:
        return
    small = small_role(words, joint.start())
    if small is not None:
        _put(naming, person, small, small[0] - 1)
        return
    role = before.phrases[-1] if before is not None and before.phrases else None
    if role is not None and before is not None and role.kind == "role" and before.words[-1].end == joint.start():
        _put(naming, person, (before.words[role.first].begin, joint.start()), before.words[role.first].begin - 1)


def _read_title_before_comma(naming: Naming, first: int, person: Named) -> bool:
    """Read `the Director of the Harbour Board, Ann Roe,`, `the Board's director, Ann Roe`."""
    words, begin = naming.text.words, naming.words[0].begin
    end = _end_of_title(naming)
    style = joined(naming.words, 0, first - 1) if first > 0 else ""
    if end is None or (style and not is_rank(style) and style.removesuffix(".") not in HONORIFICS):
        return False
    span, owner = title_until(naming, end)
    if span is None:
        return False
    # In `in a talk with the Minister, Ann Roe said` she is another.
    closed = words[begin - 2] == ")" or words[person.end : person.end + 2].strip()[:1] in _CLOSED
    if not closed and owner is None:
        return False
    if owner is None and _DEFINITE.search(words, max(0, span[0] - _SMALL_BACK), span[0]) is None:
        return False
    extent = person.extent_begin
    _put(naming, person, span, owner)
    # `a candidate for EU President, Ann Roe`
    if words.endswith(" for ", 0, person.extent_begin):
        person.functions.pop()
        person.extent_begin = extent
        return False
    return True


def _end_of_title(naming: Naming) -> int | None:
    """Return where a title ends before a comma or initials in brackets: `Director of the Board (HB) Ann Roe`."""
    words, begin = naming.text.words, naming.words[0].begin
    end = begin - 2
    bracketed = words[end:begin] == ") " or (words[end:begin] == ", " and words[end - 1] == ")")
    if not bracketed or naming.previous is None:
        return end if words[end:begin] == ", " else None
    end = naming.previous.words[-1].end
    return end if words.startswith(" (", end) else None


def _put(naming: Naming, person: Named, span: tuple[int, int], owner: int | None) -> None:
    """Give a person a function, and the body or place that ends, or begins, at ``owner``."""
    begin, end = span
    words = naming.text.words
    # `assistant Secretary`
    lesser = last_word(words, begin - 1)
    begin -= len(lesser) + 1 if lesser in _LESSER else 0
    past = _PAST.match(words, begin, end)
    begin = begin if past is None else past.end()
    former = _FORMER.search(words, max(0, begin - _FORMER_BACK), begin)
    person.extent_begin = min(person.extent_begin, begin if former is None else former.start())
    match = None if owner is None else naming.until.get(owner) or naming.at.get(owner)
    organization = None
    if match is not None and not match.entity.startswith("topics:"):
        organization = match.entity
        person.extent_begin = min(person.extent_begin, match.begin)
    person.functions.append(Function(words[begin:end], begin, end, organization, former is not None))

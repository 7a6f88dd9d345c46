"""The Classified By line: who classified the cable, in which capacity, for which reasons (E.O. 12958 section 1.4)."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data
from cablegraph.cable import Authority, Span

_HEAD = re.compile(
    r"(?:\(?\s*(?:\([CSU](?:/NF)?\)\s*)?Classified\s+(?:By)?\s*:?\s*)+(?:\([CSU](?:/NF)?\)\s*)?", re.IGNORECASE
)
_REASONS = re.compile(
    r"[\s,;.:(/-]*\b(?:for\s+)?(?:E\.?O\.?\s*12958,?\s*)?reasons?\b\s*(?:for\s+classification)?\s*:?"
    r"|[\s,;.:(-]*(?:for|under|per|(?:in accordance with )?E\.?O\.?\s*12958,?)?\s*(?:section\s*)?(?=1[.,]\s?[45]\b)"
    r"|[\s,;.:(-]*\b(?:for|under|per)?\s*E\.?O\.?\s*12958\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"1[.,]\s?(?P<section>[45])")
_REASON = re.compile(r"(?<![A-Za-z])\(?\s*([A-Ha-h])\s*\)?(?![A-Za-z])")
_DERIVED = re.compile(r"\bDERIVED\s+FROM\s*:?\s*(?P<source>[^\n]+?)\s*(?=\bDECL|$)", re.IGNORECASE)
# The parts of a person's name: words with a capital, initials, particles, a nickname in quotes.
_NAME_WORD = re.compile(r"(?:[A-Z][\w'’-]*\.?|[\"“(][A-Z][\w'’-]*[\"”)]|de|da|di|von|van|der|la|le|el|al|bin|del|du)")
_SUFFIX = re.compile(r",?\s+(?:JR|SR|Jr|Sr|II|III|IV)\b\.?")
_AD_INTERIM = re.compile(r",?\s*\(?\ba\.?\s?i\b\.?\)?,?", re.IGNORECASE)
# What stands in titles beside the words of the table: `PMCOUNS`, `E/P`, `EconOff`, `for European Affairs`.
_OFFICE = re.compile(
    r"[A-Za-z/-]*(?:COUNS|OFF|CHIEF|COUNSELOR|ATT|couns|off|chief)\.?|[A-Z]+/[A-Z/]+|[A-Z]{2,4}", re.ASCII
)
_LONGEST_NAME = 5


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in data.table("lexicon", "given-names.tsv"))


@cache
def _title_words() -> frozenset[str]:
    """Return the words that titles are made of, in small letters."""
    words = {word for row in data.table("lexicon", "titles.tsv") for word in row["title"].lower().split()}
    return frozenset(
        words | {"for", "of", "the", "and", "affairs", "embassy", "consulate", "mission", "congen", "section"}
    )


def read_authority(text: str, span: Span) -> Authority:
    """Read a Classified By line; what cannot be told of it is ``None`` or empty, the line itself is kept as written."""
    written = " ".join(text[span.begin : span.end].split())
    head = _HEAD.match(written)
    rest = written[head.end() :] if head is not None else written
    derived = _DERIVED.search(rest)
    reasons = _REASONS.search(rest)
    stated = rest[reasons.end() :] if reasons is not None else ""
    section = _SECTION.search(stated)
    codes: list[str] = []
    if section is not None:
        letters = _REASON.findall(stated[section.end() :].partition("DECL")[0])
        codes = [f"1.{section['section']}({letter.lower()})" for letter in dict.fromkeys(letters)]
    person = rest[: min((match.start() for match in (reasons, derived) if match is not None), default=len(rest))]
    name, title = _name_and_title(person.strip(" ,;.:()-"))
    return Authority(
        as_written=written,
        name=name,
        title=title,
        reasons=tuple(codes),
        derived_from=None if derived is None else derived["source"].strip(" .;"),
        span=span,
        rule="opening.classified-by",
    )


def _name_and_title(words: str) -> tuple[str | None, str | None]:
    """Tell the name from the title, whichever comes first.

    >>> _name_and_title("Ambassador Odette M. Quill")
    ('Odette M. Quill', 'Ambassador')
    >>> _name_and_title("Odette Quill, Charge d'Affaires, a.i.")
    ('Odette Quill', "Charge d'Affaires a.i.")
    >>> _name_and_title("Minister-Counselor for Economic Affairs Odette Quill, Jr.")
    ('Odette Quill, Jr.', 'Minister-Counselor for Economic Affairs')
    """
    words = _AD_INTERIM.sub(" a.i.", words, count=1).replace("a.i..", "a.i.")
    suffix = _SUFFIX.search(words)
    plain = words if suffix is None else words[: suffix.start()] + " " * len(suffix.group()) + words[suffix.end() :]
    begin = 0
    for segment in [*re.split(r"[,;:]|\s-+\s", plain)]:
        found = _name_in(segment)
        if found is not None:
            first, last = begin + found[0], begin + found[1]
            before, after = words[:first].strip(" ,;:-"), words[last:].strip(" ,;:-")
            name = words[first:last]
            if suffix is not None and words[last : suffix.start()].strip() == "":
                name, after = words[first : suffix.end()], words[suffix.end() :].strip(" ,;:-")
            return " ".join(name.split()), before or after or None
        begin += len(segment)
        begin += len(re.match(r"[,;:]|\s-+\s|", plain[begin:]).group())  # type: ignore[union-attr]
    return None, words or None


def _name_in(segment: str) -> tuple[int, int] | None:
    """Return where a person's name stands at the end of a segment, behind the words of a title or alone."""
    tokens = [match.span() for match in re.finditer(r"\S+", segment)]
    last = len(tokens)
    first = last
    while first > 0 and last - first < _LONGEST_NAME:
        word = segment[slice(*tokens[first - 1])]
        if not _NAME_WORD.fullmatch(word) or _is_title_word(word):
            break
        first -= 1
    while first < last and segment[tokens[first][0]].islower():
        first += 1
    if first > 0:
        # Behind a title the name begins with a given name, where one is known: `for European Affairs Jane Roe`.
        given = next((index for index in range(first, last - 1) if _is_given(segment[slice(*tokens[index])])), None)
        first = first if given is None else given
    if last - first < 2 and not (first and last - first == 1 and len(segment[slice(*tokens[first])]) > 2):  # noqa: PLR2004
        return None
    return tokens[first][0], tokens[last - 1][1]


def _is_title_word(word: str) -> bool:
    small = word.lower().rstrip(".,")
    return (
        small in _title_words()
        or f"{small}." in _title_words()
        or (
            len(word) > 1
            and _OFFICE.fullmatch(word) is not None
            and not _is_given(word)
            and not (
                word.isupper()
                and len(word) > len("ME")
                and "/" not in word
                and not word.endswith(("COUNS", "OFF", "CHIEF", "ATT", "COUNSELOR"))
            )
        )
    )


def _is_given(word: str) -> bool:
    return word.capitalize() in _given_names() or (len(word) == 2 and word[1] == "." and word[0].isupper())  # noqa: PLR2004

"""The Classified By line: who classified the cable, in which capacity, for which reasons (E.O. 12958 section 1.4)."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data
from cablegraph.cable import Authority, Span

_HEAD = re.compile(r"\(?\s*(?:\([CSU](?:/NF)?\)\s*)?Classified\s+(?:By)?\s*:?\s*", re.IGNORECASE)
_REASONS = re.compile(
    r"[\s,;.:(/-]*\b(?:for\s+)?(?:E\.?O\.?\s*12958,?\s*)?reasons?\b\s*(?:for\s+classification)?\s*:?"
    r"|[\s,;.:(-]*(?:for|under|per|E\.?O\.?\s*12958,?)?\s*(?=1[.,]\s?[45]\b)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"1[.,]\s?(?P<section>[45])")
_REASON = re.compile(r"(?<![A-Za-z])\(?\s*([A-Ha-h])\s*\)?(?![A-Za-z])")
_DERIVED = re.compile(r"\bDERIVED\s+FROM\s*:?\s*(?P<source>[^\n]+?)\s*(?=\bDECL|$)", re.IGNORECASE)
# A person's name: two to four capitalised words, initials and particles among them.
_NAME = re.compile(
    r"(?:[A-Z][\w'’-]*\.?|[A-Z]\.)(?:\s+(?:[A-Z]\.|[A-Z][\w'’-]+|de|da|di|von|van|der|la|le|el|al|bin|\"[^\"]+\")){1,4}"
    r"(?:,?\s+(?:JR|SR|Jr|Sr|II|III)\.?)?"
)


@cache
def _title() -> re.Pattern[str]:
    words = sorted((row["title"] for row in data.table("lexicon", "titles.tsv")), key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w'’-])(?:{either})(?![\w'’-])", re.IGNORECASE)


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
    ('Odette Quill', "Charge d'Affaires, a.i.")
    """
    first, comma, after = words.partition(",")
    titles = list(_title().finditer(first))
    if not titles:
        match = _NAME.match(first.strip())
        if match is None:
            return None, words or None
        return match.group(), after.strip() or first[match.end() :].strip(" -") or None
    if titles[0].start() > 0 and _NAME.fullmatch(first[: titles[0].start()].strip(" -")):
        return first[: titles[0].start()].strip(" -"), words[titles[0].start() :].strip()
    rest = first[titles[-1].end() :].strip(" -:")
    match = _NAME.match(rest)
    if match is not None:
        return match.group(), first[: titles[-1].end()].strip()
    following = _NAME.match(after.strip()) if comma else None
    if following is not None and not _title().search(following.group()):
        return following.group(), first.strip()
    return None, words or None

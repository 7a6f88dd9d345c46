"""The Classified By line: who classified the cable, in which capacity, for which reasons (E.O. 12958 section 1.4)."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data
from cablegraph.cable import Authority, Span

# The label, which a formatter may have doubled.
_HEAD = re.compile(
    r"(?:\(?\s*(?:\([CSU](?:/NF)?\)\s*)?(?:This (?:message|cable) (?:is|was) )?"
    r"Class(?:ified|\.)\s*(?:By)?\s*[:;.-]*\s*)+",
    re.IGNORECASE,
)
_REASONS = re.compile(
    r"[\s,;.:(/-]*\b(?:for\s+)?(?:(?:E\.?O\.?\s*1\d{4}|the)[,:]?\s*)?reasons?\b\s*(?:for\s+classification)?\s*[:.(]?"
    r"|[\s,;.:(-]*(?:\b(?:for|under|per|pursuant to|in accordance with)\b|E\.?O\.?\s*1\d{4})?"
    r"[\s,;:]*(?:E\.?O\.?\s*1\d{4},?:?\s*)?"
    r"(?:sections?\s+)?(?=1[.,]\s?[45]\b|1\.?[45]\s?\()",
    re.IGNORECASE,
)
_SECTION = re.compile(r"1\s?[.,]?\s?(?P<section>[45])(?!\d)")
_REASON = re.compile(r"(?<![A-Za-z])\(?\s*([A-Ha-h])\s*\)?(?![A-Za-z])")
_DERIVED = re.compile(r"\bDERIVED\s+FROM\s*:?\s*(?P<source>[^\n]+?)\s*(?=\bDECL|$)", re.IGNORECASE)
_DECLASSIFY = re.compile(r"[\s,;.(]*\bDECL(?:ASSIFY|AS|ASSIFICATION)?\b", re.IGNORECASE)
# A person's name: two to five capitalised words, initials, particles and by-names among them.
_PARTICLE = r"(?:de|da|do|dos|di|du|von|van|der|den|la|le|el|al|bin|ter|st\.)"
_WORD = r"(?:[^\W\d_a-zß-ÿ][\w'’-]*\.?)"
_BYNAME = r"(?:[\"“(][^\"”()]{2,15}[\"”)])"
_NAME = re.compile(
    rf"{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE}|{_BYNAME}))*?\s+{_WORD}(?:,?\s+(?:JR|SR|II|III|IV)\b\.?)?(?=[\s,;:.()/-]*$)"
    rf"|{_WORD}(?:\s+(?:{_WORD}|{_PARTICLE}|{_BYNAME})){{1,4}}(?:,?\s+(?:JR|SR|Jr|Sr|II|III|IV)\b\.?)?"
)
_MOST_WORDS = 5
_EDGES = " ,;:-()/"
_SURNAME = re.compile(rf"\s+{_WORD}\s*")
_JUNIOR = re.compile(r",\s*((?:JR|SR|II|III|IV)\b\.?)", re.IGNORECASE)
# What a title may go on with before the name: its bureau or post.
_OF = re.compile(r"^\s*(?:for|of|to|at)\s+", re.IGNORECASE)


@cache
def _title() -> re.Pattern[str]:
    words = sorted((row["title"] for row in data.table("lexicon", "titles.tsv")), key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\ ", r"[\s/-]+") for word in words)
    return re.compile(rf"(?<![\w'’-])(?:{either})(?![\w'’-])", re.IGNORECASE)


def read_authority(text: str, span: Span) -> Authority:
    """Read a Classified By line; what cannot be told of it is ``None`` or empty, the line itself is kept as written."""
    written = " ".join(text[span.begin : span.end].split())
    head = _HEAD.match(written)
    rest = written[head.end() :] if head is not None else written
    derived = _DERIVED.search(rest)
    reasons = _REASONS.search(rest)
    declassify = _DECLASSIFY.search(rest)
    stated = rest[reasons.end() :] if reasons is not None else ""
    section = _SECTION.search(stated)
    codes: list[str] = []
    if section is not None:
        upto = re.split(r"\bDECL|\bDERIVED", stated[section.end() :], maxsplit=1, flags=re.IGNORECASE)[0]
        letters = _REASON.findall(upto)
        codes = [f"1.{section['section']}({letter.lower()})" for letter in dict.fromkeys(map(str.lower, letters))]
    ends = (match.start() for match in (reasons, derived, declassify) if match is not None and match.start() > 0)
    person = _JUNIOR.sub(r" \1", rest[: min(ends, default=len(rest))]).strip(" ,;.:()-*")
    name, title = _name_and_title(_first_of(person))
    return Authority(
        as_written=written,
        name=name,
        title=title,
        reasons=tuple(codes),
        derived_from=None if derived is None else derived["source"].strip(" .;"),
        span=span,
        rule="opening.classified-by",
    )


def _person(words: str) -> str | None:
    """Return words that are a person's name and nothing else."""
    words = words.strip(" ,;:-()./")
    match = _NAME.match(words)
    whole = match is not None and match.end() == len(words.rstrip(" ."))
    few = len(words.split()) <= _MOST_WORDS
    return (
        words
        if match is not None and (whole or match.end() == len(words)) and few and not _title().search(words)
        else None
    )


def _parts(words: str) -> list[tuple[int, int]]:
    """Return where the parts between commas, strokes with blanks, colons and brackets begin and end."""
    parts, begin = [], 0
    for mark in re.finditer(r"\s*[,;:(]\s*|\s+-+\s+|\)\s*|\s+/\s+|\.\s+(?=[A-Z][a-z]{2,}\s)", words):
        if re.search(
            r"\b(?:[A-Z]|Amb|Dr|Mr|Ms|Mrs|Jr|Sr|St)$", words[begin : mark.start()]
        ) and mark.group().startswith("."):
            continue
        parts.append((begin, mark.start()))
        begin = mark.end()
    return [*parts, (begin, len(words))]


def _name_and_title(words: str) -> tuple[str | None, str | None]:
    """Tell the name from the title, whichever comes first.

    >>> _name_and_title("Ambassador Odette M. Quill")
    ('Odette M. Quill', 'Ambassador')
    >>> _name_and_title("Odette Quill, Charge d'Affaires, a.i.")
    ('Odette Quill', "Charge d'Affaires, a.i.")
    >>> _name_and_title("A/S for European Affairs Odette Quill")
    ('Odette Quill', 'A/S for European Affairs')
    """
    for begin, end in _parts(words):
        titles = list(_title().finditer(words[begin:end]))
        name = None if titles else _person(words[begin:end])
        if name is not None:
            rest = (words[:begin] if begin else words[end:]).strip(_EDGES)
            return name, rest or None
        found = _beside(words, begin, end, titles) if titles else None
        if found is not None:
            return found
    match = _NAME.match(words)
    if match is not None and not _title().search(words):
        return match.group(), words[match.end() :].strip(_EDGES) or None
    return None, words or None


def _beside(words: str, begin: int, end: int, titles: list[re.Match[str]]) -> tuple[str, str | None] | None:
    """Return the name that stands in one part with titles, before or behind them, and the title."""
    part = words[begin:end]
    name = _person(part[: titles[0].start()])
    if name is not None:
        return name, words[begin + titles[0].start() :].strip(_EDGES)
    if _SURNAME.fullmatch(part[titles[-1].end() :]) and not part[: titles[0].start()].strip():
        return part[titles[-1].end() :].strip(), part[: titles[-1].end()].strip()
    for title in reversed(titles):
        name = _person(part[title.end() :]) or _behind(part[title.end() :])
        if name is not None:
            at = words.rindex(name, begin, end)
            return name, (words[:at] or words[end:]).strip(_EDGES) or None
    return None


def _first_of(words: str) -> str:
    """Return the words of the first of two authorities, or all."""
    for both in re.finditer(r"\s+(?:and|&)\s+", words, re.IGNORECASE):
        if _title().match(words, both.end()) and _name_and_title(words[: both.start()])[0] is not None:
            return words[: both.start()]
    return words


def _behind(words: str) -> str | None:
    """Return the name behind a bureau: `for European Affairs Odette Quill`."""
    if not _OF.match(words):
        return None
    last = words.split()
    if len(last) < len(("for", "bureau", "name", "surname")):
        return None
    initial = re.fullmatch(r"[A-Z]\.?", last[-2]) is not None
    return _person(" ".join(last[-3 if initial else -2 :]))

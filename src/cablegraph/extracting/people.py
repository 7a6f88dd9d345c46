"""People and functions: `ORG TITLE Name`, `Name, TITLE of ORG`, and those whom a function alone names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.actors import Mark, Named
from cablegraph.extracting.phrases import heads, is_name, is_role_head, joined, roles
from cablegraph.extracting.words import common_words, demonyms, given_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.extracting.organizations import Reading
    from cablegraph.extracting.texts import Text

_PROTECT = re.compile(
    r"\s*[(\[]\s*(?:please\s+)?(?P<mark>strictly\s+protect|protect)(?:ed)?(?:\s+\w+)?\s*[)\]]", re.IGNORECASE
)
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Madam|Madame|Mme|Señor|Sra|Don|Doña|Haji|Hajji|H\.E|Sayyid)\.?$"
)
_FORMER = re.compile(r"(?:\bthen[- ]|\bformer\s+|\bex-?\s?|\ba former\s+|\bpast\s+)$", re.IGNORECASE)
_OF = re.compile(r",?\s*(?:of|for|at|to|with|in|from|,)\s+(?:the\s+)?(?:\w+['’]s\s+)?")


@cache
def _small_roles() -> re.Pattern[str]:
    """Return the functions as they stand in small letters before or behind a name."""
    words = {
        role.lower()
        for role, row in roles().items()
        if row.kind in {"head", "both"} and not role.isupper() and "." not in role and "/" not in role
    }
    words -= {
        "general",
        "major",
        "principal",
        "father",
        "sister",
        "king",
        "judge",
        "member",
        "shah",
        "dean",
        "dg",
        "pm",
        "fm",
    }
    modifiers = {
        role.lower() for role, row in roles().items() if row.kind in {"modifier", "both"} and not role.isupper()
    }
    either = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
    before = "|".join(sorted(map(re.escape, modifiers), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?:(?:{before})[ -])*(?:{either})")


_SMALL_BEFORE = re.compile(r"(?:[a-z][\w’'-]*[ ]){1,4}$")


def find_people(text: Text, readings: Sequence[Reading]) -> list[Named]:
    """Return where a text names people by a full name or after a function."""
    at = {match.begin: match for match in text.matches}
    until = {match.end: match for match in text.matches}
    found: list[Named] = []
    for reading in readings:
        found += _in_run(text, reading, at, until)
    for person in found:
        read_apposition(text, person, at)
        mark = _PROTECT.match(text.words, person.end)
        if mark is not None:
            person.protection = Mark(
                "strictly protect" if "strictly" in mark["mark"].lower() else "protect",
                *mark.span("mark"),
            )
            person.extent_end = max(person.extent_end, mark.end())
    return found


def _in_run(text: Text, reading: Reading, at: dict[int, object], until: dict[int, object]) -> Iterator[Named]:
    words, parts = reading.words, reading.phrases
    for number, phrase in enumerate(parts):
        if phrase.kind == "known":
            match = at.get(words[phrase.first].begin)
            titled = number > 0 and parts[number - 1].kind == "role" and words[phrase.first].gap.strip() == ""
            # `President Lagos`: a surname that is a city's too, behind a function that is not a post's own.
            if not (
                titled
                and match is not None
                and match.entity.startswith("places:")
                and phrase.first == phrase.last
                and "." not in words[phrase.first].text
            ):
                continue
            role = joined(words, parts[number - 1].first, parts[number - 1].last)
            row = roles().get(role.split(" ")[-1]) or roles().get(role)
            if row is None or row.at_post or row.kind == "officer" or words[phrase.first].text in demonyms():
                continue
        elif phrase.kind != "other":
            continue
        first, last = phrase.first, phrase.last
        following = parts[number + 1] if number + 1 < len(parts) else None
        if (
            following is not None
            and following.kind == "known"
            and following.first == following.last
            and words[following.first].gap.strip() == ""
            and words[first].text in given_names()
        ):
            # `Ricardo Lagos`: a surname that is a city's too.
            last = following.last
        while first <= last and (_HONORIFIC.fullmatch(words[first].text) or words[first].text in demonyms()):
            first += 1
        begin = first
        after_role = number > 0 and parts[number - 1].kind == "role"
        joined_on = words[phrase.first].gap.strip() not in {"", "and"} and after_role
        if first <= last and (joined_on or words[first].text in common_words() or words[first].text.lower() in heads()):
            # Words of a function stand between it and the name: `Negotiator for Trade Jane Roe`.
            begin = next((index for index in range(first + 1, last) if words[index].text in given_names()), first)
        if joined_on and begin == first:
            continue
        portfolio = after_role and any(
            words[index].gap.strip() for index in range(parts[number - 1].first + 1, parts[number - 1].last + 1)
        )
        if portfolio and begin == last and words[last].text not in given_names():
            continue
        first = begin
        if first > last or not is_name(words, first, last):
            continue
        person = Named(
            words[first].begin, words[last].end, joined(words, first, last), words[first].begin, words[last].end
        )
        titled = _read_title_before(text, reading, number, first, person, until)
        honoured = _HONORIFIC.search(text.words[: words[first].begin].rstrip()) is not None
        if titled or honoured or (last > first and words[first].text in given_names()):
            yield person
        elif last > first:
            person.sure = False
            yield person


def _read_title_before(
    text: Text, reading: Reading, number: int, first: int, person: Named, until: dict[int, object]
) -> bool:
    """Read the function that stands right before a name, and the body or place before that."""
    words, parts = reading.words, reading.phrases
    if number > 1 and parts[number - 2].kind == "role" and parts[number - 1].kind in {"body", "known"}:
        role, body = parts[number - 2], parts[number - 1]
        if words[body.first].gap.strip() in {"of", "of the", "for", "for the"} and words[first].gap.strip() == "":
            _put_role(text, person, words[role.first].begin, words[role.last].end, words[body.last].end, until)
            return True
    if (
        number > 0
        and parts[number - 1].kind == "role"
        and (words[parts[number].first].gap.strip() == "" or first > parts[number].first)
    ):
        role = parts[number - 1]
        begin, end = words[role.first].begin, words[first - 1].end
        before = parts[number - 2] if number > 1 and words[role.first].gap.strip() == "" else None
        owner = None
        if before is not None and before.kind in {"known", "body"}:
            owner = words[before.last].end
            person.extent_begin = words[before.first].begin
        elif role.first == 0 and reading.run.owner is not None:
            owner = reading.run.owner
        _put_role(text, person, begin, end, owner, until)
        return True
    small = _SMALL_BEFORE.search(text.words, max(0, person.begin - 60), person.begin)
    if (small is not None and parts[number].first == 0) or (small is not None and words[first].gap == ""):
        begin = small.start()
        for match in _small_roles().finditer(text.words, begin, person.begin - 1):
            if match.end() == person.begin - 1 and (match.start() == 0 or not text.words[match.start() - 1].isalnum()):
                owner_end = match.start() - 1
                _put_role(text, person, match.start(), match.end(), owner_end if owner_end in until else None, until)
                return True
    return False


def _put_role(text: Text, person: Named, begin: int, end: int, owner: int | None, until: dict[int, object]) -> None:
    former = _FORMER.search(text.words, max(0, begin - 12), begin)
    person.role, person.role_begin, person.role_end = text.words[begin:end], begin, end
    person.former = former is not None
    person.extent_begin = min(person.extent_begin, begin)
    match = until.get(owner) if owner is not None else None
    if match is None and owner is not None:
        match = next((found for found in text.matches if found.begin == owner), None)
    if match is not None and not match.entity.startswith("topics:"):
        person.organization = match.entity
        person.extent_begin = min(person.extent_begin, match.begin)


_APPOSITION = re.compile(
    r"\s?(?:,|\()\s?(?:who is |who was |himself )?(?:currently |now )?(?:the |a |an |its |his |her |their )?"
    "(?P<former>(?:former|then|ex-?) ?)?"
)
_ROLE_WORDS = re.compile(r"[A-ZÀ-Þa-z][\w’'/-]*(?: (?:and )?[A-ZÀ-Þa-z][\w’'/-]*){0,4}")


def read_apposition(text: Text, person: Named, at: dict[int, object]) -> None:
    """Read the function behind a name: `Name, TITLE of ORG`, `Name, ORG TITLE`, `Name (TITLE)`."""
    opened = _APPOSITION.match(text.words, person.end)
    if opened is None:
        return
    begin = opened.end()
    owner = at.get(begin)
    while (
        owner is not None
        and (unit := at.get(owner.end + 1)) is not None
        and not unit.entity.startswith(("topics:", "places:"))
    ):
        owner = unit
    if owner is not None and not owner.entity.startswith("topics:"):
        begin = owner.end + (2 if text.words[owner.end : owner.end + 2] in {"'s", "’s", "´s", ",s"} else 0)
        begin += 2 * (text.words[begin : begin + 2] == "s ")
        begin += text.words[begin : begin + 1] == " "
    role = _role_at(text.words, begin)
    if role is None:
        return
    end = begin + len(role)
    organization = owner.entity if owner is not None else None
    extent = end
    of = _OF.match(text.words, end)
    if of is not None:
        match = at.get(of.end())
        if match is not None and not match.entity.startswith("topics:"):
            organization = organization or match.entity
            extent = match.end
        else:
            extent = end if "," in of.group() else _clause_end(text.words, of.end())
            if text.words[end : end + 4] in {" of ", " for"} and text.words[of.end() : of.end() + 1].isupper():
                role = text.words[begin:extent]
                end = extent
    if person.role is None:
        person.role, person.role_begin, person.role_end = role, begin, end
        person.organization = organization
        person.former = opened["former"] is not None
    person.sure = True
    person.extent_end = max(person.extent_end, extent)


def _clause_end(words: str, begin: int) -> int:
    """Return where the capitalised words behind `of` end."""
    match = re.compile(r"[A-ZÀ-Þ][\w’'/&.-]*(?: (?:and |of |for |the )*[A-ZÀ-Þ][\w’'/&-]*)*").match(words, begin)
    return begin if match is None else match.end()


def _role_at(words: str, begin: int) -> str | None:
    """Return the function that begins at an offset, in capitals or small letters."""
    match = _ROLE_WORDS.match(words, begin)
    if match is None:
        return None
    parts = match.group().split(" ")
    for count in range(len(parts), 0, -1):
        role = " ".join(parts[:count])
        if is_role_head(role) or _small_roles().fullmatch(role):
            return role
        last = parts[count - 1]
        if (
            count > 1
            and (is_role_head(last) or (_small_roles().fullmatch(last) and last not in {"general"}))
            and _capitalised_modifiers(parts[: count - 1])
        ):
            return role
    return None


def _capitalised_modifiers(parts: Sequence[str]) -> bool:
    small = {
        "and",
        "foreign",
        "political",
        "economic",
        "executive",
        "deputy",
        "vice",
        "assistant",
        "prime",
        "senior",
        "chief",
        "press",
    }
    return all(
        part in small
        or (part[:1].isupper() and (part in common_words() or part in roles() or "/" in part or len(part) > 3))
        for part in parts
    )

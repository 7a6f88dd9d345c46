"""Appositions: the function behind a name, `Name, TITLE of ORG`, `Name, ORG TITLE`, `Name (TITLE)`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.actors import Function
from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.roles import is_modifier, is_role_head, small_roles
from cablegraph.extracting.verbs import verbs
from cablegraph.extracting.vocabulary import common_words, demonyms, given_names, roles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablegraph.extracting.actors import Named
    from cablegraph.extracting.texts import Match

_OF = re.compile(r",?\s*(?:of|for|at|to|with|in|from|,)\s+(?:the\s+)?(?:\w+['’]s\s+)?")
_APPOSITION = re.compile(
    r"(?:\s?(?:,|\(| --?(?= ))\s?(?:who is |who was |himself )?"
    r"|(?P<told> (?:as|is|was|became|(?:has|had|will) (?:been|be)|(?:serves|served|works|worked) as) "
    r"(?:(?:appointed|elected|re-elected|reelected|named|sworn in) (?:as )?)?))"
    "(?:currently |now |also )?(?:the |a |an |its |his |her |their )?(?P<former>(?:former |retired |then[ -]|ex[- ]))?"
)
_FURTHER = re.compile(r" and (?:also |now )?(?:the |a |an |its )?(?P<former>(?:former |then[ -]|ex[- ]))?")
_ROLE_WORDS = re.compile(r"[A-ZÀ-Þa-z][\w’'/-]*(?: (?:and )?[A-ZÀ-Þa-z0-9][\w’'/-]*){0,4}")
# Words before a function that are its body's, or a nationality's: `TUNA 12 Coordinator`, `Danish Mayor`.
_NOT_OF_ROLE = re.compile(r"[A-Z]{3,}|\d+")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][\w’'/&.-]*(?: (?:and |of |for |the )*[A-ZÀ-Þ][\w’'/&-]*)*")
_FOLLOWING = re.compile(r" (?P<word>[a-z]+)")
_GENITIVES = ("'s", "’s", "´s", ",s")
_FIRST = re.compile(r"(?P<word>[A-Z][\w-]+) ")
_SOMEBODYS = re.compile(r"(?:[A-Z][\w-]+ ){0,2}[A-Z][\w'’-]+['’]s (?=\w)")
_PORTFOLIOS = re.compile(r"(?:, [A-Z][a-z]+)*,? and [A-Z][a-z]+")
_CAPITAL = re.compile(r"[A-Z][a-z]+")
_LESSER = frozenset({"assistant", "deputy", "vice"})
_ORDINALS = ("first ", "second ", "third ", "principal ")
_BASED = "-based "
_OF_OR_FOR = (" of ", " for")
_SHORTEST_MODIFIER = 4


def read_apposition(words: str, person: Named, at: Mapping[int, Match]) -> None:
    """Read the functions behind a name; ``at`` are the names of the text by their offset."""
    opened = _APPOSITION.match(words, person.end)
    # `The Blue Harbour is leader in its field`: what is told of a name makes it nobody's.
    if opened is None or (opened["told"] and not person.sure):
        return
    known = any(function.begin > person.begin for function in person.functions)
    begin, former = opened.end(), opened["former"] is not None
    described = opened["told"] is None
    while (read := _read_function(words, at, begin, former=former, described=described)) is not None:
        function, owned, extent = read
        # `Blue Harbour, the nation's biggest trader`
        if not person.sure and described and function.words in words_of("of-firms-too") and not owned:
            return
        # `Roe was the third minister to come`
        if opened["told"] and function.words.startswith(_ORDINALS):
            return
        if (not owned and _is_subject(words, opened.group(), function.end)) or _is_of_next(words, function.end):
            return
        if not known:
            person.functions.append(function)
        person.sure = True
        person.extent_end = max(person.extent_end, extent)
        further = _FURTHER.match(words, extent)
        if further is None:
            return
        begin, former = further.end(), further["former"] is not None


def _read_function(
    words: str, at: Mapping[int, Match], begin: int, *, former: bool, described: bool
) -> tuple[Function, bool, int] | None:
    """Return the function that begins at an offset, whether a body stands before it, and where all of it ends."""
    owner, begin = _whose(words, at, begin)
    role = _role_at(words, begin)
    if role is None and owner is None and described:
        begin = _behind_description(words, begin)
        role = _role_at(words, begin)
    if role is None:
        return None
    end = begin + len(role)
    begin = end - len(_without_others(role))
    organization = None if owner is None else owner.entity
    extent = end
    of = _OF.match(words, end)
    body = None if of is None else at.get(of.end())
    if body is not None and not body.entity.startswith("topics:"):
        organization = organization or body.entity
        extent = body.end
    elif of is not None and "," not in of.group():
        extent = _clause_end(words, of.end())
        of_its_own = not words.startswith(_GENITIVES, extent - 2)
        if of_its_own and words.startswith(_OF_OR_FOR, end) and words[of.end() : of.end() + 1].isupper():
            end = extent
    if " of " in words[begin:end]:
        end = _with_list(words, end)
    extent = max(extent, end)
    return Function(words[begin:end], begin, end, organization, former), owner is not None, extent


@cache
def _description() -> re.Pattern[str]:
    """Return the pattern of small words before a function, none of which joins words: `newly elected mayor`."""
    joining = either(words_of("function-word"))
    return re.compile(rf"(?:(?!(?:{joining})\b)[a-z0-9][a-z0-9-]+(?:['’]s)? ){{1,4}}?(?={small_roles().pattern}\b)")


def _behind_description(words: str, begin: int) -> int:
    """Return where a function begins behind words that describe it: `a prominent lawyer`."""
    described = _description().match(words, begin)
    return begin if described is None else described.end()


def _whose(words: str, at: Mapping[int, Match], begin: int) -> tuple[Match | None, int]:
    """Return the body or place before a function, if one is named there, and where the function begins."""
    owner = _owner(at, begin)
    # `the Ruritanian Harbour Board officer`
    nationality = _FIRST.match(words, begin)
    if owner is None and nationality is not None and nationality["word"] in demonyms():
        owner = _owner(at, nationality.end())
    if owner is None:
        # `the Governor's chief of staff`
        somebodys = _SOMEBODYS.match(words, begin)
        return None, begin if somebodys is None else somebodys.end()
    # `an Ostia-based writer`
    if words.startswith(_BASED, owner.end):
        return None, owner.end + len(_BASED)
    return owner, _behind_owner(words, owner.end)


def _without_others(role: str) -> str:
    """Return a function without the words before it that name a body or a nationality, or describe it.

    What stands in small letters before capitals is a description: `provincial Minister`.
    """
    first, _, rest = role.partition(" ")
    while rest and (
        first in demonyms()
        or (_NOT_OF_ROLE.fullmatch(first) and first not in roles())
        or (first.islower() and rest[0].isupper() and first not in _LESSER)
    ):
        role = rest
        first, _, rest = role.partition(" ")
    return role


def _with_list(words: str, end: int) -> int:
    """Return where a portfolio of several ends: `Minister of Tides, Trade and Fisheries`."""
    listed = _PORTFOLIOS.match(words, end)
    # `Minister of Tides, Ann Roe and`
    if listed is None or not all(
        word in common_words() or is_modifier(word) for word in _CAPITAL.findall(listed.group())
    ):
        return end
    return listed.end()


def _is_subject(words: str, opening: str, end: int) -> bool:
    """Tell whether a function speaks for itself: `In a talk with Roe, the Minister said that`."""
    following = _FOLLOWING.match(words, end)
    return following is not None and "(" not in opening and following["word"] in verbs()


def _is_of_next(words: str, end: int) -> bool:
    """Tell whether a function is that of the name right behind it: `He saw Roe, Board Director Ann Doe and others`."""
    return words[end : end + 1] == " " and words[end + 1 : end + 2].isupper()


def _owner(at: Mapping[int, Match], begin: int) -> Match | None:
    """Return the body or place named at an offset, the last unit of it where several follow one another."""
    owner = at.get(begin)
    if owner is None:
        return None
    while (unit := at.get(owner.end + 1)) is not None and not unit.entity.startswith(("topics:", "places:")):
        owner = unit
    return None if owner.entity.startswith("topics:") else owner


def _behind_owner(words: str, end: int) -> int:
    """Return where words go on behind a body's name, its genitive, and a blank."""
    begin = end + (2 if words.startswith(_GENITIVES, end) else 0)
    begin += 2 if words.startswith("s ", begin) else 0
    return begin + (1 if words.startswith(" ", begin) else 0)


def _clause_end(words: str, begin: int) -> int:
    """Return where the capitalised words behind `of` end."""
    match = _CAPITALISED.match(words, begin)
    if match is None:
        return begin
    # In a list the next one's name may follow: `Minister of Tides Ugo Poe`.
    for word in _CAPITAL.finditer(words, begin, match.end()):
        if word.start() > begin and word.group() in given_names() and word.group() not in common_words():
            return word.start() - 1
    # A full stop belongs to the sentence, but behind an abbreviation.
    ends = words[match.end() - 1] == "." and "." not in match.group()[:-1]
    return match.end() - ends


def _role_at(words: str, begin: int) -> str | None:
    """Return the function that begins at an offset, in capitals or small letters."""
    match = _ROLE_WORDS.match(words, begin)
    if match is None:
        return None
    parts = match.group().split(" ")
    for count in range(len(parts), 0, -1):
        role = " ".join(parts[:count])
        if is_role_head(role) or small_roles().fullmatch(role):
            return role
        if count > 1 and _is_head(parts[count - 1]) and _all_modify(parts[: count - 1]):
            return role
    return None


def _is_head(word: str) -> bool:
    return is_role_head(word) or small_roles().fullmatch(word) is not None


def _all_modify(parts: Sequence[str]) -> bool:
    """Tell whether words may stand before the head word of a function, small ones or capitalised."""
    return all(
        part in words_of("before-role") or (part[:1].isupper() and _modifies(part)) or part.isdigit() for part in parts
    )


def _modifies(part: str) -> bool:
    return part in common_words() or part in roles() or "/" in part or len(part) >= _SHORTEST_MODIFIER

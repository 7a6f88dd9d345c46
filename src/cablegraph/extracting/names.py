"""Names in the text: every place where the lexicon, or the cable itself, says who is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.acronyms import definitions
from cablegraph.extracting.contexts import named_in_header, sender
from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.lexicon import Alias, entities
from cablegraph.extracting.matching import Found, names_in
from cablegraph.extracting.texts import Match
from cablegraph.extracting.vocabulary import heads, no_bodies, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cablegraph.cable import Cable
    from cablegraph.extracting.acronyms import Definition
    from cablegraph.extracting.texts import Text


_PROVINCE = " Province"
_LANDS = ("state of ", "province of ")
# What form a company has, behind its name.
_FORM = re.compile(
    r",? (?:Inc\b\.?|Corporation|Corp\b\.?|Company|Ltd\b\.?|Limited|Group|Holdings?|S\.A\.|AG|PLC|LLC|GmbH)(?!\w)"
)


def _chosen(matches: Iterable[Found], at_home: frozenset[str]) -> list[Found]:
    """Return the leftmost longest matches, none within another, none that could mean two entities.

    Of two that a name could mean in its context the one of the country that the cable is sent from is meant.
    """
    meant: dict[tuple[int, int], dict[str, Found]] = defaultdict(dict)
    for match in matches:
        meant[match.begin, match.end].setdefault(match.alias.entity, match)
    chosen: list[Found] = []
    for (begin, _), found in sorted(meant.items(), key=lambda item: (item[0][0], -item[0][1])):
        if chosen and begin < chosen[-1].end:
            continue
        defined = [match for match in found.values() if match.rule == "mention.defined-acronym"]
        for only in (defined, list(found.values()), _of(found.values(), at_home)):
            if len(only) == 1:
                chosen.append(only[0])
                break
    return chosen


def _of(found: Iterable[Found], at_home: frozenset[str]) -> list[Found]:
    return [match for match in found if match.alias.contexts & at_home]


def _is_organization(long_form: str) -> bool:
    """Tell whether a long form names an organization: its words are capitalised, and what it ends with is none else.

    >>> _is_organization("Harbour Commission of Ostia"), _is_organization("Gross Domestic Product")
    (True, False)
    """
    if re.search(r"[(),;:\"]", long_form) or long_form.lower() in no_bodies():
        return False
    words = re.findall(r"[\w-]+", long_form)
    if not all(word[0].isupper() or word in words_of("small-in-name") for word in words):
        return False
    following = [*words[1:], ""]
    # What a name is stands last, or before what it is of: `Status of Forces Agreement`, `Treaty on Open Skies`.
    ends = [
        word.lower()
        for word, after in zip(words, following, strict=True)
        if not after or after in words_of("small-in-name")
    ]
    if ends[-1] in heads() or ends[0] in heads():
        return True
    # `Minister of Rivers (MinRiv)`
    if words[0] in roles():
        return False
    return not {ends[-1], ends[0]} & no_bodies()


@cache
def _land() -> re.Pattern[str]:
    lands = either(words_of("land-noun"))
    return re.compile(rf"\s(?:and\s(?:[A-ZÀ-Ý][\w'’-]*\s){{1,3}})?(?:{lands})\b", re.IGNORECASE)


def _is_land(words: str, match: Found) -> bool:
    """Tell whether a city's name is that of the land around it here: `Hoa Binh Province`."""
    if not match.alias.entity.startswith("places:") or _land().match(words, match.end) is None:
        return False
    return "City" in entities()[match.alias.entity].types


def _begin(words: str, match: Found) -> int:
    """Return where a name begins: of the `state of Para` at Para."""
    if words[match.begin] not in "sp":
        return match.begin
    return match.begin + len(next((land for land in _LANDS if words.startswith(land, match.begin)), ""))


def _end(words: str, match: Found) -> int:
    """Return where a name ends: `San Juan province` is San Juan, but `San Juan Province` all of that.

    What form a company has belongs to its name: `Boeing Company`.
    """
    form = _FORM.match(words, match.end)
    if form is not None and entities()[match.alias.entity].kind == "organizationKinds:company":
        return form.end()
    if not match.alias.written.endswith(_PROVINCE) or words[match.end - len(_PROVINCE) + 1].isupper():
        return match.end
    return match.begin + len(words[match.begin : match.end - len(_PROVINCE)].rstrip())


def find_names(cable: Cable, texts: Sequence[Text]) -> list[Organization]:
    """Find the names in the texts of a cable; return the organizations that it defines by an acronym.

    A generic name counts where one of its contexts is named too, in header or TAGS or by a name of its own. An acronym
    that the cable defines (``Long Form (ABC)``, ``ABC (Long Form)``) means that.
    """
    found = [list(names_in(text.words, text.part[0], calmed=text.words is not text.flow.text)) for text in texts]
    named = named_in_header(cable) | {
        match.alias.entity for matches in found for match in matches if not match.alias.context
    }
    organizations: dict[str, Organization] = {}
    eligible = [
        [
            match
            for match in matches
            if (not match.alias.context or match.alias.contexts & named) and not _is_land(text.words, match)
        ]
        for text, matches in zip(texts, found, strict=True)
    ]
    acronyms: dict[str, list[tuple[int, int, Alias]]] = defaultdict(list)
    for index, text in enumerate(texts):
        # As written: a text in capitals is calmed in `words`, its acronyms too.
        for definition in definitions(text.flow.text):
            alias = _defined(text, definition, eligible[index], organizations)
            if alias is not None:
                acronyms[definition.short].append((index, definition.short_begin, alias))
    at_home = sender(cable)
    for index, text in enumerate(texts):
        names = _with_acronyms(text, index, eligible[index], acronyms)
        text.matches = [
            Match(
                _begin(text.words, match),
                _end(text.words, match),
                match.alias.entity,
                match.rule,
                match.alias.row or None,
            )
            for match in _chosen(names, at_home)
        ]
    return list(organizations.values())


def _with_acronyms(
    text: Text, index: int, names: list[Found], acronyms: Mapping[str, Sequence[tuple[int, int, Alias]]]
) -> list[Found]:
    """Return the names of a text with the acronyms that the cable defines, each by its last definition before there.

    A summary uses what the text defines: before all definitions the first of them counts.
    """
    written = text.flow.text
    for short, defined in acronyms.items():
        if short not in written or text.part[0] == "attention":
            continue
        for again in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", written):
            before = [alias for number, begin, alias in defined if (number, begin) <= (index, again.start())]
            alias = before[-1] if before else defined[0][2]
            names = [match for match in names if (match.begin, match.end) != again.span()]
            names.append(Found(*again.span(), alias, "mention.defined-acronym"))
    return names


def _defined(
    text: Text, definition: Definition, eligible: list[Found], organizations: dict[str, Organization]
) -> Alias | None:
    """Return what an acronym means: the known name right before it, or a new organization of that name."""
    known = [match for match in eligible if match.end == definition.long_end and match.begin <= definition.long_begin]
    if known:
        longest = max(known, key=lambda match: match.end - match.begin)
        return Alias(longest.alias.entity, definition.short, "", longest.alias.row)
    label = text.words[definition.long_begin : definition.long_end]
    bracketed = definition.short_begin < definition.long_begin
    if not _is_organization(label.replace(",", "") if bracketed else label):
        return None
    key = f"organization: {label}"
    span = text.flow.span(definition.long_begin, definition.long_end)
    rule = "mention.acronym-definition"
    organizations.setdefault(key, Organization(key, label, span, rule, acronym=definition.short))
    alias = Alias(key, definition.short, "", "")
    eligible.append(Found(definition.long_begin, definition.long_end, alias, rule))
    return alias

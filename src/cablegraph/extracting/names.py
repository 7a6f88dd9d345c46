"""Names in the text: every place where the lexicon, or the cable itself, says who is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from cablegraph import data
from cablegraph.extracting.acronyms import definitions
from cablegraph.extracting.cues import either, words_of
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.lexicon import Alias, addressed, aliases, entities, originating, places_of_tags
from cablegraph.extracting.texts import Match
from cablegraph.extracting.vocabulary import heads, no_bodies, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cablegraph.cable import Cable
    from cablegraph.extracting.acronyms import Definition
    from cablegraph.extracting.texts import Text


class _Match(NamedTuple):
    begin: int
    end: int
    alias: Alias
    rule: str


@cache
def _automaton(kind: str) -> tuple[AhoCorasick, tuple[tuple[Alias, ...], ...]]:
    """Build the automaton over the names of a kind, with the aliases behind each.

    ``name`` are names in small letters, ``acronym`` those of which the case of every letter counts: in small letters
    they would be found in every other word. ``symbol`` are office symbols that stand in attention lines alone.
    """
    by_name: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases():
        if alias.symbol:
            found = "acronym" if "/" in alias.written else "symbol"
        else:
            found = "acronym" if alias.acronym else "name"
        if found == kind:
            by_name[_small(alias.written) if kind == "name" else alias.written].append(alias)
    return AhoCorasick(list(by_name)), tuple(map(tuple, by_name.values()))


def _small(text: str) -> str:
    """Return the text in small letters, the length unchanged (one letter of ``İ`` is two in small)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _bounded(text: str, begin: int, end: int) -> bool:
    if begin > 0 and text[begin - 1].isalnum() and text[begin].isalnum():
        return False
    # A dotted abbreviation goes on behind its last full stop: `18 U.S.C. 371` does not name the United States.
    last = text[end - 1]
    return end == len(text) or not (text[end].isalnum() and (last == "." or last.isalnum()))


def _fits(text: str, begin: int, end: int, alias: Alias) -> bool:
    """Tell whether the case fits: an acronym's to the letter; a name begins with a capital where its row does."""
    if alias.acronym:
        # `TIP/PISCES` is a name of its own.
        joined = alias.entity.startswith("topics:") and "/" in (text[begin - 1 : begin], text[end : end + 1])
        # `US$ 5` is a currency.
        return text[begin:end] == alias.written and not joined and text[end : end + 1] != "$"
    # A text in capitals that was calmed may read `middle East`.
    return (
        text[begin].isupper()
        or not alias.written[0].isupper()
        or (" " in alias.written and text[text.rfind(" ", begin, end) + 1].isupper())
    )


def _whole(text: str, begin: int, end: int, alias: Alias, kind: str) -> bool:
    """Tell whether an acronym or office symbol is whole here: attention lines are full of parts of longer ones."""
    attention, before, after = kind == "attention", text[begin - 1 : begin], text[end : end + 1]
    if not alias.symbol:
        return not (attention and alias.acronym and (alias.context or before == "-"))
    if text[begin:end] != alias.written or before in ("/", "-"):
        return False
    # `FOR J L SMITH` and `P. JONES` hold no bureau.
    followed = after in ("/", ",") if len(alias.written) == 1 else after != "."
    return "/" in alias.written or (attention and followed)


def _matches(text: str, kind: str) -> Iterator[_Match]:
    """Yield every name in the text that has its boundaries and its case, overlapping ones too."""
    sought = [("name", _small(text)), ("acronym", text)]
    if kind == "attention":
        sought.append(("symbol", text))
    for names, where in sought:
        automaton, named = _automaton(names)
        for index, begin, end in automaton.find_matches_as_indexes(where, overlapping=True):
            if _bounded(text, begin, end):
                for alias in named[index]:
                    if _whole(text, begin, end, alias, kind) and (alias.symbol or _fits(text, begin, end, alias)):
                        rule = "mention.lexicon-in-context" if alias.context else "mention.lexicon"
                        yield _Match(begin, end, alias, rule)


def _chosen(matches: Iterable[_Match]) -> list[_Match]:
    """Return the leftmost longest matches, none within another, none that could mean two entities."""
    meant: dict[tuple[int, int], dict[str, _Match]] = defaultdict(dict)
    for match in matches:
        meant[match.begin, match.end].setdefault(match.alias.entity, match)
    chosen: list[_Match] = []
    for (begin, _), found in sorted(meant.items(), key=lambda item: (item[0][0], -item[0][1])):
        if chosen and begin < chosen[-1].end:
            continue
        defined = [match for match in found.values() if match.rule == "mention.defined-acronym"]
        for only in (defined, list(found.values())):
            if len(only) == 1:
                chosen.append(only[0])
                break
    return chosen


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


def _is_land(words: str, match: _Match) -> bool:
    """Tell whether a city's name is that of the land around it here: `Hoa Binh Province`."""
    if not match.alias.entity.startswith("places:") or _land().match(words, match.end) is None:
        return False
    return "City" in entities()[match.alias.entity].types


def _named_in_header(cable: Cable) -> set[str]:
    written = [delivery.as_written for delivery in cable.header.deliveries]
    if cable.header.sender is not None:
        written.append(cable.header.sender.value)
    named = {entity for name in written if (entity := addressed(name)) is not None}
    tagged = (places_of_tags().get(data.concept("tags", tag.value)) for tag in cable.opening.tags)
    named.update(place for place in tagged if place is not None)
    origin = None if cable.preamble.origin is None else originating(cable.preamble.origin)
    return named if origin is None else named | {origin}


def find_names(cable: Cable, texts: Sequence[Text]) -> list[Organization]:
    """Find the names in the texts of a cable; return the organizations that it defines by an acronym.

    A generic name counts where one of its contexts is named too, in header or TAGS or by a name of its own. An acronym
    that the cable defines (``Long Form (ABC)``, ``ABC (Long Form)``) means that.
    """
    found = [list(_matches(text.words, text.part[0])) for text in texts]
    named = _named_in_header(cable) | {
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
    for index, text in enumerate(texts):
        names = _with_acronyms(text, index, eligible[index], acronyms)
        text.matches = [
            Match(match.begin, match.end, match.alias.entity, match.rule, match.alias.row or None)
            for match in _chosen(names)
        ]
    return list(organizations.values())


def _with_acronyms(
    text: Text, index: int, names: list[_Match], acronyms: Mapping[str, Sequence[tuple[int, int, Alias]]]
) -> list[_Match]:
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
            names.append(_Match(*again.span(), alias, "mention.defined-acronym"))
    return names


def _defined(
    text: Text, definition: Definition, eligible: list[_Match], organizations: dict[str, Organization]
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
    eligible.append(_Match(definition.long_begin, definition.long_end, alias, rule))
    return alias

"""Names in the text: every place where the lexicon, or the cable itself, says who is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from cablegraph import data
from cablegraph.extracting.acronyms import definitions
from cablegraph.extracting.lexicon import Alias, addressed, aliases, originating
from cablegraph.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cablegraph.cable import Cable, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: what it names, where, inside which element, by which rule and lexicon row.

    ``entity`` is a prefixed name, or the index in :attr:`Names.organizations` behind ``#``; ``part`` the kind of
    element (``paragraph``, ``heading``, ``subject``, ``attention``) and its index.
    """

    entity: str
    span: Span
    part: tuple[str, int]
    rule: str
    row: str | None


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization that the lexicon does not know, under the name by which the cable defines an acronym."""

    label: str
    acronym: str
    span: Span


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a cable, in the order of the text."""

    mentions: tuple[Mention, ...]
    organizations: tuple[Organization, ...]


class _Match(NamedTuple):
    begin: int
    end: int
    alias: Alias
    rule: str


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Alias, ...], ...]]:
    """Build the automaton over all names in small letters, with the aliases behind each."""
    by_name: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases():
        by_name[_small(alias.written)].append(alias)
    return AhoCorasick(list(by_name)), tuple(tuple(found) for found in by_name.values())


def _small(text: str) -> str:
    """Return the text in small letters, the length unchanged (one letter of ``İ`` is two in small)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _bounded(text: str, begin: int, end: int) -> bool:
    before, after = text[begin - 1 : begin], text[end : end + 1]
    # A dotted abbreviation goes on behind its last full stop: `18 U.S.C. 371` does not name the United States.
    goes_on = text[end - 1].isalnum() or text[end - 1] == "."
    return not (before.isalnum() and text[begin].isalnum()) and not (after.isalnum() and goes_on)


def _fits(text: str, begin: int, end: int, alias: Alias) -> bool:
    """Tell whether the case fits: an acronym's to the letter; a name begins with a capital where its row does."""
    if alias.acronym:
        # `TIP/PISCES` is a name of its own.
        joined = alias.entity.startswith("topics:") and "/" in (text[begin - 1 : begin], text[end : end + 1])
        return text[begin:end] == alias.written and not joined
    return text[begin].isupper() or not alias.written[0].isupper()


def _whole(text: str, begin: int, end: int, alias: Alias, kind: str) -> bool:
    """Tell whether an acronym or office symbol is whole here: attention lines are full of parts of longer ones."""
    attention, before, after = kind == "attention", text[begin - 1 : begin], text[end : end + 1]
    if not alias.symbol:
        return not (attention and alias.acronym and (alias.contexts or before == "-"))
    if text[begin:end] != alias.written or before in ("/", "-"):
        return False
    # `FOR J L SMITH` and `P. JONES` hold no bureau.
    followed = after in ("/", ",") if len(alias.written) == 1 else after != "."
    return "/" in alias.written or (attention and followed)


def _matches(text: str, kind: str) -> Iterator[_Match]:
    """Yield every name in the text that has its boundaries and its case, overlapping ones too."""
    automaton, names = _automaton()
    for index, begin, end in automaton.find_matches_as_indexes(_small(text), overlapping=True):
        if _bounded(text, begin, end):
            for alias in names[index]:
                if _whole(text, begin, end, alias, kind) and (alias.symbol or _fits(text, begin, end, alias)):
                    yield _Match(
                        begin, end, alias, "mention.lexicon-in-context" if alias.contexts else "mention.lexicon"
                    )


def _parts(cable: Cable) -> list[tuple[tuple[str, int], Flow]]:
    """Return what names are looked for in: subject, attention lines, headings and paragraphs."""
    spans: list[tuple[tuple[str, int], Sequence[Span]]] = []
    if cable.opening.subject is not None:
        spans.append((("subject", 0), [cable.opening.subject.span]))
    spans += [(("attention", index), [line.span]) for index, line in enumerate(cable.opening.attention)]
    spans += [(("heading", index), [heading.span]) for index, heading in enumerate(cable.body.headings)]
    spans += [(("paragraph", index), part.pieces) for index, part in enumerate(cable.body.paragraphs)]
    spans.sort(key=lambda entry: entry[1][0])
    return [(part, Flow(cable.text, pieces, join=True)) for part, pieces in spans]


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


_SMALL_WORDS = frozenset({"and", "for", "in", "of", "on", "the", "to", "de", "del", "des", "du", "la"})


@cache
def _heads() -> frozenset[str]:
    return frozenset(row["head"] for row in data.table("lexicon", "organization-heads.tsv"))


def _is_organization(long_form: str) -> bool:
    """Tell whether a long form names an organization: its words are capitalised, and one is such a body's.

    >>> _is_organization("Harbour Commission of Ostia"), _is_organization("Gross Domestic Product")
    (True, False)
    """
    words = re.findall(r"[\w'’-]+", long_form)
    capitalised = all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    following = [*words[1:], ""]
    # A body's word stands last, or before what it is of: not `Forces` in `Status of Forces Agreement`.
    heads = (
        word.lower() in _heads() and (not after or after in _SMALL_WORDS)
        for word, after in zip(words, following, strict=True)
    )
    return capitalised and any(heads)


def _named_in_header(cable: Cable) -> set[str]:
    written = [delivery.as_written for delivery in cable.header.deliveries]
    if cable.header.sender is not None:
        written.append(cable.header.sender.value)
    named = {entity for name in written if (entity := addressed(name)) is not None}
    origin = None if cable.preamble.origin is None else originating(cable.preamble.origin)
    return named if origin is None else named | {origin}


def find_names(cable: Cable) -> Names:
    """Find the names in a cable.

    A generic name counts where one of its contexts is named too, in the header or by a name of its own. An acronym
    that the cable defines (``Long Form (ABC)``) means what stands before it, from there on.
    """
    parts = _parts(cable)
    found = [list(_matches(flow.text, kind)) for (kind, _), flow in parts]
    named = _named_in_header(cable) | {
        match.alias.entity for matches in found for match in matches if not match.alias.contexts
    }
    organizations: dict[str, Organization] = {}
    acronyms: dict[str, Alias] = {}
    mentions: list[Mention] = []
    for (part, flow), matches in zip(parts, found, strict=True):
        eligible = [match for match in matches if not match.alias.contexts or match.alias.contexts & named]
        defined_here = []
        for definition in definitions(flow.text):
            known = [
                match for match in eligible if match.end == definition.long_end and match.begin <= definition.long_begin
            ]
            if known:
                longest = max(known, key=lambda match: match.end - match.begin)
                alias = Alias(longest.alias.entity, definition.short, frozenset(), longest.alias.row)
            else:
                label = flow.text[definition.long_begin : definition.long_end]
                if not _is_organization(label):
                    continue
                entity = f"#{definition.short}"
                span = flow.span(definition.long_begin, definition.long_end)
                organizations.setdefault(entity, Organization(label, definition.short, span))
                alias = Alias(entity, definition.short, frozenset(), "")
                eligible.append(_Match(definition.long_begin, definition.long_end, alias, "mention.acronym-definition"))
            acronyms[definition.short] = alias
            defined_here.append((definition.short, definition.short_begin))
        since = dict(defined_here)
        for short, alias in acronyms.items():
            for again in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", flow.text):
                if again.start() >= since.get(short, 0):
                    eligible = [match for match in eligible if (match.begin, match.end) != again.span()]
                    eligible.append(_Match(*again.span(), alias, "mention.defined-acronym"))
        mentions += [
            Mention(match.alias.entity, flow.span(match.begin, match.end), part, match.rule, match.alias.row or None)
            for match in _chosen(eligible)
        ]
    return Names(tuple(sorted(mentions, key=lambda mention: mention.span)), tuple(organizations.values()))

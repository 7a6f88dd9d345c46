"""Bodies that a noun beside their name introduces: `the energy firm Eni`, `Eni, an energy firm`, `the Folha newspaper`.

Their names have no word for a body in them, so the nouns are sought, and what stands beside these is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import Organization
from cablegraph.extracting.organizations import key_of
from cablegraph.extracting.roles import is_modifier
from cablegraph.extracting.texts import Match
from cablegraph.extracting.unknown import QUOTES, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.phrases import Reading
    from cablegraph.extracting.texts import Text
    from cablegraph.extracting.unknown import Name

CALLED = "organization.called"
_OPEN = f"[{QUOTES}]"
# `firm Eni`, `the weekly "Sol y Sombra"`, `newspapers such as Folha`; a name is one without its article.
_BEHIND = re.compile(
    rf"(?P<comma>,)?\s+(?P<link>(?:called|named|known as|such as|like|including),?\s+)?"
    rf"(?P<quote>{_OPEN}{{0,2}})(?P<the>[Tt]he\s+)?"
)
_NEXT_LISTED = re.compile(
    rf"{_OPEN}?(?: \([^()]{{2,40}}\))?(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?(?P<quote>{_OPEN}?)"
)
# `Eni, an Italian energy firm,`, `Eni (a firm)`, `Eni is a firm that`.
_BEFORE = re.compile(
    rf"{_OPEN}?(?:,\s+|\s+\(|\s*--\s*|\s+(?:is|was)\s+)(?:an?|the)\s+(?P<between>(?:[\w'’.-]+,?\s+){{0,5}})$"
)
_ENDS_NOUN = re.compile(
    r"\s*[,.;:)]|\s*--|\s+(?:that|which|of|in|with|based|owned|for|from|on|linked|close|headed|led)\b"
)
_ARTICLE = re.compile(r"\b(?:the|an?|this|that|our|its|his|her|their)\s$", re.IGNORECASE)
_BEFORE_SUFFIX = re.compile(r",?\s$")
_SUFFIXES = re.compile(r"(?: (?:Ltd|LTD|Bhd|BHD|Limited|Berhad|KG)\b)+")
_CLOSED = re.compile(rf"{_OPEN}?\s+$")
_ENDS_INSERTION = frozenset(",.;:)")
_NEAR = 8
_LONGEST_SHORT = 3
_LOOK_BACK = 90


def introduced(text: Text, readings: Sequence[Reading], named: dict[str, str]) -> Iterator[tuple[Organization, Match]]:
    """Yield the bodies that nouns beside their names introduce, each with its place, and add them to ``named``."""
    taken: set[int] = set()
    for name in _beside_nouns(Unknown(text, readings), named):
        if name is not None and name.begin not in taken:
            taken.add(name.begin)
            yield called(text, name, named)


def _beside_nouns(names: Unknown, named: Mapping[str, str]) -> Iterator[Name | None]:
    text = names.text
    opening = {sentence.begin for sentence in text.sentences}

    def nouns(kind: str) -> Iterator[Cue]:
        # `World Bank Doing Business Index`: a noun with a capital opens a sentence, or is part of a name.
        for cue in text.cues.get(kind, ()):
            if text.words[cue.begin].islower() or cue.begin in opening or text.words[cue.begin + 1].isupper():
                yield cue

    for cue in nouns("body-noun"):
        yield _behind(names, cue)
        yield _apposed(names, cue)
    for cue in nouns("body-nouns"):
        yield from _listed(names, cue)
    for cue in nouns("noun-behind-name"):
        yield _before(names, cue, named)
    for cue in text.cues.get("company-suffix", ()):
        yield _with_suffix(names, cue)


def called(text: Text, name: Name, named: dict[str, str], rule: str = CALLED) -> tuple[Organization, Match]:
    """Return the body of a name with its place."""
    label, bare = (" ".join(text.words[name.begin : end].split()) for end in (name.end, name.bare_end))
    # Papers stand in capitals as often as not.
    capitals = bare.upper() if len(bare) > _LONGEST_SHORT else bare
    key = named.get(label) or named.get(bare) or named.get(capitals) or key_of(label)
    found = Organization(key, label, text.flow.span(name.begin, name.end), rule)
    for written in (label, bare, capitals):
        named.setdefault(written, key)
    return found, Match(name.begin, name.end, key, rule)


def _behind(names: Unknown, cue: Cue) -> Name | None:
    """Return the name right behind a noun: `the firm Eni`, `its largest bank, Lumbre,`."""
    words = names.text.words
    opened = _BEHIND.match(words, cue.end)
    name = None if opened is None else names.beginning(opened.end())
    if opened is None or name is None:
        return None
    marked = opened["quote"] or opened["the"]
    if name.is_common and not marked:
        return None
    if opened["comma"] and not opened["link"] and not (marked or words[name.end : name.end + 1] in _ENDS_INSERTION):
        return None
    noun = words[cue.begin : cue.end].lower()
    if opened["quote"] or opened["link"]:
        return name
    # `told the group Roe would come`, `the company Jane Roe founded`
    described = _ARTICLE.search(words, max(0, cue.begin - _NEAR), cue.begin) is None
    if noun not in words_of("vague-body-noun"):
        return name if described or not name.is_a_persons or noun not in words_of("founded-noun") else None
    several = name.length > 1 or words[name.begin : name.end].isupper()
    return name if not opened["comma"] and not name.is_a_persons and (described or several) else None


def _listed(names: Unknown, cue: Cue) -> Iterator[Name]:
    """Yield the names of a list behind a noun: `newspapers Folha, Sol and Sombra`."""
    words = names.text.words
    opened = _BEHIND.match(words, cue.end)
    if opened is None or (opened["comma"] and not opened["link"]):
        return
    vague = words[cue.begin : cue.end].lower() in words_of("vague-body-noun")
    begin = opened.end()
    while True:
        known = names.known(begin)
        name = names.beginning(begin) if known is None else None
        if name is not None:
            if name.is_common or (name.is_a_persons and vague):
                return
            yield name
        one = name or known
        following = None if one is None else _NEXT_LISTED.match(words, one.end)
        if following is None:
            return
        begin = following.end()


def _apposed(names: Unknown, cue: Cue) -> Name | None:
    """Return the name that a noun in apposition explains: `Eni, an Italian energy firm,`."""
    words = names.text.words
    apposed = _BEFORE.search(words, max(0, cue.begin - _LOOK_BACK), cue.begin)
    if apposed is None or _ENDS_NOUN.match(words, cue.end) is None:
        return None
    if any(word in words_of("function-word") for word in re.split(r"[\s,]+", apposed["between"])):
        return None
    name = names.ending(apposed.start())
    return None if name is None or name.is_common or name.is_a_persons else name


def _before(names: Unknown, cue: Cue, named: Mapping[str, str]) -> Name | None:
    """Return the name right before a noun that only bodies of few kinds stand with: `the Folha newspaper`."""
    words = names.text.words
    closed = _CLOSED.search(words, max(0, cue.begin - 3), cue.begin)
    name = None if closed is None else names.ending(closed.start())
    if name is None or name.is_common:
        return None
    return None if name.is_a_persons and words[name.begin : name.end] not in named else name


def _with_suffix(names: Unknown, cue: Cue) -> Name | None:
    """Return the name of a company with what its legal form is called: `Lumbre S.A.`, `Cal Pte Ltd`."""
    words = names.text.words
    closed = _BEFORE_SUFFIX.search(words, max(0, cue.begin - 3), cue.begin)
    name = None if closed is None else names.ending(closed.start())
    # `Acting AG`
    if name is None or name.is_common or is_modifier(name.first):
        return None
    further = _SUFFIXES.match(words, cue.end)
    return name._replace(end=cue.end if further is None else further.end())

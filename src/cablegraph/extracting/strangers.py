"""Strangers: capitalised words right before a verb of saying that name nobody known: `Avetisyan noted`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.verbs import verbs
from cablegraph.extracting.vocabulary import common_words, heads, openers, roles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cablegraph.extracting.texts import Sentence, Text

_WORD = r"[A-ZÀ-Þ][\w'’]*[a-zß-ÿ]{2}(?:-[A-ZÀ-Þ][a-zß-ÿ]+)*"
_BEFORE = re.compile(
    rf"(?<![\w'’.-])(?P<name>{_WORD}(?: {_WORD})?) (?:(?:also|then|later|has|had|have|[a-z]+ly) ){{0,2}}$"
)
_ACCORDING = re.compile(rf"[Aa]ccording to (?P<name>{_WORD}(?: {_WORD})?)(?=[,.])")
_BETWEEN = frozenset({"also", "had", "has", "have", "later", "then"})
_REACH = 60


def strangers(text: Text, sentence: Sentence, ends: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of names that nobody is known by, where they speak; ``ends`` are those of who is known."""
    words = text.words
    # In capitals nothing tells what a name is.
    if words != text.flow.text:
        return
    for verb in text.cues_in("saying", sentence):
        if verb.begin - 1 in ends:
            continue
        # Most verbs have a small word before them.
        before = words[max(sentence.begin, verb.begin - _REACH) : verb.begin].split()
        while before and (before[-1] in _BETWEEN or before[-1].endswith("ly")):
            before.pop()
        if before and before[-1][0].isupper() and verbs()[words[slice(*verb)]].kind in {"", "third"}:
            match = _BEFORE.search(words, max(sentence.begin, verb.begin - _REACH), verb.begin)
            if match is None or not _is_strange(match["name"]):
                continue
            # What begins a sentence may be a thing: `Rain suggested that`.
            if match.start("name") > sentence.begin or words[slice(*verb)] not in words_of("thing-verb"):
                yield match.span("name")
    at = words.find("ccording to ", *sentence)
    match = _ACCORDING.match(words, at - 1, sentence.end) if at > 0 else None
    if match is not None and _is_strange(match["name"]):
        yield match.span("name")


def _is_strange(name: str) -> bool:
    """Tell whether no word of a name is a word of any other kind."""
    return not any(_is_common(word) for word in name.split())


def _is_common(word: str) -> bool:
    small = word.lower()
    return (
        word in common_words()
        or word in openers()
        or small in data.words("lexicon", "common-words.tsv")
        or small in heads()
        or small in words_of("person-noun")
        or word in roles()
        or word in words_of("month")
        or word in words_of("weekday")
        or small.endswith("ly")
    )

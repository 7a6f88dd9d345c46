"""Bodies: the words of a body's name, told by a head word first, `Ministry of Health`, or last, `Harbour Board`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cablegraph.extracting.bearers import is_known_surname
from cablegraph.extracting.capitals import has_meaning
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.roles import is_modifier, is_role_head, role_end
from cablegraph.extracting.vocabulary import common_words, demonyms, given_names, head_endings, heads, openers, roles
from cablegraph.extracting.words import GENITIVE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cablegraph.extracting.texts import Match
    from cablegraph.extracting.vocabulary import Head
    from cablegraph.extracting.words import Word

_OF = frozenset({"of", "of the", "for", "for the", "de", "del", "de la", "des", "du", "para"})
_AFTER_HEAD = frozenset({*_OF, "on", "on the", "against", "to"})
_SAINTS = frozenset({"St.", "San", "Santa", "Saint", "Santo"})
_SENT_TO = frozenset({"delegation", "mission"})
_ON = frozenset({"on", "on the"})
_INSIDE_HEAD_FIRST = frozenset({"", "of", "and", "of the", "for", "&", "de", "y", "e", *GENITIVE})
_INSIDE_HEAD_LAST = frozenset({"", "and", "&", "of", "for", "the", "of the", "de", *GENITIVE})
_AND = frozenset({"and", "&"})
_BESIDE = frozenset({"", *GENITIVE})
_WORDS_KEPT = 1 << 14
_BELONGS = frozenset({"of", "of the"})
_LONGEST_NAME = 4
_LONGEST_BEFORE_AND = 2
_LONGEST_GOVERNMENT = 5


def head_at(words: Sequence[Word], index: int) -> Head | None:
    """Return the head word of a body at a word, with the word before it, `Rights Initiative`, or behind a hyphen."""
    text = words[index].text
    head = _head(text)
    if head is None and index > 0 and text.lower() in head_endings() and words[index].gap in _BESIDE:
        head = heads().get(f"{words[index - 1].text.lower()} {text.lower()}")
    return head


@lru_cache(_WORDS_KEPT)
def _head(text: str) -> Head | None:
    head = heads().get(text.lower())
    behind = text.rpartition("-")[2]
    return heads().get(behind.lower()) if head is None and behind[:1].isupper() else head


def body_end(words: Sequence[Word], index: int, known: Mapping[int, Match]) -> int | None:
    """Return the last word of the body that begins at a word, if one does; it holds no other known organization."""
    text = words[index].text
    # `GOI Ministry of Rivers`: the government is named by itself.
    if text in words_of("no-inner") or (
        text.startswith("GO") and text.isupper() and len(text) <= _LONGEST_GOVERNMENT and heads().get(text) is None
    ):
        return None
    body = _Body(words, index, known)
    first = body.head_first(index)
    if first is not None or text in openers():
        return first
    last = body.head_last()
    # Of a nationality and a name of several words, the name is enough: `Ministry of Health`.
    nationality = text in demonyms() and not body.placed[index]
    if last is not None and _is_of_somebody(words, index, last):
        return None
    if last is not None and nationality and last > index + 1:
        return None
    # `Thatcher Government` names her.
    return None if last == index + 1 and is_ruler(words, index) else last


def _is_of_somebody(words: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a name before `of` is a person's, who belongs to the body: `Professor Roe of Ostia University`."""
    of = next((index for index in range(first + 1, last + 1) if words[index].gap in _BELONGS | _AND), None)
    if of is None or head_at(words, of - 1) is not None:
        return False
    begin = of - 1
    while begin > 0 and not words[begin].gap and of - begin < _LONGEST_NAME and not is_role_head(words[begin].text):
        begin -= 1
    if begin < of - 1 and is_role_head(words[begin].text):
        return True
    before = [word.text for word in words[first:of]]
    return (
        words[of].gap in _BELONGS
        and len(before) > 1
        and before[0] in given_names()
        and not any(text in common_words() or has_meaning(text) for text in before)
    )


def is_ruler(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word is a known surname before a word for who governs under that name: `Thatcher Government`."""
    after = words[index + 1]
    return not after.gap and after.text in words_of("governing") and is_known_surname(words[index].text)


class _Body:
    """The words that a body's name may be made of: from one on, up to another known organization."""

    def __init__(self, words: Sequence[Word], first: int, known: Mapping[int, Match]) -> None:
        self.words = words
        self.first = first
        self.known = known
        self.stop = len(words)
        # Up to where the name of a place reaches: the last word of `West Bank` is no head.
        self.placed = [0] * len(words)
        reach = 0
        for further in range(first, len(words)):
            match = known.get(words[further].begin)
            if match is not None and match.entity.startswith("places:"):
                reach = match.end
            self.placed[further] = reach
            other = match is not None and not match.entity.startswith(("places:", "topics:"))
            if further > first and (other or words[further].text in words_of("no-inner")):
                self.stop = further
                break

    def head_first(self, first: int) -> int | None:
        """Return the last word of a body whose head word comes first: `Ministry of Health and Labour`."""
        words, stop = self.words, self.stop
        head = head_at(words, first)
        if head is None or first + 1 >= stop:
            return None
        following = words[first + 1]
        named = head.before and not following.gap and _may_name(following.text)
        if not named and (not head.of or following.gap not in _AFTER_HEAD):
            return None
        if following.text in words_of("month") or (following.gap in _ON and following.text in words_of("weekday")):
            return None
        if following.gap == "to" and words[first].text.lower() not in _SENT_TO:
            return None
        last = first + 1
        while last + 1 < stop and words[last + 1].gap in _INSIDE_HEAD_FIRST:
            text, gap = words[last + 1].text, words[last + 1].gap
            if words[last].end < self.placed[last]:
                # Within the name of a place: `Government of El Salvador`.
                last += 1
                continue
            starts_another = gap == "and" and text.lower() in heads()
            parts = (
                (named and gap in {*_AND, "for", "of", "of the"})
                or (not gap and self._ends_before(last + 1))
                or self._goes_on_above(last + 1)
            )
            if starts_another or parts or is_role_head(text):
                break
            last += 1
        return last

    def head_last(self) -> int | None:
        """Return the last word of a body whose head word comes last: `Rights and Interests Department`."""
        words, first, stop = self.words, self.first, self.stop
        # `Secretary of the Reform Party` is a function.
        if first + 1 < stop and words[first + 1].gap not in _BESIDE and is_role_head(words[first].text):
            return None
        alone = None
        for last in range(first, stop):
            text, gap = words[last].text, words[last].gap if last > first else ""
            head = head_at(words, last)
            owns = last + 1 < stop and words[last + 1].gap in GENITIVE
            # A function ends a name, but that of a `Liaison Committee`.
            joined_on = last + 1 < stop and not words[last + 1].gap and head_at(words, last + 1) is not None
            behind = joined_on and text in roles() and not roles()[text].official
            function = last > first and head is None and is_role_head(text) and not behind
            if gap not in _INSIDE_HEAD_LAST or (function and not owns):
                return alone
            if (gap in _AND and head is not None) or (alone is not None and gap):
                return alone
            if head is None or not self._ends(head, last) or gap not in _BESIDE:
                continue
            above = last > first and last + 1 < stop and self._goes_on_above(last + 1)
            further = None if above else self.head_first(last)
            best = last if further is None else further
            if last > first or best > last:
                best = best if further is not None else self._with_further_heads(best)
                return alone if self._joins_two(best) else best
            # `Congress` is a name, and the beginning of `Congress Party`'s.
            alone = first
        return alone

    def _with_further_heads(self, last: int) -> int:
        """Return the last of the head words that stand one behind another: `Communist Party Committee`."""
        while last + 1 < self.stop and not self.words[last + 1].gap:
            head = head_at(self.words, last + 1)
            if head is None or not self._ends(head, last + 1):
                break
            last += 1
        return last

    def _ends_before(self, index: int) -> bool:
        """Tell whether a name of a body ends before a word that stands right behind it: a person's, a function's."""
        words, text = self.words, self.words[index].text
        if text in openers() or (text in given_names() and words[index - 1].text not in _SAINTS):
            return True
        # `Ministry of Foreign Trade Director`, `Ministry of Foreign Affairs Legal Advisor`
        role = is_modifier(text) and not is_modifier(words[index - 1].text)
        return role and role_end(words, index, self.stop) is not None

    def _goes_on_above(self, index: int) -> bool:
        """Tell whether what a body is of is a body of its own: `Hedge Office of the Government of Rurita`."""
        gap = self.words[index].gap
        if gap not in {"of", "of the"}:
            return False
        above = _Body(self.words, index, self.known)
        return above.head_first(index) is not None or (gap == "of the" and above.head_last() is not None)

    def _ends(self, head: Head, last: int) -> bool:
        """Tell whether a name may end with a head word: not alone, not one that only begins names, not a place's."""
        if self.words[last].end <= self.placed[last]:
            return False
        if last == self.first:
            return head.alone or "-" in self.words[last].text
        before = self.words[self.first].text
        if head.company == "paper" and ("." in before or self.placed[self.first] != self.words[last - 1].end):
            return False
        if head.company == "trade" and ("." in before or not _may_name(before)):
            return False
        return head.of or not head.before

    def _joins_two(self, last: int) -> bool:
        """Tell whether ``and`` in a body's name joins two names rather than two words of one."""
        words, first = self.words, self.first
        joint = next((index for index in range(first + 1, last + 1) if words[index].gap in {*_AND, "and the"}), None)
        if joint is None:
            return False
        # `Rights and Interests Department`: two words before the head; a name before `and` stands for itself.
        before, text = joint - first, words[first].text
        alone = before == 1 and joint < last and text not in common_words() and text.lower() not in heads()
        # `Ann Roe and Harbour Board`, but `Israel Nature and Parks Authority`
        person = not self.placed[first] and text in given_names() and text not in common_words()
        return (
            before > _LONGEST_BEFORE_AND
            or alone
            or person
            or (before == 1 and text.isupper())
            or is_role_head(words[joint - 1].text)
        )


def _may_name(text: str) -> bool:
    """Tell whether a word is a name rather than one of the words that names are described with."""
    return text not in common_words() and text.lower() not in heads() and not is_role_head(text)

"""Sentences: where they end in running text in spite of ``U.S.``, ``Ref A.``, ``Dr.``, brackets and quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# A mark of a sentence's end with what closes behind it, before what may begin another; or a dash between blanks. What
# stands before the first character is looked at behind it: a pattern that begins with a class is searched fast.
_END = re.compile(
    r"[.!?-](?:(?<!-)[\"”’')\]]*(?=\s+[\"“‘'(\[]*(?:[A-ZÀ-Þ0-9]|--|¶|-\s[\"“]))|(?<=\s-)-?(?=\s+[A-ZÀ-Þ][a-z]))"
)
# What stands before a full stop that ends nothing: titles, initials, dotted abbreviations.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Brig|Sen|Rep|Gov|Amb|Min|Pres|Supt|Insp|Hon|Rev|Fr|Sr|Jr|St|Ste|Mt|Msgr"
    r"|No|Nos|Art|Arts|Para|Paras|Ref|Refs|vs|Vs|etc|Inc|Ltd|Co|Corp|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec|cf|e\.g|i\.e|et al|ca|op)|\b[A-Z])\.$"
)
# A dotted abbreviation or an initial may still end a sentence: where a word follows that begins one.
_BEGINS = re.compile(
    r"\s+[\"“(]*(?:The|He|She|They|It|We|In|On|At|This|These|That|Those|His|Her|Their|Our|As|But|However|If|When|While"
    r"|Although|After|Before|For|Post|Embassy|According|Meanwhile|There|Both|Such|Also|Comment|Note|End|An?)\s"
)
_DOTTED = re.compile(r"(?:\b[A-Za-z]\.){2,}$")
_LOOK_BACK = 14
# The number and the mark of a paragraph, and the word that opens a summary, note or comment, are no words of a
# sentence.
_LABEL = re.compile(
    r"\(?\s*(?:\d{1,3}\s*\.\s*)?(?:\([A-Za-z]{1,4}(?://?[A-Z ,]+)?\)\s*)?"
    r"(?:(?:(?:BEGIN|Begin)\s+)?(?:SUMMARY|Summary|COMMENT|Comment|NOTE|Note)(?:\s+(?:and|AND)\s+\w+)?\s?"
    r"(?:[:.]|--?(?=\s))\s*)?"
)
# The title of an article before the sentence that tells whose it is, with the headings above it.
_TITLE = re.compile(
    r"(?:[^\"“]{0,90}(?:-{5,}|¶\w{1,4}\.?)\s*)?(?:-\s*)?[\"“]{1,2}(?=\S)[^\"“”]{4,140}[^\"“”,.!?\s][\"”]{1,2}\s+(?=[A-Z])"
)
_TITLE_NEAR = 120
_POINT = re.compile(r"(?<!\S)\(?\d{1,3}\.$")
_OPENED = {")": "(", "]": "["}
_CLOSING_LENGTH = 80
_CLOSING = re.compile(r"[\[(]?\s*\bEnd\s+(?:of\s+)?(?:Summary|Note|Comment|Text)\b[^.]{0,30}[.)\]]*\s*$", re.IGNORECASE)


def sentences(words: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each sentence, without labels around it.

    >>> text = "1. (U) Summary: Dr. Ode of the U.S. Mission left. He said so. End Summary."
    >>> [text[begin:end] for begin, end in sentences(text)]
    ['Dr. Ode of the U.S. Mission left.', 'He said so.']
    """
    begin = 0
    for match in _END.finditer(words):
        if _ends(words, match):
            yield from _trimmed(words, begin, match.end())
            begin = match.end()
    yield from _trimmed(words, begin, len(words))


def _ends(words: str, match: re.Match[str]) -> bool:
    """Tell whether a mark ends a sentence."""
    if words[match.start()] != ".":
        return True
    before = words[max(0, match.start() + 1 - _LOOK_BACK) : match.start() + 1]
    if match.end() == match.start() + 1 and _ABBREVIATION.search(before):
        return _DOTTED.search(before) is not None and _BEGINS.match(words, match.end()) is not None
    # The number of a point is no sentence; one behind words, as in `on June 14.`, ends theirs.
    point = _POINT.search(before)
    return point is None or words[: match.start() + 1 - len(point.group())].rstrip()[-1:].isalnum()


def _trimmed(words: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is left of a stretch without blanks, labels and end marks around it, if it is a sentence."""
    label = _LABEL.match(words, begin + len(words[begin:end]) - len(words[begin:end].lstrip()))
    begin = begin if label is None else label.end()
    title = _TITLE.match(words, begin, end) if '"' in words[begin : begin + _TITLE_NEAR] else None
    begin = begin if title is None else title.end()
    tail = max(begin, end - _CLOSING_LENGTH)
    if "end " in words[tail:end].lower():
        closing = _CLOSING.search(words, tail, end)
        end = end if closing is None else closing.start()
    begin += len(words[begin:end]) - len(words[begin:end].lstrip())
    end = begin + len(words[begin:end].rstrip())
    # A bracket closes the sentence that it opened.
    if words[end - 1 : end] in _OPENED and words.count(words[end - 1], begin, end) > words.count(
        _OPENED[words[end - 1]], begin, end
    ):
        end -= 1
    if begin < end and any(character.isalpha() for character in words[begin:end]):
        yield begin, end

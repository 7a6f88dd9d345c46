"""Marked words inside paragraphs: the summary, the author's notes and comments, and citations of references."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.cable import Body, Field, Passage, Span
from cablegraph.reading.lines import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.cable import Paragraph, Reference

# The words as they open a passage; finding them letter by letter is several times as fast as one pattern for all.
_FORMS = ("Summary", "SUMMARY", "Note", "NOTE", "Comment", "COMMENT")
_BEGUN_FORMS = ("egin summary", "egin note", "egin comment")
_BEFORE = re.compile(r"(?:(?P<begin>\bBegin\s+)|\bEnd\s+(?:of\s+)?|[\w-])\Z", re.IGNORECASE)
_REACH = 12
# `SUMMARY AND COMMENT:`, `Summary/Action Request --`; between the word and its mark stands no more than that.
_JOINED = r"(?:(?:\s+(?:and|AND|And|&)\s+|\s?/\s?)[A-Za-z]+(?:\s+[A-Z][A-Za-z]+)?)?"
_MARKED = re.compile(rf"{_JOINED}(?:\s?\((?:U|SBU|[CS](?:/NF)?)\))?\s?(?:[:.;]|--?(?=\s))[-\s]*")
_BEGUN = re.compile(rf"\b{_JOINED}\s?(?:[:.]|--?(?=\s))?")
# Alone on its line, or before a rule, behind nothing but a number and a mark.
_ALONE = re.compile(rf"{_JOINED}[ \t]*(?:\n|-{{4,}})[-=\s]*")
_NOTHING_BEFORE = re.compile(
    r"[ \t]*(?:¶?[ \t]*\d{1,2}[ \t]*[.)])?[ \t]*(?:\([A-Za-z/]{1,8}\))?[ \t]*(?:(?:Begin|BEGIN)[ \t]+)?-*[ \t]*"
)
_SPELT = {"summary": r"summ?[a-z]*", "note": "note", "comment": r"com+ents?"}
_END = re.compile(
    rf"[(\[]?\bEnd\s*(?:of\s+)?(?:the\s+)?(?:{'|'.join(f'(?P<{word}>{spelt})' for word, spelt in _SPELT.items())})\b"
    r"(?:\s+and\s+(?:Comment|Action\s+Request))?",
    re.IGNORECASE,
)
_END_FORMS = ("End", "END", "end")
# What headings say over a summary and a comment.
_HEADINGS = {
    "summary": re.compile(rf"(?:Executive |Begin |Introduction and )?Summary{_JOINED}|Key Points", re.IGNORECASE),
    "comment": re.compile(rf"(?:Begin |Post )?Comment{_JOINED}", re.IGNORECASE),
}


class _Mark(NamedTuple):
    """What opens or closes a passage: where it stands, and of which kind the passage is."""

    begin: int
    end: int
    word: str


class _Marks(NamedTuple):
    """All that opens and all that closes passages in a body, in order."""

    heads: list[_Mark]
    ends: list[_Mark]

    def end(self, word: str, begin: int, end: int) -> _Mark | None:
        """Return the first end mark of a kind in a stretch."""
        return next((mark for mark in self.ends if mark.word == word and begin <= mark.begin < end), None)


def _head_at(text: str, position: int, form: str) -> _Mark | None:
    """Return the head that a word makes: `Summary:`, `Begin comment`; not what ends a passage or goes on."""
    after = position + len(form)
    before = _BEFORE.search(text, max(0, position - _REACH), position)
    begun = before is not None and before["begin"] is not None
    if (before is not None and not begun) or (form[0].islower() and not begun):
        return None
    tail = (_BEGUN if begun else _MARKED).match(text, after)
    if not begun and tail is None and _NOTHING_BEFORE.fullmatch(text, text.rfind("\n", 0, position) + 1, position):
        tail = _ALONE.match(text, after)
    return None if tail is None else _Mark(position, tail.end(), form.lower())


def _heads(text: str, begin: int, end: int) -> list[_Mark]:
    """Return the heads of passages in a stretch, in order."""
    found = []
    begun = _BEGUN_FORMS if text.find("egin ", begin, end) >= 0 else ()
    for form in (*_FORMS, *begun):
        word = form.rpartition(" ")[2]
        position = text.find(form, begin, end)
        while position >= 0:
            head = _head_at(text, position + len(form) - len(word), word)
            if head is not None:
                found.append(head)
            position = text.find(form, position + 1, end)
    return sorted(found)


def _ends(text: str, begin: int, end: int) -> list[_Mark]:
    """Return the end marks of passages in a stretch, in order."""
    found = []
    for form in _END_FORMS:
        position = text.find(form, begin, end)
        while position >= 0:
            match = _END.match(text, position - (text[position - 1] in "(["), end)
            if match is not None:
                found.append(_Mark(match.start(), match.end(), str(match.lastgroup)))
            position = text.find(form, position + 1, end)
    return sorted(found)


def _in_paragraph(text: str, paragraph: Paragraph, marks: _Marks) -> Iterator[Passage]:
    """Yield the passages that begin in a paragraph; a summary or comment may end in a later one."""
    taken, last = paragraph.span.begin, paragraph.span.end
    for head in marks.heads:
        if not taken <= head.begin < last:
            continue
        if not text[head.end : last].strip():
            # The word alone is a heading.
            continue
        end = marks.end(head.word, head.end, last)
        if end is None and head.word == "note":
            # Without its end mark a note is only sure inside brackets.
            continue
        if end is None:
            end = _later_end(text, head.word, last, marks)
        span = trimmed(text, Span(head.end, last if end is None else end.begin))
        if span.begin < span.end:
            yield Passage(head.word, span, f"passage.{head.word}")
        taken = last if end is None else end.end


def _later_end(text: str, word: str, begin: int, marks: _Marks) -> _Mark | None:
    """Return the end mark that follows, if no other passage of the kind begins before it."""
    end = marks.end(word, begin, len(text))
    if end is None or any(head.word == word and begin <= head.begin < end.begin for head in marks.heads):
        return None
    return end


def _under_heading(text: str, body: Body, word: str, marks: _Marks) -> Iterator[Passage]:
    """Yield the passage that a heading opens, up to its end mark or the next heading; the heading may lack its rule."""
    loose = [part.span for part in body.paragraphs if part.number is None and part.span.end - part.span.begin < _SHORT]
    spans = sorted([*(heading.span for heading in body.headings), *loose])
    for number, span in enumerate(spans):
        if not _HEADINGS[word].fullmatch(text[span.begin : span.end].strip(" :.-\n")):
            continue
        following = spans[number + 1].begin if number + 1 < len(spans) else len(text)
        inside = [part for part in body.paragraphs if span.end < part.span.begin < following]
        if not inside or _opens(inside[0], word, marks.heads):
            continue
        begin, last = _first_word(text, inside[0]), inside[-1].span.end
        end = marks.end(word, begin, last)
        if end is None and span in loose:
            last = inside[0].span.end
        place = trimmed(text, Span(begin, last if end is None else end.begin))
        if place.begin < place.end:
            yield Passage(word, place, f"passage.{word}-under-heading")


_SHORT = 60


def _opens(paragraph: Paragraph, word: str, heads: Sequence[_Mark]) -> bool:
    """Tell whether the first passage in a paragraph is of a kind."""
    span = paragraph.span
    return next((head.word for head in heads if span.begin <= head.begin < span.end), None) == word


_NUMBER = re.compile(r"\d{1,3}[ \t]*[.)]")


def _first_word(text: str, paragraph: Paragraph) -> int:
    """Return the offset behind number and mark."""
    if paragraph.marking is not None:
        return paragraph.marking.span.end + 1
    number = _NUMBER.match(text, paragraph.span.begin) if paragraph.number is not None else None
    return paragraph.span.begin if number is None else number.end()


# `Ref A`, `(refs A and B)`, `REFTEL`, `Ref C)`: the letters follow; a single reference needs none.
_CITATION = re.compile(
    r"\b(?:(?:[Rr]efs?|REFS?)\s?\(?(?P<letters>[A-Z](?:(?:\s?,\s?(?:and\s)?|\s(?:and|AND|&)\s|/)[A-Z])*)\b|(?P<all>[Rr]eftels?|REFTELS?))"
)
_SINGLE_LETTER = re.compile(r"\b[A-Z]\b")


def _mentions(text: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield where a stretch speaks of references, in order."""
    places = []
    for form in ("ref", "Ref", "REF"):
        position = text.find(form, span.begin, span.end)
        while position >= 0:
            places.append(position)
            position = text.find(form, position + 1, span.end)
    for position in sorted(places):
        match = _CITATION.match(text, position, span.end)
        if match is not None and not text[position - 1 : position].isalnum():
            yield match


def read_citations(text: str, paragraph: Paragraph, references: Sequence[Reference]) -> tuple[Field[str], ...]:
    """Return the references that a paragraph uses, by letter (or number, for one without), in order of appearance."""
    known = {reference.letter or str(number) for number, reference in enumerate(references, 1)}
    found = []
    for match in _mentions(text, paragraph.span):
        place = Span(match.start(), match.end())
        if match["all"]:
            letters = sorted(known) if len(known) == 1 or match["all"].lower().endswith("s") else []
        else:
            letters = _SINGLE_LETTER.findall(match["letters"])
        found += [Field(letter, place, "body.citation") for letter in letters if letter in known]
    return tuple(found)


def read_passages(text: str, body: Body, references: Sequence[Reference]) -> Body:
    """Add the passages and the citations to the body."""
    if not body.paragraphs:
        return body
    begin, end = body.paragraphs[0].span.begin, body.paragraphs[-1].span.end
    marks = _Marks(_heads(text, begin, end), _ends(text, begin, len(text)))
    passages = [passage for paragraph in body.paragraphs for passage in _in_paragraph(text, paragraph, marks)]
    for word in ("summary", "comment"):
        passages += _under_heading(text, body, word, marks)
    paragraphs = body.paragraphs
    if references:
        paragraphs = tuple(
            replace(paragraph, citations=found) if (found := read_citations(text, paragraph, references)) else paragraph
            for paragraph in paragraphs
        )
    return replace(body, paragraphs=paragraphs, passages=tuple(sorted(passages, key=lambda passage: passage.span)))

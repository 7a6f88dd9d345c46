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
_FORMS = ("Summary", "SUMMARY", "summary", "Note", "NOTE", "note", "Comment", "COMMENT", "comment")
_BEFORE = re.compile(r"(?P<begin>\bBegin\s+)|(?P<end>\bEnd\s+(?:of\s+)?)|(?P<part>[\w-])", re.IGNORECASE)
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
_END = {
    word: re.compile(
        rf"[(\[]?\bEnd\s*(?:of\s+)?(?:the\s+)?{spelt}\b(?:\s+and\s+(?:Comment|Action\s+Request))?", re.IGNORECASE
    )
    for word, spelt in _SPELT.items()
}
# What headings say over a summary and a comment.
_HEADINGS = {
    "summary": re.compile(rf"(?:Executive |Begin |Introduction and )?Summary{_JOINED}|Key Points", re.IGNORECASE),
    "comment": re.compile(rf"(?:Begin |Post )?Comment{_JOINED}", re.IGNORECASE),
}


class _Head(NamedTuple):
    """Where the words of a passage begin, after its head, and which kind it is."""

    begin: int
    end: int
    word: str


def _head_at(text: str, position: int, form: str) -> _Head | None:
    """Return the head that a word makes: `Summary:`, `Begin comment`; not what ends a passage or goes on."""
    after = position + len(form)
    before = None
    for before in _BEFORE.finditer(text, max(0, position - _REACH), position):
        if before.end() == position:
            break
    if before is not None and before.end() != position:
        before = None
    begun = before is not None and before["begin"] is not None
    if (before is not None and not begun) or (form[0].islower() and not begun):
        return None
    tail = (_BEGUN if begun else _MARKED).match(text, after)
    if not begun and tail is None and _NOTHING_BEFORE.fullmatch(text, text.rfind("\n", 0, position) + 1, position):
        tail = _ALONE.match(text, after)
    return None if tail is None else _Head(position, tail.end(), form.lower())


def _heads(text: str, begin: int, end: int) -> list[_Head]:
    """Return the heads of passages in a stretch, in order."""
    found = []
    for form in _FORMS:
        position = text.find(form, begin, end)
        while position >= 0:
            head = _head_at(text, position, form)
            if head is not None:
                found.append(head)
            position = text.find(form, position + 1, end)
    return sorted(found)


def _in_paragraph(text: str, paragraph: Paragraph) -> Iterator[Passage]:
    """Yield the passages that begin in a paragraph; a summary or comment may end in a later one."""
    taken, last = paragraph.span.begin, paragraph.span.end
    for head in _heads(text, taken, last):
        if head.begin < taken:
            continue
        if not text[head.end : last].strip():
            # The word alone is a heading.
            continue
        end = _END[head.word].search(text, head.end, last)
        if end is None and head.word == "note":
            # Without its end mark a note is only sure inside brackets.
            continue
        if end is None:
            end = _later_end(text, head.word, last)
        span = trimmed(text, Span(head.end, last if end is None else end.start()))
        if span.begin < span.end:
            yield Passage(head.word, span, f"passage.{head.word}")
        taken = last if end is None else end.end()


def _later_end(text: str, word: str, begin: int) -> re.Match[str] | None:
    """Return the end mark that follows, if no other passage of the kind begins before it."""
    end = _END[word].search(text, begin)
    if end is None or any(head.word == word for head in _heads(text, begin, end.start())):
        return None
    return end


def _under_heading(text: str, body: Body, word: str) -> Iterator[Passage]:
    """Yield the passage that a heading opens, up to its end mark or the next heading; the heading may lack its rule."""
    loose = [part.span for part in body.paragraphs if part.number is None and part.span.end - part.span.begin < _SHORT]
    spans = sorted([*(heading.span for heading in body.headings), *loose])
    for number, span in enumerate(spans):
        if not _HEADINGS[word].fullmatch(text[span.begin : span.end].strip(" :.-\n")):
            continue
        following = spans[number + 1].begin if number + 1 < len(spans) else len(text)
        inside = [part for part in body.paragraphs if span.end < part.span.begin < following]
        if not inside or _opens(text, inside[0], word):
            continue
        begin, last = _first_word(text, inside[0]), inside[-1].span.end
        end = _END[word].search(text, begin, last)
        if end is None and span in loose:
            last = inside[0].span.end
        place = trimmed(text, Span(begin, last if end is None else end.start()))
        if place.begin < place.end:
            yield Passage(word, place, f"passage.{word}-under-heading")


_SHORT = 60


def _opens(text: str, paragraph: Paragraph, word: str) -> bool:
    return any(head.word == word for head in _heads(text, paragraph.span.begin, paragraph.span.end)[:1])


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
    passages = [passage for paragraph in body.paragraphs for passage in _in_paragraph(text, paragraph)]
    for word in ("summary", "comment"):
        passages += _under_heading(text, body, word)
    paragraphs = body.paragraphs
    if references:
        paragraphs = tuple(
            replace(paragraph, citations=found) if (found := read_citations(text, paragraph, references)) else paragraph
            for paragraph in paragraphs
        )
    return replace(body, paragraphs=paragraphs, passages=tuple(sorted(passages, key=lambda passage: passage.span)))

"""Marked words inside paragraphs: the summary, the author's notes and comments, and citations of references."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cablegraph.cable import Body, Field, Passage, Span
from cablegraph.reading.lines import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.cable import Paragraph, Reference

_WORDS = ("summary", "note", "comment")
# Spelt out rather than without regard to case: a pattern of known first letters is several times as fast.
_HEADS = re.compile(
    r"(?<![\w-])(?<![Ee]nd\s)(?<!END\s)(?<!nd of\s)(?<!ND OF\s)"
    r"(?:(?:B[Ee][Gg][Ii][Nn]\s+)(?P<begun>[Ss]ummary|SUMMARY|[Nn]ote|NOTE|[Cc]omment|COMMENT)\b\s?(?:[:.]|--?(?=\s))?"
    r"|(?P<marked>Summary|SUMMARY|Note|NOTE|Comment|COMMENT)"
    r"(?:\s+(?:and|AND)\s+(?:[Cc]omment|COMMENT|[Aa]ction\s+[Rr]equest|ACTION\s+REQUEST))?\s?(?:[:.]|--?(?=\s)))"
)
_END = {
    word: re.compile(rf"[(\[]?\bEnd\s+(?:of\s+)?{word}(?:\s+and\s+(?:Comment|Action\s+Request))?\b", re.IGNORECASE)
    for word in _WORDS
}


def _word(head: re.Match[str]) -> str:
    return str(head["begun"] or head["marked"]).lower()


def _in_paragraph(text: str, paragraph: Paragraph) -> Iterator[Passage]:
    """Yield the passages that begin in a paragraph; a summary or comment may end in a later one."""
    begin, last = paragraph.span.begin, paragraph.span.end
    while begin < last and (head := _HEADS.search(text, begin, last)) is not None:
        word = _word(head)
        end = _END[word].search(text, head.end(), last)
        if end is None and word == "note":
            # Without its end mark a note is only sure inside brackets.
            begin = head.end()
            continue
        if end is None:
            end = _later_end(text, word, last)
        stop = last if end is None else end.start()
        span = trimmed(text, Span(head.end(), stop))
        if span.begin < span.end:
            yield Passage(word, span, f"passage.{word}")
        begin = stop if end is None else end.end()


def _later_end(text: str, word: str, begin: int) -> re.Match[str] | None:
    """Return the end mark that follows, if no other passage of the kind begins before it."""
    end = _END[word].search(text, begin)
    if end is None:
        return None
    again = (head for head in _HEADS.finditer(text, begin, end.start()) if _word(head) == word)
    return end if next(again, None) is None else None


def _under_heading(text: str, body: Body, word: str) -> Iterator[Passage]:
    """Yield the passage that a heading of one word opens, up to its end mark or the next heading."""
    for heading in body.headings:
        if heading.as_written.strip(" :.-").lower() != word:
            continue
        following = next(
            (other.span.begin for other in body.headings if other.span.begin > heading.span.end), len(text)
        )
        inside = [part for part in body.paragraphs if heading.span.end < part.span.begin < following]
        if not inside or _opens(text, inside[0], word):
            continue
        begin, last = _first_word(inside[0]), inside[-1].span.end
        end = _END[word].search(text, begin, last)
        span = trimmed(text, Span(begin, last if end is None else end.start()))
        if span.begin < span.end:
            yield Passage(word, span, f"passage.{word}-under-heading")


def _opens(text: str, paragraph: Paragraph, word: str) -> bool:
    head = _HEADS.search(text, paragraph.span.begin, paragraph.span.end)
    return head is not None and _word(head) == word


def _first_word(paragraph: Paragraph) -> int:
    return paragraph.span.begin if paragraph.marking is None else paragraph.marking.span.end + 1


# `Ref A`, `(refs A and B)`, `REFTEL`, `Ref C)`: the letters follow; a single reference needs none.
_CITATION = re.compile(
    r"\b(?:(?:[Rr]efs?|REFS?)\s?\(?(?P<letters>[A-Z](?:(?:\s?,\s?(?:and\s)?|\s(?:and|AND|&)\s|/)[A-Z])*)\b|(?P<all>[Rr]eftels?|REFTELS?))"
)
_SINGLE_LETTER = re.compile(r"\b[A-Z]\b")


def read_citations(text: str, paragraph: Paragraph, references: Sequence[Reference]) -> tuple[Field[str], ...]:
    """Return the references that a paragraph uses, by letter (or number, for one without), in order of appearance."""
    known = {reference.letter or str(number) for number, reference in enumerate(references, 1)}
    found = []
    for match in _CITATION.finditer(text, paragraph.span.begin, paragraph.span.end):
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

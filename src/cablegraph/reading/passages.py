"""Marked words inside paragraphs: the summary, the author's notes and comments, and citations of references."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cablegraph.cable import Body, Field, Flow, Passage, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.cable import Paragraph, Reference

_WORDS = {"summary": "summary", "note": "note", "comment": "comment"}
_HEADS = re.compile(
    r"(?:^|(?<=[\s(\[]))(?<!End )(?<!End of )"
    r"(?:Begin )?(?P<word>Summary|Note|Comment)(?: and (?:Comment|Action Request))?"
    r"\s?(?:[:.]|--?(?=\s))",
    re.IGNORECASE,
)
_END = {
    word: re.compile(rf"[(\[]?\bEnd (?:of )?{word}(?: and (?:Comment|Action Request))?\b", re.IGNORECASE)
    for word in _WORDS
}


def _in_paragraph(flow: Flow) -> Iterator[Passage]:
    """Yield the passages that begin and end in one paragraph."""
    begin = 0
    while (head := _HEADS.search(flow.text, begin)) is not None:
        word = head["word"].lower()
        end = _END[word].search(flow.text, head.end())
        if end is None and word == "note":
            # Without its end mark a note is only sure inside brackets.
            begin = head.end()
            continue
        stop = len(flow.text) if end is None else end.start()
        words = flow.text[head.end() : stop]
        first, last = head.end() + len(words) - len(words.lstrip()), head.end() + len(words.rstrip())
        if first < last:
            yield Passage(_WORDS[word], flow.span(first, last), f"passage.{word}")
        begin = stop if end is None else end.end()


def _under_heading(body: Body, flows: Sequence[Flow], word: str) -> Iterator[Passage]:
    """Yield the passage that a heading of one word opens, up to its end mark or the next heading."""
    for heading in body.headings:
        if heading.as_written.strip(" :.-").lower() != word:
            continue
        following = next((other.span.begin for other in body.headings if other.span.begin > heading.span.end), None)
        inside = [
            (paragraph, flow)
            for paragraph, flow in zip(body.paragraphs, flows, strict=True)
            if paragraph.span.begin > heading.span.end and (following is None or paragraph.span.end <= following)
        ]
        if not inside or any(
            head["word"].lower() == word for _, flow in inside[:1] if (head := _HEADS.search(flow.text))
        ):
            continue
        begin = _first_word(inside[0][0])
        last = inside[-1][0].span.end
        for _, flow in inside:
            end = _END[word].search(flow.text)
            if end is not None:
                words = flow.text[: end.start()].rstrip()
                if words:
                    last = flow.span(0, len(words)).end
                break
        if begin < last:
            yield Passage(word, Span(begin, last), f"passage.{word}-under-heading")


def _first_word(paragraph: Paragraph) -> int:
    return paragraph.span.begin if paragraph.marking is None else paragraph.marking.span.end + 1


# `Ref A`, `(refs A and B)`, `REFTEL`, `Ref C)`: the letters follow; a single reference needs none.
_CITATION = re.compile(
    r"\b(?:(?:[Rr]efs?|REFS?)\s?\(?(?P<letters>[A-Z](?:(?:\s?,\s?(?:and\s)?|\s(?:and|AND|&)\s|/)[A-Z])*)\b|(?P<all>[Rr]eftels?|REFTELS?))"
)
_SINGLE_LETTER = re.compile(r"\b[A-Z]\b")


def read_citations(flow: Flow, references: Sequence[Reference]) -> tuple[Field[str], ...]:
    """Return the references that a paragraph uses, by letter (or ``"1"`` for one without), in order of appearance."""
    known = {reference.letter or str(number) for number, reference in enumerate(references, 1)}
    found = []
    for match in _CITATION.finditer(flow.text):
        place = flow.span(match.start(), match.end())
        if match["all"]:
            letters = sorted(known) if len(known) == 1 or match["all"].lower().endswith("s") else []
        else:
            letters = _SINGLE_LETTER.findall(match["letters"])
        found += [Field(letter, place, "body.citation") for letter in letters if letter in known]
    return tuple(found)


def read_passages(text: str, body: Body, references: Sequence[Reference]) -> Body:
    """Add the passages and the citations to the body."""
    flows = [Flow(text, paragraph.pieces) for paragraph in body.paragraphs]
    passages = [
        passage for paragraph, flow in zip(body.paragraphs, flows, strict=True) for passage in _in_paragraph(flow)
    ]
    for word in ("summary", "comment"):
        passages += _under_heading(body, flows, word)
    paragraphs = tuple(
        replace(paragraph, citations=read_citations(flow, references))
        for paragraph, flow in zip(body.paragraphs, flows, strict=True)
    )
    return replace(body, paragraphs=paragraphs, passages=tuple(sorted(passages, key=lambda passage: passage.span)))

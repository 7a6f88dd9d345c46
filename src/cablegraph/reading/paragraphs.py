"""The text proper: numbered paragraphs with portion marks, headings, and the signature below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.cable import Body, Heading, Paragraph, Span
from cablegraph.reading.lines import trimmed
from cablegraph.reading.markings import MARK, code, read_mark
from cablegraph.reading.pages import blanked, page_lines, repeated_captions
from cablegraph.reading.signature import read_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# `¶1. (SBU)`, `1.(C)`, `¶2.  TEXT`, `1) (C)`, `¶1 (C)`; without the sign a number must be the next one due.
_NUMBER = (
    r"[ \t]*(?:-[ \t]?(?=\d+[ \t]*\.[ \t]*\())?(?P<sign>¶)?[ \t]*(?P<number>\d{1,3})"
    r"(?:[ \t]*\.(?![\d%])|[ \t]*\)(?=[ \t]*\([A-Z])|(?=[ \t]*\((?:U|SBU|LOU|C|S)[)/])|(?(sign)(?=[ \t])|(?!)))[ \t]*"
)
_NUMBERED = re.compile(_NUMBER)
_NUMBERED_LINE = re.compile(rf"\n{_NUMBER}")
_RULE = re.compile(r"[ \t]*[-=](?:[ \t]*[-=]){2,}[ \t]*")
_RULE_LINE = re.compile(r"\n(?P<rule>[ \t]*[-=](?:[ \t]*[-=]){2,}[ \t]*)(?![^\n])")
_MAX_HEADING_LINES = 3
# A heading and its rule on one line, another rule before it or not.
_RULED = re.compile(r"(?P<before>[ \t]*-{4,}[- \t]*[ \t])?[ \t]*(?P<heading>[^-\s][^\n]{1,120}?)[ \t]+-{4,}[- \t]*")
# Where a source ran paragraphs together: behind a sentence, sign and number, then a mark or the word of a summary.
_INLINE = re.compile(r"[.!?\"”’)*]\s+(?P<sign>¶)?[ \t]*(?P<number>\d{1,2})[ \t]*\.?\s*\Z")
_INLINE_REACH = 16
_INLINE_WORDS = ("(", "Summary", "SUMMARY")
_SUMMARY = re.compile(r"S(?:ummary|UMMARY)\b")
_LOST = 2


class _Start(NamedTuple):
    """Where a paragraph or a heading starts; ``end`` where the heading's words, or the number, end."""

    begin: int
    kind: str
    number: int | None
    end: int


def _is_marked(text: str, begin: int, end: int) -> bool:
    """Tell whether a mark of the scheme stands at an offset."""
    match = MARK.match(text, begin, end)
    return match is not None and code(match["mark"]) is not None


def _line_before(text: str, begin: int, offset: int) -> tuple[int, int] | None:
    """Return the line that ends right before the line at ``offset``, if there is one after ``begin``."""
    end = text.rfind("\n", begin, offset)
    if end < 0:
        return None
    return max(begin, text.rfind("\n", begin, end) + 1), end


def _headings(text: str, begin: int, end: int) -> Iterator[_Start]:
    """Yield headings, and the rules over them.

    A heading is up to three lines after a blank one (or a rule, or the text's beginning) and straight over a rule, or
    before one on its line.
    """
    for rule in _RULE_LINE.finditer(text, begin, end):
        first, count = rule.start("rule"), 0
        line = _line_before(text, begin, first)
        while line is not None and count < _MAX_HEADING_LINES and _is_heading_line(text, *line):
            first, count = line[0], count + 1
            line = _line_before(text, begin, first)
        if count and (line is None or not text[slice(*line)].strip() or _RULE.fullmatch(text, *line)):
            yield _Start(first, "heading", None, rule.end())
            if line is not None and _RULE.fullmatch(text, *line):
                yield _Start(line[0], "rule", None, line[1])
    yield from _ruled(text, begin, end)


def _ruled(text: str, begin: int, end: int) -> Iterator[_Start]:
    """Yield headings that stand before a rule on its line, and the rules over them."""
    position = text.find("----", begin, end)
    while position >= 0:
        first = max(begin, text.rfind("\n", begin, position) + 1)
        last = text.find("\n", position, end)
        last = end if last < 0 else last
        alone = not text[first:last].strip("- \t")
        ruled = None if alone else _RULED.fullmatch(text, first, last)
        if ruled is not None:
            line = _line_before(text, begin, first)
            apart = ruled["before"] is not None or line is None or not text[slice(*line)].strip(" \t-=")
            if apart and not _NUMBERED.match(ruled["heading"]):
                yield _Start(ruled.start("heading"), "heading", None, last)
                if ruled["before"] is not None:
                    yield _Start(first, "rule", None, ruled.end("before"))
        position = text.find("----", last, end)


def _is_heading_line(text: str, begin: int, end: int) -> bool:
    line = text[begin:end]
    opening = line.lstrip()[:1]
    if not opening or (opening in "-=" and _RULE.fullmatch(line) is not None):
        return False
    return not ((opening == "¶" or opening.isdigit()) and _NUMBERED.match(line) is not None)


class _Number(NamedTuple):
    """A number that may begin a paragraph: where it begins and ends, whether a sign stands before it, or a sentence."""

    begin: int
    number: int
    end: int
    signed: bool
    inline: bool = False


def _numbered(text: str, begin: int, end: int) -> Iterator[_Start]:
    """Yield the lines that a paragraph's number begins: one with the sign, or, without, the number due."""
    found = [
        _Number(match.start("number"), int(match["number"]), match.end(), match["sign"] is not None)
        for match in (_NUMBERED.match(text, begin, end), *_NUMBERED_LINE.finditer(text, begin, end))
        if match is not None
    ]
    found = sorted({number.begin: number for number in (*_inline(text, begin, end), *found)}.values())
    signed = [number.signed for number in found]
    if all(signed):
        yield from (_Start(number.begin, "numbered", number.number, number.end) for number in found)
        return
    marked = {number.number: number.end for number in found if _is_marked(text, number.end, end)}
    following = {number.number: number.begin for number in found}
    due = 1
    for number in found:
        if not number.signed:
            line = None if number.inline else _line_before(text, begin, text.rfind("\n", begin, number.begin) + 1)
            apart = line is None or not text[slice(*line)].strip()
            # Behind a sentence a mark, or the word of a summary, shows that it opens a paragraph.
            ended = line is not None and text[slice(*line)].rstrip()[-1:] in set('.!?"”’)*')
            apart = apart or bool(
                ended and (marked.get(number.number) == number.end or _SUMMARY.match(text, number.end))
            )
            # A source may lose a paragraph: a number a little later than due counts if marked, or if the next follows.
            ahead = due < number.number <= due + _LOST and (
                marked.get(number.number) == number.end or (apart and following.get(number.number + 1, 0) > number.end)
            )
            # A list of contents, then the articles: without any marks the count begins anew.
            anew = number.number == 1 and not marked and apart and following.get(2, 0) > number.end
            # A point of a list bears the number due by chance where the paragraph of that number is marked.
            by_chance = marked.get(number.number, 0) > number.end
            if not (number.number == due or ahead or anew) or (any(signed) and not apart) or by_chance:
                continue
        due = number.number + 1
        yield _Start(number.begin, "numbered", number.number, number.end)


def _inline(text: str, begin: int, end: int) -> Iterator[_Number]:
    """Yield the numbers of paragraphs that a source ran together with the sentence before."""
    for word in _INLINE_WORDS:
        position = text.find(word, begin, end)
        while position >= 0:
            # Most brackets follow a word, which one look tells.
            before = text[position - 3 : position].rstrip()[-1:]
            if (before == "." or before.isdigit()) and (word != "(" or _is_marked(text, position, end)):
                match = _INLINE.search(text, max(begin, position - _INLINE_REACH), position)
                if match is not None:
                    yield _Number(
                        match.start("number"), int(match["number"]), match.end(), match["sign"] is not None, inline=True
                    )
            position = text.find(word, position + 1, end)


def _starts(text: str, begin: int, end: int) -> list[_Start]:
    """Return where headings, numbered paragraphs and unnumbered text start, in order."""
    headings = list(_headings(text, begin, end))
    inside = [(heading.begin, heading.end) for heading in headings]
    numbered = [
        start for start in _numbered(text, begin, end) if not any(first <= start.begin < last for first, last in inside)
    ]
    starts: list[_Start] = []
    position, is_open = begin, False
    for start in sorted({*headings, *numbered}):
        if not is_open:
            starts += _unnumbered(text, position, start.begin)
        if start.kind != "rule":
            is_open = start.kind == "numbered"
        elif starts and starts[-1].kind == "unnumbered":
            is_open = True
        starts.append(start)
        position = start.end
    return starts if is_open else [*starts, *_unnumbered(text, position, end)]


# In a text without numbers a mark of its own opens a paragraph.
_MARKED_LINE = re.compile(r"\n[ \t]*\n[ \t]*(?=\()")


def _unnumbered(text: str, begin: int, end: int) -> Iterable[_Start]:
    """Return the text without a number that begins in a stretch, and what marks of its own open; rules are none."""
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        if text[begin:stop].strip(" \t¶-") and not _RULE.fullmatch(text, begin, stop):
            first = _Start(trimmed(text, Span(begin, stop)).begin, "unnumbered", None, begin)
            anew = (
                match.end() for match in _MARKED_LINE.finditer(text, stop, end) if _is_marked(text, match.end(), end)
            )
            return [first, *(_Start(place, "unnumbered", None, place) for place in anew)]
        begin = stop + 1
    return []


def _pieces(span: Span, pages: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``span`` without the page lines in it."""
    pieces, begin = [], span.begin
    for page in pages:
        if span.holds(page):
            pieces.append(Span(begin, page.begin))
            begin = page.end
    return (*pieces, Span(begin, span.end))


def _words(text: str, begin: int, end: int) -> Span:
    """Return a stretch without what follows its last word: blanks, and the next paragraph's sign."""
    words = text[begin:end].lstrip()
    begin = end - len(words)
    words = words.rstrip()
    while len(words) > 1 and words.endswith("¶"):
        words = words[:-1].rstrip()
    return Span(begin, begin + len(words))


def read_body(text: str, begin: int) -> Body:
    """Read the text proper, which begins at ``begin``."""
    paged = list(page_lines(text, begin, len(text)))
    pages = sorted([*(span for span, _ in paged), *repeated_captions(text, begin, len(text))])
    signature = read_signature(text, begin, len(text))
    end = len(text) if signature is None else signature.span.begin
    view = blanked(text, pages)
    starts = _starts(view, begin, end)
    headings: list[Heading] = []
    paragraphs: list[Paragraph] = []
    for start, end_of_part in zip(starts, [*(start.begin for start in starts[1:]), end], strict=False):
        if start.kind == "heading":
            words = view[start.begin : start.end].rstrip(" \t-=\n")
            span = Span(start.begin + len(words) - len(words.lstrip()), start.begin + len(words))
            headings.append(Heading(" ".join(words.split()), span, "body.heading"))
        elif start.kind != "rule":
            span = _words(view, start.begin, end_of_part)
            if span.begin < span.end:
                marking = read_mark(text, start.end if start.kind == "numbered" else span.begin, span.end)
                pieces = _pieces(span, pages) if pages else (span,)
                paragraphs.append(Paragraph(start.number, marking, span, pieces, f"body.paragraph-{start.kind}"))
    return Body(
        headings=tuple(headings),
        paragraphs=tuple(paragraphs),
        page_lines=tuple(pages),
        sections=tuple(section for _, section in paged),
        signature=signature,
    )

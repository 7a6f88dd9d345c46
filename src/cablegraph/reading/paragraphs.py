"""The text proper: numbered paragraphs with portion marks, headings, and the signature below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.cable import Body, Field, Heading, Paragraph, Span
from cablegraph.reading.lines import group, trimmed
from cablegraph.reading.pages import blanked, page_lines, repeated_captions
from cablegraph.reading.signature import read_signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What stands in brackets is a mark if it looks like one; whether it is known is for the scheme to say.
_MARK = re.compile(
    r"\([ \t]*(?P<mark>(?:TS|SBU|LOU|FOUO|[CSU])(?:(?://?|-| )(?:NF|FOUO|SBU|NOFORN|REL(?: TO)?(?:[ ,]+[A-Z]{2,5})*|OC|ORCON))*)"
    r"[ \t]*\)(?=\s|$|[-A-Z\"'“:.])",
    re.IGNORECASE,
)
_MARKED = r"\([ \t]*(?:TS|SBU|LOU|FOUO|[CSU])(?:(?://?|-| )[A-Z][A-Z ,]*)?[ \t]*\)"
# `¶1. (SBU)`, `1.(C)`, `¶2.  TEXT`, `1) (C)`, `¶3 (U)`; without the sign a number must be the next one due.
_NUMBERED = re.compile(
    rf"^[ \t]*(?P<sign>¶)?[ \t-]*(?P<number>\d{{1,3}})[ \t]*(?:\.(?![\d%])[ \t]*|\)?(?=[ \t]*{_MARKED}))[ \t]*", re.MULTILINE
)
# `1. C - ENTIRE TEXT.`
_ENTIRE = re.compile(r"(?P<mark>SBU|[CSU]) ?-+ ?ENTIRE TEXT\b")
_RULE = re.compile(r"[ \t]*[-=](?:[ \t]*[-=]){2,}[ \t]*")
_RULE_LINE = re.compile(r"^[ \t]*[-=](?:[ \t]*[-=]){2,}[ \t]*$", re.MULTILINE)
_MAX_HEADING_LINES = 3
# A heading and its rule on one line, another rule before it or not.
_RULED = re.compile(r"^(?P<before>[ \t]*-{4,}[- \t]*[ \t])?[ \t]*(?P<heading>[^-\s][^\n]{1,120}?)[ \t]+-{4,}[- \t]*$", re.MULTILINE)
# Only a line wider than this was run together.
_WIDE = 100
# A number with a known mark, or the word that opens a summary, behind a sentence, where a source ran paragraphs together.
_INLINE = re.compile(
    rf"(?<=[.!?\"”’)*])[ \t]+(?P<sign>¶)?[ \t]*(?P<number>\d{{1,2}})[ \t]*\.?[ \t]*(?={_MARKED}|S(?:ummary|UMMARY)\b)"
)
_ANY_MARK = re.compile(rf"[ \t]*{_MARKED}")


class _Start(NamedTuple):
    """Where a paragraph or a heading starts; ``end`` where the heading's words, or the number, end."""

    begin: int
    kind: str
    number: int | None
    end: int


def _mark(text: str, begin: int, end: int) -> Field[str] | None:
    entire = _ENTIRE.match(text, begin, end)
    if entire is not None:
        return Field(entire["mark"], group(entire, "mark"), "body.portion-mark")
    match = _MARK.match(text, begin, end)
    if match is None or not (match["mark"].isupper() or match["mark"].upper() in {"U", "SBU", "C", "S"}):
        return None
    return Field(match["mark"].upper(), group(match, "mark"), "body.portion-mark")


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
    if all(text.find(rule, begin, end) < 0 for rule in ("---", "===", "= =", "- -")):
        return
    for rule in _RULE_LINE.finditer(text, begin, end):
        first, count = rule.start(), 0
        line = _line_before(text, begin, first)
        while line is not None and count < _MAX_HEADING_LINES and _is_heading_line(text, *line):
            first, count = line[0], count + 1
            line = _line_before(text, begin, first)
        if count and (line is None or not text[slice(*line)].strip() or _RULE.fullmatch(text, *line)):
            yield _Start(first, "heading", None, rule.end())
            if line is not None and _RULE.fullmatch(text, *line):
                yield _Start(line[0], "rule", None, line[1])
    if text.find("----", begin, end) >= 0:
        for ruled in _RULED.finditer(text, begin, end):
            line = _line_before(text, begin, ruled.start())
            apart = ruled["before"] is not None or line is None or not text[slice(*line)].strip(" \t-=")
            if apart and not _NUMBERED.match(ruled["heading"]):
                yield _Start(ruled.start("heading"), "heading", None, ruled.end())
                if ruled["before"] is not None:
                    yield _Start(ruled.start(), "rule", None, ruled.end("before"))


def _is_heading_line(text: str, begin: int, end: int) -> bool:
    line = text[begin:end]
    opening = line.lstrip()[:1]
    if not opening or (opening in "-=" and _RULE.fullmatch(line) is not None):
        return False
    return not ((opening == "¶" or opening.isdigit()) and _NUMBERED.match(line) is not None)


def _numbered(text: str, begin: int, end: int) -> Iterator[_Start]:
    """Yield the lines that a paragraph's number begins: one with the sign, or, without, the number due."""
    found = [match for match in _NUMBERED.finditer(text, begin, end)]
    if any(len(line) > _WIDE for line in text[begin:end].split("\n")):
        found += _INLINE.finditer(text, begin, end)
        found.sort(key=lambda match: match.start("number"))
    signed = any(match["sign"] is not None for match in found)
    marked = {int(match["number"]): match.end() for match in found if _ANY_MARK.match(text, match.end(), end)}
    due = 1
    for match in found:
        number = int(match["number"])
        if match["sign"] is None:
            line = _line_before(text, begin, match.start()) if match.re is _NUMBERED else None
            apart = line is None or not text[slice(*line)].strip()
            # A point of a list bears the number due by chance where the paragraph of that number is marked.
            if number != due or (signed and not apart) or marked.get(number, 0) > match.end():
                continue
        due = number + 1
        yield _Start(match.start("number"), "numbered", number, match.end())


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


def _unnumbered(text: str, begin: int, end: int) -> Iterable[_Start]:
    """Return the text without a number that begins in a stretch; rules alone are none."""
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        if text[begin:stop].strip(" \t¶") and not _RULE.fullmatch(text, begin, stop):
            return [_Start(trimmed(text, Span(begin, stop)).begin, "unnumbered", None, begin)]
        begin = stop + 1
    return []


def _pieces(span: Span, pages: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``span`` without the page lines in it."""
    pieces, begin = [], span.begin
    for page in pages:
        if page in span:
            pieces.append(Span(begin, page.begin))
            begin = page.end
    return (*pieces, Span(begin, span.end))


def _words(text: str, begin: int, end: int) -> Span:
    """Return a stretch without what follows its last word: blanks, and the next paragraph's sign."""
    span = trimmed(text, Span(begin, end))
    while span.end - span.begin > 1 and text[span.end - 1] == "¶":
        span = trimmed(text, Span(span.begin, span.end - 1))
    return span


def read_body(text: str, begin: int) -> Body:
    """Read the text proper, which begins at ``begin``."""
    paged = list(page_lines(text, begin, len(text)))
    pages = sorted([*(span for span, _ in paged), *repeated_captions(text, begin, len(text))])
    signature = read_signature(text, begin, len(text))
    end = len(text) if signature is None else signature.span.begin
    # The text proper begins a line, whatever stands before it.
    view = blanked(text, pages)
    view = f"{view[: begin - 1]}\n{view[begin:]}" if begin else view
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
                marking = _mark(text, start.end if start.kind == "numbered" else span.begin, span.end)
                pieces = _pieces(span, pages) if pages else (span,)
                paragraphs.append(Paragraph(start.number, marking, span, pieces, f"body.paragraph-{start.kind}"))
    return Body(
        headings=tuple(headings),
        paragraphs=tuple(paragraphs),
        page_lines=tuple(pages),
        sections=tuple(section for _, section in paged),
        signature=signature,
    )

"""The text proper: numbered paragraphs with portion marks, headings, and the signature below them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cablegraph.cable import Body, Heading, Paragraph, Span
from cablegraph.reading.lines import Line, lines, trimmed
from cablegraph.reading.markings import MARK, code, read_mark
from cablegraph.reading.pages import page_lines, repeated_captions
from cablegraph.reading.signature import read_signature

if TYPE_CHECKING:
    from collections.abc import Sequence

# `¶1. (SBU)`, `1.(C)`, `¶2.  TEXT`, `1) (C)`, `¶1 (C)`; without the sign a number must be the next one due.
_NUMBERED = re.compile(
    r"[ \t]*(?:-[ \t]?(?=\d+[ \t]*\.[ \t]*\())?(?P<sign>¶)?[ \t]*(?P<number>\d{1,3})"
    r"(?:[ \t]*\.(?!\d)|[ \t]*\)(?=[ \t]*\([A-Z])|(?=[ \t]*\((?:U|SBU|LOU|C|S)[)/])|(?(sign)(?=[ \t])|(?!)))[ \t]*"
)
_RULE = re.compile(r"[ \t]*[-=](?:[ \t]*[-=]){2,}[ \t]*")
_MAX_HEADING_LINES = 3


class _Start(NamedTuple):
    """Where a paragraph or a heading starts."""

    begin: int
    kind: str
    number: int | None
    line: int


_HAS_SIGN = re.compile(r"^[ \t]*¶[ \t]*\d", re.MULTILINE)


def _is_rule(line: Line) -> bool:
    """Tell a line of hyphens or equals signs; most lines are none by their first character."""
    return line.text.lstrip()[:1] in {"-", "="} and _RULE.fullmatch(line.text) is not None


def _headings(found: Sequence[Line]) -> dict[int, int]:
    """Return, by the index of its first line, the index after the rule of each heading.

    A heading is up to three lines after a blank one (or a rule, or the text's beginning) and straight over a rule.
    """
    headings: dict[int, int] = {}
    for index in [index for index, line in enumerate(found) if _is_rule(line)]:
        first = index
        while first > 0 and index - first < _MAX_HEADING_LINES and _is_heading_line(found[first - 1]):
            first -= 1
        if first < index and (first == 0 or found[first - 1].blank or _is_rule(found[first - 1])):
            headings[first] = index + 1
    return headings


def _is_heading_line(line: Line) -> bool:
    return not line.blank and not _is_rule(line) and not _NUMBERED.match(line.text)


# A heading and its rule on one line, another rule before it or not.
# Only a line wider than this was run together, or one with a number and a mark further on than at its beginning.
_WIDE = 100
_FURTHER_ON = 8
_RULED = re.compile(
    r"(?P<before>[ \t]*-{4,}[- \t]*[ \t])?(?P<heading>[^-\s][^\n]{1,120}?)[ \t]+(?P<after>-{4,}[- \t]*)"
)
# A number with a known mark behind a sentence, where a source ran paragraphs together.
_INLINE = re.compile(
    r"(?<=[.!?\"”’)])[ \t]+(?=¶?[ \t]*\d{1,2}[ \t]*\.[ \t]*\((?:U|SBU|LOU|C|S|C//?NF|S//?NF|SBU//?NF|U//FOUO)\))"
)
_SIGNED_INLINE = re.compile(rf"{_INLINE.pattern}|[ \t]+(?=¶[ \t]*\d{{1,2}}[ \t]*\.(?!\d))")


def _numbered_inside(text: str) -> bool:
    """Tell whether a number may stand before a mark further on in a line than at its beginning."""
    position = text.find(". (")
    while position >= 0:
        if position >= _FURTHER_ON and text.rfind("\n", position - _FURTHER_ON, position) < 0:
            return True
        position = text.find(". (", position + 1)
    return False


def _unwrapped(found: Sequence[Line]) -> tuple[list[Line], set[int]]:
    """Return the lines as they would stand had no source run them together, and where those begin that were."""
    whole = "\n".join([line.text for line in found])
    if (
        max((len(line.text) for line in found), default=0) <= _WIDE
        and "----" not in whole
        and not _numbered_inside(whole)
    ):
        return list(found), set()
    lines_now: list[Line] = []
    inline: set[int] = set()
    for line in found:
        ruled = _RULED.fullmatch(line.text) if "----" in line.text else None
        if ruled is not None:
            parts = [ruled.span(name) for name in ("before", "heading", "after") if ruled[name] is not None]
            lines_now += [Line(line.begin + begin, line.text[begin:end]) for begin, end in parts]
            continue
        if len(line.text) <= _WIDE and line.text.find(". (", _FURTHER_ON) < 0:
            lines_now.append(line)
            continue
        begin = 0
        for match in (_INLINE if line.text.find("¶", 1) < 0 else _SIGNED_INLINE).finditer(line.text):
            lines_now.append(Line(line.begin + begin, line.text[begin : match.start()]))
            begin = match.end()
            inline.add(line.begin + begin)
        lines_now.append(Line(line.begin + begin, line.text[begin:]))
    return lines_now, inline


_AHEAD = 3


def _is_due(numbered: re.Match[str], due: int, above: Line | None, *, signed: bool) -> bool:
    """Tell whether a number without the sign opens a paragraph: the one due, or a marked one near it.

    Above it stands nothing, a blank line or a rule; before a marked one, or in a text without signs, a sentence's end
    will do, since a wrapped line may begin with any figure.
    """
    number = int(numbered["number"])
    free = above is None or above.blank or _is_rule(above)
    mark = MARK.match(numbered.string, numbered.end())
    marked = mark is not None and code(mark["mark"]) is not None
    if number != due:
        return free and marked and due - 1 <= number <= due + _AHEAD
    return free or ((marked or not signed) and above is not None and above.text.rstrip()[-1:] in set('.!?:;"”’)-='))


def _marked_anew(starts: Sequence[_Start], found: Sequence[Line], index: int) -> bool:
    """Tell whether a line with a mark of its own opens another paragraph in a text without numbers."""
    mark = MARK.match(found[index].text.lstrip())
    return (
        starts[-1].kind == "unnumbered"
        and found[index - 1].blank
        and mark is not None
        and code(mark["mark"]) is not None
    )


def _starts(found: Sequence[Line], inline: set[int], *, signed: bool) -> list[_Start]:
    """Find the lines on which headings, numbered paragraphs and unnumbered text start."""
    headings = _headings(found)
    starts: list[_Start] = []
    due, index, open_text = 1, 0, False
    while index < len(found):
        line = found[index]
        opening = line.text.lstrip()[:1]
        if not opening:
            index += 1
            continue
        if index in headings:
            starts.append(_Start(line.begin, "heading", None, index))
            index = headings[index]
            open_text = False
            continue
        # Most lines neither begin with a figure or a sign, nor are they rules.
        numbered = _NUMBERED.match(line.text) if opening in "¶-" or opening.isdigit() else None
        above = None if index == 0 or line.begin in inline else found[index - 1]
        if numbered is not None and (numbered["sign"] or _is_due(numbered, due, above, signed=signed)):
            number = int(numbered["number"])
            starts.append(_Start(line.begin + numbered.start("number"), "numbered", number, index))
            due, open_text = number + 1, True
        elif opening in "-=" and _is_rule(line):
            # A rule over a heading belongs to it; another is part of the text that it stands in.
            if index + 1 in headings:
                starts.append(_Start(line.begin, "rule", None, index))
        elif not open_text or (opening == "(" and _marked_anew(starts, found, index)):
            starts.append(_Start(line.span.begin, "unnumbered", None, index))
            open_text = True
        index += 1
    return starts


def _pieces(span: Span, pages: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``span`` without the page lines in it."""
    pieces, begin = [], span.begin
    for page in pages:
        if page in span:
            pieces.append(Span(begin, page.begin))
            begin = page.end
    return (*pieces, Span(begin, span.end))


def _words(text: str, span: Span, pages: Sequence[Span]) -> Span:
    """Return ``span`` without what follows its last word: blanks, page lines, the next paragraph's sign."""
    span = trimmed(text, span)
    while True:
        page = next((page for page in pages if page.end == span.end and page.begin > span.begin), None)
        if page is not None:
            span = trimmed(text, Span(span.begin, page.begin))
        elif span.end - span.begin > 1 and text[span.end - 1] == "¶":
            span = trimmed(text, Span(span.begin, span.end - 1))
        else:
            return span


def _paragraph(text: str, start: _Start, span: Span, pages: Sequence[Span]) -> Paragraph:
    numbered = _NUMBERED.match(text, span.begin, span.end) if start.kind == "numbered" else None
    marking = read_mark(text, span.begin if numbered is None else numbered.end(), span.end)
    return Paragraph(start.number, marking, span, _pieces(span, pages), f"body.paragraph-{start.kind}")


def read_body(text: str, begin: int) -> Body:
    """Read the text proper, which begins at ``begin``."""
    paged = list(page_lines(text, begin, len(text)))
    pages = sorted([*(span for span, _ in paged), *repeated_captions(text, begin, len(text))])
    signature = read_signature(text, begin, len(text))
    end = len(text) if signature is None else signature.span.begin
    found, inline = _unwrapped(_lines_without_pages(text, begin, end, pages))
    starts = _starts(found, inline, signed="¶" in text and _HAS_SIGN.search(text, begin, end) is not None)
    headings: list[Heading] = []
    paragraphs: list[Paragraph] = []
    for start, end_of_part in zip(starts, [*(start.begin for start in starts[1:]), end], strict=False):
        if start.kind == "heading":
            last = next(line for line in found[start.line :] if _is_rule(line))
            span = trimmed(text, Span(start.begin, last.begin))
            headings.append(Heading(" ".join(text[span.begin : span.end].split()), span, "body.heading"))
        elif start.kind != "rule":
            span = _words(text, Span(start.begin, end_of_part), pages)
            paragraphs.append(_paragraph(text, start, span, pages))
    return Body(
        headings=tuple(headings),
        paragraphs=tuple(paragraphs),
        page_lines=tuple(pages),
        sections=tuple(section for _, section in paged),
        signature=signature,
    )


def _lines_without_pages(text: str, begin: int, end: int, pages: Sequence[Span]) -> list[Line]:
    """Return the lines, those that a page line fills left out, others from behind a page line at their beginning."""
    if not pages:
        return lines(text, begin, end)
    leading = {}
    for page in pages:
        line_begin = max(begin, text.rfind("\n", 0, page.end) + 1)
        if not text[line_begin : page.begin].strip():
            leading[line_begin] = page.end
    found = []
    for line in lines(text, begin, end):
        behind = leading.get(line.begin)
        rest = line if behind is None else Line(behind, text[behind : line.end])
        if behind is None or not rest.blank:
            found.append(rest)
    return found

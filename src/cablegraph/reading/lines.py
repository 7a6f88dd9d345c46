r"""Lines of a text with their offsets; only ``\n`` ends a line, since U+2028 and tabs occur inside one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cablegraph.cable import Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


class Line(NamedTuple):
    """One line without its end; ``begin`` is the offset of its first character."""

    begin: int
    text: str

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.begin + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands in it."""
        return not self.text.strip()

    @property
    def span(self) -> Span:
        """The line without white space around it."""
        characters = self.text.lstrip()
        begin = self.end - len(characters)
        return Span(begin, begin + len(characters.rstrip()))


def lines(text: str, begin: int, end: int) -> Iterator[Line]:
    """Yield the lines of ``text`` from ``begin`` to ``end``."""
    while begin < end:
        stop = text.find("\n", begin, end)
        stop = end if stop < 0 else stop
        yield Line(begin, text[begin:stop])
        begin = stop + 1


def trimmed(text: str, span: Span, shift: int = 0) -> Span:
    """Return ``span`` without the white space at both ends, moved by ``shift``."""
    characters = text[span.begin : span.end].lstrip()
    begin = span.end - len(characters) + shift
    return Span(begin, begin + len(characters.rstrip()))


def group(match: re.Match[str], name: str, shift: int = 0) -> Span:
    """Return the span of a named group, moved by ``shift``."""
    return Span(match.start(name) + shift, match.end(name) + shift)

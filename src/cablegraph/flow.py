"""Running text: pieces of a cable with every run of white space one blank, traceable to the characters it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from cablegraph.cable import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class Flow:
    r"""Running text made of pieces: every run of white space one blank, each character traceable to the cable's text.

    With ``join`` a word broken after a hyphen at a line's end is whole again.

    >>> flow = Flow("Anti-\n Trafficking  Office", [Span(0, 27)], join=True)
    >>> flow.text
    'Anti-Trafficking Office'
    >>> flow.span(5, 16)
    Span(begin=7, end=18)
    """

    __slots__ = ("_origins", "_starts", "text")

    _TOKEN = re.compile(r"\S+")

    def __init__(self, text: str, pieces: Iterable[Span], *, join: bool = False) -> None:
        """Run the ``pieces`` of ``text`` together."""
        parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        length = 0
        last_end = -1
        for piece in pieces:
            for token in self._TOKEN.finditer(text, piece.begin, piece.end):
                broken = (
                    join
                    and len(parts) > 0
                    and len(parts[-1]) > 1
                    and parts[-1][-1] == "-"
                    and parts[-1][-2].isalpha()
                    and "\n" in text[last_end : token.start()]
                )
                if parts and not broken:
                    parts.append(" ")
                    length += 1
                self._starts.append(length)
                self._origins.append(token.start())
                parts.append(token.group())
                length += len(token.group())
                last_end = token.end()
        self.text = "".join(parts)

    def origin(self, index: int) -> int:
        """Return the offset in the cable's text of the character at ``index``."""
        token = bisect_right(self._starts, index) - 1
        return self._origins[token] + index - self._starts[token]

    def span(self, begin: int, end: int) -> Span:
        """Return where the characters from ``begin`` up to ``end`` stand in the cable's text."""
        return Span(self.origin(begin), self.origin(end - 1) + 1)

    def index(self, origin: int) -> int:
        """Return the index in the running text of the character at an offset of the cable's text."""
        token = bisect_right(self._origins, origin) - 1
        return self._starts[token] + origin - self._origins[token]

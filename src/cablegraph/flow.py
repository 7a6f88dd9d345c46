"""Running text: pieces of a cable with every run of white space one blank, traceable to the characters it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from cablegraph.cable import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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

    # White space that does not stay as it is; it begins with one character of a class, which is found fast.
    _GAP = re.compile(r"\s(?:(?<! )\s*|\s+)")

    def __init__(self, text: str, pieces: Iterable[Span], *, join: bool = False) -> None:
        """Run the ``pieces`` of ``text`` together."""
        parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        length = 0
        last_end = -1
        for piece in pieces:
            for begin, end in self._chunks(text, piece):
                chunk = text[begin:end]
                if parts and not (join and _is_broken(parts[-1]) and "\n" in text[last_end:begin]):
                    parts.append(" ")
                    length += 1
                self._starts.append(length)
                self._origins.append(begin)
                parts.append(chunk)
                length += len(chunk)
                last_end = end
        self.text = "".join(parts)

    @classmethod
    def _chunks(cls, text: str, piece: Span) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a piece whose only white space is single blanks."""
        written = text[piece.begin : piece.end]
        stop = piece.begin + len(written.rstrip())
        begin = piece.begin + len(written) - len(written.lstrip())
        for gap in cls._GAP.finditer(text, begin, max(begin, stop)):
            yield begin, gap.start()
            begin = gap.end()
        if begin < stop:
            yield begin, stop

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


def _is_broken(chunk: str) -> bool:
    """Tell whether words end with a hyphen behind a letter."""
    return len(chunk) > 1 and chunk[-1] == "-" and chunk[-2].isalpha()

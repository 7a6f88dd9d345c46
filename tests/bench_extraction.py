"""Times what is found in the words of a cable, alone: all of it, and the names of the lexicon among it."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from bench_reading import ROUNDS, cables

from cablegraph.extracting import find
from cablegraph.extracting.names import find_names
from cablegraph.extracting.texts import texts_of
from cablegraph.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cablegraph.cable import Cable


def _names(cable: Cable) -> object:
    return find_names(cable, texts_of(cable))


def _milliseconds(search: Callable[[Cable], object], read: Sequence[Cable]) -> float:
    """Return how long a search of one cable takes on one core: the median of several rounds over all."""
    times = []
    for _ in range(ROUNDS + 1):
        begin = time.process_time()
        for cable in read:
            search(cable)
        times.append(1000 * (time.process_time() - begin) / len(read))
    return statistics.median(times[1:])


def rows() -> Iterator[str]:
    """Yield the figures, one a line."""
    written = cables()
    read = [read_bytes(text.encode(), name="case") for text in written]
    length = statistics.median(map(len, written))
    for what, search in (("extraction", find), ("its names of the lexicon", _names)):
        yield f"{f'{what}, own cables, median {length:,.0f}':<48} {_milliseconds(search, read):8.2f} ms a cable"

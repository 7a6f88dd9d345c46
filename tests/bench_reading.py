"""Times reading alone, and what it keeps: speed on one core from the text layout, peak memory over a long table."""

from __future__ import annotations

import csv
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import cablegraph

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP = Path(__file__).parent.parent
REAL = TOP.parent / "shared" / "cables" / "dev"
ROUNDS = 11
MEDIAN_LENGTH = 6_600
# The shortest a third of the middle one, the longest twice it.
_LENGTHS = tuple(MEDIAN_LENGTH * share // 6 for share in (2, 4, 6, 8, 12))
_COPIES = 5
# Longer than the 128 KiB that readers of CSV allow at first.
_LONG_FIELD = 200_000
_FIRST_PARAGRAPH = re.compile(r"^¶1\. ", re.MULTILINE)
_NUMBER = re.compile(r"^¶\d+", re.MULTILINE)
# Reads a file and says how much memory the process had at most, in kilobytes.
_PEAK = """
import resource, sys, cablegraph
for cable in cablegraph.read(sys.argv[1]):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _long_text() -> str:
    """Return the sample's paragraphs several times over, numbered through."""
    paragraphs = cablegraph.sample().read_text(encoding="utf-8")
    paragraphs = paragraphs[_FIRST_PARAGRAPH.search(paragraphs).start() :]  # type: ignore[union-attr]
    numbers = iter(range(1, 1_000))
    return _NUMBER.sub(lambda _: f"¶{next(numbers)}", f"{paragraphs.rstrip()}\n\n" * 4)


def cables() -> list[str]:
    """Return cables of the median length, in the text layout: the openings of the cases above the sample's text.

    Each has an id of its own; so that all lengths meet all openings, there are several of each case.
    """
    long_text = _long_text()
    found: list[str] = []
    for path in sorted((TOP / "tests" / "cases").glob("*/cable.txt")) * _COPIES:
        written = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        first = _FIRST_PARAGRAPH.search(written)
        serial = re.match(r"\d\d[A-Z]+(\d{4})\n", written)
        if first is not None and serial is not None:
            opening = written[: first.start()].replace(serial[1], f"{1_000 + len(found)}")
            room = _LENGTHS[len(found) % len(_LENGTHS)] - len(opening)
            found.append(opening + long_text[: long_text.rindex("\n", 0, room)])
    return found


def speed(paths: list[Path]) -> float:
    """Return how many cables are read in a second of one core, file by file: the median of several rounds."""
    times = []
    for _ in range(ROUNDS + 1):
        begin = time.process_time()
        for path in paths:
            for _ in cablegraph.read(path):
                pass
        times.append(time.process_time() - begin)
    return len(paths) / statistics.median(times[1:])


def table_rows(count: int) -> Iterator[list[str]]:
    """Yield rows of the table of all cables: quotes, backslashes and newlines in the fields, one very long."""
    written = cables()
    read = [cablegraph.reading.read_bytes(text.encode(), name="case") for text in written]
    for number in range(1, count + 1):
        cable = read[number % len(read)]
        header, body = cable.text[: cable.header.span.end], cable.text[cable.header.span.end :]
        body = f'{body}\nHe said "yes, \\ and no", in 20 rows.'
        body = body * (_LONG_FIELD // len(body) + 1) if number == count // 2 else body
        identifier = f"{cable.source_id.rstrip('0123456789')}{number}"
        yield [str(number), "8/25/2009 8:07", identifier, "Embassy", "UNCLASSIFIED", "", header, body]


def write_table(path: Path, count: int) -> None:
    """Write so many rows as the table of all cables has them: every field in quotes, escapes by backslash."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(
            stream, quoting=csv.QUOTE_ALL, escapechar="\\", doublequote=False, lineterminator="\n", strict=True
        )
        writer.writerows(table_rows(count))


def peak(path: Path) -> float:
    """Return how much memory a process that reads the file has at most, in megabytes."""
    done = subprocess.run([sys.executable, "-c", _PEAK, str(path)], check=True, capture_output=True, text=True)
    return int(done.stdout) / 1024


def rows(folder: Path) -> Iterator[str]:
    """Yield the figures, one a line; the files that they are taken over are written into the folder."""
    written = cables()
    paths = [folder / f"{number}.txt" for number in range(len(written))]
    for path, text in zip(paths, written, strict=True):
        path.write_text(text, encoding="utf-8")
    length = statistics.median(map(len, written))
    yield f"{f'reading, own cables, median {length:,.0f}':<40} {speed(paths):8.0f} cables/s"
    if REAL.is_dir():
        real = sorted(REAL.glob("*.txt"))
        length = statistics.median(path.stat().st_size for path in real)
        yield f"{f'reading, {len(real)} samples, median {length:,.0f}':<40} {speed(real):8.0f} cables/s"
    for count in (1_000, 20_000):
        table = folder / f"{count}.csv"
        write_table(table, count)
        yield f"{f'peak memory, table of {count:,} rows':<40} {peak(table):8.1f} MB"

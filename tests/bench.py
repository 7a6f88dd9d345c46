"""Times one export as a whole process, start-up included, then reading, extraction, and tables alone: `make bench`."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_extraction
import bench_reading
import bench_table

import cablegraph

RUNS = 11
COMMAND = [sys.executable, "-c", "from cablegraph.cli import main; main()"]


def median_of(arguments: list[str]) -> float:
    """Return the median wall time of a command, in milliseconds, after one run that is not counted."""
    times = []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True)
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times[1:])


def imports() -> float:
    """Return the median time that importing the command line takes, in milliseconds, as the interpreter counts it."""
    program = "import cablegraph.cli, cablegraph.exporting"
    times = []
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", program], capture_output=True, text=True, check=True
        )
        top = re.findall(r"\|\s+(\d+) \| (cablegraph(?:\.cli|\.exporting)?)$", done.stderr, re.MULTILINE)
        times.append(sum(int(cumulative) for cumulative, _ in top) / 1000)
    return statistics.median(times)


def main() -> None:
    """Print the figures as a table."""
    with tempfile.TemporaryDirectory() as folder:
        sample = str(cablegraph.sample())
        rows = {
            "python -c pass": median_of([sys.executable, "-c", "pass"]),
            "imports (-X importtime)": imports(),
            "cablegraph sample": median_of([*COMMAND, "sample"]),
            "cablegraph export, Turtle and JSON-LD": median_of(
                [*COMMAND, "export", sample, "-o", folder, "-f", "ttl", "-f", "jsonld"]
            ),
        }
        for name, value in rows.items():
            print(f"{name:<40} {value:8.0f} ms")  # noqa: T201 its purpose
        for row in bench_reading.rows(Path(folder)):
            print(row)  # noqa: T201
        for row in bench_extraction.rows():
            print(row)  # noqa: T201
        for row in bench_table.rows(Path(folder) / "20000.csv", 20_000):
            print(row)  # noqa: T201


if __name__ == "__main__":
    main()

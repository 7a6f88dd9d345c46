"""Questions: those of ``ontology/questions/`` by name, or any other, in SPARQL."""

from __future__ import annotations

import io
import re
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, Literal, NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat

from cablegraph import data
from cablegraph.data import compact, prefixes
from cablegraph.errors import QueryError
from cablegraph.graph import encode

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions, Store

_RESULTS = {
    "csv": QueryResultsFormat.CSV,
    "json": QueryResultsFormat.JSON,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
FORMATS = ("table", *_RESULTS)
"""The forms in which answers are shown."""

# Where no terminal sets a width, no row is broken.
_UNBOUNDED = 10_000


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question: its name, what it asks in words, and in SPARQL."""

    name: str
    asks: str
    sparql: str


@cache
def questions() -> dict[str, Question]:
    """Return the named questions; the comment on top of each says what it asks."""
    found = {}
    for file in sorted(data.path("ontology", "questions").glob("*.rq")):
        sparql = file.read_text(encoding="utf-8")
        comment = re.match(r"(?:#[^\n]*\n)+", sparql)
        asks = "" if comment is None else " ".join(line.lstrip("# ") for line in comment.group().splitlines())
        found[file.stem] = Question(file.stem, asks, sparql)
    return found


def question(name: str) -> Question:
    """Return a named question.

    Raises :class:`~cablegraph.errors.QueryError` where there is none of that name.
    """
    if name not in questions():
        msg = f"{name}: no question of that name, expected one of {', '.join(questions())}"
        raise QueryError(msg)
    return questions()[name]


def answer(store: Store, sparql: str, form: str = "table") -> str:
    """Return the answer to a query over all graphs of a store; our prefixes need no declaration.

    Raises :class:`~cablegraph.errors.QueryError` for a malformed query and one that cannot be answered.
    """
    try:
        results = store.query(sparql, use_default_graph_as_union=_only_named(store), prefixes=prefixes())
        if isinstance(results, QueryTriples):
            return encode(sorted(results, key=str), RdfFormat.TURTLE, prefixes=prefixes()).decode()
        if form != "table":
            text = (results.serialize(format=_RESULTS[form]) or b"").decode()
            return text if text.endswith("\n") else f"{text}\n"
        if isinstance(results, QueryBoolean):
            return "yes\n" if results else "no\n"
        return _table(results)
    except SyntaxError as error:
        msg = f"query: {' '.join(str(error.msg).split())}, expected SPARQL 1.1"
        raise QueryError(msg) from None
    except (OSError, RuntimeError, ValueError) as error:
        msg = f"query: {' '.join(str(error).split())}, expected an answer"
        raise QueryError(msg) from None


def _only_named(store: Store) -> bool:
    """Tell whether all that a store holds is in named graphs, whose union is then asked."""
    return next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is None


def _shown(term: object) -> str:
    if isinstance(term, NamedNode):
        return compact(term.value)
    return term.value if isinstance(term, Literal) else "" if term is None else str(term)


def _table(results: QuerySolutions) -> str:
    """Return solutions as a table: as wide as the terminal, or as its rows where there is none."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 slow to import
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    names = [variable.value for variable in results.variables]
    rows = [[Text(_shown(row[name])) for name in names] for row in results]
    table = Table(*names, box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    page = io.StringIO()
    Console(file=page, width=_width(), color_system=None).print(table)
    lines = [line.rstrip() for line in page.getvalue().splitlines()]
    return "\n".join([*lines, f"{len(rows)} row{'' if len(rows) == 1 else 's'}", ""])


def _width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNBOUNDED

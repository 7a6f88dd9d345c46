"""Reviewing: one entity at a time with its evidence; a person accepts, rejects, skips, quits, and may go on later."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from cablegraph.linking.sssom import decided

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console

    from cablegraph.data import Mapping
    from cablegraph.linking.candidates import Candidate

_HELP = "a or 1-9: accept that one, r: reject all, r1-r9: reject that one, s: skip, q: quit"


def pending(candidates: Iterable[Candidate], mappings: Iterable[Mapping]) -> list[list[Candidate]]:
    """Return the candidates still to be decided, an entity at a time; a link that stands settles its entity."""
    known = list(mappings)
    pairs = {(row.subject, row.object) for row in known}
    settled = {row.subject for row in known if not row.denied}
    groups = (list(rows) for _, rows in groupby(candidates, key=lambda row: row.entity))
    open_rows = ([row for row in rows if (row.entity, row.candidate) not in pairs] for rows in groups)
    return [rows for rows in open_rows if rows and rows[0].entity not in settled]


def show(rows: list[Candidate], place: str, console: Console) -> None:
    """Show an entity and what it may be."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 slow to import
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    first = rows[0]
    where = f", {first.country}" if first.country else ""
    console.print(Text(f"{place}  {first.label} ({first.type}{where})  {first.entity}", style="bold"))
    if first.context:
        console.print(Text(f"  {first.context}"))
    found = Table("", "item", "label", "description", "confidence", "parts", "", box=SIMPLE_HEAD, show_edge=False)
    for number, row in enumerate(rows, 1):
        parts = (row.name_score, row.type_score, row.country_score or "-", row.context_score)
        cells = (
            str(number),
            row.candidate,
            row.candidate_label,
            row.candidate_description,
            f"{row.confidence:.2f}",
            " ".join(parts),
            " ".join(filter(None, (row.standing, row.note))),
        )
        found.add_row(*map(Text, cells))
    console.print(found)


def review(
    groups: list[list[Candidate]], answer: Callable[[], str | None], console: Console, author: str, date: str
) -> Iterator[list[Mapping]]:
    """Yield the decisions on one entity after the other, as they are made; ``answer`` returns ``None`` at the end."""
    for number, group in enumerate(groups, 1):
        rows = group
        while rows:
            show(rows, f"{number}/{len(groups)}", console)
            said = answer()
            if said is None or said in {"q", "quit"}:
                return
            if said in {"", "s", "skip"}:
                break
            found = re.fullmatch(r"(r?)(?:eject)? ?(\d*)|a(?:ccept)?", said)
            chosen = _chosen(rows, found)
            if found is None or not chosen:
                console.print(_HELP)
                continue
            accepted = not found[1]
            yield [decided(row, accepted=accepted, author=author, date=date) for row in chosen]
            rows = [] if accepted else [row for row in rows if row not in chosen]


def _chosen(rows: list[Candidate], found: re.Match[str] | None) -> list[Candidate]:
    """Return the candidates that an answer names."""
    if found is None:
        return []
    if found[2]:
        return rows[int(found[2]) - 1 : int(found[2])] if int(found[2]) > 0 else []
    return rows if found[1] else rows[:1]

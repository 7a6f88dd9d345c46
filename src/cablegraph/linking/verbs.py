"""The verbs of `cablegraph link`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from cablegraph import data
from cablegraph.errors import DataError, located
from cablegraph.linking.options import FILE, asking, client_of, deciding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pyoxigraph import Store

    from cablegraph.data import Mapping

    Opener = Callable[[Iterable[Path]], Store]


def _existing(paths: Iterable[Path]) -> None:
    for path in paths:
        if not path.exists():
            msg = f"{path}: not there, expected a file or a folder"
            raise click.UsageError(msg)


def _known() -> list[Mapping]:
    """Return the mappings that stand: the packaged ones and the user's own."""
    return [row for file in data.link_files() for row in data.mappings(file)]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else {'entity': 'entities'}.get(noun, f'{noun}s')}"


def _authored(author: str | None) -> str:
    if not author:
        msg = "no author, expected --author NAME: a decision says whose it is"
        raise click.UsageError(msg)
    return author


def _use(_: click.Context, __: click.Parameter, files: tuple[Path, ...]) -> None:
    _existing(files)
    data.use_links(files)


links = click.option(
    "--links",
    type=FILE,
    multiple=True,
    callback=_use,
    expose_value=False,
    help="Your own mappings in SSSOM, beside the packaged ones; may be repeated.",
)
"""The option of every verb that uses mappings."""


@click.group()
def link() -> None:
    """Link entities to Wikidata: find candidates, decide, write SSSOM, check."""


@link.command()
@click.argument("paths", nargs=-1, required=True, metavar="DATA...", type=FILE)
@click.option("-o", "--output", type=FILE, help="Table to write; standard output if not given.")
@click.option("--service", help="URL of a reconciliation service to ask instead of Wikidata.")
@links
@click.option("--limit", type=click.IntRange(min=1), help="Entities to ask for, the most often named first.")
@click.option("--each", type=click.IntRange(1, 20), default=5, show_default=True, help="Candidates an entity.")
@asking(30)
@click.pass_obj
def candidates(opener: Callable[[], Opener], /, paths: tuple[Path, ...], output: Path | None, **chosen: Any) -> None:
    """Find what the unlinked entities of DATA may be, with the evidence, in a table to decide in.

    DATA is RDF files, folders of them, or a store. An interrupted run goes on where it was; nothing is asked twice.
    """
    from cablegraph.graph import write  # noqa: PLC0415
    from cablegraph.linking import candidates as finding  # noqa: PLC0415
    from cablegraph.linking.service import Service  # noqa: PLC0415
    from cablegraph.linking.subjects import Reader  # noqa: PLC0415
    from cablegraph.linking.wikidata import API, SPARQL, Wikidata  # noqa: PLC0415

    _existing(paths)
    if output is not None and output.is_file() and any(row.decision for row in finding.read_table(output)):
        msg = f"{output}: has decisions in it, expected the name of another file"
        raise DataError(msg)
    known = _known()
    denied = {(row.subject, row.object) for row in known if row.denied}
    linked = {
        row.subject
        for row in known
        if row.object.startswith("wd:")
        and row.predicate in {"owl:sameAs", "skos:exactMatch"}
        and row.confidence >= data.THRESHOLD
        and (row.subject, row.object) not in denied
    }
    subjects = finding.unlinked(Reader(opener()(paths)).subjects(), linked, denied, chosen["limit"])
    with client_of(chosen["cache"], chosen["contact"], chosen["max_age"], offline=chosen["offline"]) as client:
        if chosen["service"] is not None:
            rows = finding.from_service(subjects, Service(client, chosen["service"]), denied, each=chosen["each"])
        else:
            wikidata = Wikidata(client, chosen["wikidata"] or API, chosen["sparql"] or SPARQL)
            rows = finding.from_wikidata(subjects, wikidata, denied, each=chosen["each"])
    table = finding.table(rows)
    if output is None:
        click.echo(table, nl=False)
    else:
        # The mark at the beginning tells spreadsheets that this is UTF-8.
        write({output: table.encode("utf-8-sig")})
        found = len({row.entity for row in rows})
        click.echo(f"{len(rows)} candidates for {found} of {len(subjects)} entities written to {output}", err=True)


@link.command()
@click.argument("file", type=FILE)
@deciding
def review(file: Path, output: Path, author: str | None, date: str) -> None:
    """Decide on the candidates of FILE in the terminal, one entity at a time; what FILE decides is taken first.

    Each decision is written down at once, so you may quit and go on later.
    """
    from rich.console import Console  # noqa: PLC0415

    from cablegraph.linking import reviewing, sssom  # noqa: PLC0415
    from cablegraph.linking.candidates import read_table  # noqa: PLC0415

    _existing((file,))
    author = _authored(author)
    rows = read_table(file)
    old = list(sssom.read(output))
    standing = sssom.merged(old, sssom.from_table(rows, author=author, date=date))
    if standing != old:
        sssom.save(output, standing)
    groups = reviewing.pending(rows, standing)

    def answer() -> str | None:
        click.echo("accept (a, 1-9), reject (r, r1-r9), skip (s), quit (q)? ", err=True, nl=False)
        line = sys.stdin.readline()
        return line.strip().casefold() if line else None

    for decisions in reviewing.review(groups, answer, Console(stderr=True), author, date):
        standing = sssom.merged(standing, decisions)
        sssom.save(output, standing)
    left = len(reviewing.pending(rows, standing))
    click.echo(f"{output} holds {_count(len(standing), 'decision')}, {_count(left, 'entity')} left to decide", err=True)


@link.command(name="apply")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE)
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help="Take undecided candidates of this confidence too, where one stands alone.",
)
@links
@deciding
def take(files: tuple[Path, ...], threshold: float | None, output: Path, author: str | None, date: str) -> None:
    """Write decisions to an SSSOM file; FILE is a table with its column decision filled in, or SSSOM.

    `cablegraph export --links` uses what is written. What the file holds already stays in it.
    """
    from cablegraph.linking import sssom  # noqa: PLC0415
    from cablegraph.linking.candidates import is_table, read_table  # noqa: PLC0415

    _existing(files)
    tables = [row for file in files if is_table(file) for row in read_table(file)]
    given = [row for file in files if not is_table(file) for row in data.mappings(file)]
    if any(row.decision for row in tables):
        given += sssom.from_table(tables, author=_authored(author), date=date)
    standing = sssom.merged(sssom.read(output), given)
    if threshold is not None:
        known = [*_known(), *standing]
        pairs = {(row.subject, row.object) for row in known}
        settled = {row.subject for row in known if not row.denied and row.object.startswith("wd:")}
        computed = [
            sssom.computed(row, date=date)
            for row in tables
            if row.standing == "best"
            and row.confidence >= threshold
            and row.entity not in settled
            and (row.entity, row.candidate) not in pairs
        ]
        standing = sssom.merged(standing, computed)
    sssom.save(output, standing)
    accepted = sum(not row.denied for row in standing)
    click.echo(f"{output} holds {_count(accepted, 'link')}, {_count(len(standing) - accepted, 'rejection')}", err=True)


@link.command()
@click.argument("files", nargs=-1, metavar="[FILE...]", type=FILE)
@click.option("--data", "paths", type=FILE, multiple=True, help="RDF or a store that gives types and coordinates.")
@asking(1)
@click.pass_obj
def check(opener: Callable[[], Opener], /, files: tuple[Path, ...], paths: tuple[Path, ...], **chosen: Any) -> None:
    """Check that linked items exist, were not merged, fit in type, and lie where the place lies.

    FILE is SSSOM; without one the packaged links are checked. What changed is said, one line each, with exit status 1.
    """
    from cablegraph.linking import checking  # noqa: PLC0415
    from cablegraph.linking.wikidata import API, SPARQL, Wikidata  # noqa: PLC0415

    _existing((*files, *paths))
    wanted = files or data.link_files()
    places = {row: file for file in wanted for row in data.mappings(file)}
    with client_of(chosen["cache"], chosen["contact"], chosen["max_age"], offline=chosen["offline"]) as client:
        wikidata = Wikidata(client, chosen["wikidata"] or API, chosen["sparql"] or SPARQL)
        changed = list(checking.check(places, wikidata, opener()(paths) if paths else None))
    for row, found in changed:
        click.echo(located(str(places[row]), row.subject, "warning", found, int(row.row.rpartition(":")[2])))
    checked = sum(not row.denied and row.object.startswith("wd:Q") for row in places)
    click.echo(f"{checked} links checked, {len(changed)} changed", err=True)
    sys.exit(1 if changed else 0)

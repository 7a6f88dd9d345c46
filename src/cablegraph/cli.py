"""The command line: verbs only. Standard output carries results, standard error messages and progress."""

from __future__ import annotations

import os
import re
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablegraph import __version__, data, graph
from cablegraph.data import DEFAULT_BASE
from cablegraph.errors import GraphError, ReadError, located
from cablegraph.linking.verbs import link, links
from cablegraph.running import run

if TYPE_CHECKING:
    from cablegraph.describing import Profile
    from cablegraph.linking.verbs import Opener

_GOOD, _REFUSED = 0, 1
_PATH = click.Path(path_type=Path)
_FORMATS = click.Choice(list(graph.FORMATS))
_ANSWERS = click.Choice(["table", "csv", "json", "tsv", "xml"])


def _say(message: str) -> None:
    click.echo(message, err=True)


def _existing(paths: tuple[str, ...]) -> None:
    for path in paths:
        if path != "-" and not os.path.lexists(path):
            msg = f"{path}: not there, expected a file or a folder"
            raise click.UsageError(msg)


def _query_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        msg = f"{file}: cannot be read as text, expected a file that holds a query in UTF-8"
        raise click.UsageError(msg) from None


def _opener() -> Opener:
    """Return what opens stores, for `link`, whose layer lies below them."""
    from cablegraph import store  # noqa: PLC0415

    return store.open_data


@click.group(context_settings={"help_option_names": ["-h", "--help"], "obj": _opener})
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Turn U.S. diplomatic cables into linked data."""


@commands.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", type=_PATH, help="Folder to write to, a file for each cable and format.")
@click.option("-f", "--format", "formats", type=_FORMATS, multiple=True, help="May be repeated; ttl if not given.")
@click.option(
    "--profile",
    type=click.Choice(["research", "public"]),
    default="research",
    show_default=True,
    help="public withholds what is not unclassified.",
)
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="Where the IRIs of cables and graphs begin.")
@click.option("--keep-invalid", is_flag=True, help="Write cables that do not conform, too.")
@links
@click.option(
    "--claims",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A file of claims to add; may be repeated.",
)
def export(  # noqa: PLR0913 one parameter an option
    inputs: tuple[str, ...],
    output: Path | None,
    formats: tuple[str, ...],
    profile: Profile,
    base: str,
    *,
    keep_invalid: bool,
    claims: tuple[Path, ...],
) -> None:
    """Read cables, describe and validate them, and write RDF.

    INPUT is a file, a folder or - (standard input). Without -o one cable in one format goes to standard output.
    """
    from cablegraph.exporting import Options, Outcome, watching  # noqa: PLC0415 only here, to start fast
    from cablegraph.exporting import export as exported  # noqa: PLC0415
    from cablegraph.exporting import inputs as files  # noqa: PLC0415

    _existing((*inputs, *map(str, claims)))
    names = list(files(inputs))
    if not names:
        msg = f"{' '.join(inputs)}: no file in it, expected one at least"
        raise click.UsageError(msg)
    chosen = tuple(graph.FORMATS[name] for name in dict.fromkeys(formats or ("ttl",)))
    if output is None and (len(names) > 1 or len(chosen) > 1):
        msg = f"{len(names)} inputs in {len(chosen)} formats, expected -o DIR, or one cable in one format"
        raise click.UsageError(msg)
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`#?/]+/(?:[^\s<>\"{}|\\^`#?]*/)?", base):
        msg = f"--base {base}, expected an IRI of http or https that ends with a slash"
        raise click.UsageError(msg)
    data.claims(*claims)  # a malformed file is told of before anything is written
    options = Options(chosen, output, profile, base, keep_invalid=keep_invalid, claims=claims)
    outcome = Outcome(_say)
    with watching(names) if output is not None and sys.stderr.isatty() else nullcontext() as watched:
        options.watched = watched or options.watched
        for content in exported(names, options, outcome):
            sys.stdout.buffer.write(content)
    if outcome.exported + outcome.refused > 1 and output is not None:
        _say(f"{outcome.exported} cables written to {output}, {outcome.refused} refused")
    elif outcome.exported and output is not None:
        _say(f"{outcome.found} written to {output}")
    sys.stdout.flush()
    sys.exit(_REFUSED if outcome.refused or outcome.invalid or outcome.unfounded else _GOOD)


@commands.command()
def sample() -> None:
    """Print the path of the packaged sample cable."""
    click.echo(data.sample())


@commands.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_PATH)
@click.option("--shapes", type=_PATH, help="Shapes to use instead of the packaged ones.")
@click.option("-f", "--format", "form", type=click.Choice(["text", "ttl", "json"]), default="text", show_default=True)
def validate(files: tuple[Path, ...], shapes: Path | None, form: str) -> None:
    """Check RDF files against shapes, by SHACL."""
    import json  # noqa: PLC0415
    from dataclasses import asdict  # noqa: PLC0415

    from cablegraph import validation  # noqa: PLC0415

    _existing(tuple(map(str, files)))
    chosen = None if shapes is None else (shapes,)
    reports = {file: validation.validate(graph.read_quads(file), shapes=chosen) for file in files}
    if form == "json":
        found = [
            {"file": str(file), "conforms": report.conforms, "results": [asdict(result) for result in report.results]}
            for file, report in reports.items()
        ]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    for file, report in reports.items():
        if form == "ttl":
            click.echo(report.to_turtle(), nl=False)
        elif form == "text":
            for line in validation.lines(report, str(file)):
                click.echo(line)
    sys.exit(_GOOD if all(report.conforms for report in reports.values()) else _REFUSED)


@commands.command()
@click.argument("arguments", nargs=-1, metavar="DATA... [SPARQL]")
@click.option("--name", help="A named question; --list names them.")
@click.option("--file", "file", type=_PATH, help="A file that holds the query.")
@click.option("--list", "listing", is_flag=True, help="Name the questions and what they ask.")
@click.option("-f", "--format", "form", type=_ANSWERS, default="table", show_default=True)
def query(arguments: tuple[str, ...], name: str | None, file: Path | None, form: str, *, listing: bool) -> None:
    """Ask RDF files, a folder of them, or a store.

    The question is one of --name, --file, or SPARQL as the last argument; our prefixes need no declaration.
    """
    from cablegraph import store  # noqa: PLC0415

    if listing:
        for found in store.questions().values():
            click.echo(f"{found.name}: {found.asks}")
        return
    paths, asked = arguments, None
    if name is not None:
        asked = store.question(name).sparql
    elif file is not None:
        _existing((str(file),))
        asked = _query_of(file)
    elif len(arguments) > 1:
        *rest, asked = arguments
        paths = tuple(rest)
    if not paths or asked is None:
        msg = "no question or no data, expected DATA and one of --name, --file or SPARQL"
        raise click.UsageError(msg)
    _existing(paths)
    click.echo(store.answer(store.open_data(map(Path, paths)), asked, form), nl=False)


@commands.command()
@click.argument("file", metavar="FILE")
@click.argument("iri", required=False)
@click.option(
    "--claims",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A file of claims that were added; may be repeated.",
)
def explain(file: str, iri: str | None, claims: tuple[Path, ...]) -> None:
    """Show the characters, the rule and the lexicon row behind an IRI of a cable's graph, or behind all of it.

    FILE is the cable itself; IRI may be whole, a prefixed name (places:yunnan) or a fragment (#p7).
    """
    from cablegraph import explaining  # noqa: PLC0415
    from cablegraph.reading import read  # noqa: PLC0415

    _existing((file, *map(str, claims)))
    try:
        for cable in read(file):
            claimed = data.claims(*claims).get(cable.source_id, ())
            for line in (
                explaining.explain_all(cable, claims=claimed)
                if iri is None
                else explaining.explain(cable, iri, claims=claimed)
            ):
                click.echo(line)
    except ReadError as error:
        raise GraphError(located(file, error.source_id, "error", str(error), error.line)) from None


@commands.command()
@click.argument("paths", nargs=-1, required=True, metavar="DATA... TARGET")
def load(paths: tuple[str, ...]) -> None:
    """Load RDF files into TARGET: a folder (an embedded store) or the URL of a SPARQL store.

    Loading again replaces the cables' graphs, renews what is shared, and changes nothing else. A login stands in the
    URL, or in CABLEGRAPH_USER and CABLEGRAPH_PASSWORD.
    """
    from cablegraph import store  # noqa: PLC0415

    *files, target = paths
    if not files:
        msg = "one argument, expected DATA and TARGET"
        raise click.UsageError(msg)
    _existing(tuple(files))
    loaded = store.load(map(Path, files), target)
    for graph_name, count in loaded.triples.items():
        click.echo(
            f"{graph_name}: {'not counted: the store answers no query' if count is None else f'{count:,} triples'}"
        )
    click.echo(f"{loaded.cables} cable{'' if loaded.cables == 1 else 's'} loaded")


commands.add_command(link)


def main() -> None:
    """Run the command line."""
    run(commands)

"""The options that the verbs of `cablegraph link` share, and the client that they make."""

from __future__ import annotations

import datetime as dt
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cablegraph.linking.client import Client

FILE = click.Path(path_type=Path)
"""A path of the command line."""

_LINKS = "links.sssom.tsv"


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cablegraph"


def asking(days: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options of the verbs that ask a service."""
    options = (
        click.option("--wikidata", help="URL of the MediaWiki API, if not Wikidata's own."),
        click.option("--sparql", help="URL of the query service, if not Wikidata's own."),
        click.option("--offline", is_flag=True, help="Ask nobody; use the answers kept."),
        click.option("--cache", type=FILE, help="Folder in which answers are kept; one in your home if not given."),
        click.option(
            "--max-age",
            type=click.FloatRange(min=0),
            default=days,
            show_default=True,
            help="Days an answer is good for.",
        ),
        click.option(
            "--contact",
            envvar="CABLEGRAPH_CONTACT",
            default="",
            help="Your address or URL, told to the services as they ask for; or CABLEGRAPH_CONTACT.",
        ),
    )

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return add


@contextmanager
def client_of(cache: Path | None, contact: str, days: float, *, offline: bool) -> Iterator[Client]:
    """Yield a client, which shows its progress on a terminal."""
    from cablegraph.linking.client import Client  # noqa: PLC0415 only here, to start fast

    client = Client(cache or _cache(), contact=contact, offline=offline, days=days)
    client.say = lambda message: click.echo(message, err=True)
    if sys.stderr.isatty():
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import track  # noqa: PLC0415

        console = Console(stderr=True)
        client.track = lambda answers, total: track(answers, "asking", total=total, console=console, transient=True)
    try:
        yield client
    finally:
        client.close()


def _date(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if value is None:
        return dt.datetime.now(tz=dt.UTC).date().isoformat()
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        msg = f"{value}, expected a date such as 2026-01-31"
        raise click.BadParameter(msg) from None


def deciding(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the verbs that write decisions down."""
    function = click.option("--date", callback=_date, help="Date of the decisions; today if not given.")(function)
    function = click.option(
        "--author", envvar="CABLEGRAPH_AUTHOR", help="Whose decisions they are; or CABLEGRAPH_AUTHOR."
    )(function)
    return click.option("-o", "--output", type=FILE, default=_LINKS, show_default=True, help="SSSOM file to write to.")(
        function
    )

"""Runs a command to its exit status: 0 is good, 1 that something was refused, 2 misuse."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import click

from cablegraph.errors import CablegraphError

if TYPE_CHECKING:
    from typing import NoReturn

_REFUSED, _MISUSE, _INTERRUPTED = 1, 2, 130


def run(command: click.Command) -> None:
    """Run a command; whatever goes wrong is one line on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a character gets a substitute, not a failure.
            stream.reconfigure(errors="backslashreplace")
    try:
        command.main(prog_name="cablegraph", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        _stop(f"cablegraph: error: {error.format_message()}", _MISUSE)
    except click.Abort:
        sys.exit(_INTERRUPTED)
    except CablegraphError as error:
        text = str(error)
        _stop(text if ": error: " in text else f"cablegraph: error: {text}", _REFUSED)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            reason = (error.strerror or str(error)).lower()
            click.echo(f"cablegraph: error: {reason}, expected a place that can be written", err=True)
        _close_output()
        sys.exit(_REFUSED)


def _stop(message: str, status: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(status)


def _close_output() -> None:
    """Give up standard output; flushing it at exit would fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

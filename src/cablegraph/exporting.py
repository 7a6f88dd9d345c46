"""Exporting: read, describe, validate and write cables one by one; one bad cable never stops the others."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.data import DEFAULT_BASE
from cablegraph.describing import describe
from cablegraph.describing.reference import nodes_of, several
from cablegraph.errors import OutputError, ReadError, located
from cablegraph.graph import quads, serialise, write
from cablegraph.reading import read
from cablegraph.validation import PUBLIC, RESEARCH, shape_files, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from cablegraph.cable import Cable
    from cablegraph.data import Claim
    from cablegraph.describing import Documents, Profile
    from cablegraph.describing.reference import Node
    from cablegraph.graph import Format
    from cablegraph.validation import Report, Result

_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}


@dataclass(slots=True)
class Options:
    """How to export: formats, the folder to write to (``None``: return the bytes), profile, base of the IRIs.

    ``claims`` are further files of claims; ``watched`` is put around each file that is opened.
    """

    formats: tuple[Format, ...]
    folder: Path | None
    profile: Profile = "research"
    base: str = DEFAULT_BASE
    keep_invalid: bool = False
    claims: tuple[Path, ...] = ()
    watched: Callable[[BinaryIO], BinaryIO] = lambda stream: stream


@dataclass(slots=True)
class Outcome:
    """What became of the cables: how many were exported, refused and invalid, what was found in the last one.

    ``unfounded`` are the claims that were refused.

    ``say`` takes the messages, one line each; ``seen`` are the inputs by the id that they gave.
    """

    say: Callable[[str], None]
    exported: int = 0
    refused: int = 0
    invalid: int = 0
    unfounded: int = 0
    found: str = ""
    seen: dict[str, str] = field(default_factory=dict)


def inputs(paths: Iterable[str]) -> Iterator[str]:
    """Yield the files behind the inputs: files, the files of folders (hidden ones left out), ``-``."""
    for path in paths:
        if path != "-" and Path(path).is_dir():
            for file in sorted(Path(path).rglob("*")):
                if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
                    yield str(file)
        else:
            yield path


@contextmanager
def watching(names: Iterable[str]) -> Iterator[Callable[[BinaryIO], BinaryIO]]:
    """Show on standard error how much of the inputs has been read; yield what to put around each file."""
    from rich.console import Console  # noqa: PLC0415 slow to import
    from rich.progress import Progress  # noqa: PLC0415

    total = sum(Path(name).stat().st_size for name in names if Path(name).is_file())
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)
        yield lambda stream: progress.wrap_file(stream, task_id=task)


def export(paths: Iterable[str], options: Options, outcome: Outcome) -> Iterator[bytes]:
    """Export cables; yield what is not written to a folder."""

    def refused(error: ReadError) -> None:
        outcome.refused += 1
        outcome.say(located(error.name or name, error.source_id, "error", str(error), error.line))

    for name in paths:
        for cable in read(name, refused=refused, watched=options.watched):
            yield from _export_one(cable, options, outcome)
    for cable_id, claimed in data.claims(*options.claims).items():
        own = next((claim for claim in claimed if claim.file in map(str, options.claims)), None)
        if own is not None and cable_id not in outcome.seen:
            message = f"claimed of a cable that no input holds, expected it among them (line {own.line})"
            outcome.say(located(own.file, cable_id, "warning", message))


def _export_one(cable: Cable, options: Options, outcome: Outcome) -> Iterator[bytes]:
    name = cable.source.name
    here = f"{name} line {cable.source.first_line}" if cable.source.container == "table" else name
    first = outcome.seen.setdefault(cable.source_id, here)
    if first is not here:
        outcome.refused += 1
        message = f"this id was given by {first} already, expected each id once"
        outcome.say(located(name, cable.source_id, "error", message, cable.source.first_line))
        return

    def unfounded(claim: Claim, why: str) -> None:
        outcome.unfounded += 1
        outcome.say(located(claim.file, cable.source_id, "error", f"claim of line {claim.line}: {why}"))

    claims = data.claims(*options.claims).get(cable.source_id, ())
    described = describe(cable, profile=options.profile, base=options.base, claims=claims, refused=unfounded)
    statements = list(quads(described, options.base))
    shapes = shape_files(PUBLIC if options.profile == "public" else RESEARCH)
    report = validate(statements, shapes=shapes)
    refused = not report.conforms and not options.keep_invalid
    for message in _messages(cable, described, report):
        # Of a cable that is refused, the reason is said and nothing else.
        if not refused or ": error: " in message:
            outcome.say(message)
    outcome.invalid += not report.conforms
    if refused:
        outcome.refused += 1
        return
    contents = {form: serialise(described, form, options.base, statements=statements) for form in options.formats}
    if options.folder is None:
        yield from contents.values()
    else:
        stem = described["record"]["id"].rpartition("/")[2]
        try:
            write({options.folder / f"{stem}{form.suffix}": content for form, content in contents.items()})
        except OutputError as error:
            outcome.refused += 1
            outcome.say(located(name, cable.source_id, "error", str(error)))
            return
    outcome.exported += 1
    outcome.found = f"{cable.source_id}: {_summary(described['record'])}, {len(statements):,} triples"


def _messages(cable: Cable, described: Documents, report: Report) -> Iterator[str]:
    """Yield the reading notes and the results of validation, each with its line of the source."""
    places = {node["id"]: node["beginIndex"] for node in nodes_of(described["record"]) if "beginIndex" in node}
    notes = {node["id"]: node for node in described["record"].get("readingNote", [])}
    reported = {_fragment(result.focus) for result in report.results}
    for name, note in notes.items():
        if name not in reported:
            line = cable.line(note["beginIndex"])
            yield located(cable.source.name, cable.source_id, "note", note["comment"], line)
    for result in report.results:
        name = _fragment(result.focus)
        found = f"{notes[name]['comment'].rstrip('.')}: " if name in notes else _found(name, result)
        begin = places.get(name)
        yield located(
            cable.source.name,
            cable.source_id,
            _LEVELS[result.severity],
            f"{found}{result.message}",
            None if begin is None else cable.line(begin),
        )


def _fragment(term: str) -> str:
    """Return the fragment of a node of the cable, other terms in short."""
    iri = term.strip("<>")
    return f"#{iri.partition('#')[2]}" if "/id/cable/" in iri and "#" in iri else data.compact(iri)


def _found(name: str, result: Result) -> str:
    """Return what a result is about; a person is never named."""
    where = "" if "/id/cable/" in name else re.sub(r"#person-.*", "#person", name)
    value = "" if _fragment(result.value) == name else _fragment(result.value)
    value = "" if value.startswith("#person") else value.partition('"^^')[0].strip('"')
    shown = [part for part in (where, value) if part]
    return f"{': '.join(shown)}: " if shown else ""


def _summary(record: Node) -> str:
    """Return in a few words what was found in a cable."""
    nodes = list(nodes_of(record))
    types = Counter(kind for node in nodes for kind in several(node.get("type", [])))
    references = (node["taIdentRef"] for node in nodes if "taIdentRef" in node)
    named = {reference if isinstance(reference, str) else reference["id"] for reference in references}
    return (
        f"{types['Paragraph']} paragraphs, {types['Delivery']} addressees, {types['Reference']} references, "
        f"{types['Phrase']} mentions of {len(named)} entities and topics"
    )

"""Explaining: the characters, the rule and the lexicon row behind what is said of a cable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.data import DEFAULT_BASE, cable_iri
from cablegraph.describing import describe, trace
from cablegraph.describing.reference import nodes_of
from cablegraph.errors import GraphError, located
from cablegraph.extracting.lexicon import entities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.cable import Cable
    from cablegraph.data import Claim
    from cablegraph.describing import Evidence

# A line of the overview shows so many characters of the text.
_WIDTH = 60


def _short(cable: Cable, iri: str, base: str) -> str:
    """Return the name under which the record knows an IRI: a fragment, a prefixed name, or the cable's IRI."""
    own = cable_iri(cable.source_id, base)
    if iri.startswith(f"{own}#"):
        return iri[len(own) :]
    return data.compact(data.expand(iri))


def _rules() -> dict[str, str]:
    return {row["rule"]: f"{row['says']} ({row['source']})" for row in data.table("rules.tsv")}


def _row(name: str) -> str:
    """Return a row of the lexicon or of a file of claims, named by file and line, as it stands there."""
    file, _, line = name.rpartition(":")
    if file.startswith("mappings/"):
        place = data.path(file)
    elif "/" in file or Path(file).exists():
        place = Path(file)
    else:
        file = f"ontology/schemes/{file}" if file.endswith(".ttl") else f"mappings/lexicon/{file}"
        place = data.path(file)
    content = place.read_text(encoding="utf-8").split("\n")
    return f"{file} line {line}: {content[int(line) - 1].rstrip().replace(chr(9), ' | ')}"


def _characters(cable: Cable, found: Evidence, width: int | None = None) -> str:
    if found.span is None:
        return cable.preamble.origin or ""
    text = " ".join(cable.characters(found.span).split())
    return text if width is None or len(text) <= width else f"{text[: width - 1]}…"


def _where(cable: Cable, found: Evidence) -> str:
    if found.span is None:
        return "the source's preamble (line 5)"
    return f"characters {found.span.begin} to {found.span.end} (line {cable.line(found.span.begin)})"


def explain_all(cable: Cable, *, claims: Sequence[Claim] | None = None) -> Iterator[str]:
    """Yield a line for each thing that the cable's text gave: where, what, from which characters, by which rule."""
    for found in trace(cable, claims=claims):
        offsets = "preamble" if found.span is None else f"{found.span.begin}-{found.span.end}"
        line = 5 if found.span is None else cable.line(found.span.begin)
        subject = found.subject if found.subject.startswith("#") else "the cable"
        what = f"{subject} {found.key} {found.value}" if found.key else found.subject
        if found.key in {"title", "attention"}:
            what = f"{subject} {found.key}"
        row = f" {found.row}" if found.row else ""
        shown = _characters(cable, found, _WIDTH)
        yield f"line {line:<4} {offsets:<12} {what}  «{shown}»  {found.rule}{row}"


def explain(
    cable: Cable, iri: str, *, base: str = DEFAULT_BASE, claims: Sequence[Claim] | None = None
) -> Iterator[str]:
    """Yield lines that say what stands behind one IRI of a cable's graph.

    ``iri`` may be whole, a prefixed name (``places:yunnan``) or a fragment (``#p7``). Raises
    :class:`~cablegraph.errors.GraphError` where the graph does not hold it.
    """
    name = _short(cable, iri, base)
    evidence = [found for found in trace(cable, base=base, claims=claims) if name in {found.subject, found.value}]
    described = describe(cable, base=base, claims=claims)
    shared = [*described["reference"], *described["ontology"], *described["links"]]
    nodes = [*nodes_of(described["record"]), *shared]
    named_by = sorted({node["id"] for node in nodes if node["id"] != name and name in _values(node)})
    entity = entities().get(name)
    stated = next((node for node in nodes if node["id"] == name), None)
    if not evidence and not named_by and stated is None:
        msg = located(
            cable.source.name, cable.source_id, "error", f"{iri}: not in the graph, expected one of its nodes"
        )
        raise GraphError(msg)
    label = next((node["label"] for node in shared if node["id"] == name and "label" in node), None)
    whole = cable_iri(cable.source_id, base) + name if name.startswith("#") else data.expand(name)
    yield whole + (f"  ({label})" if label else "")
    if entity is not None:
        yield f"  described by {_row(entity.row)}"
    elif stated is not None and not evidence:
        yield from (
            f"  {key}: {value}" for key, value in stated.items() if isinstance(value, (str, int)) and key != "id"
        )
    for found in evidence:
        yield from _because(cable, found, name, described_by=None if entity is None else entity.row)
    for other in named_by:
        yield f"  named by {other}"
    for link in data.links(name):
        file, _, line = link.row.partition(":")
        sure = f"confidence {link.confidence} (mappings/links/{file} line {line})"
        yield f"  linked: {link.predicate} {data.expand(link.object)}, {sure}"


def _because(cable: Cable, found: Evidence, name: str, *, described_by: str | None) -> Iterator[str]:
    """Yield what stands behind one thing that is said of a node, or with it."""
    if found.subject == name and found.key:
        what = f"{found.key} {found.value}" if found.key not in {"title", "attention"} else found.key
    elif found.key:
        what = f"{found.key} of {found.subject}"
    else:
        what = "this node"
    yield f"  {what}: {_where(cable, found)}"
    yield f"    «{_characters(cable, found)}»"
    yield f"    rule {found.rule}: {_rules()[found.rule]}"
    if found.row and found.row != described_by:
        yield f"    row {_row(found.row)}"


def _values(node: dict[str, object]) -> set[str]:
    """Return the strings that a node holds, its id left out."""
    values = (value if isinstance(value, list) else [value] for key, value in node.items() if key != "id")
    items = [item for several in values for item in several]
    return {item for item in items if isinstance(item, str)} | {
        item["id"] for item in items if isinstance(item, dict) and "id" in item
    }

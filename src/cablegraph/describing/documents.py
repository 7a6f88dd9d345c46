"""The documents that describe a cable: what it asserts, what the lexicon, the schemes and the links add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

from cablegraph import __version__
from cablegraph.data import DEFAULT_BASE, cable_iri, prefixes
from cablegraph.describing.envelope import describe_header, describe_opening, describe_references
from cablegraph.describing.recorder import Evidence, Recorder
from cablegraph.describing.reference import (
    Node,
    closure,
    concepts,
    describe_concept,
    describe_entity,
    describe_links,
)
from cablegraph.describing.text import describe_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cablegraph.cable import Cable
    from cablegraph.data import Claim

Profile = Literal["research", "public"]


class Shared(TypedDict):
    """What is known beyond one cable."""

    reference: list[Node]
    ontology: list[Node]
    links: list[Node]


class Documents(Shared):
    """All that is said of one cable; ``record`` is what the cable itself asserts."""

    record: Node


def _names(value: Any) -> Iterator[str]:
    """Yield every prefixed name in a record that is one of our families'."""
    if isinstance(value, str):
        if value.partition(":")[0] in prefixes():
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"text", "title", "label", "asWritten", "comment"}:
                yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def describe_shared(names: Iterable[str]) -> Shared:
    """Describe entities and concepts, by prefixed name, with all that their descriptions name."""
    found = closure(names)
    schemes = {concepts()[name].scheme: concepts()[name].scheme_label for name in found if name in concepts()}
    linked = [describe_links(name) for name in found]
    return {
        "reference": [describe_entity(name) for name in found if name not in concepts()],
        "ontology": [
            *(describe_concept(name) for name in found if name in concepts()),
            *({"id": name, "type": "ConceptScheme", "label": schemes[name]} for name in sorted(schemes)),
        ],
        "links": [node for node in linked if node is not None],
    }


def _record(recorder: Recorder) -> Node:
    """Return the record of a cable."""
    cable = recorder.cable
    node: Node = {
        "id": cable_iri(cable.source_id, recorder.base),
        "type": ["Cable", "Record", "DigitalDocument"],
        "label": cable.source_id,
        "identifier": cable.identifier,
        "sourceIdentifier": cable.source_id,
    }
    if cable.source_id != cable.identifier:
        node["sameMessageAs"] = cable_iri(cable.identifier, recorder.base)
    describe_opening(recorder, node)
    describe_header(recorder, node)
    describe_references(recorder, node)
    describe_text(recorder, node)
    node["wasDerivedFrom"] = {
        "id": "#source",
        "type": "Entity",
        "label": f"the source of {cable.source_id}",
        "format": cable.source.container,
        "sha256": cable.source.sha256,
        "textOffset": cable.source.text_offset,
    }
    node["wasGeneratedBy"] = {
        "id": "#run",
        "type": "Activity",
        "label": f"cablegraph {__version__}",
        "softwareVersion": __version__,
        "used": "#source",
    }
    return node


def describe(
    cable: Cable,
    *,
    profile: Profile = "research",
    base: str = DEFAULT_BASE,
    claims: Sequence[Claim] | None = None,
    refused: Callable[[Claim, str], None] = lambda _claim, _why: None,
) -> Documents:
    """Return the documents that describe a cable, plain nested dicts whose keys are terms of the context.

    ``profile`` ``public`` withholds text that is not unclassified, and names from IRIs; ``base`` moves the IRIs of
    cables and graphs. ``claims`` are added instead of the packaged ones; ``refused`` takes each that adds nothing, and
    why.
    """
    recorder = Recorder(cable, base, public=profile == "public", claims=claims)
    for added in recorder.added:
        if added.refused is not None:
            refused(added.claim, added.refused)
    record = recorder.entities.redacted(_record(recorder))
    shared = describe_shared(_names(record))
    return {
        "record": record,
        "reference": shared["reference"],
        "ontology": shared["ontology"],
        "links": shared["links"],
    }


def trace(cable: Cable, *, base: str = DEFAULT_BASE, claims: Sequence[Claim] | None = None) -> list[Evidence]:
    """Return why the record of a cable says what it says, in the order of the text."""
    recorder = Recorder(cable, base, public=False, claims=claims)
    _record(recorder)
    return sorted(
        recorder.evidence,
        key=lambda found: (-1, 0, "") if found.span is None else (found.span.begin, -found.span.end, found.key),
    )

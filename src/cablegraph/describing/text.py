"""What the text of a cable says: paragraphs, headings, passages, names, the signature."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from cablegraph.cable import Span
from cablegraph.data.iris import concept
from cablegraph.describing.envelope import reference_ids, sending
from cablegraph.describing.people import describe_entities
from cablegraph.describing.reference import Node, one_or_many, several
from cablegraph.describing.statements import Sayings
from cablegraph.flow import Flow
from cablegraph.reading import markings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.cable import Paragraph, Passage, Reference
    from cablegraph.describing.recorder import Recorder

_PASSAGES: dict[str, str | list[str]] = {"summary": "Summary", "note": "Note", "comment": ["Comment", "Note"]}


def describe_text(recorder: Recorder, node: Node) -> None:
    """Describe headings, paragraphs, passages, names, signature and reading notes."""
    body = recorder.cable.body
    headings = {f"#heading-{number}": heading for number, heading in enumerate(body.headings, 1)}
    paragraphs = dict(zip(_paragraph_ids(body.paragraphs), body.paragraphs, strict=True))
    parts: dict[str, Node] = {}
    for number, (name, heading) in enumerate(headings.items(), 1):
        entry: Node = {"id": name, "type": "Heading", "label": f"heading {number}"}
        if recorder.shows(None):
            entry["text"] = heading.as_written
        parts[name] = recorder.placed(entry, heading.span, heading.rule)
    for name, paragraph in paragraphs.items():
        parts[name] = _paragraph(recorder, name, paragraph)
    numbers: Counter[str] = Counter()
    for passage in body.passages:
        numbers[passage.kind] += 1
        entry = _passage(recorder, passage, numbers[passage.kind], paragraphs)
        first, *others = entry.pop("within")
        parts[first].setdefault("parts", []).append(entry | ({"isPartOf": one_or_many(others)} if others else {}))
        if entry["id"] == "#summary":
            node["summary"] = entry["id"]
    containers = {("heading", index): name for index, name in enumerate(headings)}
    containers |= {("paragraph", index): name for index, name in enumerate(paragraphs)}
    by_part = {part: parts[name] for part, name in containers.items()}
    loose = _mentions(recorder, node, by_part)
    _sayings(recorder, node, by_part)
    if body.signature is not None:
        name = recorder.entities.signer
        recorder.put(node, "signedBy", _signer(recorder, body.signature.value), body.signature)
        loose.append(recorder.mention(name, body.signature.span, body.signature.rule, None))
    for named in () if recorder.public else recorder.cable.opening.tag_persons:
        name = recorder.entities.fragment(named.value, "")
        entry = recorder.mention(name, named.span, named.rule, None)
        entry["taIdentRef"] = {"id": name, "type": "Person", "label": named.value, "name": named.value}
        loose.append(entry)
    _reading_notes(recorder, node)
    node["parts"] = [
        *node.get("parts", []),
        *loose,
        *sorted(parts.values(), key=lambda entry: int(entry["beginIndex"])),
    ]


def _signer(recorder: Recorder, signature: str) -> Node:
    """Return who signed, in that role at the sender; one whom the cable names in full goes by that name."""
    entities = recorder.entities
    membership: Node = {
        "id": "#membership-signer",
        "type": "Membership",
        "label": "signer",
        "roleAsWritten": "signer",
        "organization": sending(recorder),
    }
    if recorder.public:
        membership["official"] = True
    person: Node = {"id": entities.signer, "membership": membership}
    named = {entities.classifier, *(entities.name(found.key) for found in recorder.findings.persons)}
    return person if entities.signer in named else person | {"type": "Person", "label": signature, "name": signature}


def _paragraph(recorder: Recorder, name: str, paragraph: Paragraph) -> Node:
    title = f"¶{paragraph.number}" if paragraph.number is not None else "unnumbered paragraph"
    node: Node = {"id": name, "type": ["Paragraph", "DocoParagraph"], "label": title}
    if paragraph.number is not None:
        node["number"] = paragraph.number
    if paragraph.marking is not None:
        recorder.put(
            node,
            "marking",
            concept("markings", markings.code(paragraph.marking.value) or paragraph.marking.value),
            paragraph.marking,
        )
    text = Flow(recorder.cable.text, paragraph.pieces).text
    if recorder.shows(paragraph):
        node["text"] = text
    node["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    for citation in paragraph.citations:
        for cited in cited_by(recorder.cable.opening.references, citation.value):
            if cited not in several(node.get("citesReference", [])):
                recorder.put(node, "citesReference", cited, citation)
    return recorder.placed(node, paragraph.span, paragraph.rule)


def cited_by(references: Sequence[Reference], letter: str) -> list[str]:
    """Return the fragments of the references under a letter, or of the one of that number."""
    found = zip(reference_ids(references), references, strict=True)
    return [name for number, (name, reference) in enumerate(found, 1) if (reference.letter or str(number)) == letter]


def _passage(recorder: Recorder, passage: Passage, number: int, paragraphs: dict[str, Paragraph]) -> Node:
    """Describe a passage; ``within`` are the paragraphs that it stands in."""
    within = {
        name: paragraph
        for name, paragraph in paragraphs.items()
        if paragraph.span.begin < passage.span.end and passage.span.begin < paragraph.span.end
    }
    node: Node = {
        "id": "#summary" if passage.kind == "summary" and number == 1 else f"#{passage.kind}-{number}",
        "type": _PASSAGES[passage.kind],
        "label": passage.kind,
        "within": list(within),
    }
    if all(recorder.shows(paragraph) for paragraph in within.values()):
        pieces = [
            Span(max(piece.begin, passage.span.begin), min(piece.end, passage.span.end))
            for paragraph in within.values()
            for piece in paragraph.pieces
        ]
        node["text"] = Flow(recorder.cable.text, pieces).text
    return recorder.placed(node, passage.span, passage.rule)


def _mentions(recorder: Recorder, node: Node, containers: dict[tuple[str, int], Node]) -> list[Node]:
    """Put names into the parts that hold them; return those of the subject and the attention lines."""
    loose: list[Node] = []
    found: dict[str, dict[str, None]] = {"topic": {}, "attentionTo": {}}
    for mention in recorder.findings.mentions:
        if recorder.entities.withholds(mention.entity):
            continue
        name = recorder.entities.name(mention.entity)
        entry = recorder.mention(name, mention.span, mention.rule, mention.row)
        if name.startswith("topics:"):
            found["topic"][name] = None
        if mention.part[0] == "attention" and name.startswith("agents:"):
            found["attentionTo"][name] = None
        container = containers.get(mention.part)
        (loose if container is None else container.setdefault("parts", [])).append(entry)
    node.update({key: one_or_many(names) for key, names in found.items() if names})
    return loose


def _sayings(recorder: Recorder, node: Node, containers: dict[tuple[str, int], Node]) -> None:
    """Put what sentences say into the parts that hold them; what they say of entities goes beside."""
    sayings = Sayings(recorder)
    for part, entries in sayings.parts.items():
        container = containers.get(part)
        (node.setdefault("parts", []) if container is None else container.setdefault("parts", [])).extend(entries)
    node["included"] = [*describe_entities(recorder), *sayings.triples()]
    if not node["included"]:
        del node["included"]


def _reading_notes(recorder: Recorder, node: Node) -> None:
    notes = [
        recorder.placed(
            {
                "id": f"#reading-note-{number}",
                "type": "ReadingNote",
                "code": concept("readingNotes", note.code),
                "comment": note.sentence,
            },
            note.span,
            note.rule,
        )
        for number, note in enumerate(recorder.cable.notes, 1)
    ]
    if notes:
        node["readingNote"] = notes


def _paragraph_ids(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the fragments of paragraphs: by number, a repeated number with a further one, unnumbered ones counted."""
    seen: Counter[str] = Counter()
    names = []
    for paragraph in paragraphs:
        name = f"#p{paragraph.number}" if paragraph.number is not None else "#unnumbered"
        seen[name] += 1
        plain = paragraph.number is not None and seen[name] == 1
        names.append(name if plain else f"{name}-{seen[name]}")
    return names

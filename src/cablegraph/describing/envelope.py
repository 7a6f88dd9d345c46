"""What the header and the opening of a cable say: the record's keys before its text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cablegraph.describing.iris import cable_iri, concept, slug
from cablegraph.describing.recorder import Evidence
from cablegraph.describing.reference import Node, concepts, one_or_many
from cablegraph.extracting.lexicon import addressed, entities, originating

if TYPE_CHECKING:
    from cablegraph.cable import Delivery, Reference
    from cablegraph.describing.recorder import Recorder


def describe_opening(recorder: Recorder, node: Node) -> None:
    """Describe title, time, marking, captions, E.O., attention and TAGS."""
    opening, preamble = recorder.cable.opening, recorder.cable.preamble
    if opening.subject is not None:
        recorder.put(node, "title", opening.subject.value, opening.subject)
    else:
        node["title"] = preamble.title or recorder.cable.source_id
    _dates(recorder, node)
    if opening.classification is not None:
        recorder.put(node, "marking", concept("markings", opening.classification.value), opening.classification)
    else:
        node["marking"] = concept("markings", preamble.classification[:1].upper() or "U")
    for caption in opening.captions:
        recorder.put(node, "caption", concept("captions", caption.value), caption)
    if opening.section_count is not None:
        recorder.put(node, "sectionCount", opening.section_count.value, opening.section_count)
    else:
        node["sectionCount"] = 1
    if opening.executive_order is not None:
        recorder.put(node, "executiveOrder", opening.executive_order.value, opening.executive_order)
    for line in opening.attention:
        recorder.put(node, "attention", line.value, line)
    for tag in opening.tags:
        name = concept("tags", tag.value)
        known = concepts().get(name)
        described = {"type": "Concept", "label": tag.value, "prefLabel": tag.value, "notation": tag.value}
        row = f"{known.file}:{known.line}" if known is not None else None
        recorder.put(node, "subject", name if known is not None else {"id": name} | described, tag, row=row)


def _dates(recorder: Recorder, node: Node) -> None:
    opening, sent = recorder.cable.opening, recorder.cable.header.sent
    if sent is not None:
        recorder.put(node, "created", f"{sent.value:%Y-%m-%dT%H:%M:%SZ}", sent)
    else:
        node["created"] = {"@value": recorder.cable.preamble.date.isoformat(), "@type": "xsd:date"}
    if opening.declassify_on is not None:
        when = opening.declassify_on.value
        value = {"@value": when.isoformat(), "@type": "xsd:date"} if isinstance(when, date) else when
        recorder.put(node, "declassifyOn", value, opening.declassify_on)


def describe_header(recorder: Recorder, node: Node) -> None:
    """Describe transmission id, precedence, origin, sender and addressees."""
    header, origin = recorder.cable.header, originating(recorder.cable.preamble.origin)
    if header.transmission_id is not None:
        recorder.put(node, "transmissionId", header.transmission_id.value, header.transmission_id)
    if header.precedence is not None:
        recorder.put(node, "precedence", concept("precedences", header.precedence.value), header.precedence)
    name = recorder.cable.preamble.origin
    node["origin"] = origin or {
        "id": f"#org-{slug(name)}",
        "type": ["DiplomaticPost", "Organization"],
        "label": name,
    }
    row = None if origin is None else entities()[origin].row
    value = node["origin"] if isinstance(node["origin"], str) else node["origin"]["id"]
    recorder.evidence.append(Evidence(node["id"], "origin", value, None, "preamble.origin", row))
    if header.sender is not None:
        recorder.put(node, "senderAsWritten", header.sender.value, header.sender)
        found = addressed(header.sender.value)
        row = None if found is None else entities()[found].row
        recorder.put(node, "sender", _agent(header.sender.value), header.sender, row=row)
    for role in ("action", "info"):
        agents = [_agent(entry.as_written) for entry in header.deliveries if entry.role == role]
        ids = dict.fromkeys(agent if isinstance(agent, str) else agent["id"] for agent in agents)
        if ids:
            node[f"{role}Addressee"] = one_or_many(ids)
    deliveries = [_delivery(recorder, number, entry) for number, entry in enumerate(header.deliveries, 1)]
    if deliveries:
        node["delivery"] = deliveries


def _agent(written: str) -> str | Node:
    """Return the lexicon's entity for a name in the header, or an organization known in this cable alone."""
    found = addressed(written)
    return found or {"id": f"#org-{slug(written)}", "type": "Organization", "label": written}


def _delivery(recorder: Recorder, number: int, entry: Delivery) -> Node:
    node: Node = {
        "id": f"#delivery-{number}",
        "type": "Delivery",
        "label": f"{'to' if entry.role == 'action' else 'info'} {entry.as_written}",
        "deliveryRole": concept("deliveryRoles", entry.role),
        "addressee": _agent(entry.as_written),
        "asWritten": entry.as_written,
    }
    if entry.routing_indicator is not None:
        node["routingIndicator"] = entry.routing_indicator
    if entry.precedence is not None:
        node["precedence"] = concept("precedences", entry.precedence)
    if entry.station_serial is not None:
        node["stationSerial"] = entry.station_serial
    found = addressed(entry.as_written)
    return recorder.placed(node, entry.span, entry.rule, None if found is None else entities()[found].row)


def describe_references(recorder: Recorder, node: Node) -> None:
    """Describe the REF list and the cables that it cites."""
    cited = []
    found = []
    for number, reference in enumerate(recorder.cable.opening.references, 1):
        entry = _reference(recorder, number, reference)
        if "citedCable" in entry:
            cited.append(entry["citedCable"]["id"])
        found.append(entry)
    if found:
        node["reference"] = found
    if cited:
        node["references"] = one_or_many(dict.fromkeys(cited))


def _reference(recorder: Recorder, number: int, reference: Reference) -> Node:
    node: Node = {
        "id": reference_id(reference.letter or str(number)),
        "type": "Reference",
        "label": f"Ref {reference.letter}" if reference.letter else "Ref",
        "asWritten": reference.as_written,
    }
    if reference.letter is not None:
        node["letter"] = reference.letter
    if reference.kind is not None:
        node["referenceKind"] = concept("referenceKinds", reference.kind)
    if reference.cited_id is not None:
        cited = cable_iri(reference.cited_id, recorder.base)
        recorder.evidence.append(Evidence(node["id"], "citedCable", cited, reference.span, reference.rule))
        node["citedCable"] = {
            "id": cited,
            "type": "Record",
            "label": reference.cited_id,
            "identifier": reference.cited_id,
        }
    return recorder.placed(node, reference.span, reference.rule)


def reference_id(letter: str) -> str:
    """Return the fragment of a reference, by its letter or its number."""
    return f"#ref-{letter}"

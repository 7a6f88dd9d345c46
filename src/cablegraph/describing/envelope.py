"""What the header and the opening of a cable say: the record's keys before its text."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.data.iris import cable_iri, concept, slug
from cablegraph.describing.recorder import Evidence
from cablegraph.describing.reference import Node, concepts, one_or_many, several
from cablegraph.extracting.addresses import addressed, is_post, originating
from cablegraph.extracting.lexicon import entities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.cable import Delivery, Reference
    from cablegraph.describing.recorder import Recorder


_FOUO = "FOR OFFICIAL USE ONLY"
_ROLES = {"action": "to", "info": "info", "excluded": "not to"}


def describe_opening(recorder: Recorder, node: Node) -> None:
    """Describe title, time, marking, captions, E.O., attention and TAGS."""
    opening, preamble = recorder.cable.opening, recorder.cable.preamble
    if opening.subject is not None:
        recorder.put(node, "title", opening.subject.value, opening.subject)
    else:
        node["title"] = recorder.cable.source_id
    _dates(recorder, node)
    if opening.classification is not None:
        recorder.put(node, "marking", concept("markings", opening.classification.value), opening.classification)
    else:
        node["marking"] = concept("markings", _classified(preamble.classification))
    _authority(recorder, node)
    for caption in {caption.value: caption for caption in reversed(opening.captions)}.values():
        recorder.put(node, "caption", concept("captions", caption.value), caption)
    if _FOUO in preamble.classification.upper() and "captions:SENSITIVE" not in several(node.get("caption", [])):
        # UNCLASSIFIED//FOR OFFICIAL USE ONLY is what sources call UNCLAS with the caption SENSITIVE.
        node["caption"] = [*several(node.get("caption", [])), "captions:SENSITIVE"]
    if opening.section_count is not None:
        recorder.put(node, "sectionCount", opening.section_count.value, opening.section_count)
    elif opening.message_id is not None:
        recorder.put(node, "sectionCount", 1, opening.message_id)
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


def _classified(words: str) -> str:
    """Return the marking that a source's own words say; none is unclassified.

    >>> _classified("CONFIDENTIAL//NOFORN"), _classified("LIMITED OFFICIAL USE"), _classified("")
    ('C', 'LOU', 'U')
    """
    first = words[:1].upper() or "U"
    return {"L": "LOU", "T": "TS"}.get(first, first)


def _dates(recorder: Recorder, node: Node) -> None:
    opening, sent = recorder.cable.opening, recorder.cable.header.sent
    if sent is not None:
        recorder.put(node, "created", f"{sent.value:%Y-%m-%dT%H:%M:%SZ}", sent)
    elif recorder.cable.preamble.date is not None:
        node["created"] = {"@value": recorder.cable.preamble.date.isoformat(), "@type": "xsd:date"}
    if opening.declassify_on is not None:
        when = opening.declassify_on.value
        value = {"@value": when.isoformat(), "@type": "xsd:date"} if isinstance(when, date) else when
        recorder.put(node, "declassifyOn", value, opening.declassify_on)


def _authority(recorder: Recorder, node: Node) -> None:
    """Describe who classified the cable, in which capacity, why."""
    authority = recorder.cable.opening.classified_by
    if authority is None:
        return
    for reason in authority.reasons:
        recorder.put(node, "classificationReason", reason, Field(reason, authority.span, authority.rule))
    if authority.derived_from is not None:
        recorder.put(node, "derivedFrom", authority.derived_from, Field("", authority.span, authority.rule))
    if authority.name is not None:
        person: Node = {
            "id": recorder.entities.classifier,
            "type": "Person",
            "label": authority.name,
            "name": authority.name,
        }
        recorder.put(node, "classifiedBy", person, Field(authority.name, authority.span, authority.rule))
        if authority.title is not None:
            person["membership"] = {
                "id": "#membership-classifier",
                "type": "Membership",
                "label": authority.title,
                "roleAsWritten": authority.title,
                "organization": sending(recorder),
            }
            if recorder.public:
                person["membership"]["official"] = True


def sending(recorder: Recorder) -> str | Node:
    """Return the post that the cable comes from."""
    sender = recorder.cable.header.sender
    return _origin(recorder) if sender is None else _agent(sender.value)


def _origin(recorder: Recorder) -> str | Node:
    """Return the post that the source names, or, for a bare telegram, the sender."""
    name, sender = recorder.cable.preamble.origin, recorder.cable.header.sender
    if name is None:
        return _agent("unknown" if sender is None else sender.value)
    found = originating(name)
    return found or {"id": f"#org-{slug(name)}", "type": ["DiplomaticPost", "Organization"], "label": name}


def describe_header(recorder: Recorder, node: Node) -> None:
    """Describe transmission id, precedence, origin, sender and addressees."""
    header = recorder.cable.header
    if header.transmission_id is not None:
        recorder.put(node, "transmissionId", header.transmission_id.value, header.transmission_id)
    if header.precedence is not None:
        recorder.put(node, "precedence", concept("precedences", header.precedence.value), header.precedence)
    node["origin"] = origin = _origin(recorder)
    name = origin if isinstance(origin, str) else str(origin["id"])
    recorder.origin = name
    row = entities()[name].row if name in entities() else None
    if recorder.cable.preamble.origin is not None:
        recorder.evidence.append(Evidence(node["id"], "origin", name, None, "preamble.origin", row))
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
    types = ["DiplomaticPost", "Organization"] if is_post(written) else "Organization"
    return found or {"id": f"#org-{slug(written)}", "type": types, "label": written}


def _delivery(recorder: Recorder, number: int, entry: Delivery) -> Node:
    node: Node = {
        "id": f"#delivery-{number}",
        "type": "Delivery",
        "label": f"{_ROLES[entry.role]} {entry.as_written}",
        "deliveryRole": concept("deliveryRoles", entry.role),
        "addressee": _agent(entry.as_written),
        "asWritten": entry.as_written,
        "isPartOf": cable_iri(recorder.cable.source_id, recorder.base),
    }
    if entry.offices:
        node["attention"] = one_or_many(entry.offices)
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
    references = recorder.cable.opening.references
    found = [
        _reference(recorder, name, reference)
        for name, reference in zip(reference_ids(references), references, strict=True)
    ]
    cited = dict.fromkeys(entry["citedCable"]["id"] for entry in found if "citedCable" in entry)
    if found:
        node["reference"] = found
    if cited:
        node["references"] = one_or_many(cited)


def _reference(recorder: Recorder, name: str, reference: Reference) -> Node:
    label = f"Ref {reference.letter}" if reference.letter else "Ref"
    node: Node = {
        "id": name,
        "type": "Reference",
        "label": f"{label} and previous" if reference.kind == "previous" else label,
        "asWritten": reference.as_written,
        "isPartOf": cable_iri(recorder.cable.source_id, recorder.base),
    }
    if reference.letter is not None:
        node["letter"] = reference.letter
    if reference.kind is not None:
        node["referenceKind"] = concept("referenceKinds", reference.kind)
    if reference.title is not None:
        node["title"] = reference.title
    if reference.marks:
        node["caption"] = one_or_many(concept("captions", mark) for mark in reference.marks)
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


def reference_ids(references: Sequence[Reference]) -> list[str]:
    """Return the fragments of references: by letter, or number for one without; a second of a letter counted."""
    seen: Counter[str] = Counter()
    names = []
    for number, reference in enumerate(references, 1):
        name = f"#ref-{reference.letter or number}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return names

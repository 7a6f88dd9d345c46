"""What a cable's sentences say: statements, meetings, amounts, periods, proposals, movements and relations."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from cablegraph.describing.dates import bounds
from cablegraph.describing.reference import Node, one_or_many
from cablegraph.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cablegraph.cable import Paragraph, Span
    from cablegraph.describing.recorder import Recorder
    from cablegraph.extracting.findings import Amount, Meeting, Movement, Part, Period, Proposal, Relation, Statement

_POLARITY = {False: "asserted", True: "denied"}


class Sayings:
    """Describes what was found in the sentences of a cable, part by part of its text."""

    def __init__(self, recorder: Recorder) -> None:
        """Prepare for one cable; ``included`` are the triples that its sentences yield of entities."""
        self.recorder = recorder
        self.name = recorder.entities.name
        self.parts: dict[Part, list[Node]] = defaultdict(list)
        self.included: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        findings = recorder.findings
        self.amounts = {index: f"#amount-{index + 1}" for index in range(len(findings.amounts))}
        for index, amount in enumerate(findings.amounts):
            self._add(amount.part, self._amount(index, amount))
        self.periods = {index: f"#period-{index + 1}" for index in range(len(findings.periods))}
        for index, period in enumerate(findings.periods):
            self._add(period.part, self._period(index, period))
        groups = self._relations(findings.relations)
        for number, statement in enumerate(findings.statements, 1):
            self._add(statement.part, self._statement(number, statement, groups))
        for number, (_, group) in enumerate(sorted(groups.items()), 1):
            self._add(group[0].part, self._relation(number, group))
        self._claims(len(findings.statements), len(groups))
        for number, meeting in enumerate(findings.meetings, 1):
            self._add(meeting.part, self._meeting(number, meeting))
        for number, proposal in enumerate(findings.proposals, 1):
            self._add(proposal.part, self._proposal(number, proposal))
        for number, movement in enumerate(findings.movements, 1):
            self._add(movement.part, self._movement(number, movement))

    def _add(self, part: Part, node: Node) -> None:
        self.parts[part].append(node)

    def _paragraph(self, part: Part) -> Paragraph | None:
        return self.recorder.cable.body.paragraphs[part[1]] if part[0] == "paragraph" else None

    def _words(self, part: Part, span: Span) -> dict[str, str]:
        """Return the text of a sentence, if the profile shows it."""
        paragraph = self._paragraph(part)
        if paragraph is None or not self.recorder.shows(paragraph):
            return {}
        pieces = [
            type(span)(max(piece.begin, span.begin), min(piece.end, span.end))
            for piece in paragraph.pieces
            if piece.begin < span.end and span.begin < piece.end
        ]
        return {"text": Flow(self.recorder.cable.text, pieces).text}

    def _within(self, span: Span, part: Part, besides: Iterable[str] = ()) -> list[str]:
        """Return what is named in a stretch, each once, amounts and periods behind names."""
        findings, left_out = self.recorder.findings, set(besides)
        names = [
            self.name(mention.entity)
            for mention in findings.mentions
            if mention.part == part and span.holds(mention.span) and mention.entity not in left_out
        ]
        amounts = [
            self.amounts[index]
            for index, amount in enumerate(findings.amounts)
            if amount.part == part and span.holds(amount.span)
        ]
        periods = [
            self.periods[index]
            for index, period in enumerate(findings.periods)
            if period.part == part and span.holds(period.span)
        ]
        return list(dict.fromkeys([*names, *amounts, *periods]))

    def _amount(self, index: int, amount: Amount) -> Node:
        unit = {"currency": amount.unit} if amount.kind == "money" else {"unitText": amount.unit}
        figures = f"{amount.least:f}" if amount.least == amount.most else f"{amount.least:f}-{amount.most:f}"
        node: Node = {
            "id": self.amounts[index],
            "type": "MonetaryAmount" if amount.kind == "money" else "QuantitativeValue",
            "label": f"{amount.unit} {figures}" if amount.kind == "money" else f"{figures} {amount.unit}",
            "minValue": f"{amount.least:f}",
            "maxValue": f"{amount.most:f}",
        } | unit
        paragraph = self._paragraph(amount.part)
        if amount.about is not None and self.recorder.shows(paragraph):
            node["aboutAsWritten"] = amount.about.value
        if amount.conversion_of is not None:
            node["conversionOf"] = self.amounts[amount.conversion_of]
        return self.recorder.placed(node, amount.span, amount.rule)

    def _period(self, index: int, period: Period) -> Node:
        begin, end = bounds(period.value)
        node: Node = {"id": self.periods[index], "type": "PeriodOfTime", "label": period.value}
        node |= {key: day for key, day in (("startDate", begin), ("endDate", end)) if day is not None}
        return self.recorder.placed(node, period.span, period.rule)

    def _relations(
        self, relations: Sequence[Relation], *, direct: bool = True
    ) -> dict[tuple[Span, str, str], list[Relation]]:
        """Group relations by sentence, subject and predicate, and keep the triples of those that are not denied."""
        groups: dict[tuple[Span, str, str], list[Relation]] = defaultdict(list)
        for relation in relations:
            groups[relation.span, relation.subject, relation.predicate].append(relation)
            if direct and not relation.denied:
                values = self.included[self.name(relation.subject)][relation.predicate]
                value = self.name(relation.object)
                if value not in values:
                    values.append(value)
        return groups

    def _triple(self, group: Sequence[Relation]) -> Node:
        """Return subject, predicate and objects of relations, as the statement of a triple."""
        first = group[0]
        return {
            "statedSubject": self.name(first.subject),
            "statedPredicate": first.predicate,
            "statedObject": one_or_many(self.name(relation.object) for relation in group),
        }

    def _claims(self, statements: int, relations: int) -> None:
        """Add what others claim, numbered behind what was found, with who claims it and when."""
        for added in self.recorder.added:
            claim, told, relation = added.claim, added.statement, added.relation
            groups = {} if relation is None else self._relations([relation], direct=claim.modality == "stated")
            if told is not None:
                statements += 1
                part, node = told.part, self._statement(statements, told, groups, claim.row)
            elif relation is not None:
                relations += 1
                part, node = relation.part, self._relation(relations, [relation], claim.row)
            else:
                continue
            self._add(part, node | {"creator": claim.author, "dateSubmitted": claim.date})

    def _statement(
        self,
        number: int,
        statement: Statement,
        groups: dict[tuple[Span, str, str], list[Relation]],
        row: str | None = None,
    ) -> Node:
        node: Node = {
            "id": f"#statement-{number}",
            "type": "Statement",
            "label": f"statement {number}",
            "speaker": self.name(statement.speaker),
        }
        if statement.addressee is not None:
            node["addressedTo"] = self.name(statement.addressee)
        node["reportingVerb"] = statement.verb.value
        node["polarity"] = _POLARITY[statement.denied]
        node["modality"] = statement.modality
        about = self._within(statement.span, statement.part, (statement.speaker,))
        if about:
            node["about"] = one_or_many(about)
        own = [key for key in groups if key[0] == statement.span]
        # More triples than one stand on nodes of their own, or it could not be told which subject has which object.
        if len(own) == 1:
            node |= self._triple(groups.pop(own[0]))
        node |= self._words(statement.part, statement.span)
        return self.recorder.placed(node, statement.span, statement.rule, row)

    def _relation(self, number: int, group: Sequence[Relation], row: str | None = None) -> Node:
        first = group[0]
        node: Node = {
            "id": f"#relation-{number}",
            "type": "StatedTriple",
            "label": f"relation {number}",
            "polarity": _POLARITY[first.denied],
        }
        return self.recorder.placed(node | self._triple(group), first.span, first.rule, row)

    def _meeting(self, number: int, meeting: Meeting) -> Node:
        node: Node = {
            "id": f"#meeting-{number}",
            "type": ["Meeting", "Event"],
            "label": f"meeting {number}",
            "attendee": one_or_many(map(self.name, meeting.participants)),
        }
        if meeting.day is not None:
            node["startDate"] = meeting.day
        if meeting.place is not None:
            node["location"] = meeting.place
        return self.recorder.placed(node, meeting.span, meeting.rule)

    def _proposal(self, number: int, proposal: Proposal) -> Node:
        node: Node = {
            "id": f"#proposal-{number}",
            "type": "Proposal",
            "label": f"proposal {number}",
            "proposer": one_or_many(map(self.name, proposal.proposers)),
        }
        if proposal.addressee is not None:
            node["proposedTo"] = self.name(proposal.addressee)
        if proposal.about:
            node["about"] = one_or_many(map(self.name, proposal.about))
        shown = self.recorder.shows(self._paragraph(proposal.part))
        if proposal.words and shown:
            node["aboutAsWritten"] = proposal.words
        if proposal.outcome is not None and shown:
            self.recorder.put(node, "outcome", proposal.outcome.value, proposal.outcome)
        return self.recorder.placed(node, proposal.span, proposal.rule)

    def _movement(self, number: int, movement: Movement) -> Node:
        ends: dict[str, tuple[str, ...]] = {
            "fromLocation": movement.origins,
            "throughLocation": movement.transits,
            "toLocation": movement.destinations,
            "purpose": movement.purposes,
        }
        node: Node = {"id": f"#movement-{number}", "type": "Movement", "label": f"movement {number}"}
        node |= {key: one_or_many(map(self.name, values)) for key, values in ends.items() if values}
        if movement.victims and self.recorder.shows(self._paragraph(movement.part)):
            node["victimsAsWritten"] = one_or_many(movement.victims)
        node["polarity"] = _POLARITY[movement.denied]
        return self.recorder.placed(node, movement.span, movement.rule)

    def triples(self) -> list[Node]:
        """Return the triples that sentences yield of entities, as nodes."""
        found: list[Node] = []
        for name, keys in sorted(self.included.items()):
            values: dict[str, Any] = {key: one_or_many(sorted(objects)) for key, objects in sorted(keys.items())}
            found.append({"id": name} | values)
        return found

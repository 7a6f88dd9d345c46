"""Writes down what is said together with the characters behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cablegraph import data
from cablegraph.describing.people import Entities
from cablegraph.extracting import find
from cablegraph.extracting.claims import add_claims
from cablegraph.flow import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.cable import Cable, Field, Paragraph, Span
    from cablegraph.data import Claim
    from cablegraph.describing.reference import Node

_SENSITIVE = {"SENSITIVE", "FOR OFFICIAL USE ONLY", "FOUO"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a record says something.

    ``subject`` and ``value`` are ids as in the record (``value`` is ``None`` for the node itself), ``key`` its term;
    ``span`` is where in the cable's text, ``None`` for what the source says outside of it; ``row`` a lexicon's
    file and line, or a claim's.
    """

    subject: str
    key: str
    value: str | None
    span: Span | None
    rule: str
    row: str | None = None


class Recorder:
    """Keeps, for one cable, why its record says what it says; ``public`` withholds text and names in IRIs."""

    def __init__(self, cable: Cable, base: str, *, public: bool, claims: Sequence[Claim] | None = None) -> None:
        """Prepare for one cable, with the packaged claims about it where no others are given."""
        self.cable = cable
        self.base = base
        self.public = public
        self.evidence: list[Evidence] = []
        self.findings = find(cable)
        claimed = data.claims().get(cable.source_id, ()) if claims is None else claims
        self.added = add_claims(cable, self.findings, claimed)
        self.entities = Entities(cable, self.findings, public=public)
        self.origin: str = ""

    def put(self, node: Node, key: str, value: Any, why: Field[Any], *, row: str | None = None) -> None:
        """Set ``node[key]`` (a list grows) and keep why."""
        shown = value["id"] if isinstance(value, dict) and "id" in value else value
        shown = shown["@value"] if isinstance(shown, dict) else shown
        self.evidence.append(Evidence(node["id"], key, str(shown), why.span, why.rule, row))
        if key not in node:
            node[key] = value
        elif isinstance(node[key], list):
            node[key].append(value)
        else:
            node[key] = [node[key], value]

    def placed(self, node: Node, span: Span, rule: str, row: str | None = None) -> Node:
        """Give a node its span and its rule, and keep why."""
        self.evidence.append(Evidence(node["id"], "", None, span, rule, row))
        return node | {"beginIndex": span.begin, "endIndex": span.end, "rule": rule}

    def mention(self, entity: str, span: Span, rule: str, row: str | None) -> Node:
        """Return the node of a name in the text, and keep why."""
        node: Node = {"id": f"#char={span.begin},{span.end}", "type": "Phrase", "taIdentRef": entity}
        self.evidence.append(Evidence(node["id"], "taIdentRef", entity, span, rule, row))
        return node | {"beginIndex": span.begin, "endIndex": span.end, "rule": rule}

    def shows(self, paragraph: Paragraph | None) -> bool:
        """Tell whether the text of a paragraph may be shown; without a mark of its own it takes the cable's.

        The public profile shows what is unclassified: marked U, or in a cable that is and that is not sensitive.
        """
        if not self.public:
            return True
        if paragraph is not None and self._names_withheld(paragraph):
            return False
        if paragraph is not None and paragraph.marking is not None:
            return paragraph.marking.value == "U"
        opening = self.cable.opening
        sensitive = any(caption.value in _SENSITIVE for caption in opening.captions)
        return opening.classification is not None and opening.classification.value == "U" and not sensitive

    def _names_withheld(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph names somebody whom the profile does not name."""
        return self.entities.names_withheld(Flow(self.cable.text, paragraph.pieces, join=True).text)

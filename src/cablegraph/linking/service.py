"""Another source of candidates: a service that speaks the W3C group's Reconciliation Service API, version 0.2."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cablegraph.data import compact
from cablegraph.errors import StoreError
from cablegraph.linking.client import Question
from cablegraph.linking.wikidata import ENTITY, Item, known_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cablegraph.linking.client import Client
    from cablegraph.linking.subjects import Subject

_BATCH = 10
# The class that a service over Wikidata is asked for.
_CLASS = {
    "city": "Q486972",
    "state": "Q56061",
    "country": "Q6256",
    "post": "Q213283",
    "organization": "Q43229",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What a service offers for an entity: an item, its kinds as far as they are known, and what the service thinks."""

    iri: str
    item: Item
    kinds: frozenset[str]
    note: str


class Service:
    """A reconciliation service, by the URL of its manifest."""

    def __init__(self, client: Client, url: str) -> None:
        """Read the manifest.

        Raises :class:`~cablegraph.errors.StoreError` where there is none.
        """
        self.client, self.url = client, url
        manifest = client.ask(Question(url, {}))
        space = manifest.get("identifierSpace") if isinstance(manifest, dict) else None
        if not isinstance(space, str) or "name" not in manifest:
            msg = f"{url}: no manifest of a reconciliation service, expected one with name and identifierSpace"
            raise StoreError(msg)
        self.space = space
        view = manifest.get("view")
        self.view = str(view["url"]) if isinstance(view, dict) and "url" in view else ""
        self.of_wikidata = space == ENTITY
        size = manifest.get("batchSize")
        self.batch = min(_BATCH, size) if isinstance(size, int) and size > 0 else _BATCH

    def _iri(self, name: str) -> str:
        if name.startswith(("http://", "https://")):
            return name
        if self.of_wikidata or self.space.endswith(("/", "#", "=")) or not self.view:
            return self.space + quote(name, safe="")
        return self.view.replace("{{id}}", quote(name, safe=""))

    def _query(self, subject: Subject, limit: int) -> dict[str, Any]:
        query: dict[str, Any] = {"query": subject.label, "limit": limit}
        if self.of_wikidata and subject.kind in _CLASS:
            query["type"] = _CLASS[subject.kind]
        if self.of_wikidata and subject.country is not None:
            query["properties"] = [{"pid": "P17", "v": {"id": subject.country}}]
        return query

    def offers(self, subjects: Sequence[Subject], limit: int) -> Iterator[tuple[Subject, list[Offer]]]:
        """Yield what is offered for each entity."""
        batches = [subjects[at : at + self.batch] for at in range(0, len(subjects), self.batch)]
        questions = [
            Question(
                self.url,
                {
                    "queries": json.dumps(
                        {f"q{number}": self._query(subject, limit) for number, subject in enumerate(batch)},
                        ensure_ascii=False,
                        sort_keys=True,
                    )
                },
                "POST",
            )
            for batch in batches
        ]
        for batch, answer in zip(batches, self.client.ask_all(questions), strict=True):
            for number, subject in enumerate(batch):
                results = (answer.get(f"q{number}") or {}).get("result") or []
                yield subject, [self._offer(result) for result in results if "id" in result]

    def _offer(self, result: dict[str, Any]) -> Offer:
        types = [kind if isinstance(kind, dict) else {"id": kind} for kind in result.get("type") or ()]
        classes = tuple(str(kind["id"]) for kind in types if "id" in kind)
        known = known_classes() if self.of_wikidata else {}
        said = ", ".join(str(kind.get("name", kind.get("id", ""))) for kind in types)
        iri = self._iri(str(result["id"]))
        item = Item(
            id=compact(iri),
            label=str(result.get("name", "")),
            description=str(result.get("description") or said),
        )
        note = f"the service's score {result.get('score', '-')}{', a match' if result.get('match') is True else ''}"
        return Offer(iri, item, frozenset(known[name] for name in classes if name in known), note)

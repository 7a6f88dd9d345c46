"""Claims: rows that others add to a cable, held to the words of the paragraph on which they rest."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.data import concepts
from cablegraph.extracting.findings import Relation, Statement
from cablegraph.extracting.lexicon import entities
from cablegraph.extracting.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cablegraph.cable import Cable
    from cablegraph.data import Claim
    from cablegraph.extracting.findings import Findings
    from cablegraph.extracting.texts import Text

RULE = "claim.added"


@dataclass(frozen=True, slots=True)
class Added:
    """What a claim adds to a cable: a statement, a relation, or both; or ``refused``, why it adds nothing."""

    claim: Claim
    statement: Statement | None = None
    relation: Relation | None = None
    refused: str | None = None


def add_claims(cable: Cable, findings: Findings, claims: Iterable[Claim]) -> list[Added]:
    """Return what each claim adds to what was found in a cable."""
    claimed = list(claims)
    if not claimed:
        return []
    named = _named(cable, findings)
    texts = [text for text in texts_of(cable) if text.part[0] == "paragraph"]
    return [_added(cable, texts, named, claim) for claim in claimed]


def _named(cable: Cable, findings: Findings) -> dict[str, set[str]]:
    """Return who and what may be claimed of: each by its key, and by the names under which the cable mentions it."""
    named: dict[str, set[str]] = defaultdict(set)
    keys = {found.key for several in (findings.persons, findings.organizations, findings.officers) for found in several}
    for key in (*entities(), *concepts("topics"), *keys):
        named[key].add(key)
    for mention in findings.mentions:
        named[" ".join(cable.characters(mention.span).split())].add(mention.entity)
    return named


def _added(cable: Cable, texts: Iterable[Text], named: Mapping[str, set[str]], claim: Claim) -> Added:
    keys: dict[str, str] = {}
    for role in ("speaker", "addressee", "subject", "object"):
        written: str | None = getattr(claim, role)
        if written is None:
            continue
        meant = named.get(written, set())
        if len(meant) != 1:
            found = "is not known" if not meant else f"may be each of {len(meant)}"
            expected = "expected an entity of the lexicon or of the cable, or one by a name that the cable mentions"
            return Added(claim, refused=f"{role} {written} {found}, {expected}")
        keys[role] = next(iter(meant))
    claim = replace(
        claim,
        speaker=keys.get("speaker"),
        addressee=keys.get("addressee"),
        subject=keys.get("subject"),
        object=keys.get("object"),
    )
    where = "a paragraph without number" if claim.paragraph is None else f"¶{claim.paragraph}"
    numbered = [text for text in texts if cable.body.paragraphs[text.part[1]].number == claim.paragraph]
    if not numbered:
        return Added(claim, refused=f"the cable has no {where.removeprefix('a ')}, expected the number of a paragraph")
    missing = [next((cue for cue in claim.cues if _find(text, cue) is None), None) for text in numbered]
    if None not in missing:
        return Added(claim, refused=f'cue "{missing[0]}" does not stand in {where}, expected words of it')
    return _resting(claim, numbered[missing.index(None)])


def _find(text: Text, cue: str, begin: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Return where a cue stands as words of their own, white space being one blank."""
    words = r"\s+".join(map(re.escape, cue.split()))
    found = re.compile(rf"(?<!\w){words}(?!\w)").search(
        text.flow.text, begin, len(text.flow.text) if end is None else end
    )
    return None if found is None else found.span()


def _stretches(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a paragraph, then two in a row, then three, and at last the whole paragraph."""
    count = len(text.sentences)
    for length in range(1, count + 1):
        for first in range(count - length + 1):
            yield text.sentences[first].begin, text.sentences[first + length - 1].end
    yield 0, len(text.flow.text)


def _resting(claim: Claim, text: Text) -> Added:
    """Return what a claim adds, with the least stretch of sentences that holds its cues."""
    begin, end = next(
        stretch for stretch in _stretches(text) if all(_find(text, cue, *stretch) is not None for cue in claim.cues)
    )
    span = text.flow.span(begin, end)
    cue = text.flow.span(*(_find(text, claim.cues[0], begin, end) or (begin, end)))
    statement = relation = None
    if claim.speaker is not None and claim.verb is not None:
        statement = Statement(
            speaker=claim.speaker,
            speaker_span=cue,
            addressee=claim.addressee,
            verb=Field(claim.verb, cue, RULE),
            denied=claim.denied,
            modality=claim.modality,
            span=span,
            part=text.part,
            rule=RULE,
        )
    if claim.subject is not None and claim.predicate is not None and claim.object is not None:
        relation = Relation(claim.subject, claim.predicate, claim.object, claim.denied, span, text.part, RULE)
    return Added(claim, statement, relation)

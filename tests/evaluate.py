"""Compares what is found in cables with what careful readers wrote down before: `make evaluate`."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import cablegraph
from cablegraph.cable import Span
from cablegraph.extracting import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cablegraph.cable import Cable
    from cablegraph.extracting import Findings

TOP = Path(__file__).parent.parent
GOLD = TOP / "tests" / "gold"
SHARED = TOP.parent / "shared" / "cables"
KINDS = (
    "organizations",
    "places",
    "people",
    "roles",
    "meetings",
    "amounts",
    "dates",
    "speakers",
    "polarity",
    "relations",
)
_HALF = 0.5


class Row(NamedTuple):
    """A row of gold: its kind, its span, its value, and the spans of its two further columns."""

    kind: str
    span: Span
    value: str
    to: tuple[Span, ...]
    of: tuple[Span, ...]


def _spans(cell: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, part.split("-"))) for part in cell.split("|") if part)


def rows(path: Path) -> list[Row]:
    """Return the rows of a gold file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            Row(
                row["kind"],
                Span(int(row["begin"]), int(row["end"])),
                row["value"],
                _spans(row["to"]),
                _spans(row["of"]),
            )
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def cases() -> Iterator[tuple[str, Cable, list[Row]]]:
    """Yield the cables that have gold: ours, and the real ones that are here."""
    for folder in sorted(path for path in GOLD.iterdir() if path.is_dir()):
        yield folder.name, next(cablegraph.read(folder / "cable.txt")), rows(folder / "gold.tsv")
    for path in sorted(GOLD.glob("*.tsv")):
        for place in (SHARED, SHARED / "dev"):
            if (place / f"{path.stem}.txt").exists():
                yield path.stem, next(cablegraph.read(place / f"{path.stem}.txt")), rows(path)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share at least half of the longer."""
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return shared >= _HALF * max(one.end - one.begin, other.end - other.begin)


class Score(Counter[str]):
    """Counts what was found rightly, found wrongly, and missed, by kind."""

    def add(
        self, kind: str, gold: Sequence[object], found: Sequence[object], same: Callable[..., bool]
    ) -> list[tuple[str, object]]:
        """Match what was found with gold, each once, and return what does not match."""
        left = list(found)
        wrong: list[tuple[str, object]] = []
        for row in gold:
            hit = next((one for one in left if same(row, one)), None)
            if hit is None:
                self[f"{kind} missed"] += 1
                wrong.append((f"{kind} missed", row))
            else:
                left.remove(hit)
                self[f"{kind} right"] += 1
        self[f"{kind} wrong"] += len(left)
        return [*wrong, *((f"{kind} wrong", one) for one in left)]

    def figures(self, kind: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a kind."""
        right, wrong, missed = (self[f"{kind} {how}"] for how in ("right", "wrong", "missed"))
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + missed) if right + missed else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _family(entity: str) -> str | None:
    if entity.startswith(("places:", "place: ")):
        return "places"
    if entity.startswith(("agents:", "posts:", "organization:")):
        return "organizations"
    return "people" if entity.startswith("person:") else None


_NAMES = {"organization": "organizations", "place": "places", "person": "people"}


def score(cable: Cable, gold: list[Row], total: Score) -> list[tuple[str, object]]:
    """Add a cable's figures; return what does not match."""
    found = find(cable)
    where: dict[str, list[Span]] = defaultdict(list)
    for mention in found.mentions:
        where[mention.entity].append(mention.span)
    for officer in found.officers:
        # An officer without a name is meant wherever his words stand.
        again = re.finditer(rf"(?<!\w){re.escape(cable.characters(officer.span))}(?!\w)", cable.text)
        where[officer.key] += [officer.span, *(Span(*match.span()) for match in again)]
    for statement in found.statements:
        where[statement.speaker].append(statement.speaker_span)

    def named(key: str, spans: Sequence[Span]) -> bool:
        return any(overlap(span, place) or place.holds(span) for span in spans for place in where[key])

    wrong: list[tuple[str, object]] = []
    for value, kind in _NAMES.items():
        own = [row for row in gold if row.kind == "mention" and row.value == value]
        theirs = [
            mention for mention in found.mentions if mention.part[0] != "attention" and _family(mention.entity) == kind
        ]
        wrong += total.add(kind, own, theirs, lambda row, one: overlap(row.span, one.span))
    of = {
        kind: [row for row in gold if row.kind == kind]
        for kind in ("role", "meeting", "amount", "date", "statement", "relation")
    }
    roles = [
        *((one.member, one.span) for one in found.memberships),
        *((one.key, one.span) for one in found.officers if one.rule not in {"officer.name", "officer.noun"}),
    ]
    wrong += total.add(
        "roles",
        of["role"],
        roles,
        lambda row, one: (
            any(overlap(span, one[1]) or span.holds(one[1]) or one[1].holds(span) for span in row.to)
            and named(one[0], [row.span, *row.to])
        ),
    )
    wrong += total.add(
        "meetings",
        of["meeting"],
        found.meetings,
        lambda row, one: (
            overlap(row.span, one.span)
            and (not row.value or row.value == one.day)
            and sum(any(named(key, [span]) for span in row.to) for key in one.participants) >= min(2, len(row.to))
        ),
    )
    wrong += total.add(
        "amounts",
        of["amount"],
        found.amounts,
        lambda row, one: (
            overlap(row.span, one.span) and row.value.split(":")[2:] == [f"{one.least:f}", f"{one.most:f}"]
        ),
    )
    wrong += total.add(
        "dates", of["date"], found.periods, lambda row, one: overlap(row.span, one.span) and row.value == one.value
    )
    wrong += total.add(
        "speakers",
        of["statement"],
        found.statements,
        lambda row, one: (
            overlap(row.span, one.span)
            and (any(overlap(span, one.speaker_span) or one.speaker_span.holds(span) for span in row.to))
            and (named(one.speaker, [*row.of, *row.to]))
        ),
    )
    wrong += total.add(
        "polarity",
        of["statement"],
        found.statements,
        lambda row, one: (
            overlap(row.span, one.span)
            and named(one.speaker, [*row.to, *row.of])
            and row.value == f"{'denied' if one.denied else 'asserted'} {one.modality}"
        ),
    )
    wrong += total.add(
        "relations",
        of["relation"],
        _relations(found),
        lambda row, one: (
            row.value == one[1]
            and overlap(row.span, one[3])
            and (one[0] is None or named(one[0], row.to))
            and named(one[2], row.of)
        ),
    )
    return wrong


_PREDICATES = {
    "subOrganizationOf": "partOf",
    "hasMember": "memberOf",
    "location": "locatedIn",
    "containedInPlace": "locatedIn",
}
# What gold has no rows for.
_UNMARKED = frozenset({"connectedWith"})


def _relations(found: Findings) -> list[tuple[str | None, str, str, Span]]:
    """Return relations, proposals and movements as gold writes them; a member is the subject of memberOf."""
    triples: list[tuple[str | None, str, str, Span]] = []
    for one in found.relations:
        if one.predicate in _UNMARKED:
            continue
        predicate = _PREDICATES.get(one.predicate, one.predicate)
        pair = (one.object, one.subject) if predicate == "memberOf" else (one.subject, one.object)
        triples.append((pair[0], predicate, pair[1], one.span))
    triples += [
        (maker, "proposedTo", one.addressee, one.span)
        for one in found.proposals
        if one.addressee
        for maker in one.proposers
    ]
    for movement in found.movements:
        triples += [(None, "movedFrom", place, movement.span) for place in movement.origins]
        triples += [(None, "movedTo", place, movement.span) for place in movement.destinations]
    return list(dict.fromkeys(triples))


def table(total: Score) -> str:
    """Return the figures as a table."""
    lines = ["| kind | in gold | precision | recall | F1 |", "| --- | --- | --- | --- | --- |"]
    for kind in KINDS:
        precision, recall, f1 = total.figures(kind)
        count = total[f"{kind} right"] + total[f"{kind} missed"]
        lines.append(f"| {kind} | {count} | {precision:.2f} | {recall:.2f} | {f1:.2f} |")
    return "\n".join(lines)


def _span(one: object) -> Span | None:
    """Return the span of a row of gold, of a finding, or inside what stands for one."""
    span = getattr(one, "span", None)
    if isinstance(span, Span):
        return span
    return next((part for part in one if isinstance(part, Span)), None) if isinstance(one, tuple) else None


def main() -> None:
    """Print the figures; with the name of a cable, also what does not match there (`all`: none that is held out)."""
    asked = sys.argv[1:]
    kept = (GOLD / "held-out.txt").read_text(encoding="utf-8").split()
    ours, real, held = Score(), Score(), Score()
    for name, cable, gold in cases():
        own = Score()
        wrong = score(cable, gold, own)
        (held if name in kept else real if (GOLD / f"{name}.tsv").exists() else ours).update(own)
        if name in asked or ("all" in asked and name not in kept):
            print(f"== {name}")  # noqa: T201 its purpose
            for what, one in wrong:
                span = _span(one)
                words = "" if span is None else " ".join(cable.characters(span).split())
                print(f"  {what}: {words[:90]} {one}"[:300])  # noqa: T201
    print(f"Invented cables\n\n{table(ours)}")  # noqa: T201
    if real:
        print(f"\nReal cables\n\n{table(real)}")  # noqa: T201
    if held:
        print(f"\nReal cables held out\n\n{table(held)}")  # noqa: T201


if __name__ == "__main__":
    main()

"""Who and what a cable alone names: persons, officers, organizations, and their roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cablegraph.data.iris import slug
from cablegraph.extracting.findings import STRANGER
from cablegraph.extracting.officers import is_officer
from cablegraph.extracting.roles import is_official

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablegraph.cable import Cable
    from cablegraph.describing.recorder import Recorder
    from cablegraph.describing.reference import Node
    from cablegraph.extracting import Findings
    from cablegraph.extracting.findings import Membership, Officer


# A shorter one is a word of too many other things.
_SHORTEST_SURNAME = 3


class Entities:
    """The entities that a cable alone names, by the keys of what was found, with their fragments.

    In the public profile no fragment holds the name of a person, and nobody is named who is no official or whom the
    cable marks *protect*; who signed and who classified the cable are officials.
    """

    def __init__(self, cable: Cable, findings: Findings, *, public: bool) -> None:
        """Give each entity its fragment; two whose labels make the same word are told apart by a number."""
        self.findings = findings
        self.public = public
        self._fragments: dict[str, str] = {}
        self._taken = taken = set[str]()
        for number, person in enumerate(findings.persons, 1):
            self._fragments[person.key] = _free(f"#person-{number if public else slug(person.name)}", taken)
        for organization in findings.organizations:
            self._fragments[organization.key] = _free(f"#org-{slug(organization.label)}", taken)
        for place in findings.places:
            self._fragments[place.key] = _free(f"#place-{slug(place.label)}", taken)
        strangers = [officer for officer in findings.officers if public and officer.rule == STRANGER]
        for officer in findings.officers:
            kind = "role" if is_officer(officer) else "agent"
            label = "stranger" if officer in strangers else slug(officer.label)
            self._fragments[officer.key] = _free(f"#{kind}-{label}", taken)
        official = {role.member for role in findings.memberships if is_official(role.role)}
        self.withheld = frozenset(
            person.key
            for person in findings.persons
            if public and (person.protection is not None or person.key not in official)
        ) | {officer.key for officer in strangers}
        authority, signature = cable.opening.classified_by, cable.body.signature
        classifier = None if authority is None else authority.name
        self.classifier = "" if classifier is None else self.fragment(classifier, "#classifier")
        self.signer = ""
        if signature is not None:
            same = classifier is not None and _surname(classifier) == _surname(signature.value)
            self.signer = self.classifier if same else self.fragment(signature.value, "#signer")
        self._names = _pattern(cable, findings, self.withheld)

    def name(self, key: str) -> str:
        """Return the name under which the record knows an entity: a fragment, or the lexicon's prefixed name."""
        return self._fragments.get(key, key)

    def fragment(self, name: str, public: str) -> str:
        """Return the fragment of somebody whom the envelope names: that of a person of the same full name, or his own.

        In the public profile it is ``public``.
        """
        if self.public:
            return public
        words = _folded(name)
        for person in self.findings.persons:
            if len(words) > 1 and _folded(person.name) == words:
                return self._fragments[person.key]
        return _free(f"#person-{slug(name)}", self._taken)

    def names_withheld(self, words: str) -> bool:
        """Tell whether words name somebody whom the public profile does not name."""
        return self._names is not None and self._names.search(words) is not None

    def redacted(self, value: Any) -> Any:
        """Return a part of a record without the names of those who are not named."""
        if self._names is None:
            return value
        if isinstance(value, str):
            return self._names.sub("withheld" if value.startswith("#") else "[name withheld]", value)
        if isinstance(value, list):
            return [self.redacted(inner) for inner in value]
        if isinstance(value, dict):
            # Who is named keeps his name, be it that of somebody else too.
            kept = {"label", "name"} if value.get("type") == "Person" else {"type"}
            return {key: inner if key in kept else self.redacted(inner) for key, inner in value.items()}
        return value

    def withholds(self, key: str) -> bool:
        """Tell whether the public profile does not name a person."""
        return key in self.withheld


def _folded(name: str) -> tuple[str, ...]:
    """Return the words of a name, whichever stands first and in whatever case."""
    return tuple(sorted(slug(name).split("-")))


def _surname(name: str) -> str:
    return slug(name).rpartition("-")[2]


def _pattern(cable: Cable, findings: Findings, withheld: frozenset[str]) -> re.Pattern[str] | None:
    """Return what finds the names of persons: whole, as the text mentions them, by surname, as a word of an IRI."""
    names = {person.name for person in findings.persons if person.key in withheld}
    names |= {officer.label for officer in findings.officers if officer.key in withheld}
    names |= {
        " ".join(cable.characters(mention.span).split()) for mention in findings.mentions if mention.entity in withheld
    }
    names |= {name.split()[-1] for name in names if len(name.split()[-1]) >= _SHORTEST_SURNAME}
    forms = {form for name in names for form in (name, name.title(), name.upper(), slug(name))}
    if not forms:
        return None
    ranked = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(
        r"(?<!\w)(?:" + "|".join(r"\s+".join(map(re.escape, form.split())) for form in ranked) + r")(?!\w)"
    )


def _free(fragment: str, taken: set[str]) -> str:
    """Return a fragment that no other entity has."""
    found, number = fragment, 1
    while found in taken:
        number += 1
        found = f"{fragment}-{number}"
    taken.add(found)
    return found


def describe_entities(recorder: Recorder) -> Iterator[Node]:
    """Yield the persons, organizations, places and officers that the cable alone names, with their roles."""
    findings, entities = recorder.findings, recorder.entities
    roles: dict[str, list[Membership]] = {}
    for membership in findings.memberships:
        roles.setdefault(membership.member, []).append(membership)
    numbers = iter(range(1, len(findings.memberships) + 1))
    for number, person in enumerate(findings.persons, 1):
        withheld = entities.withholds(person.key)
        node: Node = {
            "id": entities.name(person.key),
            "type": "Person",
            "label": f"person {number}" if withheld else person.name,
        }
        if not withheld:
            node["name"] = person.name
        if person.protection is not None:
            recorder.put(node, "protection", person.protection.value, person.protection)
        memberships = [_membership(recorder, membership, next(numbers)) for membership in roles.get(person.key, ())]
        yield _with(node, "membership", memberships)
    yield from _bodies_and_places(recorder)
    for officer in findings.officers:
        yield recorder.placed(_officer(recorder, officer), officer.span, officer.rule)


def _officer(recorder: Recorder, officer: Officer) -> Node:
    """Return the node of one who has no name: an officer, or, where no function tells of him, just somebody."""
    node: Node = {"id": recorder.entities.name(officer.key), "type": "Officer", "label": officer.label}
    if not is_officer(officer):
        node["type"] = "Agent"
    elif officer.organization is not None:
        node["officerOf"] = recorder.entities.name(officer.organization)
    elif officer.rule == "officer.function-alone":
        node["officerOf"] = recorder.origin
    return node


def _bodies_and_places(recorder: Recorder) -> Iterator[Node]:
    findings, entities = recorder.findings, recorder.entities
    for organization in findings.organizations:
        kinds: Any = ["OrganizationalUnit", "Organization"] if organization.unit else "Organization"
        node: Node = {"id": entities.name(organization.key), "type": kinds, "label": organization.label}
        if organization.acronym is not None:
            node["altLabel"] = organization.acronym
        yield node
    for place in findings.places:
        yield {"id": entities.name(place.key), "type": "Place", "label": place.label}


def _membership(recorder: Recorder, membership: Membership, number: int) -> Node:
    node: Node = {
        "id": f"#membership-{number}",
        "type": "Membership",
        "label": membership.role,
        "roleAsWritten": membership.role,
    }
    if recorder.public and is_official(membership.role):
        node["official"] = True
    if membership.former:
        node["former"] = True
    if membership.organization is not None:
        # The role of a country's president is held in a place, not in an organization.
        key = "location" if membership.organization.startswith(("places:", "place: ")) else "organization"
        node[key] = recorder.entities.name(membership.organization)
    return recorder.placed(node, membership.span, membership.rule)


def _with(node: Node, key: str, values: Iterable[Any]) -> Node:
    found = list(values)
    return node | {key: found if len(found) > 1 else found[0]} if found else node

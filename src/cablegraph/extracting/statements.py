"""Statements: sentences of reported speech, with who said it to whom, and whether it denies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.extracting.candidates import PRONOUNS, candidates, organization_of
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import STRANGER, Officer, Statement
from cablegraph.extracting.hearers import hearer
from cablegraph.extracting.polarity import Heard, polarity
from cablegraph.extracting.quotations import is_quoted, quotation
from cablegraph.extracting.speakers import sayings
from cablegraph.extracting.stated import naming, retells, statement_of
from cablegraph.extracting.telling import may_be_said, telling
from cablegraph.extracting.vocabulary import roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.candidates import Candidate
    from cablegraph.extracting.cues import Cue
    from cablegraph.extracting.identities import Identities
    from cablegraph.extracting.speakers import Saying
    from cablegraph.extracting.texts import Sentence, Text

# A list of articles in a media reaction.
_SOURCES = ("Source:", "Sources:")
_WORDS_FOLLOW = (" that ", ": ")
_BODIES = ("agents:", "organization:", "posts:")


@dataclass(slots=True)
class Listener:
    """Listens through a cable, text by text, and remembers who spoke last."""

    identities: Identities
    own: str | None = None
    last: str | None = None
    person: str | None = None
    last_text: int = -1
    together: bool = False
    body: str | None = None
    body_text: int = -1
    found: list[Statement] = field(default_factory=list)

    def listen(self, index: int, text: Text) -> None:
        """Find the statements of a text."""
        quoted = 0
        speaking = may_be_said(text)
        for number, sentence in enumerate(text.sentences):
            if text.words.startswith(_SOURCES, sentence.begin):
                continue
            told = telling(text, sentence) if speaking else None
            # What stands in a quotation that goes on is said already, unless it is of another's words.
            if told is not None and sentence.begin < quoted:
                told = [verb for verb in told if text.words.startswith(_WORDS_FOLLOW, verb.end)]
            if told is not None and (told or sentence.begin >= quoted):
                quoted = max(quoted, self._listen_to(index, text, number, told))
            self._heed(index, sentence)

    def _listen_to(self, index: int, text: Text, number: int, told: Sequence[Cue]) -> int:
        """Find the statements of a sentence, one for each who speaks; return where what is quoted in them ends."""
        sentence = text.sentences[number]
        whole = quotation(text.words, text.sentences, number)
        possible = candidates(text, whole, self.identities.actors[index])
        found = list(sayings(text, sentence, told, possible))
        # What is said within a quotation is no more than its sentence, and comes behind what it is quoted by.
        if whole != sentence:
            found.sort(key=lambda saying: is_quoted(text.words, saying.begin))
        speakers: dict[str, Statement] = {}
        outer = False
        for saying in found:
            speaker = self._resolve(index, text, saying.speaker, possible)
            # What the post that writes says is no reported speech.
            if speaker is None or speaker == self.own:
                continue
            addressee = self._addressee(index, text, saying, possible)
            retold = any(retells(text.words, saying, other) for other in found)
            inside = whole != sentence and is_quoted(text.words, saying.begin)
            outer = outer or not inside
            heard = Heard(text, sentence if inside else whole, saying, speaker, self._bodies(speaker), retold)
            earlier = speakers.get(speaker)
            if earlier is not None:
                # `acknowledged that ..., and urged him`
                if earlier.modality == "stated" and polarity(heard)[1] == "asked":
                    speakers[speaker] = replace(earlier, modality="asked")
                continue
            speakers[speaker] = statement_of(heard, naming(heard, possible), addressee)
            if speaker.startswith(_BODIES) and not is_quoted(text.words, saying.begin):
                self.body, self.body_text = speaker, index
            if not inside:
                self._remember(index, speaker, addressee)
        if speakers:
            self.together = len(speakers) > 1
        self.found += speakers.values()
        return whole.end if speakers and outer else 0

    def _remember(self, index: int, speaker: str, addressee: str | None) -> None:
        """Remember who spoke, for the pronoun that may follow."""
        if not speaker.startswith("places:"):
            self.last, self.last_text = speaker, index
        if speaker.startswith("person:"):
            self.person = speaker
        elif addressee is not None and addressee.startswith("person:"):
            # `CG asked Li ...; she said`
            self.person = addressee

    def _bodies(self, speaker: str) -> set[str]:
        """Return the bodies for which somebody acts."""
        return {speaker, *(one.organization or speaker for one in self.identities.memberships if one.member == speaker)}

    def _heed(self, index: int, sentence: Sentence) -> None:
        """Remember the person whom a sentence names first where nobody spoke yet, for the pronoun that may follow."""
        if self.last_text == index and self.person is not None:
            return
        for actor in self.identities.actors[index]:
            if sentence.begin <= actor.begin < sentence.end and actor.key.startswith("person:"):
                self.last = self.person = actor.key
                self.last_text = index
                break

    def _resolve(self, index: int, text: Text, one: Candidate, possible: Sequence[Candidate]) -> str | None:
        """Return the key of the one meant: himself, the last who spoke, whose function it is, or an unnamed officer."""
        if one.key == "it":
            return self._body(index, possible, one.begin)
        if one.key in PRONOUNS:
            earlier = [other for other in possible if other.end <= one.begin and other.key.startswith("person:")]
            if earlier and one.key != "they":
                return earlier[0].key
            # One official who spoke in this text is nearer than a person who did before.
            official = self.last_text == index and (self.last or "").startswith("officer:")
            near = official and not (self.last or "").endswith("s")
            if one.key == "they":
                alone = near or (self.last or "").startswith("person:")
                return None if alone and not self.together else self.last
            return self.last if near else self.person or self.last
        if one.key.startswith("name: "):
            return self._stranger(text, one)
        return self._named(index, text, one) if one.key.startswith("noun: ") else one.key

    def _stranger(self, text: Text, one: Candidate) -> str:
        """Return the key of somebody of whom no more is known than his name."""
        name = one.key.removeprefix("name: ")
        key = f"officer: {name}"
        span = text.flow.span(one.begin, one.end)
        self.identities.officers.setdefault(key, Officer(key, name, span, STRANGER))
        return key

    def _named(self, index: int, text: Text, one: Candidate) -> str | None:
        """Return the key of whom a noun means: whose function it is, the paper that spoke, or an unnamed officer."""
        label = " ".join(one.key.removeprefix("noun: ").split())
        holder = self._holder(label)
        if holder is None and label in words_of("media-noun") and self.body_text == index:
            holder = self.body
        if holder is not None or label.lower() in words_of("vague-noun"):
            return holder
        if label[:1].isupper() and not label.endswith("s"):
            # `the Commissioner` behind `the Ostian Commissioner`
            named = (one.key for one in self.identities.officers.values() if one.label.endswith(f" {label}"))
            key = next(named, f"officer: {label}")
        else:
            key = f"officer: {label}"
        organization = organization_of(text, one)
        span = text.flow.span(one.begin, one.end)
        self.identities.officers.setdefault(key, Officer(key, label, span, "officer.noun", organization))
        return key

    def _body(self, index: int, possible: Sequence[Candidate], end: int) -> str | None:
        """Return the body that `it` means: one named before in the sentence, or the last that spoke in the text."""
        earlier = next((one.key for one in possible if one.end <= end and one.key.startswith(_BODIES)), None)
        return earlier or (self.body if self.body_text == index else None)

    def _holder(self, label: str) -> str | None:
        """Return the person whose function a noun names: `the Minister` after `Foreign Minister X`."""
        head = label.rsplit(" ", maxsplit=1)[-1].casefold()
        if head.endswith("s") or head not in _functions():
            return None
        holders = [
            membership.member
            for membership in self.identities.memberships
            if membership.role.casefold().split(" of ")[0].endswith(label.casefold())
            and membership.member.startswith("person:")
        ]
        if self.last in holders:
            return self.last
        return holders[-1] if len(set(holders)) == 1 else None

    def _addressee(self, index: int, text: Text, saying: Saying, possible: Sequence[Candidate]) -> str | None:
        """Return the key of whom the words are said to."""
        one = hearer(text.words, saying, possible)
        if one is None or one.key in PRONOUNS:
            return None
        key = self._resolve(index, text, one, possible)
        return None if saying.passive and not (key or "").startswith(("person:", "officer:")) else key


@cache
def _functions() -> frozenset[str]:
    return frozenset(role.casefold() for role, row in roles().items() if row.kind != "modifier")

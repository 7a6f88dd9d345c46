"""Statements: sentences of reported speech, with who said it to whom, and whether it denies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from cablegraph.cable import Field
from cablegraph.extracting.candidates import PRONOUNS, candidates
from cablegraph.extracting.cues import words_of
from cablegraph.extracting.findings import Officer, Statement
from cablegraph.extracting.speakers import may_say, sayings
from cablegraph.extracting.verbs import Verb, verbs
from cablegraph.extracting.vocabulary import roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegraph.extracting.candidates import Candidate
    from cablegraph.extracting.identities import Identities
    from cablegraph.extracting.speakers import Saying
    from cablegraph.extracting.texts import Sentence, Text

_OPEN = r"^[\s,:;“”\"'‘’]*(?:that\s+)?[“\"'‘]?"
_WHILE = r"(?:(?:while|although|though|despite|if|when|since|because|as)\s[^,]{5,100},\s+)?"
_NEGATED = re.compile(
    rf"{_OPEN}{_WHILE}(?:[\w'’]+,?\s+){{0,10}}?"
    r"(?:(?:do|does|did|is|are|was|were|has|have|had|would|could|can|will|should)(?:\s+not|n['’]t)|cannot|never"
    r"|no longer)\b"
    r"|^.{0,60}\bthere (?:is|was|are|were) no\b"
    rf"|{_OPEN}(?:there\s+(?:is|was|were|are|had been|has been)\s+)?"
    r"(?:(?:he|she|it|they|we)\s+(?:is|was|were|are|had|has|have|see|saw|sees|knew|know)\s+)?"
    r"(?:no|none|neither|nothing|nobody|never|not a)\b",
    re.IGNORECASE,
)
_NOT_SAID = re.compile(r"\b(?:not|never)\s+(?:\w+ly\s+)?$|n['’]t\s+$")
_NO_FIRST = re.compile(r"^(?:There (?:is|was|are|were) no|No|None|Neither|Nothing)\b")
# What the speaker says that he, or his side, will do.
_PLANNED = re.compile(
    rf"{_OPEN}(?:he|she|they|we|I|it|his \w+|her \w+|their \w+|its \w+|our \w+)\s(?:\w+\s){{0,3}}?"
    "(?:will|would|intends?|intended|plans?|planned|hopes?|hoped|expects?|expected|is going to|was going to|aims?"
    r"|aimed)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(r"\b(?:reportedly|allegedly|purportedly|rumou?red)\b", re.IGNORECASE)
# A list of articles in a media reaction.
_SOURCES = re.compile(r"Sources?:")
_ACCORDING = Verb("according to", "reported", denies=False, addressed=False)
_ENDS_BEHIND = re.compile(r"\s*(?:[A-Z][\w.]*\s*)?[.,]")
_OF = re.compile(r"\s+(?:of|from|at|with|in) (?:the )?")
_OFFICIAL_OF = re.compile(r"(?:['’]s|\))? ")
_CLAUSE = 140
_NOT_BACK = 16
_TO = re.compile(r"\s+(?:(?:[a-z]+ly|in [a-z]+)\s+)?to\s+(?:the\s+|an?\s+|our\s+)?")
_OBJECT = re.compile(r"\s+(?:the\s+|an?\s+|our\s+)?")


@dataclass(slots=True)
class Listener:
    """Listens through a cable, text by text, and remembers who spoke last."""

    identities: Identities
    last: str | None = None
    person: str | None = None
    last_text: int = -1
    found: list[Statement] = field(default_factory=list)

    def listen(self, index: int, text: Text) -> None:
        """Find the statements of a text."""
        for sentence in text.sentences:
            if _SOURCES.match(text.words, sentence.begin):
                continue
            if may_say(text, sentence):
                self._listen_to(index, text, sentence)
            self._heed(index, sentence)

    def _listen_to(self, index: int, text: Text, sentence: Sentence) -> None:
        """Find the statements of a sentence, one for each who speaks."""
        possible = candidates(text, sentence, self.identities.actors[index])
        speakers: dict[str, Statement] = {}
        for saying in sayings(text, sentence, possible):
            speaker = self._resolve(text, saying.speaker, possible)
            if speaker is None or speaker in speakers:
                continue
            addressee = self._addressee(text, saying, possible)
            speakers[speaker] = _statement(text, sentence, saying, speaker, addressee)
            if not speaker.startswith("places:"):
                self.last, self.last_text = speaker, index
            if speaker.startswith("person:"):
                self.person = speaker
            elif addressee is not None and addressee.startswith("person:"):
                # `CG asked Li ...; she said`
                self.person = addressee
        self.found += speakers.values()

    def _heed(self, index: int, sentence: Sentence) -> None:
        """Remember the person whom a sentence names first where nobody spoke yet, for the pronoun that may follow."""
        for actor in self.identities.actors[index]:
            if sentence.begin <= actor.begin < sentence.end and actor.key.startswith("person:"):
                if self.last_text != index or self.person is None:
                    self.last = self.person = actor.key
                    self.last_text = index
                break

    def _resolve(self, text: Text, one: Candidate, possible: Sequence[Candidate]) -> str | None:
        """Return the key of the one meant: himself, the last who spoke, whose function it is, or an unnamed officer."""
        key = one.key
        if key in PRONOUNS:
            earlier = [other for other in possible if other.end <= one.begin and other.key.startswith("person:")]
            if earlier and key != "they":
                return earlier[0].key
            return self.last if key == "they" else self.person or self.last
        if not key.startswith("noun: "):
            return key
        label = " ".join(key.removeprefix("noun: ").split())
        holder = self._holder(label)
        if holder is not None:
            return holder
        if label.lower() in words_of("vague-noun"):
            return None
        key = f"officer: {label}"
        organization = _organization(text, one)
        span = text.flow.span(one.begin, one.end)
        self.identities.officers.setdefault(key, Officer(key, label, span, "officer.noun", organization))
        return key

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

    def _addressee(self, text: Text, saying: Saying, possible: Sequence[Candidate]) -> str | None:
        """Return whom the words are said to: the one right behind `told`, or behind `to`."""
        if saying.form == "according to":
            return None
        if saying.passive:
            before = [one for one in possible if one.extent_end <= saying.begin and one is not saying.speaker]
            key = before[-1].key if before else None
            return key if key is not None and key.startswith(("person:", "officer:")) else None
        patterns = (_OBJECT, _TO) if verbs()[saying.form].addressed else (_TO,)
        for pattern in patterns:
            opened = pattern.match(text.words, saying.end)
            if opened is None:
                continue
            one = next(
                (
                    one
                    for one in possible
                    if one.extent_begin <= opened.end() <= one.begin and one is not saying.speaker
                ),
                None,
            )
            if one is not None and one.key not in PRONOUNS:
                return self._resolve(text, one, possible)
        return None


def _organization(text: Text, one: Candidate) -> str | None:
    """Return the body or place whose people a noun phrase names.

    It stands inside the phrase, behind it (`officials of`), or right before it (`ILO (the Office) official`).
    """
    words = text.words
    for match in text.matches:
        if match.entity.startswith(("topics:", "person:")):
            continue
        if one.begin <= match.begin and match.end <= one.end:
            return match.entity
        if one.end <= match.begin:
            beside = _OF.fullmatch(words, one.end, match.begin) is not None
        else:
            beside = match.end <= one.begin and _OFFICIAL_OF.fullmatch(words, match.end, one.begin) is not None
        if beside:
            return match.entity
    return None


@cache
def _functions() -> frozenset[str]:
    return frozenset(role.casefold() for role, row in roles().items() if row.kind != "modifier")


def _statement(text: Text, sentence: Sentence, saying: Saying, speaker: str, addressee: str | None) -> Statement:
    """Return the statement that a verb of saying makes of a sentence."""
    words = text.words
    verb = verbs().get(saying.form, _ACCORDING)
    trailing = saying.end >= sentence.end - 2 or _ENDS_BEHIND.match(words, saying.end) is not None
    if trailing:
        said = words[sentence.begin : saying.speaker.extent_begin]
    else:
        said = words[saying.end : min(sentence.end, saying.end + _CLAUSE)]
    denied = (
        verb.denies
        or _NOT_SAID.search(words, max(sentence.begin, saying.begin - _NOT_BACK), saying.begin) is not None
        or _NEGATED.match(said) is not None
        or (trailing and _NO_FIRST.match(said) is not None)
    )
    modality = verb.modality
    if modality == "stated":
        if verb.lemma == "report":
            modality = "reported"
        elif _PLANNED.match(said):
            modality = "planned"
        elif _REPORTED.search(words, *sentence):
            modality = "reported"
    if verb is _ACCORDING:
        rule = "statement.according-to"
    else:
        rule = "statement.passive" if saying.passive else "statement.verb-of-saying"
    return Statement(
        speaker=speaker,
        speaker_span=text.flow.span(saying.speaker.begin, saying.speaker.end),
        addressee=addressee,
        verb=Field(verb.lemma, text.flow.span(saying.begin, saying.end), "statement.verb"),
        denied=denied,
        modality=modality,
        span=text.flow.span(*sentence),
        part=text.part,
        rule=rule,
    )

"""The vocabulary: tables of the words that names, bodies and functions are made of, or are never part of."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from cablegraph import data


class Role(NamedTuple):
    """A row of the table of functions."""

    kind: str
    official: bool
    at_post: bool


class Head(NamedTuple):
    """A row of the table of head words of bodies.

    May `of` follow it, may it stand alone, is it a unit of another, may a name follow it at once (`Air`, `Banco`)?
    ``company`` is `yes`, `no`, `trade` where it is a word for goods or work too (`Shipping`), or `paper` where a
    newspaper has it behind a place (`Times`).
    """

    of: bool
    alone: bool
    unit: bool
    before: bool
    company: str


@cache
def openers() -> frozenset[str]:
    """Return words that begin with a capital where a sentence begins, or that name no person, body or function."""
    return frozenset(row["word"] for row in data.table("lexicon", "capitalised-words.tsv") if row["kind"] == "opener")


@cache
def common_words() -> frozenset[str]:
    """Return words that are no part of a person's name."""
    return frozenset(row["word"] for row in data.table("lexicon", "capitalised-words.tsv")) | demonyms()


@cache
def demonyms() -> frozenset[str]:
    """Return words of nationality or people."""
    return data.words("lexicon", "demonyms.tsv")


@cache
def given_names() -> frozenset[str]:
    """Return given names of many languages."""
    return data.words("lexicon", "given-names.tsv")


@cache
def known_surnames() -> frozenset[str]:
    """Return surnames that name somebody without more words, as heads of government have them: `Thatcher`."""
    return frozenset(row["surname"] for row in data.table("lexicon", "known-surnames.tsv"))


@cache
def generic_acronyms() -> frozenset[str]:
    """Return acronyms that every capital uses of its own bodies: MFA, MOD."""
    return frozenset(row["acronym"] for row in data.table("lexicon", "generic-acronyms.tsv"))


@cache
def heads() -> dict[str, Head]:
    """Return the head words of bodies."""
    return {
        row["head"]: Head(
            row["of"] == "yes", row["alone"] == "yes", row["unit"] == "yes", row["before"] == "yes", row["company"]
        )
        for row in data.table("lexicon", "organization-heads.tsv")
    }


@cache
def head_endings() -> frozenset[str]:
    """Return the last words of the head words of bodies, most of which are one word."""
    return frozenset(head.rpartition(" ")[2] for head in heads())


@cache
def no_bodies() -> frozenset[str]:
    """Return what names no body in spite of its capitals, in small letters: the word for a thing, or a whole name."""
    return data.words("lexicon", "no-organizations.tsv")


@cache
def roles() -> dict[str, Role]:
    """Return the functions by their words."""
    return {
        row["role"]: Role(row["kind"], row["official"] == "yes", row["post"] == "yes")
        for row in data.table("lexicon", "roles.tsv")
    }

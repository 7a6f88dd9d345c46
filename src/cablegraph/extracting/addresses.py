"""Names in headers and of origins: which body of the lexicon is meant."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data

_WASHINGTON = re.compile(r"\b(?:WASHINGTON,? ?D\.?C\.?|WASHINGTON)$")
_RESIDENT = frozenset({"consulate", "consulate-general", "embassy"})
_EMBASSY = re.compile(r"^(?:(?:AM|AMERICAN |US )?EMBASSY|AM ?EMB) (?=\S)")
_CONSULATE = re.compile(r"^(?:(?:AM|AMERICAN |US )?CONSULATE(?: GENERAL)?|AM ?CON(?:SUL(?:ATE)?|GEN)) (?=\S)")

# What either pattern begins with.
_KINDS = ("AM", "US ", "EMBASSY", "CONSULATE")


def _address(written: str) -> str:
    """Return a name as it is looked up: in capitals, one word for each kind of post, letters and digits alone."""
    name = " ".join(written.upper().replace(".", "").split())
    if "WASHINGTON" in name:
        name = _WASHINGTON.sub("WASHDC", name)
    if name.startswith(_KINDS):
        name = _CONSULATE.sub("AMCONSUL ", _EMBASSY.sub("AMEMBASSY ", name))
    return "".join(filter(str.isalnum, name))


@cache
def _by_address() -> dict[str, str]:
    rows = [(file, row) for file in ("agents", "posts") for row in data.table("lexicon", f"{file}.tsv")]
    return {
        _address(written): f"{file}:{row['id']}"
        for file, row in rows
        for written in row["addresses"].split("|")
        if written
    }


@cache
def _by_station() -> dict[str, str]:
    """Return the embassies and consulates by the words that stand for their stations."""
    resident = {row["id"] for row in data.table("lexicon", "posts.tsv") if row["kind"] in _RESIDENT}
    words = data.table("lexicon", "stations.tsv")
    return {row["alias"]: f"posts:{row['post']}" for row in words if row["post"] in resident}


@cache
def _by_origin() -> dict[str, str]:
    found = {_address("Secretary of State"): "agents:department-of-state"}
    for row in data.table("lexicon", "posts.tsv"):
        names = [row["label"], *row["alternates"].split("|")]
        found |= dict.fromkeys((_address(written) for written in names if written), f"posts:{row['id']}")
    return found


def _resident(address: str) -> str | None:
    """Return the embassy or consulate that an address names by another spelling of its city."""
    return _by_station().get(address.removeprefix("AMEMBASSY").removeprefix("AMCONSUL")) if is_post(address) else None


def is_post(written: str) -> bool:
    """Tell whether a name in a header is that of an embassy or consulate, whichever its city.

    >>> is_post("AMCONSUL ATLANTIS"), is_post("SECSTATE WASHDC")
    (True, False)
    """
    return _address(written).startswith(("AMEMBASSY", "AMCONSUL"))


def addressed(written: str) -> str | None:
    """Return the entity that a header addresses by this name, if the lexicon has it.

    >>> addressed("DEPT OF LABOR WASHINGTON DC")
    'agents:department-of-labor'
    """
    address = _address(written)
    return _by_address().get(address) or _resident(address)


def originating(written: str) -> str | None:
    """Return the post, or the Department, that a source calls a cable's origin.

    >>> originating("Consulate Chengdu")
    'posts:chengdu'
    """
    name = _address(written)
    return _by_origin().get(name) or _resident(name)

"""Cable ids: the id as found, and the canonical id ``YY`` + station + serial without leading zeros."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from cablegraph import data
from cablegraph.reading.spelling import one_slip

if TYPE_CHECKING:
    from cablegraph.cable import Header

# Two digits of the year, the station, the serial: 09CHENGDU165.
_ID = re.compile(r"(?P<year>\d{2})(?P<station>[A-Z][A-Z0-9]*?)0*(?P<serial>\d+)(?P<suffix>[A-Z]?)")
_LIKE_ID = re.compile(r"\d{2}[A-Z][A-Z0-9_.-]*\d[A-Z]?")
_WELL_FORMED = re.compile(r"\d{2}[A-Z]+\d{1,6}[A-Z]?")
_YEAR_AND_STATION = re.compile(r"(\d{2})([A-Z]+)")
_NOT_IN_STATION = re.compile(r"[^A-Z0-9]")
_BETWEEN_PARTS = re.compile(r"[\s._-]+")
_SERIAL = re.compile(r"#0*(\d+)")
_FIRST_YEAR = 66


@cache
def _stations() -> dict[str, str]:
    return {row["alias"]: row["canonical"] for row in data.table("lexicon", "stations.tsv")}


def looks_like_id(text: str) -> bool:
    """Tell whether ``text`` could be the id of a cable, well-formed or not."""
    return _LIKE_ID.fullmatch(text) is not None


def well_formed(identifier: str) -> bool:
    """Tell whether an id is two digits of the year, a station of letters, and a serial.

    >>> well_formed("09CHENGDU165"), well_formed("08SCTION02OF02SAOPAULO335")
    (True, False)
    """
    return _WELL_FORMED.fullmatch(identifier) is not None


_PREFIX = re.compile(
    r"^(?:AMEMBASSY|AMEMB|EMBASSY|AMCONSUL|AMCONGEN|CONSULATE|USMISSION|USINT|USLO|REO|RPO)\s+|\s+(?:CABLE|TEL)$"
)


def station(name: str) -> str:
    """Return the canonical station word for a station as written, the kind of post before it left out.

    >>> station("RIO DE JANEIRO"), station("SECSTATE"), station("AMEMBASSY ROME"), station("SÃO PAULO")
    ('RIODEJANEIRO', 'STATE', 'ROME', 'SAOPAULO')
    """
    upper = " ".join(name.upper().split())
    if not upper.isascii():
        upper = unicodedata.normalize("NFKD", upper).encode("ascii", "ignore").decode()
    for written in (upper, _PREFIX.sub("", upper)):
        word = _NOT_IN_STATION.sub("", written)
        if word in _stations():
            return _stations()[word]
    return word


def is_station(word: str) -> bool:
    """Tell whether a canonical station word is one of the table's."""
    return word in _canonical()


@cache
def _canonical() -> frozenset[str]:
    return frozenset(_stations().values())


_SHORTEST = 6


@cache
def intended_station(word: str) -> str:
    """Return the station that a word of no station is one slip away from, if it is one alone; else the word.

    >>> intended_station("BRASLIA"), intended_station("ROMA")
    ('BRASILIA', 'ROMA')
    """
    if is_station(word) or len(word) < _SHORTEST:
        return word
    near = {known for alias, known in _stations().items() if len(alias) >= _SHORTEST and one_slip(word, alias)}
    return near.pop() if len(near) == 1 else word


def year_and_station(identifier: str) -> tuple[str, str]:
    """Return the two digits of the year and the station of an id; empty where it has none.

    >>> year_and_station("09CHENGDU165"), year_and_station("?")
    (('09', 'CHENGDU'), ('', ''))
    """
    match = _YEAR_AND_STATION.match(identifier)
    return ("", "") if match is None else (match[1], match[2])


def canonical(year: str, name: str, serial: str) -> str:
    """Return the canonical id of a cable from the parts of a reference.

    >>> canonical("2008", "RIO DE JANEIRO", "004697")
    '08RIODEJANEIRO4697'
    """
    return f"{year[-2:]}{station(name)}{int(serial)}"


# What a source took for part of the id: the section mark however spelt, captions, an operating signal with its number.
_SECTION_MARK = re.compile(r"(?<=^\d{2})S[A-Z]{2,7}[O0]?\d{1,2}[A-Z]F\d{1,2}")
_BEFORE_STATION = re.compile(
    r"(?<=^\d{2})(?:EFTO|SIPDIS|NOFORN|SENSITIVE|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET)+(?=[A-Z]{3})"
)
_SIGNAL = re.compile(r"(?P<station>\d{2}[A-Z]+)\d+Z[A-Z]{2}(?P<serial>\d+)")


def canonical_id(source_id: str) -> str:
    """Return the canonical form of an id as found, without what does not belong to it.

    An id that still is not well-formed is returned as it is.

    >>> canonical_id("09SECSTATE0037566"), canonical_id("08SCTION02OF02SAOPAULO335"), canonical_id("09EFTOLONDON2468")
    ('09STATE37566', '08SAOPAULO335', '09LONDON2468')
    """
    plain = _BETWEEN_PARTS.sub("", source_id.upper()) if source_id.isascii() else source_id
    plain = _BEFORE_STATION.sub("", _SECTION_MARK.sub("", plain))
    signal = _SIGNAL.fullmatch(plain)
    if signal is not None:
        plain = signal["station"] + signal["serial"]
    match = _ID.fullmatch(plain)
    if match is None:
        return source_id
    return canonical(match["year"], match["station"], match["serial"]) + match["suffix"]


# How alike a station must be to the one that sent the cable to be a misspelling of it.
_ALIKE = 0.75


def identify(source_id: str, message_id: str | None, header: Header, year: str) -> str:
    """Return the canonical id: from the source's id, else from the body's first line, else from the header.

    A station that no post has is that of the sender, if it is spelt much like it.
    """
    found = canonical_id(source_id)
    if well_formed(found) and year_and_station(found)[1] in _canonical():
        return found
    sender = "" if header.sender is None else station(header.sender.value.removesuffix(" WASHDC"))
    serial = None if header.originator is None else _SERIAL.search(header.originator.value)
    sent = f"{year}{sender}{serial[1]}" if serial is not None and is_station(sender) and sender != "STATE" else None
    own = year_and_station(found)[1]
    if sent is not None and SequenceMatcher(None, own, sender).ratio() >= _ALIKE:
        return sent
    if well_formed(found) and well_formed(source_id):
        return found
    if message_id is not None and well_formed(message_id):
        return message_id
    return sent or found


def full_year(two_digits: str) -> int:
    """Return the year meant by two digits: 66 to 99 are 19xx, 00 to 65 are 20xx.

    >>> full_year("09"), full_year("72")
    (2009, 1972)
    """
    year = int(two_digits)
    return year + (1900 if year >= _FIRST_YEAR else 2000)

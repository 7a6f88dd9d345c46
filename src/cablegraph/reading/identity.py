"""Cable ids: the id as found, and the canonical id ``YY`` + station + serial without leading zeros."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data

# Two digits of the year, the station, the serial: 09CHENGDU165.
_ID = re.compile(r"(?P<year>\d{2})(?P<station>[A-Z][A-Z0-9]*?)0*(?P<serial>\d+)(?P<suffix>[A-Z]?)")
_LIKE_ID = re.compile(r"\d{2}[A-Z][A-Z0-9_.-]*\d[A-Z]?")
_WELL_FORMED = re.compile(r"\d{2}[A-Z]+\d{1,6}[A-Z]?")
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


def _one_word(name: str) -> str:
    return "".join(name.replace(".", " ").split()).upper()


def station(name: str) -> str:
    """Return the canonical station word for a station as written.

    >>> station("RIO DE JANEIRO"), station("SECSTATE")
    ('RIODEJANEIRO', 'STATE')
    """
    word = _one_word(name)
    return _stations().get(word, word)


def known_station(name: str) -> bool:
    """Tell whether a station as written is one of the table's."""
    word = _one_word(name)
    return word in _stations() or word in _canonical_stations()


@cache
def _canonical_stations() -> frozenset[str]:
    return frozenset(_stations().values())


def canonical(year: str, name: str, serial: str) -> str:
    """Return the canonical id of a cable from the parts of a reference.

    >>> canonical("2008", "RIO DE JANEIRO", "004697")
    '08RIODEJANEIRO4697'
    """
    return f"{year[-2:]}{station(name)}{int(serial)}"


def canonical_id(source_id: str) -> str:
    """Return the canonical form of an id as found; an id that is not well-formed is returned as it is.

    >>> canonical_id("09SECSTATE0037566")
    '09STATE37566'
    """
    match = _ID.fullmatch(source_id)
    if match is None:
        return source_id
    return canonical(match["year"], match["station"], match["serial"]) + match["suffix"]


# A section mark or a caption that slipped into an id: `08SCTION02OF02SAOPAULO335`, `09EFTOLONDON2468`.
_SLIPPED = re.compile(r"(?<=^\d{2})(?:S[A-Z]{0,4}TION\d{1,2}[A-Z]{2}\d{1,2}|EFTO|UNCLAS|CONFIDENTIAL|SECRET)+(?=[A-Z])")


@cache
def _exceptions() -> dict[str, str]:
    return {
        row["cable"]: row["value"] for row in data.table("lexicon", "exceptions.tsv") if row["field"] == "identifier"
    }


def settled(source_id: str, message_id: str | None) -> str:
    """Return the canonical id of a cable: its source's, mended, or else that of the body's first line.

    ``mappings/lexicon/exceptions.tsv`` has what no rule can tell.

    >>> settled("08SCTION02OF02SAOPAULO335", None), settled("06MADRID002583ZFR2585", "06MADRID2583")
    ('08SAOPAULO335', '06MADRID2583')
    """
    if source_id in _exceptions():
        return _exceptions()[source_id]
    identifier = canonical_id(_SLIPPED.sub("", source_id))
    if well_formed(identifier) or message_id is None:
        return identifier
    return message_id


def full_year(two_digits: str) -> int:
    """Return the year meant by two digits: 66 to 99 are 19xx, 00 to 65 are 20xx.

    >>> full_year("09"), full_year("72")
    (2009, 1972)
    """
    year = int(two_digits)
    return year + (1900 if year >= _FIRST_YEAR else 2000)

"""Cable ids: the id as found, and the canonical id ``YY`` + station + serial without leading zeros."""

from __future__ import annotations

import re
from functools import cache

from cablegraph import data

# Two digits of the year, the station, the serial: 09CHENGDU165.
_ID = re.compile(r"(?P<year>\d{2})(?P<station>[A-Z][A-Z0-9]*?)0*(?P<serial>\d+)(?P<suffix>[A-Z]?)")
_FIRST_YEAR = 66


@cache
def _stations() -> dict[str, str]:
    return {row["alias"]: row["canonical"] for row in data.table("lexicon", "stations.tsv")}


def looks_like_id(text: str) -> bool:
    """Tell whether ``text`` could be the id of a cable, well-formed or not."""
    return re.fullmatch(r"\d{2}[A-Z][A-Z0-9_.-]*\d[A-Z]?", text) is not None


def well_formed(identifier: str) -> bool:
    """Tell whether an id is two digits of the year, a station of letters, and a serial.

    >>> well_formed("09CHENGDU165"), well_formed("08SCTION02OF02SAOPAULO335")
    (True, False)
    """
    return re.fullmatch(r"\d{2}[A-Z]+\d{1,6}[A-Z]?", identifier) is not None


def station(name: str) -> str:
    """Return the canonical station word for a station as written.

    >>> station("RIO DE JANEIRO"), station("SECSTATE")
    ('RIODEJANEIRO', 'STATE')
    """
    word = re.sub(r"[\s.]", "", name).upper()
    return _stations().get(word, word)


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


def full_year(two_digits: str) -> int:
    """Return the year meant by two digits: 66 to 99 are 19xx, 00 to 65 are 20xx.

    >>> full_year("09"), full_year("72")
    (2009, 1972)
    """
    year = int(two_digits)
    return year + (1900 if year >= _FIRST_YEAR else 2000)

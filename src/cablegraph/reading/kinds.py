"""The kinds of what a reference names besides cables, told by the words of the entry."""

from __future__ import annotations

import re

# Words of which no station is made.
NO_STATION = re.compile(
    r"\b(?:AND|OF|TO|FROM|ON|FOR|IN|BY|RE|WITH|AT|NO|PARAS?|PAGE|CHAPTER|SECTION|ARTICLE|FORM|CASE|LICENSE|DTD|DATED?"
    r"|IIR|TDX?|CIR|DTG|SECTO|TOSEC|FBIS|OSC|E?MAIL|LETTER|LTR|MEMO|NOTE|REPORT|FAM|FAH|UNSCR|RESOLUTION|CFR|USC|STAT|DS"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)\b"
)
_KINDS = (
    ("email", re.compile(r"\bE-?\s?MAILS?\b|@", re.IGNORECASE)),
    ("intelligence", re.compile(r"\bIIR\b|\bTD-?\s?314|\bTDX?\b|\bCIR\b|\bCIA\b|\bINTEL", re.IGNORECASE)),
    ("letter", re.compile(r"\bLETTERS?\b|\bLTR\b|\bDIP(?:LOMATIC)?\.? NOTE\b|\bNOTE VERBALE\b", re.IGNORECASE)),
    (
        "telegram",
        re.compile(
            r"\bDTG\b|\b[ZOPR]?\s?\d{6}Z\s*[A-Z]{3}\s*\d{2,4}\b|\b(?:TO)?SECT?O\s*\d|\bTOSEC\s*\d|\bTELEGRAM\b",
            re.IGNORECASE,
        ),
    ),
    (
        "report",
        re.compile(
            r"\b(?:OSC|FBIS|REPORTS?|MEMO(?:RANDUM)?|STUDY|PAPER|MEMCON|TELCON|PHONECON)\b|\b[A-Z]{3}20\d{9,11}\b",
            re.IGNORECASE,
        ),
    ),
    ("book", re.compile(r"\b(?:FAM|FAH|GUIDEBOOK|HANDBOOK|BOOK|MANUAL|GUIDE)\b", re.IGNORECASE)),
)


def kind_of(written: str) -> str | None:
    """Return the kind of what an entry names, if its words tell.

    >>> kind_of("DOE-ROE EMAIL"), kind_of("ROME 9001")
    ('email', None)
    """
    return next((kind for kind, pattern in _KINDS if pattern.search(written)), None)

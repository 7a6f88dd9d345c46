"""The exception tree: whatever can go wrong, said in one line for a person.

::

    CablegraphError
    ├── ReadError        an input that is no cable, or not a whole one
    ├── DataError        a declarative file of the project that is missing or malformed
    ├── GraphError       RDF that cannot be read
    ├── QueryError       a question that cannot be asked or answered
    ├── StoreError       a store that cannot be reached, entered or written
    └── OutputError      a result that cannot be written
"""


class CablegraphError(Exception):
    """Something that a person is told in one line, without a traceback."""


class ReadError(CablegraphError):
    """An input that could not be read as a cable.

    ``line`` counts from 1 in the input; ``source_id`` is the cable's id where one was found; ``name`` what messages
    call the input where that is not what was asked for, as in an archive.
    """

    def __init__(self, message: str, *, source_id: str | None = None, line: int | None = None) -> None:
        """Say what was found and what was expected."""
        super().__init__(message)
        self.source_id = source_id
        self.line = line
        self.name: str | None = None


class DataError(CablegraphError):
    """A declarative file (lexicon, scheme, mapping, shape) is missing or malformed."""


class GraphError(CablegraphError):
    """A file is not the RDF that its name or content promises."""


class QueryError(CablegraphError):
    """A SPARQL query is malformed, unknown by name, or cannot be answered."""


class StoreError(CablegraphError):
    """A store refuses, fails, or is not there."""


class OutputError(CablegraphError):
    """A result cannot be written; nothing is left half-written."""


def located(where: str, source_id: str | None, level: str, message: str, line: int | None = None) -> str:
    """Return the one line in which every message about a cable reaches a person.

    >>> located("a.txt", "09CHENGDU165", "error", "no SUBJECT line, expected one", 12)
    'a.txt: 09CHENGDU165: error: no SUBJECT line, expected one (line 12)'
    >>> located("a.txt", None, "error", "empty, expected a cable")
    'a.txt: -: error: empty, expected a cable'
    """
    place = "" if line is None else f" (line {line})"
    where = "".join(letter if letter.isprintable() else "?" for letter in where)
    return f"{where}: {source_id or '-'}: {level}: {message}{place}"

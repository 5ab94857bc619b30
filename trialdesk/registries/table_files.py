"""Tables of trials, told by the titles of their columns and read row by row."""

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.archives import Readable
from trialdesk.registries.files.encodings import encoding_of
from trialdesk.registries.files.joined import Joined
from trialdesk.registries.foreign.tables import BrokenRow, Row, rows, titles_of
from trialdesk.registries.formats import ctgov_csv, ictrp
from trialdesk.registries.reading import Record, Rejection, each

ReadRow = Callable[[Row, str], Record]

_TABLES: tuple[tuple[str, ReadRow], ...] = (
    (ctgov_csv.NUMBER, ctgov_csv.read_row),
    (ictrp.NUMBER, ictrp.read_row),
)
"""Tables, each told by the title of a column it always has."""
_LONGEST_HEADER = 8192  # signs; it is kept with every row, and real ones have fewer than 2000
_LONGEST_LINE = 16 * 2**20  # signs
_TITLES = 2**18  # bytes; a header's titles stand within them


def is_table(start: str) -> bool:
    """Tell from the start of a text whether it is a table of trials."""
    return _kind(titles_of(start)) is not None


def starts_table(start: bytes) -> bool:
    """Tell from the first bytes of a file whether it is a table of trials."""
    return is_table(_beginning(start))


def read_table_file(start: bytes, rest: Readable, document: str) -> Iterator[Record | Rejection]:
    """Read a table as it comes, of which the start was read already."""
    mark, encoding = encoding_of(start)
    lines = _lines(Joined(start[len(mark) :], rest), encoding, document)
    return read_table(_beginning(start), lines, encoding, document)


def _beginning(start: bytes) -> str:
    """Give as much of the text as its titles may take."""
    mark, encoding = encoding_of(start)
    return start[len(mark) : _TITLES].decode(encoding, "replace")


def read_table(
    start: str, lines: Iterable[str], encoding: str, document: str
) -> Iterator[Record | Rejection]:
    """Read the rows of a table; one that cannot be read is a rejection that names its place.

    ``start`` is the start of the lines together. Raises UnreadableFileError where it is no table.
    """
    titles = titles_of(start)
    kind = _kind(titles)
    if kind is None:
        raise UnreadableFileError(document, "it is no table of trials", "Export it again.")
    read_row, header = kind
    if not header and sum(len(title) + 1 for title in titles) > _LONGEST_HEADER:
        place = f"the titles of its columns have more than {_LONGEST_HEADER} signs"
        raise UnreadableFileError(document, place, "Export fewer columns.")
    found = rows(lines, encoding, header)
    yield from each(document, (partial(_record, read_row, row, document) for row in found))


def _kind(titles: tuple[str, ...]) -> tuple[ReadRow, str] | None:
    """Give who reads the rows under these titles, and the header where a table comes without."""
    for needed, read_row in _TABLES:
        if needed in titles:
            return read_row, ""
    header = ictrp.header_of_full_export(titles)
    return (ictrp.read_row, header) if header else None


def _record(read_row: ReadRow, row: Row | BrokenRow, document: str) -> Record:
    if isinstance(row, BrokenRow):
        place = f"line {row.line} is no row of the table: {row.reason}"
        raise UnreadableFileError(document, place, "Export the table again, or repair the line.")
    return read_row(row, document)


def _lines(file: io.RawIOBase, encoding: str, document: str) -> Iterator[str]:
    """Give line by line; bytes that are no text stay in them as lone surrogates."""
    text = io.TextIOWrapper(io.BufferedReader(file), encoding, "surrogateescape", newline="")
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            place = f"a line has more than {_LONGEST_LINE:,} signs"
            raise UnreadableFileError(document, place, "Export the table again.")
        yield line

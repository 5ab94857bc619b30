"""Records in the rows of a table with a header, each kept with the header as it stood."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from trialdesk.errors import UnreadableFileError
from trialdesk.registries.files.archives import Readable
from trialdesk.registries.files.encodings import encoding_of
from trialdesk.registries.files.joined import Joined

_LONGEST_CELL = 16 * 2**20
_MOST_LINES = 2_000  # of a row; so many are held at once, and as many again
_ENOUGH = 64 * 2**10
_LONGEST_LINE = 16 * 2**20  # signs
_TITLES = 2**18  # bytes; a header's titles stand within them
_UNENDED = "unexpected end of data"  # what csv says of an open quotation


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row: its cells by the titles of their columns, and its bytes below the header's."""

    cells: Mapping[str, str]
    raw: bytes
    number: int


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line at which no row can be told from its neighbours, and why."""

    line: int
    reason: str


def rows(lines: Iterable[str], encoding: str, header: str = "") -> Iterator[ParsedRow | BrokenRow]:
    """Return the rows of a table separated by commas or tabs; quoted cells may hold line breaks.

    ``header`` is put before a table that comes without one.
    A row that does not have the header's number of cells is broken, and the line after its first
    is read as a row again: a quotation mark that nothing closes takes no other row with it.
    """
    source = iter(lines)
    held = list(islice(source, 2 * _MOST_LINES))
    first_header, titles, start = _header([header] if header else held)
    start = 0 if header else start
    header = (header or first_header).rstrip()
    tabs = header.count("\t") > header.count(",")
    before = 0  # lines that are done with
    while True:
        if len(held) - start < _MOST_LINES:
            before += start
            held = [*held[start:], *islice(source, _MOST_LINES)]
            start = 0
        if start == len(held):
            return
        if not held[start].strip():
            start += 1
            continue
        row = _row(held, start, len(titles), tabs=tabs)
        after = start + 1 if isinstance(row, str) else row[1]
        raw = _raw(header, held[start:after], encoding)
        if isinstance(row, str):
            yield BrokenRow(before + start + 1, row)
        elif raw is None:
            yield BrokenRow(before + start + 1, "it holds bytes that are no text")
        else:
            yield ParsedRow(dict(zip(titles, row[0], strict=True)), raw, before + start + 1)
        start = after


def _raw(header: str, lines: Sequence[str], encoding: str) -> bytes | None:
    """Write a row with its header; None where it holds what is no text."""
    whole = f"{header}\n{''.join(lines).rstrip()}\n"
    try:
        return None if "\0" in whole else whole.encode(encoding)
    except UnicodeEncodeError:
        return None


def lines_of(text: str) -> list[str]:
    """Split a text into the lines of a table, each with its end."""
    return io.StringIO(text, newline="").readlines()


def lines_of_file(start: bytes, rest: Readable, document: str) -> tuple[Iterator[str], str]:
    """Return the lines of a file whose start was read already, as they come, and its encoding.

    Bytes that are no text stay in them as lone surrogates. A line that is too long raises
    UnreadableFileError.
    """
    mark, encoding = encoding_of(start)
    return _read_lines(Joined(start[len(mark) :], rest), encoding, document), encoding


def _read_lines(file: io.RawIOBase, encoding: str, document: str) -> Iterator[str]:
    text = io.TextIOWrapper(io.BufferedReader(file), encoding, "surrogateescape", newline="")
    while line := text.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            place = f"a line has more than {_LONGEST_LINE:,} signs"
            raise UnreadableFileError(document, place, "Export the table again.")
        yield line


def first_text(start: bytes) -> str:
    """Return as much of a file's text as the titles of a table may take."""
    mark, encoding = encoding_of(start)
    return start[len(mark) : _TITLES].decode(encoding, "replace")


def titles_of(text: str) -> tuple[str, ...]:
    """Return the titles of a table's columns."""
    return _header(lines_of(text[:_ENOUGH]))[1]


def _header(lines: Sequence[str]) -> tuple[str, tuple[str, ...], int]:
    """Return the header as it stands, its titles, and the number of its lines."""
    after, is_open = 0, False
    while after < len(lines) and (after == 0 or is_open):
        is_open ^= lines[after].count('"') % 2 == 1
        after += 1
    header = "".join(lines[:after])
    cells = _cells(header, tabs=header.count("\t") > header.count(","))
    titles = () if isinstance(cells, csv.Error) else cells
    return header, tuple(title.strip() for title in titles), after


def _row(
    lines: Sequence[str], start: int, width: int, *, tabs: bool
) -> tuple[Sequence[str], int] | str:
    """Return the cells of the row that starts at a line and where the next starts, or what is off.

    Lines are added while a quoted cell is open.
    """
    written, is_open = "", False
    for after in range(start, min(len(lines), start + _MOST_LINES)):
        written += lines[after]
        is_open ^= lines[after].count('"') % 2 == 1
        if is_open and after > start:
            continue
        cells = _cells(written, tabs=tabs)
        if not isinstance(cells, csv.Error):
            wrong = f"it has {len(cells)} cells, the header {width}"
            return (cells, after + 1) if len(cells) == width else wrong
        if str(cells) != _UNENDED:
            return "a quotation mark stands within a cell"
    return "a quotation mark is not closed"


def _cells(line: str, *, tabs: bool) -> list[str] | csv.Error:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(line, newline=""), delimiter="\t" if tabs else ",", strict=True)
    try:
        return next(reader, [])
    except csv.Error as error:
        return error


def cell_at(raw: bytes, place: str | None) -> str | None:
    """Return the words of a kept row in the column that a place names; None where there is none."""
    row = next(rows(lines_of(raw.decode("utf-8", "replace")), "utf-8"), None)
    cells = row.cells if isinstance(row, ParsedRow) else {}
    return cells.get((place or "").removeprefix("/"))

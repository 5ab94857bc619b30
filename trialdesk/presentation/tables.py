"""The table every view, page and spreadsheet draws."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window paints sooner without them
    from trialdesk.domain.source import Source
    from trialdesk.presentation.plot import Plot


class Tone(Enum):
    """What a cell wants the reader to notice; whoever draws it chooses the colour and the glyph."""

    PLAIN = "plain"
    DIFFERENT = "different"
    MISSING = "missing"
    WARNING = "warning"


class Look(Enum):
    """What a stretch of a text is; like a tone it has no colour of its own."""

    STRONG = "strong"
    QUIET = "quiet"
    READ = "read"
    """Put together by TrialDesk, beneath the record's own words."""
    ONLY_HERE = "only here"
    """Words of one text that another lacks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, in characters, and its look."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Cell:
    """Plain text (never markup), with line breaks where the value has parts.

    A plot is drawn in place of the text, which then says the same to who cannot see it.
    """

    text: str
    tone: Tone = Tone.PLAIN
    source: "Source | None" = None
    marks: tuple[Mark, ...] = ()
    plot: "Plot | None" = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; ``group`` is the heading it stands under, ``key`` its stable name.

    ``trial`` is the place on the board of the trial the line is about.
    """

    cells: tuple[Cell, ...]
    group: str = ""
    key: str = ""
    differs: bool = False
    trial: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; every row has as many cells as there are columns.

    ``keys`` names each column for programs (a trial id where a column is a trial).
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


NOT_LISTED = "–"
"""Stands where a record has no such entry, so that nothing about it is left open."""


def shared_rows(table: Table) -> tuple[Row, ...]:
    """Pick the rows of a table of trials in which at least two of them say something."""
    return tuple(row for row in table.rows if sum(map(_says_something, row.cells[1:])) > 1)


def shared_groups(table: Table) -> tuple[Row, ...]:
    """Pick the rows of the groups about which at least two trials say something."""
    saying: dict[str, set[int]] = {}
    for row in table.rows:
        stated = {place for place, cell in enumerate(row.cells[1:]) if _says_something(cell)}
        saying.setdefault(row.group, set()).update(stated)
    return tuple(row for row in table.rows if len(saying[row.group]) > 1)


def _says_something(cell: Cell) -> bool:
    return cell.tone is not Tone.MISSING and cell.text != NOT_LISTED

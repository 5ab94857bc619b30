"""A table of the presentation on paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, LongTable

from trialdesk.presentation.document import Facts, Grid
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.colours import trial_colour
from trialdesk.reports.cells import hatch
from trialdesk.reports.paragraphs import CELL, CELL_SOFT, CELL_STRONG, INK, RULE, SHADE
from trialdesk.reports.plots import plot_drawer
from trialdesk.reports.rows import (
    ABOVE,
    ABOVE_GROUP,
    BELOW,
    SIDE,
    Columns,
    Line,
    group_lines,
    head_line,
)
from trialdesk.reports.space import Space

_ROWS_A_TABLE = 400  # reportlab lays a table out in time quadratic in its rows
_TALLEST_CELL = 0.25  # of the page: a taller row may be divided between pages
_KEPT_TOGETHER = 0.3  # of the page: a taller group of rows may be divided between pages
LABEL = 86.0
"""The width of a column that names the rows, in points."""

Command = tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]
"""One line of a style of reportlab: its name, the first and the last cell, its values."""


_ALL, _FIRST_ROW, _LAST_ROW = ((0, 0), (-1, -1)), ((0, 0), (-1, 0)), ((0, -1), (-1, -1))
_FRAME: tuple[Command, ...] = (
    ("FONTNAME", *_ALL, CELL.fontName),
    ("VALIGN", *_ALL, "TOP"),
    ("LEFTPADDING", *_ALL, SIDE),
    ("RIGHTPADDING", *_ALL, SIDE),
    ("TOPPADDING", *_ALL, ABOVE),
    ("BOTTOMPADDING", *_ALL, BELOW),
)
_HEAD: tuple[Command, ...] = (
    ("BACKGROUND", *_FIRST_ROW, SHADE),
    ("LINEABOVE", *_FIRST_ROW, 0.9, INK),
    ("LINEBELOW", *_FIRST_ROW, 0.6, INK),
    ("LINEBELOW", *_LAST_ROW, 0.6, INK),
)


class DrawnTable(LongTable):
    """A table that knows the least height it can begin in, in points."""

    least = 0.0


def grid(block: Grid, space: Space) -> Iterator[Flowable]:
    """Draw a table, its head repeated on every page; no cell is too tall for it."""
    table = block.table
    style = CELL_STRONG if table.columns[0] else CELL
    columns = Columns(_widths(block, space.width), space.height * _TALLEST_CELL, style)
    head = head_line(table.columns, columns)
    for start in range(0, len(table.rows), _ROWS_A_TABLE):
        groups = list(_groups(table.rows[start : start + _ROWS_A_TABLE], columns))
        lines = [head, *(line for group in groups for line in group)]
        kept = _kept_together(groups, space.height * _KEPT_TOGETHER)
        marks = [*_HEAD, *_trial_colours(table), *_marks(lines), *kept]
        drawn = _drawn(lines, columns, marks, heads=1)
        first = groups[0][: _kept(groups[0], space.height * _KEPT_TOGETHER)] if groups else []
        drawn.least = sum(line.height for line in [head, *first])
        yield drawn


def facts(block: Facts, space: Space) -> Flowable:
    """Draw labelled values; no value is too tall for it."""
    widths = (LABEL, space.width - LABEL)
    columns = Columns(widths, space.height * _TALLEST_CELL, CELL_SOFT)
    rows = [Row((Cell(label), cell)) for label, cell in block.facts]
    lines = list(group_lines("", rows, columns))
    return _drawn(lines, columns, list(_marks(lines)), heads=0)


def _drawn(
    lines: Sequence[Line], columns: Columns, marks: Sequence[Command], *, heads: int
) -> DrawnTable:
    table = DrawnTable(
        [line.contents for line in lines],
        colWidths=columns.widths,
        rowHeights=[line.height for line in lines],
        repeatRows=heads,
        hAlign="LEFT",
    )
    table.setStyle([*_FRAME, *marks])
    return table


def _widths(block: Grid, width: float) -> tuple[float, ...]:
    others = len(block.table.columns) - 1
    if block.widths:
        return tuple(width * part / sum(block.widths) for part in block.widths)
    if not others:
        return (width,)
    return (LABEL, *[(width - LABEL) / others] * others)


def _groups(rows: Sequence[Row], columns: Columns) -> Iterator[list[Line]]:
    for group, members in groupby(rows, key=lambda row: row.group):
        yield list(group_lines(group, list(members), columns))


def _kept_together(groups: Sequence[Sequence[Line]], tallest: float) -> Iterator[Command]:
    start = 1
    for lines in groups:
        if lines[0].is_heading:
            yield ("NOSPLIT", (0, start), (-1, start + _kept(lines, tallest) - 1))
        start += len(lines)


def _kept(lines: Sequence[Line], tallest: float) -> int:
    whole = sum(line.height for line in lines) <= tallest
    return len(lines) if whole else min(2, len(lines))


def _trial_colours(table: Table) -> Iterator[Command]:
    if table.columns[0] or not table.keys:
        return
    for place in range(len(table.columns) - 1):
        colour = HexColor(trial_colour(place))
        yield ("LINEBELOW", (place + 1, 0), (place + 1, 0), 2.2, colour)


def _marks(lines: Sequence[Line]) -> Iterator[Command]:
    for place, line in enumerate(lines):
        yield from _joints(place, line)
        for column, tone in enumerate(line.tones):
            if tone is Tone.MISSING:
                yield ("BACKGROUND", (column, place), (column, place), hatch)
        for column, plot in enumerate(line.plots):
            if plot is not None:
                yield ("BACKGROUND", (column, place), (column, place), plot_drawer(plot))
        if line.trial is not None:
            yield ("LINEBEFORE", (0, place), (0, place), 3, HexColor(trial_colour(line.trial)))


def _joints(place: int, line: Line) -> Iterator[Command]:
    row = ((0, place), (-1, place))
    if line.is_heading:
        yield ("SPAN", *row)
        yield ("TOPPADDING", *row, ABOVE_GROUP)
    elif line.begins_row:
        yield ("LINEABOVE", *row, 0.35, RULE)
    else:
        yield ("TOPPADDING", *row, 0)
    if not line.ends_row:
        yield ("BOTTOMPADDING", *row, 0)

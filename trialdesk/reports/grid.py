"""A table of the presentation on paper."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, LongTable

from trialdesk.presentation.colours import trial_colour
from trialdesk.presentation.document import Grid
from trialdesk.presentation.tables import Row, Table, Tone
from trialdesk.reports.cells import hatch
from trialdesk.reports.paragraphs import CELL_STRONG, INK, RULE, SHADE, paragraph
from trialdesk.reports.rows import PADDING, Columns, Line, group_lines
from trialdesk.reports.space import Space

_ROWS_A_TABLE = 400  # reportlab lays a table out in time quadratic in its rows
_TALLEST_CELL = 0.25  # of the page: a taller row may be divided between pages
_KEPT_TOGETHER = 0.3  # of the page: a taller group of rows may be divided between pages
_LABEL_COLUMN = 86.0  # of a table whose first column names the rows

Command = tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]
"""One line of a style of reportlab: its name, the first and the last cell, its values."""


def grid(block: Grid, space: Space) -> Iterator[Flowable]:
    """Draw a table, its head repeated on every page; no cell is too tall for it."""
    table = block.table
    columns = Columns(
        _widths(block, space.width), space.height * _TALLEST_CELL, bool(table.columns[0])
    )
    head = [paragraph(title, CELL_STRONG) for title in table.columns]
    for start in range(0, len(table.rows), _ROWS_A_TABLE):
        groups = list(_groups(table.rows[start : start + _ROWS_A_TABLE], columns))
        lines = [line for group in groups for line in group]
        drawn = LongTable(
            [head, *(line.contents for line in lines)],
            colWidths=columns.widths,
            repeatRows=1,
            hAlign="LEFT",
        )
        kept = _kept_together(groups, space.height * _KEPT_TOGETHER)
        drawn.setStyle([*_frame(), *_trial_colours(table), *_marks(lines), *kept])
        yield drawn


def _widths(block: Grid, width: float) -> tuple[float, ...]:
    others = len(block.table.columns) - 1
    if block.widths:
        return tuple(width * part / sum(block.widths) for part in block.widths)
    if not others:
        return (width,)
    return (_LABEL_COLUMN, *[(width - _LABEL_COLUMN) / others] * others)


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


def _frame() -> Iterator[Command]:
    everywhere, head = ((0, 0), (-1, -1)), ((0, 0), (-1, 0))
    yield ("VALIGN", *everywhere, "TOP")
    yield ("LEFTPADDING", *everywhere, PADDING)
    yield ("RIGHTPADDING", *everywhere, PADDING)
    yield ("TOPPADDING", *everywhere, PADDING - 1.5)
    yield ("BOTTOMPADDING", *everywhere, PADDING - 0.5)
    yield ("BACKGROUND", *head, SHADE)
    yield ("LINEABOVE", *head, 0.9, INK)
    yield ("LINEBELOW", *head, 0.6, INK)
    yield ("LINEBELOW", (0, -1), (-1, -1), 0.6, INK)


def _trial_colours(table: Table) -> Iterator[Command]:
    if table.columns[0] or not table.keys:
        return
    for place in range(len(table.columns) - 1):
        colour = HexColor(trial_colour(place))
        yield ("LINEBELOW", (place + 1, 0), (place + 1, 0), 2.2, colour)


def _marks(lines: Sequence[Line]) -> Iterator[Command]:
    for place, line in enumerate(lines, start=1):
        if line.is_heading:
            yield ("SPAN", (0, place), (-1, place))
            yield ("TOPPADDING", (0, place), (-1, place), 2 * PADDING)
        elif line.begins_row:
            yield ("LINEABOVE", (0, place), (-1, place), 0.35, RULE)
        for column, tone in enumerate(line.tones):
            if tone is Tone.MISSING:
                yield ("BACKGROUND", (column, place), (column, place), hatch)

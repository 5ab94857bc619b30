"""Which rows of a table to show, and in what order."""

import re
from dataclasses import replace
from typing import Literal

from trialdesk.presentation.tables import Cell, Row, Table, Tone

Rows = Literal["all", "differences", "missing"]
_LONGEST_NUMBER = 18


def narrowed(table: Table, rows: Rows) -> Table:
    """Keep all rows, those that differ, or those in which a cell is not stated."""
    if rows == "all":
        return table
    if rows == "differences":
        kept = (row for row in table.rows if row.differs)
    else:
        kept = (row for row in table.rows if any(c.tone is Tone.MISSING for c in row.cells))
    return replace(table, rows=tuple(kept))


def holding(table: Table, words: tuple[str, ...]) -> Table:
    """Keep the rows in which every word stands somewhere, whatever the case."""
    sought = [word.casefold() for word in words]
    if not sought:
        return table
    kept = (row for row in table.rows if all(word in _statement(row) for word in sought))
    return replace(table, rows=tuple(kept))


def _statement(row: Row) -> str:
    return "\n".join((row.group, *(cell.text for cell in row.cells))).casefold()


def in_order(table: Table, key: str, *, descending: bool = False) -> Table:
    """Sort the rows by the column of this key, numbers by size; what is not stated comes last."""
    if key not in table.keys:
        return table
    column = table.keys.index(key)
    stated = [row for row in table.rows if row.cells[column].tone is not Tone.MISSING]
    silent = [row for row in table.rows if row.cells[column].tone is Tone.MISSING]
    stated.sort(key=lambda row: _weight(row.cells[column]), reverse=descending)
    return replace(table, rows=(*stated, *silent))


def _weight(cell: Cell) -> tuple[tuple[int, int, str], ...]:
    """Weigh a text so that "Phase 10" follows "Phase 2"."""
    parts = re.findall(r"\d+|\D+", re.sub(r"(?<=\d),(?=\d)", "", cell.text.casefold()))
    return tuple(
        (0, int(part), "") if part.isdecimal() and len(part) <= _LONGEST_NUMBER else (1, 0, part)
        for part in parts
    )

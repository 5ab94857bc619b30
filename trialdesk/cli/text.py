"""Tables as text for a terminal."""

import shutil
import textwrap

from trialdesk.presentation.tables import Row, Table, Tone

_GAP = "  "
_NARROWEST = 12


def table_text(table: Table, width: int | None = None) -> str:
    """Lay a table out in columns; a difference carries a mark, so that colour is not needed."""
    width = width or shutil.get_terminal_size((120, 40)).columns
    widths = _widths(table, width)
    lines = [_line(table.columns, widths), _GAP.join("-" * wide for wide in widths)]
    group = ""
    for row in table.rows:
        if row.group != group:
            group = row.group
            lines += ["", group.upper()]
        lines += _wrapped(row, widths)
    return "\n".join([*lines, "", *(textwrap.fill(note, width) for note in table.notes)]).rstrip()


def _widths(table: Table, width: int) -> list[int]:
    wanted = [
        max(len(line) for text in column for line in text.split("\n"))
        for column in zip(
            table.columns, *([cell.text for cell in row.cells] for row in table.rows), strict=True
        )
    ]
    share = max((width - len(_GAP) * (len(wanted) - 1)) // len(wanted), _NARROWEST)
    return [min(want, max(share, _NARROWEST)) + 1 for want in wanted]


def _wrapped(row: Row, widths: list[int]) -> list[str]:
    cells = [
        _lines(("≠ " if cell.tone is Tone.DIFFERENT else "") + cell.text, wide)
        for cell, wide in zip(row.cells, widths, strict=True)
    ]
    height = max(len(lines) for lines in cells)
    return [
        _line([lines[place] if place < len(lines) else "" for lines in cells], widths)
        for place in range(height)
    ]


def _lines(text: str, wide: int) -> list[str]:
    return [line for part in text.split("\n") for line in textwrap.wrap(part, wide) or [""]]


def _line(texts: list[str] | tuple[str, ...], widths: list[int]) -> str:
    return _GAP.join(text.ljust(wide) for text, wide in zip(texts, widths, strict=True)).rstrip()

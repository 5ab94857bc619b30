"""The rows of a table as lines that fit on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from trialdesk.presentation.plot import Plot
from trialdesk.presentation.tables import Cell, Row, Tone
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.reports.cells import cell_paragraph
from trialdesk.reports.paragraphs import CELL, CELL_STRONG, GROUP, paragraph

SIDE, ABOVE, BELOW, ABOVE_GROUP = 3.5, 2.0, 3.0, 6.0
"""Room left around the text of a cell, in points."""

_ENDLESS = 1e6
_PLOT = 9.0  # the least height a plot is drawn in

Content = Paragraph | str
"""What reportlab takes for a cell; the empty string draws nothing."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their widths and the tallest cell they take, in points."""

    widths: tuple[float, ...]
    tallest: float
    first: ParagraphStyle = CELL
    """The style of the first column."""

    @property
    def inner(self) -> list[float]:
        return [width - 2 * SIDE for width in self.widths]

    @property
    def step(self) -> float:
        """Return the height at which tall cells are divided: whole lines, in every column alike."""
        return CELL.leading * max(2, self.tallest // CELL.leading)


@dataclass(frozen=True, slots=True)
class Line:
    """One row as reportlab takes it; a tall row continues on lines that do not begin one."""

    contents: list[Content]
    height: float
    tones: tuple[Tone, ...] = ()
    is_heading: bool = False
    begins_row: bool = True
    ends_row: bool = True
    plots: tuple[Plot | None, ...] = ()
    trial: int | None = None
    """The place on the board of the trial the row is about."""


def head_line(titles: Sequence[str], columns: Columns) -> Line:
    """Return the line that names the columns."""
    contents: list[Content] = [paragraph(title, CELL_STRONG) for title in titles]
    return Line(contents, max(map(_height, contents, columns.inner)) + ABOVE + BELOW)


def group_lines(group: str, rows: Sequence[Row], columns: Columns) -> Iterator[Line]:
    """Return the lines of the rows that stand under one heading, the heading first."""
    if group:
        yield from _heading_lines(group, columns)
    for row in rows:
        yield from _row_lines(row, columns)


def _heading_lines(group: str, columns: Columns) -> Iterator[Line]:
    width = sum(columns.widths) - 2 * SIDE
    empty: list[Content] = [""] * (len(columns.widths) - 1)
    for (title,), height in _pieces([paragraph(group, GROUP)], [width], columns.step):
        yield Line([title, *empty], height + ABOVE_GROUP + BELOW, is_heading=True)


def _row_lines(row: Row, columns: Columns) -> Iterator[Line]:
    tones = tuple(cell.tone for cell in row.cells)
    plots = tuple(cell.plot for cell in row.cells)
    least = _PLOT if any(plots) else 0.0
    pieces = list(_pieces(list(_contents(row, columns)), columns.inner, columns.step))
    for place, (contents, height) in enumerate(pieces, start=1):
        begins, ends = place == 1, place == len(pieces)
        room = (ABOVE if begins else 0) + (BELOW if ends else 0)
        yield Line(
            contents,
            max(height, least) + room,
            tones,
            begins_row=begins,
            ends_row=ends,
            plots=plots if begins else (),
            trial=row.trial,
        )


def _contents(row: Row, columns: Columns) -> Iterator[Content]:
    first, *others = row.cells
    if row.trial is not None:
        named = f"{trial_letter(row.trial)} · {first.text}"
        yield paragraph(named, CELL, CELL_STRONG.fontName)
    elif row.differs:
        yield cell_paragraph(Cell(f"≠ {first.text}", first.tone), CELL_STRONG)
    elif first.tone is Tone.PLAIN and "\n" in first.text:
        yield paragraph(first.text, CELL, CELL_STRONG.fontName)
    else:
        yield cell_paragraph(first, columns.first)
    yield from ("" if cell.plot else cell_paragraph(cell) for cell in others)


def _pieces(
    contents: list[Content], widths: Sequence[float], step: float
) -> Iterator[tuple[list[Content], float]]:
    """Divide cells taller than the step, all at the same height; by halves, to stay fast."""
    heights = [_height(content, width) for content, width in zip(contents, widths, strict=True)]
    if max(heights) <= step:
        yield contents, max(heights)
        return
    middle = step * max(1, max(heights) // step // 2)
    halves = [
        (content, "") if height <= middle else _divided(content, width, middle)
        for content, width, height in zip(contents, widths, heights, strict=True)
    ]
    for part in zip(*halves, strict=True):
        yield from _pieces(list(part), widths, step)


def _height(content: Content, width: float) -> float:
    return 0.0 if isinstance(content, str) else float(content.wrap(width, _ENDLESS)[1])


def _divided(content: Content, width: float, height: float) -> tuple[Content, Content]:
    if isinstance(content, str):
        return content, ""
    above, below = content.split(width, height)
    return cast("Paragraph", above), cast("Paragraph", below)

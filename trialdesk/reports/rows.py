"""The rows of a table as lines that fit on a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from trialdesk.presentation.tables import Cell, Row, Tone
from trialdesk.reports.cells import cell_paragraph
from trialdesk.reports.paragraphs import GROUP, paragraph

PADDING = 3.5
_ENDLESS = 1e6

Content = Flowable | str
"""What reportlab takes for a cell; the empty string draws nothing."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their widths and the tallest cell they take, in points."""

    widths: tuple[float, ...]
    tallest: float
    first_is_strong: bool

    @property
    def inner(self) -> list[float]:
        return [width - 2 * PADDING for width in self.widths]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as reportlab takes it; a tall row continues on lines that do not begin one."""

    contents: list[Content]
    height: float
    tones: tuple[Tone, ...] = ()
    is_heading: bool = False
    begins_row: bool = True


def group_lines(group: str, rows: Sequence[Row], columns: Columns) -> Iterator[Line]:
    """Give the lines of the rows that stand under one heading, the heading first."""
    if group:
        yield from _heading_lines(group, columns)
    for row in rows:
        yield from _row_lines(row, columns)


def _heading_lines(group: str, columns: Columns) -> Iterator[Line]:
    width = sum(columns.widths) - 2 * PADDING
    empty: list[Content] = [""] * (len(columns.widths) - 1)
    for (title,), height in _pieces([paragraph(group, GROUP)], [width], columns.tallest):
        yield Line([title, *empty], height + 3 * PADDING, is_heading=True)


def _row_lines(row: Row, columns: Columns) -> Iterator[Line]:
    tones = tuple(cell.tone for cell in row.cells)
    pieces = _pieces(list(_contents(row, columns)), columns.inner, columns.tallest)
    for place, (contents, height) in enumerate(pieces):
        yield Line(contents, height + 2 * PADDING, tones, begins_row=place == 0)


def _pieces(
    contents: list[Content], widths: Sequence[float], tallest: float
) -> Iterator[tuple[list[Content], float]]:
    while (height := max(map(_height, contents, widths))) > tallest:
        halves = [
            _divided(content, width, tallest)
            for content, width in zip(contents, widths, strict=True)
        ]
        yield [above for above, _ in halves], tallest
        contents = [below for _, below in halves]
    yield contents, height


def _contents(row: Row, columns: Columns) -> Iterator[Content]:
    first, *others = row.cells
    marked = Cell(f"≠ {first.text}", first.tone) if row.differs else first
    yield cell_paragraph(marked, strong=row.differs or columns.first_is_strong)
    yield from map(cell_paragraph, others)


def _height(content: Content, width: float) -> float:
    return 0.0 if isinstance(content, str) else float(content.wrap(width, _ENDLESS)[1])


def _divided(content: Content, width: float, tallest: float) -> tuple[Content, Content]:
    if isinstance(content, str) or _height(content, width) <= tallest:
        return content, ""
    above, below = content.split(width, tallest)
    return above, below

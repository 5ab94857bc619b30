"""Draws the cells of a table: literal text, tone, search hits, where the keyboard is."""

from collections.abc import Mapping
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from trialdesk.gui.look.theme import GRID, Colours, colours
from trialdesk.gui.tables.table_model import Index, TableModel
from trialdesk.gui.tables.text_layout import hits, lay_out, line_count, line_step, marked
from trialdesk.presentation.tables import Cell, Look, Row, Tone
from trialdesk.presentation.wording.translation import _

if TYPE_CHECKING:  # costly to load, and only looks and a search need it
    from PySide6.QtGui import QTextCharFormat

PADDING_X, PADDING_Y = 2 * GRID, GRID + 1
_BAR = 3


class CellDelegate(QStyledItemDelegate):
    """Wraps text up to ``most_lines`` a cell.

    Where cells open, those of the rows in ``opened`` (by key) are shown whole and the others say
    how much they leave out; elsewhere the last line ends in an ellipsis.
    """

    # The state of the option would say what is selected; reading it loads QStyle, which is slow.
    def __init__(self, view: QAbstractItemView, *, most_lines: int, opens: bool) -> None:
        super().__init__(view)
        self._view = view
        self.most_lines = most_lines
        self.opens = opens
        self.words: tuple[str, ...] = ()
        self.opened: set[str] = set()

    def row_height(self, row: Row, widths: Mapping[int, int], font: QFont) -> int:
        """Return the height of a row whose columns, those shown, are so wide."""
        described = font.toString()
        counts = (
            line_count(cell.text, described, widths[column] - 2 * PADDING_X, _bold_spans(cell))
            for column, cell in enumerate(row.cells)
            if column in widths and cell.plot is None
        )
        lines = max(counts, default=1)
        return height_of(lines if row.key in self.opened else min(lines, self.most_lines), font)

    # Qt

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = _model(index).cell(index)
        width = option.fontMetrics.horizontalAdvance(cell.text) + 2 * PADDING_X if cell else 0
        return QSize(width, height_of(1, option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        model, chosen = _model(index), colours(option.palette)
        cell = model.cell(index)
        if cell is None:
            words = model.differing(model.heading(index.row()) or "")
            _paint_heading(painter, option.rect, words, chosen)
        else:
            is_chosen = self._view.selectionModel().isSelected(index)
            ground = chosen.chosen if is_chosen else _ground(cell.tone, chosen)
            _paint_ground(painter, option.rect, cell.tone, ground, chosen)
            self._paint_content(painter, option, cell, chosen)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(QColor(chosen.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, chosen: Colours
    ) -> None:
        if cell.plot is None:
            self._paint_text(painter, option, cell, chosen)
            return
        from trialdesk.gui.tables.plot_painter import paint_plot

        area = option.rect.adjusted(PADDING_X, 0, -PADDING_X, -1)
        paint_plot(painter, area, cell.plot, chosen)

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, chosen: Colours
    ) -> None:
        area = option.rect.adjusted(PADDING_X, PADDING_Y, -PADDING_X, 0)
        painter.setPen(QColor(_ink(cell.tone, chosen)))
        text = cell.text if self.opens else " ".join(cell.text.split())
        looks = _looks(cell, chosen) if self.opens and cell.marks else []
        layout = lay_out(text, option.font, area.width(), looks + self._marks(text, chosen))
        room = _room(layout, area)
        if layout.lineCount() <= room:
            _draw_lines(painter, area, layout, layout.lineCount())
        elif self.opens and room > 1:
            _draw_lines(painter, area, layout, room - 1)
            _draw_more(painter, area, layout, room - 1)
        else:
            _draw_lines(painter, area, layout, room - 1)
            self._draw_cut_line(painter, area, layout, room - 1)

    def _draw_cut_line(
        self, painter: QPainter, area: QRect, layout: QTextLayout, place: int
    ) -> None:
        """Draw the last line there is room for, with an ellipsis for what follows it."""
        line = layout.lineAt(place)
        encoded = layout.text().encode("utf-16-le", "surrogatepass")
        rest = encoded[2 * line.textStart() :].decode("utf-16-le", "surrogatepass")
        metrics = QFontMetrics(layout.font())
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, area.width())
        chosen = colours(QApplication.palette())
        cut = lay_out(shown, layout.font(), area.width() + 2 * GRID, self._marks(shown, chosen))
        cut.draw(painter, QPointF(area.left(), area.top() + line.y()))

    def _marks(self, text: str, chosen: Colours) -> list[QTextLayout.FormatRange]:
        if not self.words:
            return []
        from PySide6.QtGui import QTextCharFormat

        look = QTextCharFormat()
        look.setBackground(QColor(chosen.hit))
        return marked(text, hits(text, self.words), look)


def _bold_spans(cell: Cell) -> tuple[tuple[int, int], ...]:
    return tuple((mark.start, mark.end) for mark in cell.marks if mark.look in _BOLD)


def _looks(cell: Cell, chosen: Colours) -> list[QTextLayout.FormatRange]:
    ranges = []
    for look in dict.fromkeys(mark.look for mark in cell.marks):
        spans = tuple((mark.start, mark.end) for mark in cell.marks if mark.look is look)
        ranges += marked(cell.text, spans, _format(look, chosen))
    return ranges


@lru_cache(maxsize=16)
def _format(look: Look, chosen: Colours) -> "QTextCharFormat":
    from PySide6.QtGui import QTextCharFormat

    made = QTextCharFormat()
    if look in _BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    if look is Look.ONLY_HERE:
        made.setFontUnderline(True)
        made.setBackground(QColor(chosen.chosen))
    ink = {Look.QUIET: chosen.muted, Look.READ: chosen.accent}.get(look)
    if ink:
        made.setForeground(QColor(ink))
    return made


_BOLD = frozenset({Look.STRONG, Look.ONLY_HERE})


def height_of(lines: int, font: QFont) -> int:
    """Return the height of a cell of so many lines, in pixels."""
    return ceil(lines * line_step(font)) + 2 * PADDING_Y


def _model(index: Index) -> TableModel:
    model = index.model()
    assert isinstance(model, TableModel)  # noqa: S101 - the delegate is made for this model
    return model


def _ink(tone: Tone, chosen: Colours) -> str:
    return {Tone.MISSING: chosen.muted, Tone.WARNING: chosen.warning}.get(tone, chosen.text)


def _room(layout: QTextLayout, area: QRect) -> int:
    """Count the lines an area has room for; at least 1."""
    return max(int((area.height() + 1) / line_step(layout.font())), 1)


def _draw_lines(painter: QPainter, area: QRect, layout: QTextLayout, lines: int) -> None:
    for place in range(lines):
        layout.lineAt(place).draw(painter, QPointF(area.topLeft()))


def _draw_more(painter: QPainter, area: QRect, layout: QTextLayout, shown: int) -> None:
    """Say in place of a line how many are left out."""
    left = _("… {lines} more lines (Enter)").format(lines=layout.lineCount() - shown)
    rest = area.adjusted(0, round(shown * line_step(layout.font())), 0, 0)
    painter.drawText(rest, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, left)


def _ground(tone: Tone, chosen: Colours) -> str:
    return chosen.warning_ground if tone is Tone.WARNING else chosen.ground


def _paint_heading(painter: QPainter, area: QRect, words: str, chosen: Colours) -> None:
    painter.fillRect(area, QColor(chosen.panel))
    _paint_rule(painter, area, chosen)
    painter.setPen(QColor(chosen.muted))
    place = area.adjusted(PADDING_X, PADDING_Y, -PADDING_X, 0)
    painter.drawText(place, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, words)


def _paint_ground(painter: QPainter, area: QRect, tone: Tone, ground: str, chosen: Colours) -> None:
    """Fill a cell: hatched where nothing is stated, with a bar where it differs or warns."""
    painter.fillRect(area, QColor(ground))
    if tone is Tone.MISSING:
        painter.fillRect(area, QBrush(QColor(chosen.hatch), Qt.BrushStyle.BDiagPattern))
    elif tone is not Tone.PLAIN:
        bar = chosen.accent if tone is Tone.DIFFERENT else chosen.warning
        painter.fillRect(area.adjusted(0, 0, _BAR - area.width(), -1), QColor(bar))
    _paint_rule(painter, area, chosen)


def _paint_rule(painter: QPainter, area: QRect, chosen: Colours) -> None:
    painter.setPen(QColor(chosen.rule))
    painter.drawLine(area.bottomLeft(), area.bottomRight())

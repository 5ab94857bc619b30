"""The frozen head of a comparison: who each column is."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from trialdesk.gui.controls.badge import SIDE, paint_badge
from trialdesk.gui.look.theme import GRID, bold, colours, small
from trialdesk.gui.tables.cell_delegate import PADDING_X
from trialdesk.gui.tables.text_layout import LEADING
from trialdesk.presentation.board import Chip
from trialdesk.presentation.wording.translation import _


class TrialHeader(QHeaderView):
    """Shows each trial's badge, number, age of data and status, and the start of its title."""

    def __init__(self, parent: QWidget, *, titles: bool = True) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._titles = titles
        self._chips: tuple[Chip, ...] = ()
        self.setAccessibleName(_("Trials"))
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        self._chips = chips
        self.viewport().update()

    # Qt

    def sizeHint(self) -> QSize:
        lines = 3 if self._titles else 2
        line = self.fontMetrics().height() * LEADING
        return QSize(super().sizeHint().width(), round(line * lines) + 4 * GRID)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        chosen = colours(self.palette())
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, QColor(chosen.panel))
        painter.setPen(QColor(chosen.rule))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if 0 < column <= len(self._chips):
            self._paint_chip(painter, rect.adjusted(PADDING_X, 0, -PADDING_X, 0), column - 1)
        painter.restore()

    def _paint_chip(self, painter: QPainter, area: QRect, place: int) -> None:
        chip, chosen = self._chips[place], colours(self.palette())
        side = max(SIDE, self.fontMetrics().height() + 2)
        badge = QRect(area.left(), area.top() + 2 * GRID - 2, side, side)
        paint_badge(painter, badge, chip.place, chip.letter, self.font())
        step = round(self.fontMetrics().height() * LEADING)
        line = QRect(area.left() + side + 2 * GRID, badge.top(), area.width() - side, side)
        painter.setFont(bold(self.font()))
        painter.setPen(QColor(chosen.text))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, chip.id)
        painter.setFont(small(self.font()))
        painter.setPen(QColor(chosen.warning if chip.stale else chosen.muted))
        below = QRect(area.left(), badge.bottom() + GRID, area.width(), step)
        _paint_line(painter, below, f"{chip.age} · {chip.status}")
        if self._titles:
            painter.setPen(QColor(chosen.text))
            _paint_line(painter, below.translated(0, step), chip.title)


def _paint_line(painter: QPainter, area: QRect, text: str) -> None:
    """Draw what fits of one line; the rows of the table have it whole."""
    line = " ".join(text.split())
    shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine, shown)

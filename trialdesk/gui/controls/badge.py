"""The letter that stands for a trial, on its colour."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trialdesk.gui.look.theme import GRID, board_colour, bold, ink_on

SIDE = 5 * GRID


def paint_badge(painter: QPainter, area: QRect, place: int, letter: str, font: QFont) -> None:
    """Draw a letter on the colour of its place on the board."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = board_colour(place)
    painter.setBrush(ground)
    painter.setPen(QColor("#202020"))
    painter.drawRoundedRect(area.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(ink_on(ground))
    painter.setFont(bold(font))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


class Badge(QWidget):
    def __init__(self, place: int, letter: str) -> None:
        super().__init__()
        self._place, self._letter = place, letter
        side = max(SIDE, self.fontMetrics().height() + 2)
        self.setFixedSize(QSize(side, side))

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self._place, self._letter, self.font())
        painter.end()

"""Draws a plot in a cell."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from trialdesk.gui.look.theme import GRID, Colours, board_colour
from trialdesk.presentation.plot import Area, Drawing, Plot, Point, drawing

_MARK = 10.0
_drawing = lru_cache(maxsize=512)(drawing)


def paint_plot(painter: QPainter, area: QRect, plot: Plot, chosen: Colours) -> None:
    """Draw the ticks of the scale, whiskers and dots; an axis also names its ticks."""
    drawn = _drawing(plot, Area(area.width(), area.height(), _MARK))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_grid(painter, area, drawn, chosen)
    if plot.is_axis:
        _paint_labels(painter, area, drawn, chosen)
    painter.setPen(QPen(QColor(chosen.text), 1.6))
    for start, end in drawn.lines:
        painter.drawLine(_at(area, start), _at(area, end))
    _paint_outlines(painter, area, drawn, board_colour(plot.place), chosen)
    painter.restore()


def _paint_grid(painter: QPainter, area: QRect, drawn: Drawing, chosen: Colours) -> None:
    painter.setPen(QPen(QColor(chosen.rule), 1))
    for x in drawn.grid:
        painter.drawLine(_at(area, (x, 0)), _at(area, (x, area.height())))
    if drawn.reference is not None:
        x = drawn.reference
        painter.setPen(QPen(QColor(chosen.muted), 1.4))
        painter.drawLine(_at(area, (x, 0)), _at(area, (x, area.height())))


def _paint_labels(painter: QPainter, area: QRect, drawn: Drawing, chosen: Colours) -> None:
    painter.setPen(QColor(chosen.muted))
    for x, words in drawn.labels:
        width = painter.fontMetrics().horizontalAdvance(words) + 2
        left = round(min(max(x - width / 2, 0), area.width() - width))
        place = QRect(area.left() + left, area.top(), width, area.height())
        painter.fillRect(place.adjusted(-2, GRID, 2, -GRID), QColor(chosen.ground))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _paint_outlines(
    painter: QPainter, area: QRect, drawn: Drawing, colour: QColor, chosen: Colours
) -> None:
    for outline in drawn.outlines:
        painter.setBrush(Qt.BrushStyle.NoBrush if outline.hollow else colour)
        ring = QPen(colour, 2)
        painter.setPen(ring if outline.hollow else QPen(QColor(chosen.text), 1.2))
        painter.drawPolygon(QPolygonF([_at(area, point) for point in outline.points]))


def _at(area: QRect, point: Point) -> QPointF:
    x, y = point
    return QPointF(area.left() + x, area.bottom() + 1 - y)

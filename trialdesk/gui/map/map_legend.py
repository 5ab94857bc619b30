"""What the signs of the map mean, where it comes from, and how much of each record is on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trialdesk.gui.look.theme import GRID, board_colour, bold, colours, ink_on, small
from trialdesk.gui.map.map_painter import MapDress, mark_path
from trialdesk.presentation.map_figure import LegendEntry, MapFigure

_RADIUS = 6.0
_EDGE = 2 * GRID


@dataclass(frozen=True, slots=True)
class _Item:
    """One entry and where it stands."""

    text: str
    x: float
    y: float
    entry: LegendEntry | None


def legend_height(figure: MapFigure, width: float, dress: MapDress) -> float:
    """Return the height the legend takes at a width."""
    lasts = list(_items(figure, width, dress))
    return lasts[-1].y + _line(dress) + _EDGE if lasts else 0.0


def paint_legend(painter: QPainter, figure: MapFigure, width: float, dress: MapDress) -> None:
    """Draw the legend from the painter's origin downwards."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    height = _line(dress)
    for item in _items(figure, width, dress):
        if item.entry is None:
            painter.setPen(QColor(dress.colours.muted))
            painter.setFont(small(dress.font))
            area = QRectF(item.x, item.y, width - 2 * _EDGE, 2 * height)
            painter.drawText(area, _TEXT | Qt.TextFlag.TextWordWrap, item.text)
        else:
            _paint_entry(painter, item, item.entry, dress)


def _items(figure: MapFigure, width: float, dress: MapDress) -> Iterator[_Item]:
    metrics, height = QFontMetricsF(bold(small(dress.font))), _line(dress)
    x, y = float(_EDGE), float(GRID)
    for text, entry in _entries(figure):
        wide = metrics.horizontalAdvance(text) + 4 * _RADIUS + 4 * GRID
        if x > _EDGE and x + wide > width:
            x, y = float(_EDGE), y + height
        yield _Item(text, x, y, entry)
        x += wide
    y += height
    yield _Item(figure.attribution, float(_EDGE), y, None)
    if QFontMetricsF(small(dress.font)).horizontalAdvance(figure.attribution) > width - 2 * _EDGE:
        yield _Item("", float(_EDGE), y + height, None)


def _entries(figure: MapFigure) -> Iterator[tuple[str, LegendEntry]]:
    """Return the words of each entry; those of a trial say how many of its sites are known."""
    for entry in figure.legend:
        known = figure.coverage[entry.place] if entry.place is not None else entry.text
        yield known, entry


def _paint_entry(painter: QPainter, item: _Item, entry: LegendEntry, dress: MapDress) -> None:
    height = _line(dress)
    at = QPointF(item.x + _RADIUS, item.y + height / 2)
    ink = QColor(dress.colours.text)
    path = mark_path(entry.mark, at.x(), at.y(), _RADIUS)
    if entry.place is not None:
        painter.fillPath(path, board_colour(entry.place))
        painter.setPen(ink_on(board_colour(entry.place)))
        painter.setFont(bold(small(small(dress.font))))
        painter.drawText(QRectF(at.x() - 9, at.y() - 9, 18, 18), _MIDDLE, entry.letter)
    else:
        painter.strokePath(path, QPen(ink, 2.4 if entry.hollow else 1.2))
    painter.setFont(bold(small(dress.font)) if entry.place is not None else small(dress.font))
    painter.setPen(ink)
    area = QRectF(item.x + 2 * _RADIUS + GRID, item.y, 10_000, height)
    painter.drawText(area, _TEXT, item.text)


def _line(dress: MapDress) -> float:
    return QFontMetricsF(small(dress.font)).height() + GRID


_TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class MapLegend(QWidget):
    """The legend beneath the map, as high as it needs to be."""

    def __init__(self) -> None:
        super().__init__()
        self._figure: MapFigure | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_figure(self, figure: MapFigure) -> None:
        self._figure = figure
        texts = [text for text, _entry in _entries(figure)]
        self.setAccessibleName(". ".join((*texts, figure.attribution)))
        self._fit()
        self.update()

    def _fit(self) -> None:
        if self._figure is not None:
            wanted = round(legend_height(self._figure, self.width(), self._dress()))
            if wanted != self.minimumHeight():
                self.setFixedHeight(wanted)

    def _dress(self) -> MapDress:
        return MapDress(colours(self.palette()), self.font())

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._figure is not None:
            painter = QPainter(self)
            paint_legend(painter, self._figure, self.width(), self._dress())
            painter.end()

"""Draws a ``MapFigure``: on screen, into a picture, into a drawing file."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from trialdesk.gui.look.theme import Colours, board_colour, bold, ink_on, small
from trialdesk.gui.map.map_paths import path_of
from trialdesk.presentation.map_figure import Bubble, HomeMark, Label, MapFigure, MarkShape, Shape

_PAD = 3.0
_SUNK = 0.2
"""How far below the middle of a triangle its words have more room, in radii."""
_MOST_STAMPS = 1500
_LONG = 1000
"""From here on a bubble has no room for all digits; its tip has them."""
_CORNERS: dict[MarkShape, tuple[int, float]] = {
    "triangle": (3, -90.0),
    "square": (4, -45.0),
    "diamond": (4, -90.0),
    "hexagon": (6, 0.0),
}
_WIDER: dict[MarkShape, float] = {"triangle": 1.45, "square": 1.25, "diamond": 1.3, "hexagon": 1.1}


@dataclass(frozen=True, slots=True)
class MapDress:
    """Colours and type of a map."""

    colours: Colours
    font: QFont

    @property
    def water(self) -> QColor:
        return QColor(self.colours.map_water)

    def key(self) -> object:
        return (self.colours.ground, self.font.key())

    def measure(self) -> Callable[[str], tuple[float, float]]:
        """Return what measures labels in this type."""
        return partial(_measured, small(self.font).toString())


@lru_cache(maxsize=4096)
def _measured(font: str, text: str) -> tuple[float, float]:
    metrics = _metrics(font)
    return metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height()


@lru_cache(maxsize=4)
def _metrics(font: str) -> QFontMetricsF:
    made = QFont()
    made.fromString(font)
    return QFontMetricsF(made)


def paint_ground(painter: QPainter, shapes: tuple[Shape, ...], dress: MapDress) -> None:
    """Draw land, water and lines."""
    chosen = dress.colours
    fills = {"land": chosen.map_land, "lake": chosen.map_water}
    lines = {
        "coast": (chosen.map_coast, 1.0),
        "border": (chosen.map_border, 1.4),
        "region": (chosen.map_line, 1.0),
    }
    for shape in shapes:
        is_area = shape.kind in fills
        # smooth edges are the coast's business; without them areas meet without a seam
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_area)
        if is_area:
            painter.fillPath(path_of(shape.lines), QColor(fills[shape.kind]))
        else:
            colour, width = lines[shape.kind]
            painter.strokePath(path_of(shape.lines), QPen(QColor(colour), width))


def paint_marks(
    painter: QPainter, figure: MapFigure, dress: MapDress, stamps: "MapStamps | None" = None
) -> None:
    """Draw rings, bubbles, home and labels; stamps are faster, without them all is drawn afresh."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ring_pen = QPen(QColor(dress.colours.muted), 1.0, Qt.PenStyle.DashLine)
    for ring in figure.rings:
        painter.strokePath(path_of(ring.lines), ring_pen)
    draw_bubble = stamps.bubble if stamps else _paint_bubble
    draw_label = stamps.label if stamps else _paint_label
    for bubble in reversed(figure.bubbles):
        draw_bubble(painter, bubble, dress)
    if figure.home is not None:
        _paint_home(painter, figure.home, dress)
    for label in figure.labels:
        draw_label(painter, label, dress)


class MapStamps:
    """Bubbles and labels drawn once and put down wherever they come again."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._made: dict[object, QPixmap] = {}

    def bubble(self, painter: QPainter, bubble: Bubble, dress: MapDress) -> None:
        reach = 2 * bubble.radius
        key = (bubble.mark, bubble.radius, bubble.slices, bubble.doubtful, dress.key())
        at_middle = replace(bubble, x=reach, y=reach)
        stamp = self._stamp(
            key, (2 * reach, 2 * reach), partial(_paint_bubble, bubble=at_middle, dress=dress)
        )
        painter.drawPixmap(QPointF(bubble.x - reach, bubble.y - reach), stamp)

    def label(self, painter: QPainter, label: Label, dress: MapDress) -> None:
        key = (label.text, label.quiet, dress.key())
        at_corner = replace(label, x=0.0, y=0.0)
        size = (label.width, label.height)
        stamp = self._stamp(key, size, partial(_paint_label, label=at_corner, dress=dress))
        painter.drawPixmap(QPointF(round(label.x), round(label.y)), stamp)

    def _stamp(
        self, key: object, size: tuple[float, float], paint: Callable[[QPainter], None]
    ) -> QPixmap:
        if key not in self._made:
            if len(self._made) > _MOST_STAMPS:
                self._made.clear()
            stamp = QPixmap(*(ceil(side * self._ratio) for side in size))
            stamp.setDevicePixelRatio(self._ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            painter = QPainter(stamp)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
            painter.end()
            self._made[key] = stamp
        return self._made[key]


def paint_choice(painter: QPainter, bubble: Bubble, dress: MapDress) -> None:
    """Set a bubble off."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    away = bubble.radius * _WIDER.get(bubble.mark, 1.0) + 3
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(dress.colours.accent), 2.4))
    painter.drawEllipse(QPointF(bubble.x, bubble.y), away, away)


def mark_path(mark: MarkShape, x: float, y: float, radius: float) -> QPainterPath:
    """Return the outline of a mark."""
    path = QPainterPath()
    if mark == "circle":
        path.addEllipse(QPointF(x, y), radius, radius)
        return path
    corners, first = _CORNERS[mark]
    wide = radius * _WIDER[mark]
    turns = [(first + place * 360 / corners) * pi / 180 for place in range(corners)]
    path.addPolygon(QPolygonF([QPointF(x + wide * cos(a), y + wide * sin(a)) for a in turns]))
    path.closeSubpath()
    return path


def _paint_bubble(painter: QPainter, bubble: Bubble, dress: MapDress) -> None:
    outline = mark_path(bubble.mark, bubble.x, bubble.y, bubble.radius)
    ground = QColor(dress.colours.ground)
    painter.fillPath(outline, ground)
    if bubble.hollow:
        colour = board_colour(bubble.slices[0].place) if len(bubble.slices) == 1 else None
        pen = QPen(colour or QColor(dress.colours.text), 2.4)
        painter.strokePath(outline, pen)
    else:
        _paint_slices(painter, bubble, outline)
        painter.strokePath(outline, QPen(QColor(dress.colours.map_rim), 1.2))
    _paint_words(painter, bubble, dress)


def _paint_slices(painter: QPainter, bubble: Bubble, outline: QPainterPath) -> None:
    """Fill the mark with the trials' shares, clockwise from the top."""
    if len(bubble.slices) == 1:
        painter.fillPath(outline, board_colour(bubble.slices[0].place))
        return
    wide = 2 * bubble.radius
    around = QRectF(bubble.x - wide, bubble.y - wide, 2 * wide, 2 * wide)
    begun = 90.0
    for slice_ in bubble.slices:
        span = 360 * slice_.count / bubble.count
        share = QPainterPath(around.center())
        share.arcTo(around, begun, -span)
        share.closeSubpath()
        # not by a clip: drawings in SVG know none
        painter.fillPath(outline.intersected(share), board_colour(slice_.place))
        begun -= span


def _paint_words(painter: QPainter, bubble: Bubble, dress: MapDress) -> None:
    """Write the letter of a single site, the number of several on a disc that leaves the pie."""
    sunk = bubble.radius * _SUNK if bubble.mark == "triangle" else 0.0
    at = QPointF(bubble.x, bubble.y + sunk)
    ink = QColor(dress.colours.text)
    font = bold(small(dress.font))
    if bubble.count == 1:
        text = bubble.slices[0].letter
        if not bubble.hollow:
            ink = ink_on(board_colour(bubble.slices[0].place))
    else:
        text = _short(bubble.count) + ("?" if bubble.doubtful else "")
        font.setPointSizeF(font.pointSizeF() * (0.9 if len(text) <= 2 else 0.75))  # noqa: PLR2004
        if not bubble.hollow:
            _paint_disc(painter, at, bubble.radius, dress)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(_square(at, 2 * bubble.radius), Qt.AlignmentFlag.AlignCenter, text)


def _short(number: int) -> str:
    return str(number) if number < _LONG else f"{number // _LONG}k"


def _paint_disc(painter: QPainter, at: QPointF, radius: float, dress: MapDress) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(dress.colours.ground))
    painter.drawEllipse(at, radius * 0.66, radius * 0.66)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_home(painter: QPainter, home: HomeMark, dress: MapDress) -> None:
    corners = [
        QPointF(home.x + reach * sin(turn), home.y - reach * cos(turn))
        for place in range(10)
        for reach, turn in [(9.0 if place % 2 == 0 else 4.0, place * pi / 5)]
    ]
    painter.setPen(QPen(QColor(dress.colours.ground), 1.4))
    painter.setBrush(QColor(dress.colours.text))
    painter.drawPolygon(QPolygonF(corners))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_label(painter: QPainter, label: Label, dress: MapDress) -> None:
    box = QRectF(label.x, label.y, label.width, label.height)
    ground = QColor(dress.colours.ground)
    ground.setAlphaF(0.72)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, _PAD, _PAD)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(small(dress.font))
    painter.setPen(QColor(dress.colours.muted if label.quiet else dress.colours.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.text)


def _square(at: QPointF, side: float) -> QRectF:
    return QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side)

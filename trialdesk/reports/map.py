"""A map on paper, as vectors."""

from collections.abc import Iterator
from math import hypot
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from trialdesk.presentation.map_figure import Label, MapFigure, Ring, Shape
from trialdesk.presentation.plot import Point
from trialdesk.reports.legend import Legend
from trialdesk.reports.lettering import Lettering, draw_haloed, width_of
from trialdesk.reports.marks import draw_bubble, draw_home
from trialdesk.reports.paragraphs import INK, NOTE, RULE, SOFT, paragraph

if TYPE_CHECKING:
    from trialdesk.geography.map.basemap import Points

_COAST, _REGION = HexColor("#8c8c8c"), HexColor("#c4c4c4")
_FILLS = {"land": HexColor("#ececec"), "lake": white}
_LINES = {"coast": (_COAST, 0.4), "border": (_COAST, 0.4), "region": (_REGION, 0.3)}
_SHORTEST = 0.6  # points: the least a step must measure to be drawn
_GAP = 4.0
_STAR = 6.0
_LABEL = 6.5
_LETTERS = 0.75  # the size of letters, of the height of the box they stand in
_BASE_LINE = 0.24  # above the lower side of the box


def label_box(text: str) -> tuple[float, float]:
    """Return the width and height a label takes on paper, in points."""
    return width_of(text, _LABEL), _LABEL / _LETTERS


class MapOnPaper(Flowable):
    """A figure as wide as its room, its legend and its sources beneath."""

    def __init__(self, figure: MapFigure, width: float) -> None:
        super().__init__()
        self._figure = figure
        self._legend = Legend(figure.legend, width)
        self._sources = paragraph(figure.attribution, NOTE)
        self._sources_height = self._sources.wrap(width, 1e6)[1]
        self._beneath = self._sources_height + self._legend.height + 2 * _GAP
        self._scale = width / figure.width
        self._map_height = figure.height * self._scale
        self._width = width

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self._width, self._map_height + self._beneath

    def draw(self) -> None:
        canvas: Canvas = self.canv
        self._sources.drawOn(canvas, 0, 0)
        self._legend.draw(canvas, self._sources_height + _GAP)
        canvas.saveState()
        canvas.translate(0, self._beneath)
        frame = canvas.beginPath()
        frame.rect(0, 0, self._width, self._map_height)
        canvas.clipPath(frame, stroke=0, fill=0)
        self._draw_inside(canvas)
        canvas.restoreState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.5)
        canvas.rect(0, self._beneath, self._width, self._map_height, stroke=1, fill=0)

    def _draw_inside(self, canvas: Canvas) -> None:
        for shape in self._figure.shapes:
            self._draw_shape(canvas, shape)
        for ring in self._figure.rings:
            self._draw_ring(canvas, ring)
        for bubble in self._figure.bubbles:
            at = self._at(bubble.x, bubble.y)
            draw_bubble(canvas, bubble, at, bubble.radius * self._scale)
        if self._figure.home:
            draw_home(canvas, self._at(self._figure.home.x, self._figure.home.y), _STAR)
        for label in self._figure.labels:
            self._draw_label(canvas, label)

    def _draw_shape(self, canvas: Canvas, shape: Shape) -> None:
        path = self._path(canvas, shape.parts)
        if shape.kind in _FILLS:
            canvas.setFillColor(_FILLS[shape.kind])
            canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
        else:
            colour, thick = _LINES[shape.kind]
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(thick)
            canvas.drawPath(path, stroke=1, fill=0)

    def _draw_ring(self, canvas: Canvas, ring: Ring) -> None:
        canvas.saveState()
        canvas.setStrokeColor(SOFT)
        canvas.setLineWidth(0.6)
        canvas.setDash(3, 2)
        canvas.drawPath(self._path(canvas, ring.parts), stroke=1, fill=0)
        canvas.restoreState()

    def _draw_label(self, canvas: Canvas, label: Label) -> None:
        """Write a label so that it stays within its box."""
        height = label.height * self._scale
        size = height * _LETTERS
        room = label.width * self._scale
        size = min(size, size * room / max(width_of(label.text, size), 1))
        x, y = self._at(label.x, label.y + label.height)
        ink = SOFT if label.quiet else INK
        draw_haloed(canvas, label.text, (x, y + height * _BASE_LINE), Lettering(size, ink))

    def _path(self, canvas: Canvas, parts: "list[Points]") -> PDFPathObject:
        path = canvas.beginPath()
        for part in parts:
            first, *others = self._points(part)
            if others:
                path.moveTo(*first)
            for point in others:
                path.lineTo(*point)
        return path

    def _at(self, x: float, y: float) -> Point:
        return round(x * self._scale, 1), round(self._map_height - y * self._scale, 1)

    def _points(self, part: "Points") -> Iterator[Point]:
        """Return the points of a line in points of the page, without steps too short to see."""
        last: Point | None = None
        for x, y in part.tolist():
            point = self._at(x, y)
            if last is None or hypot(point[0] - last[0], point[1] - last[1]) >= _SHORTEST:
                last = point
                yield point

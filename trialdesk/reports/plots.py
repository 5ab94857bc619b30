"""A plot in a cell on paper: shapes and lines that need no colour to be told apart."""

from collections.abc import Callable

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas

from trialdesk.presentation.plot import Area, Drawing, Outline, Plot, drawing
from trialdesk.presentation.wording.colours import trial_colour
from trialdesk.reports.paragraphs import CELL_SOFT, INK, RULE, SOFT

_MARK = 6.5
_LABEL_ROOM = 1.5


def plot_drawer(plot: Plot) -> Callable[..., None]:
    """Return what reportlab calls to fill the rectangle of a cell."""

    def draw(
        _table: object, canvas: Canvas, x: float, y: float, width: float, height: float
    ) -> None:
        low, high = sorted((y, y + height))
        drawn = drawing(plot, Area(width, high - low, _MARK))
        canvas.saveState()
        canvas.translate(x, low)
        _grid(canvas, drawn, high - low)
        _labels(canvas, drawn, high - low)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.9)
        for start, end in drawn.lines:
            canvas.line(*start, *end)
        for outline in drawn.outlines:
            _outline(canvas, outline, HexColor(trial_colour(plot.place)))
        canvas.restoreState()

    return draw


def _grid(canvas: Canvas, drawn: Drawing, height: float) -> None:
    canvas.setLineWidth(0.35)
    canvas.setStrokeColor(RULE)
    for at in drawn.grid:
        canvas.line(at, 0, at, height)
    if drawn.reference is not None:
        canvas.setLineWidth(0.8)
        canvas.setStrokeColor(SOFT)
        canvas.line(drawn.reference, 0, drawn.reference, height)


def _labels(canvas: Canvas, drawn: Drawing, height: float) -> None:
    size = CELL_SOFT.fontSize
    canvas.setFont(CELL_SOFT.fontName, size)
    for at, words in drawn.labels:
        half = canvas.stringWidth(words, CELL_SOFT.fontName, size) / 2 + _LABEL_ROOM
        canvas.setFillColor(white)
        canvas.rect(at - half, 0, 2 * half, height, stroke=0, fill=1)
        canvas.setFillColor(CELL_SOFT.textColor)
        canvas.drawCentredString(at, (height - size) / 2 + 1, words)


def _outline(canvas: Canvas, outline: Outline, colour: Color) -> None:
    canvas.setLineWidth(1.0 if outline.hollow else 0.7)
    canvas.setStrokeColor(colour if outline.hollow else INK)
    canvas.setFillColor(colour)
    path = canvas.beginPath()
    first, *others = outline.points
    path.moveTo(*first)
    for point in others:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0 if outline.hollow else 1)

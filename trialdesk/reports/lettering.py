"""Single lines of text on a drawing."""

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from trialdesk.presentation.plot import Point
from trialdesk.reports.fonts import REGULAR, runs

_Mode = Literal[0, 1]

_CAPITAL = 0.714  # the height of capitals, of the size
_HALO = 0.28  # the width of its stroke, of the size
_ROUND: Literal[1] = 1  # how lines are joined: PDF 1.7, table 54
_FILLED: _Mode = 0  # how letters are drawn: PDF 1.7, table 106
_OUTLINED: _Mode = 1


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a line is written; the size is in points."""

    size: float
    ink: Color
    font: str = REGULAR


def width_of(text: str, size: float, font: str = REGULAR) -> float:
    """Measure a line, in points."""
    return sum(stringWidth(run.text, run.font, size) for run in runs(text, font))


def draw_text(canvas: Canvas, text: str, at: Point, letters: Lettering) -> None:
    """Write a line from its left end on the base line; no character is an empty box."""
    canvas.setFillColor(letters.ink)
    _write(canvas, text, at, letters, _FILLED)


def draw_haloed(canvas: Canvas, text: str, at: Point, letters: Lettering) -> None:
    """Write a line that reads well on whatever is drawn beneath it."""
    canvas.saveState()
    canvas.setStrokeColor(white)
    canvas.setLineWidth(letters.size * _HALO)
    canvas.setLineJoin(_ROUND)
    _write(canvas, text, at, letters, _OUTLINED)
    canvas.restoreState()
    draw_text(canvas, text, at, letters)


def draw_centred(canvas: Canvas, text: str, at: Point, letters: Lettering) -> None:
    """Write a line of capitals or digits around a point."""
    left = at[0] - width_of(text, letters.size, letters.font) / 2
    draw_text(canvas, text, (left, at[1] - letters.size * _CAPITAL / 2), letters)


def _write(canvas: Canvas, text: str, at: Point, letters: Lettering, mode: _Mode) -> None:
    line = canvas.beginText(*at)
    line.setTextRenderMode(mode)
    for run in runs(text, letters.font):
        line.setFont(run.font, letters.size)
        line.textOut(run.text)
    line.setTextRenderMode(_FILLED)
    canvas.drawText(line)

"""A cell on paper: its tone is seen without colour."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from trialdesk.presentation.tables import Cell, Tone
from trialdesk.reports.paragraphs import CELL, CELL_SOFT, CELL_STRONG, SHADE, paragraph

_HATCH = 3.5


def cell_paragraph(cell: Cell, style: ParagraphStyle = CELL) -> Paragraph:
    """Set the text of a cell; the style is that of a cell which wants nothing noticed."""
    if cell.tone is Tone.WARNING:
        return paragraph(f"⚠ {cell.text}", CELL_STRONG)
    if cell.tone is Tone.MISSING:
        return paragraph(cell.text, CELL_SOFT)
    return paragraph(cell.text, style)


def hatch(_table: object, canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Fill a rectangle with fine diagonal lines: nothing is stated here."""
    low, high = sorted((y, y + height))
    canvas.saveState()
    area = canvas.beginPath()
    area.rect(x, low, width, high - low)
    canvas.clipPath(area, stroke=0, fill=0)
    canvas.setStrokeColor(SHADE)
    canvas.setLineWidth(0.9)
    offset = x - (high - low)
    while offset < x + width:
        canvas.line(offset, low, offset + high - low, high)
        offset += _HATCH
    canvas.restoreState()

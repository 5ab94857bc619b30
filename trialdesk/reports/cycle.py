"""One cycle of a regimen on paper; its marks are told apart without colour."""

from dataclasses import replace

from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from trialdesk.presentation.cycle import CycleLine, DoseCalendar
from trialdesk.presentation.wording.translation import _
from trialdesk.reports.cells import hatch
from trialdesk.reports.paragraphs import CELL, CELL_STRONG, INK, NOTE, RULE, paragraph

_LABEL, _HEAD, _PADDING, _GAP = 170.0, 12.0, 3.0, 5.0
_MARK, _SMALL_MARK = 5.2, 2.0
_WEEK = 7
_NUMBERED_FROM = 13.0  # narrower days are numbered once a week
_ENDLESS = 1e6
_KEPT_LINES = 2  # of a calendar that is divided between pages
_LONGEST = 300  # signs of a name or an order; the card has them whole


class DrawnCycle(Flowable):
    """A calendar as wide as the page."""

    def __init__(self, calendar: DoseCalendar, width: float) -> None:
        super().__init__()
        self._calendar = calendar
        self._field = width - _LABEL
        self._labels = [_label(line) for line in calendar.lines]
        self._statements = [paragraph(line.statement, CELL) for line in calendar.lines]
        self._heights = [
            max(_height(label, _LABEL), _height(stated, self._field - 4 * _PADDING)) + 2 * _PADDING
            for label, stated in zip(self._labels, self._statements, strict=True)
        ]
        kinds = {line.loading for line in calendar.lines}
        self._gap = _GAP if len(kinds) > 1 else 0.0
        self._head = _HEAD
        self.width = width
        self.height = self._head + sum(self._heights) + self._gap
        self.least = min(self.height, self._head + sum(self._heights[:_KEPT_LINES]) + self._gap)

    # reportlab

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _width: float, height: float) -> list[Flowable]:
        """Divide a calendar that is taller than the page between its lines; each has the head."""
        room, lines = height - self._head - self._gap, self._calendar.lines
        kept = next(
            (count for count in range(len(lines), 0, -1) if sum(self._heights[:count]) <= room), 0
        )
        if not kept or kept == len(lines):
            return []
        parts = (lines[:kept], lines[kept:])
        return [DrawnCycle(replace(self._calendar, lines=part), self.width) for part in parts]

    def draw(self) -> None:
        canvas: Canvas = self.canv
        self._draw_days(canvas)
        y = self.height - self._head
        was_loading = False
        for place, line in enumerate(self._calendar.lines):
            if was_loading and not line.loading:
                y -= self._gap
            was_loading = line.loading
            y -= self._heights[place]
            self._draw_line(canvas, y, place, line)

    def _draw_days(self, canvas: Canvas) -> None:
        days = self._calendar.days
        canvas.setFont(NOTE.fontName, NOTE.fontSize - 1)
        canvas.setFillColor(NOTE.textColor)
        for day in range(1, days + 1):
            if (day - 1) % _WEEK == 0 or self._field / days >= _NUMBERED_FROM:
                canvas.drawCentredString(self._centre(day), self.height - _HEAD + 3, str(day))

    def _centre(self, day: int) -> float:
        return _LABEL + (day - 0.5) * self._field / self._calendar.days

    def _draw_line(self, canvas: Canvas, y: float, place: int, line: CycleLine) -> None:
        height = self._heights[place]
        if line.placing == "open":
            hatch(None, canvas, _LABEL, y, self._field, height)
        self._draw_columns(canvas, y, height)
        label = self._labels[place]
        label.drawOn(canvas, _PADDING, y + height - _PADDING - _height(label, _LABEL))
        if line.placing == "open":
            self._draw_statement(canvas, y, place)
        for day in line.days:
            _draw_mark(canvas, self._centre(day), y + height / 2, line)

    def _draw_statement(self, canvas: Canvas, y: float, place: int) -> None:
        stated, height = self._statements[place], self._heights[place]
        tall = _height(stated, self._field - 4 * _PADDING)
        widest = max(stated.getActualLineWidths0() or [0.0])
        bottom = y + (height - tall) / 2
        canvas.setFillColor(white)
        canvas.rect(_LABEL + _PADDING, bottom - 1, widest + 2 * _PADDING, tall + 2, 0, 1)
        stated.drawOn(canvas, _LABEL + 2 * _PADDING, bottom)

    def _draw_columns(self, canvas: Canvas, y: float, height: float) -> None:
        days = self._calendar.days
        canvas.setStrokeColor(RULE)
        for day in range(days):
            x = _LABEL + day * self._field / days
            canvas.setLineWidth(0.6 if day % _WEEK == 0 else 0.2)
            canvas.line(x, y, x, y + height)
        canvas.setLineWidth(0.6)
        canvas.rect(0, y, self.width, height)


def _label(line: CycleLine) -> Paragraph:
    lines = [line.drug, line.dose]
    if line.loading:
        lines.insert(1, _("◆ loading dose"))
    if line.order:
        lines.append(f"“{line.order}”")
    return paragraph("\n".join(map(_shortened, lines)), CELL, CELL_STRONG.fontName)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def _height(text: Paragraph, width: float) -> float:
    return float(text.wrap(width - 2 * _PADDING, _ENDLESS)[1])


def _draw_mark(canvas: Canvas, x: float, y: float, line: CycleLine) -> None:
    """Fill what the record states, leave hollow what follows from an order it states."""
    filled = line.placing != "by order"
    size = _SMALL_MARK if line.placing == "each day" else _MARK
    canvas.setStrokeColor(INK)
    canvas.setFillColor(INK if filled else white)
    canvas.setLineWidth(1.0)
    if line.loading:
        corners = canvas.beginPath()
        corners.moveTo(x, y + size)
        for corner in ((x + size, y), (x, y - size), (x - size, y)):
            corners.lineTo(*corner)
        corners.close()
        canvas.drawPath(corners, stroke=1, fill=1)
    else:
        canvas.circle(x, y, size, stroke=1, fill=1)
    if line.turn is not None:
        canvas.setFillColor(white if filled else INK)
        canvas.setFont(CELL_STRONG.fontName, CELL.fontSize - 1)
        canvas.drawCentredString(x, y - 2.5, str(line.turn))

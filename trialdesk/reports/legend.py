"""The signs of a map explained, in lines beneath it."""

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas

from trialdesk.presentation.map_figure import LegendEntry, Slice
from trialdesk.reports.lettering import Lettering, draw_text, width_of
from trialdesk.reports.marks import draw_sign, draw_trial
from trialdesk.reports.paragraphs import INK, NOTE

_RADIUS = 4.5
_SIGN, _GAP = 13.0, 14.0  # room for a sign; between entries
_LINE = 13.0
_BASE_LINE = 0.36  # below the middle of capitals, of the size


class Legend:
    """Entries one after the other, in as many lines as the width asks for."""

    def __init__(self, entries: Sequence[LegendEntry], width: float) -> None:
        self._lines = list(_lines(entries, width))
        self.height = _LINE * len(self._lines)

    def draw(self, canvas: Canvas, bottom: float) -> None:
        """Draw the lines, the last one at this height."""
        top = bottom + self.height
        for number, line in enumerate(self._lines, start=1):
            x, y = 0.0, top - number * _LINE + _LINE / 2
            for entry in line:
                _draw_entry(canvas, entry, x, y)
                x += _room(entry)


def _lines(entries: Sequence[LegendEntry], width: float) -> Iterator[list[LegendEntry]]:
    line: list[LegendEntry] = []
    used = 0.0
    for entry in entries:
        if line and used + _room(entry) > width:
            yield line
            line, used = [], 0.0
        line.append(entry)
        used += _room(entry)
    if line:
        yield line


def _room(entry: LegendEntry) -> float:
    return _SIGN + width_of(entry.text, NOTE.fontSize) + _GAP


def _draw_entry(canvas: Canvas, entry: LegendEntry, x: float, y: float) -> None:
    at = (x + _SIGN / 2 - 1, y)
    if entry.place is None:
        draw_sign(canvas, entry.mark, at, _RADIUS, hollow=entry.hollow)
    else:
        draw_trial(canvas, Slice(entry.place, entry.letter, 1), at, _RADIUS)
    base = y - NOTE.fontSize * _BASE_LINE
    draw_text(canvas, entry.text, (x + _SIGN, base), Lettering(NOTE.fontSize, INK))

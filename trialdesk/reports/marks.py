"""The signs of a map on paper: told apart without colour."""

from collections.abc import Sequence
from math import cos, pi, sin

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from trialdesk.presentation.map_figure import Bubble, MarkShape, Slice
from trialdesk.presentation.plot import Point
from trialdesk.presentation.wording.colours import trial_colour
from trialdesk.reports.fonts import BOLD
from trialdesk.reports.lettering import Lettering, draw_centred
from trialdesk.reports.paragraphs import INK, ink_on

_CORNERS = {"triangle": (3, 90), "square": (4, 45), "diamond": (4, 90), "hexagon": (6, 0)}
"""The corners of a mark, and the angle of its first one in degrees."""
_LARGER = {"triangle": 1.35, "square": 1.25, "diamond": 1.25, "hexagon": 1.1}  # equal areas
_HOLLOW = 0.62  # of the radius: the white within a doubtful mark
_LETTER_IN_HOLLOW = 0.75
_DOUBT = 0.45  # the radius of the disc with the question mark
_QUESTION = 0.85  # the size of its sign, of the disc
_UPPER_RIGHT = 45
_OUTLINE = 0.7
_LEAST_LETTERED = 0.16  # the smallest part of a bubble that has room for its letter
_SMALLEST_LETTER = 3.5
_LETTER, _LETTER_AT = 0.75, 0.6  # of the radius
_STAR_CORNERS, _STAR_WAIST = 5, 0.42


def draw_bubble(canvas: Canvas, bubble: Bubble, at: Point, radius: float) -> None:
    """Draw the sites of one place; hollow where all are doubtful, with a "?" where one is."""
    _draw_parts(canvas, bubble.mark, bubble.slices, at, radius)
    if bubble.hollow:
        _hollow_out(canvas, bubble, at, radius)
    else:
        _draw_letters(canvas, bubble.slices, at, radius)
    if bubble.doubtful:
        _draw_doubt(canvas, at, radius)


def _hollow_out(canvas: Canvas, bubble: Bubble, at: Point, radius: float) -> None:
    inner = _mark(canvas, bubble.mark, at, radius * _HOLLOW)
    _filled(canvas, inner, white)
    _outlined(canvas, inner, INK)
    letter = bubble.slices[0].letter if len(bubble.slices) == 1 else ""
    draw_centred(canvas, letter, at, Lettering(radius * _LETTER_IN_HOLLOW, INK, BOLD))


def _draw_doubt(canvas: Canvas, at: Point, radius: float) -> None:
    reach = max(radius * _DOUBT, _SMALLEST_LETTER / 2)
    beside = _around(at, _UPPER_RIGHT, radius + reach / 2)
    ground = _mark(canvas, "circle", beside, reach)
    _filled(canvas, ground, white)
    _outlined(canvas, ground, INK)
    draw_centred(canvas, "?", beside, Lettering(reach * 2 * _QUESTION, INK, BOLD))


def draw_trial(canvas: Canvas, trial: Slice, at: Point, radius: float) -> None:
    """Draw the colour and letter of a trial."""
    _draw_parts(canvas, "circle", (trial,), at, radius)
    _draw_letters(canvas, (trial,), at, radius)


def _draw_parts(
    canvas: Canvas, mark: MarkShape, slices: Sequence[Slice], at: Point, radius: float
) -> None:
    """Draw a pie by trial in the shape of a mark."""
    canvas.saveState()
    canvas.clipPath(_mark(canvas, mark, at, radius), stroke=0, fill=0)
    reach = radius * 2
    box = (at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach)
    for part, start, extent in _angles(slices):
        canvas.setFillColor(HexColor(trial_colour(part.place)))
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(_OUTLINE / 2)
        if len(slices) == 1:
            canvas.rect(box[0], box[1], 2 * reach, 2 * reach, stroke=0, fill=1)
        else:
            canvas.wedge(*box, start, extent, stroke=1, fill=1)
    canvas.restoreState()
    _outlined(canvas, _mark(canvas, mark, at, radius), INK)


def draw_sign(canvas: Canvas, mark: MarkShape, at: Point, radius: float, *, hollow: bool) -> None:
    """Draw a mark that stands for itself, in no trial's colour."""
    ground: Color = white if hollow else HexColor("#9a9a9a")
    _filled(canvas, _mark(canvas, mark, at, radius), ground)
    _outlined(canvas, _mark(canvas, mark, at, radius), INK)
    if hollow:
        draw_centred(canvas, "?", at, Lettering(radius * 2 * _QUESTION, INK, BOLD))


def draw_home(canvas: Canvas, at: Point, radius: float) -> None:
    """Draw a star."""
    corners = []
    for step in range(2 * _STAR_CORNERS):
        reach = radius if step % 2 == 0 else radius * _STAR_WAIST
        corners.append(_around(at, 90 + step * 180 / _STAR_CORNERS, reach))
    _filled(canvas, _polygon(canvas, corners), INK)
    _outlined(canvas, _polygon(canvas, corners), white)


def _angles(slices: Sequence[Slice]) -> list[tuple[Slice, float, float]]:
    """Return each part its first angle and extent in degrees, clockwise from the top."""
    total = sum(part.count for part in slices)
    angles, angle = [], 90.0
    for part in slices:
        extent = -360 * part.count / total
        angles.append((part, angle, extent))
        angle += extent
    return angles


def _draw_letters(canvas: Canvas, slices: Sequence[Slice], at: Point, radius: float) -> None:
    only = len(slices) == 1
    size = radius * (1 if only else _LETTER)
    if size < _SMALLEST_LETTER:
        return
    for part, start, extent in _angles(slices):
        if -extent / 360 >= _LEAST_LETTERED:
            middle = at if only else _around(at, start + extent / 2, radius * _LETTER_AT)
            ink = ink_on(HexColor(trial_colour(part.place)))
            draw_centred(canvas, part.letter, middle, Lettering(size, ink, BOLD))


def _mark(canvas: Canvas, mark: MarkShape, at: Point, radius: float) -> PDFPathObject:
    if mark == "circle":
        path = canvas.beginPath()
        path.circle(*at, radius)
        return path
    number, first = _CORNERS[mark]
    reach = radius * _LARGER[mark]
    angles = (first + corner * 360 / number for corner in range(number))
    return _polygon(canvas, [_around(at, angle, reach) for angle in angles])


def _polygon(canvas: Canvas, corners: Sequence[Point]) -> PDFPathObject:
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    return path


def _around(at: Point, degrees: float, reach: float) -> Point:
    angle = degrees * pi / 180
    return at[0] + reach * cos(angle), at[1] + reach * sin(angle)


def _filled(canvas: Canvas, path: PDFPathObject, ground: Color) -> None:
    canvas.setFillColor(ground)
    canvas.drawPath(path, stroke=0, fill=1)


def _outlined(canvas: Canvas, path: PDFPathObject, ink: Color) -> None:
    canvas.setStrokeColor(ink)
    canvas.setLineWidth(_OUTLINE)
    canvas.drawPath(path, stroke=1, fill=0)

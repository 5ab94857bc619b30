"""A drawing within a cell, as plain numbers; screen and paper only bring ink to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, cos, floor, log, pi, sin

Point = tuple[float, float]

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS = 5
_WIDEST_RATIO = Decimal(10)
_AROUND = 1.4


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of an axis that is shown; a ratio is shown by its logarithm."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    logarithmic: bool = False
    reference: Decimal | None = None
    """The value to read against: 1 of a ratio."""

    def at(self, value: Decimal) -> float:
        """Return where a value stands: 0 at the left end, 1 at the right, beyond them outside."""
        if self.logarithmic:
            if value <= 0:
                return -1.0
            return log(value / self.low) / log(self.high / self.low)
        return float((value - self.low) / (self.high - self.low))


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure and its interval; without a value only the interval is drawn.

    ``on_high`` tells that no upper limit was reached: the interval goes on.
    """

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    on_high: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """One line of a figure: dots on a scale, of the trial at a place of the board.

    An axis has no dots and names its ticks.
    """

    scale: Scale
    dots: tuple[Dot, ...] = ()
    place: int = 0
    is_axis: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """The room to draw in; ``mark`` is the width of a dot. Upwards is positive."""

    width: float
    height: float
    mark: float


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed shape; a hollow one is not filled, what is beneath it shows through."""

    points: tuple[Point, ...]
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lines and shapes in the measure of the area, from its lower left corner."""

    grid: tuple[float, ...] = ()
    reference: float | None = None
    lines: tuple[tuple[Point, Point], ...] = ()
    outlines: tuple[Outline, ...] = ()
    labels: tuple[tuple[float, str], ...] = ()


def percent_scale() -> Scale:
    """Return the whole of a percentage, so that no part of it looks like the whole."""
    return Scale(Decimal(0), Decimal(100), tuple(map(Decimal, (0, 25, 50, 75, 100))))


def scale_from_zero(values: Iterable[Decimal]) -> Scale:
    """Return a scale between round numbers that holds zero and all values."""
    known = [*values, Decimal(0)]
    least, most = min(known), max(known) if any(known) else Decimal(1)
    step = _step(most - least)
    first, last = floor(least / step), ceil(most / step)
    ticks = tuple(step * place for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def ratio_scale(values: Iterable[Decimal]) -> Scale:
    """Return a scale of ratios around 1 on which a half is as far from it as a double."""
    far = [value if value >= 1 else 1 / value for value in values if value > 0]
    reach = min(max([*far, Decimal(2)]), _WIDEST_RATIO)
    powers = next(power for power in range(1, 5) if reach <= 2**power)
    ticks = tuple(Decimal(2) ** power for power in range(-powers, powers + 1))
    return Scale(ticks[0], ticks[-1], ticks, logarithmic=True, reference=Decimal(1))


def _step(span: Decimal) -> Decimal:
    """Return the least round step that makes no more than a few ticks."""
    power = Decimal(10) ** (span / _MOST_TICKS).adjusted()
    return next(step * power for step in _STEPS if span / (step * power) <= _MOST_TICKS)


def drawing(plot: Plot, area: Area) -> Drawing:
    """Lay a plot out in an area."""
    across = _Across(plot.scale, area)
    grid = tuple(across.at(tick) for tick in plot.scale.ticks)
    reference = plot.scale.reference
    return Drawing(
        grid=grid,
        reference=None if reference is None else across.at(reference),
        lines=tuple(line for dot in plot.dots for line in _whisker(dot, across)),
        outlines=tuple(
            Outline(_shape(plot.place, across.inside(dot.value), _size(dot, area)), dot.hollow)
            for dot in plot.dots
            if dot.value is not None
        ),
        labels=tuple(
            (at, _tick(tick))
            for at, tick in zip(grid, plot.scale.ticks, strict=True)
            if plot.is_axis
        ),
    )


@dataclass(frozen=True, slots=True)
class _Across:
    """Places from left to right, with room for a mark at either end."""

    scale: Scale
    area: Area

    def at(self, value: Decimal) -> float:
        margin = self.area.mark
        return margin + self.scale.at(value) * (self.area.width - 2 * margin)

    def inside(self, value: Decimal) -> float:
        """Keep what is off the scale at its end."""
        return min(max(self.at(value), self.at(self.scale.low)), self.at(self.scale.high))


def _whisker(dot: Dot, across: _Across) -> list[tuple[Point, Point]]:
    """Draw an interval with a bar at a limit, an arrow where it goes on beyond what is shown."""
    scale, middle, tip = across.scale, across.area.height / 2, across.area.mark * 0.35
    start = dot.low if dot.low is not None else dot.value
    end = scale.high if dot.on_high else dot.high if dot.high is not None else dot.value
    if start is None or end is None or (dot.low is None and dot.high is None and not dot.on_high):
        return []
    left, right = across.inside(start), across.inside(end)
    lines = [((left, middle), (right, middle))]
    if dot.low is not None:
        lines += _end(left, middle, tip, arrow=-1 if scale.low > dot.low else 0)
    if dot.high is not None or dot.on_high:
        lines += _end(right, middle, tip, arrow=1 if dot.on_high or end > scale.high else 0)
    return lines


def _end(at: float, middle: float, tip: float, *, arrow: int) -> list[tuple[Point, Point]]:
    if not arrow:
        return [((at, middle - tip), (at, middle + tip))]
    back = at - arrow * 1.6 * tip
    return [((at, middle), (back, middle + tip)), ((at, middle), (back, middle - tip))]


def _size(dot: Dot, area: Area) -> Area:
    """Let a hollow dot surround a filled one at the same place."""
    return Area(area.width, area.height, area.mark * _AROUND) if dot.hollow else area


def _shape(place: int, at: float, area: Area) -> tuple[Point, ...]:
    """Return the mark of a trial, so that letters and colours are not needed to tell them apart."""
    half, middle = area.mark / 2, area.height / 2
    shape = _SHAPES[place % len(_SHAPES)]
    return tuple((at + half * x, middle + half * y) for x, y in shape)


def _polygon(corners: int, first: float, size: float) -> tuple[Point, ...]:
    """Return the corners of a regular shape, the first one ``first`` turns from the right."""
    turns = (first + corner / corners for corner in range(corners))
    return tuple((size * cos(2 * pi * turn), size * sin(2 * pi * turn)) for turn in turns)


_ARM = 0.38
_QUARTER = ((1.0, _ARM), (_ARM, _ARM), (_ARM, 1.0))
_CROSS = (
    *_QUARTER,
    *((-y, x) for x, y in _QUARTER),
    *((-x, -y) for x, y in _QUARTER),
    *((y, -x) for x, y in _QUARTER),
)
_SHAPES: tuple[tuple[Point, ...], ...] = (
    _polygon(24, 0, 1),
    _polygon(4, 0.125, 1.25),
    _polygon(3, 0.25, 1.3),
    _polygon(4, 0, 1.3),
    _polygon(3, 0.75, 1.3),
    _CROSS,
)


def _tick(value: Decimal) -> str:
    return format(value.normalize(), "f")

"""Where labels go: beside what they name, upon nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from trialdesk.geography.map.basemap import Points

_GAP = 3.0

Spot = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A label of some size beside a mark with its middle and radius."""

    x: float
    y: float
    radius: float
    width: float
    height: float


class Room:
    """The room of a figure and what is taken of it."""

    def __init__(self, width: float, height: float, taken: Sequence[Spot] = ()) -> None:
        self._width = width
        self._height = height
        self._taken = np.zeros((max(64, 2 * len(taken)), 4))
        self._number = len(taken)
        if taken:
            self._taken[: len(taken)] = taken

    def place(self, wanted: LabelBox) -> Spot | None:
        """Take the first free spot to the right, left, above or below; None where none is."""
        for spot in _spots(wanted):
            if self._is_free(spot):
                self._take(spot)
                return spot
        return None

    def _is_free(self, spot: Spot) -> bool:
        left, top, right, bottom = spot
        if left < 0 or top < 0 or right > self._width or bottom > self._height:
            return False
        taken: Points = self._taken[: self._number]
        across = (taken[:, 0] < right) & (taken[:, 2] > left)
        return not (across & (taken[:, 1] < bottom) & (taken[:, 3] > top)).any()

    def _take(self, spot: Spot) -> None:
        if self._number == len(self._taken):
            self._taken = np.concatenate((self._taken, np.zeros_like(self._taken)))
        self._taken[self._number] = spot
        self._number += 1


def _spots(wanted: LabelBox) -> Iterator[Spot]:
    away, wide, high = wanted.radius + _GAP, wanted.width, wanted.height
    for x, y in (
        (wanted.x + away, wanted.y - high / 2),
        (wanted.x - away - wide, wanted.y - high / 2),
        (wanted.x - wide / 2, wanted.y - away - high),
        (wanted.x - wide / 2, wanted.y + away),
    ):
        yield x, y, x + wide, y + high

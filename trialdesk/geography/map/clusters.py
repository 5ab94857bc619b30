"""Sites to cities, cities to bubbles that do not touch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trialdesk.geography.map.basemap import Points

_SAME_POINT = 1000.0
"""Points are one city where they agree to a thousandth of a degree."""


@dataclass(frozen=True, slots=True, eq=False)
class Cities:
    """The points sites share, as longitude and latitude, which city each site is in, and back.

    ``first_in`` gives the first site of each city.
    """

    points: Points
    first_in: NDArray[np.int64]
    city_of: NDArray[np.int64]

    def totals(self, values: NDArray[np.int64], kinds: int) -> NDArray[np.int64]:
        """Count for each city how many of its sites have each value, 0 to ``kinds`` - 1."""
        counted = np.bincount(self.city_of * kinds + values, minlength=len(self.points) * kinds)
        return counted.reshape(-1, kinds)


def cities(longitude: NDArray[np.float64], latitude: NDArray[np.float64]) -> Cities:
    """Put sites that share a point together."""
    points = np.stack((longitude, latitude), axis=-1)
    keys = np.rint(points * _SAME_POINT).astype(np.int64)
    folded = keys[:, 0] * 1_000_000 + keys[:, 1]
    _values, firsts, city_of = np.unique(folded, return_index=True, return_inverse=True)
    return Cities(points[firsts], firsts, city_of)


def led_by(points: Points, weights: NDArray[np.int64], reach: float) -> NDArray[np.int64]:
    """Return for each point which stands for it: itself, or a weightier one within reach.

    Points that stand for others are at least ``reach`` apart. What leads in a square of the plane
    stays so while the window moves.
    """
    if not len(points):
        return np.zeros(0, np.int64)
    squares = np.floor(points / reach).astype(np.int64)
    order = np.lexsort((np.arange(len(points)), -weights, squares[:, 1], squares[:, 0]))
    fresh = np.ones(len(order), bool)
    fresh[1:] = (np.diff(squares[order], axis=0) != 0).any(axis=1)
    square_of = np.empty(len(order), np.int64)
    square_of[order] = np.cumsum(fresh) - 1
    heads = order[fresh]
    return heads[_merged(points[heads], weights[heads], reach)][square_of]


def _merged(points: Points, weights: NDArray[np.int64], reach: float) -> NDArray[np.int64]:
    """Join lighter points to the nearest weightier one within reach."""
    leader = np.arange(len(points))
    kept = np.empty((len(points), 2))
    names: list[int] = []
    for place in np.argsort(-weights, kind="stable"):
        away = ((kept[: len(names)] - points[place]) ** 2).sum(axis=1)
        nearest = int(away.argmin()) if names else -1
        if names and away[nearest] < reach**2:
            leader[place] = names[nearest]
        else:
            kept[len(names)] = points[place]
            names.append(int(place))
    return leader

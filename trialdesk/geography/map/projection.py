"""From longitude and latitude to a plane, in kilometres, and back."""

from collections.abc import Hashable
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
ProjectionName = Literal["china", "world"]

_RADIUS = 6371.0
_HALF, _POLE = 180.0, 90.0
_CHINA = (70.0, 140.0, 15.0, 55.0)
"""West, east, south and north of what the conic projection is the better view of."""
_ASIDE, _LOWEST = 95.0, -30.0
"""Beyond these degrees from its middle, and south of these, the conic folds over itself."""


class Projection(Hashable, Protocol):
    """A way to lay the globe flat; ``holds`` tells which points it can show.

    ``reach`` is west, south, east and north of what a window may be moved to.
    """

    reach: tuple[float, float, float, float]

    def forward(self, longitude: Array, latitude: Array) -> Array: ...
    def inverse(self, points: Array) -> Array: ...
    def holds(self, longitude: Array, latitude: Array) -> NDArray[np.bool_]: ...


class Albers:
    """Equal-area conic with parallels 25 and 47 N about 105 E: the shape China is known by.

    Formulae: Snyder, Map Projections – A Working Manual (USGS 1395), pages 100 to 101, the sphere.
    """

    reach = (60.0, 5.0, 155.0, 58.0)

    def __init__(self) -> None:
        south, north, origin = np.radians([25.0, 47.0, 36.0])
        self._n = float((np.sin(south) + np.sin(north)) / 2)
        self._c = float(np.cos(south) ** 2 + 2 * self._n * np.sin(south))
        self._rho0 = float(np.sqrt(self._c - 2 * self._n * np.sin(origin)) / self._n)
        self._middle = 105.0

    def forward(self, longitude: Array, latitude: Array) -> Array:
        """Return x to the east and y to the north, one row a point."""
        rho = np.sqrt(self._c - 2 * self._n * np.sin(np.radians(latitude))) / self._n
        theta = self._n * np.radians(longitude - self._middle)
        x, y = rho * np.sin(theta), self._rho0 - rho * np.cos(theta)
        return _RADIUS * np.stack((x, y), axis=-1)

    def inverse(self, points: Array) -> Array:
        """Return longitude and latitude, one row a point."""
        x, y = points[..., 0] / _RADIUS, self._rho0 - points[..., 1] / _RADIUS
        theta = np.arctan2(x, y)
        sine = (self._c - (x**2 + y**2) * self._n**2) / (2 * self._n)
        latitude = np.degrees(np.arcsin(np.clip(sine, -1, 1)))
        return np.stack((np.degrees(theta) / self._n + self._middle, latitude), axis=-1)

    def holds(self, longitude: Array, latitude: Array) -> NDArray[np.bool_]:
        return (np.abs(longitude - self._middle) <= _ASIDE) & (latitude >= _LOWEST)


class Equirectangular:
    """The whole world, true to scale along 35 degrees."""

    reach = (-180.0, -58.0, 180.0, 84.0)

    def __init__(self) -> None:
        self._degree = float(np.radians(1) * _RADIUS)
        self._squeeze = float(np.cos(np.radians(35)))

    def forward(self, longitude: Array, latitude: Array) -> Array:
        """Return x to the east and y to the north, one row a point."""
        return self._degree * np.stack((longitude * self._squeeze, latitude), axis=-1)

    def inverse(self, points: Array) -> Array:
        """Return longitude and latitude, one row a point."""
        degrees = points / self._degree
        return np.stack((degrees[..., 0] / self._squeeze, degrees[..., 1]), axis=-1)

    def holds(self, longitude: Array, latitude: Array) -> NDArray[np.bool_]:
        return (np.abs(longitude) <= _HALF) & (np.abs(latitude) <= _POLE)


PROJECTIONS: dict[ProjectionName, Projection] = {"china": Albers(), "world": Equirectangular()}


def edges(projection: Projection) -> tuple[float, float, float, float]:
    """Return the reach of a projection on the plane: left, bottom, right, top."""
    west, south, east, north = projection.reach
    longitude, latitude = np.meshgrid(np.linspace(west, east, 9), np.array([south, north]))
    flat = projection.forward(longitude.ravel(), latitude.ravel())
    (left, bottom), (right, top) = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
    return left, bottom, right, top


def projection_for(longitude: Array, latitude: Array) -> ProjectionName:
    """Choose the view of China where all points lie in and around it."""
    west, east, south, north = _CHINA
    inside = (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)
    return "china" if len(inside) and inside.all() else "world"

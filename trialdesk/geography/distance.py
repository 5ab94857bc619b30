"""Distances on a sphere: within 0.4 % of the ellipsoid, far below a city's extent."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

RADIUS_KM = 6371.0

LatLon = tuple[float, float]
"""Latitude and longitude, in degrees."""


def distance_km(a: LatLon, b: LatLon) -> float:
    """Return the great-circle distance (haversine)."""
    (latitude_a, longitude_a), (latitude_b, longitude_b) = a, b
    north = radians(latitude_b - latitude_a)
    east = radians(longitude_b - longitude_a)
    chord = sin(north / 2) ** 2 + (
        cos(radians(latitude_a)) * cos(radians(latitude_b)) * sin(east / 2) ** 2
    )
    return 2 * RADIUS_KM * asin(min(1.0, sqrt(chord)))


def distances_km(point: LatLon, latitudes: ArrayLike, longitudes: ArrayLike) -> Floats:
    """Return the distance from one point to each of many."""
    import numpy as np

    here, there = np.radians(point[0]), np.radians(np.asarray(latitudes, dtype=np.float64))
    east = np.radians(np.asarray(longitudes, dtype=np.float64) - point[1])
    chord = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(east / 2) ** 2
    distances: Floats = 2 * RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return distances


def ring(point: LatLon, radius_km: float, steps: int = 180) -> list[LatLon]:
    """Return the points at one distance, clockwise from north, closed."""
    latitude, longitude = radians(point[0]), radians(point[1])
    arc = radius_km / RADIUS_KM
    points = []
    for step in range(steps + 1):
        bearing = radians(360 * step / steps)
        up = sin(latitude) * cos(arc) + cos(latitude) * sin(arc) * cos(bearing)
        across = sin(bearing) * sin(arc) * cos(latitude)
        along = cos(arc) - sin(latitude) * up
        points.append(
            (degrees(asin(max(-1.0, min(1.0, up)))), degrees(longitude + atan2(across, along)))
        )
    return points

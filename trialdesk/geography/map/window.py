"""The part of a plane that a figure shows."""

from dataclasses import dataclass

import numpy as np

from trialdesk.geography.map.basemap import Points

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class MapWindow:
    """Its middle on the plane in kilometres, figure units per kilometre, size of the figure."""

    x: float
    y: float
    scale: float
    width: float
    height: float

    def to_figure(self, points: Points) -> Points:
        """Return places on the figure; y counts downwards from the upper edge."""
        moved = (points - [self.x, self.y]) * [self.scale, -self.scale]
        return np.add(moved, [self.width / 2, self.height / 2])

    def to_plane(self, points: Points) -> Points:
        moved = (points - [self.width / 2, self.height / 2]) / [self.scale, -self.scale]
        return np.add(moved, [self.x, self.y])

    def box(self, margin: float = 0.0) -> Box:
        """Return the edges on the plane, further out by a margin in figure units."""
        across = (self.width / 2 + margin) / self.scale
        up = (self.height / 2 + margin) / self.scale
        return self.x - across, self.y - up, self.x + across, self.y + up


def window_around(points: Points, width: float, height: float, closest: float) -> MapWindow:
    """Show all these points with some air; never closer than ``closest`` units per kilometre."""
    low, high = points.min(axis=0), points.max(axis=0)
    middle, size = (low + high) / 2, np.maximum(high - low, 1e-6)
    scale = min(width * _FILLED / size[0], height * _FILLED / size[1], closest)
    return MapWindow(float(middle[0]), float(middle[1]), float(scale), width, height)


_FILLED = 0.84

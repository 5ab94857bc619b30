"""How far from home: circles on the globe, of radii that suit what is shown."""

from functools import lru_cache

import numpy as np

from trialdesk.domain.located_site import Home
from trialdesk.geography.distance import ring
from trialdesk.geography.map.basemap import Lines
from trialdesk.geography.map.clipping import lines_in, stretches
from trialdesk.geography.map.projection import Projection
from trialdesk.geography.map.window import MapWindow
from trialdesk.presentation.map_figure import Ring
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

_RADII_KM = (10, 25, 50, 100, 200, 500, 1000, 2000, 5000)
_MOST, _STEPS = 3, 180
_HALF = 180.0
_SMALLEST_SHARE, _LARGEST_SHARE = 0.09, 0.75


def map_rings(home: Home | None, projection: Projection, window: MapWindow) -> tuple[Ring, ...]:
    """Return up to three rings about home."""
    if home is None:
        return ()
    across = min(window.width, window.height) / window.scale
    radii = [
        radius
        for radius in _RADII_KM
        if _SMALLEST_SHARE * across <= radius <= _LARGEST_SHARE * across
    ]
    return tuple(_ring(home, radius, projection, window) for radius in radii[:_MOST])


@lru_cache(maxsize=16)
def _flat_ring(home: Home, radius_km: int, projection: Projection) -> Lines:
    around = np.asarray(ring((home.latitude, home.longitude), radius_km, _STEPS))
    latitude = around[:, 0]
    longitude = (around[:, 1] + _HALF) % (2 * _HALF) - _HALF
    whole = Lines(np.stack((longitude, latitude), axis=-1), np.zeros(1, np.int64))
    held = projection.holds(longitude, latitude)
    # a ring over the date line would otherwise leap across the world
    near = np.abs(np.roll(longitude, -1) - longitude) < _HALF
    kept = stretches(whole, held & np.roll(held, -1) & near)
    return Lines(projection.forward(*kept.points.T), kept.starts)


def _ring(home: Home, radius_km: int, projection: Projection, window: MapWindow) -> Ring:
    seen = lines_in(_flat_ring(home, radius_km, projection), window.box())
    label = _("{distance} km").format(distance=count(radius_km))
    return Ring(label, Lines(window.to_figure(seen.points), seen.starts))

"""The base map laid flat, to be cut out for any window."""

import math
from functools import lru_cache

import numpy as np

from trialdesk.geography.map.basemap import Basemap, Lines, load_basemap
from trialdesk.geography.map.clipping import areas_in, lines_in, stretches, thinned
from trialdesk.geography.map.outline import load_outline
from trialdesk.geography.map.projection import PROJECTIONS, Projection, ProjectionName
from trialdesk.geography.map.window import MapWindow

_CELL = 0.6
"""Steps below this, in figure units, are not drawn."""
_MARGIN = 4.0
_LONG_DEGREES = 1.0
_DATE_LINE = 179.99


class Layer:
    """Lines or areas on the plane, with coarser copies made when a scale first wants them."""

    def __init__(self, lines: Lines, *, areas: bool) -> None:
        self._cut = areas_in if areas else lines_in
        self._levels = {99: lines}

    def cut(self, window: MapWindow) -> Lines:
        """Return what a window shows, in figure units."""
        cut = self._cut(self._level(window.scale), window.box(_MARGIN))
        return Lines(window.to_figure(cut.points), cut.starts)

    def _level(self, scale: float) -> Lines:
        level = math.floor(math.log2(scale / _CELL))
        if level not in self._levels:
            self._levels[level] = thinned(self._levels[99], 2.0**-level)
        return self._levels[level]


class Sheet:
    """A base map on one projection."""

    def __init__(self, basemap: Basemap, projection: Projection) -> None:
        self.projection = projection
        self.land = Layer(self._flat_areas(basemap.land), areas=True)
        self.coast = Layer(self._flat(_coast(basemap.land)), areas=False)
        self.lakes = Layer(self._flat_areas(basemap.lakes), areas=True)
        self.borders = Layer(self._flat(basemap.borders), areas=False)
        self.regions = Layer(self._flat(basemap.regions), areas=False)

    def _flat(self, lines: Lines) -> Lines:
        """Lay lines flat, without what the projection cannot hold."""
        held = self.projection.holds(*lines.points.T)
        if not held.all():
            lines = stretches(lines, held & np.roll(held, -1))
        lines = densified(lines)
        return Lines(self.projection.forward(*lines.points.T), lines.starts)

    def _flat_areas(self, areas: Lines) -> Lines:
        held = self.projection.holds(*areas.points.T)
        if not held.all():
            kept = areas.points[held]
            areas = areas_in(areas, (*kept.min(axis=0), *kept.max(axis=0)))
        areas = densified(areas)
        return Lines(self.projection.forward(*areas.points.T), areas.starts)


@lru_cache(maxsize=4)
def sheet(name: ProjectionName, outline: str | None = None) -> Sheet:
    """Return the map of TrialDesk, or an outline of the user's own (a GeoJSON file)."""
    basemap = load_outline(outline) if outline else load_basemap()
    return Sheet(basemap, PROJECTIONS[name])


def _coast(land: Lines) -> Lines:
    """Return the edges of the land but for those along the date line, where it was cut."""
    cut = np.abs(land.points[:, 0]) >= _DATE_LINE
    return stretches(land, ~(cut & np.roll(cut, -1)))


def densified(lines: Lines) -> Lines:
    """Put points on long straight stretches, which a projection may bend."""
    onward = np.roll(lines.points, -1, axis=0) - lines.points
    lasts = lines.starts + lines.sizes() - 1
    onward[lasts] = 0.0
    pieces = np.maximum(np.ceil(np.abs(onward).max(axis=1) / _LONG_DEGREES), 1).astype(np.int64)
    if not len(pieces) or pieces.max() == 1:
        return lines
    firsts = np.cumsum(pieces) - pieces
    share = (np.arange(pieces.sum()) - np.repeat(firsts, pieces)) / np.repeat(pieces, pieces)
    points = np.repeat(lines.points, pieces, 0) + np.repeat(onward, pieces, 0) * share[:, None]
    return Lines(points, firsts[lines.starts])

"""Sites on a map, as a figure to be drawn on screen and on paper."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from math import hypot, log2
from typing import NamedTuple, Self, get_args

import numpy as np

from trialdesk.domain.located_site import SitesOnMap, TrialSites
from trialdesk.geography.map.basemap import Points
from trialdesk.geography.map.clusters import led_by
from trialdesk.geography.map.projection import PROJECTIONS, edges
from trialdesk.geography.map.sheet import Sheet, sheet
from trialdesk.geography.map.window import MapWindow, window_around
from trialdesk.presentation.map_figure import (
    Bubble,
    HomeMark,
    LegendEntry,
    MapFigure,
    MarkShape,
    Shape,
    ShapeKind,
    Slice,
)
from trialdesk.presentation.sites.boundaries import Boundaries
from trialdesk.presentation.sites.map_labels import TextMeasure, map_labels
from trialdesk.presentation.sites.map_rings import map_rings
from trialdesk.presentation.sites.site_cities import (
    Counts,
    mark_of,
    mark_words,
    site_cities,
    suited_projection,
)
from trialdesk.presentation.sites.site_words import coverage_words
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _

_SMALLEST, _LARGEST = 8.0, 15.0
"""Radius of a bubble of one site, and of the largest, in units of the figure at text size 1."""
_REACH = 2.2
"""How far bubbles keep apart, in radii of the largest."""
_REGIONS_BELOW_KM = 7000
CLOSEST = 4.0
"""Units per kilometre: the city is as precise as places are, closer would pretend more."""
_FIRST_CLOSEST = 0.6
_ASIDE = 1.0
_WHOLE = 0.9
_WORLD = np.array([[-168.0, -56.0], [180.0, 78.0]])


@dataclass(frozen=True, slots=True)
class MapView:
    """How to draw: size, which part (None: all sites), borders, and the size a text will have."""

    width: float
    height: float
    measure: TextMeasure
    window: MapWindow | None = None
    boundaries: Boundaries = "neutral"
    outline: str | None = None
    text_size: float = 1.0


def site_map(sites: SitesOnMap, view: MapView) -> MapFigure:
    """Lay the sites of trials out on a map that shows all of them."""
    return SiteMap(sites, view.outline).figure(view)


class SiteMap:
    """The sites of some trials counted by city, to be drawn for one window after another."""

    def __init__(self, sites: SitesOnMap, outline: str | None = None) -> None:
        self.outline = outline
        self._sheet: Sheet | None = None
        self.projection_name = suited_projection(sites)
        self.projection = PROJECTIONS[self.projection_name]
        self._edges = edges(self.projection)
        self._count(sites)

    def _count(self, sites: SitesOnMap) -> None:
        self.sites = sites
        self.cities = site_cities(sites, self.projection_name)

    def narrowed(self, sites: SitesOnMap) -> Self:
        """Return the same map with some of its sites."""
        narrowed = copy(self)
        narrowed._count(sites)  # noqa: SLF001 - of the same class
        return narrowed

    def figure(self, view: MapView) -> MapFigure:
        window = view.window or self.window_of_all(view.width, view.height)
        shapes = ground(self.sheet(), window, view.boundaries)
        return self.marks(view, window, shapes)

    def sheet(self) -> Sheet:
        """Return the map without sites; raises TrialDeskError where the outline cannot be read."""
        if self._sheet is None:
            self._sheet = sheet(self.projection_name, self.outline)
        return self._sheet

    def make_ready(self, width: float, height: float) -> None:
        """Do ahead, off the window's thread, what the first drawing takes."""
        ground(self.sheet(), self.window_of_all(width, height), "neutral")

    def window_of_all(self, width: float, height: float) -> MapWindow:
        """Show every site that has a point, and home; the world where there is none."""
        shown = self.cities.flat
        if self.sites.home is not None:
            shown = np.concatenate((shown, self._home_point()))
        if not len(shown):
            shown = self.projection.forward(*_WORLD.T)
        return window_around(shown, width, height, _FIRST_CLOSEST)

    def least_scale(self, width: float, height: float) -> float:
        """Return the scale at which the whole map is seen."""
        left, bottom, right, top = self._edges
        return _WHOLE * min(width / (right - left), height / (top - bottom))

    def held(self, window: MapWindow) -> MapWindow:
        """Keep the middle of a window on the map."""
        left, bottom, right, top = self._edges
        return replace(window, x=min(max(window.x, left), right), y=min(max(window.y, bottom), top))

    def marks(self, view: MapView, window: MapWindow, shapes: tuple[Shape, ...] = ()) -> MapFigure:
        """Lay out everything that stands on the ground."""
        bubbles = self._bubbles(window, view.text_size)
        home = self._home_mark(window, bubbles)
        rings = map_rings(self.sites.home, self.projection, window)
        return MapFigure(
            view.width,
            view.height,
            shapes,
            rings,
            bubbles,
            home,
            map_labels(self.cities, bubbles, (home, rings), window, view.measure),
            self._legend(bubbles),
            tuple(_coverage(place, trial) for place, trial in enumerate(self.sites.trials)),
            attribution(personal=self.outline is not None),
        )

    def _bubbles(self, window: MapWindow, size: float) -> tuple[Bubble, ...]:
        reach = _REACH * _LARGEST * size
        left, bottom, right, top = window.box(2 * reach)
        flat = self.cities.flat
        near = np.flatnonzero(
            (flat[:, 0] >= left)
            & (flat[:, 0] <= right)
            & (flat[:, 1] >= bottom)
            & (flat[:, 1] <= top)
        )
        leaders = led_by(flat[near] * window.scale, self.cities.weights[near], reach)
        order = np.lexsort((-self.cities.weights[near], leaders))
        firsts = np.flatnonzero(np.diff(leaders[order], prepend=-1))
        if not len(firsts):
            return ()
        grouped = near[order]
        at = window.to_figure(flat[grouped[firsts]]).tolist()
        groups = np.split(grouped, firsts[1:])
        sums = (
            np.add.reduceat(counts[grouped], firsts).tolist()
            for counts in (self.cities.by_trial, self.cities.by_state, self.cities.doubtful)
        )
        made = [
            _bubble(spot, _Sums(*counted), group, size)
            for spot, group, *counted in zip(at, groups, *sums, strict=True)
        ]
        return tuple(sorted(made, key=lambda bubble: -bubble.count))

    def _home_point(self) -> Points:
        home = self.sites.home
        assert home is not None  # noqa: S101 - asked for only where there is one
        return self.projection.forward(np.array([home.longitude]), np.array([home.latitude]))

    def _home_mark(self, window: MapWindow, bubbles: Sequence[Bubble]) -> HomeMark | None:
        """Mark home; where sites stand too it moves to the edge of their bubble."""
        if self.sites.home is None:
            return None
        [(x, y)] = window.to_figure(self._home_point()).tolist()
        for bubble in bubbles:
            if hypot(bubble.x - x, bubble.y - y) < bubble.radius:
                x, y = bubble.x - _ASIDE * bubble.radius, bubble.y - _ASIDE * bubble.radius
        return HomeMark(x, y, self.sites.home.label)

    def _legend(self, bubbles: Sequence[Bubble]) -> tuple[LegendEntry, ...]:
        trials = [
            LegendEntry(trial.trial, place=place, letter=trial_letter(place))
            for place, trial in enumerate(self.sites.trials)
        ]
        seen = {bubble.mark for bubble in bubbles}
        entries = [
            LegendEntry(mark_words(mark), mark) for mark in get_args(MarkShape) if mark in seen
        ]
        if any(bubble.doubtful for bubble in bubbles):
            entries.append(LegendEntry(_("place not certain"), hollow=True))
        return (*trials, *entries)


class _Sums(NamedTuple):
    """The sites of a bubble by trial, by status, and those in doubt."""

    by_trial: list[int]
    by_state: list[int]
    doubtful: int


def _bubble(at: Sequence[float], sums: _Sums, cities: Counts, size: float) -> Bubble:
    total = sum(sums.by_trial)
    slices = tuple(
        Slice(place, trial_letter(place), count)
        for place, count in enumerate(sums.by_trial)
        if count
    )
    grown = _SMALLEST + 2.0 * log2(total) + (3.0 if len(slices) > 1 else 0.0)
    radius = min(grown, _LARGEST) * size
    mark = mark_of(sums.by_state)
    return Bubble(at[0], at[1], radius, mark, slices, total, sums.doubtful, cities)


def ground(of: Sheet, window: MapWindow, boundaries: Boundaries) -> tuple[Shape, ...]:
    """Return land, water and lines; by default all lines alike, taking no side on any of them."""
    shapes = [
        Shape("land", of.land.cut(window)),
        Shape("lake", of.lakes.cut(window)),
        Shape("coast", of.coast.cut(window)),
    ]
    if window.width / window.scale < _REGIONS_BELOW_KM:
        shapes.append(Shape("region", of.regions.cut(window)))
    if boundaries != "none":
        kind: ShapeKind = "border" if boundaries == "de_facto" else "region"
        shapes.append(Shape(kind, of.borders.cut(window)))
    return tuple(shapes)


def attribution(*, personal: bool = False) -> str:
    """Say where the map and the places come from."""
    source = _("own outline") if personal else _("Natural Earth (public domain)")
    return _(
        "Map: {source}. Places: GeoNames (CC BY 4.0). "
        "Boundaries are schematic and imply no opinion on legal status."
    ).format(source=source)


def _coverage(place: int, trial: TrialSites) -> str:
    return f"{trial_letter(place)} {trial.trial}: {coverage_words(trial)}"

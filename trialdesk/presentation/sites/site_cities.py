"""The sites of some trials as counts by city."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trialdesk.domain.located_site import LocatedSite, SitesOnMap
from trialdesk.geography.map.basemap import Points
from trialdesk.geography.map.clusters import Cities, cities
from trialdesk.geography.map.projection import PROJECTIONS, ProjectionName, projection_for
from trialdesk.presentation.map_figure import MarkShape
from trialdesk.presentation.sites.site_table import site_key
from trialdesk.presentation.wording.translation import _

Counts = NDArray[np.int64]

_OPEN, _SOON, _SHUT, _UNSAID = range(4)
STATES = 4
_MORE_THAN_ANY_CITY = 10**9
_STATE_OF = {
    "RECRUITING": _OPEN,
    "NOT_YET_RECRUITING": _SOON,
    "ACTIVE_NOT_RECRUITING": _SHUT,
    "ENROLLING_BY_INVITATION": _SHUT,
    "COMPLETED": _SHUT,
    "SUSPENDED": _SHUT,
    "TERMINATED": _SHUT,
    "WITHDRAWN": _SHUT,
}
_MARKS: tuple[MarkShape, ...] = ("circle", "triangle", "square", "diamond")
SEVERAL: MarkShape = "hexagon"


@dataclass(frozen=True, slots=True, eq=False)
class SiteCities:
    """Cities on the plane with the sites of each, counted by trial, by status and by doubt.

    ``weights`` put cities in order: by sites, then by inhabitants.
    """

    sites: tuple[LocatedSite, ...]
    cities: Cities
    flat: Points
    by_trial: Counts
    by_state: Counts
    doubtful: Counts
    totals: Counts
    weights: Counts

    def sites_of(self, numbers: Counts) -> tuple[LocatedSite, ...]:
        """Return the sites of some cities."""
        wanted = np.zeros(len(self.totals), bool)
        wanted[numbers] = True
        return tuple(self.sites[place] for place in np.flatnonzero(wanted[self.cities.city_of]))

    def city_named(self, key: str) -> int:
        """Return the city of the site a row of the list is about; -1 where it has no point."""
        places = (n for n, site in enumerate(self.sites) if site_key(site) == key)
        place = next(places, None)
        return -1 if place is None else int(self.cities.city_of[place])

    def name_of(self, city: int) -> str:
        """Name a city as the gazetteer does."""
        return city_name(self.sites[int(self.cities.first_in[city])])


def city_name(site: LocatedSite) -> str:
    """Name the city of a site as the gazetteer does, else as the record does."""
    place = site.located.place
    return place.name if place else site.site.city or _("city not stated")


def mark_of(states: Sequence[int]) -> MarkShape:
    """Choose the mark that says whether sites recruit."""
    present = [mark for mark, number in zip(_MARKS, states, strict=True) if number]
    return present[0] if len(present) == 1 else SEVERAL


def mark_words(mark: MarkShape) -> str:
    return {
        "circle": _("recruiting"),
        "triangle": _("not yet recruiting"),
        "square": _("closed, or by invitation only"),
        "diamond": _("status of the site not stated"),
        "hexagon": _("sites of different status"),
    }[mark]


def suited_projection(sites: SitesOnMap) -> ProjectionName:
    """Choose the projection that suits these sites and home."""
    points = [(site.located.longitude, site.located.latitude) for site in _placed(sites)]
    if sites.home is not None:
        points.append((sites.home.longitude, sites.home.latitude))
    return projection_for(*np.array(points, float).reshape(-1, 2).T)


def site_cities(sites: SitesOnMap, projection: ProjectionName) -> SiteCities:
    """Count the sites that have a point by city."""
    placed = _placed(sites)
    longitude = np.array([site.located.longitude for site in placed], float)
    latitude = np.array([site.located.latitude for site in placed], float)
    grouped = cities(longitude, latitude)
    places = {trial.trial: place for place, trial in enumerate(sites.trials)}
    trials = np.array([places[site.trial] for site in placed], np.int64)
    states = np.array([_state(site.site.status) for site in placed], np.int64)
    doubts = np.array([is_doubtful(site) for site in placed], np.int64)
    by_trial = grouped.totals(trials, max(len(places), 1))
    totals = by_trial.sum(axis=1)
    inhabitants = np.array([_inhabitants(placed[first]) for first in grouped.first_in], np.int64)
    return SiteCities(
        placed,
        grouped,
        PROJECTIONS[projection].forward(*grouped.points.T),
        by_trial,
        grouped.totals(states, STATES),
        grouped.totals(doubts, 2)[:, 1],
        totals,
        totals * _MORE_THAN_ANY_CITY + inhabitants,
    )


def is_doubtful(site: LocatedSite) -> bool:
    """Return whether the place of a site is not certain; what the user put right is."""
    return site.located.status != "ok"


def _inhabitants(site: LocatedSite) -> int:
    return site.located.place.population if site.located.place else 0


def _state(status: str | None) -> int:
    return _STATE_OF.get(status or "", _UNSAID)


def _placed(sites: SitesOnMap) -> tuple[LocatedSite, ...]:
    return tuple(site for site in sites.sites if site.located.latitude is not None)

"""The sites of some trials as counts by city."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trialdesk.domain.located_site import LocatedSite, SitesOnMap
from trialdesk.geography.map.basemap import Points
from trialdesk.geography.map.clusters import Cities, cities
from trialdesk.geography.map.projection import PROJECTIONS, ProjectionName, projection_for
from trialdesk.presentation.map_figure import Mark
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
_MARKS: tuple[Mark, ...] = ("circle", "triangle", "square", "diamond")
SEVERAL: Mark = "hexagon"


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


def mark_of(states: Sequence[int]) -> Mark:
    """Choose the mark that says whether sites recruit."""
    found = [mark for mark, number in zip(_MARKS, states, strict=True) if number]
    return found[0] if len(found) == 1 else SEVERAL


def mark_words(mark: Mark) -> str:
    return {
        "circle": _("recruiting"),
        "triangle": _("not yet recruiting"),
        "square": _("closed, or by invitation only"),
        "diamond": _("status of the site not stated"),
        "hexagon": _("sites of different status"),
    }[mark]


def suited_projection(sites: SitesOnMap) -> ProjectionName:
    """Choose the projection that suits these sites and home."""
    points = [(one.located.longitude, one.located.latitude) for one in _placed(sites)]
    if sites.home is not None:
        points.append((sites.home.longitude, sites.home.latitude))
    return projection_for(*np.array(points, float).reshape(-1, 2).T)


def site_cities(sites: SitesOnMap, projection: ProjectionName) -> SiteCities:
    """Count the sites that have a point by city."""
    placed = _placed(sites)
    longitude = np.array([one.located.longitude for one in placed], float)
    latitude = np.array([one.located.latitude for one in placed], float)
    found = cities(longitude, latitude)
    places = {trial.trial: place for place, trial in enumerate(sites.trials)}
    trials = np.array([places[one.trial] for one in placed], np.int64)
    states = np.array([_state(one.site.status) for one in placed], np.int64)
    doubts = np.array([is_doubtful(one) for one in placed], np.int64)
    by_trial = found.totals(trials, max(len(places), 1))
    totals = by_trial.sum(axis=1)
    inhabitants = np.array([_inhabitants(placed[first]) for first in found.first_in], np.int64)
    return SiteCities(
        placed,
        found,
        PROJECTIONS[projection].forward(*found.points.T),
        by_trial,
        found.totals(states, STATES),
        found.totals(doubts, 2)[:, 1],
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
    return tuple(one for one in sites.sites if one.located.latitude is not None)

"""Where the sites of trials lie, and how far from home."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf

from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap, TrialSites
from trialdesk.domain.place import Address, Located, Place, PlaceCorrection, PlaceNote
from trialdesk.domain.site import Site
from trialdesk.domain.trial import Trial
from trialdesk.errors import TrialDeskError
from trialdesk.geography.distance import distances_km
from trialdesk.geography.places.gazetteer import Gazetteer
from trialdesk.geography.places.geocode import geocode, geocode_text
from trialdesk.operations.correct_place import by_address, folded_address, site_address
from trialdesk.storage.library import Library

_COORDINATES = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,，]\s*([+-]?\d+(?:\.\d+)?)\s*")
_LARGEST_LATITUDE, _LARGEST_LONGITUDE = 90, 180

_Posted = tuple[float, float] | None


def located_sites(
    library: Library, ids: Sequence[str], gazetteer: Gazetteer, home: Home | None = None
) -> SitesOnMap:
    """Locate the sites of trials in the library; raises TrialMissingError."""
    return locate(library.trials(ids), gazetteer, library.place_corrections(), home)


def locate(
    trials: Sequence[Trial],
    gazetteer: Gazetteer,
    corrections: Iterable[PlaceCorrection] = (),
    home: Home | None = None,
) -> SitesOnMap:
    """Find where every site of the trials lies; what the user put right goes before what is read.

    With a home the nearest come first and sites without a point last; without one they stand in
    the order of the records.
    """
    find = Finder(gazetteer, by_address(corrections))
    of_trials = [_located(trial, find) for trial in trials]
    counts = map(_counted, trials, of_trials)
    sites = [site for of_trial in of_trials for site in of_trial]
    return SitesOnMap(tuple(counts), tuple(nearest_first(sites, home) if home else sites), home)


def _located(trial: Trial, find: "Finder") -> list[LocatedSite]:
    return [
        LocatedSite(trial.id, place, site, find.located(site))
        for place, site in enumerate(trial.sites)
    ]


def nearest_first(sites: Sequence[LocatedSite], home: Home) -> list[LocatedSite]:
    """Measure how far sites are from home and sort them; those without a point come last."""
    points = [_point(site.located) for site in sites]
    placed = [point for point in points if point]
    latitudes, longitudes = zip(*placed, strict=True) if placed else ((), ())
    distances = iter(distances_km((home.latitude, home.longitude), latitudes, longitudes))
    measured = [
        replace(site, distance_km=float(next(distances)) if point else None)
        for site, point in zip(sites, points, strict=True)
    ]
    return sorted(measured, key=lambda site: inf if site.distance_km is None else site.distance_km)


def _point(located: Located) -> tuple[float, float] | None:
    if located.latitude is None or located.longitude is None:
        return None
    return located.latitude, located.longitude


def _counted(trial: Trial, sites: Sequence[LocatedSite]) -> TrialSites:
    placed = sum(site.located.latitude is not None for site in sites)
    return TrialSites(trial.id, trial.sites_stated, len(sites), placed)


class Finder:
    """Locates each address once, however many sites stand there."""

    def __init__(
        self, gazetteer: Gazetteer, corrections: Mapping[Address, PlaceCorrection]
    ) -> None:
        self._gazetteer = gazetteer
        self._corrections = corrections
        self._located: dict[tuple[Address, _Posted], Located] = {}

    def located(self, site: Site) -> Located:
        key = (site_address(site), _posted(site))
        if key not in self._located:
            self._located[key] = self._locate(*key)
        return self._located[key]

    def _locate(self, address: Address, posted: _Posted) -> Located:
        correction = self._corrections.get(folded_address(address))
        if correction is None:
            return geocode(self._gazetteer, address, posted)
        return _corrected(correction, posted)


def _posted(site: Site) -> _Posted:
    if site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude


def _corrected(correction: PlaceCorrection, posted: _Posted) -> Located:
    latitude, longitude = correction.latitude, correction.longitude
    country = correction.address.country or ""
    place = Place(correction.place_id or 0, correction.label, None, country, latitude, longitude)
    note = PlaceNote("placed-by-user", place=place)
    return Located("ok", place, latitude, longitude, (note,), posted=posted, corrected=True)


def written_point(text: str) -> tuple[float, float] | None:
    """Read "31.86, 117.28" as latitude and longitude; None where the text is no such pair."""
    written = _COORDINATES.fullmatch(text)
    return (float(written[1]), float(written[2])) if written else None


def home_at(gazetteer: Gazetteer, text: str) -> Home:
    """Find the point a user names: "Hefei, Anhui, China" or "31.86, 117.28".

    Raises TrialDeskError where it is not certain which place is meant.
    """
    point = written_point(text)
    if point:
        return _home_of(*point, text)
    located = geocode_text(gazetteer, text)
    point = _point(located)
    if located.status != "ok" or point is None:
        raise _uncertain(text, located)
    return Home(text.strip(), *point)


def _home_of(latitude: float, longitude: float, text: str) -> Home:
    if abs(latitude) > _LARGEST_LATITUDE or abs(longitude) > _LARGEST_LONGITUDE:
        raise TrialDeskError("point-not-on-earth", text=text)
    return Home(f"{latitude:g}, {longitude:g}", latitude, longitude)


def _uncertain(text: str, located: Located) -> TrialDeskError:
    if located.status == "not-found":
        return TrialDeskError("place-unknown", text=text)
    places = tuple(place for place in (located.place, *located.alternatives) if place)
    return TrialDeskError("place-uncertain", text=text, notes=located.notes, places=places)

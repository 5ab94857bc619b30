"""Located sites as the public JSON of ``trialdesk sites``."""

from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap
from trialdesk.exports.place_json import place_json
from trialdesk.exports.source_json import Json
from trialdesk.presentation.wording.places import note_words


def sites_json(sites: SitesOnMap) -> Json:
    """Return the sites in their order; what is not known is null."""
    return {
        "home": _home(sites.home),
        "trials": [
            {
                "nct_id": trial.trial,
                "stated": trial.stated,
                "listed": trial.listed,
                "placed": trial.placed,
            }
            for trial in sites.trials
        ],
        "sites": [_site(site) for site in sites.sites],
    }


def _home(home: Home | None) -> Json | None:
    if home is None:
        return None
    return {"latitude": home.latitude, "longitude": home.longitude, "label": home.label}


def _site(located_site: LocatedSite) -> Json:
    site, located = located_site.site, located_site.located
    distance = located_site.distance_km
    return {
        "nct_id": located_site.trial,
        "facility": site.facility,
        "city": site.city,
        "state": site.state,
        "country": site.country,
        "status": site.status,
        "latitude": located.latitude,
        "longitude": located.longitude,
        "place_status": located.status,
        "place_note": note_words(located),
        "corrected": located.corrected,
        "posted": _point(located.posted),
        "alternatives": [place_json(place) for place in located.alternatives],
        "distance_km": None if distance is None else round(distance, 1),
    }


def _point(point: tuple[float, float] | None) -> Json | None:
    return None if point is None else {"latitude": point[0], "longitude": point[1]}

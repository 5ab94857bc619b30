"""What a record's own point is worth: registries place sites by name too, some far off."""

from dataclasses import replace

from trialdesk.domain.place import Located, PlaceNote, PlaceStatus
from trialdesk.geography.distance import LatLon, distance_km
from trialdesk.geography.places.choosing import point_of

WITHIN_KM = 50
_WITHIN_PROVINCE_KM = 1000
_NORTH, _EAST = 90, 180


def with_posted(located: Located, posted: LatLon) -> Located:
    """Use the record's own point where ours agrees or we have none, else keep both."""
    if not _is_on_earth(posted):
        return located
    if located.place is None:
        return _posted_point(located, posted)
    for place in (located.place, *located.alternatives):
        if distance_km(point_of(place), posted) <= WITHIN_KM and located.status != "province-only":
            return replace(located, place=place, latitude=posted[0], longitude=posted[1])
    away = distance_km(point_of(located.place), posted)
    if located.status == "province-only" and away <= _WITHIN_PROVINCE_KM:
        return _posted_point(located, posted)
    notes = (*located.notes, PlaceNote("posted-away", distance_km=away))
    status: PlaceStatus = "province-only" if located.status == "province-only" else "check"
    return replace(located, status=status, notes=notes, posted=posted)


def _posted_point(located: Located, posted: LatLon) -> Located:
    city = located.notes[0].city
    note = PlaceNote("city-unknown-posted" if city else "city-unstated-posted", city)
    return Located("check", None, *posted, (note,))


def _is_on_earth(point: LatLon) -> bool:
    """Refuse what is no point, and 0, 0, which stands for "unknown"."""
    return point != (0, 0) and abs(point[0]) <= _NORTH and abs(point[1]) <= _EAST

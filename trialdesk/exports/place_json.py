"""Places as the public JSON of ``trialdesk geocode``."""

from trialdesk.domain.place import Located, Place
from trialdesk.exports.source_json import Json
from trialdesk.presentation.wording.places import note_words


def located_json(query: str, located: Located) -> Json:
    """Return where an address lies; what is not known is null."""
    place = located.place
    return {
        "query": query,
        "latitude": located.latitude,
        "longitude": located.longitude,
        "name": place.name if place else None,
        "name_zh": place.name_zh if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "status": located.status,
        "note": note_words(located),
        "alternatives": [place_json(other) for other in located.alternatives],
    }


def place_json(place: Place) -> Json:
    """Return one entry of the gazetteer."""
    return {
        "id": place.id,
        "name": place.name,
        "name_zh": place.name_zh,
        "admin1": place.admin1,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }

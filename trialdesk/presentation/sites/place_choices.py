"""Places as they are offered to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass

from trialdesk.domain.place import Place
from trialdesk.presentation.wording.places import place_name
from trialdesk.presentation.wording.translation import _

_LARGEST_LATITUDE, _LARGEST_LONGITUDE = 90, 180


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place as it is offered: its words, the name it is kept under, its point."""

    words: str
    label: str
    latitude: float
    longitude: float


def place_choices(places: Iterable[Place]) -> tuple[PlaceChoice, ...]:
    """Offer places so that namesakes are told apart."""
    return tuple(_choice(place) for place in places)


def point_choice(point: tuple[float, float]) -> tuple[PlaceChoice, ...]:
    """Offer a point as written; nothing where it is not on Earth."""
    latitude, longitude = point
    if abs(latitude) > _LARGEST_LATITUDE or abs(longitude) > _LARGEST_LONGITUDE:
        return ()
    name = f"{latitude:g}, {longitude:g}"
    words = _("Latitude {latitude}, longitude {longitude}")
    line = words.format(latitude=f"{latitude:g}", longitude=f"{longitude:g}")
    return (PlaceChoice(line, name, latitude, longitude),)


def _choice(place: Place) -> PlaceChoice:
    name = place_name(place)
    chinese = f"  {place.name_zh}" if place.name_zh else ""
    return PlaceChoice(f"{name}{chinese}", name, place.latitude, place.longitude)

"""The words for places of the gazetteer, and for what is doubtful of them."""

from collections.abc import Mapping

from trialdesk.domain.place import Located, Place, PlaceNote
from trialdesk.presentation.wording.translation import _


def place_name(place: Place) -> str:
    """Return the name of a place with division and country, so that namesakes are told apart."""
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def full_place_name(place: Place) -> str:
    """Return the same with the Chinese name."""
    name = f"{place.name} ({place.name_zh})" if place.name_zh else place.name
    return ", ".join(part for part in (name, place.admin1, place.country) if part)


def note_words(located: Located) -> str | None:
    """Return what is to be known of where an address lies; None where there is no doubt."""
    return " ".join(map(place_note_words, located.notes)) or None


def place_note_words(note: PlaceNote) -> str:
    """Return one note on a place in words."""
    place = note.place
    return _templates()[note.kind].format(
        city=note.city,
        country=note.country,
        division=note.division,
        distance=None if note.distance_km is None else f"{note.distance_km:.0f}",
        name=place.name if place else None,
        place=full_place_name(place) if place else None,
    )


def _templates() -> Mapping[str, str]:
    return {
        "country-unknown": _('The country "{country}" is not known.'),
        "namesakes": _("Several places are called so; also {place}."),
        "village": _("A village of that name; there is also {place}."),
        "not-in-division": _("No {city} is known in {division}; {place} is shown."),
        "read-as": _('"{city}" was read as {name}.'),
        "city-unknown": _('"{city}" is not known.'),
        "city-unknown-at-city": _('"{city}" is not known; the point is that of {name}.'),
        "city-unknown-in-division": _(
            '"{city}" is not known; the point is {name}, the largest city of {division}.'
        ),
        "city-unknown-posted": _('"{city}" is not known; the point is the record\'s own.'),
        "city-unstated": _("No city is stated."),
        "city-unstated-in-division": _(
            "No city is stated; the point is {name}, the largest city of {division}."
        ),
        "city-unstated-posted": _("No city is stated; the point is the record's own."),
        "posted-away": _("The record's own point lies {distance} km away and was set aside."),
        "placed-by-user": _("placed by the user: {name}"),
    }

"""Sites against the gazetteer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trialdesk.checks.finding import Hit, Rule
from trialdesk.domain.place import Located, Place
from trialdesk.domain.site import Site
from trialdesk.domain.trial import Trial

_LARGE = 300_000
_BEGINNING = 5

Locate = Callable[[Site], Located]


@dataclass(frozen=True, slots=True)
class Placed:
    """A trial and how to find where its sites lie."""

    trial: Trial
    locate: Locate


def _outside(placed: Placed) -> Iterator[Hit]:
    for path, site in _sites(placed.trial):
        if not site.state:
            continue
        located = placed.locate(site)
        if located.status == "check" and located.place and _contradicts(located, site.state):
            yield Hit(path, f"{site.facility or '–'}: {site.city}, {site.state}", _others(located))


def _contradicts(located: Located, state: str) -> bool:
    """Return whether no city of that name is known in the state a record writes."""
    return any(
        note.kind == "not-in-division" and (note.division or "").startswith(state)
        for note in located.notes
    )


def _others(located: Located) -> str:
    places = [located.place, *located.alternatives]
    known = [_words(place) for place in places if place is not None]
    return f"known: {'; '.join(known)}"


def _words(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


def _far(placed: Placed) -> Iterator[Hit]:
    for path, site in _sites(placed.trial):
        if site.latitude is None or site.longitude is None:
            continue
        located = placed.locate(site)
        if located.posted is None or located.place is None:
            continue
        if _is_surely(located.place, site.city or ""):
            point = f"{site.latitude:.2f}, {site.longitude:.2f}"
            there = f"{located.place.latitude:.2f}, {located.place.longitude:.2f}"
            yield Hit(path, f"{site.city} at {point}", f"{_words(located.place)} lies at {there}")


def _is_surely(place: Place, city: str) -> bool:
    """Say whether a large city of that name is meant, not a namesake of a town."""
    begins = place.name[:_BEGINNING].casefold() == city[:_BEGINNING].casefold()
    return begins and place.population >= _LARGE


def _sites(trial: Trial) -> Iterator[tuple[str, Site]]:
    for place, site in enumerate(trial.sites):
        if site.city:
            yield f"sites/{place}", site


PLACE_RULES: tuple[Rule[Placed], ...] = (
    Rule(
        "city-outside-province",
        "medium",
        "No city of that name is known in the province given; one of the two is wrong. Ask before "
        "a patient travels.",
        _outside,
    ),
    Rule(
        "point-away-from-city",
        "medium",
        "The point posted with the site lies more than 50 km from the city.",
        _far,
    ),
)

"""Sites against the gazetteer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trialdesk.checks.finding import Hit, hit
from trialdesk.checks.rule import Scope, rule
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


PLACES = Scope[Placed]()


@rule("city-outside-province", "medium", PLACES)
def _outside(placed: Placed) -> Iterator[Hit]:
    for path, site in _sites(placed.trial):
        if not site.state:
            continue
        located = placed.locate(site)
        if located.status == "check" and located.place and _contradicts(located, site.state):
            yield hit(
                path,
                hospital=site.facility or "–",
                city=site.city,
                province=site.state,
                places=_known(located),
            )


def _contradicts(located: Located, state: str) -> bool:
    """Return whether no city of that name is known in the state a record writes."""
    return any(
        note.kind == "not-in-division" and (note.division or "").startswith(state)
        for note in located.notes
    )


def _known(located: Located) -> tuple[str, ...]:
    places = (located.place, *located.alternatives)
    return tuple(_words(place) for place in places if place is not None)


def _words(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.admin1, place.country) if part)


@rule("point-away-from-city", "medium", PLACES)
def _far(placed: Placed) -> Iterator[Hit]:
    for path, site in _sites(placed.trial):
        if site.latitude is None or site.longitude is None:
            continue
        located = placed.locate(site)
        if located.posted is None or located.place is None:
            continue
        if _is_surely(located.place, site.city or ""):
            yield hit(
                path,
                city=site.city,
                latitude=site.latitude,
                longitude=site.longitude,
                place=_words(located.place),
                place_latitude=located.place.latitude,
                place_longitude=located.place.longitude,
            )


def _is_surely(place: Place, city: str) -> bool:
    """Return whether a large city of that name is meant, not a namesake of a town."""
    begins = place.name[:_BEGINNING].casefold() == city[:_BEGINNING].casefold()
    return begins and place.population >= _LARGE


def _sites(trial: Trial) -> Iterator[tuple[str, Site]]:
    for place, site in enumerate(trial.sites):
        if site.city:
            yield f"sites/{place}", site

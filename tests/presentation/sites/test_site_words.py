from dataclasses import replace

import pytest

from tests.builders import HEFEI, IN_HEFEI
from trialdesk.domain.located_site import Home, LocatedSite, TrialSites
from trialdesk.domain.place import Located, Place, PlaceNote
from trialdesk.domain.site import Site
from trialdesk.presentation.sites.site_words import coverage_words, distance_words, place_words

HOME = Home("Hefei, Anhui, China", HEFEI.latitude, HEFEI.longitude)
BENGBU = Place(1816440, "Bengbu", "Anhui", "China", 32.94083, 117.36083)


def site(located: Located, distance_km: float | None) -> LocatedSite:
    return LocatedSite("NCT09000001", 0, Site(), located, distance_km)


def at(place: Place, status: str = "ok") -> Located:
    return Located(status, place, place.latitude, place.longitude)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("located", "distance", "words"),
    [
        (IN_HEFEI, 0.0, "same city"),
        (replace(IN_HEFEI, latitude=31.95), 9.6, "same city"),
        (at(BENGBU), 119.6, "~120 km"),
        (at(BENGBU), 2903.4, "~2,903 km"),
        (at(BENGBU, "province-only"), 119.6, "~120 km to the largest city of the province"),
        (Located("not-found"), None, None),
    ],
)
def test_a_distance_is_no_more_precise_than_from_city_to_city(
    located: Located, distance: float | None, words: str | None
) -> None:
    assert distance_words(site(located, distance), HOME) == words


def test_a_place_that_is_not_certain_says_why() -> None:
    assert place_words(IN_HEFEI) is None
    doubt = PlaceNote("country-unknown", country="Atlantis")
    located = Located("check", BENGBU, notes=(doubt,))
    assert place_words(located) == 'The country "Atlantis" is not known.'
    assert place_words(Located("not-found")) == "place not found"


def test_a_place_put_right_by_the_user_is_marked() -> None:
    note = PlaceNote("placed-by-user", place=BENGBU)
    located = Located("ok", BENGBU, 32.9, 117.4, (note,), corrected=True)
    assert place_words(located) == "placed by the user: Bengbu"


@pytest.mark.parametrize(
    ("stated", "listed", "placed", "words"),
    [
        (69, 1, 1, "1 of 69 sites known"),
        (None, 31, 31, "31 listed"),
        (None, 31, 30, "31 listed, 30 on the map"),
        (20, 0, 0, "0 of 20 sites known"),
        (None, 0, 0, "sites not stated"),
    ],
)
def test_what_is_known_of_the_sites_is_said_against_what_is_stated(
    stated: int | None, listed: int, placed: int, words: str
) -> None:
    assert coverage_words(TrialSites("NCT09000001", stated, listed, placed)) == words

import json

from tests.builders import HEFEI, make_sites, make_trial
from trialdesk.domain.located_site import Home
from trialdesk.domain.place import Located, PlaceNote
from trialdesk.exports.sites_json import sites_json

CONTRACT_KEYS = {
    "nct_id", "facility", "city", "state", "country", "status", "latitude", "longitude",
    "place_status", "place_note", "alternatives", "distance_km",
}  # fmt: skip


def test_every_key_of_the_contract_is_there() -> None:
    shown = sites_json(make_sites(make_trial()))
    assert set(shown) == {"home", "trials", "sites"}
    assert set(shown["trials"][0]) == {"nct_id", "stated", "listed", "placed"}
    assert set(shown["sites"][0]) >= CONTRACT_KEYS


def test_what_is_not_known_is_null() -> None:
    shown = sites_json(make_sites(make_trial(), located=Located("not-found")))
    (site,) = json.loads(json.dumps(shown, allow_nan=False))["sites"]
    assert (shown["home"], shown["trials"][0]["stated"]) == (None, None)
    assert (site["latitude"], site["longitude"], site["distance_km"]) == (None, None, None)


def test_home_is_named() -> None:
    home = Home("Hefei", HEFEI.latitude, HEFEI.longitude)
    shown = sites_json(make_sites(make_trial(), home=home))["home"]
    assert shown == {"latitude": 31.86389, "longitude": 117.28083, "label": "Hefei"}


def test_a_correction_and_the_point_set_aside_are_shown() -> None:
    note = PlaceNote("placed-by-user", place=HEFEI)
    located = Located("ok", HEFEI, 31.9, 117.3, (note,), (), (30.0, 110.0), corrected=True)
    (site,) = sites_json(make_sites(make_trial(), located=located))["sites"]
    assert (site["corrected"], site["place_note"]) == (True, "placed by the user: Hefei")
    assert site["posted"] == {"latitude": 30.0, "longitude": 110.0}

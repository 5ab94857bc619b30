from tests.builders import HEFEI, IN_HEFEI
from trialdesk.exports.place_json import located_json, place_json


def test_latitude_and_longitude_stand_under_their_names() -> None:
    for shown in (located_json("Hefei", IN_HEFEI), place_json(HEFEI)):
        assert (shown["latitude"], shown["longitude"]) == (31.86389, 117.28083)

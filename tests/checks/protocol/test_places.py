from typing import Any

import pytest

from tests.builders import make_trial
from trialdesk.checks.check import check
from trialdesk.checks.finding import Finding
from trialdesk.domain.place import Located, Place, PlaceNote
from trialdesk.domain.site import Site

SUZHOU = Place(1, "Suzhou", "Jiangsu", "China", 31.3, 120.6, 6_700_000)
TOWN = Place(3, "Suzhou", "Jiangsu", "China", 31.3, 120.6, 9_000)
OTHER = Place(2, "Suzhou", "Anhui", "China", 33.6, 117.0)
HERE = Site("H", "Suzhou", "Jiangsu", "China", latitude=31.3, longitude=120.6)
THERE = Site("H", "Suzhou", "Zhejiang", "China", latitude=45.0, longitude=120.6)
ELSEWHERE = PlaceNote("not-in-division", "Suzhou", division="Zhejiang", place=SUZHOU)
DOUBT = Located("check", SUZHOU, notes=(ELSEWHERE,), alternatives=(OTHER,))


MISPLACED = {
    "city-outside-province": (THERE, DOUBT),
    "point-away-from-city": (THERE, Located("check", SUZHOU, posted=(45.0, 120.6))),
}


def findings_of(rule: str, site: Site, located: Located | None) -> list[Finding]:
    answer: Any = None if located is None else lambda _site: located
    findings = check([make_trial(sites=(site,))], locate=answer)
    return [finding for finding in findings if finding.rule == rule]


def test_a_city_outside_its_province_is_listed_with_all_places_of_that_name() -> None:
    (finding,) = findings_of("city-outside-province", *MISPLACED["city-outside-province"])
    assert finding.values["places"] == ("Suzhou, Jiangsu, China", "Suzhou, Anhui, China")
    assert (finding.values["city"], finding.values["province"]) == ("Suzhou", "Zhejiang")


@pytest.mark.parametrize(
    "located",
    [
        Located("ok", SUZHOU),
        Located("check", SUZHOU, notes=(PlaceNote("namesakes", place=OTHER),)),
        Located("not-found"),
        None,
    ],
)
def test_a_city_that_may_be_right_is_no_finding(located: Located | None) -> None:
    assert findings_of("city-outside-province", HERE, located) == []


def test_a_point_away_from_its_city_is_a_finding() -> None:
    (finding,) = findings_of("point-away-from-city", *MISPLACED["point-away-from-city"])
    there = {"place": "Suzhou, Jiangsu, China", "place_latitude": 31.3, "place_longitude": 120.6}
    assert there.items() <= finding.values.items()


@pytest.mark.parametrize(
    "located", [Located("ok", SUZHOU), Located("check", TOWN, posted=(45.0, 120.6))]
)
def test_a_point_in_its_city_or_in_a_namesake_is_no_finding(located: Located) -> None:
    assert findings_of("point-away-from-city", HERE, located) == []

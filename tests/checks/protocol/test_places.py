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


def found(rule: str, site: Site, located: Located | None) -> list[Finding]:
    answer: Any = None if located is None else lambda _site: located
    findings = check([make_trial(sites=(site,))], locate=answer)
    return [one for one in findings if one.rule == rule]


def test_a_city_outside_its_province_is_told_with_all_places_of_that_name() -> None:
    (one,) = found("city-outside-province", THERE, DOUBT)
    assert one.found == "H: Suzhou, Zhejiang"
    assert one.expected == "known: Suzhou, Jiangsu, China; Suzhou, Anhui, China"


@pytest.mark.parametrize(
    "located",
    [
        Located("ok", SUZHOU),
        Located("check", SUZHOU, notes=(PlaceNote("namesakes", place=OTHER),)),
        Located("not-found"),
        None,
    ],
)
def test_a_city_that_may_be_right_is_not_told(located: Located | None) -> None:
    assert found("city-outside-province", HERE, located) == []


def test_a_point_away_from_its_city_is_told() -> None:
    (one,) = found("point-away-from-city", THERE, Located("check", SUZHOU, posted=(45.0, 120.6)))
    assert one.expected == "Suzhou, Jiangsu, China lies at 31.30, 120.60"


@pytest.mark.parametrize(
    "located", [Located("ok", SUZHOU), Located("check", TOWN, posted=(45.0, 120.6))]
)
def test_a_point_in_its_city_or_in_a_namesake_is_not_told(located: Located) -> None:
    assert found("point-away-from-city", HERE, located) == []

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from random import Random

import pytest

from tests.builders import HEFEI, IN_HEFEI, make_trial
from tests.studies import make_record
from trialdesk.domain.located_site import Home, LocatedSite
from trialdesk.domain.place import Address, Located
from trialdesk.domain.site import Site
from trialdesk.errors import TrialDeskError
from trialdesk.geography.places.gazetteer import Gazetteer
from trialdesk.operations.correct_place import correct_place, return_place
from trialdesk.operations.open_library import open_library
from trialdesk.operations.sites import home_at, locate, located_sites, nearest_first
from trialdesk.presentation.wording.failures import failure_words
from trialdesk.presentation.wording.places import note_words
from trialdesk.storage.library import Library

HOME = Home("Hefei, Anhui, China", HEFEI.latitude, HEFEI.longitude)
SUZHOU = Address("Suzhou", "Zhejiang", "China")
CHINA = (
    Site("A", "Ürümqi", "Xinjiang", "China"),
    Site("B", "Nowhere at all", None, None),
    Site("C", "Bengbu", "Anhui", "China"),
    Site("D", "Shanghai", "Shanghai", "China"),
    Site("E", "Wuhu", "Anhui", "China"),
    Site("F", "Hefei", "Anhui", "China"),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "l.db", create=True, writable=True) as opened:
        yield opened


def test_sites_come_nearest_first_and_those_without_a_point_last(gazetteer: Gazetteer) -> None:
    found = locate([make_trial(sites=CHINA)], gazetteer, home=home_at(gazetteer, "Hefei, Anhui"))
    distances = {site.site.city: site.distance_km for site in found.sites}
    assert list(distances) == ["Hefei", "Bengbu", "Wuhu", "Shanghai", "Ürümqi", "Nowhere at all"]
    expected = [0, 120, 123, 402, 2903, None]
    for distance, wanted in zip(distances.values(), expected, strict=True):
        assert distance is None if wanted is None else distance == pytest.approx(wanted, abs=2)


def test_without_a_home_sites_stand_in_the_order_of_the_record(gazetteer: Gazetteer) -> None:
    found = locate([make_trial(sites=CHINA)], gazetteer)
    assert [site.place for site in found.sites] == [0, 1, 2, 3, 4, 5]
    assert {site.distance_km for site in found.sites} == {None}


def test_sites_are_counted_as_stated_listed_and_placed(gazetteer: Gazetteer) -> None:
    found = locate([make_trial(sites=CHINA, sites_stated=69), make_trial(sites=())], gazetteer)
    first, second = found.trials
    assert (first.stated, first.listed, first.placed) == (69, 6, 5)
    assert (second.stated, second.listed, second.placed) == (None, 0, 0)


def test_nearest_first_is_what_measuring_each_site_gives() -> None:
    dice = Random(4)  # noqa: S311 - any points will do
    points = [(dice.uniform(-90, 90), dice.uniform(-180, 180)) for _ in range(60_000)]
    sites = [
        LocatedSite("NCT09000001", place, Site(), Located("ok", None, *point))
        for place, point in enumerate(points)
    ]
    found = nearest_first(sites, HOME)
    measured = sorted((haversine(point), place) for place, point in enumerate(points))
    assert [site.place for site in found] == [place for _, place in measured]
    assert [site.distance_km for site in found] == pytest.approx([km for km, _ in measured])


def haversine(point: tuple[float, float]) -> float:
    latitude, longitude = map(radians, point)
    own, own_longitude = radians(HOME.latitude), radians(HOME.longitude)
    half = sin((latitude - own) / 2) ** 2
    half += cos(own) * cos(latitude) * sin((longitude - own_longitude) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def test_sites_at_one_distance_stay_in_the_order_of_the_records() -> None:
    sites = [LocatedSite("NCT09000001", place, Site(), IN_HEFEI) for place in range(5)]
    assert [site.place for site in nearest_first(sites, HOME)] == [0, 1, 2, 3, 4]


def test_a_place_put_right_holds_when_the_record_is_imported_again(
    library: Library, gazetteer: Gazetteer
) -> None:
    wrong = make_record(sites=(Site("H", "Suzhou", "Zhejiang", "China", "RECRUITING"),))
    library.add([wrong])
    put_right = correct_place(frozenset(), SUZHOU, (33.636, 116.979), "Suzhou, Anhui, China")
    library.save_place_corrections(put_right)
    again = make_record(sites=(Site("H", " Suzhou ", "Zhejiang", "China", "COMPLETED"),))
    library.add([again])
    (site,) = located_sites(library, ["NCT09000001"], gazetteer).sites
    assert site.site.status == "COMPLETED"
    assert (site.located.latitude, site.located.longitude) == (33.636, 116.979)
    assert site.located.corrected
    assert note_words(site.located) == "placed by the user: Suzhou, Anhui, China"


def test_a_place_taken_back_is_read_again(gazetteer: Gazetteer) -> None:
    trial = make_trial(sites=(Site("H", "Suzhou", "Zhejiang", "China"),))
    put_right = correct_place(frozenset(), SUZHOU, (33.636, 116.979), "Suzhou, Anhui, China")
    (site,) = locate([trial], gazetteer, return_place(put_right, SUZHOU)).sites
    assert (site.located.status, site.located.corrected) == ("check", False)


def test_a_place_put_right_keeps_what_the_record_posted(gazetteer: Gazetteer) -> None:
    trial = make_trial(sites=(Site("H", "Suzhou", "Zhejiang", "China", None, 31.3, 120.6),))
    put_right = correct_place(frozenset(), SUZHOU, (33.636, 116.979), "Suzhou, Anhui, China")
    (site,) = locate([trial], gazetteer, put_right).sites
    assert site.located.posted == (31.3, 120.6)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("31.86,117.28", (31.86, 117.28)),
        (" -33.9, 18.4 ", (-33.9, 18.4)),
        ("31.86，117.28", (31.86, 117.28)),
        ("合肥", (31.864, 117.281)),
    ],
)
def test_home_is_a_place_or_a_point(
    gazetteer: Gazetteer, text: str, point: tuple[float, float]
) -> None:
    home = home_at(gazetteer, text)
    assert (home.latitude, home.longitude) == pytest.approx(point, abs=0.001)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Suzhou", "Suzhou, Jiangsu, China; Suzhou, Anhui, China"),
        ("No such place, China", "No place is known as No such place, China"),
        ("95, 10", "no point on Earth"),
        ("10, 181", "no point on Earth"),
    ],
)
def test_a_home_that_is_not_certain_is_refused(gazetteer: Gazetteer, text: str, words: str) -> None:
    with pytest.raises(TrialDeskError) as refused:
        home_at(gazetteer, text)
    assert words in failure_words(refused.value)

import random

import numpy as np
import pytest

from trialdesk.domain.located_site import Home, LocatedSite, SitesOnMap, TrialSites
from trialdesk.domain.place import Located, Place, PlaceNote, PlaceStatus
from trialdesk.domain.site import Site
from trialdesk.presentation.map_figure import MapFigure
from trialdesk.presentation.sites.boundaries import Boundaries
from trialdesk.presentation.sites.bubble_words import bubble_words
from trialdesk.presentation.sites.site_map import MapView, SiteMap, site_map

HEFEI, SHANGHAI, PARIS = (31.86, 117.28), (31.22, 121.46), (48.85, 2.35)
A, B = "NCT09000001", "NCT09000002"
Box = tuple[float, float, float, float]


def measure(text: str) -> tuple[float, float]:
    return 6.5 * len(text), 14.0


def view(boundaries: Boundaries = "neutral") -> MapView:
    return MapView(1100, 720, measure, boundaries=boundaries)


def located(
    point: tuple[float, float] | None = HEFEI,
    trial: str = A,
    status: PlaceStatus = "ok",
    recruits: str | None = "RECRUITING",
) -> LocatedSite:
    city = f"City {point[0]:.0f}" if point else "Nowhere"
    site = Site("Example Hospital", city, None, "China", recruits)
    if point is None:
        return LocatedSite(
            trial, 0, site, Located("not-found", notes=(PlaceNote("city-unknown", city),))
        )
    place = Place(1, city, None, "CN", *point)
    return LocatedSite(
        trial, 0, site, Located(status, place, *point, notes=(PlaceNote("namesakes", place=place),))
    )


def on_map(*sites: LocatedSite, home: Home | None = None, stated: int | None = None) -> SitesOnMap:
    def counted(trial: str) -> TrialSites:
        own = [site for site in sites if site.trial == trial]
        placed = sum(site.located.latitude is not None for site in own)
        return TrialSites(trial, stated, len(own), placed)

    return SitesOnMap((counted(A), counted(B)), sites, home)


def many(number: int) -> SitesOnMap:
    chance = random.Random(7)  # noqa: S311 - the same sites every time
    points = [(chance.uniform(22, 45), chance.uniform(80, 125)) for _place in range(number // 3)]
    trials = [chance.choice((A, B)) for _site in range(number)]
    return on_map(*(located(chance.choice(points), trial) for trial in trials))


def figure(*sites: LocatedSite, home: Home | None = None, stated: int | None = None) -> MapFigure:
    return site_map(on_map(*sites, home=home, stated=stated), view())


def boxes(drawn: MapFigure) -> list[Box]:
    return [(one.x, one.y, one.x + one.width, one.y + one.height) for one in drawn.labels]


def overlap(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]


def test_sites_of_one_city_are_one_bubble_with_a_share_for_each_trial() -> None:
    [bubble] = figure(located(), located(), located(trial=B)).bubbles
    assert [(one.letter, one.count) for one in bubble.slices] == [("A", 2), ("B", 1)]
    assert bubble.count == 3


@pytest.mark.parametrize("number", [3, 69, 1000])
def test_every_site_with_a_point_is_in_a_bubble(number: int) -> None:
    drawn = site_map(many(number), view())
    assert sum(bubble.count for bubble in drawn.bubbles) == number


def test_labels_of_a_thousand_sites_overlap_nowhere() -> None:
    drawn = site_map(many(1000), view())
    marks = [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius)
        for one in drawn.bubbles
    ]
    assert len(drawn.labels) > 10
    labels = boxes(drawn)
    for place, label in enumerate(labels):
        assert not any(overlap(label, other) for other in (*marks, *labels[:place]))


def test_a_label_tells_the_trials_without_colour() -> None:
    assert [one.text for one in figure(located(), located(trial=B)).labels] == ["City 32 · A1 B1"]
    assert [one.text for one in figure(located(trial=B)).labels] == ["City 32"]


def test_a_doubtful_place_alone_is_hollow() -> None:
    [sure] = figure(located(), located(status="check")).bubbles
    assert not sure.hollow
    assert sure.doubtful == 1
    [doubtful] = figure(located(status="province-only")).bubbles
    assert doubtful.hollow


def test_the_reason_for_a_doubt_is_told() -> None:
    shown = SiteMap(on_map(located(status="check")))
    [bubble] = shown.figure(view()).bubbles
    assert "Several places are called so" in bubble_words(shown.cities, bubble)


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        ("RECRUITING", "circle"),
        ("NOT_YET_RECRUITING", "triangle"),
        ("COMPLETED", "square"),
        ("ENROLLING_BY_INVITATION", "square"),
        (None, "diamond"),
        ("A_STATUS_OF_TOMORROW", "diamond"),
    ],
)
def test_the_shape_says_whether_a_site_recruits(status: str | None, mark: str) -> None:
    [bubble] = figure(located(recruits=status)).bubbles
    assert bubble.mark == mark


def test_sites_of_different_status_have_a_shape_of_their_own() -> None:
    [bubble] = figure(located(), located(recruits=None)).bubbles
    assert bubble.mark == "hexagon"


def test_a_site_without_a_point_is_not_drawn_but_counted() -> None:
    drawn = figure(located(), located(None))
    assert [bubble.count for bubble in drawn.bubbles] == [1]
    assert drawn.coverage[0] == f"A {A}: 2 listed, 1 on the map"


def test_how_many_sites_are_known_is_said() -> None:
    assert figure(located(), stated=69).coverage[0] == f"A {A}: 1 of 69 sites known"


def test_no_side_is_taken_unless_asked() -> None:
    kinds = {shape.kind for shape in site_map(on_map(located()), view()).shapes}
    assert "border" not in kinds
    asked = site_map(on_map(located()), view("de_facto")).shapes
    assert "border" in {shape.kind for shape in asked}


def test_the_sources_of_the_map_are_named() -> None:
    named = figure(located()).attribution
    assert named == (
        "Map: Natural Earth (public domain). Places: GeoNames (CC BY 4.0). "
        "Boundaries are schematic and imply no opinion on legal status."
    )


def test_rings_lie_around_home() -> None:
    home = Home("Hefei", *HEFEI)
    drawn = figure(located(), located((43.8, 87.6)), home=home)
    assert drawn.home is not None
    assert [ring.label for ring in drawn.rings] == ["200 km", "500 km", "1,000 km"]
    shanghai = SiteMap(on_map(located(SHANGHAI), home=home)).figure(view())
    inner = shanghai.rings[0].lines.points
    assert shanghai.home is not None
    away = np.hypot(*(inner - [shanghai.home.x, shanghai.home.y]).T)
    assert np.ptp(away) < 0.06 * away.mean()


def test_home_is_seen_beside_the_bubble_of_its_own_city() -> None:
    drawn = figure(located(), home=Home("Hefei", *HEFEI))
    [bubble] = drawn.bubbles
    assert drawn.home is not None
    assert np.hypot(bubble.x - drawn.home.x, bubble.y - drawn.home.y) >= bubble.radius


def test_sites_beyond_asia_are_shown_on_the_world() -> None:
    assert SiteMap(on_map(located(), located(SHANGHAI))).projection_name == "china"
    assert SiteMap(on_map(located(), located(PARIS))).projection_name == "world"


def test_no_site_is_no_bubble_and_no_failure() -> None:
    assert figure().bubbles == ()
    assert figure(located(None)).bubbles == ()

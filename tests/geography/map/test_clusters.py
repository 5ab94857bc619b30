import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.geography.map.clusters import cities, led_by

REACH = 34.0
places = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400)), min_size=1, max_size=60)


@given(places)
def test_bubbles_keep_apart_and_every_city_has_one(found: list[tuple[float, float]]) -> None:
    points = np.array(found)
    leaders = led_by(points, np.arange(len(points)), REACH)
    assert (leaders[leaders] == leaders).all()
    heads = points[np.unique(leaders)]
    apart = np.hypot(*(heads[:, None] - heads[None]).T)
    assert (apart[~np.eye(len(heads), dtype=bool)] >= REACH).all()


def test_the_weightier_city_leads() -> None:
    points = np.array([[10.0, 10], [12, 10], [300, 300]])
    assert led_by(points, np.array([1, 5, 1]), REACH).tolist() == [1, 1, 2]


def test_moving_the_window_changes_no_bubble() -> None:
    points = np.random.default_rng(4).uniform(0, 900, (300, 2))
    weights = np.arange(300)
    once = led_by(points, weights, REACH)
    seen = np.flatnonzero(points[:, 0] > 300)
    again = seen[led_by(points[seen], weights[seen], REACH)]
    inner = points[seen][:, 0] > 300 + 3 * REACH
    assert (once[seen][inner] == again[inner]).mean() > 0.95


def test_sites_that_share_a_point_are_one_city() -> None:
    found = cities(np.array([117.28, 117.2801, 121.4]), np.array([31.86, 31.86, 31.2]))
    assert len(found.points) == 2
    assert found.totals(np.array([0, 1, 1]), 2).sum() == 3

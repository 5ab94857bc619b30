import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.geography.distance import distance_km, distances_km, ring

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_a_quarter_of_the_globe() -> None:
    assert distance_km((0, 0), (90, 0)) == pytest.approx(10007.5, abs=0.1)
    assert distance_km((0, 179), (0, -179)) == pytest.approx(222.4, abs=0.1)


@given(POINTS, st.lists(POINTS, max_size=5))
def test_many_distances_are_those_of_each(
    point: tuple[float, float], others: list[tuple[float, float]]
) -> None:
    latitudes, longitudes = [one[0] for one in others], [one[1] for one in others]
    assert list(distances_km(point, latitudes, longitudes)) == pytest.approx(
        [distance_km(point, other) for other in others], abs=1e-3
    )


@given(st.tuples(st.floats(-80, 80), st.floats(-180, 180)), st.floats(1, 3000))
def test_a_ring_keeps_its_distance_and_closes(point: tuple[float, float], radius_km: float) -> None:
    points = ring(point, radius_km, 36)
    assert distance_km(points[0], points[-1]) == pytest.approx(0, abs=1e-3)
    for one in points:
        assert distance_km(point, one) == pytest.approx(radius_km, rel=1e-6, abs=1e-3)

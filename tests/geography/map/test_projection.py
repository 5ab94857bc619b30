import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.geography.map.projection import PROJECTIONS, ProjectionName, projection_for


@pytest.mark.parametrize("name", ["china", "world"])
@given(longitude=st.floats(20, 179), latitude=st.floats(-20, 80))
def test_a_point_comes_back_where_it_was(
    name: ProjectionName, longitude: float, latitude: float
) -> None:
    projection = PROJECTIONS[name]
    flat = projection.forward(np.array([longitude]), np.array([latitude]))
    assert np.allclose(projection.inverse(flat), [[longitude, latitude]], atol=1e-6)


def test_the_view_of_china_keeps_distances() -> None:
    hefei, shanghai = PROJECTIONS["china"].forward(
        np.array([117.28, 121.46]), np.array([31.86, 31.22])
    )
    assert np.hypot(*(hefei - shanghai)) == pytest.approx(402, rel=0.02)


@pytest.mark.parametrize(
    ("longitude", "latitude", "name"),
    [
        ([117.28, 87.6], [31.86, 43.8], "china"),
        ([117.28, 2.35], [31.86, 48.85], "world"),
        ([], [], "world"),
    ],
)
def test_the_view_suits_the_sites(
    longitude: list[float], latitude: list[float], name: ProjectionName
) -> None:
    assert projection_for(np.array(longitude), np.array(latitude)) == name

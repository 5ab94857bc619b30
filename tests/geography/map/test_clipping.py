import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.geography.map.basemap import Points, joined
from trialdesk.geography.map.clipping import areas_in, lines_in, thinned
from trialdesk.geography.map.sheet import densified

BOX = (0.0, 0.0, 10.0, 10.0)
coordinate = st.floats(-30, 40)
polygons = st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=12).map(np.array)


def area(points: Points) -> float:
    x, y = points.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)


def test_an_area_around_the_box_becomes_the_box() -> None:
    around = np.array([[-5.0, -5], [15, -5], [15, 15], [-5, 15]])
    [cut] = areas_in(joined([around]), BOX).parts()
    assert area(cut) == 100


def test_half_an_area_stays_where_half_of_it_is_seen() -> None:
    half = np.array([[5.0, 2], [15, 2], [15, 4], [5, 4]])
    [cut] = areas_in(joined([half]), BOX).parts()
    assert area(cut) == 10


@given(polygons)
def test_nothing_of_a_cut_area_lies_outside(points: Points) -> None:
    cut = areas_in(joined([points]), BOX).points
    assert ((cut >= -1e-6) & (cut <= 10 + 1e-6)).all()


def test_a_line_that_leaves_and_returns_is_two_lines() -> None:
    line = np.array([[1.0, 5], [2, 5], [2, 30], [8, 30], [8, 5], [9, 5]])
    parts = lines_in(joined([line]), BOX).parts()
    assert [len(part) for part in parts] == [3, 3]


def test_a_stretch_across_the_box_is_kept_though_both_ends_are_outside() -> None:
    line = np.array([[-20.0, -20], [-5, 5], [15, 5], [40, 40]])
    [part] = lines_in(joined([line]), BOX).parts()
    assert part.tolist() == [[-5, 5], [15, 5]]


def test_two_lines_are_never_joined_by_thinning_or_cutting() -> None:
    two = joined([np.array([[1.0, 1], [1, 9]]), np.array([[9.0, 1], [9, 9]])])
    assert len(lines_in(thinned(two, 0.5), BOX).parts()) == 2


def test_a_long_stretch_is_given_points_to_bend_at() -> None:
    line = joined([np.array([[0.0, 49], [20, 49]]), np.array([[0.0, 1], [0.5, 1]])])
    parts = densified(line).parts()
    assert [len(part) for part in parts] == [21, 2]

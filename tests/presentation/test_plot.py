from decimal import Decimal

import pytest

from trialdesk.presentation.plot import (
    Area,
    Dot,
    Drawing,
    Plot,
    Scale,
    drawing,
    percent_scale,
    ratio_scale,
    scale_from_zero,
)

AREA = Area(width=120, height=20, mark=10)


def drawn(dot: Dot, scale: Scale | None = None) -> Drawing:
    return drawing(Plot(scale or percent_scale(), (dot,)), AREA)


def test_a_dot_stands_at_its_value_and_the_whisker_at_its_limits() -> None:
    shown = drawn(Dot(Decimal("76.4"), Decimal("63.0"), Decimal("86.8")))
    [outline] = shown.outlines
    middle = sum(x for x, _y in outline.points) / len(outline.points)
    assert middle == pytest.approx(10 + 76.4)
    (left, _), (right, _) = shown.lines[0]
    assert (left, right) == pytest.approx((10 + 63.0, 10 + 86.8))


def test_a_figure_without_an_interval_has_no_whisker() -> None:
    assert drawn(Dot(Decimal(40))).lines == ()


def test_a_median_that_was_not_reached_has_no_dot_but_an_arrow_from_its_lower_limit() -> None:
    shown = drawn(Dot(None, low=Decimal(20), on_high=True))
    assert shown.outlines == ()
    assert shown.lines[0] == ((30.0, 10.0), (110.0, 10.0))
    arrow = [end for start, end in shown.lines[2:]]
    assert all(x < 110 for x, _y in arrow)
    assert len(arrow) == 2


def test_what_is_off_the_scale_ends_in_an_arrow_at_its_edge() -> None:
    scale = ratio_scale([Decimal("0.5")])
    shown = drawn(Dot(Decimal("0.9"), Decimal("0.1"), Decimal("1.5")), scale)
    (left, _), _right = shown.lines[0]
    assert left == pytest.approx(10)
    assert shown.lines[1][1][0] > left


def test_a_half_is_as_far_from_one_as_a_double() -> None:
    scale = ratio_scale([Decimal("0.6"), Decimal("3.1")])
    assert scale.ticks == tuple(map(Decimal, ("0.25", "0.5", "1", "2", "4")))
    assert scale.at(Decimal(1)) == pytest.approx(0.5)
    assert scale.at(Decimal("0.5")) == pytest.approx(1 - scale.at(Decimal(2)))


@pytest.mark.parametrize(
    ("most", "last", "count"), [("41.4", 50, 6), ("7", 8, 5), ("0", 1, 6), ("1171", 1250, 6)]
)
def test_months_are_shown_from_zero_to_a_round_number(most: str, last: int, count: int) -> None:
    scale = scale_from_zero([Decimal(most)])
    assert (int(scale.low), int(scale.high), len(scale.ticks)) == (0, last, count)


def test_a_change_below_zero_is_on_the_scale() -> None:
    scale = scale_from_zero([Decimal("-3.2"), Decimal(4)])
    assert scale.low <= Decimal("-3.2")
    assert 0 in scale.ticks


def test_each_trial_of_the_board_has_a_shape_of_its_own() -> None:
    outlines = set()
    for place in range(6):
        plot = Plot(percent_scale(), (Dot(Decimal(50)),), place)
        outlines.add(drawing(plot, AREA).outlines)
    assert len(outlines) == 6


def test_only_an_axis_names_its_ticks() -> None:
    scale = percent_scale()
    named = drawing(Plot(scale, is_axis=True), AREA).labels
    assert [word for _at, word in named] == ["0", "25", "50", "75", "100"]
    assert drawing(Plot(scale, (Dot(Decimal(5)),)), AREA).labels == ()

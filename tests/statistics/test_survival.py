from dataclasses import replace
from decimal import Decimal

import pytest

from trialdesk.domain.result import Estimate
from trialdesk.statistics.survival import courses

MEDIAN = Estimate("pfs", "PFS", "PFS", value=Decimal("27.7"), unit="month")
RATES = [
    Estimate(f"pfs_{at}", "PFS", "PFS", value=Decimal(rate), unit="percent", at_months=at)
    for at, rate in ((30, "45.2"), (6, "87.4"), (24, "54.2"))
]


def test_a_median_lies_where_the_rates_cross_one_half() -> None:
    (course,) = courses([MEDIAN, *RATES])
    assert course.medians == (MEDIAN,)
    assert course.holds(MEDIAN)
    assert not course.holds(replace(MEDIAN, value=Decimal(20)))
    assert not course.holds(replace(MEDIAN, value=Decimal(33)))
    assert course.holds(replace(MEDIAN, value=Decimal(120), unit="week"))


def test_a_median_not_reached_needs_rates_above_one_half() -> None:
    unreached = replace(MEDIAN, value=None, not_reached=True)
    (below,), (above,) = courses([unreached, *RATES]), courses([unreached, *RATES[1:]])
    assert (below.holds(unreached), above.holds(unreached)) == (False, True)


def test_a_rate_that_rises_with_time_is_found() -> None:
    (course,) = courses(RATES)
    (rising,) = courses([*RATES, replace(RATES[0], at_months=36, value=Decimal(50))])
    assert (course.falls, rising.falls) == (True, False)


def test_two_rates_of_one_month_are_not_held_against_each_other() -> None:
    (course,) = courses([RATES[1], replace(RATES[1], key="other", value=Decimal(90))])
    assert course.falls


def test_groups_have_courses_of_their_own() -> None:
    other = [replace(one, group="B") for one in RATES[:1]]
    assert [course.group for course in courses([*RATES, *other])] == [None]
    elsewhere = replace(MEDIAN, population="PD-L1 positive", value=Decimal(1))
    (course,) = courses([*RATES, elsewhere])
    assert course.medians == ()


@pytest.mark.parametrize(
    ("months", "agrees"), [("23.9", True), ("23.8", False), ("30.1", True), ("30.2", False)]
)
def test_a_median_may_lie_four_days_of_rounding_outside_its_rates_and_no_more(
    months: str, agrees: bool
) -> None:
    (course,) = courses([MEDIAN, *RATES])
    assert course.holds(replace(MEDIAN, value=Decimal(months))) == agrees

from dataclasses import replace
from datetime import date
from decimal import Decimal

from trialdesk.domain.result import Estimate, ReportedDate, Results
from trialdesk.statistics.follow_up import (
    FollowUpWindow,
    follow_up_agrees,
    follow_up_window,
    follow_ups,
    window_of,
)

MEDIAN = Estimate("fu", "Follow-up, median (range)", value=Decimal("31.1"), unit="month")
RESULTS = Results(
    estimates=(MEDIAN, Estimate("pfs", "PFS, median", value=Decimal(9), unit="month")),
    cutoff="2023-09-15",
    dates=(
        ReportedDate("enrolment start", "2020-01-13"),
        ReportedDate("enrolment start", "2019-12-30"),
        ReportedDate("enrolment end", "2021-05-27"),
    ),
)


def window(results: Results = RESULTS) -> FollowUpWindow:
    found = window_of(results)
    assert found is not None
    return found


def test_the_window_runs_from_the_last_and_the_first_enrolment_to_the_cut_off() -> None:
    found = window(replace(RESULTS, dates=(RESULTS.dates[0], RESULTS.dates[2])))
    assert (round(found.shortest, 1), round(found.longest, 1)) == (Decimal("27.6"), Decimal("44.1"))


def test_of_two_days_stated_the_one_counts_that_leaves_more_room() -> None:
    assert round(window().longest, 1) == Decimal("44.5")


def test_a_follow_up_beyond_the_window_is_told() -> None:
    assert follow_up_agrees(replace(MEDIAN, high=Decimal("41.4")), window()) is True
    assert follow_up_agrees(replace(MEDIAN, value=Decimal(50)), window()) is False
    assert follow_up_agrees(replace(MEDIAN, high=Decimal(60)), window()) is False
    assert follow_up_agrees(replace(MEDIAN, value=None), window()) is None


def test_only_figures_of_follow_up_are_compared_with_the_dates() -> None:
    assert follow_ups(RESULTS) == (MEDIAN,)


def test_dates_out_of_order_or_not_whole_give_no_window() -> None:
    assert follow_up_window(date(2021, 1, 1), date(2020, 1, 1), date(2023, 1, 1)) is None
    assert window_of(replace(RESULTS, cutoff="2023-09")) is None
    assert window_of(Results()) is None

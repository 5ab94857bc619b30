from datetime import date
from decimal import Decimal

from trialdesk.statistics.follow_up import follow_up_window

FIRST, LAST, CUTOFF = date(2020, 1, 13), date(2021, 5, 27), date(2023, 9, 15)


def test_the_window_runs_from_the_last_and_the_first_enrolment_to_the_cut_off() -> None:
    window = follow_up_window(FIRST, LAST, CUTOFF)
    assert window is not None
    assert (round(window.shortest, 1), round(window.longest, 1)) == (
        *(Decimal("27.6"), Decimal("44.1")),
    )


def test_a_follow_up_beyond_the_window_is_told() -> None:
    window = follow_up_window(FIRST, LAST, CUTOFF)
    assert window is not None
    assert window.holds_median(Decimal("31.1"))
    assert not window.holds_median(Decimal(50))
    assert window.holds_longest(Decimal("41.4"))
    assert not window.holds_longest(Decimal(46))


def test_dates_out_of_order_give_no_window() -> None:
    assert follow_up_window(LAST, FIRST, CUTOFF) is None

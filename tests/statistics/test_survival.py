from decimal import Decimal

from trialdesk.statistics.survival import median_fits, rising

RATES = [(Decimal(at), Decimal(rate)) for at, rate in ((6, "87.4"), (24, "54.2"), (30, "45.2"))]


def test_a_rate_that_rises_with_time_is_found() -> None:
    assert rising(RATES) is None
    assert rising([*RATES, (Decimal(36), Decimal(50))]) == (RATES[-1], (Decimal(36), Decimal(50)))


def test_a_median_lies_where_the_rates_cross_one_half() -> None:
    assert median_fits(Decimal("27.7"), RATES)
    assert not median_fits(Decimal(20), RATES)
    assert not median_fits(Decimal(33), RATES)


def test_a_median_not_reached_needs_rates_above_one_half() -> None:
    assert median_fits(None, RATES[:2])
    assert not median_fits(None, RATES)

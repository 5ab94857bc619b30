from decimal import Decimal

import pytest

from trialdesk.comparison.values import Codes, SiteCount, StatusCounts
from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.domain.result import Estimate, Interval
from trialdesk.domain.trial import Enrollment
from trialdesk.presentation.wording.numbers import dose_number
from trialdesk.presentation.wording.values import day_numbers, dose_amount, words


@pytest.mark.parametrize(
    ("amount", "printed"),
    [("5.0", "5"), ("0.5", "0.5"), ("3.60", "3.6"), ("1860", "1,860"), ("1000.50", "1,000.5")],
)
def test_a_dose_has_no_trailing_zero_and_a_comma_from_a_thousand(amount: str, printed: str) -> None:
    assert dose_number(Decimal(amount)) == printed


def test_a_dose_names_drug_amount_route_and_schedule() -> None:
    dose = Dose(
        "Exampletinib",
        None,
        Decimal(75),
        "mg",
        per="m2",
        route="intravenous",
        every=Decimal(3),
        every_unit="week",
        cycle_days=21,
        days=(1, 8),
    )
    assert words(dose) == (
        "Exampletinib\n75 mg/m², intravenous, day 1, 8, every 3 weeks, 21-day cycle"
    )


def test_a_forbidden_reduction_is_said_beside_the_dose() -> None:
    dose = Dose(
        "X", None, Decimal(30), "mg", adjustments=(Adjustment("reduction", permitted=False),)
    )
    assert words(dose).endswith("No dose reduction permitted")


def test_enrolment_without_a_type_says_so() -> None:
    assert words(Enrollment(246)) == "246 (actual or estimated: not stated)"


def test_fewer_listed_than_stated_sites_are_said() -> None:
    assert words(SiteCount(1, 69)) == "1 of 69 sites listed"


def test_sites_without_status_are_counted_as_not_stated() -> None:
    assert words(StatusCounts(((None, 3),))) == "3 status not stated"


def test_an_estimate_shows_counts_and_interval_with_to() -> None:
    estimate = Estimate(
        "orr",
        "ORR",
        n=42,
        total=55,
        value=Decimal("76.4"),
        unit="percent",
        interval=Interval(Decimal(95), Decimal("63.0"), Decimal("86.8")),
    )
    assert words(estimate) == "76.4% (42/55; 95% CI 63.0 to 86.8)"


def test_a_median_not_reached_is_not_called_missing() -> None:
    estimate = Estimate(
        "dor",
        "DOR",
        unit="month",
        not_reached=True,
        interval=Interval(Decimal(95), Decimal("20.7"), None, high_not_reached=True),
    )
    assert words(estimate) == "NR (95% CI 20.7 to NR)"


def test_an_unknown_code_is_quoted() -> None:
    assert words(Codes(("PHASE3", "PHASE9"))) == "Phase 3 / “Phase9”"


def test_a_dose_given_twice_a_day_says_so() -> None:
    assert "twice daily" in words(Dose("X", None, Decimal(150), "mg", times_a_day=2))


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [("5", "AUC", "AUC 5"), ("20000", "IU", "20,000 units"), ("2.50", "mg", "2.5 mg")],
)
def test_an_amount_is_worded_as_prescriptions_word_it(
    amount: str, unit: str, expected: str
) -> None:
    assert dose_amount(Dose("Alphamab", None, Decimal(amount), unit)) == expected


def test_a_range_of_an_area_under_the_curve_names_it_once() -> None:
    assert dose_amount(Dose("A", None, Decimal(5), "AUC", amount_high=Decimal(6))) == "AUC 5 to 6"


def test_days_that_follow_each_other_are_worded_as_a_stretch() -> None:
    assert day_numbers((1, 8, 15)) == "1, 8, 15"
    assert day_numbers((1, 2)) == "1, 2"
    assert day_numbers((*range(1, 15), 21)) == "1 to 14, 21"

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from trialdesk.domain.result import AdverseEvent, Comparator, Estimate, Interval
from trialdesk.statistics.recomputation import (
    Recomputation,
    recomputed,
    recomputed_comparator,
    recomputed_event,
)

INTERVAL = Interval(Decimal(95), Decimal("63.0"), Decimal("86.8"), "Clopper-Pearson")
RATE = Estimate(
    *("orr", "ORR", "ORR"),
    n=42,
    total=55,
    value=Decimal("76.4"),
    unit="percent",
    interval=INTERVAL,
)


def compute(**changes: Any) -> Recomputation:
    found = recomputed(replace(RATE, **changes))
    assert found is not None
    return found


def test_percentage_and_exact_interval_are_confirmed() -> None:
    found = compute()
    assert (found.value, found.low, found.high) == (
        *(Decimal("76.4"), Decimal("63.0"), Decimal("86.8")),
    )
    assert found.agrees is True


def test_a_wrong_percentage_is_told_with_the_right_one() -> None:
    found = compute(n=12, total=57, value=Decimal("12.1"), interval=None)
    assert (found.value, found.agrees) == (Decimal("21.1"), False)


def test_a_wrong_limit_is_told() -> None:
    wrong = Interval(Decimal(95), Decimal("63.0"), Decimal("87.0"), "Clopper-Pearson")
    found = compute(interval=wrong)
    assert (found.value_agrees, found.interval_agrees, found.agrees) == (True, False, False)


def test_a_half_is_rounded_up_as_publications_do() -> None:
    assert compute(n=1, total=8, value=Decimal("12.5"), interval=None).agrees is True
    assert compute(n=1, total=8, value=Decimal(13), interval=None).agrees is True


def test_the_method_that_fits_is_named_where_the_record_names_none() -> None:
    unnamed = Interval(Decimal(95), Decimal("63.7"), Decimal("85.6"))
    found = compute(interval=unnamed)
    assert (found.method, found.agrees) == ("Wilson", True)


def test_of_an_open_interval_the_bound_that_is_printed_is_compared() -> None:
    assert compute(interval=replace(INTERVAL, high=None)).interval_agrees is True
    assert compute(interval=replace(INTERVAL, low=Decimal(62), high=None)).agrees is False
    assert compute(interval=replace(INTERVAL, low=None, high=None)).interval_agrees is None


def test_a_level_that_is_none_is_left_alone() -> None:
    for level in (0, 100, -5):
        assert compute(interval=replace(INTERVAL, level=Decimal(level))).low is None


def test_an_interval_of_no_named_method_is_never_called_wrong() -> None:
    found = compute(interval=Interval(Decimal(95), Decimal(1), Decimal(2)))
    assert (found.low, found.value_agrees, found.interval_agrees) == (None, True, None)
    assert (found.unconfirmed, found.agrees) == (True, None)


def test_a_kaplan_meier_interval_is_not_recomputed() -> None:
    found = compute(interval=replace(INTERVAL, method="Kaplan-Meier"))
    assert (found.low, found.method, found.interval_agrees) == (None, None, None)


def test_a_total_not_printed_is_implied_only_where_one_alone_fits() -> None:
    found = compute(n=20, total=None, value=Decimal(40), interval=None)
    assert (found.total, found.implied) == (50, True)
    assert recomputed(replace(RATE, n=90, total=None, value=Decimal(6))) is None


def test_a_count_not_printed_is_implied_for_shares_of_participants_alone() -> None:
    found = compute(n=None)
    assert (found.n, found.implied, found.agrees) == (42, True, True)
    assert compute(n=None, interval=None).agrees is None
    assert recomputed(replace(RATE, n=None, code="PFS")) is None


def test_a_proportion_is_computed_as_one() -> None:
    found = compute(n=1, total=4, unit="proportion", value=Decimal("0.25"), interval=None)
    assert (found.value, found.agrees) == (Decimal("0.25"), True)


@pytest.mark.parametrize(
    "changes",
    [
        {"n": None, "total": None},
        {"unit": "month"},
        {"n": 58, "total": 57},
        {"n": 0, "total": 0},
        {"total": None, "value": None},
    ],
)
def test_what_cannot_be_recomputed_is_left_alone(changes: dict[str, Any]) -> None:
    assert recomputed(replace(RATE, **changes)) is None


def test_a_count_without_a_percentage_has_nothing_to_disagree_with() -> None:
    found = recomputed(Estimate("pd", "PD", n=0, total=55, unit="participant"))
    assert found is not None
    assert (found.value, found.high, found.agrees) == (Decimal("0.0"), Decimal("6.5"), None)


def test_adverse_events_and_comparators_are_recomputed_too() -> None:
    event = recomputed_event(AdverseEvent("Anaemia", "any", 18, 57, Decimal("31.6")))
    other = Comparator("OTHER", "LVEF", "2 of 122", n=2, total=122, percent=Decimal("1.7"))
    quoted = recomputed_comparator(other)
    assert event is not None
    assert quoted is not None
    assert (event.agrees, quoted.agrees, quoted.value) == (True, False, Decimal("1.6"))


def test_all_participants_of_a_group_are_a_share_that_is_recomputed() -> None:
    found = compute(n=55, total=55, value=Decimal(100), interval=None)
    assert (found.value, found.agrees) == (Decimal("100.0"), True)

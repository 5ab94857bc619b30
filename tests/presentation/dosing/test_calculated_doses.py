from decimal import Decimal

import pytest

from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.dosing.calculator import Body
from trialdesk.presentation.dosing.calculated_doses import (
    HEIGHTS,
    WEIGHTS,
    calculated_doses,
    measure,
)

BODY = Body(Decimal(62), Decimal(149))  # 1.60 m²


def lines(dose: Dose, body: Body = BODY) -> list[str]:
    rows = calculated_doses([("NCT09000001", (dose,))], body).rows
    return [row.cells[1].text.replace("\u00a0", " ") for row in rows]


def dose(amount: str, per: str | None = None, **more: object) -> Dose:
    return Dose("Alphamab", None, Decimal(amount), per=per, **{"unit": "mg", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("amount", "per", "expected"),
    [
        ("30", "kg", "1,860 mg\n30 mg/kg × 62 kg"),
        ("6", "kg", "372 mg\n6 mg/kg × 62 kg"),
        ("7.5", "kg", "465 mg\n7.5 mg/kg × 62 kg"),
        ("3.6", "kg", "223.2 mg\n3.6 mg/kg × 62 kg"),
        ("75", "m2", "120 mg\n75 mg/m² × 1.60 m²"),
    ],
)
def test_a_dose_is_computed_unrounded_and_shows_its_arithmetic(
    amount: str, per: str, expected: str
) -> None:
    assert lines(dose(amount, per)) == [expected]


def test_a_permitted_reduction_is_computed_on_a_line_of_its_own() -> None:
    reduced = Adjustment("reduction", permitted=True, amount=Decimal(55), unit="mg", per="m2")
    assert lines(dose("75", "m2", adjustments=(reduced,)))[1].startswith("88 mg\n")


def test_a_range_stays_a_range() -> None:
    assert lines(dose("1", "kg", amount_high=Decimal(2)))[0].startswith("62 to 124 mg")


def test_a_fixed_dose_is_not_multiplied() -> None:
    assert lines(dose("600")) == ["600 mg\nstated without weight or surface"]


def test_a_dose_by_kidney_function_is_not_computed() -> None:
    assert lines(dose("5", unit="AUC")) == ["–\nby kidney function: not computed"]


@pytest.mark.parametrize("typed", ["", "62 kg", "1.62", "0", "700", "6２", "-62", "62.123", "1e2"])
def test_what_is_no_plausible_weight_computes_nothing(typed: str) -> None:
    assert measure(typed, WEIGHTS) is None


def test_a_comma_divides_decimals_and_a_height_in_metres_is_refused() -> None:
    assert measure(" 62,5 ", WEIGHTS) == Decimal("62.5")
    assert measure("1.62", HEIGHTS) is None
    assert measure("162", HEIGHTS) == 162


def test_doses_of_two_trials_are_never_merged() -> None:
    stated = [("NCT09000001", (dose("6", "kg"),)), ("NCT09000002", (dose("6", "kg"),))]
    assert [row.group for row in calculated_doses(stated, BODY).rows] == [
        "A  NCT09000001",
        "B  NCT09000002",
    ]

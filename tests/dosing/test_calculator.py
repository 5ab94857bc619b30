from decimal import Decimal

import pytest

from trialdesk.dosing.calculator import Body


@pytest.mark.parametrize(
    ("weight", "height", "surface"),
    # by hand: the root of weight × height ÷ 3600
    [("70", "170", "1.82"), ("62", "149", "1.60"), ("80", "180", "2.00"), ("45", "150", "1.37")],
)
def test_the_body_surface_is_mostellers_with_two_decimals(
    weight: str, height: str, surface: str
) -> None:
    assert str(Body(Decimal(weight), Decimal(height)).surface) == surface


def test_a_surface_between_two_hundredths_is_rounded_half_up() -> None:
    # 1.005² × 3600 = 3636.09
    assert Body(Decimal("36.3609"), Decimal(100)).surface == Decimal("1.01")


def test_a_dose_per_kilogram_is_multiplied_by_the_weight_alone() -> None:
    body = Body(Decimal("62.5"), Decimal(150))
    assert body.measured("kg") == Decimal("62.5")
    assert body.measured("m2") == body.surface

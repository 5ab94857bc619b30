from decimal import Decimal
from fractions import Fraction

import pytest

from trialdesk.statistics.rounding import decimals, round_half_up


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(100), 1, "100.0"),
        (Fraction(0), 1, "0.0"),
        (0.1 + 0.2, 1, "0.3"),
    ],
)
def test_a_half_is_rounded_away_from_zero(
    value: Fraction | float, places: int, rounded: str
) -> None:
    assert str(round_half_up(value, places)) == rounded


@pytest.mark.parametrize(("printed", "places"), [("63.0", 1), ("40", 0), ("1E+2", 0), (".19", 2)])
def test_decimals_are_those_printed(printed: str, places: int) -> None:
    assert decimals(Decimal(printed)) == places

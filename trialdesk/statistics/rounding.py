"""Rounding as publications do it."""

from decimal import Decimal
from fractions import Fraction


def decimals(printed: Decimal) -> int:
    """Count the decimals a figure was printed with: 63.0 has one."""
    exponent = printed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def round_half_up(value: Fraction | float, places: int) -> Decimal:
    """Round to a number of decimals; a half goes away from zero, as readers expect."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**places + Fraction(1, 2)
    rounded = Decimal(scaled.numerator // scaled.denominator).scaleb(-places)
    return -rounded if exact < 0 else rounded

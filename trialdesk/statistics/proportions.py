"""A count and the percentage printed beside it: whether they belong together."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from trialdesk.statistics.rounding import decimals, round_half_up

_MOST_CANDIDATES = 100


def share(n: int, total: int, places: int, scale: int = 100) -> Decimal:
    """Return ``n`` of ``total`` in per cent (with scale 1, as a proportion), rounded half up."""
    return round_half_up(Fraction(n * scale, total), places)


def implied_total(n: int, printed: Decimal, scale: int = 100) -> int | None:
    """Return the only total of which ``n`` is the printed percentage; None where several fit."""
    if n <= 0 or printed <= 0:
        return None
    half = _half_unit(printed)
    low = ceil(n * scale / (Fraction(printed) + half))
    above = Fraction(printed) - half
    high = floor(n * scale / above) if above > 0 else low + _MOST_CANDIDATES
    return _single(range(max(n, low), min(high, low + _MOST_CANDIDATES) + 1), n, printed, scale)


def implied_count(total: int, printed: Decimal, scale: int = 100) -> int | None:
    """Return the only count out of ``total`` that is the printed percentage; None where several."""
    half = _half_unit(printed)
    low = floor((Fraction(printed) - half) * total / scale)
    high = ceil((Fraction(printed) + half) * total / scale)
    fitting = [
        n
        for n in range(max(0, low), min(total, high) + 1)
        if share(n, total, decimals(printed), scale) == printed
    ]
    return fitting[0] if len(fitting) == 1 else None


def _single(totals: range, n: int, printed: Decimal, scale: int) -> int | None:
    places = decimals(printed)
    fitting = [total for total in totals if share(n, total, places, scale) == printed]
    return fitting[0] if len(fitting) == 1 else None


def _half_unit(printed: Decimal) -> Fraction:
    return Fraction(1, 2 * 10 ** decimals(printed))

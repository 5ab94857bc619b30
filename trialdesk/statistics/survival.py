"""Survival rates at landmarks and medians: whether they can be of one curve.

No curve is drawn from them; a curve can only fall, and a median is where it crosses one half.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

Landmark = tuple[Decimal, Decimal]
"""(months, per cent)"""

_HALF = 50


def rising(landmarks: Iterable[Landmark]) -> tuple[Landmark, Landmark] | None:
    """Give the first two neighbouring landmarks between which the rate rises; None where none."""
    ordered = sorted(landmarks)
    pairs = pairwise(ordered)
    return next(((early, late) for early, late in pairs if late[1] > early[1]), None)


def median_fits(months: Decimal | None, landmarks: Sequence[Landmark]) -> bool:
    """Tell whether a median (None: not reached) agrees with the rates around one half."""
    above = [at for at, rate in landmarks if rate > _HALF]
    below = [at for at, rate in landmarks if rate < _HALF]
    if months is None:
        return not below
    return all(at <= months for at in above) and all(months <= at for at in below)

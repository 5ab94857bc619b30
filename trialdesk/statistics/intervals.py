"""Confidence intervals of a proportion, by the methods that records name.

Each gives (low, high) between 0 and 1 for ``n`` of ``total`` at a level such as 0.95.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from math import sqrt
from statistics import NormalDist

from trialdesk.statistics.beta import beta_quantile

Limits = tuple[float, float]
Method = Callable[[int, int, float], Limits]


@lru_cache(maxsize=4096)
def clopper_pearson(n: int, total: int, level: float) -> Limits:
    """Return the exact interval. Clopper, Pearson. Biometrika 1934;26:404-413."""
    tail = (1 - level) / 2
    low = beta_quantile(tail, n, total - n + 1) if n else 0.0
    high = beta_quantile(1 - tail, n + 1, total - n) if n < total else 1.0
    return low, high


def wilson(n: int, total: int, level: float) -> Limits:
    """Return the score interval. Wilson. J Am Stat Assoc 1927;22:209-212."""
    z = _deviate(level)
    share, weight = n / total, z * z / total
    centre = share + weight / 2
    half = z * sqrt(share * (1 - share) / total + weight / (4 * total))
    return _within(centre - half, centre + half, 1 + weight)


def wilson_corrected(n: int, total: int, level: float) -> Limits:
    """Return the corrected score interval. Newcombe. Stat Med 1998;17:857-872, method 4."""
    z = _deviate(level)
    share, square = n / total, z * z
    middle = 2 * n + square
    low_root = square - 2 - 1 / total + 4 * share * (total * (1 - share) + 1)
    high_root = square + 2 - 1 / total + 4 * share * (total * (1 - share) - 1)
    low = 0.0 if n == 0 else middle - 1 - z * sqrt(low_root)
    high = 1.0 if n == total else (middle + 1 + z * sqrt(high_root)) / (2 * (total + square))
    return max(0.0, low / (2 * (total + square))), min(1.0, high)


def wald(n: int, total: int, level: float) -> Limits:
    """Return the simple asymptotic interval. Newcombe. Stat Med 1998;17:857-872, method 1."""
    share = n / total
    half = _deviate(level) * sqrt(share * (1 - share) / total)
    return _within(share - half, share + half)


def wald_corrected(n: int, total: int, level: float) -> Limits:
    """Return the corrected asymptotic interval. Newcombe 1998, method 2."""
    share = n / total
    half = _deviate(level) * sqrt(share * (1 - share) / total) + 1 / (2 * total)
    return _within(share - half, share + half)


def agresti_coull(n: int, total: int, level: float) -> Limits:
    """Return the adjusted Wald interval. Agresti, Coull. Am Stat 1998;52:119-126."""
    z = _deviate(level)
    enlarged = total + z * z
    share = (n + z * z / 2) / enlarged
    half = z * sqrt(share * (1 - share) / enlarged)
    return _within(share - half, share + half)


def jeffreys(n: int, total: int, level: float) -> Limits:
    """Return Jeffreys' interval. Brown, Cai, DasGupta. Stat Sci 2001;16:101-133."""
    tail = (1 - level) / 2
    low = beta_quantile(tail, n + 0.5, total - n + 0.5) if n else 0.0
    high = beta_quantile(1 - tail, n + 0.5, total - n + 0.5) if n < total else 1.0
    return low, high


METHODS: Mapping[str, Method] = {
    "Clopper-Pearson": clopper_pearson,
    "Wilson": wilson,
    "Wald": wald,
    "Agresti-Coull": agresti_coull,
    "Jeffreys": jeffreys,
    "Wilson with continuity correction": wilson_corrected,
    "Wald with continuity correction": wald_corrected,
}
"""By the names ``Interval.method`` gives them."""


def _deviate(level: float) -> float:
    return NormalDist().inv_cdf((1 + level) / 2)


def _within(low: float, high: float, scale: float = 1) -> Limits:
    return max(0.0, low / scale), min(1.0, high / scale)

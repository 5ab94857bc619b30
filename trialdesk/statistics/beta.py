"""The regularised incomplete beta function and its inverse."""

from math import exp, lgamma, log, log1p

_PRECISION = 1e-15
_TERMS = 10_000
_SMALLEST = 1e-300
_HALVINGS = 200


def beta_distribution(x: float, a: float, b: float) -> float:
    """Return I_x(a, b), the share of the beta distribution below ``x``.

    By its continued fraction (NIST Digital Library of Mathematical Functions, 8.17.22), which
    converges fast below (a + 1) / (a + b + 2); above it by the reflection 8.17.4.
    """
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_distribution(1 - x, b, a)
    logarithm = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
    return exp(logarithm) / (a * _continued_fraction(x, a, b))


def beta_quantile(share: float, a: float, b: float) -> float:
    """Return the ``x`` below which this share of the beta distribution lies, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_distribution(middle, a, b) < share:
            low = middle
        else:
            high = middle
        if high - low <= _PRECISION:
            break
    return (low + high) / 2


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Evaluate 1 + d1/(1 + d2/(1 + …)) by the modified Lentz method (DLMF 3.10(iii))."""
    fraction = numerator = 1.0
    denominator = 0.0
    for term in range(1, _TERMS):
        coefficient = _coefficient(term, x, a, b)
        denominator = 1 / _not_zero(1 + coefficient * denominator)
        numerator = _not_zero(1 + coefficient / numerator)
        change = numerator * denominator
        fraction *= change
        if abs(change - 1) < _PRECISION:
            break
    return fraction


def _coefficient(term: int, x: float, a: float, b: float) -> float:
    """Return d_n of DLMF 8.17.23."""
    m = term // 2
    if term % 2:
        return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))


def _not_zero(value: float) -> float:
    return value if abs(value) > _SMALLEST else _SMALLEST

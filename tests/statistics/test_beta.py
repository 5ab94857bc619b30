from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.statistics.beta import beta_distribution, beta_quantile


@given(st.integers(1, 200), st.integers(0, 199), st.floats(0.001, 0.999))
def test_the_distribution_is_the_tail_of_the_binomial(total: int, n: int, x: float) -> None:
    n = min(n, total - 1)
    tail = sum(comb(total, k) * x**k * (1 - x) ** (total - k) for k in range(n + 1, total + 1))
    assert beta_distribution(x, n + 1, total - n) == pytest.approx(tail, abs=1e-11)


@given(st.floats(0.001, 0.999), st.floats(0.5, 500), st.floats(0.5, 500))
def test_the_quantile_undoes_the_distribution(share: float, a: float, b: float) -> None:
    assert beta_distribution(beta_quantile(share, a, b), a, b) == pytest.approx(share, abs=1e-9)


def test_the_distribution_ends_at_nought_and_one() -> None:
    assert (beta_distribution(0, 2, 3), beta_distribution(1, 2, 3)) == (0, 1)

import pytest

from trialdesk.statistics.intervals import METHODS

# Newcombe RG. Two-sided confidence intervals for the single proportion: comparison of seven
# methods. Stat Med 1998;17:857-872, table I (the limits below 0 are cut there as here).
_NEWCOMBE = {
    "Wald": ((0.2522, 0.3638), (0.0527, 0.1500), (0, 0), (0, 0.1009)),
    "Wald with continuity correction": (
        *((0.2503, 0.3657), (0.0494, 0.1534), (0, 0.0250), (0, 0.1181)),
    ),
    "Wilson": ((0.2553, 0.3662), (0.0624, 0.1605), (0, 0.1611), (0.0061, 0.1718)),
    "Wilson with continuity correction": (
        *((0.2535, 0.3682), (0.0598, 0.1644), (0, 0.2005), (0.0018, 0.1963)),
    ),
    "Clopper-Pearson": ((0.2527, 0.3676), (0.0578, 0.1617), (0, 0.1684), (0.0009, 0.1776)),
}
_OBSERVED = ((81, 263), (15, 148), (0, 20), (1, 29))


@pytest.mark.parametrize("method", _NEWCOMBE)
def test_limits_are_those_newcombe_printed(method: str) -> None:
    for (n, total), limits in zip(_OBSERVED, _NEWCOMBE[method], strict=True):
        assert METHODS[method](n, total, 0.95) == pytest.approx(limits, abs=0.00005)


@pytest.mark.parametrize(
    ("method", "n", "total", "limits"),
    [
        # The examples of binom.agresti in the R package RSurveillance.
        ("Agresti-Coull", 25, 200, (0.08558957, 0.1785444)),
        ("Agresti-Coull", 10, 200, (0.02626810, 0.09069269)),
        # The results kept with the R package cicalc (R's own qbeta and prop.test).
        ("Jeffreys", 5, 10, (0.2235287, 0.7764713)),
        ("Jeffreys", 32, 32, (0.9250722, 1)),
        ("Clopper-Pearson", 32, 32, (0.8911188, 1)),
        ("Clopper-Pearson", 0, 32, (0, 0.1088812)),
        ("Wilson", 0, 32, (0, 0.1071792)),
        ("Wald with continuity correction", 5, 10, (0.1401025, 0.8598975)),
    ],
)
def test_limits_are_those_other_programs_give(
    method: str, n: int, total: int, limits: tuple[float, float]
) -> None:
    assert METHODS[method](n, total, 0.95) == pytest.approx(limits, abs=5e-8)


def test_a_lower_level_gives_a_narrower_interval() -> None:
    # cicalc: 5 of 10 at 90 per cent.
    assert METHODS["Wilson"](5, 10, 0.90) == pytest.approx((0.2692718, 0.7307282), abs=5e-8)


@pytest.mark.parametrize("method", METHODS)
def test_every_interval_holds_its_share(method: str) -> None:
    for total in (1, 2, 7, 57, 2000):
        for n in {0, 1, total // 2, total}:
            low, high = METHODS[method](n, total, 0.95)
            assert 0 <= low <= n / total + 1e-12
            assert n / total - 1e-12 <= high <= 1

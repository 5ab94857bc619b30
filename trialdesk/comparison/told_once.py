"""A publication gives one figure in abstract, text and table; it is one figure."""

from collections.abc import Sequence

from trialdesk.domain.result import Estimate

_SAME = ("at_months", "value", "unit", "why_absent", "group", "row", "time_frame", "statistic")
_BESIDE = ("n", "total", "interval", "population", "low", "high", "spread")


def told_once(estimates: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """Leave out what only repeats a figure given before, perhaps with less beside it."""
    told: dict[object, list[Estimate]] = {}
    for estimate in estimates:
        name = estimate.measure if estimate.role else estimate.code or estimate.measure
        same = (name, *(getattr(estimate, field) for field in _SAME))
        earlier = told.setdefault(same, [])
        if not any(_adds_nothing(estimate, one) for one in earlier):
            earlier.append(estimate)
    kept = {id(estimate) for found in told.values() for estimate in found}
    return tuple(estimate for estimate in estimates if id(estimate) in kept)


def _adds_nothing(estimate: Estimate, earlier: Estimate) -> bool:
    return all(getattr(estimate, field) in (None, getattr(earlier, field)) for field in _BESIDE)

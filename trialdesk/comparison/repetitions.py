"""A publication gives one figure in abstract, text and table; it is one figure."""

from collections.abc import Iterable

from trialdesk.domain.result import Estimate

_SAME = ("at_months", "value", "unit", "why_absent", "group", "row", "time_frame", "statistic")
_BESIDE = ("n", "total", "interval", "population", "low", "high", "spread")

Repeated = tuple[Estimate, ...]
"""A figure as it is given first, and what only repeats it, perhaps with less beside it."""


def without_repetitions(estimates: Iterable[Estimate]) -> tuple[Repeated, ...]:
    """Gather repeated figures; what a registry posts is never a repetition of another measure."""
    figures: list[list[Estimate]] = []
    alike: dict[object, list[list[Estimate]]] = {}
    for estimate in estimates:
        name = estimate.measure if estimate.role else estimate.code or estimate.measure
        same = alike.setdefault((name, *(getattr(estimate, field) for field in _SAME)), [])
        earlier = next((figure for figure in same if _adds_nothing(estimate, figure[0])), None)
        if earlier is not None:
            earlier.append(estimate)
        else:
            same.append([estimate])
            figures.append(same[-1])
    return tuple(map(tuple, figures))


def _adds_nothing(estimate: Estimate, earlier: Estimate) -> bool:
    return all(getattr(estimate, field) in (None, getattr(earlier, field)) for field in _BESIDE)

"""A reported figure computed again from its counts, and whether the two agree."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, TypedDict

from trialdesk.domain.result import AdverseEvent, Comparator, Estimate, Interval
from trialdesk.statistics.intervals import METHODS
from trialdesk.statistics.proportions import implied_count, implied_total, share
from trialdesk.statistics.rounding import decimals, round_half_up

_SCALES = {"percent": 100, "proportion": 1}
_COUNTED = {"participant", "participants"}
_OF_COUNTS = {"ORR", "DCR", "CBR", "pCR"}
_USUAL_METHOD = "Clopper-Pearson"
_USUAL_LEVEL = Decimal(95)
_WHOLE = 100
_LARGEST_TRIAL = 1_000_000


@dataclass(frozen=True, slots=True)
class Recomputation:
    """What the counts give: the figure, and the interval by the method named.

    ``value_agrees`` and ``interval_agrees`` are None where the record prints nothing to compare.
    ``implied`` marks a count or a total the record does not print: the only one that fits the
    figure, which therefore proves nothing of it. ``unconfirmed`` marks a printed interval that
    could not be judged: no method is named and none gives it, or the one named is not ours.
    """

    value: Decimal
    unit: Literal["percent", "proportion"]
    n: int
    total: int
    low: Decimal | None = None
    high: Decimal | None = None
    level: Decimal | None = None
    method: str | None = None
    value_agrees: bool | None = None
    interval_agrees: bool | None = None
    implied: bool = False
    unconfirmed: bool = False

    @property
    def agrees(self) -> bool | None:
        """False where a figure disagrees, None where there is none to compare, or one is open."""
        result = {self.value_agrees, self.interval_agrees} - {None}
        if False in result:
            return False
        return True if result and not self.unconfirmed else None


class _Limits(TypedDict):
    low: Decimal
    high: Decimal
    level: Decimal
    method: str


@dataclass(frozen=True, slots=True)
class _Counts:
    n: int
    total: int
    implied: bool = False


def recomputed(estimate: Estimate) -> Recomputation | None:
    """Compute an estimate again; None where it is no share of a count, or its counts are open."""
    scale = _SCALES.get(estimate.unit or "")
    if scale is None and (estimate.unit or "participant") not in _COUNTED:
        return None
    printed = estimate.value if scale else None
    counts = _counts(estimate, printed, scale or 100)
    if counts is None:
        return None
    return _recomputed(counts, printed, estimate.interval, scale or 100)


def recomputed_event(event: AdverseEvent) -> Recomputation | None:
    return _of_percent(event.n, event.total, event.percent)


def recomputed_comparator(comparator: Comparator) -> Recomputation | None:
    return _of_percent(comparator.n, comparator.total, comparator.percent)


def _of_percent(n: int | None, total: int | None, percent: Decimal | None) -> Recomputation | None:
    if n is None or total is None or not 0 <= n <= total or not total:
        return None
    return _recomputed(_Counts(n, total), percent, None, 100)


def _counts(estimate: Estimate, printed: Decimal | None, scale: int) -> _Counts | None:
    n, total = estimate.n, estimate.total
    if n is not None and total is not None:
        return _Counts(n, total) if 0 <= n <= total and total else None
    if printed is None:
        return None
    if n is not None:
        result = implied_total(n, printed, scale)
        return _Counts(n, result, implied=True) if result else None
    if total and estimate.code in _OF_COUNTS:
        result = implied_count(total, printed, scale)
        return _Counts(result, total, implied=True) if result is not None else None
    return None


def _recomputed(
    counts: _Counts, printed: Decimal | None, interval: Interval | None, scale: int
) -> Recomputation:
    value = share(counts.n, counts.total, 1 if printed is None else decimals(printed), scale)
    result = Recomputation(
        value=value,
        unit="proportion" if scale == 1 else "percent",
        n=counts.n,
        total=counts.total,
        value_agrees=None if printed is None or counts.implied else value == printed,
        implied=counts.implied,
    )
    return _with_interval(result, interval, scale)


def _with_interval(computed: Recomputation, interval: Interval | None, scale: int) -> Recomputation:
    """Add the interval by the method named; where none is, by the first that gives the same."""
    if interval is None and computed.total <= _LARGEST_TRIAL:
        usual = Interval(_USUAL_LEVEL, None, None, _USUAL_METHOD)
        return replace(computed, **_limits(computed, usual, _USUAL_METHOD, scale))
    if interval is None:
        return computed
    known = 0 < interval.level < _WHOLE and computed.total <= _LARGEST_TRIAL
    for method in _candidates(interval) if known else ():
        limits = _limits(computed, interval, method, scale)
        agrees = _agrees(interval, limits)
        if agrees or interval.method:
            return replace(computed, **limits, interval_agrees=agrees)
    return replace(computed, unconfirmed=(interval.low, interval.high) != (None, None))


def _candidates(interval: Interval) -> tuple[str, ...]:
    """Name the method named, or all where none is; none where it is not one of ours."""
    if interval.method is None:
        return tuple(METHODS)
    return (interval.method,) if interval.method in METHODS else ()


def _limits(computed: Recomputation, interval: Interval, method: str, scale: int) -> _Limits:
    low, high = METHODS[method](computed.n, computed.total, float(interval.level / 100))
    return {
        "low": round_half_up(low * scale, _places(interval.low, interval.high)),
        "high": round_half_up(high * scale, _places(interval.high, interval.low)),
        "level": interval.level,
        "method": method,
    }


def _places(bound: Decimal | None, other: Decimal | None) -> int:
    """Count the decimals of a bound; those of the other where it is open."""
    printed = bound if bound is not None else other
    return 1 if printed is None else decimals(printed)


def _agrees(interval: Interval, limits: _Limits) -> bool | None:
    """Compare the bounds that are printed; None where none is."""
    printed = [(interval.low, limits["low"]), (interval.high, limits["high"])]
    same = [stated == computed for stated, computed in printed if stated is not None]
    return all(same) if same else None

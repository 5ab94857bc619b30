"""Survival rates at landmarks and medians, whether they can be of one curve.

No curve is drawn from them; a curve can only fall, and a median is where it crosses one half.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from trialdesk.domain.result import Estimate

_Whose = tuple[str, str | None, str | None]
_SCALES = {"percent": Decimal(100), "proportion": Decimal(1)}
_HALF = Decimal("0.5")
_DAYS = {
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal("30.4375"),
    "year": Decimal("365.25"),
}
_ROUNDING_DAYS = Decimal(4)  # what rounding a median to a tenth of a month may hide


@dataclass(frozen=True, slots=True)
class Course:
    """What a record reports of one endpoint in one group: its landmarks in order, its medians.

    Groups are held apart by name and by analysis set.
    """

    code: str
    group: str | None
    population: str | None
    landmarks: tuple[Estimate, ...]
    medians: tuple[Estimate, ...]

    @property
    def falls(self) -> bool:
        """Return whether no landmark lies above an earlier one; equal months are not compared."""
        return all(
            _share(late) <= _share(early)
            for early, late in combinations(self.landmarks, 2)
            if _days(early) < _days(late)
        )

    def holds(self, median: Estimate) -> bool:
        """Return whether a median agrees with the landmarks around the crossing of one half."""
        above = [_days(estimate) for estimate in self.landmarks if _share(estimate) > _HALF]
        below = [_days(estimate) for estimate in self.landmarks if _share(estimate) < _HALF]
        if median.not_reached:
            return not below
        days = _days(median)
        return all(at <= days + _ROUNDING_DAYS for at in above) and all(
            days <= at + _ROUNDING_DAYS for at in below
        )


def courses(estimates: Iterable[Estimate]) -> tuple[Course, ...]:
    """Return the course of each endpoint that reports two landmarks, or one and a median."""
    landmarks: dict[_Whose, list[Estimate]] = {}
    medians: dict[_Whose, list[Estimate]] = {}
    for estimate in estimates:
        if estimate.code is None:
            continue
        whose = (estimate.code, estimate.group, estimate.population)
        if (
            estimate.at_months is not None
            and estimate.value is not None
            and estimate.unit in _SCALES
        ):
            landmarks.setdefault(whose, []).append(estimate)
        elif _is_median(estimate):
            medians.setdefault(whose, []).append(estimate)
    return tuple(
        Course(*whose, tuple(sorted(rates, key=_days)), tuple(medians.get(whose, ())))
        for whose, rates in landmarks.items()
        if len(rates) > 1 or whose in medians
    )


def _is_median(estimate: Estimate) -> bool:
    timed = (
        estimate.unit in _DAYS and estimate.statistic in (None, "MEDIAN") and estimate.row is None
    )
    return timed and (estimate.value is not None or estimate.not_reached)


def _share(estimate: Estimate) -> Decimal:
    return (estimate.value or Decimal(0)) / _SCALES[estimate.unit or ""]


def _days(estimate: Estimate) -> Decimal:
    if estimate.at_months is not None:
        return estimate.at_months * _DAYS["month"]
    return (estimate.value or Decimal(0)) * _DAYS[estimate.unit or ""]

"""Follow-up and dates: how long participants can have been watched at all."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from trialdesk.domain.result import Estimate, Results

DAYS_A_MONTH = Decimal("30.4375")
"""365.25 / 12, the month of survival analyses."""

_TOLERANCE = Decimal(1)  # months: the dates of a study are seldom those of its last participant
_FOLLOW_UP = re.compile(r"\bfollow[\s-]?up\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FollowUpWindow:
    """Months from the last and from the first enrolment to the data cut-off."""

    shortest: Decimal
    longest: Decimal

    def holds_median(self, months: Decimal) -> bool:
        return self.shortest - _TOLERANCE <= months <= self.longest + _TOLERANCE

    def holds_longest(self, months: Decimal) -> bool:
        return months <= self.longest + _TOLERANCE


def window_of(results: Results) -> FollowUpWindow | None:
    """Return the window the dates leave; of several days stated, the one that leaves it wider."""
    starts = _days(results, "enrolment start")
    ends = _days(results, "enrolment end")
    cutoff = _day(results.cutoff)
    if not starts or not ends or cutoff is None:
        return None
    return follow_up_window(min(starts), max(ends), cutoff)


def follow_up_window(first: date, last: date, cutoff: date) -> FollowUpWindow | None:
    """Return the window of follow-up; None where the dates are out of order."""
    if not first <= last <= cutoff:
        return None
    return FollowUpWindow(months_between(last, cutoff), months_between(first, cutoff))


def months_between(start: date, end: date) -> Decimal:
    return Decimal((end - start).days) / DAYS_A_MONTH


def follow_ups(results: Results) -> tuple[Estimate, ...]:
    """Return the estimates of follow-up in months."""
    return tuple(
        estimate
        for estimate in results.estimates
        if estimate.unit == "month" and _FOLLOW_UP.search(estimate.measure)
    )


def follow_up_agrees(follow_up: Estimate, window: FollowUpWindow) -> bool | None:
    """Return whether a follow-up can be of a window; None where it states nothing to compare."""
    result = [window.holds_median(follow_up.value)] if follow_up.value is not None else []
    result += [window.holds_longest(follow_up.high)] if follow_up.high is not None else []
    return all(result) if result else None


def _days(results: Results, role: str) -> list[date]:
    result = (_day(stated.date) for stated in results.dates if stated.role == role)
    return [day for day in result if day is not None]


def _day(text: str | None) -> date | None:
    """Read a whole date; None where only the month or the year is stated."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None

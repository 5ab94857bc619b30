"""Follow-up and dates: how long participants can have been watched at all."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

DAYS_A_MONTH = Decimal("30.4375")
"""365.25 / 12, the month of survival analyses."""


@dataclass(frozen=True, slots=True)
class FollowUpWindow:
    """Months from the last and from the first enrolment to the data cut-off."""

    shortest: Decimal
    longest: Decimal

    def holds_median(self, months: Decimal, tolerance: Decimal = Decimal(1)) -> bool:
        """Tell whether a median lies between the two; deaths can only shorten it below them."""
        return self.shortest - tolerance <= months <= self.longest + tolerance

    def holds_longest(self, months: Decimal, tolerance: Decimal = Decimal(1)) -> bool:
        return months <= self.longest + tolerance


def follow_up_window(first: date, last: date, cutoff: date) -> FollowUpWindow | None:
    """Give the window of follow-up; None where the dates are out of order."""
    if not first <= last <= cutoff:
        return None
    return FollowUpWindow(months_between(last, cutoff), months_between(first, cutoff))


def months_between(start: date, end: date) -> Decimal:
    return Decimal((end - start).days) / DAYS_A_MONTH

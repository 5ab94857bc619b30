"""Units of measure as they are written, and what they are in others."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from trialdesk.criteria.lexicon.tables import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure and how it is written after a number.

    ``to`` gives what one of it is in a base unit, ``days`` what a stretch of time is in days;
    ``micro_lost`` names the unit meant where the "µ" of it was lost.
    """

    name: str
    pattern: re.Pattern[str]
    to: Mapping[str, Decimal]
    days: Decimal | None
    micro_lost: str | None


@cache
def units() -> Mapping[str, Unit]:
    """Return every unit by its name, in the order they are tried."""
    return {
        entry["name"]: Unit(
            entry["name"],
            re.compile(rf"\s{{0,9}}(?:{entry['pattern']})"),
            {base: Decimal(factor) for base, factor in entry.get("to", {}).items()},
            Decimal(entry["days"]) if "days" in entry else None,
            entry.get("micro_lost"),
        )
        for entry in table("units")["unit"]
    }


def days_in(unit: str | None) -> Decimal | None:
    """Return what one unit of time is in days of the mean Gregorian year; None for another unit."""
    known = units().get(unit or "")
    return None if known is None else known.days


def in_months(value: Decimal, unit: str | None) -> Decimal | None:
    """Return a stretch of time in months of the mean Gregorian year, to three decimals."""
    days, month = days_in(unit), days_in("month")
    if days is None or month is None:
        return None
    return round(value * (days / month), 3).normalize() + 0

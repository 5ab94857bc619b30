"""What a trial has reported."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from trialdesk.domain.source import Source


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval as reported; a bound is None where it was not reached or not reported."""

    level: Decimal
    low: Decimal | None
    high: Decimal | None
    method: str | None = None
    high_not_reached: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """One reported figure; ``n`` of ``total`` where it counts participants.

    ``value`` is in ``unit`` ("percent", "month", "participant", …); ``at_months`` places a landmark
    rate; ``low`` and ``high`` hold a reported range.
    """

    key: str
    measure: str
    code: str | None = None
    population: str | None = None
    n: int | None = None
    total: int | None = None
    value: Decimal | None = None
    unit: str | None = None
    interval: Interval | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    at_months: int | None = None
    not_reached: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """Participants with one kind of adverse event, at any grade or at grade 3 and above."""

    term: str
    grade: Literal["any", "3+"]
    n: int | None
    total: int | None
    percent: Decimal | None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of another study that the publication quotes."""

    study: str
    measure: str
    value: str
    arm: str | None = None
    unit: str | None = None
    citation: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The results a record carries."""

    estimates: tuple[Estimate, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    populations: tuple[tuple[str, str], ...] = ()
    """Analysis sets: (name, definition)."""
    cutoff: str | None = None
    citation: str | None = None

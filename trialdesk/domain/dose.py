"""How much of a drug, by which route, how often."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from trialdesk.domain.source import Source

PerUnit = Literal["kg", "m2"]
TimeUnit = Literal["hour", "day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change of dose the record permits or forbids.

    ``amount`` is the dose reduced to, in the unit of the dose; ``condition`` quotes the record.
    """

    action: Literal["reduction", "interruption", "discontinuation"]
    permitted: bool
    amount: Decimal | None = None
    unit: str | None = None
    per: PerUnit | None = None
    condition: str | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """One dosing statement of the record; what the record leaves open is None.

    ``every`` counts ``every_unit``; a drug given several times a day has ``times_a_day`` and no
    ``every``; ``cycle_days`` is the length of a cycle; ``days`` are days of the cycle counted
    from 1; ``order`` quotes the record on order and interval within a day.
    """

    intervention: str
    arm: str | None
    amount: Decimal
    unit: str
    amount_high: Decimal | None = None
    per: PerUnit | None = None
    route: str | None = None
    every: Decimal | None = None
    every_unit: TimeUnit | None = None
    cycle_days: int | None = None
    days: tuple[int, ...] | None = None
    order: str | None = None
    loading: bool = False
    adjustments: tuple[Adjustment, ...] = ()
    source: Source | None = None
    times_a_day: int | None = None
    further_sources: tuple[Source, ...] = ()
    """Other statements of the same dose, which completed it."""


@dataclass(frozen=True, slots=True)
class DosingStatement:
    """A sentence of the record on dosing that belongs to no arm or intervention text."""

    text: str
    arm: str | None = None
    intervention: str | None = None
    source: Source | None = None

"""What the words beside an amount say of the dose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from trialdesk.dosing.words.amounts import Amount
from trialdesk.dosing.words.routes import closer_route, routes_agree
from trialdesk.dosing.words.schedules import DoseInterval
from trialdesk.dosing.words.tokens import DosingToken, values

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class DoseReading:
    """A drug, how much of it and what the words from ``start`` to ``end`` of the text say."""

    drug: str
    amount: Amount
    route: str | None = None
    every: DoseInterval | None = None
    times_a_day: int | None = None
    cycle: int | None = None
    days: tuple[int, ...] | None = None
    each_cycle: bool = False
    order: str | None = None
    loading: bool = False
    later: bool = False
    unsure: bool = False
    named: bool = True
    place: int = 0
    start: int = 0
    end: int = 0

    def stated_parts(self) -> int:
        """Count what the words say beside the amount."""
        parts = (self.route, self.every, self.times_a_day, self.cycle, self.days, self.order)
        return sum(part is not None for part in parts)

    @staticmethod
    def of(drug: str, amount: Amount, read: list[DosingToken]) -> "DoseReading":
        """Take from the words what they say once; what they say in two ways stays open."""
        kinds = {token.kind for token in read}
        unclear = bool(kinds & {"unclear", "span"})
        daily = [DoseInterval(Decimal(1), "day")] if amount.a_day else []
        return DoseReading(
            drug,
            amount,
            route=_route(values(read, "route", str)),
            every=None if unclear else _only([*values(read, "every", DoseInterval), *daily]),
            times_a_day=None if unclear else _only(values(read, "times", int)),
            cycle=_only(values(read, "cycle", int)),
            days=_only(values(read, "days", tuple)),
            each_cycle="each_cycle" in kinds,
            order=_only([token.text for token in read if token.kind == "order"]),
            loading="loading" in kinds,
            unsure=unclear,
        )


def without_rhythm(reading: DoseReading) -> DoseReading:
    """Leave open when the drug is given."""
    return replace(reading, every=None, times_a_day=None, days=None, each_cycle=False, unsure=True)


def _only(stated: Sequence[_Value]) -> _Value | None:
    return stated[0] if stated and all(mention == stated[0] for mention in stated) else None


def _route(stated: list[str]) -> str | None:
    closest = max(stated, key=len, default=None)
    return closest if all(routes_agree(closest, mention) for mention in stated) else None


def completed(first: DoseReading, second: DoseReading) -> DoseReading | None:
    """Join two readings of one dose; None where they disagree."""
    pairs: list[tuple[object, object]] = [
        (first.every, second.every),
        (first.times_a_day, second.times_a_day),
        (first.cycle, second.cycle),
        (first.days, second.days),
        (first.order, second.order),
    ]
    if any(mention and other and mention != other for mention, other in pairs):
        return None
    if not routes_agree(first.route, second.route):
        return None
    return replace(
        first,
        route=closer_route(first.route, second.route),
        every=first.every or second.every,
        times_a_day=first.times_a_day or second.times_a_day,
        cycle=first.cycle or second.cycle,
        days=first.days or second.days,
        each_cycle=first.each_cycle or second.each_cycle,
        order=first.order or second.order,
        start=min(first.start, second.start),
        end=max(first.end, second.end),
    )

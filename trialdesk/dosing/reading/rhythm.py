"""What the words on days, cycles and intervals come to when they are taken together."""

from dataclasses import replace
from decimal import Decimal

from trialdesk.dosing.reading.reading import DoseReading, without_rhythm
from trialdesk.dosing.words.schedules import DoseInterval

_DAILY = DoseInterval(Decimal(1), "day")


def with_certain_rhythm(reading: DoseReading) -> DoseReading | None:
    """Return the reading with a rhythm that holds together; None where the amount is a day's total.

    "Day 1 of every 21-day cycle" is once in 21 days; "days 1 and 8, every 3 weeks" is two days of
    a 21-day cycle; days that belong to no cycle leave the rhythm open.
    """
    if reading.amount.a_day and reading.times_a_day:
        return None
    if not reading.days:
        return _without_days(reading)
    if not _has_days(reading):
        return without_rhythm(reading)
    return _on_single_day(reading) if len(reading.days) == 1 else _on_days(reading)


def _without_days(reading: DoseReading) -> DoseReading:
    """Return "twice daily" as that alone; twice a day at longer intervals leaves it open."""
    if reading.times_a_day is None or reading.every is None:
        return reading
    times = reading.times_a_day if reading.every == _DAILY else None
    return replace(reading, every=None, times_a_day=times)


def _has_days(reading: DoseReading) -> bool:
    """Return whether days are counted in a cycle long enough for them."""
    length = reading.cycle or _days(reading.every)
    counted = reading.each_cycle or reading.cycle or (length is not None and length > 1)
    return bool(counted and reading.days and (not length or reading.days[-1] <= length))


def _on_single_day(reading: DoseReading) -> DoseReading:
    if reading.every is None and reading.cycle and reading.times_a_day is None:
        return replace(reading, every=DoseInterval(Decimal(reading.cycle), "day"))
    if reading.cycle and reading.every and _days(reading.every) != reading.cycle:
        return replace(reading, every=None, days=None)
    return reading


def _on_days(reading: DoseReading) -> DoseReading:
    cycle = reading.cycle or _days(reading.every)
    return replace(reading, cycle=cycle, every=None)


def _days(every: DoseInterval | None) -> int | None:
    return every.days() if every else None

"""What the words on days, cycles and intervals come to when they are taken together."""

from dataclasses import replace
from decimal import Decimal

from trialdesk.dosing.reading import Reading
from trialdesk.dosing.schedules import Interval

_DAILY = Interval(Decimal(1), "day")


def settled(reading: Reading) -> Reading | None:
    """Give the reading with a rhythm that holds together; None where the amount is a day's total.

    "Day 1 of every 21-day cycle" is once in 21 days; "days 1 and 8, every 3 weeks" is two days of
    a 21-day cycle; days without a cycle or interval say nothing.
    """
    if reading.amount.a_day:
        return _by_the_day(reading)
    reading = _several_a_day(reading)
    if not reading.days or not _has_days(reading):
        return replace(reading, days=None)
    return _on_one_day(reading) if len(reading.days) == 1 else _on_days(reading)


def _by_the_day(reading: Reading) -> Reading | None:
    if reading.times_a_day or reading.every not in (None, _DAILY):
        return None
    settled_days = reading.days if _has_days(reading) else None
    return replace(reading, every=_DAILY, days=settled_days)


def _several_a_day(reading: Reading) -> Reading:
    if reading.times_a_day is None or reading.every is None:
        return reading
    return replace(
        reading,
        every=None,
        times_a_day=reading.times_a_day if reading.every == _DAILY else None,
    )


def _has_days(reading: Reading) -> bool:
    """Say whether days are counted in a cycle long enough for them."""
    length = reading.cycle or _whole_days(reading.every)
    counted = reading.each_cycle or reading.cycle or reading.every
    return bool(counted and reading.days and (not length or reading.days[-1] <= length))


def _on_one_day(reading: Reading) -> Reading:
    if reading.every is None and reading.cycle and reading.times_a_day is None:
        return replace(reading, every=Interval(Decimal(reading.cycle), "day"))
    if reading.cycle and reading.every and _whole_days(reading.every) != reading.cycle:
        return replace(reading, every=None, days=None)
    return reading


def _on_days(reading: Reading) -> Reading:
    cycle = reading.cycle or _whole_days(reading.every)
    return replace(reading, cycle=cycle, every=None)


def _whole_days(every: Interval | None) -> int | None:
    length = every.days() if every else None
    return int(length[0]) if length and length[1] == "day" else None

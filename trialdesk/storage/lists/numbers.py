"""The numbers of trials: their order by data date, and their rows of the full-text index."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, delete, select

from trialdesk.errors import TrialDeskError
from trialdesk.storage.database.bulk import put
from trialdesk.storage.schema import trial_day

_FIRST_DAY = date(1900, 1, 1)
_OF_A_DAY = 2**20  # numbers; few, since the full-text index writes how far apart they are
_MONTH, _YEAR = len("2025-07"), len("2025")


def take_numbers(connection: Connection, data_dates: Sequence[str | None]) -> tuple[int, ...]:
    """Return trials numbers that none had before; the newest data have the highest.

    Raises TrialDeskError when a million records are of one day.
    """
    days = [_day(written) for written in data_dates]
    used = _used(connection, set(days))
    numbers = tuple(_taken(used, days))
    connection.execute(delete(trial_day).where(trial_day.c.day.in_(used)))
    put(connection, trial_day, list(used.items()))
    return numbers


def _used(connection: Connection, days: set[int]) -> dict[int, int]:
    known = select(trial_day).where(trial_day.c.day.in_(days))
    held = {row.day: row.used for row in connection.execute(known)}
    return {day: held.get(day, 0) for day in days}


def _taken(used: dict[int, int], days: Sequence[int]) -> Iterator[int]:
    for day in days:
        used[day] += 1
        if used[day] >= _OF_A_DAY:
            raise _full(day)
        yield day * _OF_A_DAY + used[day]


def _full(day: int) -> TrialDeskError:
    if not day:
        return TrialDeskError("undated-full")
    return TrialDeskError("day-full", day=_FIRST_DAY + timedelta(day - 1))


def _day(written: str | None) -> int:
    """Count the days from 1900 to the first day a date can mean; 0 where it is none."""
    rest = {_YEAR: "-01-01", _MONTH: "-01"}.get(len(written or ""), "")
    try:
        return max(0, (date.fromisoformat(f"{written}{rest}") - _FIRST_DAY).days + 1)
    except ValueError:
        return 0

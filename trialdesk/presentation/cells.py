"""Cells for single values: what a record says, or that it does not say."""

from datetime import date

from trialdesk.comparison.values import Value
from trialdesk.domain.source import Snapshot
from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.translation import _
from trialdesk.presentation.wording import STALE_DAYS, age_days, data_age, data_date, not_stated
from trialdesk.presentation.words import words


def stated(text: str | None) -> Cell:
    """Show a text, or that none is stated."""
    return Cell(text) if text else Cell(not_stated(), Tone.MISSING)


def valued(value: Value | None) -> Cell:
    """Show a value in words, or that none is stated."""
    return stated(None if value is None else words(value))


def dated(snapshot: Snapshot | None, today: date) -> Cell:
    """Show the date and the age of a record's data; old or undated data ask for attention."""
    day = snapshot.data_date if snapshot else None
    worded = data_date(day, snapshot.data_date_basis if snapshot else None)
    days = age_days(day, today)
    if day is None:
        return Cell(worded, Tone.WARNING)
    tone = Tone.WARNING if days is None or days > STALE_DAYS else Tone.PLAIN
    return Cell(_("{date}, {age}").format(date=worded, age=data_age(day, today)), tone)

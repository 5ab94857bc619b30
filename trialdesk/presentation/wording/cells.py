"""Cells for single values: what a record says, or that it does not say."""

import re
from datetime import date

from trialdesk.comparison.values import Value
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.wording.codes import (
    STALE_DAYS,
    age_days,
    data_age,
    data_date,
    not_stated,
)
from trialdesk.presentation.wording.disagreements import disagreement_on, readings
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import words


def stated(text: str | None) -> Cell:
    """Show a text, or that none is stated."""
    return Cell(text) if text else Cell(not_stated(), Tone.MISSING)


def valued(value: Value | None) -> Cell:
    """Show a value in words, or that none is stated."""
    return stated(None if value is None else words(value))


def stated_cell(trial: Trial, path: str, value: Value | None) -> Cell:
    """Show a value of a trial, the contradicting readings of it, or that none is stated."""
    disagreement = disagreement_on(trial, path) if value is None else None
    if disagreement is None:
        return valued(value)
    text = _("contradictory: {readings}").format(readings=readings(disagreement))
    return Cell(text, Tone.WARNING)


def unread_dose(trial: Trial) -> str | None:
    """Say that words of the record with a figure in them gave no dose; None without such words.

    A dose TrialDesk could not read is not a dose the record does not state.
    """
    texts = (*(arm.description for arm in trial.arms), *(item.text for item in trial.dosing))
    texts += tuple(item.description for item in trial.interventions)
    if any(re.search(r"\b\d", text or "") for text in texts):
        return _("no dose read, see the record's words")
    return None


def dated(snapshot: Snapshot | None, today: date) -> Cell:
    """Show the date and the age of a record's data; old or undated data ask for attention."""
    day = snapshot.data_date if snapshot else None
    worded = data_date(day, snapshot.data_date_basis if snapshot else None)
    days = age_days(day, today)
    if day is None:
        return Cell(worded, Tone.WARNING)
    tone = Tone.WARNING if days is None or days > STALE_DAYS else Tone.PLAIN
    return Cell(_("{date}, {age}").format(date=worded, age=data_age(day, today)), tone)

"""The library as a table: one row a trial."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from trialdesk.domain.summary import TrialSummary
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.codes import (
    STALE_DAYS,
    age_days,
    data_age,
    not_stated,
)
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _


class LibraryColumn(NamedTuple):
    """A column of the library: its head, what it shows of a trial, where the domain keeps that.

    ``characters`` is its usual width; an ``extra`` column is shown where it is asked for.
    """

    key: str
    head: str
    cell: Callable[[TrialSummary, date], Cell]
    path: str | None = None
    characters: int = 20
    extra: bool = False


def library_columns() -> tuple[LibraryColumn, ...]:
    """Return every column there is, in the order of the list."""
    column = LibraryColumn
    return (
        column("id", _("Trial"), lambda trial, _today: Cell(trial.id), "id", 15),
        column(
            "title", _("Title"), lambda trial, _today: _cell(trial.brief_title), "brief_title", 21
        ),
        column("status", _("Status"), _status, "status", 13),
        column("phase", _("Phase"), _phases, "phases", 12),
        column("enrollment", _("Enrolment"), _enrolment, "enrollment", 12),
        column(
            "interventions",
            _("Interventions"),
            lambda trial, _today: _joined(trial.interventions),
            "interventions/0",
            extra=True,
        ),
        column(
            "conditions",
            _("Conditions"),
            lambda trial, _today: _joined(trial.conditions),
            "conditions",
            extra=True,
        ),
        column(
            "sponsor",
            _("Sponsor"),
            lambda trial, _today: _cell(trial.sponsor),
            "lead_sponsor",
            extra=True,
        ),
        column(
            "countries",
            _("Countries"),
            lambda trial, _today: _joined(trial.countries),
            "sites/0",
            extra=True,
        ),
        column("results", _("Results"), _results, "has_results", extra=True),
        column(
            "data_date", _("Data date"), lambda trial, _today: _cell(trial.data_date), extra=True
        ),
        column(
            "data_age",
            _("Age of data"),
            lambda trial, today: _age(trial.data_date, today),
            characters=13,
        ),
    )


def library_table(summaries: Sequence[TrialSummary], today: date) -> Table:
    """List trials; a row's key is the trial's id."""
    columns = library_columns()
    rows = tuple(
        Row(tuple(column.cell(summary, today) for column in columns), key=summary.id)
        for summary in summaries
    )
    heads, keys = tuple(each.head for each in columns), tuple(each.key for each in columns)
    return Table(_("Library"), heads, rows, keys)


def _status(trial: TrialSummary, _today: date) -> Cell:
    return _cell(label(trial.status) if trial.status else None)


def _phases(trial: TrialSummary, _today: date) -> Cell:
    return _cell(" / ".join(label(phase) for phase in trial.phases))


def _enrolment(trial: TrialSummary, _today: date) -> Cell:
    return _cell(count(trial.enrollment) if trial.enrollment is not None else None)


def _joined(texts: Sequence[str]) -> Cell:
    return _cell("; ".join(texts))


def _cell(text: str | None) -> Cell:
    return Cell(text) if text else Cell(not_stated(), Tone.MISSING)


def _results(trial: TrialSummary, _today: date) -> Cell:
    if trial.has_results is None:
        return _cell(None)
    return Cell(_("yes") if trial.has_results else _("none posted"))


def _age(day: str | None, today: date) -> Cell:
    days = age_days(day, today)
    stale = days is None or days > STALE_DAYS
    return Cell(data_age(day, today), Tone.WARNING if stale else Tone.PLAIN)

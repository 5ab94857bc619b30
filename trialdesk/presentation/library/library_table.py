"""The library as a table: one row a trial."""

from collections.abc import Sequence
from datetime import date

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


def library_table(summaries: Sequence[TrialSummary], today: date) -> Table:
    """List trials; a row's key is the trial's id."""
    columns = (
        _("Trial"),
        _("Title"),
        _("Status"),
        _("Phase"),
        _("Enrolment"),
        _("Interventions"),
        _("Conditions"),
        _("Sponsor"),
        _("Countries"),
        _("Results"),
        _("Data date"),
        _("Age of data"),
    )
    keys = (
        "id",
        "title",
        "status",
        "phase",
        "enrollment",
        "interventions",
        "conditions",
        "sponsor",
        "countries",
        "results",
        "data_date",
        "data_age",
    )
    rows = tuple(_row(summary, today) for summary in summaries)
    return Table(_("Library"), columns, rows, keys)


def _row(summary: TrialSummary, today: date) -> Row:
    cells = (
        Cell(summary.id),
        _cell(summary.brief_title),
        _cell(label(summary.status) if summary.status else None),
        _cell(" / ".join(label(phase) for phase in summary.phases)),
        _cell(count(summary.enrollment) if summary.enrollment is not None else None),
        _cell("; ".join(summary.interventions)),
        _cell("; ".join(summary.conditions)),
        _cell(summary.sponsor),
        _cell("; ".join(summary.countries)),
        _results(summary.has_results),
        _cell(summary.data_date),
        _age(summary.data_date, today),
    )
    return Row(cells, key=summary.id)


def _cell(text: str | None) -> Cell:
    return Cell(text) if text else Cell(not_stated(), Tone.MISSING)


def _results(posted: bool | None) -> Cell:  # noqa: FBT001 - the value itself
    if posted is None:
        return _cell(None)
    return Cell(_("yes") if posted else _("none posted"))


def _age(day: str | None, today: date) -> Cell:
    days = age_days(day, today)
    stale = days is None or days > STALE_DAYS
    return Cell(data_age(day, today), Tone.WARNING if stale else Tone.PLAIN)

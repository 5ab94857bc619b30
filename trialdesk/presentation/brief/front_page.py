"""The first page of a brief: the question, the trials, what differs and what is open."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from trialdesk.checks.finding import Finding
from trialdesk.comparison.compare import Comparison
from trialdesk.comparison.fields import Field
from trialdesk.comparison.sections import DESIGN, DOSING, ELIGIBILITY
from trialdesk.comparison.values import Codes
from trialdesk.criteria.relations.align import AlignedRow
from trialdesk.domain.dose import Dose
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.presentation.checks.checks_table import grave_findings
from trialdesk.presentation.comparison.comparison_table import comparison_table
from trialdesk.presentation.criteria.criteria_on_front import (
    differing_first,
    named_on_front,
    rows_on_front,
)
from trialdesk.presentation.criteria.criteria_parts import criteria_parts
from trialdesk.presentation.document import Block, Grid, Heading, Words, WritingLine
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.cells import dated, stated, stated_cell, unread_dose
from trialdesk.presentation.wording.codes import data_age, not_stated, trial_letter
from trialdesk.presentation.wording.disagreements import subject
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.translation import _, translated
from trialdesk.presentation.wording.values import dose_amount, schedule

_LINES_IN_BRIEF = 3
_TRIALS_LEAVING_ROOM = 3  # on the first page, for the pen


def front_page(
    comparison: Comparison,
    criteria: Sequence[AlignedRow],
    today: date,
    findings: Sequence[Finding] = (),
) -> Iterator[Block]:
    """Answer on one page what the meeting asks first."""
    yield Heading(_("Trial brief for the tumour board"), 1)
    yield WritingLine(_("Case (label only, no name)"))
    yield WritingLine(_("Question for the board"))
    yield Heading(_("The trials"), 3)
    yield Grid(_trials(comparison, today), (1.3, 2.3, 1.42, 2.05, 2.05, 1.2))
    grave = grave_findings(findings, comparison.trials)
    if grave:
        yield Words(Cell(grave, Tone.WARNING), "note")
    if len(comparison.trials) > 1:
        yield Heading(_("What differs in design and admission"), 3)
        yield from _differences(comparison, criteria)
    yield Heading(_("What is open"), 3)
    yield from _open(comparison)
    if len(comparison.trials) <= _TRIALS_LEAVING_ROOM:
        yield Heading(_("What the board decides"), 3)
        yield WritingLine(_("Decision"))
        yield WritingLine(_("Who acts"))
        yield WritingLine(_("Next steps"))


def _trials(comparison: Comparison, today: date) -> Table:
    columns = (
        _("Trial"),
        _("Title"),
        _("Status"),
        _("Treatment"),
        _("Primary endpoint"),
        _("Data"),
    )
    rows = (_trial(place, trial, today) for place, trial in enumerate(comparison.trials))
    return Table("", columns, tuple(rows))


def _trial(place: int, trial: Trial, today: date) -> Row:
    cells = (
        Cell(f"{trial_letter(place)}\n{trial.id}"),
        stated(trial.brief_title),
        Cell("\n".join(_standing(trial))),
        stated("\n".join(_in_brief(_treatments(trial)))),
        stated("\n".join(_in_brief(_primary_endpoints(trial)))),
        _data(trial, today),
    )
    return Row(cells, key=trial.id)


def _data(trial: Trial, today: date) -> Cell:
    day = trial.snapshot.data_date if trial.snapshot else None
    cell = dated(trial.snapshot, today)
    return replace(cell, text=f"{day}\n{data_age(day, today)}") if day else cell


def _standing(trial: Trial) -> Iterator[str]:
    status = stated_cell(trial, "status", Codes((trial.status,)) if trial.status else None)
    phase = stated_cell(trial, "phases", Codes(trial.phases) if trial.phases else None)
    size = stated_cell(trial, "enrollment", trial.enrollment and trial.enrollment.count)
    yield status.text if status.tone is Tone.PLAIN else _("status: ") + status.text
    yield phase.text if phase.tone is Tone.PLAIN else _("phase: ") + phase.text
    yield _("N = {number}").format(number=size.text)


def _in_brief(lines: list[str]) -> list[str]:
    left = len(lines) - _LINES_IN_BRIEF
    if left <= 0:
        return lines
    return [*lines[:_LINES_IN_BRIEF], _("and {number} more, see the card").format(number=left)]


def _treatments(trial: Trial) -> list[str]:
    given = [_dose(dose) for dose in doses(trial)]
    if given:
        return given
    names = [item.name for item in trial.interventions if item.name]
    return ["; ".join(names), unread_dose(trial) or _("dose not stated")] if names else []


def _dose(dose: Dose) -> str:
    rhythm = schedule(replace(dose, cycle_days=None))
    parts = (f"{dose.intervention} {dose_amount(dose)}", rhythm)
    return ", ".join(part for part in parts if part)


def _primary_endpoints(trial: Trial) -> list[str]:
    return [_endpoint(outcome) for outcome in trial.outcomes if outcome.role == "primary"]


def _endpoint(outcome: Outcome) -> str:
    assessor = endpoint(outcome).assessor
    details = "; ".join(
        part for part in (outcome.time_frame, label(assessor) if assessor else None) if part
    )
    measure = outcome.measure or not_stated()
    return f"{measure} ({details})" if details else measure


def _differences(comparison: Comparison, criteria: Sequence[AlignedRow]) -> Iterator[Block]:
    table = comparison_table(comparison.of(_is_compared), only_differences=True)
    design = table.rows
    differing = differing_first(criteria_parts(criteria, comparison.trials))
    compared = rows_on_front(differing, comparison.trials, len(design))
    heading = _("Design") if compared else ""
    rows = (*(Row(row.cells, heading, row.key, differs=True) for row in design), *compared)
    letters = (trial_letter(place) for place in range(len(comparison.trials)))
    if rows:
        yield Grid(Table("", ("", *letters), rows, table.keys))
    if not design:
        yield Words(Cell(_("The records state no difference of design.")))
    named = " ".join(named_on_front(differing, comparison.trials, compared))
    if named:
        yield Words(Cell(named), "note")


def _is_compared(field: Field) -> bool:
    """Return whether the front page shows how trials differ in it."""
    return field.section == DESIGN or (field.section == ELIGIBILITY and field.asked is not None)


def _open(comparison: Comparison) -> Iterator[Block]:
    rows = [
        Row((Cell(trial_letter(place)), cell))
        for place in range(len(comparison.trials))
        for cell in _open_points(comparison, place)
    ]
    if rows:
        yield Grid(Table("", (_("Trial"), _("The record")), tuple(rows)), (0.1, 1))
    else:
        yield Words(Cell(_("The records state all that is listed above.")))


def _open_points(comparison: Comparison, place: int) -> Iterator[Cell]:
    trial = comparison.trials[place]
    silent = _silent(comparison, place)
    is_dose_silent = any(field.section == DOSING for field in silent)
    unread = unread_dose(trial) if is_dose_silent else None
    names = [
        translated(field.asked or field.label)
        for field in silent
        if field.section != DOSING or not unread
    ]
    if names:
        yield Cell(_("not stated: ") + ", ".join(names))
    if unread:
        yield Cell(unread)
    subjects = dict.fromkeys(subject(trial, item.path) for item in trial.disagreements)
    if subjects:
        yield Cell(_("contradicts itself on: ") + "; ".join(subjects), Tone.WARNING)


def _silent(comparison: Comparison, place: int) -> list[Field]:
    """Return the attributes asked for first that a trial's record does not state."""
    stated: dict[str, bool] = {}
    asked = {row.field.key: row.field for row in comparison.rows if row.field.asked}
    for row in comparison.rows:
        is_stated = row.statements[place] is not None
        stated[row.field.key] = stated.get(row.field.key, False) or is_stated
    return [field for key, field in asked.items() if not stated[key]]

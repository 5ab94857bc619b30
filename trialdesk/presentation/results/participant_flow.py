"""Who started, who completed, who left and why, who died: posted group by group."""

from collections.abc import Iterator, Mapping, Sequence

from trialdesk.domain.result import Affected, FlowPeriod, FlowStep, Posted, PostedEvents
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.estimates import group_titles
from trialdesk.presentation.results.result_cells import counts_cell, nothing
from trialdesk.presentation.results.results_rows import silent_rows
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _

_LONGEST_FRAME = 80  # characters
_STARTED, _COMPLETED, _LEFT = "started", "completed", "not completed"


def participant_flow(trials: Sequence[Trial]) -> Table:
    """Return a row for each group and period, then one for its deaths and serious events."""
    columns = (
        "",
        _("Started"),
        _("Completed"),
        _("Did not complete"),
        _("Reasons posted"),
        _("Deaths, n/N"),
        _("Any serious event, n/N"),
    )
    rows = [row for place, trial in enumerate(trials) for row in _rows(trial, place)]
    return Table(_("Participants"), columns, (*rows, *silent_rows(trials, len(columns))))


def _rows(trial: Trial, place: int) -> Iterator[Row]:
    posted = trial.results.posted if trial.results else None
    if posted is not None:
        yield from _flow_rows(trial, place, posted)
        yield from _event_rows(trial, place, posted)


def _flow_rows(trial: Trial, place: int, posted: Posted) -> Iterator[Row]:
    titles = group_titles(posted.flow.groups if posted.flow else ())
    for number, period in enumerate(posted.flow.periods if posted.flow else ()):
        steps = {(step.title or "").casefold().strip(): step for step in period.milestones}
        for group, title in titles.items():
            shown = (steps.get(name) for name in (_STARTED, _COMPLETED, _LEFT))
            cells = [_of_step(trial, step, group) for step in shown]
            label = f"{title}\n{period.title}" if period.title else title
            reasons = Cell(_reasons(period, group))
            row = (Cell(label), *cells, reasons, nothing(), nothing())
            heading = _("{trial} · participant flow").format(trial=trial.id)
            yield Row(row, heading, f"{trial.id}/flow/{number}/{group}", trial=place)


def _of_step(trial: Trial, step: FlowStep | None, group: str) -> Cell:
    tally = (
        next((counted for counted in step.counts if counted.group == group), None) if step else None
    )
    if step is None or tally is None or tally.count is None:
        return nothing()
    text = f"{count(tally.count)}\n{tally.comment}" if tally.comment else count(tally.count)
    return Cell(text, source=_at(trial, step.pointer))


def _reasons(period: FlowPeriod, group: str) -> str:
    lines = (
        f"{reason.title}: {count(counted.count)}"
        for reason in period.withdrawals
        for counted in reason.counts
        if counted.group == group and counted.count
    )
    return "\n".join(lines)


def _event_rows(trial: Trial, place: int, posted: Posted) -> Iterator[Row]:
    events = posted.events
    if events is None:
        return
    source = trial.source("results/posted")
    deaths, serious = _by_group(events.deaths), _by_group(events.any_serious)
    for group, title in group_titles(events.groups).items():
        cells = (_affected(deaths.get(group), source), _affected(serious.get(group), source))
        row = (Cell(title), *(nothing() for _column in range(4)), *cells)
        heading = _safety_heading(trial, events)
        yield Row(row, heading, f"{trial.id}/deaths/{group}", trial=place)


def _safety_heading(trial: Trial, events: PostedEvents) -> str:
    heading = _("{trial} · deaths and serious events").format(trial=trial.id)
    frame = " ".join((events.time_frame or "").split())
    shown = frame if len(frame) <= _LONGEST_FRAME else f"{frame[:_LONGEST_FRAME].rstrip()}…"
    return f"{heading} · {shown}" if shown else heading


def _by_group(counted: Sequence[Affected]) -> Mapping[str, Affected]:
    return {affected.group: affected for affected in counted}


def _affected(affected: Affected | None, source: Source | None) -> Cell:
    return nothing() if affected is None else counts_cell(affected.n, affected.total, source)


def _at(trial: Trial, pointer: str | None) -> Source | None:
    if pointer is None or trial.snapshot is None:
        return None
    return trial.stored(Source(trial.snapshot.document, pointer))

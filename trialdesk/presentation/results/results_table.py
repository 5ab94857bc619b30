"""Reported results of one trial as a table: each figure as reported, and as computed again."""

from collections.abc import Iterator

from trialdesk.domain.result import AdverseEvent, Comparator, Estimate, Results
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.estimates import estimates
from trialdesk.presentation.results.recomputed import recomputed_cell
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.wording.numbers import count, statistic
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import words
from trialdesk.statistics.recomputation import (
    recomputed,
    recomputed_comparator,
    recomputed_event,
)


def results_table(trial: Trial) -> Table:
    """Lay out what a trial reports; without results it says so."""
    results = trial.results
    columns = (_("Measure"), _("As reported"), _("Recomputed"))
    title = _("Results of {trial}").format(trial=trial.id)
    if results is None:
        row = Row((Cell(trial.id), Cell(_none(trial)), Cell("")))
        return Table(title, columns, (row,))
    rows = (
        *_estimates(trial, results),
        *_awaited(results),
        *_events(trial, results),
        *_posted_events(results),
        *_comparators(trial, results),
    )
    return Table(title, columns, rows)


def _none(trial: Trial) -> str:
    """Say that there are no results; or that an older version stored the record without them."""
    if trial.has_results:
        return _("results are posted but were not read; read the library again (trialdesk reindex)")
    return _("no results in the record")


def _estimates(trial: Trial, results: Results) -> Iterator[Row]:
    group = _("{trial} estimates").format(trial=trial.id)
    for estimate in estimates(results):
        source = trial.stored(estimate.source) if estimate.source else None
        figure = Cell(words(estimate), source=source)
        yield Row(
            (Cell(_name(estimate)), figure, recomputed_cell(recomputed(estimate))),
            group,
            estimate.key,
        )


def _awaited(results: Results) -> Iterator[Row]:
    for outcome in results.posted.outcomes if results.posted else ():
        if outcome.reported is False:
            yield Row((Cell(outcome.title or ""), Cell(_("not yet posted")), Cell("")))


def _name(estimate: Estimate) -> str:
    return "\n".join(part for part in (estimate.measure, estimate.row, estimate.group) if part)


def _events(trial: Trial, results: Results) -> Iterator[Row]:
    group = _("{trial} adverse events").format(trial=trial.id)
    for event in results.adverse_events:
        source = trial.stored(event.source) if event.source else None
        grade = _("grade 3 and above") if event.grade == "3+" else _("any grade")
        figure = Cell(_frequency(event), source=source)
        computed = recomputed_cell(recomputed_event(event))
        yield Row((Cell(f"{event.term}, {grade}"), figure, computed), group)


def _frequency(event: AdverseEvent) -> str:
    counted = event.n is not None and event.total is not None
    shown = f"{event.n}/{event.total}" if counted else ""
    if event.percent is None:
        return shown
    percent = f"{statistic(event.percent, '')}%"
    return f"{percent} ({shown})" if shown else percent


def _posted_events(results: Results) -> Iterator[Row]:
    """Point to the posted tables of adverse events, which are too long for a terminal."""
    events = results.posted.events if results.posted else None
    if events is None:
        return
    listed = _("{serious} serious and {other} other terms posted; others from {percent}% on")
    text = listed.format(
        serious=count(len(events.serious)),
        other=count(len(events.other)),
        percent=events.threshold or "?",
    )
    yield Row((Cell(_("Adverse events")), Cell(text), Cell("")))


def _comparators(trial: Trial, results: Results) -> Iterator[Row]:
    group = _("{trial} quotes other studies").format(trial=trial.id)
    for comparator in results.comparators:
        source = trial.stored(comparator.source) if comparator.source else None
        computed = recomputed_cell(recomputed_comparator(comparator))
        yield Row(
            (Cell(_quoted(comparator)), Cell(_value(comparator), source=source), computed), group
        )


def _quoted(comparator: Comparator) -> str:
    return "\n".join(
        part for part in (f"{comparator.study}: {comparator.measure}", comparator.arm) if part
    )


def _value(comparator: Comparator) -> str:
    unit = {"percent": "%", None: ""}.get(comparator.unit, f" {comparator.unit}")
    return f"{comparator.value}{unit}"

"""Adverse events as dots: any grade filled, grade 3 and above hollow, with n/N beside them."""

from collections.abc import Iterator, Mapping, Sequence

from trialdesk.domain.result import AdverseEvent, Affected, PostedEvent, PostedEvents
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.estimates import group_titles
from trialdesk.presentation.plot import Dot, Plot, percent_scale
from trialdesk.presentation.results.checked_figures import checked_event
from trialdesk.presentation.results.result_cells import counts_cell, nothing, plot_cell, share
from trialdesk.presentation.results.results_rows import axis_row, silent_rows
from trialdesk.presentation.tables import Cell, Row, Table, Tone
from trialdesk.presentation.wording.numbers import statistic
from trialdesk.presentation.wording.translation import _

POSTED = "/posted events/"
"""What the key of a row of a posted table of events holds."""


def event_figure(trials: Sequence[Trial]) -> Table:
    """Return a row for each event and trial, in the order the records give the events."""
    rows = [*_graded(trials), *_posted(trials)]
    return Table(_("Adverse events"), _columns(), (*rows, *silent_rows(trials, len(_columns()))))


def _columns() -> tuple[str, ...]:
    return (
        "",
        _("● any grade  ○ grade ≥ 3"),
        _("n/N"),
        _("%"),
        _("Grade ≥ 3, n/N"),
        _("Grade ≥ 3, %"),
        _("Recomputed"),
    )


def _graded(trials: Sequence[Trial]) -> Iterator[Row]:
    """Put what trials report of one event beneath each other."""
    by_term: dict[str, dict[int, _ByGrade]] = {}
    for place, trial in enumerate(trials):
        for number, event in enumerate(trial.results.adverse_events if trial.results else ()):
            of_trials = by_term.setdefault(event.term.casefold(), {})
            of_trials.setdefault(place, {}).setdefault(event.grade, (number, event))
    group = _("By grade, as published")
    if by_term:
        yield axis_row(percent_scale(), group, len(_columns()))
    for term, of_trials in by_term.items():
        for place, by_grade in sorted(of_trials.items()):
            key = f"{trials[place].id}/event/{term}"
            yield _graded_row(trials[place], place, by_grade, (group, key))


_ByGrade = dict[str, tuple[int, AdverseEvent]]


def _graded_row(trial: Trial, place: int, by_grade: _ByGrade, under: tuple[str, str]) -> Row:
    events = {grade: event for grade, (_number, event) in by_grade.items()}
    any_grade, severe = events.get("any"), events.get("3+")
    dots = (*_dots(any_grade, hollow=False), *_dots(severe, hollow=True))
    cells = [*_frequency(trial, any_grade), *_frequency(trial, severe)]
    spoken = ", ".join(cell.text for cell in cells if cell.tone is not Tone.MISSING)
    plotted = plot_cell(Plot(percent_scale(), dots, place), spoken, cells[0].source)
    paths = [f"results/adverse_events/{number}" for number, _event in by_grade.values()]
    checked = checked_event(trial, (any_grade, severe), paths)
    term = next(iter(events.values())).term
    return Row((Cell(term), plotted, *cells, checked), *under, trial=place)


def _dots(event: AdverseEvent | None, *, hollow: bool) -> Iterator[Dot]:
    if event is None:
        return
    drawn = share(event.n, event.total) if event.percent is None else event.percent
    if drawn is not None:
        yield Dot(drawn, hollow=hollow)


def _frequency(trial: Trial, event: AdverseEvent | None) -> tuple[Cell, Cell]:
    if event is None:
        return nothing(), nothing()
    source = trial.stored(event.source) if event.source else None
    percent = statistic(event.percent, "")
    shown = Cell(f"{percent}%", source=source) if percent else nothing()
    return counts_cell(event.n, event.total, source), shown


def _posted(trials: Sequence[Trial]) -> Iterator[Row]:
    """Show the tables of registries apart: they have no grades, and thresholds of their own."""
    for place, trial in enumerate(trials):
        posted = trial.results.posted.events if trial.results and trial.results.posted else None
        if posted is None:
            continue
        source, groups = trial.source("results"), group_titles(posted.groups)
        for kind, events in (
            (_("serious, as posted"), posted.serious),
            (_other(posted), posted.other),
        ):
            group = f"{trial.id} · {kind}"
            if events:
                yield axis_row(percent_scale(), group, len(_columns()))
            for number, event in enumerate(events):
                for affected in event.affected:
                    key = f"{trial.id}{POSTED}{kind}/{number}/{affected.group}"
                    yield _posted_row(event, groups, affected, (group, key, place, source))


def _other(posted: PostedEvents) -> str:
    """Name the table of the other events with its threshold: what is below it is not 0."""
    if posted.threshold is None:
        return _("other, as posted")
    return _("other over {threshold}%, as posted").format(threshold=posted.threshold)


def _posted_row(
    event: PostedEvent,
    groups: Mapping[str, str],
    affected: Affected,
    under: tuple[str, str, int, Source | None],
) -> Row:
    group, key, place, source = under
    label = f"{event.term}\n{groups.get(affected.group, affected.group)}"
    counted = counts_cell(affected.n, affected.total, source)
    drawn = share(affected.n, affected.total)
    dots = () if drawn is None else (Dot(drawn),)
    plotted = plot_cell(Plot(percent_scale(), dots, place), counted.text, source)
    cells = (Cell(label), plotted, counted, nothing(), nothing(), nothing(), Cell(""))
    return Row(cells, group, key, trial=place)

"""Figures of other studies that a publication quotes, set apart from those of the board."""

from collections.abc import Iterator, Sequence

from trialdesk.domain.result import Comparator
from trialdesk.domain.trial import Trial
from trialdesk.presentation.results.recomputed import recomputed_cell
from trialdesk.presentation.tables import Cell, Row, Table
from trialdesk.presentation.wording.cells import stated
from trialdesk.presentation.wording.codes import trial_letter
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import with_unit
from trialdesk.statistics.recomputation import recomputed_comparator


def quoted_studies(trials: Sequence[Trial]) -> Table:
    """Return a row for each quoted figure; text, not dots: other patients."""
    columns = ("", _("Arm"), _("Measure"), _("As quoted"), _("Recomputed"), _("Citation"))
    return Table(_("Quoted from other studies"), columns, tuple(_rows(trials)))


def _rows(trials: Sequence[Trial]) -> Iterator[Row]:
    for place, trial in enumerate(trials):
        group = _("Quoted in {letter} · {trial}").format(letter=trial_letter(place), trial=trial.id)
        for number, quoted in enumerate(trial.results.comparators if trial.results else ()):
            key = f"{trial.id}/quoted/{number}"
            yield Row(_cells(trial, quoted), group, key)


def _cells(trial: Trial, quoted: Comparator) -> tuple[Cell, ...]:
    source = trial.stored(quoted.source) if quoted.source else None
    has_figure = any(sign.isdigit() for sign in quoted.value)
    return (
        Cell(quoted.study),
        stated(quoted.arm),
        Cell(quoted.measure),
        Cell(with_unit(quoted.value, quoted.unit) if has_figure else quoted.value, source=source),
        recomputed_cell(recomputed_comparator(quoted)),
        stated(quoted.citation),
    )

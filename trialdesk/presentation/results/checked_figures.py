"""What computing a reported figure again gives, and where its record contradicts itself on it."""

from collections.abc import Iterable, Sequence

from trialdesk.domain.result import AdverseEvent, Estimate
from trialdesk.domain.trial import Trial
from trialdesk.presentation.results.recomputed import recomputed_cell
from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.wording.disagreements import disagreement_on, readings
from trialdesk.presentation.wording.translation import _
from trialdesk.statistics.recomputation import recomputed, recomputed_event


def checked_estimate(trial: Trial, estimate: Estimate, paths: Iterable[str]) -> Cell:
    """Check a figure; ``paths`` are the places it and its repetitions stand at in the trial."""
    return _contradicted(recomputed_cell(recomputed(estimate)), trial, paths)


def checked_event(
    trial: Trial, events: Sequence[AdverseEvent | None], paths: Iterable[str]
) -> Cell:
    """Check the percentages of an event at its grades: what differs is told, else a tick stands."""
    cells = [recomputed_cell(recomputed_event(event)) for event in events if event is not None]
    wrong = [cell.text for cell in cells if cell.tone is Tone.WARNING]
    if wrong:
        return _contradicted(Cell("\n".join(wrong), Tone.WARNING), trial, paths)
    cell = next((cell for cell in cells if cell.text), Cell(""))
    return _contradicted(cell, trial, paths)


def _contradicted(checked: Cell, trial: Trial, paths: Iterable[str]) -> Cell:
    disagreements = [
        disagreement for path in paths if (disagreement := disagreement_on(trial, path)) is not None
    ]
    if not disagreements:
        return checked
    remarks = [
        _("contradictory: {what}").format(what=disagreement.remark or "")
        for disagreement in disagreements
    ]
    stated = [readings(disagreement) for disagreement in disagreements]
    return Cell("\n".join(filter(None, (checked.text, *remarks, *stated))), Tone.WARNING)

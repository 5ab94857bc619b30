"""The results of a board: how comparable its trials are, their figures, what they quote."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trialdesk.domain.trial import Trial
from trialdesk.presentation.results.comparability import comparability
from trialdesk.presentation.results.event_figure import event_figure
from trialdesk.presentation.results.participant_flow import participant_flow
from trialdesk.presentation.results.quoted_studies import quoted_studies
from trialdesk.presentation.results.results_figure import endpoint_figure, further_figures
from trialdesk.presentation.results.results_rows import NO_FIGURE
from trialdesk.presentation.tables import Table
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import absence_legend

PARTS = ("endpoints", "events", "participants", "further", "quoted")

_MADE: dict[str, Callable[[Sequence[Trial]], Table]] = {
    "endpoints": endpoint_figure,
    "events": event_figure,
    "participants": participant_flow,
    "further": further_figures,
    "quoted": quoted_studies,
}


@dataclass(frozen=True, slots=True)
class ResultsBoard:
    """How comparable the trials are, and one part of what they report."""

    strip: Table
    part: str
    table: Table

    def count(self) -> int:
        """Count the figures of the part: its rows but for axes and silent trials."""
        return sum(1 for row in self.table.rows if not row.key.endswith(NO_FIGURE))


def results_board(trials: Sequence[Trial], part: str) -> ResultsBoard:
    """Put one of ``PARTS`` of the reported results into figures, trials in the board's order."""
    return ResultsBoard(comparability(trials), part, _MADE[part](trials))


def part_label(name: str) -> str:
    return {
        "endpoints": _("Endpoints"),
        "events": _("Adverse events"),
        "participants": _("Participants"),
        "further": _("Further figures"),
        "quoted": _("Quoted from other studies"),
    }[name]


def results_legend() -> str:
    """Explain short forms, shapes and what is not drawn."""
    return _(
        "{absences} A dot is the reported value, a line its reported interval, an arrow a limit "
        "that was not reached or lies beyond the scale; ranges are not drawn. Landmark rates stand "
        "alone: no curve is drawn from them. Each trial has its letter, colour and shape."
    ).format(absences=absence_legend())

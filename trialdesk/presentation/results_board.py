"""The results of a board: how comparable its trials are, their figures, what they quote."""

from collections.abc import Sequence
from dataclasses import dataclass

from trialdesk.domain.trial import Trial
from trialdesk.presentation.comparability import comparability
from trialdesk.presentation.event_figure import event_figure
from trialdesk.presentation.quoted_studies import quoted_studies
from trialdesk.presentation.results_figure import endpoint_figure, further_figures
from trialdesk.presentation.results_rows import NO_FIGURE
from trialdesk.presentation.tables import Table
from trialdesk.presentation.translation import _
from trialdesk.presentation.words import absence_legend


@dataclass(frozen=True, slots=True)
class ResultsBoard:
    """The strip of comparability, and the parts of the results by name."""

    strip: Table
    endpoints: Table
    events: Table
    further: Table
    quoted: Table

    def part(self, name: str) -> Table:
        """Give the part of a name of ``PARTS``."""
        found: Table = getattr(self, name)
        return found

    def count(self, name: str) -> int:
        """Count the figures of a part: its rows but for axes and silent trials."""
        rows = self.part(name).rows
        return sum(1 for row in rows if not row.key.endswith(NO_FIGURE))


PARTS = ("endpoints", "events", "further", "quoted")


def results_board(trials: Sequence[Trial]) -> ResultsBoard:
    """Put the reported results of trials into figures, in the order of the board."""
    return ResultsBoard(
        strip=comparability(trials),
        endpoints=endpoint_figure(trials),
        events=event_figure(trials),
        further=further_figures(trials),
        quoted=quoted_studies(trials),
    )


def part_label(name: str) -> str:
    return {
        "endpoints": _("Endpoints"),
        "events": _("Adverse events"),
        "further": _("Further figures"),
        "quoted": _("Quoted from other studies"),
    }[name]


def results_legend() -> str:
    """Explain short forms, shapes and what is not drawn."""
    return _(
        "{absences} A dot is the reported value, a line its reported interval, an arrow a limit "
        "that was not reached; ranges are not drawn. Landmark rates stand alone: no curve is drawn "
        "from them. Each trial has its letter, colour and shape."
    ).format(absences=absence_legend())

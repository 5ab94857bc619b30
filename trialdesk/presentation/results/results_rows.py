"""Rows every figure of results has: the axis, and the trials without results."""

from collections.abc import Iterator, Sequence

from trialdesk.domain.trial import Trial
from trialdesk.presentation.plot import Plot, Scale
from trialdesk.presentation.tables import Cell, Row, Tone
from trialdesk.presentation.wording.translation import _

_AXIS, SILENT, UNREAD = "/axis", "/none", "/unread"
NO_FIGURE = (_AXIS, SILENT, UNREAD)
"""How the keys of rows end that hold no figure of a trial."""


def axis_row(scale: Scale, group: str, columns: int, label: str = "") -> Row:
    """Name the ticks above the dots."""
    empty = tuple(Cell("") for _column in range(columns - 2))
    return Row(
        (Cell(label), Cell("", plot=Plot(scale, is_axis=True)), *empty), group, f"{group}{_AXIS}"
    )


def silent_rows(trials: Sequence[Trial], columns: int) -> Iterator[Row]:
    """Name the trials whose records hold no results at all."""
    for place, trial in enumerate(trials):
        if trial.results is None:
            silence = Cell(_("no results in the record"), Tone.MISSING)
            cells = (Cell(trial.id), silence, *(Cell("") for _column in range(columns - 2)))
            yield Row(cells, _("Without results"), f"{trial.id}{SILENT}", trial=place)

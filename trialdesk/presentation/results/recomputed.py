"""What TrialDesk computed again, in words: a tick, or the figure the counts give."""

from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.wording.numbers import count, statistic
from trialdesk.presentation.wording.translation import _
from trialdesk.statistics.recomputation import Recomputation

_AGREES = "✓"
_DIFFERS = "≠"


def recomputed_cell(recomputation: Recomputation | None) -> Cell:
    """Tick what agrees, give the computed figure where it does not; empty where none is computed.

    A figure is computed from the counts of the record alone, so that it can only show a slip.
    """
    if recomputation is None:
        return Cell("")
    if recomputation.agrees is False:
        return Cell(f"{_DIFFERS} {_computed(recomputation)}", Tone.WARNING)
    if recomputation.agrees:
        return Cell(
            " ".join(filter(None, (_AGREES, _method(recomputation), _implied(recomputation))))
        )
    return Cell(_("interval not confirmed") if recomputation.unconfirmed else "")


def _method(recomputation: Recomputation) -> str:
    """Name the method that gives the printed interval."""
    return recomputation.method or "" if recomputation.interval_agrees else ""


def _implied(recomputation: Recomputation) -> str:
    """Return the counts where the record does not print both, the only ones that fit."""
    counts = f"{count(recomputation.n)}/{count(recomputation.total)}"
    return _("with {counts}, not printed").format(counts=counts) if recomputation.implied else ""


def _figure(recomputation: Recomputation) -> str:
    sign = "%" if recomputation.unit == "percent" else ""
    return f"{statistic(recomputation.value, '')}{sign}"


def _computed(recomputation: Recomputation) -> str:
    of = f"{count(recomputation.n)}/{count(recomputation.total)}"
    parts = [] if recomputation.value_agrees else [f"{of} = {_figure(recomputation)}"]
    if recomputation.interval_agrees is False:
        low, high = statistic(recomputation.low, ""), statistic(recomputation.high, "")
        parts.append(
            _("{low} to {high} ({method})").format(low=low, high=high, method=recomputation.method)
        )
    return "; ".join(parts)

"""What TrialDesk computed again, in words: a tick, or the figure the counts give."""

from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.wording.numbers import count, statistic
from trialdesk.presentation.wording.translation import _
from trialdesk.statistics.recomputation import Recomputation

_AGREES = "✓"
_DIFFERS = "≠"


def recomputed_cell(found: Recomputation | None) -> Cell:
    """Tick what agrees, give the computed figure where it does not; empty where none is computed.

    A figure is computed from the counts of the record alone, so that it can only show a slip.
    """
    if found is None:
        return Cell("")
    if found.agrees is False:
        return Cell(f"{_DIFFERS} {_computed(found)}", Tone.WARNING)
    if found.agrees:
        return Cell(" ".join(filter(None, (_AGREES, _method(found), _implied(found)))))
    return Cell(_("interval not confirmed") if found.unconfirmed else "")


def _method(found: Recomputation) -> str:
    """Name the method that gives the printed interval."""
    return found.method or "" if found.interval_agrees else ""


def _implied(found: Recomputation) -> str:
    """Return the counts where the record does not print both, the only ones that fit."""
    counts = f"{count(found.n)}/{count(found.total)}"
    return _("with {counts}, not printed").format(counts=counts) if found.implied else ""


def _figure(found: Recomputation) -> str:
    sign = "%" if found.unit == "percent" else ""
    return f"{statistic(found.value, '')}{sign}"


def _computed(found: Recomputation) -> str:
    of = f"{count(found.n)}/{count(found.total)}"
    parts = [] if found.value_agrees else [f"{of} = {_figure(found)}"]
    if found.interval_agrees is False:
        low, high = statistic(found.low, ""), statistic(found.high, "")
        parts.append(
            _("{low} to {high} ({method})").format(low=low, high=high, method=found.method)
        )
    return "; ".join(parts)

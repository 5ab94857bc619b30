"""What computing a reported figure again gives: a tick, or both figures where they differ."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from trialdesk.domain.result import AdverseEvent, Comparator, Estimate
from trialdesk.domain.trial import Trial
from trialdesk.presentation.disagreements import disagreement_on, readings
from trialdesk.presentation.numbers import count
from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.translation import _
from trialdesk.statistics.recomputation import (
    Recomputation,
    recomputed,
    recomputed_comparator,
    recomputed_event,
)


def checked_estimate(trial: Trial, estimate: Estimate, paths: Iterable[str]) -> Cell:
    """Say whether the counts give the figure, and where the record contradicts itself on it."""
    found, interval = recomputed(estimate), estimate.interval
    reported = _figure(estimate.value, interval.low if interval else None, _high(estimate))
    worded = _worded(found, reported, estimate.unit) if found else Cell("")
    return _contradicted(worded, trial, paths)


def checked_event(
    trial: Trial, events: Sequence[AdverseEvent | None], paths: Iterable[str]
) -> Cell:
    """Say whether the counts give the percentages of an event at its grades."""
    return _contradicted(_of_grades(events), trial, paths)


def checked_quotation(quoted: Comparator) -> Cell:
    """Say whether the counts quoted give the percentage quoted."""
    found = recomputed_comparator(quoted)
    return _worded(found, _figure(quoted.percent, None, None), "percent") if found else Cell("")


def _contradicted(worded: Cell, trial: Trial, paths: Iterable[str]) -> Cell:
    """Add where the record contradicts itself on a figure."""
    found = [one for path in paths if (one := disagreement_on(trial, path)) is not None]
    if not found:
        return worded
    told = [_("contradictory: {what}").format(what=one.remark or "") for one in found]
    said = [readings(one) for one in found]
    return Cell("\n".join(filter(None, (worded.text, *told, *said))), Tone.WARNING)


def _of_grades(events: Sequence[AdverseEvent | None]) -> Cell:
    cells = [
        _worded(found, _figure(event.percent, None, None), "percent")
        for event in events
        if event is not None and (found := recomputed_event(event)) is not None
    ]
    wrong = [cell for cell in cells if cell.tone is Tone.WARNING]
    if wrong:
        return Cell("\n".join(cell.text for cell in wrong), Tone.WARNING)
    return next((cell for cell in cells if cell.text), Cell(""))


def _high(estimate: Estimate) -> Decimal | None:
    return estimate.interval.high if estimate.interval else None


def _worded(found: Recomputation, reported: str, unit: str | None) -> Cell:
    sign = "%" if unit == "percent" else ""
    if found.agrees is None:
        return Cell("")
    if found.agrees:
        if found.implied:
            counts = f"{count(found.n)}/{count(found.total)}"
            return Cell(_("✓ with {counts}, not printed").format(counts=counts))
        method = found.method if found.interval_agrees else None
        return Cell(f"✓ {method}" if method else "✓")
    computed = _figure(found.value, found.low, found.high)
    if found.interval_agrees is None:
        computed = _figure(found.value, None, None)
    text = _("≠ computed {computed}{sign}, reported {reported}{sign}")
    return Cell(text.format(computed=computed, reported=reported, sign=sign), Tone.WARNING)


def _figure(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> str:
    shown = "" if value is None else format(value, "f")
    if low is None and high is None:
        return shown
    limits = _("{low} to {high}").format(low=_limit(low), high=_limit(high))
    return f"{shown} ({limits})" if shown else limits


def _limit(value: Decimal | None) -> str:
    return "?" if value is None else format(value, "f")

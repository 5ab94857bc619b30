"""One reported figure in columns: counts, value, interval, how it was come by, and as a dot."""

from decimal import Decimal

from trialdesk.domain.result import Estimate, Interval
from trialdesk.domain.source import Source
from trialdesk.endpoints.analyses import RATIOS
from trialdesk.presentation.plot import Dot, Plot
from trialdesk.presentation.tables import Cell, Tone
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.numbers import count, statistic
from trialdesk.presentation.wording.translation import _
from trialdesk.presentation.wording.values import (
    absence_words,
    interval_words,
    range_words,
    with_unit,
)

_OPEN = frozenset({"not reached", "not estimable"})


def nothing() -> Cell:
    """Show that the record reports nothing here."""
    return Cell(_("–"), Tone.MISSING)


def counts_cell(n: int | None, total: int | None, source: Source | None) -> Cell:
    """Show how many of how many; a number the record does not give is not made up."""
    if n is None and total is None:
        return nothing()
    if n is None:
        return Cell(_("N = {total}").format(total=count(total or 0)), source=source)
    return Cell(count(n) if total is None else f"{count(n)}/{count(total)}", source=source)


def value_cell(estimate: Estimate, source: Source | None) -> Cell:
    """Show the figure, or why there is none."""
    if estimate.value is not None:
        unit = None if estimate.unit in RATIOS else estimate.unit
        return Cell(with_unit(statistic(estimate.value, ""), unit), source=source)
    why = estimate.why_absent
    if why is None or why == "not reported":
        return nothing()
    lines = [absence_words(why)]
    if why == "not available" and not estimate.comment:
        lines.append(_("no reason posted"))
    return Cell("\n".join(lines), source=source)


def interval_cell(estimate: Estimate, source: Source | None) -> Cell:
    """Show the interval with its level; a range or spread only under its own name."""
    interval = estimate.interval
    if interval is not None:
        sides = _("one-sided") if interval.sides == 1 else ""
        lines = (interval_words(interval), sides)
        return Cell("\n".join(line for line in lines if line), source=source)
    name = label(estimate.dispersion) if estimate.dispersion else None
    if estimate.low is not None or estimate.high is not None:
        worded = _("{name} {range}").format(name=name or _("range"), range=range_words(estimate))
        return Cell(worded, source=source)
    if estimate.spread is not None:
        name = name or _("spread")
        return Cell(f"{name} {estimate.spread:f}", source=source)
    return nothing()


def manner_cell(estimate: Estimate, source: Source | None) -> Cell:
    """Show by which method and of whom the figure is, with the record's remark on it."""
    method = estimate.interval.method if estimate.interval else None
    kind = _statistic(estimate.statistic)
    parts = (kind, method, estimate.population, estimate.comment)
    text = "\n".join(part for part in parts if part)
    return Cell(text, source=source) if text else nothing()


def _statistic(posted: str | None) -> str:
    """Word what a figure is, where that is more than a number."""
    return label(posted) if posted and posted not in _PLAIN else ""


_PLAIN = frozenset({"NUMBER", "COUNT_OF_PARTICIPANTS", "COUNT_OF_UNITS"})


def dot(estimate: Estimate) -> Dot | None:
    """Return the dot of a figure, its interval as whiskers, never a range; None for nothing."""
    value, interval = drawn_value(estimate), estimate.interval
    if interval is None:
        return None if value is None else Dot(value)
    on_high = interval.why_no_high in _OPEN
    if value is None and (interval.low is None or not (on_high or interval.high is not None)):
        return None
    return Dot(value, interval.low, interval.high, on_high=on_high)


def drawn_value(estimate: Estimate) -> Decimal | None:
    """Return the figure; of bare counts their share of all, as the axis is in percent."""
    if estimate.value is not None or estimate.unit not in COUNTED:
        return estimate.value
    return share(estimate.n, estimate.total)


def share(n: int | None, total: int | None) -> Decimal | None:
    """Return n of total in percent, to draw it; what is printed are the counts themselves."""
    return None if n is None or not total else Decimal(100 * n) / total


COUNTED = frozenset({"participant", "participants"})


def plot_cell(plot: Plot | None, words: str, source: Source | None) -> Cell:
    """Hold a plot, with the words for who cannot see it; nothing where nothing can be drawn."""
    if plot is None or not plot.dots:
        return Cell("", source=source)
    return Cell(words, source=source, plot=plot)


def limits(interval: Interval | None) -> tuple[Decimal, ...]:
    ends = (interval.low, interval.high) if interval else ()
    return tuple(limit for limit in ends if limit is not None)

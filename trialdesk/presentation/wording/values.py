"""How a value of a record is put into words: the same on screen, on paper and in exports."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from trialdesk.comparison.values import (
    Age,
    Codes,
    GroupTally,
    Measure,
    OtherMeasures,
    PostedMeasure,
    SiteCount,
    StatusCounts,
    Tallies,
    UnorderedNames,
    Value,
)
from trialdesk.domain.criterion import Criterion
from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.domain.result import Absence, Estimate, Interval
from trialdesk.domain.source import Disagreement
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, PartialDate, Sponsor
from trialdesk.marking import N_
from trialdesk.presentation.wording.codes import not_stated
from trialdesk.presentation.wording.enumerations import agency_label, label
from trialdesk.presentation.wording.numbers import count, dose_number, statistic
from trialdesk.presentation.wording.translation import _, translated
from trialdesk.presentation.wording.units import unit_words


def words(value: Value) -> str:
    """Put a value into words; text of the record passes unchanged."""
    return _WORDED.get(type(value), str)(value)


def _yes_or_no(value: bool) -> str:  # noqa: FBT001 - the value itself
    return _("yes") if value else _("no")


def _codes(value: Codes) -> str:
    return " / ".join(label(code) for code in value.values)


def _names(value: UnorderedNames) -> str:
    return "; ".join(value.values)


def _typed(text: str, kind: str | None) -> str:
    worded = label(kind) if kind else _("actual or estimated: not stated")
    return f"{text} ({worded})"


def _date(value: PartialDate) -> str:
    return _typed(value.date, value.type)


def _enrollment(value: Enrollment) -> str:
    return _typed(count(value.count), value.type)


def _sponsor(value: Sponsor) -> str:
    return (
        f"{value.name} ({agency_label(value.sponsor_class)})" if value.sponsor_class else value.name
    )


def _arm(value: Arm) -> str:
    kind = label(value.type) if value.type else _("type not stated")
    name = value.label or _("Arm without a label")
    lines = [f"{name} ({kind})", value.description or ""]
    return "\n".join(line for line in lines if line)


def _intervention(value: Intervention) -> str:
    kind = label(value.type) if value.type else _("type not stated")
    lines = [f"{value.name or not_stated()} ({kind})", value.description or ""]
    return "\n".join(line for line in lines if line)


def amount(value: Decimal, unit: str, per: str | None) -> str:
    """Print an amount with its unit, for example "6 mg/kg" or "AUC 5"."""
    if unit == "AUC":
        return f"{unit} {dose_number(value)}"
    unit = "units" if unit == "IU" else unit
    shown_per = {"kg": "/kg", "m2": "/m²"}.get(per or "", "")
    return f"{dose_number(value)} {unit}{shown_per}"


def schedule(value: Dose) -> str:
    """Word interval, days and cycle of a dose."""
    parts = []
    if value.days:
        parts.append(_("day {days}").format(days=day_numbers(value.days)))
    if value.times_a_day is not None:
        parts.append(_times_a_day(value.times_a_day))
    if value.every is not None and value.every_unit is not None:
        parts.append(_every(value.every, value.every_unit))
    if value.cycle_days is not None:
        parts.append(_("{days}-day cycle").format(days=value.cycle_days))
    return ", ".join(parts)


def day_numbers(days: Sequence[int]) -> str:
    """Word days of a cycle: "1, 8, 15" or "1 to 21"."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    worded = (
        _("{first} to {last}").format(first=run[0], last=run[-1])
        if len(run) > _SHORT_RUN
        else ", ".join(map(str, run))
        for run in runs
    )
    return ", ".join(worded)


_SHORT_RUN = 2


def _times_a_day(times: int) -> str:
    worded = {1: _("daily"), 2: _("twice daily"), 3: _("three times daily")}
    return worded.get(times) or _("{times} times daily").format(times=times)


def _every(number: Decimal, unit: str) -> str:
    words = unit_words(unit, number)
    if number == 1:
        return _("every {unit}").format(unit=words)
    return _("every {number} {unit}").format(number=dose_number(number), unit=words)


def dose_amount(value: Dose) -> str:
    """Word how much is given at once."""
    low = amount(value.amount, value.unit, value.per)
    if value.amount_high is None:
        return low
    if value.unit == "AUC":
        return _("{low} to {high}").format(low=low, high=dose_number(value.amount_high))
    high = amount(value.amount_high, value.unit, value.per)
    return _("{low} to {high}").format(low=dose_number(value.amount), high=high)


def _dose(value: Dose) -> str:
    loading = _("loading dose")
    name = f"{value.intervention} ({loading})" if value.loading else value.intervention
    given = ", ".join(part for part in (dose_amount(value), value.route, schedule(value)) if part)
    lines = [name, given, value.order or ""]
    lines += [adjustment(item) for item in value.adjustments]
    return "\n".join(line for line in lines if line)


def adjustment(value: Adjustment) -> str:
    """Word a change of dose the record permits or forbids."""
    if value.action == "reduction" and value.permitted and value.amount is not None:
        reduced = amount(value.amount, value.unit or "", value.per)
        text = _("Reduction to {amount} permitted").format(amount=reduced)
    else:
        text = _ADJUSTMENTS[value.action, value.permitted]()
    return f"{text}: “{value.condition}”" if value.condition else text


_ADJUSTMENTS: dict[tuple[str, bool], Callable[[], str]] = {
    ("reduction", True): lambda: _("Dose reduction permitted"),
    ("reduction", False): lambda: _("No dose reduction permitted"),
    ("interruption", True): lambda: _("Interruption provided for"),
    ("interruption", False): lambda: _("No interruption permitted"),
    ("discontinuation", True): lambda: _("Discontinuation provided for"),
    ("discontinuation", False): lambda: _("No discontinuation provided for"),
}


def _measure(value: Measure) -> str:
    outcome, read = value.outcome, value.endpoint
    frame = outcome.time_frame or _("time frame not stated")
    lines = [outcome.measure or not_stated(), frame]
    if read.assessor:
        lines.append(_("Assessed by: {who}").format(who=label(read.assessor)))
    lines.append(outcome.description or "")
    return "\n".join(line for line in lines if line)


def _criterion(value: Criterion) -> str:
    indent = "– " * value.depth if value.parent else ""
    group = f"[{value.group.rstrip(':： ')}] " if value.group else ""
    return f"{group}{indent}{value.text}"


def _site_count(value: SiteCount) -> str:
    if value.stated is None or value.stated == value.listed:
        return _("{listed} listed").format(listed=count(value.listed))
    return _("{listed} of {stated} sites listed").format(
        listed=count(value.listed), stated=count(value.stated)
    )


def _status_counts(value: StatusCounts) -> str:
    worded = (
        (number, label(status) if status else _("status not stated"))
        for status, number in value.counts
    )
    return "; ".join(f"{count(number)} {status}" for number, status in worded)


def absence_words(why: Absence) -> str:
    """Return the short form for a figure that is not there; each reason has its own."""
    return {
        "not reached": _("NR"),
        "not estimable": _("NE"),
        "not available": _("NA"),
        "not reported": _("not reported"),
    }[why]


def absence_legend() -> str:
    """Explain the short forms."""
    return _(
        "NR: not reached; NE: not estimable; NA: posted as not available; "
        "–: the record does not report it."
    )


def interval_words(value: Interval) -> str:
    """Word an interval: "95% CI 63.0 to 86.8"."""
    low = statistic(value.low, absence_words(value.why_no_low or "not reported"))
    high = statistic(value.high, absence_words(value.why_no_high or "not reported"))
    return _("{level}% CI {low} to {high}").format(
        level=dose_number(value.level), low=low, high=high
    )


def _estimate(value: Estimate) -> str:
    shown = _absent(value) or _figure(value)
    inside = []
    if value.n is not None and value.total is not None:
        inside.append(f"{count(value.n)}/{count(value.total)}")
    if value.interval is not None:
        inside.append(interval_words(value.interval))
    if value.value is not None and value.low is not None and value.high is not None:
        inside.append(_("range {range}").format(range=range_words(value)))
    if value.population:
        inside.append(value.population)
    return f"{shown} ({'; '.join(inside)})" if inside else shown


def _absent(value: Estimate) -> str:
    """Return the short form where the record says why there is no figure."""
    why = value.why_absent
    return absence_words(why) if why is not None and why != "not reported" else ""


def _figure(value: Estimate) -> str:
    """Word the figure itself; counts alone, a range alone or one bound alone where that is all."""
    if value.value is not None:
        return with_unit(statistic(value.value, ""), value.unit)
    if value.n is not None:
        return count(value.n)
    if value.low is None and value.high is None:
        return not_stated()
    return with_unit(range_words(value), value.unit)


def range_words(value: Estimate) -> str:
    """Word a reported range, of which one end may be all there is."""
    low, high = statistic(value.low, ""), statistic(value.high, "")
    if value.low is None:
        return _("less than {high}").format(high=high)
    if value.high is None:
        return _("more than {low}").format(low=low)
    return _("{low} to {high}").format(low=low, high=high)


def with_unit(figure: str, unit: str | None) -> str:
    """Add a unit to a figure."""
    if unit == "percent":
        return f"{figure}%"
    if unit is None:
        return figure
    is_single = re.fullmatch(r"1(?:\.0+)?", figure)
    return f"{figure} {unit_words(unit, 1 if is_single else _SEVERAL)}"


_SEVERAL = 2  # figures are printed texts: which of several they are is not read back


def _disagreement(value: Disagreement) -> str:
    readings = _(" or ").join(reading for reading, _source in value.readings)
    return f"{readings}\n{value.remark}" if value.remark else readings


def _posted_measure(value: PostedMeasure) -> str:
    """Word a posted measure: its title, then each figure with its group."""
    lines = [_posted_figure(figure, value) for figure in value.figures[:_MOST_FIGURES]]
    left = len(value.figures) - len(lines)
    more = _("+ {number} more figures, see Results").format(number=left) if left else ""
    head = f"{value.title} ({_role(value.role)})" if value.role else value.title
    nothing = "" if value.figures else _("no figure posted yet")
    frame = _("time frame: {words}").format(words=value.time_frame) if value.time_frame else ""
    return "\n".join(filter(None, (head, *lines, more, nothing, frame)))


def _role(role: str) -> str:
    return translated(_ROLES[role]) if role in _ROLES else role


_ROLES = {"primary": N_("primary"), "secondary": N_("secondary"), "other": N_("other")}


def _posted_figure(estimate: Estimate, measure: PostedMeasure) -> str:
    named = " · ".join(filter(None, (estimate.group, estimate.row)))
    figure = _estimate(replace(estimate, population=None))
    unit = measure.unit or ""
    has_unit = estimate.unit == "percent" or (estimate.unit or "").lower() in figure.lower()
    shown = figure if has_unit or not unit else f"{figure} {unit}"
    return f"{named}: {shown}" if named else shown


def _other_measures(value: OtherMeasures) -> str:
    return _("+ {number} more posted measures, see Results").format(number=len(value.measures))


def _tallies(value: Tallies) -> str:
    return "\n".join(f"{tally.group}: {_tally(tally)}" for tally in value.groups)


def _tally(tally: GroupTally) -> str:
    if tally.count is None:
        return not_stated()
    return (
        count(tally.count) if tally.total is None else f"{count(tally.count)}/{count(tally.total)}"
    )


_MOST_FIGURES = 8

_WORDED: dict[type, Callable[..., str]] = {
    bool: _yes_or_no,
    int: count,
    Age: lambda value: value.posted,
    Codes: _codes,
    UnorderedNames: _names,
    PartialDate: _date,
    Enrollment: _enrollment,
    Sponsor: _sponsor,
    Arm: _arm,
    Intervention: _intervention,
    Dose: _dose,
    Measure: _measure,
    Criterion: _criterion,
    SiteCount: _site_count,
    StatusCounts: _status_counts,
    Estimate: _estimate,
    Disagreement: _disagreement,
    PostedMeasure: _posted_measure,
    OtherMeasures: _other_measures,
    Tallies: _tallies,
}

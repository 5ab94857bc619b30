"""Reported results as the public JSON of ``trialdesk results``."""

from collections.abc import Sequence
from decimal import Decimal

from trialdesk.domain.result import (
    AdverseEvent,
    Comparator,
    Estimate,
    Interval,
    Results,
)
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.estimates import baseline, estimates
from trialdesk.exports.posted_json import analyses, awaited, event_totals, flow, posted_events
from trialdesk.exports.source_json import Json, source_json
from trialdesk.exports.trial_json import number
from trialdesk.statistics.divisions import GroupDivision, divisions
from trialdesk.statistics.follow_up import follow_up_agrees, follow_ups, window_of
from trialdesk.statistics.recomputation import (
    Recomputation,
    recomputed,
    recomputed_comparator,
    recomputed_event,
)
from trialdesk.statistics.rounding import round_half_up
from trialdesk.statistics.survival import Course, courses


def results_json(trials: Sequence[Trial]) -> Json:
    """Give what trials report, and beside it what TrialDesk computes from the same counts."""
    return {"trials": [_trial(trial) for trial in trials]}


def _trial(trial: Trial) -> Json:
    results = trial.results or Results()
    found, at_baseline = estimates(results), baseline(results)
    return {
        "nct_id": trial.id,
        "has_results": trial.has_results,
        "cutoff": results.cutoff,
        "citation": results.citation,
        "populations": [
            {"name": name, "definition": definition} for name, definition in results.populations
        ],
        "dates": [
            {"role": day.role, "date": day.date, "source": _source(trial, day.source)}
            for day in results.dates
        ],
        "estimates": [_estimate(trial, one) for one in found],
        "adverse_events": [
            *(_event(trial, event) for event in results.adverse_events),
            *posted_events(trial),
        ],
        "adverse_event_totals": event_totals(trial),
        "comparators": [_comparator(trial, one) for one in results.comparators],
        "baseline": [_estimate(trial, one) for one in at_baseline],
        "awaited": awaited(trial),
        "flow": flow(trial),
        "analyses": analyses(trial),
        "sums": [_division(one) for one in divisions((*found, *at_baseline))],
        "courses": [_course(one) for one in courses(found)],
        "follow_up": _follow_up(results),
        "limitations": results.posted.limitations if results.posted else None,
    }


def _estimate(trial: Trial, one: Estimate) -> Json:
    return {
        "key": one.key,
        "outcome_code": one.code,
        "measure": one.measure,
        "row": one.row,
        "group": one.group,
        "population": one.population,
        "role": one.role,
        "time_frame": one.time_frame,
        "n": one.n,
        "N": one.total,
        "value": number(one.value),
        "unit": one.unit,
        "statistic": one.statistic,
        "dispersion": one.dispersion,
        "spread": number(one.spread),
        "range": _range(one),
        "interval": _interval(one.interval),
        "at": None if one.at_months is None else {"value": one.at_months, "unit": "month"},
        "not_reached": one.not_reached,
        "why_absent": one.why_absent,
        "comment": one.comment,
        "recomputed": _recomputed(recomputed(one)),
        "source": _source(trial, one.source),
    }


def _range(one: Estimate) -> Json | None:
    if one.low is None and one.high is None:
        return None
    return {"low": number(one.low), "high": number(one.high)}


def _interval(interval: Interval | None) -> Json | None:
    if interval is None:
        return None
    return {
        "level": number(interval.level),
        "low": number(interval.low),
        "high": number(interval.high),
        "method": interval.method,
        "why_no_low": interval.why_no_low,
        "why_no_high": interval.why_no_high,
    }


def _recomputed(found: Recomputation | None) -> Json | None:
    if found is None:
        return None
    return {
        "value": number(found.value),
        "low": number(found.low),
        "high": number(found.high),
        "level": number(found.level),
        "method": found.method,
        "n": found.n,
        "N": found.total,
        "implied": found.implied,
        "value_agrees": found.value_agrees,
        "interval_agrees": found.interval_agrees,
        "agrees": found.agrees,
    }


def _event(trial: Trial, event: AdverseEvent) -> Json:
    return {
        "term": event.term,
        "grade": event.grade,
        "group": None,
        "n": event.n,
        "N": event.total,
        "percent": number(event.percent),
        "recomputed": _recomputed(recomputed_event(event)),
        "source": _source(trial, event.source),
    }


def _comparator(trial: Trial, one: Comparator) -> Json:
    return {
        "study": one.study,
        "arm": one.arm,
        "measure": one.measure,
        "value": one.value,
        "unit": one.unit,
        "n": one.n,
        "N": one.total,
        "percent": number(one.percent),
        "citation": one.citation,
        "recomputed": _recomputed(recomputed_comparator(one)),
        "source": _source(trial, one.source),
    }


def _division(division: GroupDivision) -> Json:
    return {
        "name": division.name,
        "group": division.group,
        "parts": [{"key": part.key, "n": part.n} for part in division.parts],
        "sum": division.counted,
        "N": division.total,
        "agrees": not division.excess,
    }


def _course(course: Course) -> Json:
    return {
        "outcome_code": course.code,
        "group": course.group,
        "population": course.population,
        "landmarks": [one.key for one in course.landmarks],
        "falls": course.falls,
        "medians": [{"key": one.key, "agrees": course.holds(one)} for one in course.medians],
    }


def _follow_up(results: Results) -> Json | None:
    window = window_of(results)
    if window is None:
        return None
    return {
        "shortest": _tenths(window.shortest),
        "longest": _tenths(window.longest),
        "unit": "month",
        "reported": [
            {"key": one.key, "agrees": follow_up_agrees(one, window)} for one in follow_ups(results)
        ],
    }


def _tenths(months: Decimal) -> int | float | None:
    return number(round_half_up(float(months), 1))


def _source(trial: Trial, source: Source | None) -> Json | None:
    return source_json(trial.stored(source)) if source else None

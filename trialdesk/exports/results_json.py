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
    """Return what trials report, and beside it what TrialDesk computes from the same counts."""
    return {"trials": [_trial(trial) for trial in trials]}


def _trial(trial: Trial) -> Json:
    results = trial.results or Results()
    reported, at_baseline = estimates(results), baseline(results)
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
        "estimates": [_estimate(trial, figure) for figure in reported],
        "adverse_events": [
            *(_event(trial, event) for event in results.adverse_events),
            *posted_events(trial),
        ],
        "adverse_event_totals": event_totals(trial),
        "comparators": [_comparator(trial, figure) for figure in results.comparators],
        "baseline": [_estimate(trial, figure) for figure in at_baseline],
        "awaited": awaited(trial),
        "flow": flow(trial),
        "analyses": analyses(trial),
        "sums": [_division(figure) for figure in divisions((*reported, *at_baseline))],
        "courses": [_course(figure) for figure in courses(reported)],
        "follow_up": _follow_up(results),
        "limitations": results.posted.limitations if results.posted else None,
    }


def _estimate(trial: Trial, figure: Estimate) -> Json:
    return {
        "key": figure.key,
        "outcome_code": figure.code,
        "measure": figure.measure,
        "row": figure.row,
        "group": figure.group,
        "population": figure.population,
        "role": figure.role,
        "time_frame": figure.time_frame,
        "n": figure.n,
        "N": figure.total,
        "value": number(figure.value),
        "unit": figure.unit,
        "statistic": figure.statistic,
        "dispersion": figure.dispersion,
        "spread": number(figure.spread),
        "range": _range(figure),
        "interval": _interval(figure.interval),
        "at": None if figure.at_months is None else {"value": figure.at_months, "unit": "month"},
        "not_reached": figure.not_reached,
        "why_absent": figure.why_absent,
        "comment": figure.comment,
        "recomputed": _recomputed(recomputed(figure)),
        "source": _source(trial, figure.source),
    }


def _range(figure: Estimate) -> Json | None:
    if figure.low is None and figure.high is None:
        return None
    return {"low": number(figure.low), "high": number(figure.high)}


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


def _recomputed(recomputation: Recomputation | None) -> Json | None:
    if recomputation is None:
        return None
    return {
        "value": number(recomputation.value),
        "low": number(recomputation.low),
        "high": number(recomputation.high),
        "level": number(recomputation.level),
        "method": recomputation.method,
        "n": recomputation.n,
        "N": recomputation.total,
        "implied": recomputation.implied,
        "value_agrees": recomputation.value_agrees,
        "interval_agrees": recomputation.interval_agrees,
        "agrees": recomputation.agrees,
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


def _comparator(trial: Trial, figure: Comparator) -> Json:
    return {
        "study": figure.study,
        "arm": figure.arm,
        "measure": figure.measure,
        "value": figure.value,
        "unit": figure.unit,
        "n": figure.n,
        "N": figure.total,
        "percent": number(figure.percent),
        "citation": figure.citation,
        "recomputed": _recomputed(recomputed_comparator(figure)),
        "source": _source(trial, figure.source),
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
        "landmarks": [figure.key for figure in course.landmarks],
        "falls": course.falls,
        "medians": [
            {"key": figure.key, "agrees": course.holds(figure)} for figure in course.medians
        ],
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
            {"key": figure.key, "agrees": follow_up_agrees(figure, window)}
            for figure in follow_ups(results)
        ],
    }


def _tenths(months: Decimal) -> int | float | None:
    return number(round_half_up(float(months), 1))


def _source(trial: Trial, source: Source | None) -> Json | None:
    return source_json(trial.stored(source)) if source else None

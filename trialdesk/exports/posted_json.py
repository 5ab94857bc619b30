"""Posted tables of a trial's results as public JSON: flow, analyses, adverse events."""

from collections.abc import Iterator

from trialdesk.domain.result import (
    Affected,
    FlowPeriod,
    FlowStep,
    Interval,
    Posted,
    PostedEvent,
    PostedEvents,
)
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.estimates import group_titles
from trialdesk.exports.source_json import Json, source_json
from trialdesk.exports.trial_json import number


def flow(trial: Trial) -> list[Json]:
    """Return how many of each group reached each milestone, or left and why."""
    posted = _posted(trial)
    if posted is None or posted.flow is None:
        return []
    titles = group_titles(posted.flow.groups)
    return [
        {
            "period": period.title,
            "kind": kind,
            "step": step.title,
            "group": titles.get(count.group, count.group),
            "count": count.count,
            "comment": count.comment or step.comment,
            "source": _source(trial, step.pointer),
        }
        for period in posted.flow.periods
        for kind, step in _steps(period)
        for count in step.counts
    ]


def _steps(period: FlowPeriod) -> Iterator[tuple[str, FlowStep]]:
    yield from (("milestone", step) for step in period.milestones)
    yield from (("withdrawal", step) for step in period.withdrawals)


def analyses(trial: Trial) -> list[Json]:
    """Return the posted comparisons of groups; the p value stays as posted."""
    posted = _posted(trial)
    return [
        {
            "outcome": outcome.title,
            "role": outcome.role,
            "groups": [group_titles(outcome.groups).get(group, group) for group in analysis.groups],
            "subject": analysis.subject,
            "parameter": analysis.parameter,
            "value": number(analysis.value),
            "interval": _interval(analysis.interval),
            "dispersion": analysis.dispersion,
            "spread": number(analysis.spread),
            "method": analysis.method,
            "p_value": analysis.p_value,
            "hypothesis": analysis.hypothesis,
            "comment": analysis.comment,
            "source": source_json(trial.stored(outcome.source)) if outcome.source else None,
        }
        for outcome in (posted.outcomes if posted else ())
        for analysis in outcome.analyses
    ]


def awaited(trial: Trial) -> list[Json]:
    """Return the outcomes whose figures are yet to be posted."""
    posted = _posted(trial)
    return [
        {
            "measure": outcome.title,
            "role": outcome.role,
            "time_frame": outcome.time_frame,
            "expected": outcome.expected,
            "source": source_json(trial.stored(outcome.source)) if outcome.source else None,
        }
        for outcome in (posted.outcomes if posted else ())
        if outcome.reported is False
    ]


def _interval(interval: Interval | None) -> Json | None:
    if interval is None:
        return None
    return {
        "level": number(interval.level),
        "low": number(interval.low),
        "high": number(interval.high),
        "sides": interval.sides,
        "why_no_low": interval.why_no_low,
        "why_no_high": interval.why_no_high,
    }


def posted_events(trial: Trial) -> list[Json]:
    """Return the posted adverse events, group by group; the registry states no grades."""
    events = _events(trial)
    if events is None:
        return []
    titles = group_titles(events.groups)
    listed = (("serious", events.serious, None), ("other", events.other, events.threshold))
    return [
        _event(trial, event, affected, titles) | {"table": table, "threshold_percent": threshold}
        for table, of, threshold in listed
        for event in of
        for affected in event.affected
    ]


def _event(trial: Trial, event: PostedEvent, affected: Affected, titles: dict[str, str]) -> Json:
    return {
        "term": event.term,
        "grade": None,
        "group": titles.get(affected.group, affected.group),
        "n": affected.n,
        "N": affected.total,
        "percent": None,
        "events": affected.events,
        "organ_class": event.organ_class,
        "vocabulary": event.vocabulary,
        "assessment": event.assessment,
        "notes": event.notes,
        "recomputed": None,
        "source": _source(trial, event.pointer),
    }


def event_totals(trial: Trial) -> list[Json]:
    """Return how many of each group died or had any event."""
    events = _events(trial)
    if events is None:
        return []
    titles = group_titles(events.groups)
    totals = (("deaths", events.deaths), ("serious", events.any_serious))
    return [
        {
            "table": table,
            "group": titles.get(affected.group, affected.group),
            "n": affected.n,
            "N": affected.total,
            "threshold_percent": events.threshold if table == "other" else None,
            "comment": events.comment_on_deaths if table == "deaths" else None,
        }
        for table, of in (*totals, ("other", events.any_other))
        for affected in of
    ]


def _posted(trial: Trial) -> Posted | None:
    return trial.results.posted if trial.results else None


def _events(trial: Trial) -> PostedEvents | None:
    posted = _posted(trial)
    return posted.events if posted else None


def _source(trial: Trial, pointer: str | None) -> Json | None:
    if pointer is None or trial.snapshot is None:
        return None
    return source_json(trial.stored(Source(trial.snapshot.document, pointer)))

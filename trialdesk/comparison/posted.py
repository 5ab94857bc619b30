"""Posted results as values that can be compared: a measure, a count, group by group."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from trialdesk.comparison.values import GroupTally, PostedMeasure, Statement, Tallies
from trialdesk.domain.outcome import Outcome, Role
from trialdesk.domain.result import Affected, FlowStep, Group, Posted, PostedOutcome
from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.endpoints.estimates import estimates, group_titles

CodedStatement = tuple[str, Statement]


def posted_measures(trial: Trial) -> Iterator[tuple[PostedOutcome, PostedMeasure, str | None]]:
    """Return every posted outcome measure, its figures and the code of its endpoint."""
    results = trial.results
    if results is None or results.posted is None:
        return
    alone = replace(results, estimates=())
    by_place: dict[str, list[int]] = {}
    published = estimates(alone)
    for number, figure in enumerate(published):
        by_place.setdefault(figure.key.split("/")[1], []).append(number)
    for place, outcome in enumerate(results.posted.outcomes):
        figures = tuple(published[number] for number in by_place.get(str(place), ()))
        code = (
            next((figure.code for figure in figures if figure.code), None)
            if figures
            else _code(outcome)
        )
        unsourced = tuple(replace(figure, source=None, key="") for figure in figures)
        frame, unit = outcome.time_frame, outcome.unit
        yield (
            outcome,
            PostedMeasure(outcome.title or "", outcome.role, frame, unit, unsourced),
            code,
        )


def _code(outcome: PostedOutcome) -> str:
    """Return the endpoint a measure without figures names."""
    role = cast("Role", outcome.role or "other")
    named = Outcome(role, outcome.title, outcome.time_frame, outcome.description)
    return endpoint(named).code


def shown_measures(trial: Trial, codes: frozenset[str]) -> Iterator[CodedStatement]:
    """Return the primary measures and those of endpoints asked for first, under their codes."""
    seen: Counter[str] = Counter()
    for outcome, measure, code in posted_measures(trial):
        if outcome.role == "primary" or code in codes:
            name = code if code in codes else measure.title
            seen[name or ""] += 1
            again = seen[name or ""]
            named = f"{name} ({again})" if again > 1 else name or ""
            yield named, Statement(measure, _source(trial, outcome.source))


def other_measures(trial: Trial, codes: frozenset[str]) -> tuple[PostedMeasure, ...]:
    """Return the posted measures that ``shown_measures`` leaves out."""
    return tuple(
        measure
        for outcome, measure, code in posted_measures(trial)
        if outcome.role != "primary" and code not in codes
    )


def flow_tallies(trial: Trial) -> Iterator[CodedStatement]:
    """Return how many of each group started and completed each period."""
    posted = _posted(trial)
    flow = posted.flow if posted else None
    for period in flow.periods if flow else ():
        for step in period.milestones:
            name = (step.title or "").strip()
            if name.casefold() in {"started", "completed"}:
                several = len(flow.periods) > 1 if flow else False
                of = f"{period.title}, {name.lower()}" if several else name.lower()
                tallies = _of_step(step, flow.groups if flow else ())
                yield of, Statement(tallies, _at(trial, step.pointer))


def event_tallies(trial: Trial) -> Iterator[CodedStatement]:
    """Return how many of each group died and had any serious event, of those at risk."""
    posted = _posted(trial)
    events = posted.events if posted else None
    if events is None:
        return
    for name, counted in (("deaths", events.deaths), ("any serious event", events.any_serious)):
        if counted:
            tallies = _of_affected(counted, events.groups)
            yield name, Statement(tallies, trial.source("results/posted"))


def _posted(trial: Trial) -> Posted | None:
    return trial.results.posted if trial.results else None


def _of_step(step: FlowStep, groups: Iterable[Group]) -> Tallies:
    titles = group_titles(groups)
    return Tallies(
        tuple(
            GroupTally(titles.get(tally.group, tally.group), tally.count) for tally in step.counts
        )
    )


def _of_affected(counted: Iterable[Affected], groups: Iterable[Group]) -> Tallies:
    titles = group_titles(groups)
    return Tallies(
        tuple(
            GroupTally(titles.get(tally.group, tally.group), tally.n, tally.total)
            for tally in counted
        )
    )


def _at(trial: Trial, pointer: str | None) -> Source | None:
    if pointer is None or trial.snapshot is None:
        return None
    return trial.stored(Source(trial.snapshot.document, pointer))


def _source(trial: Trial, source: Source | None) -> Source | None:
    return trial.stored(source) if source else None

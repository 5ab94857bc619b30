"""What the rules on posted results share: the tables, the groups that started, the places."""

from trialdesk.checks.finding import FindingValue, Hit
from trialdesk.checks.record import CheckedRecord, shortened
from trialdesk.domain.result import Analysed, FlowPeriod, FlowStep, Posted, PostedOutcome
from trialdesk.domain.source import Source

STARTED = "started"
GroupCounts = dict[str, int]


def posted(record: CheckedRecord) -> Posted | None:
    results = record.trial.results
    return results.posted if results else None


def at(record: CheckedRecord, pointer: str | None, **values: FindingValue) -> Hit:
    """Point at a place of the posted tables."""
    snapshot = record.trial.snapshot
    if pointer is None or snapshot is None:
        return Hit("results", values)
    source = record.trial.stored(Source(snapshot.document, pointer))
    return Hit("results", values, sources=(source,))


def of_outcome(
    outcome: PostedOutcome, record: CheckedRecord, variant: str = "", **values: FindingValue
) -> Hit:
    """Point at a posted outcome measure, whose title is among the values."""
    sources = (record.trial.stored(outcome.source),) if outcome.source else ()
    title = shortened(outcome.title or "")
    return Hit("results", {"title": title, **values}, variant, sources)


def counts(step: FlowStep) -> GroupCounts:
    return {count.group: count.count for count in step.counts if count.count is not None}


def analysed_counts(analysed: Analysed) -> GroupCounts:
    return {count.group: count.count for count in analysed.counts if count.count is not None}


def milestones(period: FlowPeriod) -> dict[str, FlowStep]:
    """Return the milestones of a period by their names in small letters."""
    return {(step.title or "").casefold().strip(): step for step in period.milestones}


def started(tables: Posted) -> GroupCounts:
    """Return how many of each group started, at most, in any period."""
    most: GroupCounts = {}
    for period in tables.flow.periods if tables.flow else ():
        step = milestones(period).get(STARTED)
        for group, count in counts(step).items() if step else ():
            most[group] = max(count, most.get(group, 0))
    return most

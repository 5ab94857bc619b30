"""Posted results: who started, who left, who was there at baseline."""

from collections.abc import Iterator, Sequence

from trialdesk.checks.finding import Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord
from trialdesk.checks.results.posted_tables import (
    STARTED,
    analysed_counts,
    at,
    counts,
    milestones,
    posted,
)
from trialdesk.checks.rule import rule
from trialdesk.domain.result import Group
from trialdesk.endpoints.estimates import baseline, group_titles
from trialdesk.statistics.divisions import divisions

_COMPLETED, _NOT_COMPLETED = "completed", "not completed"


@rule("flow-does-not-add-up", "high", RECORD)
def _flow(record: CheckedRecord) -> Iterator[Hit]:
    tables = posted(record)
    for period in tables.flow.periods if tables and tables.flow else ():
        steps = milestones(period)
        if not {STARTED, _COMPLETED, _NOT_COMPLETED} <= set(steps):
            continue
        started, completed, left = (
            counts(steps[name]) for name in (STARTED, _COMPLETED, _NOT_COMPLETED)
        )
        titles = group_titles(tables.flow.groups if tables and tables.flow else ())
        for group in started.keys() & completed.keys() & left.keys():
            if started[group] != completed[group] + left[group]:
                yield at(
                    record,
                    steps[STARTED].pointer,
                    period=period.title,
                    group=titles.get(group, group),
                    started=started[group],
                    completed=completed[group],
                    left=left[group],
                )


@rule("withdrawals-do-not-add-up", "medium", RECORD)
def _withdrawals(record: CheckedRecord) -> Iterator[Hit]:
    tables = posted(record)
    for period in tables.flow.periods if tables and tables.flow else ():
        step = milestones(period).get(_NOT_COMPLETED)
        if step is None or not period.withdrawals:
            continue
        titles = group_titles(tables.flow.groups if tables and tables.flow else ())
        given = [counts(reason) for reason in period.withdrawals]
        for group, left in counts(step).items():
            by_reason = sum(reason.get(group, 0) for reason in given)
            if by_reason != left:
                place = {"period": period.title, "group": titles.get(group, group)}
                yield at(record, step.pointer, left=left, by_reason=by_reason, **place)


@rule("baseline-parts-and-whole", "medium", RECORD)
def _parts(record: CheckedRecord) -> Iterator[Hit]:
    for division in divisions(baseline(record.trial.results)):
        if division.excess:
            yield hit(
                "results",
                *(record.trial.stored(part.source) for part in division.parts[:1] if part.source),
                name=division.name,
                group=division.group,
                parts=tuple(part.n for part in division.parts),
                together=division.counted,
                total=division.total,
            )


@rule("total-column", "medium", RECORD)
def _total_column(record: CheckedRecord) -> Iterator[Hit]:
    tables = posted(record)
    table = tables.baseline if tables else None
    if table is None or tables is None:
        return
    whole = _total_group(table.groups)
    pointer = table.source.pointer if table.source else None
    for analysed in table.analysed if whole else ():
        counts = analysed_counts(analysed)
        parts = [count for group, count in counts.items() if group != whole]
        if whole in counts and len(parts) == len(table.groups) - 1 and sum(parts) != counts[whole]:
            whole_count, units = counts[whole], analysed.units
            yield at(record, pointer, units=units, total=whole_count, together=sum(parts))


def _total_group(groups: Sequence[Group]) -> str | None:
    named = [group.id for group in groups if (group.title or "").casefold().strip() == "total"]
    return named[0] if len(named) == 1 else None


@rule("started-above-enrolled", "medium", RECORD)
def _enrolled(record: CheckedRecord) -> Iterator[Hit]:
    tables, enrolled = posted(record), record.trial.enrollment
    first = tables.flow.periods[0] if tables and tables.flow and tables.flow.periods else None
    step = milestones(first).get(STARTED) if first else None
    began = sum(counts(step).values()) if step else 0
    if enrolled and enrolled.type == "ACTUAL" and began > enrolled.count:
        yield hit("enrollment", enrolled=enrolled.count, began=began)

"""Posted results: adverse events against those at risk."""

from collections.abc import Iterable, Iterator, Sequence

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord
from trialdesk.checks.results.posted_tables import (
    at,
    posted,
    started,
)
from trialdesk.checks.rule import rule
from trialdesk.domain.result import Affected, Posted, PostedEvent
from trialdesk.endpoints.estimates import group_titles


def _tables(tables: Posted) -> Iterator[tuple[str, Sequence[PostedEvent], Sequence[Affected]]]:
    if tables.events:
        yield "serious", tables.events.serious, tables.events.any_serious
        yield "other", tables.events.other, tables.events.any_other


def _each(record: CheckedRecord) -> Iterator[tuple[str, PostedEvent, Affected, str, int | None]]:
    """Return each count of each event: its table, group title and how many had any event of it."""
    tables = posted(record)
    if tables is None or tables.events is None:
        return
    titles = group_titles(tables.events.groups)
    for name, events, totals in _tables(tables):
        most = {affected.group: affected.n for affected in totals}
        for event in events:
            for affected in event.affected:
                title = f"{event.term}, {titles.get(affected.group, affected.group)}"
                yield name, event, affected, title, most.get(affected.group)


@rule("affected-above-at-risk", "high", RECORD)
def _affected_above(record: CheckedRecord) -> Iterator[Hit]:
    for _name, event, affected, title, _most in _each(record):
        if affected.n is not None and affected.total is not None and affected.n > affected.total:
            yield at(record, event.pointer, title=title, n=affected.n, total=affected.total)


@rule("event-above-any-event", "high", RECORD)
def _term_above_all(record: CheckedRecord) -> Iterator[Hit]:
    for name, event, affected, title, most in _each(record):
        if affected.n is not None and most is not None and affected.n > most:
            table = FindingTerm(name)
            yield at(record, event.pointer, title=title, n=affected.n, most=most, table=table)


@rule("fewer-events-than-participants", "medium", RECORD)
def _fewer_events(record: CheckedRecord) -> Iterator[Hit]:
    for _name, event, affected, title, _most in _each(record):
        if affected.n is not None and affected.events is not None and affected.events < affected.n:
            yield at(record, event.pointer, title=title, events=affected.events, n=affected.n)


@rule("at-risk-above-started", "medium", RECORD)
def _at_risk(record: CheckedRecord) -> Iterator[Hit]:
    """Find a group with more at risk than started in all groups; one finding a table."""
    tables = posted(record)
    began = sum(started(tables).values()) if tables else 0
    if tables is None or tables.events is None or not began:
        return
    titles = group_titles(tables.events.groups)
    totals = (tables.events.deaths, tables.events.any_serious, tables.events.any_other)
    for affected in _first_of_groups(affected for table in totals for affected in table):
        if affected.total is not None and affected.total > began:
            group = titles.get(affected.group, affected.group)
            yield hit("results", group=group, total=affected.total, began=began)


def _first_of_groups(counted: Iterable[Affected]) -> list[Affected]:
    kept: dict[str, Affected] = {}
    for affected in counted:
        if affected.group not in kept or (affected.total or 0) > (kept[affected.group].total or 0):
            kept[affected.group] = affected
    return list(kept.values())

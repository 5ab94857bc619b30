"""Posted results: adverse events against those at risk."""

from collections.abc import Iterable, Iterator, Sequence

from trialdesk.checks.finding import Hit, Term, hit
from trialdesk.checks.record import RECORD, Record
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


def _each(record: Record) -> Iterator[tuple[str, PostedEvent, Affected, str, int | None]]:
    """Give each count of each event: its table, group title and how many had any event of it."""
    tables = posted(record)
    if tables is None or tables.events is None:
        return
    titles = group_titles(tables.events.groups)
    for name, events, totals in _tables(tables):
        most = {one.group: one.n for one in totals}
        for event in events:
            for one in event.affected:
                title = f"{event.term}, {titles.get(one.group, one.group)}"
                yield name, event, one, title, most.get(one.group)


@rule("affected-above-at-risk", "high", RECORD)
def _affected_above(record: Record) -> Iterator[Hit]:
    for _name, event, one, title, _most in _each(record):
        if one.n is not None and one.total is not None and one.n > one.total:
            yield at(record, event.pointer, title=title, n=one.n, total=one.total)


@rule("event-above-any-event", "high", RECORD)
def _term_above_all(record: Record) -> Iterator[Hit]:
    for name, event, one, title, most in _each(record):
        if one.n is not None and most is not None and one.n > most:
            table = Term(name)
            yield at(record, event.pointer, title=title, n=one.n, most=most, table=table)


@rule("fewer-events-than-participants", "medium", RECORD)
def _fewer_events(record: Record) -> Iterator[Hit]:
    for _name, event, one, title, _most in _each(record):
        if one.n is not None and one.events is not None and one.events < one.n:
            yield at(record, event.pointer, title=title, events=one.events, n=one.n)


@rule("at-risk-above-started", "medium", RECORD)
def _at_risk(record: Record) -> Iterator[Hit]:
    """Find a group with more at risk than started in all groups; one finding a table."""
    tables = posted(record)
    began = sum(started(tables).values()) if tables else 0
    if tables is None or tables.events is None or not began:
        return
    titles = group_titles(tables.events.groups)
    totals = (tables.events.deaths, tables.events.any_serious, tables.events.any_other)
    for one in _first_of_groups(one for table in totals for one in table):
        if one.total is not None and one.total > began:
            group = titles.get(one.group, one.group)
            yield hit("results", group=group, total=one.total, began=began)


def _first_of_groups(found: Iterable[Affected]) -> list[Affected]:
    kept: dict[str, Affected] = {}
    for one in found:
        if one.group not in kept or (one.total or 0) > (kept[one.group].total or 0):
            kept[one.group] = one
    return list(kept.values())

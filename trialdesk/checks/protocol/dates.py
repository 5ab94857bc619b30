"""Dates and status against each other."""

import re
from collections.abc import Iterator
from itertools import pairwise

from trialdesk.checks.finding import FindingTerm, Hit, hit
from trialdesk.checks.record import RECORD, CheckedRecord
from trialdesk.checks.rule import rule
from trialdesk.domain.source import Source
from trialdesk.domain.trial import PartialDate

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_OPEN = frozenset({"RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION"})
_ENDED = frozenset({"COMPLETED", "TERMINATED"})
_STOPPED = frozenset({"TERMINATED", "SUSPENDED", "WITHDRAWN"})
_STALE_MONTHS = 12


def _day(date: PartialDate | None) -> str | None:
    return date.date if date is not None and _DAY.fullmatch(date.date) else None


def _is_before(date: str, other: str) -> bool:
    """Return whether a date lies before another for certain, however precise they are."""
    precise = min(len(date), len(other))
    return date[:precise] < other[:precise]


@rule("dates-in-order", "high", RECORD)
def _order(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    known = [
        ("start_date", _day(trial.start_date)),
        ("primary_completion_date", _day(trial.primary_completion_date)),
        ("completion_date", _day(trial.completion_date)),
    ]
    dated = [(path, day) for path, day in known if day]
    for (first, earlier), (second, later) in pairwise(dated):
        if _is_before(later, earlier):
            yield hit(
                second,
                first=FindingTerm(first),
                earlier=earlier,
                second=FindingTerm(second),
                later=later,
            )


def _data_date(record: CheckedRecord) -> str | None:
    snapshot = record.trial.snapshot
    day = snapshot.data_date if snapshot else None
    return day if day and _DAY.fullmatch(day) else None


def _dated(record: CheckedRecord) -> Iterator[tuple[str, PartialDate, str]]:
    trial = record.trial
    for path, date in (
        ("start_date", trial.start_date),
        ("primary_completion_date", trial.primary_completion_date),
        ("completion_date", trial.completion_date),
    ):
        day = _day(date)
        if date is not None and day is not None:
            yield path, date, day


@rule("actual-date-in-future", "high", RECORD)
def _actual_in_future(record: CheckedRecord) -> Iterator[Hit]:
    today = _data_date(record)
    for path, date, day in _dated(record):
        if today and date.type == "ACTUAL" and _is_before(today, day):
            yield hit(path, day=day, today=today)


@rule("completion-overdue", "medium", RECORD)
def _overdue(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    day, today = _day(trial.primary_completion_date or trial.completion_date), _data_date(record)
    path = "primary_completion_date" if trial.primary_completion_date else "completion_date"
    if trial.status in _OPEN and day and today and _is_before(day, today):
        yield hit(path, status=trial.status, day=day, today=today)


@rule("start-passed", "medium", RECORD)
def _start_passed(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    day, today = _day(trial.start_date), _data_date(record)
    if trial.status == "NOT_YET_RECRUITING" and day and today and _is_before(day, today):
        yield hit("start_date", status=trial.status, day=day, today=today)


@rule("status-not-verified", "low", RECORD)
def _stale(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    today = _data_date(record)
    verified = trial.status_verified
    if trial.status not in _OPEN or not today or not verified or not _DAY.fullmatch(verified):
        return
    months = _months(verified, today)
    if months is not None and months > _STALE_MONTHS:
        yield hit("status", status=trial.status, verified=verified, today=today)


def _months(earlier: str, later: str) -> int | None:
    whole = len("2025-01")
    if min(len(earlier), len(later)) < whole:
        return None
    years = int(later[:4]) - int(earlier[:4])
    return years * 12 + int(later[5:7]) - int(earlier[5:7])


@rule("source-without-date", "low", RECORD)
def _undated(record: CheckedRecord) -> Iterator[Hit]:
    snapshot = record.trial.snapshot
    if snapshot is None:
        return
    date, document = snapshot.data_date, snapshot.document
    source = record.trial.source("status") or Source(document)
    if date is None:
        yield hit("status", source, document=document)
    elif len(date) == len("2025"):
        yield hit("status", source, variant="year", document=document, year=date)


@rule("ended-but-estimated", "medium", RECORD)
def _ended_as_estimate(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    date = trial.completion_date
    if trial.status in _ENDED and date is not None and date.type == "ESTIMATED":
        yield hit("completion_date", status=trial.status, date=date.date)


@rule("stop-without-reason", "low", RECORD)
def _reason_of_stop(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    if trial.status in _STOPPED and not (trial.why_stopped or "").strip():
        yield hit("status", status=trial.status)


@rule("reason-without-stop", "medium", RECORD)
def _reason_without_stop(record: CheckedRecord) -> Iterator[Hit]:
    trial = record.trial
    if trial.why_stopped and trial.status and trial.status not in _STOPPED:
        yield hit("why_stopped", status=trial.status, reason=trial.why_stopped)

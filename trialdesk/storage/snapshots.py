"""Which snapshots a library keeps of a trial, and which of them is current."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, select

from trialdesk.domain.trial import Trial
from trialdesk.storage.database.bulk import Values, put
from trialdesk.storage.lists.current import make_current
from trialdesk.storage.lists.numbers import take_numbers
from trialdesk.storage.lists.rows import origin, snapshot_values
from trialdesk.storage.schema import snapshot as table

StoredAs = Literal["new", "changed", "identical"]

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_NO_DATE = ""
_RANKED = (table.c.data_date, table.c.partial)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a record; ``snapshot`` is the stored one, for "identical" the earlier."""

    id: str
    outcome: StoredAs
    snapshot: int


def earliest_day(data_date: str | None) -> str:
    """Return a date that sorts: the first day a less precise one can mean, none before any."""
    if data_date is None or not _DATE.fullmatch(data_date):
        return _NO_DATE
    return data_date + "0000-01-01"[len(data_date) :]


Rank = tuple[bool, str]
"""Whether a snapshot is whole, and the day it stands for: of a trial the highest is shown."""


def rank(data_date: str | None, *, partial: bool) -> Rank:
    """Rank a snapshot: a part of a record never hides a whole one."""
    return not partial, earliest_day(data_date)


@dataclass(slots=True)
class _Kept:
    """What is held of one trial: snapshot numbers by kind and hash, and the rank of the best.

    ``current`` is set when a snapshot just stored is the one to show.
    """

    numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    best: Rank = (False, _NO_DATE)
    current: Trial | None = None


def add(
    connection: Connection, trials: Sequence[tuple[Trial, bytes]], imported_at: str
) -> tuple[Added, ...]:
    """Store each record not stored yet; of a trial's whole snapshots the newest date is current.

    A snapshot without a date never replaces one with a date, nor a partial one a whole one; of
    equal dates the later import is current.
    """
    kept = _kept(connection, [record.id for record, _raw in trials])
    shown = {trial_id for trial_id, held in kept.items() if held.numbers}
    ids = _ids(connection, len(trials))
    rows: list[Values] = []
    added = tuple(
        _stored(kept[record.id], record, raw, (imported_at, ids, rows)) for record, raw in trials
    )
    put(connection, table, rows)
    current = [held.current for held in kept.values() if held.current]
    numbers = take_numbers(connection, [origin(trial).data_date for trial in current])
    make_current(connection, current, numbers, shown.intersection(trial.id for trial in current))
    return added


def _ids(connection: Connection, count: int) -> Iterator[int]:
    """Return numbers that no snapshot had, nor will have."""
    if connection.dialect.name == "postgresql":
        series = (
            "SELECT nextval(pg_get_serial_sequence('snapshot', 'id')) FROM generate_series(1, %s)"
        )
        yield from list(connection.exec_driver_sql(series, (count,)).scalars())
        return
    last = "SELECT seq FROM sqlite_sequence WHERE name = 'snapshot'"
    yield from itertools.count((connection.exec_driver_sql(last).scalar() or 0) + 1)


def preview(connection: Connection, trials: Sequence[tuple[Trial, bytes]]) -> tuple[Added, ...]:
    """Return what ``add`` would make of records; a number of 0 stands for one not given yet."""
    kept = _kept(connection, [record.id for record, _raw in trials])
    previewed = []
    for record, raw in trials:
        held, key = kept[record.id], (origin(record).kind, sha256(raw).hexdigest())
        number = held.numbers.get(key)
        outcome: StoredAs = "changed" if held.numbers else "new"
        previewed.append(Added(record.id, outcome if number is None else "identical", number or 0))
        held.numbers.setdefault(key, 0)
    return tuple(previewed)


def _kept(connection: Connection, ids: Collection[str]) -> dict[str, _Kept]:
    kept = {trial_id: _Kept() for trial_id in ids}
    columns = (*_RANKED, table.c.trial_id, table.c.kind, table.c.sha256, table.c.id)
    for row in connection.execute(select(*columns).where(table.c.trial_id.in_(kept))):
        held = kept[row.trial_id]
        held.numbers[row.kind, row.sha256] = row.id
        held.best = max(held.best, rank(row.data_date, partial=row.partial))
    return kept


def _stored(
    held: _Kept, record: Trial, raw: bytes, batch: tuple[str, Iterator[int], list[Values]]
) -> Added:
    """Note a record in the batch: when it came, the numbers to give, the rows to write."""
    snapshot, digest = origin(record), sha256(raw).hexdigest()
    known = held.numbers.get((snapshot.kind, digest))
    if known is not None:
        return Added(record.id, "identical", known)
    outcome: StoredAs = "changed" if held.numbers else "new"
    imported_at, ids, rows = batch
    number = next(ids)
    snapshot = replace(snapshot, sha256=digest, imported_at=imported_at, id=number)
    numbered = replace(record, snapshot=snapshot)
    rows.append(snapshot_values(numbered, raw))
    held.numbers[snapshot.kind, digest] = number
    new_rank = rank(snapshot.data_date, partial=snapshot.partial)
    if new_rank >= held.best:
        held.best, held.current = new_rank, numbered
    return Added(record.id, outcome, number)

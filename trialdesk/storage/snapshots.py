"""Which snapshots a library keeps of a trial, and which of them is current."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, Table, delete, insert, select, update

from trialdesk.domain.trial import Trial
from trialdesk.storage.index import add_words, clear_words, trial_number
from trialdesk.storage.rows import (
    Row,
    condition_rows,
    intervention_rows,
    named_rows,
    origin,
    packed,
    site_rows,
    snapshot_row,
    stored_trial,
    trial_row,
)
from trialdesk.storage.schema import snapshot as table
from trialdesk.storage.schema import (
    trial,
    trial_condition,
    trial_intervention,
    trial_named,
    trial_site,
)

Outcome = Literal["new", "changed", "identical"]

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_NO_DATE = ""
_RANKED = (table.c.data_date, table.c.partial)
_AT_ONCE = 200  # trials read for the full-text index
PARTS: dict[Table, Callable[[Trial], list[Row]]] = {
    trial_condition: condition_rows,
    trial_intervention: intervention_rows,
    trial_site: site_rows,
    trial_named: named_rows,
}


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a record; ``snapshot`` is the stored one, for "identical" the earlier."""

    id: str
    outcome: Outcome
    snapshot: int


def earliest_day(data_date: str | None) -> str:
    """Give a date that sorts: the first day a less precise one can mean, none before any."""
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
    kept = _kept(connection, {record.id for record, _raw in trials})
    added = tuple(
        _store(connection, kept[record.id], _stamped(record, raw, imported_at), raw)
        for record, raw in trials
    )
    _make_current(connection, [held.current for held in kept.values() if held.current])
    return added


def foresee(connection: Connection, trials: Sequence[tuple[Trial, bytes]]) -> tuple[Added, ...]:
    """Tell what ``add`` would make of records; a number of 0 stands for one not given yet."""
    kept = _kept(connection, {record.id for record, _raw in trials})
    foreseen = []
    for record, raw in trials:
        held, key = kept[record.id], (origin(record).kind, sha256(raw).hexdigest())
        number = held.numbers.get(key)
        outcome: Outcome = "changed" if held.numbers else "new"
        foreseen.append(Added(record.id, outcome if number is None else "identical", number or 0))
        held.numbers.setdefault(key, 0)
    return tuple(foreseen)


def renew(connection: Connection, trials: Sequence[Trial]) -> None:
    """Keep what was read again of stored snapshots; the records themselves stay as they are."""
    numbers = [origin(record).id for record in trials]
    for record in trials:
        changed = update(table).where(table.c.id == origin(record).id)
        connection.execute(changed.values(parsed=packed(record)))
    shown = select(trial.c.current_snapshot).where(trial.c.current_snapshot.in_(numbers))
    current = set(connection.execute(shown).scalars())
    _make_current(connection, [record for record in trials if origin(record).id in current])


def number_again(connection: Connection) -> None:
    """Give every trial its number anew and make the full-text index of them anew."""
    clear_words(connection)
    current = trial.c.current_snapshot == table.c.id
    columns = (table.c.id, table.c.trial_id, table.c.parsed)
    numbers = list(connection.execute(select(trial.c.current_snapshot)).scalars())
    for start in range(0, len(numbers), _AT_ONCE):
        wanted = select(*columns).join(trial, current)
        rows = connection.execute(wanted.where(table.c.id.in_(numbers[start : start + _AT_ONCE])))
        held = [stored_trial(row._asdict()) for row in rows]
        numbered = [(trial_number(origin(one)), one) for one in held]
        for number, one in numbered:
            changed = update(trial).where(trial.c.id == one.id)
            connection.execute(changed.values(number=number))
        add_words(connection, numbered)
        ids = [one.id for one in held]
        connection.execute(delete(trial_named).where(trial_named.c.trial_id.in_(ids)))
        _insert(connection, trial_named, [row for one in held for row in named_rows(one)])


def _kept(connection: Connection, ids: Collection[str]) -> dict[str, _Kept]:
    kept = {trial_id: _Kept() for trial_id in ids}
    columns = (*_RANKED, table.c.trial_id, table.c.kind, table.c.sha256, table.c.id)
    for row in connection.execute(select(*columns).where(table.c.trial_id.in_(kept))):
        held = kept[row.trial_id]
        held.numbers[row.kind, row.sha256] = row.id
        held.best = max(held.best, rank(row.data_date, partial=row.partial))
    return kept


def _stamped(record: Trial, raw: bytes, imported_at: str) -> Trial:
    """Say of a record what is stored of it: its own hash, and when it came."""
    digest = sha256(raw).hexdigest()
    stamped = replace(origin(record), sha256=digest, imported_at=imported_at, id=None)
    return replace(record, snapshot=stamped)


def _store(connection: Connection, held: _Kept, record: Trial, raw: bytes) -> Added:
    snapshot = origin(record)
    known = held.numbers.get((snapshot.kind, snapshot.sha256))
    if known is not None:
        return Added(record.id, "identical", known)
    outcome: Outcome = "changed" if held.numbers else "new"
    storing = insert(table).values(snapshot_row(record, raw)).returning(table.c.id)
    number = connection.execute(storing).scalar_one()
    held.numbers[snapshot.kind, snapshot.sha256] = number
    own = rank(snapshot.data_date, partial=snapshot.partial)
    if own >= held.best:
        held.best = own
        held.current = replace(record, snapshot=replace(snapshot, id=number))
    return Added(record.id, outcome, number)


def _make_current(connection: Connection, trials: Sequence[Trial]) -> None:
    """Put what SQL filters of these trials in the place of what it filtered so far."""
    ids = [record.id for record in trials]
    for part in PARTS:
        connection.execute(delete(part).where(part.c.trial_id.in_(ids)))
    connection.execute(delete(trial).where(trial.c.id.in_(ids)))
    numbered = [(trial_number(origin(record)), record) for record in trials]
    rows = [{**trial_row(record), "number": number} for number, record in numbered]
    _insert(connection, trial, rows)
    for part, of_trial in PARTS.items():
        _insert(connection, part, [row for record in trials for row in of_trial(record)])
    add_words(connection, numbered)


def _insert(connection: Connection, into: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(into), rows)

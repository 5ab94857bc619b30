"""What SQL lists, filters and searches: rows made of each trial's current snapshot."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, delete, select

from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.trial import Trial
from trialdesk.errors import UnreadableRecordError
from trialdesk.storage import schema
from trialdesk.storage.database.bulk import put
from trialdesk.storage.lists.facets import add_facets, drop_facets
from trialdesk.storage.lists.first_page import numbered
from trialdesk.storage.lists.index import add_titles, add_words, clear_words
from trialdesk.storage.lists.rows import (
    StoredRow,
    named_values,
    stored_raw,
    stored_snapshot,
    summary,
    trial_values,
)
from trialdesk.storage.reader import Reader
from trialdesk.storage.schema import trial, trial_named

_AT_ONCE = 200  # trials
_LISTED_AT_ONCE = 500  # asked for in one statement
LISTED = (trial.c.number, *(trial.c[name] for name in TrialSummary.__slots__))
"""The columns of a list, as ``numbered`` takes them."""


@dataclass(frozen=True, slots=True)
class Reread:
    """A trial whose record was read again; ``renewed`` when the list shows other values now.

    ``unread`` says why its record can no longer be read; the trial stays listed as it was, and
    is found by its number and title.
    """

    id: str
    renewed: bool = False
    unread: UnreadableRecordError | None = None


def make_current(
    connection: Connection,
    trials: Sequence[Trial],
    numbers: Sequence[int],
    replaced: Collection[str] = (),
) -> None:
    """Show trials under numbers; those ``replaced`` are shown by an older record or reading."""
    _drop(connection, replaced)
    shown = [
        (number, record, summary(record)) for number, record in zip(numbers, trials, strict=True)
    ]
    put(
        connection,
        trial,
        [trial_values(record, listed, number) for number, record, listed in shown],
    )
    put(connection, trial_named, [row for record in trials for row in named_values(record)])
    add_facets(connection, [(number, listed) for number, _record, listed in shown])
    add_words(connection, [(number, record) for number, record, _listed in shown])


def _drop(connection: Connection, ids: Collection[str]) -> None:
    if not ids:
        return
    wanted = select(trial.c.number).where(trial.c.id.in_(ids))
    drop_facets(connection, list(connection.execute(wanted).scalars()))
    connection.execute(delete(trial_named).where(trial_named.c.trial_id.in_(ids)))
    connection.execute(delete(trial).where(trial.c.id.in_(ids)))


def stored_trial(row: StoredRow, read: Reader) -> Trial:
    """Read the record of a snapshot's row; raises UnreadableRecordError."""
    return read(stored_raw(row), row["trial_id"], stored_snapshot(row))


def index_again(connection: Connection, location: str, read: Reader) -> Iterator[Reread]:
    """Make all rows anew from the stored records, giving each trial when it is done."""
    clear_words(connection)
    ids = list(connection.execute(select(trial.c.id).order_by(trial.c.id)).scalars())
    for start in range(0, len(ids), _AT_ONCE):
        held = listed(connection, trial.c.id, ids[start : start + _AT_ONCE], location)
        yield from _some_again(connection, held, read)


def _some_again(
    connection: Connection, held: dict[int, TrialSummary], read: Reader
) -> Iterator[Reread]:
    known = {record.id: (number, record) for number, record in held.items()}
    current = trial.c.current_snapshot == schema.snapshot.c.id
    wanted = select(schema.snapshot).join(trial, current).where(trial.c.id.in_(known))
    trials: list[Trial] = []
    for stored in connection.execute(wanted.order_by(trial.c.id)).all():
        row = stored._asdict()
        try:
            again = stored_trial(row, read)
        except UnreadableRecordError as error:
            _keep_listed(connection, *known[row["trial_id"]])
            yield Reread(row["trial_id"], unread=error)
        else:
            trials.append(again)
            yield Reread(again.id, renewed=summary(again) != known[again.id][1])
    make_current(
        connection,
        trials,
        [known[record.id][0] for record in trials],
        [record.id for record in trials],
    )


def listed(
    connection: Connection, column: Column[Any], values: Sequence[Any], location: str
) -> dict[int, TrialSummary]:
    """List the trials that have one of these values in a column, by their numbers."""
    held: dict[int, TrialSummary] = {}
    for start in range(0, len(values), _LISTED_AT_ONCE):
        wanted = select(*LISTED).where(column.in_(values[start : start + _LISTED_AT_ONCE]))
        held |= numbered(connection.execute(wanted).all(), location)
    return held


def _keep_listed(connection: Connection, number: int, listed: TrialSummary) -> None:
    drop_facets(connection, [number])
    add_facets(connection, [(number, listed)])
    add_titles(connection, number, listed)

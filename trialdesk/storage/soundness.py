"""What in a library is damaged, or does not agree with itself."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from trialdesk.domain.trial import Trial
from trialdesk.storage.lists.facets import facets_of, stated
from trialdesk.storage.lists.rows import named_values, summary
from trialdesk.storage.schema import snapshot, trial, trial_named
from trialdesk.storage.snapshots import rank


def of_database(connection: Connection) -> Iterator[str]:
    """Name what is wrong with the database itself, and records that no trial shows."""
    if connection.dialect.name == "sqlite":
        for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if finding != "ok":
                yield finding
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"a row of {row[0]} refers to a missing row of {row[2]}"
    shown = select(trial.c.id)
    for row in connection.execute(select(snapshot.c.id).where(snapshot.c.trial_id.not_in(shown))):
        yield f"snapshot {row.id} belongs to no trial"


def of_trial(connection: Connection, stored: Trial) -> Iterator[str]:
    """Name where the rows SQL filters by differ from the trial they stand for."""
    named = select(trial_named).where(trial_named.c.trial_id == stored.id)
    rows = connection.execute(named.order_by(trial_named.c.position))
    if [tuple(row) for row in rows] != named_values(stored):
        yield f"trial_named does not agree with the record of {stored.id}"
    number = connection.execute(select(trial.c.number).where(trial.c.id == stored.id)).scalar_one()
    if facets_of(connection, number) != frozenset(stated(summary(stored))):
        yield f"trial_facet does not agree with the record of {stored.id}"
    if stored.snapshot and _newest(connection, stored.id) != stored.snapshot.id:
        yield f"{stored.id} does not show its newest record"


def _newest(connection: Connection, trial_id: str) -> Any:  # noqa: ANN401 - a number, from SQL
    rows = connection.execute(
        select(snapshot.c.data_date, snapshot.c.partial, snapshot.c.id).where(
            snapshot.c.trial_id == trial_id
        )
    )
    return max((rank(row.data_date, partial=row.partial), row.id) for row in rows)[1]

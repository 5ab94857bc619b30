"""What in a library is damaged, or does not agree with itself."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.trial import Trial
from trialdesk.errors import TrialDeskError
from trialdesk.storage.lists.facets import facets_of, stated
from trialdesk.storage.lists.rows import named_values, summary
from trialdesk.storage.schema import snapshot, trial, trial_named
from trialdesk.storage.snapshots import rank


def of_database(connection: Connection) -> Iterator[TrialDeskError]:
    """Name what is wrong with the database itself, and records that no trial shows."""
    if connection.dialect.name == "sqlite":
        for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if finding != "ok":
                yield TrialDeskError("database-unsound", finding=finding)
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield TrialDeskError("row-missing", table=row[0], other=row[2])
    shown = select(trial.c.id)
    for row in connection.execute(select(snapshot.c.id).where(snapshot.c.trial_id.not_in(shown))):
        yield TrialDeskError("snapshot-without-trial", snapshot=row.id)


def of_trial(
    connection: Connection, stored: Trial, listed: TrialSummary
) -> Iterator[TrialDeskError]:
    """Name where what SQL lists and filters by differs from the trial it stands for."""
    if summary(stored) != listed:
        yield TrialDeskError("listing-differs", trial=stored.id)
    named = select(trial_named).where(trial_named.c.trial_id == stored.id)
    rows = connection.execute(named.order_by(trial_named.c.position))
    if [tuple(row) for row in rows] != named_values(stored):
        yield TrialDeskError("named-numbers-differ", trial=stored.id)
    number = connection.execute(select(trial.c.number).where(trial.c.id == stored.id)).scalar_one()
    if facets_of(connection, number) != frozenset(stated(summary(stored))):
        yield TrialDeskError("facets-differ", trial=stored.id)
    if stored.snapshot and _newest(connection, stored.id) != stored.snapshot.id:
        yield TrialDeskError("newest-not-shown", trial=stored.id)


def _newest(connection: Connection, trial_id: str) -> Any:  # noqa: ANN401 - a number, from SQL
    rows = connection.execute(
        select(snapshot.c.data_date, snapshot.c.partial, snapshot.c.id).where(
            snapshot.c.trial_id == trial_id
        )
    )
    return max((rank(row.data_date, partial=row.partial), row.id) for row in rows)[1]

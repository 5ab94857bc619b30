"""Reading stored records again, so that older snapshots gain what newer readers find."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.errors import TrialDeskError
from trialdesk.progress import Progress, silent
from trialdesk.registries.read import read_bytes

if TYPE_CHECKING:  # at run time it would bring SQLAlchemy
    from trialdesk.storage.library import Library


@dataclass(frozen=True, slots=True)
class Reindexed:
    """How many snapshots were read, how many now say more or else, which could not be read."""

    read: int = 0
    renewed: int = 0
    unread: tuple[str, ...] = ()


def reindex(library: "Library", progress: Progress = silent) -> Reindexed:
    """Read every stored record again and make the full-text index anew.

    The records themselves, their dates and their imports stay as stored.

    Each trial is renewed whole or not at all. Raises TrialDeskError when the library cannot be
    written to.
    """
    report = Reindexed()
    summaries = library.summaries()
    for done, summary in enumerate(summaries, start=1):
        report = _trial(library, summary.id, report)
        progress(done, len(summaries), summary.id)
    library.index_again()
    return report


def _trial(library: "Library", trial_id: str, report: Reindexed) -> Reindexed:
    snapshots = library.snapshots(trial_id)
    found = [(snapshot, _again(library, trial_id, snapshot)) for snapshot in snapshots]
    unread = tuple(
        f"{trial_id}, snapshot {snapshot.id}" for snapshot, trial in found if trial is None
    )
    differing = [trial for _, trial in found if trial is not None and _differs(library, trial)]
    if differing:
        library.renew(differing)
    return Reindexed(
        report.read + len(found) - len(unread),
        report.renewed + len(differing),
        report.unread + unread,
    )


def _again(library: "Library", trial_id: str, snapshot: Snapshot) -> Trial | None:
    """Read the record of a snapshot; None where it can no longer be read as this trial."""
    try:
        found = list(_read(library, snapshot))
    except TrialDeskError:
        return None
    return next((replace(one, snapshot=snapshot) for one in found if one.id == trial_id), None)


def _read(library: "Library", snapshot: Snapshot) -> Iterator[Trial]:
    if snapshot.id is not None:
        reading = read_bytes(library.raw(snapshot.id), snapshot.document)
        yield from (record.trial for record in reading.records)


def _differs(library: "Library", trial: Trial) -> bool:
    number = trial.snapshot.id if trial.snapshot else None
    return number is not None and library.trial_at(number) != trial

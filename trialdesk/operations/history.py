"""The stored states of one trial, and what changed between two of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from trialdesk.comparison.changes import Change, changes
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import PartialDate
from trialdesk.errors import TrialDeskError
from trialdesk.storage.library import Library
from trialdesk.storage.snapshots import rank


@dataclass(frozen=True, slots=True)
class Changed:
    """Two snapshots of a trial and what differs between them."""

    trial: str
    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    began: PartialDate | None = None
    """When enrolment began, by the earliest date any snapshot records."""


def history(library: Library, trial: str) -> tuple[Snapshot, ...]:
    """Return the snapshots of a trial by the day their data stand for, the current one last.

    Partial ones come first, then those without a date; of equal dates the earlier import. Raises
    TrialMissingError.
    """
    held = library.snapshots(trial)
    return tuple(
        sorted(
            held,
            key=lambda snapshot: (
                rank(snapshot.data_date, partial=snapshot.partial),
                snapshot.id or 0,
            ),
        )
    )


def changes_between(
    library: Library, trial: str, start: int | None = None, end: int | None = None
) -> Changed:
    """Compare two snapshots of a trial: those named, else the last and the one before it.

    Raises TrialMissingError, and TrialDeskError where there are no two such snapshots.
    """
    held = history(library, trial)
    if len(held) == 1:
        raise TrialDeskError("snapshot-alone", trial=trial, snapshot=held[0].id)
    after = held[-1] if end is None else _numbered(library, trial, held, end)
    before = (
        _before(trial, held, after) if start is None else _numbered(library, trial, held, start)
    )
    return _changed(library, trial, before, after)


def changed_since_seen(library: Library, board: Sequence[str]) -> tuple[Changed, ...]:
    """Compare the records of a board's trials with those shown when it was last left.

    Trials that were not on the board then, and those whose record is the same, are left out.
    """
    seen = library.seen()
    held = {trial.id: trial.snapshot for trial in library.trials(list(board))}
    changed = []
    for trial, current in held.items():
        before = seen.get(trial)
        if before is not None and current is not None and current.id != before:
            changed.append(_changed(library, trial, library.snapshot(before)[0], current))
    return tuple(changed)


def _changed(library: Library, trial: str, before: Snapshot, after: Snapshot) -> Changed:
    states = [library.trial_at(snapshot.id or 0) for snapshot in (before, after)]
    changed = tuple(
        change for change in changes(*states) if not _is_only_left_out(change, before, after)
    )
    return Changed(trial, before, after, changed, _enrolment_began(library, trial))


def _is_only_left_out(change: Change, before: Snapshot, after: Snapshot) -> bool:
    """Return whether a partial record only lacks what a change would say is gone, or new."""
    lacks_before = before.partial and change.before is None
    return lacks_before or (after.partial and change.after is None)


def _enrolment_began(library: Library, trial: str) -> PartialDate | None:
    """Return the earliest start any snapshot records; one reached goes before one expected."""
    dates = [
        date
        for snapshot in library.snapshots(trial)
        if (date := library.trial_at(snapshot.id or 0).start_date) is not None
    ]
    return min(dates, key=lambda date: (date.type != "ACTUAL", date.date), default=None)


def _before(trial: str, held: tuple[Snapshot, ...], after: Snapshot) -> Snapshot:
    place = held.index(after)
    if place == 0:
        raise TrialDeskError("snapshot-oldest", snapshot=after.id, trial=trial, held=_numbers(held))
    return held[place - 1]


def _numbered(library: Library, trial: str, held: tuple[Snapshot, ...], number: int) -> Snapshot:
    named = next((snapshot for snapshot in held if snapshot.id == number), None)
    if named is not None:
        return named
    try:
        _snapshot, owner = library.snapshot(number)
    except TrialDeskError as error:
        raise TrialDeskError(
            "snapshot-unknown", snapshot=number, trial=trial, held=_numbers(held)
        ) from error
    raise TrialDeskError(
        "snapshot-of-another-trial",
        snapshot=number,
        owner=owner,
        trial=trial,
        held=_numbers(held),
    )


def _numbers(held: tuple[Snapshot, ...]) -> tuple[int | None, ...]:
    return tuple(snapshot.id for snapshot in held)

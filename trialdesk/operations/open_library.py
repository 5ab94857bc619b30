"""Opening a library whose records are read with the readers of today."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.errors import UnreadableRecordError
from trialdesk.progress import Progress, silent
from trialdesk.registries.read import read_bytes
from trialdesk.storage import library
from trialdesk.storage.library import Library


def open_library(
    location: str | Path,
    *,
    create: bool = False,
    writable: bool = False,
    progress: Progress = silent,
) -> Library:
    """Open a library as ``storage.library.open_library`` does; raises the same errors."""
    return library.open_library(
        location, read=read_record, create=create, writable=writable, progress=progress
    )


def read_record(raw: bytes, trial_id: str, snapshot: Snapshot) -> Trial:
    """Read a record as it was read when it came, with the readers of today.

    What is known of the snapshot stays as stored. Raises UnreadableRecordError when these
    bytes can no longer be read as this trial.
    """
    return replace(_read(raw, trial_id, snapshot.document), snapshot=snapshot)


@lru_cache(maxsize=32)
def _read(raw: bytes, trial_id: str, document: str) -> Trial:
    """Read a record; those of a board are asked for again with every change of it."""
    reading = read_bytes(raw, document)
    for record in reading.records:
        if record.trial.id == trial_id:
            return record.trial
    if not reading.rejections:
        raise UnreadableRecordError("record-of-another-trial", trial=trial_id)
    reasons = tuple(rejection.reason for rejection in reading.rejections)
    raise UnreadableRecordError("record-unreadable", reasons=reasons)

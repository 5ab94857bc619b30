"""A stored record becomes a trial again."""

from dataclasses import replace
from functools import lru_cache

from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.registries.read import read_bytes


def read_record(raw: bytes, trial_id: str, snapshot: Snapshot) -> Trial:
    """Read a record as it was read when it came, with the readers of today.

    What is known of the snapshot stays as stored. Raises ValueError when these bytes can no
    longer be read as this trial.
    """
    return replace(_read(raw, trial_id, snapshot.document), snapshot=snapshot)


@lru_cache(maxsize=32)
def _read(raw: bytes, trial_id: str, document: str) -> Trial:
    """Read a record; those of a board are asked for again with every change of it."""
    reading = read_bytes(raw, document)
    for record in reading.records:
        if record.trial.id == trial_id:
            return record.trial
    reasons = "; ".join(one.reason for one in reading.rejections)
    raise ValueError(reasons or f"the record stored for {trial_id} is of another trial")

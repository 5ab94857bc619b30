"""How a stored record becomes a trial again: whoever opens a library says."""

from collections.abc import Callable

from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial

Reader = Callable[[bytes, str, Snapshot], Trial]
"""Reads a stored record of a trial; the trial has the snapshot as stored.

Raises UnreadableRecordError when these bytes can no longer be read as this trial.
"""

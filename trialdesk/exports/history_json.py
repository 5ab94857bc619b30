"""Snapshots and changes as the public JSON of ``trialdesk history`` and ``trialdesk changes``."""

from collections.abc import Sequence

from trialdesk.comparison.changes import Change
from trialdesk.comparison.values import Codes, Value
from trialdesk.domain.source import Snapshot
from trialdesk.exports.source_json import Json
from trialdesk.presentation.history.changes_table import change_words


def history_json(snapshots: Sequence[Snapshot]) -> list[Json]:
    """Return the snapshots in the shape of the contract."""
    return [
        {
            "snapshot": one.id,
            "data_date": one.data_date,
            "imported_at": one.imported_at,
            "document": one.document,
            "sha256": one.sha256,
            "registry": one.registry,
            "partial": one.partial,
        }
        for one in snapshots
    ]


def changes_json(trial: str, before: Snapshot, after: Snapshot, changes: Sequence[Change]) -> Json:
    """Return the changes between two snapshots in the shape of the contract."""
    return {
        "nct_id": trial,
        "from": before.id,
        "to": after.id,
        "changes": [_change(change) for change in changes],
    }


def _change(change: Change) -> Json:
    before, after = change_words(change)
    return {
        "field": change.key,
        "weight": change.weight,
        "before": _coded(change.before) or before,
        "after": _coded(change.after) or after,
    }


def _coded(value: Value | None) -> str | None:
    """Return an enumeration as the registry codes it."""
    return ", ".join(value.values) if isinstance(value, Codes) else None

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
            "snapshot": snapshot.id,
            "data_date": snapshot.data_date,
            "imported_at": snapshot.imported_at,
            "document": snapshot.document,
            "sha256": snapshot.sha256,
            "registry": snapshot.registry,
            "partial": snapshot.partial,
        }
        for snapshot in snapshots
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

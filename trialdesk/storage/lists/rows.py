"""A trial as rows of the library's tables."""

import json
import re
import zlib
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import zstandard

from trialdesk.domain.identifiers import registered
from trialdesk.domain.source import Snapshot
from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.trial import Enrollment, Trial
from trialdesk.errors import UnreadableRecordError
from trialdesk.storage import schema
from trialdesk.storage.database.bulk import Values
from trialdesk.storage.lists.first_page import LISTS

StoredRow = dict[str, Any]

_FAST = 1
_SNAPSHOT, _TRIAL = (tuple(table.columns.keys()) for table in (schema.snapshot, schema.trial))
_LARGEST = 2**63 - 1
# what a text column cannot hold: NUL (PostgreSQL) and halves of surrogate pairs (both)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str | None) -> str | None:
    """Show as U+FFFD what no database column can hold; the record itself is kept whole."""
    if text is None or (text.isascii() and "\0" not in text):
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def origin(trial: Trial) -> Snapshot:
    """Return the snapshot a trial comes from; raises ValueError for one that comes from none."""
    if trial.snapshot is None:
        raise ValueError(f"{trial.id} comes from no document")
    return trial.snapshot


def snapshot_values(trial: Trial, raw: bytes) -> Values:
    """Return the row of a trial's snapshot."""
    snapshot = origin(trial)
    packed = zstandard.compress(raw, _FAST)
    smaller = len(packed) < len(raw)
    values = {
        "id": snapshot.id,
        "trial_id": trial.id,
        "document": storable(snapshot.document),
        "kind": snapshot.kind,
        "data_date": storable(snapshot.data_date),
        "data_date_basis": storable(snapshot.data_date_basis),
        "publisher": storable(snapshot.publisher),
        "citation": storable(snapshot.citation),
        "imported_at": snapshot.imported_at,
        "sha256": snapshot.sha256,
        "raw": packed if smaller else raw,
        "raw_compressed": smaller,
        "registry": storable(snapshot.registry),
        "partial": snapshot.partial,
    }
    return tuple(values[name] for name in _SNAPSHOT)


def stored_snapshot(row: StoredRow) -> Snapshot:
    return Snapshot(**{name: row[name] for name in Snapshot.__slots__})


def stored_raw(row: StoredRow) -> bytes:
    """Return a record's own bytes; raises UnreadableRecordError when they are damaged."""
    try:
        raw = _unpacked(row["raw"]) if row["raw_compressed"] else bytes(row["raw"])
    except (zlib.error, zstandard.ZstdError, TypeError) as error:
        raise UnreadableRecordError("record-undecodable", reason=str(error)) from error
    if sha256(raw).hexdigest() != row["sha256"]:
        raise UnreadableRecordError("record-hash-differs")
    return raw


def _unpacked(packed: bytes) -> bytes:
    """Unpack a record; those of older libraries are packed by zlib."""
    if packed.startswith(zstandard.FRAME_HEADER):
        return zstandard.decompress(packed)
    return zlib.decompress(packed)


def summary(trial: Trial) -> TrialSummary:
    """Return what lists of the library show of a stored trial."""
    snapshot = origin(trial)
    shown = TrialSummary(
        id=trial.id,
        brief_title=trial.brief_title,
        acronym=trial.acronym,
        status=trial.status,
        phases=trial.phases,
        enrollment=_countable(trial.enrollment),
        sponsor=trial.lead_sponsor.name if trial.lead_sponsor else None,
        conditions=trial.conditions,
        interventions=_distinct(part.name for part in trial.interventions),
        countries=_distinct(site.country for site in trial.sites),
        has_results=trial.has_results,
        kind=snapshot.kind,
        data_date=snapshot.data_date,
        data_date_basis=snapshot.data_date_basis,
        imported_at=snapshot.imported_at,
    )
    return TrialSummary(*(_clean(getattr(shown, name)) for name in TrialSummary.__slots__))


def _clean(value: Any) -> Any:  # noqa: ANN401 - any value of a summary
    if isinstance(value, tuple):
        return tuple(storable(text) for text in value)
    return storable(value) if isinstance(value, str) else value


def _countable(enrollment: Enrollment | None) -> int | None:
    return enrollment.count if enrollment and enrollment.count <= _LARGEST else None


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def trial_values(trial: Trial, listed: TrialSummary, number: int) -> Values:
    """Return the row of a stored trial: what its summary says, and where that comes from."""
    values = {name: getattr(listed, name) for name in TrialSummary.__slots__}
    values |= {name: json.dumps(values[name]) for name in LISTS}
    values |= {"current_snapshot": origin(trial).id, "number": number}
    return tuple(values[name] for name in _TRIAL)


def named_values(trial: Trial) -> list[Values]:
    """Return the registration numbers a record names beside its own."""
    named = (registered(words) for words in (*trial.aliases, *trial.other_ids))
    numbers = dict.fromkeys(number for number in named if number and number != trial.id)
    return [(trial.id, position, number) for position, number in enumerate(numbers)]

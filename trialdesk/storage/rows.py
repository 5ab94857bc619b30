"""A trial as rows of the library's tables, and back."""

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from trialdesk.domain.identifiers import registered
from trialdesk.domain.source import Snapshot
from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.trial import Enrollment, Trial
from trialdesk.storage.codec import decoded, encoded
from trialdesk.storage.glance import LISTS

Row = dict[str, Any]

_FAST = 1
_LARGEST = 2**63 - 1
# what a text column cannot hold: NUL (PostgreSQL) and halves of surrogate pairs (both)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str | None) -> str | None:
    """Show as U+FFFD what no database column can hold; the record itself is kept whole."""
    return text if text is None else _UNSTORABLE.sub("\ufffd", text)


def origin(trial: Trial) -> Snapshot:
    """Give the snapshot a trial comes from; raises ValueError for one that comes from none."""
    if trial.snapshot is None:
        raise ValueError(f"{trial.id} comes from no document")
    return trial.snapshot


def snapshot_row(trial: Trial, raw: bytes) -> Row:
    """Give the row of a trial's snapshot without its number."""
    snapshot = origin(trial)
    deflated = zlib.compress(raw, _FAST)
    smaller = len(deflated) < len(raw)
    return {
        "trial_id": trial.id,
        "document": storable(snapshot.document),
        "kind": snapshot.kind,
        "data_date": storable(snapshot.data_date),
        "data_date_basis": storable(snapshot.data_date_basis),
        "publisher": storable(snapshot.publisher),
        "citation": storable(snapshot.citation),
        "registry": storable(snapshot.registry),
        "partial": snapshot.partial,
        "imported_at": snapshot.imported_at,
        "sha256": snapshot.sha256,
        "raw": deflated if smaller else raw,
        "raw_compressed": smaller,
        "parsed": packed(trial),
    }


def stored_snapshot(row: Row) -> Snapshot:
    return Snapshot(**{name: row[name] for name in Snapshot.__slots__})


def stored_trial(row: Row) -> Trial:
    """Rebuild a trial; raises ValueError when what was stored is damaged."""
    try:
        trial = _unpacked(row["parsed"])
    except (zlib.error, TypeError, AttributeError, ArithmeticError) as error:
        raise ValueError(str(error)) from error
    return replace(trial, snapshot=replace(origin(trial), id=row["id"]))


def stored_raw(row: Row) -> bytes:
    """Give a record's own bytes; raises ValueError when what was stored is damaged."""
    try:
        raw = zlib.decompress(row["raw"]) if row["raw_compressed"] else bytes(row["raw"])
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error
    if sha256(raw).hexdigest() != row["sha256"]:
        raise ValueError("a record no longer has the hash it was stored with")
    return raw


@lru_cache(maxsize=32)
def _unpacked(parsed: bytes) -> Trial:
    """Build a trial; those of a board are asked for again with every change of it."""
    return decoded(Trial, json.loads(zlib.decompress(parsed)))


def packed(trial: Trial) -> bytes:
    """Give a trial as it is stored, with its snapshot but without its number."""
    snapshot = replace(origin(trial), id=None)
    trial = replace(trial, snapshot=snapshot)
    return zlib.compress(json.dumps(encoded(trial), separators=(",", ":")).encode(), _FAST)


def summary(trial: Trial) -> TrialSummary:
    """Give what lists of the library show of a stored trial."""
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
    texts = {name: _clean(value) for name, value in asdict(shown).items()}
    return replace(shown, **texts)


def _clean(value: Any) -> Any:  # noqa: ANN401 - any value of a summary
    if isinstance(value, tuple):
        return tuple(storable(text) for text in value)
    return storable(value) if isinstance(value, str) else value


def _countable(enrollment: Enrollment | None) -> int | None:
    return enrollment.count if enrollment and enrollment.count <= _LARGEST else None


def _distinct(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def trial_row(trial: Trial) -> Row:
    """Give the row of a stored trial: what its summary says, and where that comes from."""
    row = asdict(summary(trial))
    lists = {name: json.dumps(row[name]) for name in LISTS}
    return {**row, **lists, "current_snapshot": origin(trial).id}


def condition_rows(trial: Trial) -> list[Row]:
    return [
        {"trial_id": trial.id, "position": position, "name": storable(name)}
        for position, name in enumerate(trial.conditions)
    ]


def intervention_rows(trial: Trial) -> list[Row]:
    return [
        {
            "trial_id": trial.id,
            "position": position,
            "name": storable(part.name),
            "type": storable(part.type),
        }
        for position, part in enumerate(trial.interventions)
    ]


def site_rows(trial: Trial) -> list[Row]:
    return [
        {
            "trial_id": trial.id,
            "position": position,
            "country": storable(site.country),
            "city": storable(site.city),
            "status": storable(site.status),
        }
        for position, site in enumerate(trial.sites)
    ]


def named_rows(trial: Trial) -> list[Row]:
    """Give the registration numbers a record names beside its own."""
    named = (registered(words) for words in (*trial.aliases, *trial.other_ids))
    numbers = dict.fromkeys(number for number in named if number and number != trial.id)
    return [
        {"trial_id": trial.id, "position": position, "number": number}
        for position, number in enumerate(numbers)
    ]

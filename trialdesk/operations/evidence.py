"""A value's place in its document: the record's own words around it."""

import json
import re
from dataclasses import dataclass

from trialdesk.domain.source import Snapshot, Source
from trialdesk.storage.library import Library

_LINES_AROUND = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """What another stored record, or another place of the same one, says of the same value."""

    document: str
    data_date: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a value rests on; ``marked`` holds (start, end) spans of ``context``."""

    source: Source
    snapshot: Snapshot
    context: str
    marked: tuple[tuple[int, int], ...]
    others: tuple[Reading, ...] = ()


def evidence(library: Library, source: Source) -> Evidence | None:
    """Find the words a stored value rests on; None for a value that is in no library."""
    if source.snapshot is None:
        return None
    snapshot, trial_id = library.snapshot(source.snapshot)
    context = _context(library.raw(source.snapshot), source)
    marked = _spans(context, source.quote)
    return Evidence(source, snapshot, context, marked, _others(library, trial_id, source))


def _context(raw: bytes, source: Source) -> str:
    record = _json(raw)
    if record is not None:
        text = _at(record, source.pointer)
        if source.quote and not _spans(text or "", source.quote):
            return source.quote
        return text or source.quote or ""
    lines = raw.decode("utf-8-sig", errors="replace").splitlines()
    if not source.lines:
        return source.quote or ""
    first = max(min(source.lines) - 1 - _LINES_AROUND, 0)
    return "\n".join(lines[first : max(source.lines) + _LINES_AROUND])


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _at(record: object, pointer: str | None) -> str | None:
    """Give the words at a JSON pointer (RFC 6901); None where it leads nowhere."""
    value = record
    for step in (pointer or "").split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return _words(value)


def _words(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, indent=2)
    return json.dumps(value)


def _spans(context: str, quote: str | None) -> tuple[tuple[int, int], ...]:
    """Find a quote, or each part of one that leaves words out, whatever the white space."""
    spans = []
    for part in (quote or "").split(" … "):
        tokens = [_escaped(token) for token in part.split()]
        found = re.search(r"\s+".join(tokens), context) if tokens else None
        if found:
            spans.append(found.span())
    return tuple(spans)


def _escaped(token: str) -> str:
    """Match a token whether or not the document escapes its punctuation as markdown does."""
    return "".join(
        re.escape(sign) if sign.isalnum() else rf"\\?{re.escape(sign)}" for sign in token
    )


def _others(library: Library, trial_id: str, source: Source) -> tuple[Reading, ...]:
    """Collect what other snapshots say at the same place, and contradictions within the record."""
    own = _at(_json(library.raw(source.snapshot or 0)), source.pointer)
    found = []
    for snapshot in library.snapshots(trial_id):
        if snapshot.id is None or snapshot.id == source.snapshot:
            continue
        said = _at(_json(library.raw(snapshot.id)), source.pointer)
        if said is not None and said != own:
            found.append(Reading(snapshot.document, snapshot.data_date, said))
    (trial,) = library.trials([trial_id])
    for disagreement in trial.disagreements:
        places = {reading.pointer for _value, reading in disagreement.readings}
        if source.pointer in places:
            found += [
                Reading(reading.document, None, reading.quote or value)
                for value, reading in disagreement.readings
                if reading.quote != source.quote
            ]
    return tuple(found)

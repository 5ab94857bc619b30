"""A value's place in its document: the record's own words around it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from trialdesk.domain.source import Snapshot, Source
from trialdesk.domain.trial import Trial
from trialdesk.registries.foreign.tables import cell_at
from trialdesk.registries.foreign.xml_element import words_at
from trialdesk.storage.library import Library

_LINES_AROUND = 2


@dataclass(frozen=True, slots=True)
class OtherReading:
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
    others: tuple[OtherReading, ...] = ()


def evidence(library: Library, source: Source) -> Evidence | None:
    """Find the words a stored value rests on; None for a value that is in no library."""
    if source.snapshot is None:
        return None
    snapshot, trial_id = library.snapshot(source.snapshot)
    context = _context(library.raw(source.snapshot), source)
    marked = _spans(context, source.quote)
    return Evidence(source, snapshot, context, marked, _others(library, trial_id, source))


def _context(raw: bytes, source: Source) -> str:
    if (source.pointer and not source.lines) or _has_pointers(raw):
        text = _words_at(raw, source.pointer)
        if source.quote and not _spans(text or "", source.quote):
            return source.quote
        return text or source.quote or ""
    lines = raw.decode("utf-8-sig", errors="replace").splitlines()
    if not source.lines:
        return source.quote or ""
    first = max(min(source.lines) - 1 - _LINES_AROUND, 0)
    return "\n".join(lines[first : max(source.lines) + _LINES_AROUND])


def _has_pointers(raw: bytes) -> bool:
    """Return whether places have pointers, as in JSON, XML or a table, and no lines of a page."""
    return raw.lstrip()[:1] in {b"{", b"[", b"<"} or _json(raw) is not None


def _words_at(raw: bytes, pointer: str | None) -> str | None:
    """Return the words at a JSON pointer or an XPath; None where it leads nowhere."""
    start = raw.lstrip()[:1]
    if start == b"<":
        return words_at(raw, pointer)
    return _at(_json(raw), pointer) if start in {b"{", b"["} else cell_at(raw, pointer)


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None


def _at(record: object, pointer: str | None) -> str | None:
    """Return the words at a JSON pointer (RFC 6901); None where it leads nowhere."""
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
        hit = re.search(r"\s+".join(tokens), context) if tokens else None
        if hit:
            spans.append(hit.span())
    return tuple(spans)


def _escaped(token: str) -> str:
    """Match a token whether or not the document escapes its punctuation as markdown does."""
    return "".join(
        re.escape(sign) if sign.isalnum() else rf"\\?{re.escape(sign)}" for sign in token
    )


def _others(library: Library, trial_id: str, source: Source) -> tuple[OtherReading, ...]:
    """Collect what other snapshots say of the same value, and contradictions within the record.

    Values are compared, not words: two formats write one status differently.
    """
    trial = library.trial_at(source.snapshot or 0)
    path = _path(trial, source)
    readings = []
    for snapshot in library.snapshots(trial_id) if path else ():
        other = library.trial_at(snapshot.id or 0) if snapshot.id != source.snapshot else trial
        stands = other.sources.get(path or "")
        if other is trial or stands is None or _value(other, path) == _value(trial, path):
            continue
        words = stands.quote or _words_at(library.raw(snapshot.id or 0), stands.pointer)
        if words is not None:
            readings.append(OtherReading(snapshot.document, snapshot.data_date, words))
    return (*readings, *_contradictions(trial, source))


def _path(trial: Trial, source: Source) -> str | None:
    """Return the path of the value that stands at a source; None where it is part of a value."""
    place = (source.pointer, source.lines)
    return next(
        (path for path, known in trial.sources.items() if (known.pointer, known.lines) == place),
        None,
    )


def _value(trial: Trial, path: str | None) -> object:
    value: object = trial
    for step in (path or "").split("/"):
        if isinstance(value, tuple):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            value = getattr(value, step, None)
    return value


def _contradictions(trial: Trial, source: Source) -> Iterator[OtherReading]:
    for disagreement in trial.disagreements:
        places = {reading.pointer for _value, reading in disagreement.readings}
        if source.pointer in places:
            for value, reading in disagreement.readings:
                if reading.quote != source.quote:
                    yield OtherReading(reading.document, None, reading.quote or value)

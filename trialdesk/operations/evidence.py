"""A value's place in its document: the record's own words around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trialdesk.domain.source import Snapshot, Source
from trialdesk.domain.trial import Trial
from trialdesk.registries.words_at import words_at
from trialdesk.storage.library import Library


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
    """Return the words at a source's place, or its quote where the place no longer holds it."""
    words = words_at(raw, source) or ""
    if source.quote and not _spans(words, source.quote):
        return source.quote
    return words


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
    others = []
    for snapshot in library.snapshots(trial_id) if path else ():
        other = library.trial_at(snapshot.id or 0) if snapshot.id != source.snapshot else trial
        stands = other.sources.get(path or "")
        if other is trial or stands is None or _value(other, path) == _value(trial, path):
            continue
        words = stands.quote or None
        if words is None and stands.pointer:
            words = words_at(library.raw(snapshot.id or 0), stands)
        if words is not None:
            others.append(OtherReading(snapshot.document, snapshot.data_date, words))
    return (*others, *_contradictions(trial, source))


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

"""Where a sentence on doses stands in the record."""

from dataclasses import replace

from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.dosing.reading.statements import DosingText


def place(trial: Trial, statement: DosingText, start: int, end: int) -> Source | None:
    """Return the source of a part of a statement, with that part as its quote.

    Where the record quotes the whole statement itself, its quote stays: it is the document's.
    """
    around = trial.source(statement.path)
    if around is None and trial.snapshot is not None:
        around = Source(trial.snapshot.document, snapshot=trial.snapshot.id)
    part = statement.text[start:end]
    is_quoted = statement.path in trial.sources and part == statement.text.strip()
    if around is None or (is_quoted and around.quote):
        return around
    return replace(around, quote=part)

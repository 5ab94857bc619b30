"""Where a sentence on doses stands in the record."""

from dataclasses import replace

from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial
from trialdesk.dosing.statements import Statement


def place(trial: Trial, statement: Statement, start: int, end: int) -> Source | None:
    """Give the source of a part of a statement, with that part as its quote."""
    around = trial.source(statement.path)
    if around is None and trial.snapshot is not None:
        around = Source(trial.snapshot.document, snapshot=trial.snapshot.id)
    return replace(around, quote=statement.text[start:end]) if around else None

"""Where an item of an eligibility text stands in its document."""

from trialdesk.domain.source import Source
from trialdesk.domain.trial import Trial


def criterion_source(trial: Trial, line: int, text: str) -> Source | None:
    """Return where an item of the eligibility text stands, to the line where lines are known."""
    whole = trial.source("eligibility/text")
    if whole is None:
        return None
    lines = whole.lines[line : line + 1] if line < len(whole.lines) else whole.lines
    return Source(whole.document, whole.pointer, lines, text, whole.snapshot)

"""Contradictions inside one document, in words."""

from trialdesk.domain.source import Disagreement, Source
from trialdesk.presentation.translation import _


def disagreement_words(disagreement: Disagreement) -> str:
    """Word every reading with the line it stands on; none is taken as the value."""
    readings = _(" or ").join(
        f"{reading}{_place(source)}" for reading, source in disagreement.readings
    )
    said = f"{disagreement.path.replace('_', ' ')}: {readings}"
    return f"{said}. {disagreement.remark}" if disagreement.remark else said


def _place(source: Source) -> str:
    if not source.lines:
        return ""
    return _(" (line {line})").format(line=", ".join(str(line) for line in source.lines))

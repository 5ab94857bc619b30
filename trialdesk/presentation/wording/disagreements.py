"""Contradictions inside one document, in words."""

from trialdesk.comparison.fields import FIELDS
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.trial import Trial
from trialdesk.marking import N_
from trialdesk.presentation.wording.rows import row_label
from trialdesk.presentation.wording.translation import _, translated

_FIELDS = {of.contradictions_at: of for of in FIELDS if of.contradictions_at}
_PARTS = {
    "acronym": N_("acronym"),
    "why_stopped": N_("why stopped"),
    "status_verified": N_("status verified"),
    "collaborators": N_("collaborators"),
    "brief_summary": N_("brief summary"),
    "detailed_description": N_("detailed description"),
    "keywords": N_("keywords"),
    "arms": N_("arms"),
    "interventions": N_("interventions"),
    "dosing": N_("dosing"),
    "outcomes": N_("outcomes"),
    "eligibility": N_("eligibility"),
    "sites": N_("sites"),
    "contacts": N_("contacts"),
    "has_results": N_("has results"),
    "results": N_("results"),
}
"""The parts of a record that are compared under no name of their own, or in more than a row."""
_NAMING = ("measure", "term", "name", "label", "facility", "study")


def disagreement_on(trial: Trial, path: str) -> Disagreement | None:
    """Find the contradicting readings of the value at a path."""
    return next(
        (disagreement for disagreement in trial.disagreements if disagreement.path == path), None
    )


def subject(trial: Trial, path: str) -> str:
    """Name the value at a path: its attribute, or the outcome, event, arm … it belongs to."""
    if path in _FIELDS:
        return row_label(_FIELDS[path])
    part = _PARTS.get(path)
    return _name(trial, path) or (translated(part) if part else path.replace("_", " "))


def readings(disagreement: Disagreement) -> str:
    """Word every reading with the line it stands on; none is taken as the value."""
    return _(" or ").join(f"{reading}{_place(source)}" for reading, source in disagreement.readings)


def _name(trial: Trial, path: str) -> str | None:
    name = None
    value: object = trial
    for step in path.split("/"):
        if isinstance(value, tuple):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            value = getattr(value, step, None)
        names = (getattr(value, naming, None) for naming in _NAMING)
        name = next((candidate for candidate in names if isinstance(candidate, str)), name)
    return name


def _place(source: Source) -> str:
    if not source.lines:
        return ""
    return _(" (line {line})").format(line=", ".join(str(line) for line in source.lines))

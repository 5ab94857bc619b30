"""The subjects a criterion can be put under."""

from trialdesk.criteria.lexicon import concepts
from trialdesk.presentation.translation import _

Choice = tuple[str, str]
"""What a subject is called in the lexicon, and in words."""


def subject_choices() -> tuple[Choice, ...]:
    """List every subject of the lexicon in its order, with its domain."""
    return tuple((one.id, f"{_(one.label)} – {_(one.domain)}") for one in concepts().values())


def subject_name(concept: str) -> str:
    """Name a subject; "" is a row of its own."""
    return _(concepts()[concept].label) if concept else _("a row of its own")

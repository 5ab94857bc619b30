"""The words for what slow work is at."""

from trialdesk.presentation.wording.translation import _
from trialdesk.progress import Step


def step_words(label: str) -> str:
    """Return what a user reads of a progress label: a name as it is, a step in words."""
    if not isinstance(label, Step):
        return label
    return {
        Step.SEARCHING: _("Searching"),
        Step.CHECKING_FOR_DAMAGE: _("Checking the library for damage"),
    }[label]

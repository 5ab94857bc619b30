"""The words for the findings of a rule."""

from typing import NamedTuple


class Wording(NamedTuple):
    """Why a finding of a rule is odd, for a clinician, marked for translation."""

    explanation: str

"""The words for compared rows and their sections."""

from trialdesk.comparison.fields import Field, field
from trialdesk.comparison.sections import Section
from trialdesk.marking import N_
from trialdesk.presentation.wording.translation import translated


def section_label(section: Section) -> str:
    return translated(section.label)


def field_label(key: str) -> str:
    """Word the compared attribute of this key."""
    return translated(field(key).label)


def row_label(of: Field, name: str = "") -> str:
    """Word a row of a compared attribute; ``name`` tells its rows apart."""
    return " ".join(filter(None, (translated(of.label), _row_name(name))))


def _row_name(name: str) -> str:
    """Word what tells rows apart: a word of TrialDesk, else a name or number of the record."""
    period, comma, counted = name.rpartition(", ")
    code, space, number = name.partition(" ")
    if counted in _COUNTED:
        return f"{period}{comma}{translated(_COUNTED[counted])}"
    return f"{translated(_ENDPOINTS[code])}{space}{number}" if code in _ENDPOINTS else name


_ENDPOINTS = {"OTHER": N_("other"), "BIOMARKER": N_("biomarker")}
"""The codes of endpoints that are no abbreviation of the field."""


_COUNTED = {
    "started": N_("started"),
    "completed": N_("completed"),
    "deaths": N_("deaths"),
    "any serious event": N_("any serious event"),
}

"""What of a library the user asked to see, and how its facets are worded."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from trialdesk.marking import N_, Message
from trialdesk.presentation.wording.codes import not_stated
from trialdesk.presentation.wording.enumerations import label
from trialdesk.presentation.wording.numbers import count
from trialdesk.presentation.wording.translation import _, translated

FACETS: Mapping[str, Message] = {
    "phase": N_("Phase"),
    "status": N_("Status"),
    "drug": N_("Drug"),
    "country": N_("Country"),
    "sponsor": N_("Sponsor"),
}
"""What the list of trials can be narrowed by, in the order of its buttons."""
_CODED = {"phase", "status"}

FacetValue = str | None
"""A value of a facet as records write it; None stands for the trials that do not state it."""


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """What the user asked for; ``chosen`` holds the values wanted of each facet."""

    words: str = ""
    chosen: Mapping[str, frozenset[FacetValue]] = field(default_factory=dict)
    has_results: bool = False
    on_board: bool = False

    def is_active(self) -> bool:
        asked = self.words.strip() or any(self.chosen.values())
        return bool(asked or self.has_results or self.on_board)


def facet_label(facet: str) -> str:
    return translated(FACETS[facet])


def value_label(facet: str, value: FacetValue) -> str:
    """Word a value of a facet; "not stated" for the trials that are silent."""
    if value is None:
        return not_stated()
    return label(value) if facet in _CODED else value


def shown_of(shown: int, held: int, *, is_all: bool) -> str:
    """Say how many trials are listed, of how many the library holds."""
    words = _("{shown} of {held} trials") if is_all else _("the newest {shown} of {held} trials")
    return words.format(shown=count(shown), held=count(held))

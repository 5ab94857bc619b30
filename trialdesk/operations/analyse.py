"""What the views and commands ask of a library."""

from collections.abc import Iterable, Sequence

from trialdesk.comparison.compare import SECTIONS, Comparison, compare
from trialdesk.storage.library import Library


def compare_trials(
    library: Library, ids: Sequence[str], sections: Iterable[str] = SECTIONS
) -> Comparison:
    """Compare trials of the library in the order given; raises TrialMissingError."""
    return compare(library.trials(ids), sections)

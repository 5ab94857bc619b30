"""What the views and commands ask of a library."""

from collections.abc import Iterable, Sequence

from trialdesk.comparison.compare import SECTIONS, Comparison, compare
from trialdesk.criteria.align import AlignedRow, align
from trialdesk.domain.correction import Corrections
from trialdesk.domain.trial import Trial
from trialdesk.storage.library import Library


def compare_trials(
    library: Library, ids: Sequence[str], sections: Iterable[str] = SECTIONS
) -> Comparison:
    """Compare trials of the library in the order given; raises TrialMissingError."""
    return compare(library.trials(ids), sections)


def align_criteria(
    library: Library, ids: Sequence[str], corrections: Corrections | None = None
) -> tuple[tuple[Trial, ...], tuple[AlignedRow, ...]]:
    """Align the criteria of trials by subject; also gives the trials, in the order asked.

    Without corrections those kept in the library count.
    """
    trials = library.trials(ids)
    return trials, align(trials, library.corrections() if corrections is None else corrections)

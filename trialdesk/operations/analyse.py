"""What the views and commands ask of a library."""

from collections.abc import Iterable, Sequence

from trialdesk.checks.check import check
from trialdesk.checks.finding import Finding
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


def check_records(
    library: Library, ids: Sequence[str] = ()
) -> tuple[tuple[Trial, ...], tuple[Finding, ...]]:
    """Check the records of trials, of the whole library where none is named.

    Trials of one drug are also held against each other. Raises TrialMissingError.
    """
    named = tuple(dict.fromkeys(ids)) or tuple(one.id for one in library.summaries())
    trials = library.trials(named)
    return trials, check(trials)

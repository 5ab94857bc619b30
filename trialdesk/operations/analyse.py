"""What the views and commands ask of a library."""

from collections.abc import Iterable, Iterator, Sequence

from trialdesk.checks.check import check
from trialdesk.checks.finding import Finding
from trialdesk.comparison.compare import Comparison, compare
from trialdesk.comparison.sections import SECTIONS, Section
from trialdesk.criteria.relations.align import AlignedRow, align
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.domain.workspace.correction import Corrections
from trialdesk.geography.places.gazetteer import Gazetteer
from trialdesk.operations.correct_place import by_address
from trialdesk.operations.links import confirmed_records
from trialdesk.operations.sites import Finder
from trialdesk.storage.library import Library


def compare_trials(
    library: Library, ids: Sequence[str], sections: Iterable[Section] = SECTIONS
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
    library: Library, ids: Sequence[str] = (), gazetteer: Gazetteer | None = None
) -> tuple[tuple[Trial, ...], tuple[Finding, ...]]:
    """Check the records of trials, of the whole library where none is named.

    Trials of one drug are also held against each other, and a trial against what other documents
    in the library say of it; sites are looked up where there is a gazetteer. Raises
    TrialMissingError.
    """
    named = tuple(dict.fromkeys(ids)) or tuple(summary.id for summary in library.summaries())
    trials = library.trials(named)
    return trials, check_trials(library, trials, gazetteer)


def check_trials(
    library: Library, trials: Sequence[Trial], gazetteer: Gazetteer | None = None
) -> tuple[Finding, ...]:
    """Check trials of the library that were read already, as ``check_records`` does."""
    others = _other_records(library, trials)
    if gazetteer is None:
        return check(trials, others)
    finder = Finder(gazetteer, by_address(library.place_corrections()))
    return check(trials, others, finder.located)


def _other_records(library: Library, trials: Sequence[Trial]) -> dict[str, tuple[Trial, ...]]:
    """Return what other records say of each trial: by other sources, and confirmed to be of it."""
    links = library.links()
    linked = {trial.id: confirmed_records(links, trial.id) for trial in trials}
    read = {trial.id: trial for trial in trials}
    unread = tuple({number for numbers in linked.values() for number in numbers} - set(read))
    read |= {trial.id: trial for trial in library.trials(unread)}
    return {
        trial.id: (*_of_other_sources(library, trial), *map(read.__getitem__, linked[trial.id]))
        for trial in trials
    }


def _of_other_sources(library: Library, trial: Trial) -> Iterator[Trial]:
    """Return a trial as the last snapshot of each other kind, publisher or registry holds it."""
    latest: dict[tuple[str | None, ...], Snapshot] = {}
    for snapshot in library.snapshots(trial.id):
        latest[_whose(snapshot)] = snapshot
    if trial.snapshot is not None:
        latest.pop(_whose(trial.snapshot), None)
    return (library.trial_at(snapshot.id) for snapshot in latest.values() if snapshot.id)


def _whose(snapshot: Snapshot) -> tuple[str | None, ...]:
    return snapshot.kind, snapshot.publisher, snapshot.registry

"""What the views and commands ask of a library."""

from collections.abc import Iterable, Sequence

from trialdesk.checks.check import check
from trialdesk.checks.finding import Finding
from trialdesk.comparison.compare import SECTIONS, Comparison, compare
from trialdesk.criteria.relations.align import AlignedRow, align
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import Trial
from trialdesk.domain.workspace.correction import Corrections
from trialdesk.domain.workspace.link import Link
from trialdesk.geography.places.gazetteer import Gazetteer
from trialdesk.operations.correct_place import by_address
from trialdesk.operations.links import confirmed_records
from trialdesk.operations.sites import Finder
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
    library: Library, ids: Sequence[str] = (), gazetteer: Gazetteer | None = None
) -> tuple[tuple[Trial, ...], tuple[Finding, ...]]:
    """Check the records of trials, of the whole library where none is named.

    Trials of one drug are also held against each other, and a trial against what other documents
    in the library say of it; sites are looked up where there is a gazetteer. Raises
    TrialMissingError.
    """
    named = tuple(dict.fromkeys(ids)) or tuple(record.id for record in library.summaries())
    trials = library.trials(named)
    links = library.links()
    others = {trial.id: _elsewhere(library, trial, links) for trial in trials}
    if gazetteer is None:
        return trials, check(trials, others)
    finder = Finder(gazetteer, by_address(library.place_corrections()))
    return trials, check(trials, others, finder.located)


def _elsewhere(library: Library, trial: Trial, links: Sequence[Link]) -> tuple[Trial, ...]:
    """Return a trial as the last snapshot of each other kind, publisher or registry holds it.

    Records that were confirmed to be of the same trial are among them.
    """
    latest: dict[tuple[str | None, ...], Snapshot] = {}
    for snapshot in library.snapshots(trial.id):
        latest[_whose(snapshot)] = snapshot
    if trial.snapshot is not None:
        latest.pop(_whose(trial.snapshot), None)
    other_sources = tuple(
        library.trial_at(record.id) for record in latest.values() if record.id is not None
    )
    return (*other_sources, *library.trials(confirmed_records(links, trial.id)))


def _whose(snapshot: Snapshot) -> tuple[str | None, ...]:
    return snapshot.kind, snapshot.publisher, snapshot.registry

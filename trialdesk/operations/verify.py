"""Looking through a whole library for damage."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trialdesk.domain.summary import TrialSummary
from trialdesk.errors import TrialDeskError
from trialdesk.progress import Progress, silent

if TYPE_CHECKING:  # at run time it would bring SQLAlchemy
    from trialdesk.storage.library import Library

_AT_ONCE = 500  # trials listed in one question


def verify(library: "Library", progress: Progress = silent) -> tuple[TrialDeskError, ...]:
    """Name everything that is damaged or does not agree with itself; () for a sound library."""
    from trialdesk.storage.lists.search import Search

    findings = list(library.findings())
    numbers = library.numbers(Search())
    for start in range(0, len(numbers), _AT_ONCE):
        listed = library.listed(numbers[start : start + _AT_ONCE])
        for done, summary in enumerate(listed.values(), start=start + 1):
            findings += _findings(library, summary)
            progress(done, len(numbers), summary.id)
    return tuple(findings)


def _findings(library: "Library", listed: TrialSummary) -> Iterator[TrialDeskError]:
    try:
        yield from library.trial_findings(listed)
        for snapshot in library.snapshots(listed.id):
            if snapshot.id is not None:
                library.raw(snapshot.id)
    except TrialDeskError as error:
        yield error

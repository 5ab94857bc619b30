"""What every rule finds in its test cases."""

from collections.abc import Iterator
from functools import cache

from tests.builders import make_trial
from tests.checks import variants
from tests.checks.cases import CASES
from tests.checks.documents.test_documents import DIFFERING
from tests.checks.documents.test_siblings import CASES as SIBLINGS
from tests.checks.protocol.test_places import MISPLACED
from trialdesk.checks.check import check
from trialdesk.checks.finding import Finding
from trialdesk.domain.place import Located
from trialdesk.domain.site import Site


@cache
def fired() -> tuple[Finding, ...]:
    """Return each finding of each case in which a rule fires."""
    return (*_on_records(), *_on_documents(), *_on_places())


def _on_records() -> Iterator[Finding]:
    for trial in (*(trial for trial, _quiet in CASES.values()), *variants.TRIALS):
        yield from check([trial])
    for first, other in (*(board[:2] for board in SIBLINGS.values()), *variants.BOARDS):
        yield from check([first, other])


def _on_documents() -> Iterator[Finding]:
    current = make_trial()
    for others in (*DIFFERING.values(), (variants.UNDATED,)):
        yield from check([current], {current.id: others})


def _on_places() -> Iterator[Finding]:
    for site, located in MISPLACED.values():
        yield from _at(site, located)


def _at(site: Site, located: Located) -> tuple[Finding, ...]:
    return check([make_trial(sites=(site,))], locate=lambda _site: located)

import pytest

from trialdesk.domain.summary import TrialSummary
from trialdesk.presentation.library_filter import LibraryFilter, facet_counts, kept

ONE = TrialSummary(
    "NCT09000001",
    "Exampletinib in breast cancer",
    status="RECRUITING",
    phases=("PHASE2", "PHASE3"),
    interventions=("Exampletinib",),
    countries=("China",),
    has_results=True,
)
TWO = TrialSummary("NCT09000002", "Othermab", phases=("PHASE2",), countries=("France",))
BOTH = (ONE, TWO)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (LibraryFilter(), {ONE.id, TWO.id}),
        (LibraryFilter(words=("BREAST", "china")), {ONE.id}),
        (LibraryFilter(words=("breast", "france")), set()),
        (LibraryFilter(chosen={"phase": frozenset({"Phase 3"})}), {ONE.id}),
        (LibraryFilter(chosen={"phase": frozenset({"Phase 3", "Phase 2"})}), {ONE.id, TWO.id}),
        (LibraryFilter(chosen={"status": frozenset({"not stated"})}), {TWO.id}),
        (LibraryFilter(has_results=True), {ONE.id}),
        (LibraryFilter(on_board=True), {TWO.id}),
    ],
)
def test_a_trial_stays_when_it_has_all_that_is_asked(asked: LibraryFilter, ids: set[str]) -> None:
    assert kept(BOTH, asked, {TWO.id}) == ids


def test_facets_count_trials_and_name_silence() -> None:
    assert facet_counts(BOTH, "phase") == (("Phase 2", 2), ("Phase 3", 1))
    assert facet_counts(BOTH, "drug") == (("Exampletinib", 1), ("not stated", 1))

import pytest

from tests.builders import SNAPSHOT, make_trial
from trialdesk.domain.source import Source
from trialdesk.domain.trial import age_in_years


@pytest.mark.parametrize(
    ("posted", "years"),
    [("18 Years", 18), ("1 Year", 1), ("6 Months", 0.5), (None, None), ("N/A", None)],
)
def test_an_age_is_read_in_years_or_stays_unknown(posted: str | None, years: float | None) -> None:
    assert age_in_years(posted) == years


def test_a_leaf_without_a_source_of_its_own_has_that_of_its_parent() -> None:
    trial = make_trial(sources={"arms/0": Source("a.json", "/x")}, snapshot=None)
    assert trial.source("arms/0/description") == Source("a.json", "/x")


def test_a_stored_trial_gives_sources_in_its_snapshot() -> None:
    source = make_trial(snapshot=SNAPSHOT).source("brief_title")
    assert source is not None
    assert source.snapshot == SNAPSHOT.id


def test_a_value_without_a_source_has_none() -> None:
    assert make_trial().source("phases") is None

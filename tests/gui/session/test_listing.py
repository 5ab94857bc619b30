from datetime import date
from pathlib import Path

import pytest

from tests.builders import make_trial
from tests.gui.conftest import store
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.trial import Enrollment
from trialdesk.gui.session import listing as listings
from trialdesk.gui.session.listing import RELEVANCE, Listing, ListingRequest, listing
from trialdesk.operations.open_library import open_library
from trialdesk.presentation.library.library_filter import LibraryFilter
from trialdesk.progress import silent

A, B, C = "NCT09000001", "NCT09000002", "NCT09000003"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store(
        tmp_path / "three.db",
        make_trial(enrollment=Enrollment(90, None)),
        make_trial(id=B, enrollment=Enrollment(1000, None), brief_title="Othermab"),
        make_trial(id=C, enrollment=None),
    )


def listed(
    path: Path, order: str = "", words: str = "", trial: str | None = None
) -> tuple[Listing, list[str]]:
    asked = LibraryFilter(words)
    with open_library(path) as library:
        found = listing(
            library, ListingRequest(asked, (), order, date(2026, 11, 24), trial), silent
        )
        ids = {number: one.id for number, one in library.listed(found.numbers).items()}
    return found, [ids[number] for number in found.numbers]


@pytest.mark.parametrize(
    ("order", "ids"),
    [("enrollment", [A, B, C]), ("-enrollment", [B, A, C]), ("-id", [C, B, A])],
)
def test_a_column_sorts_and_what_is_not_stated_comes_last(
    path: Path, order: str, ids: list[str]
) -> None:
    assert listed(path, order)[1] == ids


def test_the_place_of_a_trial_is_told_in_any_order(path: Path) -> None:
    assert listed(path, "-id", trial=A)[0].place == 2
    assert listed(path, words="othermab", trial=A)[0].place is None


def test_names_come_before_criteria_where_the_most_relevant_are_wanted(path: Path) -> None:
    record = make_trial(
        id="NCT09000004", eligibility=Eligibility("Inclusion Criteria:\n\n* Othermab before")
    )
    store(path, record)
    assert listed(path, words="othermab")[1] == ["NCT09000004", B]
    assert listed(path, RELEVANCE, words="othermab")[1] == [B, "NCT09000004"]
    assert listed(path, RELEVANCE)[1] == listed(path)[1]


def test_more_than_can_be_sorted_stay_newest_first_and_say_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest_first = listed(path)[1]
    monkeypatch.setattr(listings, "MOST_SORTED", 2)
    found, ids = listed(path, "enrollment")
    assert (ids, found.is_all, found.is_sorted) == (newest_first, True, False)
    found, ids = listed(path, words="breast")
    assert (len(ids), found.is_all, found.held) == (2, False, 3)

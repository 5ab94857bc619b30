import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.studies import dated
from trialdesk.domain.trial import PartialDate, Trial
from trialdesk.errors import TrialDeskError, TrialMissingError
from trialdesk.operations.history import changed_since_seen, changes_between, history
from trialdesk.operations.open_library import open_library
from trialdesk.presentation.wording.failures import failure_words
from trialdesk.storage.library import Library

TRIAL, OTHER = "NCT09000001", "NCT09000005"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Hold three states of one trial, imported out of order, and one of another."""
    with open_library(tmp_path / "l.db", create=True, writable=True) as held:
        held.add([dated("2026-03-01", status="COMPLETED")])
        held.add([dated("2025-01-01", status="NOT_YET_RECRUITING")])
        held.add([dated("2026-01-01")])
        held.add([dated("2026-01-01", id="NCT09000002")])
        yield held


def test_history_begins_with_the_oldest_data(library: Library) -> None:
    assert [one.id for one in history(library, TRIAL)] == [2, 3, 1]


def test_by_default_the_last_two_states_are_compared(library: Library) -> None:
    found = changes_between(library, TRIAL)
    assert (found.before.id, found.after.id) == (3, 1)
    assert [change.field.key for change in found.changes] == ["status"]


def test_one_end_named_takes_its_neighbour_or_the_last(library: Library) -> None:
    pairs = [changes_between(library, TRIAL, start=2), changes_between(library, TRIAL, end=3)]
    assert [(found.before.id, found.after.id) for found in pairs] == [(2, 1), (2, 3)]


@pytest.mark.parametrize(
    ("trial", "start", "end", "words"),
    [
        ("NCT09000002", None, None, "has one snapshot, 4, .*Import another record"),
        (TRIAL, 9, None, "There is no snapshot 9; NCT09000001 has snapshots 2, 3, 1"),
        (TRIAL, 4, None, "Snapshot 4 is of NCT09000002, not of NCT09000001, which has .* 2, 3, 1"),
        (TRIAL, None, 2, "Snapshot 2 is the oldest .* --from"),
    ],
)
def test_what_cannot_be_compared_is_said_with_what_to_do(
    library: Library, trial: str, start: int | None, end: int | None, words: str
) -> None:
    with pytest.raises(TrialDeskError) as refused:
        changes_between(library, trial, start, end)
    assert re.search(words, failure_words(refused.value))


def test_a_trial_that_is_not_held_is_said(library: Library) -> None:
    with pytest.raises(TrialMissingError, match="NCT00000009"):
        history(library, "NCT00000009")


def started(day: str, data_date: str, **changes: Any) -> tuple[Trial, bytes]:
    return dated(data_date, id=OTHER, start_date=PartialDate(day, "ACTUAL"), **changes)


def test_the_earliest_recorded_start_anchors_what_came_after(library: Library) -> None:
    library.add([started("2024-03-01", "2024-01-01")])
    library.add([started("2024-05-01", "2025-01-01", phases=("PHASE1",))])
    found = changes_between(library, OTHER)
    assert found.began == PartialDate("2024-03-01", "ACTUAL")


def test_what_a_partial_record_lacks_is_no_change(library: Library) -> None:
    library.add([dated("2024-01-01", id=OTHER, why_stopped="Money")])
    # a study without the module of its sponsor was fetched in part
    library.add(
        [dated("2025-01-01", id=OTHER, phases=("PHASE1",), brief_title=None, lead_sponsor=None)]
    )
    earlier, later = (one.id for one in library.snapshots(OTHER))
    found = changes_between(library, OTHER, earlier, later)
    assert [one.field.key for one in found.changes] == ["phase"]


def test_trials_whose_record_is_as_it_was_are_no_news(library: Library) -> None:
    board = [TRIAL, "NCT09000002"]
    library.save_seen(board)
    assert changed_since_seen(library, board) == ()
    library.add([dated("2026-05-01", phases=("PHASE1",), status="COMPLETED")])
    (news,) = changed_since_seen(library, board)
    assert (news.trial, [one.field.key for one in news.changes]) == (TRIAL, ["phase"])

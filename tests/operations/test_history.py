from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.records import dated
from trialdesk.errors import TrialDeskError, TrialMissingError
from trialdesk.operations.history import changes_between, history
from trialdesk.storage.library import Library, open_library

TRIAL = "NCT09000001"


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
    assert [change.field for change in found.changes] == ["status"]


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
    with pytest.raises(TrialDeskError, match=words):
        changes_between(library, trial, start, end)


def test_a_trial_that_is_not_held_is_said(library: Library) -> None:
    with pytest.raises(TrialMissingError, match="NCT00000009"):
        history(library, "NCT00000009")

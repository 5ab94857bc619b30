from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.studies import dated, make_record
from trialdesk.domain.source import Snapshot
from trialdesk.errors import TrialMissingError
from trialdesk.operations.analyse import check_records
from trialdesk.operations.open_library import open_library
from trialdesk.storage.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Hold a trial as the registry and as an older page give it, and another trial."""
    shown = Snapshot("p.txt", "page", "", "2025-06-01", "published", "Example Page")
    with open_library(tmp_path / "l.db", create=True, writable=True) as held:
        held.add([make_record(phases=("PHASE2",), snapshot=shown)])
        held.add([dated("2025-01-01")])
        held.add([dated("2026-01-01")])
        held.add([dated("2026-01-01", id="NCT09000002")])
        yield held


def test_a_trial_is_held_against_what_another_document_says_of_it(library: Library) -> None:
    _trials, found = check_records(library, ["NCT09000001"])
    told = [one for one in found if one.rule == "documents-differ-on-design"]
    assert [
        (one.field, one.values["other_document"], one.values["other_value"]) for one in told
    ] == [("phases", "Example Page, 2025-06-01", "PHASE2")]


def test_states_of_one_document_are_changes_and_no_findings(library: Library) -> None:
    _trials, found = check_records(library, ["NCT09000002"])
    assert not [one for one in found if one.rule.startswith("documents-")]


def test_without_a_name_every_trial_is_checked_once(library: Library) -> None:
    trials, _found = check_records(library)
    assert [one.id for one in trials] == ["NCT09000001", "NCT09000002"]


def test_a_missing_trial_is_said(library: Library) -> None:
    with pytest.raises(TrialMissingError):
        check_records(library, ["NCT09999999"])

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from trialdesk.cli.main import main
from trialdesk.domain.trial import Trial
from trialdesk.operations.reindex import Reindexed, reindex
from trialdesk.registries.read import read_bytes
from trialdesk.storage.library import Library, open_library

STUDY = Path(__file__).parents[1] / "data/study.json"


def _record() -> tuple[Trial, bytes]:
    study = json.loads(STUDY.read_text("utf-8"))
    flow = {"recruitmentDetails": "At 19 centres."}
    raw = json.dumps(study | {"resultsSection": {"participantFlowModule": flow}}).encode()
    return read_bytes(raw, "study.json", "2026-01-05").records[0].trial, raw


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Hold a record as a version stored it that read no results, and named no site."""
    with open_library(tmp_path / "l.db", create=True, writable=True) as held:
        trial, raw = _record()
        held.add([(replace(trial, results=None, sites=()), raw)])
        yield held


def test_an_older_snapshot_gains_what_is_read_today(library: Library) -> None:
    (number,) = (one.id for one in library.snapshots(_record()[0].id))
    before = library.snapshots(_record()[0].id)
    assert reindex(library) == Reindexed(read=1, renewed=1)
    trial = library.trial_at(number or 0)
    assert trial.results is not None
    assert library.trials([trial.id]) == (trial,)
    assert library.snapshots(trial.id) == before
    assert trial.snapshot == before[0]


def test_what_lists_and_filters_show_follows(library: Library) -> None:
    assert library.summaries()[0].countries == ()
    reindex(library)
    (listed,) = library.summaries()
    assert listed.countries
    assert library.trial_findings(listed) == ()


def test_a_second_time_changes_nothing(library: Library) -> None:
    reindex(library)
    assert reindex(library) == Reindexed(read=1, renewed=0)


def test_the_command_says_what_it_did(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.close()
    assert main(["--library", str(tmp_path / "l.db"), "reindex"]) == 0
    assert "1 snapshots read again, 1 of them renewed" in capsys.readouterr().out

import errno
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.studies import make_record
from trialdesk.domain.trial import Trial
from trialdesk.errors import Cancelled, TrialDeskError, TrialMissingError
from trialdesk.geography.places import gazetteer
from trialdesk.geography.places.gazetteer import Gazetteer
from trialdesk.operations.links import answer
from trialdesk.operations.open_library import open_library
from trialdesk.operations.print_sites import Printing
from trialdesk.operations.publish import publish_brief
from trialdesk.presentation.wording.failures import failure_words
from trialdesk.registries.read import read_bytes
from trialdesk.storage.library import Library

ID = "NCT09000001"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "l.db", create=True, writable=True) as opened:
        opened.add([make_record()])
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_a_brief_is_written_and_nothing_else(library: Library, folder: Path) -> None:
    out = publish_brief(library, [ID], folder / "brief.pdf", Printing("letter"))
    assert out.read_bytes().startswith(b"%PDF")
    assert list(folder.iterdir()) == [out]


def test_a_name_no_folder_holds_says_what_to_do(library: Library, folder: Path) -> None:
    with pytest.raises(TrialDeskError) as refused:
        publish_brief(library, [ID], folder / "missing" / "brief.pdf")
    assert "brief.pdf: the folder does not exist" in failure_words(refused.value)


def test_a_folder_in_place_of_a_file_is_refused(library: Library, folder: Path) -> None:
    with pytest.raises(TrialDeskError) as refused:
        publish_brief(library, [ID], folder)
    assert "it is a folder" in failure_words(refused.value)


def test_a_full_disk_keeps_the_old_brief(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder / "brief.pdf"
    out.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("trialdesk.files.os.fsync", full)
    with pytest.raises(TrialDeskError) as refused:
        publish_brief(library, [ID], out)
    assert "brief.pdf: the disk is full" in failure_words(refused.value)
    assert {path: path.read_bytes() for path in folder.iterdir()} == {out: b"old"}


def test_a_brief_that_is_being_read_stays_as_it_was(library: Library, folder: Path) -> None:
    out = folder / "brief.pdf"
    out.write_bytes(b"old")
    with out.open("rb") as reading:
        publish_brief(library, [ID], out)
        assert reading.read() == b"old"
    assert out.read_bytes().startswith(b"%PDF")


def test_a_cancelled_brief_leaves_nothing(library: Library, folder: Path) -> None:
    def cancel(*_progress: Any) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        publish_brief(library, [ID], folder / "brief.pdf", progress=cancel)
    assert list(folder.iterdir()) == []


def test_progress_counts_the_pages(library: Library, folder: Path) -> None:
    pages: list[int] = []
    publish_brief(library, [ID], folder / "b.pdf", progress=lambda done, *_rest: pages.append(done))
    assert pages == sorted(pages)
    assert len(pages) > 2


def test_a_trial_the_library_lacks_is_named(library: Library, folder: Path) -> None:
    with pytest.raises(TrialMissingError):
        publish_brief(library, ["NCT09999999"], folder / "brief.pdf")


@pytest.mark.parametrize("count", [0, 7])
def test_a_brief_holds_one_to_six_trials(library: Library, folder: Path, count: int) -> None:
    with pytest.raises(TrialDeskError, match=r"brief-size .*most=6"):
        publish_brief(library, [ID] * count, folder / "brief.pdf")


NCT, EUCTR = "NCT09000001", "EUCTR2019-003842-34"
LINKED = {
    NCT: {
        "protocolSection": {
            "identificationModule": {"nctId": NCT, "secondaryIdInfos": [{"id": EUCTR}]},
            "contactsLocationsModule": {"locations": [{"city": "Hefei", "country": "China"}]},
        }
    },
    EUCTR: {"a2_eudract_number": "2019-003842-34", "a1_member_state_concerned": "Belgium - FPS"},
}


def test_a_brief_reads_each_record_and_opens_the_gazetteer_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    opened: list[Path | None] = []
    trials, open_places = Library.trials, gazetteer.open_gazetteer

    def noting(library: Library, ids: Sequence[str]) -> tuple[Trial, ...]:
        read.extend(ids)
        return trials(library, ids)

    def noting_opening(cache: Path | None = None) -> Gazetteer:
        opened.append(cache)
        return open_places(cache)

    monkeypatch.setattr(Library, "trials", noting)
    monkeypatch.setattr(gazetteer, "open_gazetteer", noting_opening)
    with open_library(folder / "l.db", create=True, writable=True) as library:
        for number, study in LINKED.items():
            (record,) = read_bytes(json.dumps(study).encode(), f"{number}.json").records
            library.add([(record.trial, record.raw)])
        answer(library, NCT, EUCTR, "confirmed")
        publish_brief(library, [NCT, EUCTR], folder / "brief.pdf")
    assert sorted(read) == [EUCTR, NCT]
    assert len(opened) == 1

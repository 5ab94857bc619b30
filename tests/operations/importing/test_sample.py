import os
from pathlib import Path

import pytest

from trialdesk.errors import TrialDeskError
from trialdesk.operations.importing.sample import write_sample
from trialdesk.operations.open_library import open_library
from trialdesk.operations.verify import verify


def test_the_sample_library_holds_five_sound_trials(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "new folder" / "sample.db")
    with open_library(path) as library:
        assert len(library.summaries()) == 5
        assert verify(library) == ()


def test_nothing_but_the_library_is_left_beside_it(tmp_path: Path) -> None:
    write_sample(tmp_path / "sample.db")
    assert [file.name for file in tmp_path.iterdir()] == ["sample.db"]


def test_the_name_of_a_new_library_is_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: flushed.append(os.fstat(handle).st_ino))
    write_sample(tmp_path / "sample.db")
    assert tmp_path.stat().st_ino in flushed


def test_a_file_that_is_there_already_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sample.db"
    path.write_text("precious")
    with pytest.raises(TrialDeskError, match=r"sample-exists .*sample\.db"):
        write_sample(path)
    assert path.read_text() == "precious"


def test_a_place_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TrialDeskError, match="sample-unwritten"):
        write_sample(tmp_path / "file" / "sample.db")


def test_a_sample_given_up_half_way_leaves_nothing(tmp_path: Path) -> None:
    def give_up(*_progress: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_sample(tmp_path / "sample.db", give_up)
    assert list(tmp_path.iterdir()) == []

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest

from trialdesk.errors import TrialDeskError
from trialdesk.operations.importing.sample import write_sample
from trialdesk.operations.open_library import open_library

LEVELS = range(64, 640, 16)  # kB


def run(*command: str) -> bool:
    """Return whether a command of the system is there and succeeds."""
    program = which(command[0])
    if program is None:
        return False
    done = subprocess.run([program, *command[1:]], check=False, capture_output=True)  # noqa: S603 - fixed commands
    return done.returncode == 0


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    if not run("mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)):
        pytest.skip("no small file system can be mounted here")
    try:
        yield
    finally:
        assert run("umount", str(folder))


def sample_trials(path: Path) -> int | None:
    """Count the trials of a new sample library; None when it could not be written."""
    try:
        write_sample(path)
    except TrialDeskError:
        return None
    with open_library(path) as library:
        return len(library.trials([listed.id for listed in library.summaries()]))


@pytest.mark.parametrize("size", LEVELS)
def test_a_sample_on_a_full_disk_is_whole_or_not_there(tmp_path: Path, size: int) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, size):
        if sample_trials(disk / "library.db") is None:
            assert not any(disk.iterdir())
            assert run("mount", "-o", "remount,size=8m", str(disk))
            assert sample_trials(disk / "library.db") == 5
        else:
            assert not list(disk.glob(".*"))


@pytest.mark.parametrize("size", LEVELS)
def test_a_new_library_on_a_full_disk_is_sound_or_not_there(tmp_path: Path, size: int) -> None:
    path = tmp_path / "disk" / "library.db"
    with small_disk(path.parent, size):
        try:
            open_library(path, create=True, writable=True).close()
        except TrialDeskError:
            assert run("mount", "-o", "remount,size=8m", str(path.parent))
        with open_library(path, create=True, writable=True) as library:
            assert library.summaries() == ()

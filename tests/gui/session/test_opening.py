from pathlib import Path

from trialdesk.gui.session.opening import open_for_window
from trialdesk.operations.importing.sample import write_sample
from trialdesk.progress import silent


def test_a_library_whose_folder_takes_no_lock_opens_for_reading(tmp_path: Path) -> None:
    path = write_sample(tmp_path / "library.db")
    lock = path.with_name(f"{path.name}.lock")
    lock.unlink(missing_ok=True)
    lock.mkdir()
    opened = open_for_window(str(path), create=False, progress=silent)
    with opened.library as library:
        assert len(library.summaries()) == 5
        assert not library.writable
    assert opened.notice

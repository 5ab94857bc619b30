import hashlib
import os
import random
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.opener import Opener
from tests.studies import dated, make_record
from trialdesk.errors import (
    Cancelled,
    LibraryMissingError,
    LibraryUnusableError,
    TrialDeskError,
)
from trialdesk.operations.open_library import open_library
from trialdesk.progress import Step
from trialdesk.storage.database import database
from trialdesk.storage.database.file import APPLICATION_ID, SCHEMA, connect
from trialdesk.storage.lists.first_page import first_page

DICE = random.Random(7)  # noqa: S311 - damage, not secrets


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def left_open(path: Path) -> None:
    """Leave a library as a killed program leaves it."""
    change(path, "INSERT INTO opening VALUES (1, '2026-11-01T08:00:00+00:00')")


def test_every_connection_has_the_settings_a_library_needs(library_file: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA,
    }
    with closing(connect(library_file, writable=True)) as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert found == wanted


def test_a_missing_library_is_named_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    for door in (open_library, first_page):
        with pytest.raises(LibraryMissingError, match=r"library-missing .*none\.db"):
            door(path)
    assert list(tmp_path.iterdir()) == []


def test_a_library_is_made_with_its_folders(tmp_path: Path, opened: Opener) -> None:
    path = tmp_path / "数据" / "a b%20?#.db"
    library = opened(path, create=True, writable=True)
    library.add([make_record()])
    shown = first_page(path)
    assert shown is not None
    (listed,) = shown.newest.values()
    assert library.trial_findings(listed) == ()


def test_a_library_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryUnusableError, match="Not a directory"):
        open_library(tmp_path / "file" / "l.db", create=True)


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"SQLite format 3\x00", DICE.randbytes(9000), b"{}" * 500],
    ids=["empty", "one byte", "beginning only", "random", "text"],
)
def test_a_file_that_is_no_library_is_refused_and_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    for door in (open_library, first_page):
        with pytest.raises(LibraryUnusableError, match=r"library-not-recognised .*other\.db"):
            door(path)
    with pytest.raises(LibraryUnusableError):
        open_library(path, create=True, writable=True)
    assert path.read_bytes() == content


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnusableError, match="Is a directory"):
        open_library(tmp_path)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE trial (id)")
    before = fingerprint(path)
    with pytest.raises(LibraryUnusableError, match="library-of-another-program"):
        open_library(path, writable=True)
    assert fingerprint(path) == before


def test_a_newer_library_is_refused_and_not_changed(library_file: Path) -> None:
    change(library_file, f"PRAGMA user_version = {SCHEMA + 1}")
    before = fingerprint(library_file)
    for door in (open_library, first_page):
        with pytest.raises(LibraryUnusableError, match="library-newer"):
            door(library_file)
    with pytest.raises(LibraryUnusableError, match="library-newer"):
        open_library(library_file, create=True, writable=True)
    assert fingerprint(library_file) == before


def test_a_truncated_library_is_named_as_damaged(library_file: Path) -> None:
    os.truncate(library_file, library_file.stat().st_size // 2 + 100)
    with pytest.raises(LibraryUnusableError, match="library-damaged"):
        open_library(library_file, writable=True)
    with pytest.raises(LibraryUnusableError, match="library-damaged"):
        first_page(library_file)


def test_damage_never_gives_a_wrong_record(library_file: Path) -> None:
    """Bytes are flipped anywhere; what can still be read of the record is as it was stored.

    What stands beside the record, as the name of its document, has no hash of its own.
    """
    trial, raw = make_record(brief_summary=" ".join(map(str, range(2000))))
    with open_library(library_file, writable=True) as library:
        library.add([(trial, raw)])
        (stored,) = library.trials(["NCT09000001"])
    assert stored.brief_title == trial.brief_title
    sound = library_file.read_bytes()
    for _ in range(40):
        library_file.write_bytes(flipped(sound))
        with suppress(TrialDeskError), open_library(library_file) as library:
            assert library.raw(1) == raw
            (read,) = library.trials(["NCT09000001"])
            assert replace(read, snapshot=None) == replace(stored, snapshot=None)


def flipped(content: bytes) -> bytes:
    broken = bytearray(content)
    for _ in range(DICE.randint(1, 64)):
        broken[DICE.randrange(len(broken))] ^= 1 << DICE.randrange(8)
    return bytes(broken)


def test_after_an_unclean_exit_a_sound_library_says_it_was_checked(
    library_file: Path, opened: Opener
) -> None:
    left_open(library_file)
    library = opened(library_file, writable=True)
    assert library.notice is not None
    assert library.notice.kind == "library-left-open"
    assert "2026-11-01T08:00:00" in str(library.notice)
    library.close()
    assert opened(library_file, writable=True).notice is None


def test_the_check_after_an_unclean_exit_can_be_cancelled(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_done: int, _total: int | None, label: str) -> None:
        assert label == Step.CHECKING_FOR_DAMAGE
        raise Cancelled

    left_open(library_file)
    monkeypatch.setattr(database, "_STEPS", 1)
    monkeypatch.setattr(database, "_SILENT_SECONDS", 0)
    with pytest.raises(Cancelled):
        open_library(library_file, writable=True, progress=stop)
    with open_library(library_file, writable=True) as library:
        assert library.notice is not None


def test_after_an_unclean_exit_damage_is_found_before_anything_is_written(
    library_file: Path,
) -> None:
    with open_library(library_file, writable=True) as library:
        library.add([make_record(id=f"NCT090000{n}") for n in range(10, 90)])
    left_open(library_file)
    broken = bytearray(library_file.read_bytes())
    broken[len(broken) // 2 : len(broken) // 2 + 4096] = b"\xff" * 4096
    library_file.write_bytes(broken)
    with pytest.raises(LibraryUnusableError, match="library-damaged"):
        open_library(library_file, writable=True)
    assert library_file.read_bytes() == broken


def test_the_first_page_shows_what_the_library_shows(library_file: Path, opened: Opener) -> None:
    library = opened(library_file, writable=True)
    library.add([dated("2025-01"), make_record(id="NCT09000002", has_results=None)])
    shown = first_page(library_file)
    assert shown is not None
    assert shown == library.first_page()
    assert sorted(shown.newest.values(), key=lambda one: one.id) == list(library.summaries())
    assert shown.count == 2
    assert [library.trial_findings(one) for one in shown.newest.values()] == [(), ()]


def test_a_library_is_read_where_nothing_may_be_written(
    library_file: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(library_file, writable=True) as library:
        library.add([make_record()])
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = sorted(library_file.parent.iterdir())
    (trial,) = opened(library_file).trials(["NCT09000001"])
    assert trial.brief_title == "Exampletinib in breast cancer"
    assert sorted(library_file.parent.iterdir()) == before


def test_the_journal_of_a_deleted_library_is_not_played_into_a_new_one(
    library_file: Path, opened: Opener
) -> None:
    journal = library_file.with_name("library.db-wal")
    with open_library(library_file, writable=True) as library:
        library.add([make_record()])
        kept = journal.read_bytes()
    library_file.unlink()
    journal.write_bytes(kept)
    assert opened(library_file, create=True, writable=True).summaries() == ()

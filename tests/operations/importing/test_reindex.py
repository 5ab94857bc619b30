import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.opener import ids_found
from trialdesk.cli.main import main
from trialdesk.domain.trial import Trial
from trialdesk.errors import Cancelled, UnreadableRecordError
from trialdesk.operations.find_trials import find_trials
from trialdesk.operations.importing.import_trials import import_files
from trialdesk.operations.importing.reindex import Reindexed, reindex
from trialdesk.operations.open_library import open_library
from trialdesk.storage import library as storage
from trialdesk.storage.library import Library
from trialdesk.storage.lists.search import Search

NUMBER = "NCT09000001"
STUDY = Path(__file__).parents[2] / "data/study.json"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Hold a record listed by a version that found no country in it."""
    path = tmp_path / "l.db"
    with open_library(path, create=True, writable=True) as held:
        import_files(held, [STUDY], "2026-01-05")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE trial SET countries = '[]'")
        connection.execute("DELETE FROM trial_facet")
        connection.commit()
    with open_library(path, writable=True) as held:
        yield held


def test_what_lists_and_filters_show_follows_what_is_read_today(library: Library) -> None:
    assert library.summaries()[0].countries == ()
    assert reindex(library) == Reindexed(read=1, renewed=1)
    (listed,) = library.summaries()
    assert len(find_trials(library, Search(countries=listed.countries))) == 1
    assert library.trial_findings(listed) == ()


def test_the_dates_and_the_import_of_a_record_stay(library: Library) -> None:
    before = library.snapshots(NUMBER)
    reindex(library)
    assert library.snapshots(NUMBER) == before
    assert library.trials([NUMBER])[0].snapshot == before[0]


def test_words_are_found_once_after_reading_again(library: Library) -> None:
    before = ids_found(library, Search("LVEF"))
    reindex(library)
    assert ids_found(library, Search("LVEF")) == before
    assert len(before) == 1


def test_a_second_time_changes_nothing(library: Library) -> None:
    reindex(library)
    assert reindex(library) == Reindexed(read=1, renewed=0)


def test_cancelled_it_changes_nothing(library: Library) -> None:
    def cancel(_done: int, _total: int | None, _label: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        reindex(library, cancel)
    assert library.summaries()[0].countries == ()
    assert len(find_trials(library, Search("LVEF"))) == 1


def test_a_record_that_cannot_be_read_is_named_and_stays_listed(library: Library) -> None:
    def unreadable(*_what: object) -> Trial:
        raise UnreadableRecordError("record-of-another-trial", trial=NUMBER)

    library.close()
    with storage.open_library(library.location, read=unreadable, writable=True) as later:
        (unread,) = reindex(later).unread
        assert unread.id == NUMBER
        assert isinstance(unread.unread, UnreadableRecordError)
        assert ids_found(later, Search(NUMBER)) == (NUMBER,)


def test_the_command_says_what_it_did(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.close()
    assert main(["--library", str(tmp_path / "l.db"), "reindex"]) == 0
    assert "1 records read again, 1 of them listed anew" in capsys.readouterr().out

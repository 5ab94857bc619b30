import threading
from itertools import permutations

import pytest

from tests.builders import make_trial
from tests.storage.opener import Opener
from tests.studies import dated, make_record
from trialdesk.domain.place import Address, PlaceCorrection
from trialdesk.domain.trial import Enrollment, Trial
from trialdesk.domain.workspace.correction import NO_CORRECTIONS, Corrections, Dispute, Move
from trialdesk.errors import LibraryInUseError, LibraryUnusableError, TrialMissingError
from trialdesk.storage.library import Library

ID = "NCT09000001"


def titled(data_date: str | None) -> tuple[Trial, bytes]:
    return dated(data_date, brief_title=f"As of {data_date}")


def title(library: Library) -> str | None:
    (trial,) = library.trials([ID])
    return trial.brief_title


def test_a_stored_trial_comes_back_as_it_was(library: Library) -> None:
    library.add([make_record()])
    (trial,) = library.trials([ID])
    assert trial == make_trial(snapshot=trial.snapshot, sources=trial.sources)


def test_a_stored_trial_names_its_snapshot_and_when_it_came(library: Library) -> None:
    library.add([make_record()])
    (trial,) = library.trials([ID])
    assert trial.snapshot == library.snapshots(ID)[0]
    source = trial.source("brief_title")
    assert source is not None
    assert source.snapshot == trial.snapshot.id == 1
    assert str(trial.snapshot.imported_at).endswith("+00:00")


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", b"a" * 100_000, "肺癌\r\n".encode("utf-16")])
def test_raw_records_come_back_byte_for_byte(library: Library, raw: bytes) -> None:
    (added,) = library.add([(make_trial(), raw)])
    assert library.raw(added.snapshot) == raw


def test_trials_come_in_the_order_asked(library: Library) -> None:
    titles = {"NCT09000003": "c", "NCT09000001": "a", "NCT09000002": "b"}
    library.add([make_record(id=one, brief_title=titles[one]) for one in sorted(titles)])
    assert [trial.brief_title for trial in library.trials(list(titles))] == ["c", "a", "b"]


def test_a_trial_the_library_lacks_is_named(library: Library) -> None:
    with pytest.raises(TrialMissingError, match="NCT404"):
        library.trials(["NCT404"])
    with pytest.raises(TrialMissingError, match="NCT404"):
        library.snapshots("NCT404")
    with pytest.raises(TrialMissingError, match="snapshot=7"):
        library.raw(7)


def test_the_same_record_is_stored_once(library: Library) -> None:
    outcomes = [library.add([(make_trial(), raw)])[0] for raw in (b"a", b"b", b"a")]
    assert [added.outcome for added in outcomes] == ["new", "changed", "identical"]
    assert outcomes[2].snapshot == outcomes[0].snapshot
    assert len(library.snapshots(ID)) == 2


def test_a_record_twice_in_one_import_is_stored_once(library: Library) -> None:
    added = library.add([(make_trial(), b"a"), (make_trial(), b"a"), (make_trial(), b"b")])
    assert [one.outcome for one in added] == ["new", "identical", "changed"]


def test_an_old_snapshot_is_kept_when_a_new_one_comes(library: Library) -> None:
    library.add([titled("2025-01-01")])
    before = library.snapshots(ID)
    library.add([titled("2026-01-01")])
    assert library.snapshots(ID)[:1] == before
    assert library.raw(1) == titled("2025-01-01")[1]
    assert [library.trial_at(n).brief_title for n in (1, 2)] == [
        "As of 2025-01-01",
        "As of 2026-01-01",
    ]


@pytest.mark.parametrize("order", [*permutations(["2025-08-14", "2025", "2024-12-31", None])])
def test_the_newest_data_are_shown_whatever_comes_first(
    library: Library, order: tuple[str | None, ...]
) -> None:
    for data_date in order:
        library.add([titled(data_date)])
    assert title(library) == "As of 2025-08-14"


def test_the_newest_of_one_import_is_shown(library: Library) -> None:
    library.add([titled("2026-01-01"), titled("2025-01-01")])
    assert title(library) == "As of 2026-01-01"


def test_of_equal_dates_the_later_import_is_shown(library: Library) -> None:
    library.add([dated("2025-08-14", brief_title="first")])
    library.add([dated("2025-08-14", brief_title="second")])
    assert title(library) == "second"


def test_an_undated_record_is_shown_when_there_is_no_other(library: Library) -> None:
    library.add([titled(None)])
    assert title(library) == "As of None"


def test_the_list_shows_the_current_record(library: Library) -> None:
    library.add([dated("2025-01-01", status="RECRUITING")])
    library.add([dated("2026-01-01", status="COMPLETED", enrollment=None, has_results=None)])
    (summary,) = library.summaries()
    assert (summary.status, summary.enrollment, summary.has_results) == ("COMPLETED", None, None)
    assert (summary.conditions, summary.countries) == (("Breast Cancer",), ("China",))
    assert library.trial_findings(summary) == ()


def test_text_no_column_can_hold_is_marked_in_the_list_and_kept_in_the_record(
    library: Library,
) -> None:
    _trial, raw = make_record(brief_title="a\x00b\ud800")
    library.add([(make_trial(brief_title="a\x00b\ud800"), raw)])
    assert library.summaries()[0].brief_title == "a\ufffdb\ufffd" == title(library)
    assert library.raw(1) == raw


def test_a_number_no_column_can_hold_is_not_listed(library: Library) -> None:
    trial = make_trial(enrollment=Enrollment(2**70))
    library.add([(trial, make_record()[1])])
    (listed,) = library.summaries()
    assert (listed.enrollment, listed.brief_title) == (None, title(library))


def test_the_board_keeps_its_order_and_survives_imports(library: Library) -> None:
    assert library.board() == ()
    library.save_board(["NCT2", ID])
    library.add([make_record()])
    assert library.board() == ("NCT2", ID)
    library.save_board([])
    assert library.board() == ()


def test_a_failed_add_stores_nothing(library: Library) -> None:
    with pytest.raises(ValueError, match="comes from no document"):
        library.add([make_record(), (make_trial(id="NCT2", snapshot=None), b"")])
    assert library.summaries() == ()


def test_a_second_writer_is_refused_and_readers_are_not(
    library: Library, location: str, opened: Opener
) -> None:
    with pytest.raises(LibraryInUseError, match="library-in-use"):
        opened(location, writable=True)
    library.add([make_record()])
    reader = opened(location)
    assert reader.summaries() == library.summaries()
    assert title(reader) == "Exampletinib in breast cancer"


def test_after_closing_another_may_write(library: Library, location: str, opened: Opener) -> None:
    library.add([make_record()])
    library.close()
    library.close()
    later = opened(location, writable=True)
    later.add([dated("2026-12-01", brief_title="Later")])
    assert (later.notice, title(later)) == (None, "Later")


def test_a_library_open_for_reading_refuses_to_change(location: str, opened: Opener) -> None:
    reader = opened(location, create=True)
    assert not reader.writable
    with pytest.raises(LibraryUnusableError, match="library-read-only"):
        reader.add([make_record()])


def test_threads_read_and_write_side_by_side(library: Library) -> None:
    titles: list[str | None] = []

    def store(worker: int) -> None:
        for number in range(5):
            trial_id = f"NCT090000{worker}{number}"
            library.add([make_record(id=trial_id, brief_title=trial_id)])
            titles.extend(trial.brief_title for trial in library.trials([trial_id]))

    workers = [threading.Thread(target=store, args=(worker,)) for worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(map(str, titles)) == [one.id for one in library.summaries()]
    assert len(titles) == 20
    assert library.findings() == ()


def test_the_hash_is_that_of_the_bytes_stored(library: Library) -> None:
    library.add([(make_trial(), b"raw")])
    (snapshot,) = library.snapshots(ID)
    assert snapshot.sha256.startswith("d7439bee2477")


def test_what_users_put_right_is_kept(location: str, opened: Opener) -> None:
    put_right = Corrections(
        frozenset({Move("NCT09000001", "Good compliance", "compliance")}),
        frozenset({Dispute("ecog", "NCT09000001", "NCT09000002")}),
    )
    library = opened(location, create=True, writable=True)
    library.save_corrections(put_right)
    assert library.corrections() == put_right
    library.save_corrections(NO_CORRECTIONS)
    assert library.corrections() == NO_CORRECTIONS


def test_where_users_say_that_addresses_lie_is_kept(location: str, opened: Opener) -> None:
    put_right = {
        PlaceCorrection(
            Address("Suzhou", "Zhejiang", "China"), 33.636, 116.979, "Suzhou, Anhui", 1
        ),
        PlaceCorrection(Address(None, None, "China"), 31.8, 117.2, "our clinic"),
    }
    library = opened(location, create=True, writable=True)
    library.save_place_corrections(put_right)
    assert library.place_corrections() == put_right
    library.save_place_corrections(())
    assert library.place_corrections() == frozenset()


def test_a_part_of_a_record_never_hides_a_whole_one(library: Library) -> None:
    # a study without a module that every posted one has was fetched in part
    library.add([dated("2026-01-01", brief_title="Part", lead_sponsor=None)])
    assert title(library) == "Part"
    library.add([dated("2024-01-01", brief_title="Whole")])
    assert title(library) == "Whole"
    assert library.trial_findings(library.summaries()[0]) == ()


def test_what_an_import_would_do_is_previewed_and_nothing_is_stored(library: Library) -> None:
    first, second = dated("2024-01-01"), dated("2025-01-01")
    library.add([first])
    previewed = library.preview([first, second, second])
    assert [one.outcome for one in previewed] == ["identical", "changed", "identical"]
    assert len(library.snapshots(first[0].id)) == 1

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from trialdesk.errors import Cancelled, TrialDeskError
from trialdesk.operations.importing.import_trials import import_files, preview_files
from trialdesk.operations.open_library import open_library
from trialdesk.operations.verify import verify
from trialdesk.storage.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library.db", create=True, writable=True) as library:
        yield library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "records"
    path.mkdir()
    return path


def study(number: int, title: str = "T") -> dict[str, object]:
    identification = {"nctId": f"NCT{number:08d}", "briefTitle": title}
    return {"protocolSection": {"identificationModule": identification}}


def write(path: Path, *studies: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(studies[0] if len(studies) == 1 else studies))
    return path


def test_each_record_has_a_row_in_the_order_of_the_files(library: Library, folder: Path) -> None:
    files = [write(folder / name, study(n)) for n, name in enumerate(["b.json", "a.json"], 1)]
    report = import_files(library, files)
    assert [(row.document, row.id, row.outcome, row.snapshot) for row in report.records] == [
        ("b.json", "NCT00000001", "new", 1),
        ("a.json", "NCT00000002", "new", 2),
    ]
    assert report.counts == {"new": 2, "changed": 0, "identical": 0, "rejected": 0}


def test_a_record_imported_again_is_identical_and_an_amended_one_changed(
    library: Library, folder: Path
) -> None:
    path = write(folder / "r.json", study(1))
    import_files(library, [path])
    assert import_files(library, [path]).counts["identical"] == 1
    write(path, study(1, "Amended"))
    assert import_files(library, [path]).counts["changed"] == 1


def test_the_bytes_of_the_record_are_kept(library: Library, folder: Path) -> None:
    path = folder / "r.json"
    path.write_bytes(json.dumps(study(1), indent=7).replace("\n", "\r\n").encode())
    (row,) = import_files(library, [path]).records
    assert library.raw(row.snapshot or 0) == path.read_bytes()


def test_a_file_without_a_record_is_a_row_with_a_reason_and_the_others_are_stored(
    library: Library, folder: Path
) -> None:
    bad = folder / "bad.json"
    bad.write_text('{"protocolSection": ')
    good = write(folder / "good.json", study(1))
    bad_row, good_row = import_files(library, [bad, good]).records
    assert (bad_row.id, bad_row.outcome, bad_row.snapshot) == (None, "rejected", None)
    assert "bad.json" in str(bad_row.reason)
    assert good_row.outcome == "new"


@pytest.mark.parametrize("content", ["[]", '{"studies": []}'])
def test_a_list_of_no_records_is_rejected(library: Library, folder: Path, content: str) -> None:
    (folder / "none.json").write_text(content)
    (row,) = import_files(library, [folder / "none.json"]).records
    assert row.outcome == "rejected"
    assert "none.json" in str(row.reason)


def test_a_missing_file_and_an_empty_folder_are_rejected(library: Library, folder: Path) -> None:
    missing, empty = import_files(library, [folder / "missing.json", folder]).records
    assert "no such file" in str(missing.reason)
    assert "records: the folder holds no file" in str(empty.reason)


def test_folders_are_searched_at_any_depth_but_not_hidden_files(
    library: Library, folder: Path
) -> None:
    for number, name in enumerate(["z.json", "a/b/c.json", ".hidden.json", ".git/x.json"], 1):
        write(folder / name, study(number))
    report = import_files(library, [folder])
    assert [row.document for row in report.records] == ["c.json", "z.json"]


def test_links_out_of_a_folder_are_not_followed(library: Library, folder: Path) -> None:
    outside = write(folder.parent / "outside" / "secret.json", study(2))
    inside = write(folder / "r.json", study(1))
    (folder / "file-link.json").symlink_to(outside)
    (folder / "folder-link").symlink_to(outside.parent)
    (folder / "round").symlink_to(folder)
    (folder / "same.json").symlink_to(inside)
    report = import_files(library, [folder])
    assert [(row.document, row.outcome) for row in report.records] == [
        ("r.json", "new"),
        ("same.json", "identical"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_never_waited_for(library: Library, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    write(folder / "r.json", study(1))
    assert [row.document for row in import_files(library, [folder]).records] == ["r.json"]
    assert import_files(library, [folder / "pipe"]).counts["rejected"] == 1


def test_a_name_that_is_no_text_is_shown_with_a_mark(library: Library, folder: Path) -> None:
    path = folder / os.fsdecode(b"r\xff.json")
    write(path, study(1))
    (row,) = import_files(library, [path]).records
    assert row.document == "r\ufffd.json"
    assert library.snapshots("NCT00000001")[0].document == "r\ufffd.json"


def test_progress_names_a_record_only_when_it_is_safe(library: Library, folder: Path) -> None:
    """Another connection sees the record by the time it is reported."""
    write(folder / "many.json", *[study(number) for number in range(1, 121)])
    seen = []

    def progress(done: int, total: int | None, label: str) -> None:
        assert (done, total) == (1, 1)
        with open_library(library.location) as reader:
            assert reader.trials([label])
        seen.append(label)

    import_files(library, [folder], progress=progress)
    assert seen == [f"NCT{number:08d}" for number in range(1, 121)]


def test_cancelling_leaves_whole_records(library: Library, folder: Path) -> None:
    write(folder / "many.json", *[study(number) for number in range(1, 301)])

    def cancel(_done: int, _total: int | None, label: str) -> None:
        if label == "NCT00000060":
            raise Cancelled

    with pytest.raises(Cancelled):
        import_files(library, [folder], progress=cancel)
    assert 60 <= library.count() < 300
    assert verify(library) == ()


def test_the_day_given_at_import_is_the_day_of_the_data(library: Library, folder: Path) -> None:
    import_files(library, [write(folder / "r.json", study(1))], as_of="2026-02")
    (snapshot,) = library.snapshots("NCT00000001")
    assert (snapshot.data_date, snapshot.data_date_basis) == ("2026-02", "given at import")


def test_a_day_that_is_no_date_is_refused_before_anything_is_stored(
    library: Library, folder: Path
) -> None:
    with pytest.raises(TrialDeskError, match="31/12"):
        import_files(library, [write(folder / "r.json", study(1))], as_of="31/12")
    assert library.summaries() == ()


def test_issues_of_a_record_are_reported(library: Library, folder: Path) -> None:
    broken = study(1)
    broken["protocolSection"]["designModule"] = {"enrollmentInfo": {"count": "many"}}  # type: ignore[index]
    (row,) = import_files(library, [write(folder / "r.json", broken)]).records
    assert [issue.found for issue in row.issues]


def test_a_preview_says_what_the_import_then_does(library: Library, folder: Path) -> None:
    write(folder / "a.json", study(1))
    (folder / "b.txt").write_text("Dear all", "utf-8")
    previewed = preview_files(library, [folder])
    assert library.summaries() == ()
    done = import_files(library, [folder])
    assert (
        previewed.counts == done.counts == {"new": 1, "changed": 0, "identical": 0, "rejected": 1}
    )
    assert preview_files(library, [folder]).counts["identical"] == 1

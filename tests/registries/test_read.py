import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trialdesk.registries.read import read, read_bytes

SHARED = Path(__file__).parents[3] / "shared"
Study = dict[str, Any]

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.binary())
def test_any_bytes_give_a_reading(raw: bytes) -> None:
    assert read_bytes(raw, "any").records == ()


@given(_JSON)
def test_json_that_is_no_study_gives_no_record(value: object) -> None:
    assert read_bytes(json.dumps(value).encode(), "any.json").records == ()


@given(data=st.data())
@settings(max_examples=200)
def test_any_value_in_any_place_of_a_study_gives_a_trial(data: st.DataObject) -> None:
    study = json.loads((Path(__file__).parents[1] / "data" / "study.json").read_text("utf-8"))
    holder: Any = study
    while isinstance(holder, dict | list) and holder:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key: Any = data.draw(st.sampled_from(keys))
        parent, holder = holder, holder[key]
        if data.draw(st.booleans()):
            break
    parent[key] = data.draw(_JSON)
    reading = read_bytes(json.dumps(study).encode(), "changed.json")
    assert len(reading.records) + len(reading.rejections) == 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"PK\x03\x04rest", "an archive within an archive is not a format"),
        (b"%PDF-1.7", "a PDF file is not a format"),
        (b"<?xml version='1.0'?><clinical_study/>", "no registration number"),
        (b"<!DOCTYPE HTML><html>", "an HTML page is not a format"),
        (b"\x89\xfe\x00junk", "not text from byte 1"),
        (b"text with a \x00 in it", "not a text file"),
        (b"Dear colleague,\nnothing here.", "no known layout"),
        (b'"text"', "no known layout"),
        (b"{}", "no NCT number"),
    ],
)
def test_what_is_not_read_is_a_rejection_naming_file_and_reason(raw: bytes, words: str) -> None:
    reading = read_bytes(raw, "name.dat")
    (rejection,) = reading.rejections
    assert (reading.records, rejection.document) == ((), "name.dat")
    assert rejection.reason.startswith("name.dat: ")
    assert words in rejection.reason


def test_the_name_of_a_file_says_nothing_about_its_format(tmp_path: Path, study: Study) -> None:
    path = tmp_path / "page.txt"
    path.write_text(json.dumps(study), "utf-8")
    (record,) = read(path).records
    assert record.trial.id == "NCT09000001"
    assert record.raw == path.read_bytes()


def test_a_missing_file_and_a_folder_are_rejections(tmp_path: Path) -> None:
    assert "no such file" in read(tmp_path / "none.json").rejections[0].reason
    assert "no such file" in read(tmp_path).rejections[0].reason


def test_a_file_that_may_not_be_read_is_a_rejection(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "locked.json"
    path.write_text("{}", "utf-8")

    def deny(_path: Path, _mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "cannot be opened (Permission denied)" in read(path).rejections[0].reason


def test_a_date_given_at_import_replaces_the_record_s(study: Study) -> None:
    (record,) = read_bytes(json.dumps(study).encode(), "x.json", as_of="2024-06").records
    assert record.trial.snapshot is not None
    assert record.trial.snapshot.data_date == "2024-06"
    assert record.trial.snapshot.data_date_basis == "given at import"


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a date: June"):
        read_bytes(b"{}", "x.json", as_of="June")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the records beside the checkout are missing")
def test_every_collected_registry_record_is_read_without_an_issue() -> None:
    paths = sorted((SHARED / "registry/ctgov_v2").glob("*.json"))
    readings = [read(path) for path in paths]
    assert [reading.rejections for reading in readings if reading.rejections] == []
    assert [
        record.issues for reading in readings for record in reading.records if record.issues
    ] == []
    assert sum(len(reading.records) for reading in readings) == len(paths)

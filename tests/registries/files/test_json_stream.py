import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.errors import UnreadableFileError
from trialdesk.registries import read
from trialdesk.registries.files import json_stream
from trialdesk.registries.files.json_stream import studies

_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
_STUDIES = st.lists(st.dictionaries(st.text(), _VALUE, min_size=1, max_size=3), max_size=4)


class Drip:
    """A file that gives a few bytes at a time."""

    def __init__(self, raw: bytes, step: int) -> None:
        self._file = io.BytesIO(raw)
        self._step = step

    def read(self, _size: int = -1, /) -> bytes:
        return self._file.read(self._step)


def found(raw: bytes, step: int = 7) -> list[Any]:
    return [json.loads(one) for one in studies(Drip(raw, step), "a.json")]


@given(_STUDIES, st.integers(1, 50), st.booleans())
def test_a_list_gives_its_studies_wherever_the_file_is_cut(
    given_studies: list[dict[str, Any]], step: int, ascii_only: bool
) -> None:
    raw = json.dumps(given_studies, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert [json.loads(one) for one in studies(Drip(raw, step), "a")] == given_studies


@given(_STUDIES, st.integers(20, 60))
def test_a_page_gives_its_studies(given_studies: list[dict[str, Any]], step: int) -> None:
    raw = json.dumps({"totalCount": 9, "studies": given_studies}).encode()
    assert [json.loads(one) for one in studies(Drip(raw, step), "a")] == given_studies


def test_one_after_the_other_each_is_a_study() -> None:
    assert found(b'{"a": 1}\n{"b": "}"}  {"c": [{}]}') == [{"a": 1}, {"b": "}"}, {"c": [{}]}]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b'[{"a": 1}, {"b"', "ends within a study"),
        (b'[{"a": 1}]]', "closes that none opened at byte 11"),
        (b'[{"a": "' + b"x" * 100, "ends within a study"),
        (b'{"a":' + b"[" * 600, "nested too deeply"),
    ],
)
def test_a_broken_place_is_named_and_what_came_before_is_kept(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        found(raw)


def test_a_study_that_never_ends_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_LARGEST_STUDY", 1000)
    with pytest.raises(UnreadableFileError, match="larger than"):
        found(b'[{"a": [' + b"1, " * 1000)


def test_a_large_file_gives_the_same_records_as_a_small_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [
        {"protocolSection": {"identificationModule": {"nctId": f"NCT0900000{n}"}}} for n in range(9)
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(made), "utf-8")
    whole = read.read(path)
    monkeypatch.setattr(read, "_WHOLE", 100)
    assert read.read(path) == whole


def test_a_broken_line_of_a_large_file_is_named_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read, "_WHOLE", 100)
    monkeypatch.setattr(read, "_USUAL", 60)
    study = '{"protocolSection": {"identificationModule": {"nctId": "NCT0000000%d"}}}'
    path = tmp_path / "large.ndjson"
    path.write_text("\n".join([study % 1, "{broken", study % 3]), "utf-8")
    reading = read.read(path)
    assert [one.trial.id for one in reading.records] == ["NCT00000001", "NCT00000003"]
    assert "(line 2 of the file)" in reading.rejections[0].reason

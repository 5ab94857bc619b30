import json
from typing import Any

import pytest

from trialdesk.registries.read import read_bytes

Study = dict[str, Any]


def _small(number: int) -> str:
    """Return a study written in a way of its own, so that copies would differ from it."""
    identity = f'{{"nctId" :"NCT{number:08d}", "briefTitle": "T\\u00e9st ü"}}'
    return f'{{ "protocolSection": {{"identificationModule":{identity} }} }}'


@pytest.mark.parametrize(
    "text",
    [
        '{{"studies": [{}, {}],\n "nextPageToken": "x"}}',
        '{{"totalCount": 2, "studies": [\n{} ,{}\n]}}',
        "[{},\n{}]",
        "{}\n{}\n",
    ],
    ids=["page", "page with a total", "list", "one study a line"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_each_study_keeps_its_own_bytes(text: str, encoding: str) -> None:
    studies = [_small(1), _small(2)]
    reading = read_bytes(text.format(*studies).encode(encoding), "page.json")
    assert reading.rejections == ()
    assert [record.trial.id for record in reading.records] == ["NCT00000001", "NCT00000002"]
    own = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert [record.raw for record in reading.records] == [study.encode(own) for study in studies]


def test_the_bytes_of_a_study_of_a_page_can_be_read_again() -> None:
    page = f"[{_small(1)},{_small(2)}]".encode("utf-16")
    (_, second) = read_bytes(page, "page.json").records
    assert read_bytes(second.raw, "again").records[0].trial.brief_title == "Tést ü"


def test_a_file_of_one_study_is_kept_whole(study: Study) -> None:
    raw = b"\xef\xbb\xbf" + json.dumps(study, indent=2).encode() + b"\n\n"
    (record,) = read_bytes(raw, "study.json").records
    assert record.raw == raw


def test_an_empty_page_holds_nothing_and_nothing_is_wrong() -> None:
    reading = read_bytes(b'{"studies": []}', "page.json")
    assert (reading.records, reading.rejections) == ((), ())


def test_studies_before_a_broken_place_are_kept() -> None:
    reading = read_bytes(f"[{_small(1)},\n{_small(2)[:-5]}".encode(), "cut.json")
    assert [record.trial.id for record in reading.records] == ["NCT00000001"]
    (rejection,) = reading.rejections
    assert "cut.json" in rejection.reason
    assert "line 2" in rejection.reason


def test_a_study_without_a_number_does_not_stop_the_others() -> None:
    reading = read_bytes(f"[{_small(1)},\n{{}},\n7,\n{_small(2)}]".encode(), "page.json")
    assert len(reading.records) == 2
    first, second = reading.rejections
    assert "no NCT number" in first.reason
    assert "line 2" in first.reason
    assert "line 3" in second.reason


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": ' * 200_000, "nested too deeply"),
        ('{"a": tru}', "line 1, column 7"),
        ('{"studies": [}', "Expecting value (JSON) at line 1, column 14"),
        ('{"studies": [] "x"', "} is missing (JSON) at line 1, column 16"),
    ],
)
def test_a_broken_text_is_a_rejection_that_names_the_place(text: str, words: str) -> None:
    reading = read_bytes(text.encode(), "broken.json")
    assert reading.records == ()
    assert words in reading.rejections[0].reason


def test_a_member_stated_twice_with_different_values_has_neither(study: Study) -> None:
    text = json.dumps(study).replace('"acronym":', '"acronym": "OTHER", "acronym":')
    (record,) = read_bytes(text.encode(), "twice.json").records
    assert record.trial.acronym is None
    assert [issue.found for issue in record.issues] == ["several different values"]


def test_a_member_stated_twice_with_the_same_value_has_it(study: Study) -> None:
    text = json.dumps(study).replace('"acronym":', '"acronym": "EXAMPLE", "acronym":')
    (record,) = read_bytes(text.encode(), "twice.json").records
    assert (record.trial.acronym, record.issues) == ("EXAMPLE", ())


def test_not_a_number_is_no_number(study: Study) -> None:
    text = json.dumps(study).replace("120", "NaN")
    (record,) = read_bytes(text.encode(), "nan.json").records
    assert record.trial.enrollment is None
    assert record.issues[0].found == "nan"

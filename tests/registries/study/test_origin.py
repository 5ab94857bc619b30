from collections.abc import Callable
from typing import Any

from trialdesk.domain.dose import DosingStatement
from trialdesk.domain.source import Source
from trialdesk.registries.reading import Record

Study = dict[str, Any]
Read = Callable[[object], Record]

_START = "/protocolSection/statusModule/startDateStruct"
_ARM = "/protocolSection/armsInterventionsModule/armGroups/0"


def _made_from_a_page(study: Study) -> Study:
    del study["protocolSection"]["statusModule"]["startDateStruct"]
    study["trialdesk"] = {
        "kind": "page",
        "document": "page.txt",
        "publisher": "Trial Finder",
        "dataDate": {"date": "2024-02-03", "basis": "last reviewed"},
        "sitesStated": 7,
        "dosing": [{"text": "40 mg daily", "intervention": "Exampletinib"}],
        "provenance": {
            "/trialdesk/sitesStated": {"lines": [18], "quote": "7 sites"},
            "/trialdesk/dosing/0": {"lines": [20, 21]},
            _ARM: {"lines": [30], "remark": "No arm table."},
            f"{_ARM}/description": {"lines": [31], "quote": "dose"},
        },
        "disagreements": [
            {
                "pointer": _START,
                "remark": "Two days.",
                "readings": [
                    {"value": "2020-01-01", "lines": [3], "quote": "1 January 2020"},
                    {"value": "2020-02-01", "lines": [9]},
                ],
            }
        ],
    }
    return study


def test_values_point_into_the_document_they_were_read_from(study: Study, read_one: Read) -> None:
    trial = read_one(_made_from_a_page(study)).trial
    assert trial.sites_stated == 7
    pointer = "/trialdesk/sitesStated"
    assert trial.source("sites_stated") == Source("page.txt", pointer, (18,), "7 sites")


def test_a_part_has_its_own_place_only_where_the_record_names_it(
    study: Study, read_one: Read
) -> None:
    sources = read_one(_made_from_a_page(study)).trial.sources
    assert sources["arms/0/description"].lines == (31,)
    assert sources["arms/0"].remark == "No arm table."
    assert "arms/0/label" not in sources


def test_snapshot_tells_kind_publisher_and_data_date(study: Study, read_one: Read) -> None:
    snapshot = read_one(_made_from_a_page(study)).trial.snapshot
    assert snapshot is not None
    assert (snapshot.kind, snapshot.publisher) == ("page", "Trial Finder")
    assert (snapshot.data_date, snapshot.data_date_basis) == ("2024-02-03", "last reviewed")


def test_dosing_statements_are_read(study: Study, read_one: Read) -> None:
    (statement,) = read_one(_made_from_a_page(study)).trial.dosing
    source = Source("page.txt", "/trialdesk/dosing/0", (20, 21))
    assert statement == DosingStatement("40 mg daily", None, "Exampletinib", source)


def test_a_value_stated_in_two_ways_is_none_and_both_readings_are_kept(
    study: Study, read_one: Read
) -> None:
    trial = read_one(_made_from_a_page(study)).trial
    (disagreement,) = trial.disagreements
    assert trial.start_date is None
    assert (disagreement.path, disagreement.remark) == ("start_date", "Two days.")
    assert [(value, source.lines) for value, source in disagreement.readings] == [
        ("2020-01-01", (3,)),
        ("2020-02-01", (9,)),
    ]
    assert "start_date" not in trial.sources


def test_a_section_of_another_shape_is_an_issue(study: Study, read_one: Read) -> None:
    study["trialdesk"] = {"kind": "rumour", "dosing": "40 mg", "provenance": 7, "sitesStated": "7"}
    record = read_one(study)
    assert record.trial.snapshot is not None
    assert record.trial.snapshot.kind == "registry"
    assert {issue.pointer for issue in record.issues} == {
        "/trialdesk/dosing",
        "/trialdesk/sitesStated",
    }

"""Files made to break a reader end in records or in a rejection that says why."""

import json

import pytest

from trialdesk.registries.read import read_bytes

EXPORT = (
    "<Trials_downloaded_from_ICTRP>{}<Trial><TrialID>NCT09000001</TrialID>"
    "<Public_title>Étude</Public_title></Trial></Trials_downloaded_from_ICTRP>"
)
RESOURCE = '{"resourceType":"ResearchStudy","identifier":[{"value":"NCT09000001"}],"title":%s}'
BUNDLE = '{"resourceType":"Bundle","entry":[{"resource":%s}]}'


def reasons(raw: bytes) -> str:
    reading = read_bytes(raw, "x")
    assert not reading.records
    return "\n".join(one.reason for one in reading.rejections)


def test_half_a_character_in_a_bundle_leaves_its_record() -> None:
    (record,) = read_bytes((BUNDLE % (RESOURCE % '"a\\ud800"')).encode(), "x").records
    assert json.loads(record.raw)["title"] == "a\ud800"


def test_two_values_of_one_member_in_a_bundle_are_a_rejection() -> None:
    raw = BUNDLE % (RESOURCE % '"a","title":"b"')
    assert "several times with different values" in reasons(raw.encode())


def test_a_boxed_study_nested_too_deeply_is_a_rejection() -> None:
    module = '{"identificationModule":{"nctId":["NCT09000001"]}}'
    raw = f'{{"protocolSection":{module},"x":{"[" * 900}{"]" * 900}}}'
    assert "nested too deeply" in reasons(raw.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_an_export_in_any_encoding_gives_records_that_stand_alone(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>' + EXPORT.format("")
    (record,) = read_bytes(declared.encode(encoding), "x").records
    (again,) = read_bytes(record.raw, "x").records
    assert (record.trial.brief_title, again.trial) == ("Étude", record.trial)


def test_a_trial_in_a_comment_is_none() -> None:
    comment = "<!--<Trial><TrialID>NCT09000002</TrialID></Trial>" + "<Trial>" * 50_000 + "-->"
    reading = read_bytes(EXPORT.format(comment).encode(), "x")
    assert [one.trial.id for one in reading.records] == ["NCT09000001"]


def test_a_table_of_a_hundred_thousand_columns_is_refused() -> None:
    raw = "NCT Number," + ",".join(f"c{number}" for number in range(100_000)) + "\nNCT09000001\n"
    assert "titles of its columns" in reasons(raw.encode())


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd">',
    ],
)
def test_xml_that_declares_entities_is_refused(declared: str) -> None:
    assert "a document type declaration" in reasons((declared + EXPORT.format("")).encode())

"""Files made to break a reader end in records or in a rejection that says why."""

import json
from collections.abc import Callable

import pytest

from trialdesk.registries.files.json_stream import DEEPEST
from trialdesk.registries.read import read_bytes, read_for_listing
from trialdesk.registries.reading import Reading

Reader = Callable[[bytes, str], Reading]

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


def nested(levels: int, number: str) -> bytes:
    """Give a study of which one member is a list in a list, so many levels deep."""
    module = f'{{"identificationModule":{{"nctId":{number}}}}}'
    lists = "[" * (levels - 1) + "]" * (levels - 1)
    return f'{{"protocolSection":{module},"x":{lists}}}'.encode()


@pytest.mark.parametrize("number", ['"NCT09000001"', '["NCT09000001"]'])
def test_how_deep_values_may_be_nested_is_the_same_on_every_python(number: str) -> None:
    assert len(read_bytes(nested(DEEPEST, number), "x").records) == 1
    for levels in (DEEPEST + 1, 900, 100_000):
        assert "nested too deeply" in reasons(nested(levels, number))


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


NUMBERS = ("1e400", "-1e400", "NaN", "Infinity", "9" * 5_000, "-" + "9" * 5_000, str(2**63))
STUDY = (
    '{"protocolSection":{"identificationModule":{"nctId":"NCT%s","briefTitle":"A"},'
    '"statusModule":{"overallStatus":"COMPLETED"},"conditionsModule":{"conditions":["B"]},'
    '"sponsorCollaboratorsModule":{"leadSponsor":{"name":"C"}},'
    '"designModule":{"phases":["PHASE2"],"enrollmentInfo":{"count":%s}},"more":%s}}'
)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("read", [read_bytes, read_for_listing])
def test_a_number_out_of_range_spoils_its_field_alone(read: Reader, number: str) -> None:
    first, second = STUDY % ("09000001", number, 0), STUDY % ("09000002", 7, number)
    reading = read(f"[{first},{second}]".encode(), "x")
    spoilt, whole = reading.records
    assert [issue.pointer.rpartition("/")[2] for issue in spoilt.issues] == ["count"]
    assert (whole.issues, whole.trial.enrollment and whole.trial.enrollment.count) == ((), 7)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_out_of_range_in_what_lists_do_not_read_is_passed_over(number: str) -> None:
    (record,) = read_for_listing((STUDY % ("09000001", 7, number)).encode(), "x").records
    assert (record.trial.id, record.issues) == ("NCT09000001", ())

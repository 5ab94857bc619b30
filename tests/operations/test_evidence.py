import json
from pathlib import Path

from tests.builders import make_trial
from trialdesk.domain.source import Source
from trialdesk.operations.evidence import evidence
from trialdesk.operations.open_library import open_library
from trialdesk.registries.read import read_bytes
from trialdesk.storage.library import Library


def library_with(folder: Path, raw: bytes, document: str) -> Library:
    library = open_library(folder / "l.db", create=True, writable=True)
    (record,) = read_bytes(raw, document).records
    library.add([(record.trial, record.raw)])
    return library


def study(title: str) -> bytes:
    identification = {"nctId": "NCT09000001", "briefTitle": title}
    return json.dumps({"protocolSection": {"identificationModule": identification}}).encode()


def test_a_value_is_shown_in_the_words_of_its_record(tmp_path: Path) -> None:
    with library_with(tmp_path, study("A <b>bold</b> title"), "a.json") as library:
        (trial,) = library.trials(["NCT09000001"])
        source = trial.source("brief_title")
        assert source is not None
        found = evidence(library, source)
        assert found is not None
        assert found.context == "A <b>bold</b> title"
        assert found.snapshot.document == "a.json"


def test_the_quoted_span_is_marked_whatever_the_white_space(tmp_path: Path) -> None:
    with library_with(tmp_path, study("one  two\nthree"), "a.json") as library:
        pointer = "/protocolSection/identificationModule/briefTitle"
        found = evidence(library, Source("a.json", pointer, quote="two three", snapshot=1))
        assert found is not None
        assert [found.context[slice(*span)] for span in found.marked] == ["two\nthree"]


def test_another_snapshot_that_says_otherwise_is_named(tmp_path: Path) -> None:
    with library_with(tmp_path, study("old"), "old.json") as library:
        (record,) = read_bytes(study("new"), "new.json").records
        library.add([(record.trial, record.raw)])
        (trial,) = library.trials(["NCT09000001"])
        source = trial.source("brief_title")
        assert source is not None
        found = evidence(library, source)
        assert found is not None
        assert {other.words for other in found.others} | {found.context} == {"old", "new"}


def test_a_value_that_is_in_no_library_has_no_evidence(tmp_path: Path) -> None:
    with library_with(tmp_path, study("x"), "a.json") as library:
        source = make_trial(snapshot=None).source("brief_title")
        assert source is not None
        assert evidence(library, source) is None


LEGACY = b"""<clinical_study>
  <id_info><nct_id>NCT09000001</nct_id></id_info>
  <overall_status>Recruiting</overall_status>
  <arm_group><arm_group_label>A &lt;b&gt;</arm_group_label></arm_group>
</clinical_study>"""


def test_a_value_of_an_xml_record_is_shown_in_the_words_of_its_element(tmp_path: Path) -> None:
    with library_with(tmp_path, LEGACY, "a.xml") as library:
        (trial,) = library.trials(["NCT09000001"])
        source = trial.source("arms/0/label")
        assert source is not None
        found = evidence(library, source)
        assert found is not None
        assert found.context == "A <b>"


def test_one_status_written_in_two_formats_is_no_contradiction(tmp_path: Path) -> None:
    module = {"identificationModule": {"nctId": "NCT09000001"}}
    status = {"statusModule": {"overallStatus": "RECRUITING"}}
    json_record = json.dumps({"protocolSection": {**module, **status}}).encode()
    with library_with(tmp_path, json_record, "a.json") as library:
        (record,) = read_bytes(LEGACY, "a.xml").records
        library.add([(record.trial, record.raw)])
        source = library.trial_at(1).source("status")
        assert source is not None
        found = evidence(library, source)
        assert found is not None
        assert found.others == ()

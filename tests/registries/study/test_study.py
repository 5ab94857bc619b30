import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from trialdesk.domain.outcome import Outcome
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.source import Snapshot, Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, PartialDate, Sponsor, Trial
from trialdesk.errors import UnreadableFileError
from trialdesk.registries.reading import Issue, Record
from trialdesk.registries.study.study import read_study

Study = dict[str, Any]
Module = Callable[[str], Study]
Read = Callable[[object], Record]


@pytest.fixture
def trial(study: Study, read_one: Read) -> Trial:
    return read_one(study).trial


def test_identity_is_read(trial: Trial) -> None:
    assert (trial.id, trial.aliases, trial.acronym) == ("NCT09000001", ("NCT00900009",), "EXAMPLE")


def test_words_that_are_no_identifier_are_dropped(trial: Trial) -> None:
    assert trial.other_ids == ("EX-1", "2020-000001-11")


def test_titles_labels_and_time_frames_are_plain_text(trial: Trial) -> None:
    assert trial.brief_title == r"LVEF \<50% and <b>x</b>"
    assert trial.arms[0].label == r"Arm \[A\]"
    assert trial.outcomes[0].time_frame == r"2 \[years\]"


def test_markup_fields_lose_their_escapes(trial: Trial) -> None:
    assert trial.brief_summary == "175 mg/m^2"
    assert trial.why_stopped == "Slow accrual [sic]"
    assert trial.eligibility.text == "Inclusion Criteria:\n\n* platelets >100"


def test_design_and_enrolment_are_read(trial: Trial) -> None:
    assert trial.phases == ("PHASE2", "PHASE3")
    assert (trial.allocation, trial.masking) == ("RANDOMIZED", "QUADRUPLE")
    assert trial.enrollment == Enrollment(120, "ESTIMATED")


def test_dates_keep_their_precision_and_a_missing_type_stays_missing(trial: Trial) -> None:
    assert trial.start_date == PartialDate("2020-01-31", "ACTUAL")
    assert trial.completion_date == PartialDate("2025", None)
    assert trial.primary_completion_date is None


def test_sponsors_are_read(trial: Trial) -> None:
    assert trial.lead_sponsor == Sponsor("Northfield University", "OTHER")
    assert trial.collaborators == (Sponsor("Fund for Tablets", "INDUSTRY"),)


def test_arms_name_their_interventions_as_the_interventions_do(trial: Trial) -> None:
    names = ("Exampletinib: oral", "Diary", "Odd")
    assert trial.arms == (Arm(r"Arm \[A\]", "EXPERIMENTAL", "dose >= 4", names),)
    assert trial.interventions[1] == Intervention("Diary", "OTHER", None, ("Log",))


@pytest.mark.parametrize(
    ("linked", "name"),
    [("Vaccine: Diary", "Diary"), ("Drug: Unlisted", "Unlisted"), ("Regimen: A", "Regimen: A")],
)
def test_only_the_type_before_an_intervention_s_name_is_taken_off(
    study: Study, module: Module, read_one: Read, linked: str, name: str
) -> None:
    module("armsInterventionsModule")["armGroups"][0]["interventionNames"] = [linked]
    assert read_one(study).trial.arms[0].interventions == (name,)


def test_outcomes_keep_their_role_and_order(trial: Trial) -> None:
    assert trial.outcomes[1] == Outcome("other", "PK", None, "~6,500")


def test_sites_and_contacts_are_read(trial: Trial) -> None:
    ben = Contact("Ben Example", None, None, "ben@example.org")
    place = ("Leeds Infirmary", "Leeds", "England", "United Kingdom", "RECRUITING")
    assert trial.sites == (Site(*place, 53.8, -1.55, (ben,)),)
    assert trial.contacts == (Contact("Ada Example", "CONTACT", "1234567 ext. 8", None),)


def test_snapshot_tells_hash_and_registry_version(study: Study, read_one: Read) -> None:
    record = read_one(study)
    assert record.raw == json.dumps(study).encode()
    digest = hashlib.sha256(record.raw).hexdigest()
    assert record.trial.snapshot == Snapshot(
        "study.json",
        "registry",
        digest,
        "2024-05-05",
        "registry version",
        registry="ClinicalTrials.gov",
    )


def test_data_date_falls_back_to_the_last_update(study: Study, read_one: Read) -> None:
    del study["derivedSection"]
    snapshot = read_one(study).trial.snapshot
    assert snapshot is not None
    assert (snapshot.data_date, snapshot.data_date_basis) == ("2024-04-01", "last updated")


def test_a_number_alone_is_a_trial_that_states_nothing(read_one: Read) -> None:
    record = read_one({"protocolSection": {"identificationModule": {"nctId": "NCT09000001"}}})
    trial = record.trial
    assert record.issues == ()
    assert (trial.status, trial.has_results, trial.results, trial.enrollment) == (None,) * 4
    assert (trial.phases, trial.arms, trial.outcomes, trial.sites) == ((),) * 4
    assert trial.eligibility.healthy_volunteers is None


def test_last_known_status_never_stands_in_for_the_status(
    study: Study, module: Module, read_one: Read
) -> None:
    del module("statusModule")["overallStatus"]
    assert read_one(study).trial.status is None


def test_unknown_enumeration_values_survive(study: Study, module: Module, read_one: Read) -> None:
    module("statusModule")["overallStatus"] = "RESTING"
    module("designModule")["phases"] = ["PHASE9"]
    record = read_one(study)
    assert (record.trial.status, record.trial.phases, record.issues) == ("RESTING", ("PHASE9",), ())


def test_numbers_are_written_with_eight_digits(
    study: Study, module: Module, read_one: Read
) -> None:
    module("identificationModule")["nctId"] = " nct9000001 "
    assert read_one(study).trial.id == "NCT09000001"


@pytest.mark.parametrize("number", [None, "", 9000001, "EUCTR2020", "NCT00000000", "NCT123456789"])
def test_a_study_without_a_registration_number_is_unreadable(
    study: Study, module: Module, number: object
) -> None:
    module("identificationModule")["nctId"] = number
    with pytest.raises(UnreadableFileError, match=r"x\.json: no NCT number at /protocolSection"):
        read_study(study, "x.json", b"")


@pytest.mark.parametrize(
    ("pointer", "value", "path"),
    [
        ("designModule/studyType", 7, "study_type"),
        ("designModule/phases", "PHASE1", "phases"),
        ("statusModule/startDateStruct", "2020", "start_date"),
        ("statusModule/startDateStruct", {"date": "31.01.2020"}, "start_date"),
        ("designModule/enrollmentInfo", {"count": "120"}, "enrollment"),
        ("designModule/enrollmentInfo", {"count": True}, "enrollment"),
        ("designModule/enrollmentInfo", {"count": -1}, "enrollment"),
        ("designModule/enrollmentInfo", {"count": 2**63}, "enrollment"),
        ("contactsLocationsModule/locations", [7], "sites"),
    ],
)
def test_a_broken_member_is_an_issue_and_its_value_is_missing(
    study: Study, read_one: Read, pointer: str, value: object, path: str
) -> None:
    module, member = pointer.split("/")
    study["protocolSection"][module][member] = value
    record = read_one(study)
    assert len(record.issues) == 1
    assert record.issues[0].pointer.startswith(f"/protocolSection/{pointer}")
    assert getattr(record.trial, path) in (None, ())


def test_an_issue_says_what_was_found_and_what_was_expected(
    study: Study, module: Module, read_one: Read
) -> None:
    module("eligibilityModule")["healthyVolunteers"] = "No"
    pointer = "/protocolSection/eligibilityModule/healthyVolunteers"
    assert read_one(study).issues == (Issue(pointer, "'No'", "true or false"),)


@pytest.mark.parametrize("point", [{"lat": 91, "lon": 0}, {"lat": 5}, {"lat": float("nan")}])
def test_a_position_off_the_globe_is_no_position(
    study: Study, module: Module, read_one: Read, point: Study
) -> None:
    module("contactsLocationsModule")["locations"][0]["geoPoint"] = point
    site = read_one(study).trial.sites[0]
    assert (site.latitude, site.longitude) == (None, None)


def test_characters_no_database_holds_are_replaced_and_told(
    study: Study, module: Module, read_one: Read
) -> None:
    module("identificationModule")["briefTitle"] = "a\x00b\ud800c 🎗"
    record = read_one(study)
    assert record.trial.brief_title == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c 🎗"
    assert [issue.pointer for issue in record.issues] == [
        "/protocolSection/identificationModule/briefTitle"
    ]


def test_every_value_knows_its_pointer(trial: Trial) -> None:
    protocol = "/protocolSection"
    wanted = {
        "id": f"{protocol}/identificationModule/nctId",
        "phases": f"{protocol}/designModule/phases",
        "masking": f"{protocol}/designModule/designInfo/maskingInfo/masking",
        "start_date": f"{protocol}/statusModule/startDateStruct",
        "arms/0": f"{protocol}/armsInterventionsModule/armGroups/0",
        "outcomes/1": f"{protocol}/outcomesModule/otherOutcomes/0",
        "eligibility/text": f"{protocol}/eligibilityModule/eligibilityCriteria",
        "sites/0": f"{protocol}/contactsLocationsModule/locations/0",
        "other_ids/1": f"{protocol}/identificationModule/secondaryIdInfos/1",
    }
    assert {path: trial.sources[path].pointer for path in wanted} == wanted
    assert trial.source("arms/0/description") == trial.sources["arms/0"]


def test_absent_values_have_no_source(trial: Trial) -> None:
    assert "primary_completion_date" not in trial.sources
    assert "sites_stated" not in trial.sources


def test_sources_name_the_document(trial: Trial) -> None:
    assert {source.document for source in trial.sources.values()} == {"study.json"}
    assert trial.source("id") == Source("study.json", "/protocolSection/identificationModule/nctId")

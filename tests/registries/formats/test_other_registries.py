"""Records of CTIS, EUCTR, ISRCTN, ChiCTR and FHIR."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.text.split import split
from trialdesk.domain.trial import Enrollment, PartialDate, Trial
from trialdesk.registries.read import read_bytes

PART: dict[str, Any] = {
    "trialDetails": {
        "clinicalTrialIdentifiers": {
            "publicTitle": "A title",
            "secondaryIdentifyingNumbers": {"nctNumber": {"number": "NCT09000001"}},
        },
        "trialInformation": {
            "eligibilityCriteria": {
                "principalInclusionCriteria": [{"principalInclusionCriteria": "Age 18 or more"}],
                "principalExclusionCriteria": [{"principalExclusionCriteria": "Pregnancy"}],
            },
            "populationOfTrialSubjects": {"isFemaleSubjects": True, "isMaleSubjects": False},
            "endPoint": {"primaryEndPoints": [{"endPoint": "Survival"}]},
        },
    },
    "products": [
        {"productName": "X", "productDictionaryInfo": {"activeSubstanceName": "Xum"}},
        {"productName": "x"},
    ],
}
STATES = [
    {"trialSites": [{"organisationAddressInfo": {"address": {"city": "Gent", "countryName": "B"}}}]}
]
NEWER = {
    "ctNumber": "2023-505613-24-00",
    "ctPublicStatusCode": 5,
    "trialPhase": "Therapeutic exploratory (Phase II)",
    "startDateEU": "28/04/2021",
    "lastUpdated": "19/08/2025",
    "authorizedApplication": {
        "authorizedPartI": PART,
        "authorizedPartsII": STATES,
        "eudraCt": {"eudraCtCode": "2019-003842-34"},
    },
}
OLDER = {
    "ctNumber": "2022-500244-37-00",
    "ctStatus": "Authorised, not started",
    "authorizedPartI": PART,
    "authorizedPartsII": STATES,
}
EUCTR = {
    "a2_eudract_number": "2013-000615-24",
    "a3_full_title_of_the_trial": "A title",
    "x5_trial_status": "Prematurely Ended",
    "e73_therapeutic_confirmatory_phase_iii": "Yes",
    "e812_open": "Yes",
    "e813_single_blind": "No",
    "e811_randomised": "No",
    "f21_female": "Yes",
    "f22_male": "Yes",
    "f41_in_the_member_state": "50",
    "a1_member_state_concerned": "Belgium - FPS Health",
}
ISRCTN = {
    "isrctn": "12949496",
    "trialDescription": {"title": "A title"},
    "externalRefs": {"clinicalTrialsGovNumber": "Nil known", "eudraCTNumber": "2014-002988-16"},
    "participants": {"inclusion": "1. Age", "exclusion": "1. Pregnancy", "targetEnrolment": "20"},
    "trialDesign": {"overallStatusOverride": "Stopped"},
}
FHIR = {
    "resourceType": "ResearchStudy",
    "identifier": [{"value": "INV-1"}, {"value": "NCT09000001"}],
    "title": "A title",
    "status": "active",
    "phase": {"coding": [{"code": "phase-1-phase-2"}]},
    "period": {"start": "2024-05-01T00:00:00Z"},
    "arm": [{"name": "Arm A"}],
}
CHICTR = """<trials><Triall><main><trial_id>ChiCTR2000000001</trial_id>
<public_title>A title</public_title><recruitment_status>Completed</recruitment_status>
<target_size>A:10;B:20;</target_size></main>
<criteria><inclusion_criteria>Age</inclusion_criteria><gender>Both</gender></criteria>
</Triall><Triall><main/></Triall></trials>"""


AGE = {
    "code": {"text": "Age"},
    "valueRange": {"low": {"value": 18, "unit": "years"}},
    "exclude": False,
}
PREGNANT = {
    "code": {"coding": [{"display": "Pregnancy"}]},
    "valueBoolean": True,
    "exclude": True,
}
ECOG = {
    "code": {"text": "ECOG"},
    "valueQuantity": {"value": 1, "comparator": "<="},
    "exclude": False,
}


def enrolling(*characteristics: object) -> dict[str, Any]:
    group = {"resourceType": "Group", "id": "g", "characteristic": list(characteristics)}
    other = {"resourceType": "Group", "id": "other", "characteristic": [PREGNANT]}
    return {**FHIR, "contained": [group, other], "enrollment": [{"reference": "#g"}]}


def test_a_group_that_a_fhir_study_enrols_gives_its_criteria() -> None:
    found = trial(enrolling(AGE, PREGNANT, ECOG))
    criteria = split(found.eligibility.text or "")
    assert [(one.polarity, one.text) for one in criteria] == [
        ("inclusion", "Age: 18 years or more"),
        ("inclusion", "ECOG: <= 1"),
        ("exclusion", "Pregnancy"),
    ]


@pytest.mark.parametrize(
    "odd",
    [
        {**PREGNANT, "valueBoolean": False},
        {"code": {"text": "Age"}, "valueRange": {}, "exclude": False},
        {"code": {"text": "Age"}, "valueBoolean": True},
        {**PREGNANT, "period": {"start": "2020"}},
    ],
)
def test_criteria_of_a_fhir_group_are_given_all_or_none(odd: dict[str, Any]) -> None:
    (found,) = read_bytes(json.dumps(enrolling(AGE, odd)).encode(), "a.json").records
    assert found.trial.eligibility.text is None
    assert [issue.pointer for issue in found.issues] == ["/contained/0/characteristic/1"]


def trial(record: object) -> Trial:
    (found,) = read_bytes(json.dumps(record).encode(), "a.json").records
    return found.trial


@pytest.mark.parametrize("record", [NEWER, OLDER])
def test_both_generations_of_ctis_give_the_same_fields(record: dict[str, Any]) -> None:
    found = trial(record)
    assert (found.id, found.brief_title) == (record["ctNumber"], "A title")
    assert found.eligibility.sex == "FEMALE"
    assert [(one.name, one.other_names) for one in found.interventions] == [("X", ("Xum",))]
    assert [(one.city, one.country) for one in found.sites] == [("Gent", "B")]
    criteria = split(found.eligibility.text or "")
    assert [(one.polarity, one.text) for one in criteria] == [
        ("inclusion", "Age 18 or more"),
        ("exclusion", "Pregnancy"),
    ]


def test_ctis_says_what_it_says_of_status_and_dates() -> None:
    found = trial(NEWER)
    assert (found.status, found.phases) == ("ACTIVE_NOT_RECRUITING", ("PHASE2",))
    assert found.start_date == PartialDate("2021-04-28", "ACTUAL")
    assert found.other_ids == ("NCT09000001", "2019-003842-34")
    assert found.snapshot is not None
    assert (found.snapshot.registry, found.snapshot.data_date) == ("CTIS", "2025-08-19")
    assert trial(OLDER).status == "NOT_YET_RECRUITING"


def test_an_ended_trial_of_ctis_has_no_status_of_ours() -> None:
    assert trial({**NEWER, "ctPublicStatusCode": 8}).status is None


def test_eudract_answers_are_read_and_no_to_all_says_nothing() -> None:
    found = trial(EUCTR)
    assert (found.id, found.status, found.phases) == (
        "EUCTR2013-000615-24",
        "TERMINATED",
        ("PHASE3",),
    )
    assert (found.masking, found.allocation, found.eligibility.sex) == ("NONE", None, "ALL")
    assert found.enrollment == Enrollment(50, "ESTIMATED")
    assert found.sites[0].country == "Belgium"


def test_isrctn_drops_numbers_that_are_none() -> None:
    found = trial(ISRCTN)
    assert (found.id, found.status) == ("ISRCTN12949496", "TERMINATED")
    assert found.other_ids == ("2014-002988-16",)
    assert found.enrollment == Enrollment(20, "ESTIMATED")
    assert [one.polarity for one in split(found.eligibility.text or "")] == [
        "inclusion",
        "exclusion",
    ]


def test_an_active_fhir_study_is_not_said_to_recruit() -> None:
    found = trial(FHIR)
    assert (found.id, found.status, found.phases) == ("NCT09000001", None, ("PHASE1", "PHASE2"))
    assert found.other_ids == ("INV-1",)
    assert found.arms[0].label == "Arm A"


def test_the_studies_of_a_bundle_are_read_one_by_one() -> None:
    bundle = {"resourceType": "Bundle", "entry": [{"resource": FHIR}, {"resource": {}}]}
    assert trial(bundle).id == "NCT09000001"


def test_chictr_is_read_and_a_record_without_a_number_is_named() -> None:
    reading = read_bytes(CHICTR.encode(), "a.xml")
    (found,) = reading.records
    assert (found.trial.id, found.trial.status) == ("ChiCTR2000000001", "COMPLETED")
    assert found.trial.enrollment is None
    assert "record 2 of the file" in reading.rejections[0].reason
    assert read_bytes(found.raw, "a.xml").records[0].trial == found.trial


@pytest.mark.parametrize("record", [NEWER, OLDER, EUCTR, ISRCTN, FHIR])
@given(data=st.data())
def test_a_mutated_record_is_read_or_rejected(record: dict[str, Any], data: st.DataObject) -> None:
    mutated = json.loads(json.dumps(record))
    holder: Any = mutated
    while isinstance(holder, dict | list) and holder:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key: Any = data.draw(st.sampled_from(keys))
        parent, holder = holder, holder[key]
        if data.draw(st.booleans()):
            break
    parent[key] = data.draw(st.none() | st.integers() | st.text() | st.lists(st.text()))
    reading = read_bytes(json.dumps(mutated).encode(), "a.json")
    assert reading.records or reading.rejections

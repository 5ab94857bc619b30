import json
from decimal import Decimal
from typing import Any

from tests.builders import IN_HEFEI, make_sites, make_trial
from trialdesk.domain.criterion import Eligibility
from trialdesk.exports.source_json import Json
from trialdesk.exports.trial_json import number, show

CONTRACT_KEYS = {
    "nct_id", "other_ids", "brief_title", "official_title", "acronym", "study_type", "phases",
    "allocation", "allocation_ratio", "intervention_model", "masking", "primary_purpose", "status",
    "why_stopped", "enrollment", "start_date", "primary_completion_date", "completion_date",
    "lead_sponsor", "collaborators", "conditions", "arms", "interventions", "doses", "outcomes",
    "eligibility", "sites", "sites_stated", "contacts", "has_results", "snapshot",
}  # fmt: skip


def shown(**changes: Any) -> Json:
    trial = make_trial(**changes)
    return show(trial, make_sites(trial))


def test_every_key_of_the_contract_is_there() -> None:
    assert set(shown()) >= CONTRACT_KEYS


def test_a_shown_trial_is_json() -> None:
    assert json.loads(json.dumps(shown(), allow_nan=False))["nct_id"] == "NCT09000001"


def test_what_a_record_does_not_say_is_null() -> None:
    silent = shown(
        phases=(),
        masking=None,
        enrollment=None,
        start_date=None,
        has_results=None,
        eligibility=Eligibility(),
    )
    assert silent["masking"] is None
    assert silent["enrollment"] is None
    assert silent["has_results"] is None
    assert silent["eligibility"]["minimum_age_years"] is None
    assert silent["phases"] == []


def test_criteria_come_in_order_with_polarity() -> None:
    criteria = shown()["eligibility"]["criteria"]
    assert [(item["id"], item["polarity"]) for item in criteria] == [
        ("I1", "inclusion"),
        ("I2", "inclusion"),
        ("E1", "exclusion"),
    ]


def test_a_whole_amount_is_printed_without_a_fraction() -> None:
    assert repr(number(Decimal("6.0"))) == "6"
    assert repr(number(Decimal("3.6"))) == "3.6"


def test_a_site_has_the_point_its_place_was_found_at() -> None:
    (site,) = shown()["sites"]
    point = (site["latitude"], site["longitude"], site["place_status"])
    assert point == (IN_HEFEI.latitude, IN_HEFEI.longitude, "ok")

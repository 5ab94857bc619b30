import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.domain.site import Contact
from trialdesk.presentation.sites.site_words import contact_words
from trialdesk.presentation.wording.enumerations import agency_label, label

API = Path(__file__).parents[4] / "shared/registry/spec/ctgov_v2_enums.json"
ACRONYMS = {"NIH", "US FDA", "US CDC", "US AHRQ", "US SAMHSA"}
STATUSES = [
    *("RECRUITING", "NOT_YET_RECRUITING", "ENROLLING_BY_INVITATION", "ACTIVE_NOT_RECRUITING"),
    *("COMPLETED", "SUSPENDED", "TERMINATED", "WITHDRAWN", "WITHHELD", "UNKNOWN"),
    *("AVAILABLE", "NO_LONGER_AVAILABLE", "TEMPORARILY_NOT_AVAILABLE", "APPROVED_FOR_MARKETING"),
]
SHOUTED = re.compile(r"[A-Z]{2,}_|_[A-Z]|^[A-Z]{4,}$")


@pytest.mark.parametrize("code", STATUSES)
def test_a_status_is_worded(code: str) -> None:
    assert not SHOUTED.search(label(code))
    assert not label(code).startswith("“")


@pytest.mark.skipif(not API.is_file(), reason="the list of the API's enumerations is not here")
def test_every_value_of_the_api_is_worded() -> None:
    values = [item["value"] for kind in json.loads(API.read_text()) for item in kind["values"]]
    unworded = [
        code
        for code in values
        if label(code) not in ACRONYMS and (label(code).startswith("“") or label(code) == code)
    ]
    assert unworded == []


@given(st.from_regex(r"[A-Z0-9]{1,12}(_[A-Z0-9]{1,12}){0,4}", fullmatch=True))
def test_no_code_reaches_a_reader_as_it_is_coded(code: str) -> None:
    assert "_" not in label(code)
    assert label(code) in ACRONYMS or not re.search(r"[A-Z]{4,}", label(code))


def test_a_code_nobody_knows_is_marked_as_the_records_own() -> None:
    assert label("PAUSED_BY_SPONSOR") == "“Paused by sponsor”"


def test_words_of_a_record_pass_as_they_came() -> None:
    assert label("Recruitment planned") == "Recruitment planned"


def test_an_unknown_agency_is_no_unknown_status() -> None:
    assert (agency_label("UNKNOWN"), agency_label("INDUSTRY")) == ("Unknown", "Industry")


def test_the_role_of_a_contact_is_worded() -> None:
    assert contact_words(Contact("A. Doe", "PRINCIPAL_INVESTIGATOR")) == (
        "A. Doe, Principal investigator"
    )

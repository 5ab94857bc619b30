"""What an import reads of a well-formed study is what reading it whole gives."""

import json
import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.registries.formats.ctgov_json.well_formed import read_well_formed
from trialdesk.registries.read import read_bytes, read_for_listing
from trialdesk.registries.reading import Reading
from trialdesk.storage.lists.index import _words
from trialdesk.storage.lists.rows import named_values, summary

SAMPLE = Path(__file__).parents[3] / "sample_db/records"
Study = dict[str, Any]
PLAIN: Study = {
    "protocolSection": {
        "identificationModule": {
            "nctId": "NCT09000001",
            "nctIdAliases": ["NCT00000007"],
            "orgStudyIdInfo": {"id": "EX-1"},
            "secondaryIdInfos": [{"id": "2020-000001-11"}, {"id": "n/a"}],
            "briefTitle": "Exampletinib ≥ 5 mg",
        },
        "statusModule": {
            "overallStatus": "RECRUITING",
            "startDateStruct": {"date": "2025-03", "type": "ACTUAL"},
            "lastUpdatePostDateStruct": {"date": "2026-01-02"},
        },
        "sponsorCollaboratorsModule": {
            "leadSponsor": {"name": "Example Pharma", "class": "INDUSTRY"},
            "collaborators": [{"name": "Example University"}],
        },
        "conditionsModule": {"conditions": ["Breast Cancer"], "keywords": ["HER2"]},
        "designModule": {"phases": ["PHASE3"], "enrollmentInfo": {"count": 300}},
        "armsInterventionsModule": {
            "interventions": [{"type": "DRUG", "name": "Exampletinib", "otherNames": ["EX1"]}]
        },
        "eligibilityModule": {"eligibilityCriteria": "LVEF \\>= 50 %", "healthyVolunteers": False},
        "contactsLocationsModule": {
            "locations": [
                {"facility": "H", "city": "Hefei", "country": "China", "geoPoint": {"lat": 31.9}}
            ]
        },
    },
    "resultsSection": {
        "outcomeMeasuresModule": {
            "outcomeMeasures": [
                {
                    "title": "PFS",
                    "classes": [
                        {"categories": [{"measurements": [{"groupId": "OG000", "value": "NA"}]}]}
                    ],
                }
            ]
        },
        "adverseEventsModule": {
            "seriousEvents": [{"term": "Rash", "stats": [{"groupId": "EG000", "numAffected": 1}]}]
        },
    },
    "derivedSection": {"miscInfoModule": {"versionHolder": "2026-02-03"}},
    "hasResults": True,
}
ODD: tuple[Any, ...] = (
    None,
    True,
    "",
    " ",
    "NA",
    -1,
    10**30,
    1e308,
    [],
    {},
    [None],
    {"a": {}},
    "2025-13",
    "\0",
)


def written(study: object) -> bytes:
    return json.dumps(study, ensure_ascii=False, separators=(",", ":")).encode()


def listed(reading: Reading) -> list[object]:
    """Return what of the records is listed, searched and reported."""
    return [
        (summary(one.trial), named_values(one.trial), _words(one.trial), one.raw, one.issues)
        for one in reading.records
    ]


def test_so_are_lines() -> None:
    raw = written(PLAIN) + b"\n" + written(PLAIN) + b"\r\n"
    reading = read_well_formed(raw, "r.ndjson")
    assert reading is not None
    assert listed(reading) == listed(read_bytes(raw, "r.ndjson"))


def at_once(study: object) -> Reading | None:
    return read_well_formed(written(study), "r.json")


def test_a_study_as_the_registry_writes_it_is_read_at_once() -> None:
    reading = at_once(PLAIN)
    assert reading is not None
    assert listed(reading) == listed(read_bytes(written(PLAIN), "r.json"))
    assert reading.records[0].trial.results is None


@pytest.mark.parametrize("many", [lambda one: [one, one], lambda one: {"studies": [one, one]}])
def test_so_are_lists_and_pages(many: Callable[[Study], object]) -> None:
    reading = at_once(many(PLAIN))
    assert reading is not None
    assert [one.raw for one in reading.records] == [written(PLAIN)] * 2


@given(st.integers(0, 2**32))
def test_whatever_is_read_at_once_reads_the_same_with_care(seed: int) -> None:
    dice, study = random.Random(seed), deepcopy(PLAIN)  # noqa: S311 - no secret
    for _change in range(dice.randint(1, 3)):
        change(study, dice)
    reading = at_once(study)
    if reading is not None:
        assert listed(reading) == listed(read_bytes(written(study), "r.json"))


def change(study: Any, dice: random.Random) -> None:
    """Put something odd in the place of a member, or take it away."""
    holder = study
    while True:
        key = dice.choice(list(holder)) if isinstance(holder, dict) else dice.randrange(len(holder))
        if not isinstance(holder[key], dict | list) or not holder[key] or dice.random() < 0.1:
            break
        holder = holder[key]
    if dice.random() < 0.2:
        del holder[key]
    else:
        holder[key] = deepcopy(dice.choice(ODD))
    study.setdefault("hasResults", None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"briefTitle":', '"briefTitle":"Other","briefTitle":'),
        ('"hasResults":true', '"hasResults":false,"hasResults":true'),
        ("Exampletinib ≥", "Exampletinib \\u0000"),
        ('"2025-03"', '"March 2025"'),
        ('"value":"NA"', '"value":"many"'),
        ('"term":"Rash"', '"term":" "'),
        ('"statusModule":{', '"statusModule":{},"other":{'),
        ("NCT09000001", "09000001"),
        ('"hasResults"', '"trialdesk":{"kind":"page"},"hasResults"'),
        ("Example Pharma", "Example \ud800"),
    ],
)
def test_what_is_not_as_the_registry_writes_it_is_read_with_care(before: str, after: str) -> None:
    raw = written(PLAIN).decode().replace(before, after).encode("utf-8", "surrogatepass")
    assert raw != written(PLAIN)
    assert read_well_formed(raw, "r.json") is None
    assert read_for_listing(raw, "r.json") == read_bytes(raw, "r.json")


def test_a_record_made_from_another_document_is_read_with_care() -> None:
    for file in sorted(SAMPLE.glob("*.json")):
        assert read_well_formed(file.read_bytes(), file.name) is None

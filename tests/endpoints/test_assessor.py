import pytest

from trialdesk.domain.outcome import Outcome
from trialdesk.endpoints.endpoint import endpoint


def assessor(description: str, measure: str = "Objective response rate") -> str | None:
    return endpoint(Outcome("primary", measure, None, description)).assessor


@pytest.mark.parametrize(
    "words",
    ["investigator-assessed", "as assessed by the investigator", "per investigator assessment",
     "according to investigators' assessment", "determined by investigators", "locally assessed"],
)  # fmt: skip
def test_the_investigator_is_named(words: str) -> None:
    assert assessor(words) == "INVESTIGATOR"


@pytest.mark.parametrize(
    "words",
    ["by BICR", "evaluated by the Independent Review Committee (IRC)", "independent assessment",
     "blinded independent central review", "by central imaging review"],
)  # fmt: skip
def test_an_independent_review_is_named(words: str) -> None:
    assert assessor(words) == "INDEPENDENT"


@pytest.mark.parametrize(
    "words",
    [
        "RECIST 1.1",
        "by BICR and by investigator assessment",
        "assessed by BICR, not by the investigator",
        "not assessed by the investigator",
        "assessed by the investigator rather than by central review",
        "the investigator's choice of chemotherapy",
        "an independent data monitoring committee",
        "central laboratory",
    ],
)
def test_nobody_or_several_named_is_not_stated(words: str) -> None:
    assert assessor(words) is None


def test_who_judges_an_adverse_event_is_no_assessor_of_the_endpoint() -> None:
    assert assessor("related as assessed by the investigator", "Adverse events") is None

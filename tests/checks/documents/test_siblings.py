from dataclasses import replace
from typing import Any

import pytest

from tests.builders import make_trial
from trialdesk.checks.check import check, rules_on
from trialdesk.checks.documents.siblings import BOARD, EACH_SIBLING, SIBLINGS, pairs
from trialdesk.checks.finding import Finding
from trialdesk.checks.record import CheckedRecord
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Sponsor, Trial

DRUG = Intervention("ABC1234", "DRUG")
AIMED = Intervention("ABC1234", "DRUG", "an antibody targeting HER2")


def trial(number: int, **changes: Any) -> Trial:
    values = {"interventions": (DRUG,), "arms": (), "outcomes": (), "sites": (), **changes}
    return make_trial(id=f"NCT0900000{number}", **values)


def asked(number: int, text: str) -> Trial:
    return trial(number, eligibility=Eligibility(f"Inclusion Criteria:\n\n* {text}"))


def barred(number: int, text: str) -> Trial:
    return trial(number, eligibility=Eligibility(f"Exclusion Criteria:\n\n* {text}"))


def dosed(number: int, amount: int) -> Trial:
    words = f"ABC1234 {amount} mg/kg intravenous infusion every 3 weeks"
    return trial(number, arms=(Arm("ABC1234", None, words, ("ABC1234",)),))


def measured(number: int, description: str) -> Trial:
    return trial(number, outcomes=(Outcome("primary", "PFS", None, description),))


def placed(number: int, facility: str, person: str = "Li Ma") -> Trial:
    contacts = (Contact(person, phone="021-64175590"),)
    return trial(number, sites=(Site(facility, "Harbin", None, "China", contacts=contacts),))


CASES: dict[str, tuple[Trial, Trial, Trial]] = {
    # a trial, a sibling on which the rule fires, a sibling on which it must not
    "sibling-sponsor-name": (
        trial(1, lead_sponsor=Sponsor("Example Pharma Group Ltd.")),
        trial(2, lead_sponsor=Sponsor("Example Pharma Group Nanjing Ltd.")),
        trial(2, lead_sponsor=Sponsor("Other Institute")),
    ),
    "sibling-drug-name": (
        trial(1),
        trial(2, interventions=(Intervention("ABC1234 Injection"),)),
        trial(2),
    ),
    "sibling-dose": (dosed(1, 6), dosed(2, 5), dosed(2, 6)),
    "sibling-sign": (
        asked(1, "Life expectancy ≥ 3 months"),
        asked(2, "Expected survival period exceeds 3 months"),
        asked(2, "Life expectancy of at least 3 months"),
    ),
    "sibling-qualifier": (
        asked(1, "Interstitial lung disease (non-infectious)"),
        asked(2, "Interstitial lung disease"),
        asked(2, "Interstitial lung disease (non infectious)"),
    ),
    "endpoint-defined-differently": (
        measured(1, "from randomization to progression"),
        measured(2, "from the first dose to progression"),
        measured(2, "from randomisation to death"),
    ),
    "sibling-look-back": (
        barred(1, "Other malignancies within 5 years before enrolment"),
        barred(2, "Other malignancies within 3 years before enrolment"),
        barred(2, "Another cancer within 5 years"),
    ),
    "sibling-hospital-name": (
        placed(1, "Harbin Medical University Cancer Hospital"),
        placed(2, "Affiliated Tumor Hospital of Harbin Medical University"),
        placed(2, "Second Hospital of Harbin Medical University"),
    ),
    "sibling-person-name": (
        placed(1, "H", "Quchang Ouyang"),
        placed(2, "H", "Yang Quchang Ou"),
        placed(2, "H", "Li Ma"),
    ),
    "sibling-target": (
        trial(1, brief_title="HER2-negative breast cancer"),
        trial(2, interventions=(AIMED,)),
        trial(2),
    ),
}
BY_NAME = {rule.name: rule for scope in (SIBLINGS, EACH_SIBLING, BOARD) for rule in rules_on(scope)}


def findings_of(name: str, first: Trial, other: Trial) -> list[object]:
    (pair,) = pairs([CheckedRecord(first), CheckedRecord(other)])
    return list(BY_NAME[name].find(pair))


def compared(*board: Trial) -> list[Finding]:
    return [finding for finding in check(board) if finding.rule == "endpoint-defined-differently"]


def test_every_rule_on_siblings_has_its_cases() -> None:
    assert set(CASES) == set(BY_NAME)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_rule_fires_where_two_trials_of_one_drug_disagree(name: str) -> None:
    first, other, _alike = CASES[name]
    assert findings_of(name, first, other)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_rule_keeps_quiet_where_two_trials_of_one_drug_agree(name: str) -> None:
    first, _other, alike = CASES[name]
    assert findings_of(name, first, alike) == []


def test_trials_of_different_drugs_are_not_held_against_each_other() -> None:
    other = replace(trial(2), interventions=(Intervention("XYZ9876"),))
    assert list(pairs([CheckedRecord(trial(1)), CheckedRecord(other)])) == []


def test_trials_that_share_only_an_old_drug_are_no_siblings() -> None:
    old = Intervention("Trastuzumab")
    trials = [trial(1, interventions=(old,)), trial(2, interventions=(old,))]
    assert list(pairs([CheckedRecord(sibling) for sibling in trials])) == []


def test_the_order_of_the_board_hides_nothing() -> None:
    negative, aimed, _alike = CASES["sibling-target"]
    for board in ([negative, aimed], [aimed, negative]):
        blamed = [finding.trial for finding in check(board) if finding.rule == "sibling-target"]
        assert blamed == [negative.id]


def test_endpoints_are_held_against_each_other_on_any_board_but_not_in_a_whole_library() -> None:
    first = replace(measured(1, "from randomization on"), interventions=())
    other = replace(measured(2, "from the first dose on"), interventions=())
    assert [finding.trial for finding in compared(first, other)] == [first.id]
    assert not compared(first, *[other] * 10)


def test_a_benefit_without_duration_differs_from_one_with_a_duration() -> None:
    rate = Outcome("secondary", "Clinical benefit rate", None, "CR, PR or stable disease")
    long = replace(rate, description="CR, PR or stable disease for 24 weeks")
    board = [trial(1, outcomes=(rate,)), trial(2, outcomes=(long,))]
    assert compared(*board)


def test_a_finding_on_siblings_names_the_other_trial() -> None:
    board = [dosed(1, 6), dosed(2, 5)]
    (finding,) = [finding for finding in check(board) if finding.rule == "sibling-dose"]
    assert finding.trial == "NCT09000001"
    assert finding.values["sibling"] == "NCT09000002"
    assert finding.values["doses"] == ("5 mg/kg",)

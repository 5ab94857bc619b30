from dataclasses import replace
from typing import Any

import pytest

from tests.builders import make_trial
from trialdesk.comparison.changes import WEIGHTS, Change, changes
from trialdesk.comparison.fields import Weight
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.dose import Dose
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, PartialDate
from trialdesk.presentation.history.changes_table import change_words


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, Weight]]:
    return [(one.field.key, one.weight) for one in found(before, after)]


def found(before: dict[str, Any], after: dict[str, Any]) -> tuple[Change, ...]:
    return changes(make_trial(**before), make_trial(**after))


def test_a_record_imported_again_has_not_changed() -> None:
    assert found({}, {}) == ()


@pytest.mark.parametrize(
    ("changed", "field", "weight"),
    [
        ({"status": "TERMINATED"}, "status", "high"),
        ({"phases": ("PHASE2",)}, "phase", "high"),
        ({"enrollment": Enrollment(310, "ESTIMATED")}, "enrollment", "medium"),
        ({"start_date": PartialDate("2025-04", "ACTUAL")}, "start", "medium"),
        ({"sites": ()}, "count", "medium"),
        ({"brief_title": "Other"}, "title", "low"),
        ({"brief_title": "The exampletinib in a breast cancer"}, "title", "wording"),
    ],
)
def test_a_changed_attribute_weighs(changed: dict[str, Any], field: str, weight: str) -> None:
    assert (field, weight) in told({}, changed)


def test_what_weighs_most_comes_first() -> None:
    weights = [
        weight
        for _field, weight in told(
            {}, {"brief_title": "Other", "status": "TERMINATED", "sites": ()}
        )
    ]
    assert weights == sorted(weights, key=WEIGHTS.index)
    assert weights[0] == "high"


def test_a_value_no_longer_stated_is_none() -> None:
    (change,) = found({}, {"status": None})
    assert (change.before is None, change.after, change.is_entry) == (False, None, False)


def arm(label: str, words: str) -> Arm:
    return Arm(label, "EXPERIMENTAL", words, ())


def test_an_arm_put_first_is_one_new_arm() -> None:
    arms = (arm("A", "Exampletinib once"), arm("B", "Nothing at all"))
    (change,) = [
        one
        for one in found({"arms": arms}, {"arms": (arm("C", "Radiotherapy"), *arms)})
        if one.field.key == "arm"
    ]
    assert (change.before, change.after) == (None, arm("C", "Radiotherapy"))


def test_the_order_of_a_list_is_no_change() -> None:
    arms = (arm("A", "Exampletinib once"), arm("B", "Nothing at all"))
    assert found({"arms": arms}, {"arms": arms[::-1]}) == ()


def test_a_changed_dose_is_told_with_both_amounts() -> None:
    drugs = (Intervention("Alphamab", "DRUG"),)
    words = "Alphamab {} mg/kg intravenous infusion every 3 weeks"
    before, after = (
        {"arms": (Arm("A", None, words.format(n), ("Alphamab",)),), "interventions": drugs}
        for n in (5, 6)
    )
    (change,) = [one for one in found(before, after) if one.field.key == "dose"]
    assert isinstance(change.before, Dose)
    assert isinstance(change.after, Dose)
    assert [change.before.amount, change.after.amount, change.weight] == [5, 6, "high"]


def test_an_endpoint_that_became_primary_came_to_one_list_and_left_the_other() -> None:
    outcome = Outcome("secondary", "Overall survival", "5 years")
    stays = Outcome("primary", "Progression-free survival", "3 years")
    moved = (stays, replace(outcome, role="primary"))
    assert told({"outcomes": (stays, outcome)}, {"outcomes": moved}) == [
        ("primary", "high"),
        ("secondary", "medium"),
    ]


CRITERIA = "Inclusion Criteria:\n\n* LVEF ≥ 50% and no heart failure\n\nExclusion Criteria:\n\n* {}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Platelets < 100 x 10^9/L", "Platelets > 100 x 10^9/L"),
        ("Platelets < 100 x 10^9/L", "Platelets < 75 x 10^9/L"),
        ("Platelets < 100 x 10^9/L", "Platelets < 100 x 10^12/L"),
        ("Brain metastases, not treated", "Brain metastases, treated"),
        ("Hepatitis B and hepatitis C", "Hepatitis B or hepatitis C"),
    ],
)
def test_a_change_of_sense_in_a_criterion_is_never_wording(before: str, after: str) -> None:
    states = [{"eligibility": Eligibility(CRITERIA.format(text))} for text in (before, after)]
    (change,) = found(*states)
    assert (change.field.key, change.weight) == ("exclusion", "high")
    assert change_words(change) == (before, after)


def test_a_criterion_moved_to_the_other_list_says_so() -> None:
    before = Eligibility("Inclusion Criteria:\n\n* Brain metastases")
    after = Eligibility("Exclusion Criteria:\n\n* Brain metastases")
    (change,) = found({"eligibility": before}, {"eligibility": after})
    assert change_words(change) == ("Inclusion: Brain metastases", "Exclusion: Brain metastases")

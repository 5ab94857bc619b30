from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_trial
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.result import Estimate, Results
from trialdesk.domain.treatment import Arm
from trialdesk.presentation.results.comparability import comparability
from trialdesk.presentation.tables import Cell, Tone

SETTING, LINE, PARTICIPANTS, FOLLOW_UP, CUTOFF, PRIMARY, CONTROL, MASKING = range(1, 9)


def cells(**changes: Any) -> tuple[Cell, ...]:
    [row] = comparability([make_trial(**changes)]).rows
    return row.cells


@pytest.mark.parametrize(
    ("title", "setting"),
    [
        ("Drug in HER2-positive Recurrent/Metastatic Breast Cancer", "recurrent, metastatic"),
        ("Neoadjuvant drug for locally advanced disease", "neoadjuvant, locally advanced"),
        ("Drug in non-metastatic operable breast cancer", "operable"),
        ("Drug as adjuvant treatment of early breast cancer", "adjuvant, early"),
        ("Drug in metastatic disease after adjuvant trastuzumab", "metastatic"),
    ],
)
def test_the_setting_is_given_in_the_words_of_the_title(title: str, setting: str) -> None:
    assert cells(official_title=title)[SETTING].text == setting


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("First-line drug in breast cancer", "first-line"),
        ("Drug in previously treated breast cancer", "previously treated"),
        ("Drug in pretreated patients", "pretreated"),
    ],
)
def test_the_line_is_given_in_the_words_of_the_title(title: str, line: str) -> None:
    assert cells(official_title=title)[LINE].text == line


def test_what_a_record_does_not_hold_is_told_and_not_filled_in() -> None:
    found = cells(enrollment=None, outcomes=(), arms=(), masking=None, intervention_model=None)
    for column in (PARTICIPANTS, FOLLOW_UP, CUTOFF, PRIMARY, CONTROL, MASKING):
        assert found[column] == Cell("not in record", Tone.MISSING)
    assert found[SETTING] == Cell("not in title or summary", Tone.MISSING)


def test_follow_up_and_cut_off_come_from_the_results() -> None:
    follow_up = Estimate(
        "fu",
        "Follow-up, median (range)",
        value=Decimal("31.1"),
        unit="month",
        low=Decimal("0.8"),
        high=Decimal("41.4"),
    )
    found = cells(results=Results((follow_up,), cutoff="2023-09-15"))
    assert found[FOLLOW_UP].text == "31.1 months\nrange 0.8 to 41.4"
    assert found[CUTOFF].text == "2023-09-15"


def test_the_primary_endpoint_names_who_assesses_it() -> None:
    outcomes = (
        Outcome("primary", "Progression-free survival by independent review"),
        Outcome("primary", "Objective response rate"),
        Outcome("primary", "Objective response rate", "Week 24"),
        Outcome("primary", "Recommended dose"),
        Outcome("secondary", "Overall survival"),
    )
    assert cells(outcomes=outcomes)[PRIMARY].text == (
        "PFS: Independent review\nORR: assessor not in record\nRecommended dose"
    )


def test_the_control_is_the_arm_posted_as_one() -> None:
    one = (Arm("Drug", "EXPERIMENTAL"),)
    assert cells(arms=one)[CONTROL].text == "none: one arm"
    assert cells(arms=(*one, Arm("T-DM1", "ACTIVE_COMPARATOR")))[CONTROL].text == "T-DM1"
    two = (*one, Arm("Other drug", "EXPERIMENTAL"))
    assert cells(arms=two)[CONTROL].text == "no arm posted as control"
    assert cells(arms=(Arm("Drug"), Arm("Other")))[CONTROL].text == "not in record"


def test_a_trial_without_results_is_named_as_such() -> None:
    assert cells(acronym="EXAMPLE")[0].text == "NCT09000001\nEXAMPLE\nno results"
    assert cells(results=Results())[0].text == "NCT09000001"

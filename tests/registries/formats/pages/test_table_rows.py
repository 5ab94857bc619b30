import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.registries.formats.pages.table_rows import ArmRow, OutcomeRow, arm_row, outcome_row


@pytest.mark.parametrize(
    ("text", "measure", "time_frame"),
    [
        ("Objective response rateUp to 24 months.", "Objective response rate", "Up to 24 months"),
        (
            "Anti-drug antibody (ADA)1 hour before dosing",
            "Anti-drug antibody (ADA)",
            "1 hour before dosing",
        ),
        ("HER2Up to 24 months", "HER2", "Up to 24 months"),
        ("6-month PFS rate6 months", "6-month PFS rate", "6 months"),
        ("CA-125 at week 12Week 12", "CA-125 at week 12", "Week 12"),
    ],
)
def test_a_row_is_split_where_no_space_stands_before_the_time(
    text: str, measure: str, time_frame: str
) -> None:
    assert outcome_row(text) == OutcomeRow(measure, time_frame)


@pytest.mark.parametrize(
    "text",
    [
        "Stable disease at 6 weeks or more.",
        "From randomization to death",
        "Events in Cycle 121 days",
    ],
)
def test_words_with_spaces_between_are_no_row(text: str) -> None:
    assert outcome_row(text) is None


@given(st.text())
def test_a_row_loses_nothing_but_the_last_full_stop(text: str) -> None:
    row = outcome_row(text)
    assert row is None or row.measure + row.time_frame in (text, text.removesuffix("."))


def test_the_longer_name_wins_where_two_begin_together() -> None:
    row = arm_row("AZentatinib tabletsdaily", ["Zentatinib", "Zentatinib tablets"])
    assert row == ArmRow("A", ("Zentatinib tablets",), "daily")


def test_a_label_that_is_the_intervention_s_name_is_kept() -> None:
    assert arm_row("DrugDrug5 mg", ["Drug"]) == ArmRow("Drug", ("Drug",), "5 mg")

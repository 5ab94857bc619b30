from dataclasses import replace
from decimal import Decimal

from tests.builders import make_trial
from trialdesk.comparison.changes import changes
from trialdesk.comparison.compare import compare
from trialdesk.comparison.sections import RESULTS
from trialdesk.domain.result import (
    Affected,
    Flow,
    FlowPeriod,
    FlowStep,
    Group,
    GroupCount,
    Measurement,
    MeasureRow,
    Posted,
    PostedEvents,
    PostedOutcome,
    Results,
)
from trialdesk.domain.trial import Trial
from trialdesk.presentation.wording.values import words

GROUPS = (Group("G1", "Exampletinib"), Group("G2", "Placebo"))


def outcome(title: str, role: str = "secondary", **figures: str) -> PostedOutcome:
    told = tuple(Measurement(group, value, Decimal(value)) for group, value in figures.items())
    rows = (MeasureRow(measurements=told),) if told else ()
    return PostedOutcome(title, role, unit="months", time_frame="2 years", groups=GROUPS, rows=rows)


def trial(*outcomes: PostedOutcome, **tables: object) -> Trial:
    posted = Posted(outcomes=outcomes, **tables)  # type: ignore[arg-type]
    return make_trial(has_results=True, results=Results(posted=posted))


def shown(of: Trial) -> dict[str, str]:
    (section,) = compare([of], [RESULTS]).sections
    return {
        f"{row.field.key} {row.name}".strip(): words(row.statements[0].value)
        for row in section.rows
        if row.statements[0]
    }


def test_each_group_keeps_its_own_posted_figure() -> None:
    found = shown(trial(outcome("Overall survival", G1="20.1", G2="18.4")))
    assert found["posted_measure OS"] == (
        "Overall survival (secondary)\nExampletinib: 20.1 months\nPlacebo: 18.4 months\n"
        "time frame: 2 years"
    )


def test_a_primary_measure_is_shown_whatever_it_measures() -> None:
    assert "posted_measure Serum zinc" in shown(trial(outcome("Serum zinc", "primary", G1="1")))


def test_what_has_no_row_of_its_own_is_counted() -> None:
    found = shown(trial(outcome("Serum zinc", G1="1"), outcome("Serum iron", G1="2")))
    assert found["other_measures"] == "+ 2 more posted measures, see Results"


def test_an_outcome_without_a_table_says_that_no_figure_is_posted() -> None:
    assert "no figure posted yet" in shown(trial(outcome("Overall survival")))["posted_measure OS"]


def test_who_started_and_who_died_is_told_group_by_group() -> None:
    steps = (FlowStep("STARTED", (GroupCount("G1", 20), GroupCount("G2", None))),)
    flow = Flow(groups=GROUPS, periods=(FlowPeriod("Overall", steps),))
    events = PostedEvents(groups=GROUPS, deaths=(Affected("G1", 3, 20),))
    found = shown(trial(flow=flow, events=events))
    assert found["flow started"] == "Exampletinib: 20\nPlacebo: not stated"
    assert found["events deaths"] == "Exampletinib: 3/20"


def test_a_posted_figure_that_changed_weighs_high() -> None:
    before = trial(outcome("Overall survival", G1="20.1"))
    after = trial(outcome("Overall survival", G1="21.0"))
    (change,) = changes(before, after)
    assert (change.field.key, change.weight, change.name) == (
        "posted_measure",
        "high",
        "Overall survival",
    )


def test_first_results_weigh_high() -> None:
    after = trial(outcome("Overall survival", G1="20.1"))
    before = replace(after, has_results=False, results=None)
    assert {one.field.key for one in changes(before, after) if one.weight == "high"} == {
        "posted",
        "posted_measure",
    }


def test_a_change_in_a_measure_without_a_row_of_its_own_is_told_alone() -> None:
    before = trial(outcome("Serum zinc", G1="1"), outcome("Serum iron", G1="2"))
    after = trial(outcome("Serum zinc", G1="1"), outcome("Serum iron", G1="3"))
    (change,) = changes(before, after)
    assert (change.field.key, change.name) == ("other_measures", "Serum iron")

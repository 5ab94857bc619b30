from decimal import Decimal

from tests.builders import make_trial
from trialdesk.domain.result import (
    AdverseEvent,
    Affected,
    Comparator,
    Group,
    Posted,
    PostedEvent,
    PostedEvents,
    Results,
)
from trialdesk.domain.trial import Trial
from trialdesk.presentation.plot import Dot
from trialdesk.presentation.results.event_figure import event_figure
from trialdesk.presentation.results.quoted_studies import quoted_studies
from trialdesk.presentation.tables import Row, Tone

ANY = AdverseEvent("Neutropenia", "any", 35, 57, Decimal("61.4"))
SEVERE = AdverseEvent("Neutropenia", "3+", 23, 57, Decimal("40.4"))


def trial(*events: AdverseEvent, number: int = 1) -> Trial:
    return make_trial(id=f"NCT0900000{number}", results=Results(adverse_events=events))


def figures(*trials: Trial) -> list[Row]:
    return [row for row in event_figure(trials).rows if row.trial is not None]


def test_any_grade_is_filled_and_grade_three_hollow_with_counts_beside_them() -> None:
    [row] = figures(trial(ANY, SEVERE))
    plot = row.cells[1].plot
    assert plot is not None
    assert plot.dots == (Dot(Decimal("61.4")), Dot(Decimal("40.4"), hollow=True))
    texts = [cell.text for cell in row.cells]
    assert texts[2:] == ["35/57", "61.4%", "23/57", "40.4%", "✓"]


def test_a_grade_that_is_not_reported_is_no_zero() -> None:
    [row] = figures(trial(ANY))
    plot = row.cells[1].plot
    assert plot is not None
    assert len(plot.dots) == 1
    assert [cell.tone for cell in row.cells[4:6]] == [Tone.MISSING, Tone.MISSING]


def test_one_event_of_two_trials_stands_beneath_each_other_with_one_shape_each() -> None:
    rows = figures(trial(ANY), trial(SEVERE, number=2))
    assert [(row.cells[0].text, row.trial) for row in rows] == [
        ("Neutropenia", 0),
        ("Neutropenia", 1),
    ]
    assert [row.cells[1].plot and row.cells[1].plot.place for row in rows] == [0, 1]


def posted_trial() -> Trial:
    rash = PostedEvent("Rash", affected=(Affected("EG0", 3, 30), Affected("EG1", 4, 40)))
    groups = (Group("EG0", "Arm A"), Group("EG1", "Arm B"))
    events = PostedEvents(threshold="5", groups=groups, other=(rash,))
    return make_trial(results=Results(posted=Posted(events=events)))


def test_posted_groups_are_never_pooled_and_their_threshold_is_told() -> None:
    rows = figures(posted_trial())
    assert [row.cells[0].text for row in rows] == ["Rash\nArm A", "Rash\nArm B"]
    assert [row.cells[2].text for row in rows] == ["3/30", "4/40"]
    assert {row.group for row in rows} == {"NCT09000001 · other over 5%, as posted"}


def test_posted_events_have_no_grade() -> None:
    assert {cell.text for row in figures(posted_trial()) for cell in row.cells[3:6]} == {"–"}


def test_quoted_figures_are_text_without_the_letter_of_a_trial_of_the_board() -> None:
    quoted = Comparator("Other study", "PFS, median", "not reached", unit="month")
    share = Comparator("Other study", "ORR", "79", unit="percent", citation="[11]")
    board = [make_trial(results=Results(comparators=(quoted, share)))]
    rows = quoted_studies(board).rows
    assert {row.trial for row in rows} == {None}
    assert {cell.plot for row in rows for cell in row.cells} == {None}
    assert [row.cells[3].text for row in rows] == ["not reached", "79%"]

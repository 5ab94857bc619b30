from decimal import Decimal

from tests.builders import make_trial
from trialdesk.domain.result import (
    AdverseEvent,
    Comparator,
    Estimate,
    Posted,
    PostedEvent,
    PostedEvents,
    PostedOutcome,
    Results,
)
from trialdesk.presentation.results.results_table import results_table
from trialdesk.presentation.tables import Table


def lines(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_a_trial_without_results_says_so() -> None:
    trial = make_trial(results=None, has_results=False)
    assert "no results in the record" in lines(results_table(trial))[0]


def test_results_an_older_version_left_unread_are_not_called_absent() -> None:
    trial = make_trial(results=None, has_results=True)
    assert "posted but were not read" in lines(results_table(trial))[0][1]


def test_every_figure_stands_beside_its_recomputation() -> None:
    endo = Estimate("endo", "Endocrine therapy", n=12, total=57, value=Decimal("12.1"))
    results = Results(
        estimates=(Estimate("male", "Male", n=0, total=57, unit="participant"), endo),
        adverse_events=(AdverseEvent("Anaemia", "3+", 1, 57, Decimal("1.8")),),
        comparators=(Comparator("OTHER", "ORR", "80.2", "control", "percent"),),
    )
    assert lines(results_table(make_trial(results=results))) == [
        ("Male", "0 (0/57)", ""),
        ("Endocrine therapy", "12.1 (12/57)", ""),
        ("Anaemia, grade 3 and above", "1.8% (1/57)", "✓"),
        ("OTHER: ORR\ncontrol", "80.2%", ""),
    ]


def test_an_outcome_not_yet_posted_is_named() -> None:
    outcome = PostedOutcome("OS", reported=False)
    found = lines(results_table(make_trial(results=Results(posted=Posted(outcomes=(outcome,))))))
    assert found == [("OS", "not yet posted", "")]


def test_events_below_the_threshold_are_not_called_absent() -> None:
    events = PostedEvents(threshold="5", other=(PostedEvent("Nausea"),))
    (line,) = lines(results_table(make_trial(results=Results(posted=Posted(events=events)))))
    assert "others from 5% on" in line[1]

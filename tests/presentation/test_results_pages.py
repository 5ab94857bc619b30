from decimal import Decimal

from tests.builders import make_trial
from trialdesk.domain.result import (
    Affected,
    Estimate,
    Group,
    Posted,
    PostedEvent,
    PostedEvents,
    Results,
)
from trialdesk.presentation.document import Grid, Heading, Words
from trialdesk.presentation.results_pages import results_pages
from trialdesk.presentation.wording import caution

RATE = Estimate("orr", "ORR", "ORR", None, 42, 55, Decimal("76.4"), "percent")


def test_a_board_without_results_takes_one_sentence() -> None:
    heading, words = results_pages([make_trial()])
    assert isinstance(heading, Heading)
    assert isinstance(words, Words)
    assert words.cell.text == "no results in the record"


def test_comparability_and_caution_stand_before_the_figures() -> None:
    board = [make_trial(results=Results((RATE,))), make_trial(id="NCT09000002")]
    blocks = list(results_pages(board))
    grids = [block for block in blocks if isinstance(block, Grid)]
    assert grids[0].table.title == "Comparability"
    assert grids[1].table.title == "Endpoints"
    words = [block.cell.text for block in blocks if isinstance(block, Words)]
    assert words[0] == caution()
    assert "No results in the record of B." in words


def test_rare_events_of_posted_tables_are_left_out_on_paper_and_it_is_said() -> None:
    often = PostedEvent("Rash", affected=(Affected("EG0", 4, 30), Affected("EG1", 0, 40)))
    seldom = PostedEvent("Cough", affected=(Affected("EG0", 2, 30), Affected("EG1", 1, 40)))
    groups = (Group("EG0", "Arm A"), Group("EG1", "Arm B"))
    events = PostedEvents(groups=groups, other=(often, seldom))
    blocks = list(results_pages([make_trial(results=Results(posted=Posted(events=events)))]))
    [table] = [
        block.table
        for block in blocks
        if isinstance(block, Grid) and block.table.title == "Adverse events"
    ]
    assert [row.cells[0].text for row in table.rows if row.trial is not None] == [
        "Rash\nArm A",
        "Rash\nArm B",
    ]
    notes = [block.cell.text for block in blocks if isinstance(block, Words)]
    assert any("at least 10% of a group are printed" in note for note in notes)

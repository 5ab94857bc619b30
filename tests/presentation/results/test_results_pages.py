from dataclasses import replace
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
from trialdesk.presentation.results.results_pages import results_pages
from trialdesk.presentation.wording.codes import caution

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


def posted(*affected: tuple[int, ...]) -> list[str]:
    """Print posted events with so many participants group by group; give the lines and notes."""
    groups = tuple(Group(f"EG{place}", f"Arm {place}") for place in range(len(affected[0])))
    events = tuple(
        PostedEvent(
            f"Event {number}",
            affected=tuple(Affected(f"EG{place}", n, 100) for place, n in enumerate(counts)),
        )
        for number, counts in enumerate(affected)
    )
    results = Results(posted=Posted(events=PostedEvents(groups=groups, other=events)))
    blocks = list(results_pages([make_trial(results=results)]))
    tables = [block.table for block in blocks if isinstance(block, Grid)]
    events_printed = (table for table in tables if table.title == "Adverse events")
    lines = [
        row.cells[0].text for table in events_printed for row in table.rows if row.trial is not None
    ]
    return [*lines, *(block.cell.text for block in blocks if isinstance(block, Words))]


def test_a_short_posted_table_is_printed_whole() -> None:
    lines = posted((1, 0), (2, 3))
    assert lines[:4] == ["Event 0\nArm 0", "Event 0\nArm 1", "Event 1\nArm 0", "Event 1\nArm 1"]
    assert not any("lines a table" in line for line in lines)


def test_of_a_long_posted_table_the_most_frequent_events_are_printed_and_it_is_said() -> None:
    lines = posted(*((number, 0) for number in range(30)))
    printed = [line for line in lines if line.startswith("Event")]
    assert len(printed) == 20
    assert printed[0] == "Event 20\nArm 0"
    assert any("up to 20 lines a table" in line for line in lines)


def test_groups_of_an_event_are_never_torn_apart() -> None:
    lines = posted((5,) * 45, (1,) * 45)
    assert not [line for line in lines if line.startswith("Event")]


def test_posted_figures_of_endpoints_are_all_printed() -> None:
    arms = tuple(replace(RATE, key=f"posted/0/0/OG{arm}", group=f"Arm {arm}") for arm in range(50))
    blocks = list(results_pages([make_trial(results=Results(arms))]))
    [table] = [
        block.table
        for block in blocks
        if isinstance(block, Grid) and block.table.title == "Endpoints"
    ]
    assert len([row for row in table.rows if row.trial is not None]) == 50

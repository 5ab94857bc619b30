from tests.checks.cases import events, flow
from trialdesk.presentation.results.participant_flow import participant_flow
from trialdesk.presentation.tables import Tone


def test_each_group_and_period_tells_who_started_completed_and_left_and_why() -> None:
    (row,) = participant_flow([flow(20, 15, 5, death=5)]).rows
    assert [cell.text for cell in row.cells[:5]] == [
        "Exampletinib\nOverall",
        "20",
        "15",
        "5",
        "Death: 5",
    ]


def test_a_count_that_is_not_posted_is_not_zero() -> None:
    row = participant_flow([events(any_event=4)]).rows[-1]
    assert (row.cells[5].text, row.cells[5].tone) == ("–", Tone.MISSING)
    assert row.cells[6].text == "4/20"

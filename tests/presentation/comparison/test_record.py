from dataclasses import replace

from tests.builders import SNAPSHOT, make_trial
from trialdesk.domain.workspace.link import Link
from trialdesk.presentation.comparison.record import record_table


def test_a_partial_source_says_what_its_silence_means() -> None:
    snapshot = replace(SNAPSHOT, registry="ICTRP", partial=True)
    row = record_table(make_trial(snapshot=snapshot)).rows[0]
    assert row.cells[1].text.startswith("ICTRP: only part of the record.")


def test_records_of_the_same_trial_are_named() -> None:
    maybe = (Link("2023-505613-24-00", "NCT09000001", "NCT09000001"),)
    same, asked = record_table(make_trial(), ("ISRCTN12949496",), maybe).rows[:2]
    assert [cell.text for cell in same.cells] == ["Also registered as", "ISRCTN12949496"]
    assert asked.cells[1].text == "2023-505613-24-00, by NCT09000001"

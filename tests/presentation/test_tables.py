from dataclasses import replace
from datetime import date
from time import process_time

from tests.builders import make_trial
from trialdesk.comparison.compare import Comparison, compare
from trialdesk.domain.summary import TrialSummary
from trialdesk.domain.treatment import Arm
from trialdesk.presentation.comparison.comparison_table import comparison_table
from trialdesk.presentation.comparison.record import record_table
from trialdesk.presentation.library.library_table import library_table
from trialdesk.presentation.tables import Tone
from trialdesk.presentation.wording.codes import data_age

TODAY = date(2026, 11, 24)
DESIGN = "design"


def test_missing_phase_is_reported_as_not_stated() -> None:
    table = comparison_table(compare([make_trial(phases=())]))
    cell = next(row for row in table.rows if row.key == "design.phase").cells[1]
    assert (cell.text, cell.tone) == ("not stated", Tone.MISSING)


def test_a_column_carries_the_letter_and_the_id_of_its_trial() -> None:
    table = comparison_table(compare([make_trial(), make_trial(id="NCT09000002")]))
    assert table.columns[1:] == ("A  NCT09000001", "B  NCT09000002")


def test_only_differences_leaves_out_what_is_the_same() -> None:
    comparison = compare([make_trial(), make_trial(masking="DOUBLE")])
    table = comparison_table(comparison, only_differences=True)
    assert [row.key for row in table.rows] == ["design.masking"]


def test_the_comparison_carries_the_fixed_caution() -> None:
    notes = comparison_table(compare([make_trial()])).notes
    assert "differences between columns are not treatment effects" in notes[0]


def test_every_row_has_as_many_cells_as_there_are_columns() -> None:
    for table in (
        comparison_table(compare([make_trial(), make_trial(id="NCT09000002")])),
        library_table([TrialSummary("NCT09000001")], TODAY),
        record_table(make_trial()),
    ):
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}


def test_the_record_shows_every_site() -> None:
    texts = [cell.text for row in record_table(make_trial()).rows for cell in row.cells]
    assert "Example Hospital\nHefei, Anhui, China\nRecruiting" in texts


def test_old_data_and_data_without_a_date_are_marked() -> None:
    table = library_table(
        [TrialSummary("a", data_date="2026-11-20"), TrialSummary("b", data_date="2025-08-14")],
        TODAY,
    )
    tones = [row.cells[-1].tone for row in table.rows]
    assert tones == [Tone.PLAIN, Tone.WARNING]


def test_the_age_of_a_date_without_a_day_is_unknown() -> None:
    assert data_age("2025", TODAY) == "age unknown"


def test_where_a_list_has_ended_nothing_is_called_not_stated() -> None:
    longer = make_trial(arms=(Arm("One"), Arm("Two")))
    table = comparison_table(compare([longer, make_trial()]))
    row = next(row for row in table.rows if row.key == "arms.arm/2")
    assert (row.cells[2].text, row.cells[2].tone) == ("–", Tone.PLAIN)


def test_a_record_without_any_arm_does_not_state_its_arms() -> None:
    table = comparison_table(compare([make_trial(), make_trial(arms=())]))
    row = next(row for row in table.rows if row.key == "arms.arm/1")
    assert (row.cells[2].text, row.cells[2].tone) == ("not stated", Tone.MISSING)


def processor_seconds(entries: int) -> float:
    """Measure laying out a list of so many entries, each a row of its own; the best of three."""
    (section,) = (part for part in compare([make_trial()]).sections if part.section.name == DESIGN)
    rows = tuple(replace(section.rows[0], name=str(place)) for place in range(entries))
    comparison = Comparison((make_trial(),), (replace(section, rows=rows),))
    return min(_processor_seconds(comparison) for _run in range(3))


def _processor_seconds(comparison: Comparison) -> float:
    start = process_time()
    comparison_table(comparison)
    return process_time() - start


def test_a_list_of_four_times_as_many_entries_takes_no_sixteen_times_the_work() -> None:
    assert processor_seconds(8_000) < 10 * max(processor_seconds(2_000), 0.01)

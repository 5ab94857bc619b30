from datetime import date

from tests.builders import SNAPSHOT, make_sites, make_trial
from trialdesk.comparison.changes import changes
from trialdesk.comparison.compare import Comparison, compare
from trialdesk.comparison.fields import FIELDS, Field
from trialdesk.comparison.sections import DESIGN
from trialdesk.comparison.statements import Single
from trialdesk.criteria.relations.align import align
from trialdesk.domain.trial import Trial
from trialdesk.exports.comparison_json import comparison_json
from trialdesk.exports.history_json import changes_json
from trialdesk.marking import N_
from trialdesk.presentation.brief.brief import Contents, brief
from trialdesk.presentation.comparison.comparison_table import comparison_table
from trialdesk.presentation.document import Document, Grid
from trialdesk.presentation.history.changes_table import changes_table
from trialdesk.presentation.sites.sites_in_brief import PrintedSites

ROW = Field(
    DESIGN, "short", N_("Short"), Single("acronym", lambda t: t.acronym), "high", N_("short")
)

TRIALS = tuple(make_trial(id=f"NCT0900000{n}", acronym=f"ACRO-{n}") for n in (1, 2))
SILENT = (TRIALS[0], make_trial(id="NCT09000003"))


def compared(trials: tuple[Trial, ...]) -> Comparison:
    return compare(trials, compared=(*FIELDS, ROW))


def rows_on_paper(trials: tuple[Trial, ...]) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for block in paper(trials).blocks
        if isinstance(block, Grid)
        for row in block.table.rows
    ]


def paper(trials: tuple[Trial, ...]) -> Document:
    contents = Contents(compared(trials), align(trials), PrintedSites(make_sites(*trials)))
    return brief(contents, date(2026, 11, 24), "0.1.0")


def test_a_row_added_in_one_line_is_compared_in_its_section() -> None:
    (row,) = (row for row in comparison_table(compared(TRIALS)).rows if row.key == "design.short")
    assert [cell.text for cell in row.cells] == ["Short", "ACRO-1", "ACRO-2"]
    assert (row.group, row.differs) == ("Design", True)


def test_it_stands_in_the_json() -> None:
    design = comparison_json(compared(TRIALS))["sections"][1]
    row = design["rows"][-1]
    assert (row["field"], row["label"], row["differs"]) == ("short", "Short", True)
    assert row["cells"]["NCT09000002"]["text"] == "ACRO-2"


def test_it_is_printed_on_the_front_page_and_in_the_comparison() -> None:
    assert rows_on_paper(TRIALS).count(["Short", "ACRO-1", "ACRO-2"]) == 2


def test_the_front_page_names_the_record_that_does_not_state_it() -> None:
    assert any(cells[0] == "B" and "short" in cells[1] for cells in rows_on_paper(SILENT))


def test_its_change_weighs_what_the_line_says() -> None:
    (change,) = changes(make_trial(acronym="OLD"), TRIALS[0], compared=(*FIELDS, ROW))
    assert (change.key, change.weight) == ("short", "high")
    (row,) = changes_table([change], SNAPSHOT, SNAPSHOT).rows
    assert [cell.text for cell in row.cells] == ["Short", "OLD", "ACRO-1"]
    exported = changes_json("NCT09000001", SNAPSHOT, SNAPSHOT, [change])["changes"]
    assert exported == [{"field": "short", "weight": "high", "before": "OLD", "after": "ACRO-1"}]

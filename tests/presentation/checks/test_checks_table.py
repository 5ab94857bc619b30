from dataclasses import replace
from datetime import date

from tests.builders import make_sites
from tests.checks.cases import CASES, PLAIN
from trialdesk.checks.check import check
from trialdesk.comparison.compare import compare
from trialdesk.criteria.relations.align import align
from trialdesk.domain.trial import Trial
from trialdesk.presentation.brief.brief import Contents, brief
from trialdesk.presentation.checks.checks_table import (
    checks_in_brief,
    checks_on_board,
    checks_table,
    grave_findings,
)
from trialdesk.presentation.checks.remarks import remark_sign, with_remarks
from trialdesk.presentation.document import Document, Grid, Heading, Words
from trialdesk.presentation.sites.sites_in_brief import PrintedSites
from trialdesk.presentation.tables import Cell, Row, Table, Tone

GRAVE = CASES["drug-against-indication"][0]
DISPUTED = CASES["two-readings"][0]


def printed(trial: Trial) -> Document:
    trials = (trial,)
    sites = PrintedSites(make_sites(*trials))
    contents = Contents(compare(trials), align(trials), sites, check(trials))
    return brief(contents, date(2026, 11, 1), "0.1.0")


def notes(document: Document) -> str:
    return "\n".join(block.cell.text for block in document.blocks if isinstance(block, Words))


def test_the_grave_findings_head_the_table_and_warn() -> None:
    table = checks_table(check([GRAVE]), [GRAVE])
    assert table.rows[0].group == "Weighs high"
    assert table.rows[0].cells[1].tone is Tone.WARNING
    assert table.rows[0].cells[1].text.startswith("Criterion E1\n")


def test_every_finding_has_a_row() -> None:
    findings = check([GRAVE, DISPUTED])
    assert len(checks_table(findings, [GRAVE, DISPUTED]).rows) == len(findings)


def test_a_rule_that_fires_on_several_trials_is_explained_once_in_the_brief() -> None:
    trials = (GRAVE, CASES["dose-not-stated"][0])
    findings = [finding for finding in check(trials) if finding.rule == "one-arm-of-several"]
    (grid,) = [block for block in checks_in_brief(findings * 2, trials) if isinstance(block, Grid)]
    assert len(grid.table.rows) == 1


def test_findings_of_low_weight_are_only_counted_in_the_brief() -> None:
    low = [finding for finding in check([GRAVE]) if finding.severity == "low"]
    blocks = list(checks_in_brief(low, [GRAVE]))
    assert not [block for block in blocks if isinstance(block, Grid)]
    assert f"{len(low)} further remarks weigh low" in notes(Document("", "", "", (), tuple(blocks)))


def test_a_sound_record_has_no_such_part() -> None:
    assert list(checks_in_brief((), [PLAIN])) == []


def test_the_first_page_names_the_grave_findings() -> None:
    document = printed(GRAVE)
    first = [block.cell.text for block in document.blocks[:8] if isinstance(block, Words)]
    assert any("A drug against indication" in text for text in first)
    assert any(
        block.text == "Is the record sound?"
        for block in document.blocks
        if isinstance(block, Heading)
    )


def test_contradictions_are_named_on_the_card_and_not_again() -> None:
    assert grave_findings(check([DISPUTED]), [DISPUTED]) == ""


def test_a_cell_that_quotes_what_a_finding_is_about_is_marked() -> None:
    (finding,) = (item for item in check([GRAVE]) if item.rule == "drug-against-indication")
    (source,) = finding.sources
    other = replace(source, quote="other words")
    table = Table("", ("", "A"), (Row((Cell("odd"), Cell("Odd", source=source))),))
    quiet = replace(table, rows=(Row((Cell("plain"), Cell("Plain", source=other))),))
    assert with_remarks(table, [finding]).rows[0].cells[1].text == f"Odd\n{remark_sign()}"
    assert with_remarks(quiet, [finding]) == quiet
    assert with_remarks(table, [replace(finding, severity="low")]) == table


def test_a_line_of_the_board_s_findings_bears_the_place_of_its_trial() -> None:
    rows = checks_on_board(check([PLAIN, GRAVE]), [PLAIN, GRAVE]).rows
    assert {row.trial for row in rows if row.cells[0].text == GRAVE.id} == {1}
    assert len({row.key for row in rows}) == len(rows)

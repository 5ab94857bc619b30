from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import SNAPSHOT, make_sites, make_trial
from trialdesk.comparison.compare import compare
from trialdesk.criteria.relations.align import align
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.result import (
    AdverseEvent,
    Estimate,
    Interval,
    Posted,
    PostedOutcome,
    Results,
)
from trialdesk.domain.site import Site
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.presentation.brief.brief import Contents, brief
from trialdesk.presentation.comparison.comparison_table import comparison_table
from trialdesk.presentation.document import Cycle, Document, Facts, Grid, Heading, Words
from trialdesk.presentation.sites.sites_in_brief import PrintedSites
from trialdesk.presentation.tables import Cell, Tone

TODAY = date(2026, 11, 24)


def brief_of(*trials: Trial) -> Document:
    sites = PrintedSites(make_sites(*trials))
    return brief(Contents(compare(trials), align(trials), sites), TODAY, "0.1.0")


def cells(document: Document) -> list[Cell]:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    found = [cell for grid in grids for row in grid.table.rows for cell in row.cells]
    for block in document.blocks:
        if isinstance(block, Facts):
            found += [cell for _name, cell in block.facts]
        if isinstance(block, Words):
            found.append(block.cell)
    return found


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def texts(document: Document) -> str:
    return "\n".join(cell.text for cell in cells(document))


def fact(document: Document, name: str) -> Cell:
    facts = [block for block in document.blocks if isinstance(block, Facts)]
    return next(cell for block in facts for label, cell in block.facts if label == name)


def test_the_parts_stand_in_the_order_of_reading() -> None:
    parts = [
        "Trial brief for the tumour board",
        "NCT09000001",
        "Comparison",
        "Dosing side by side",
        "One cycle as a calendar",
        "Endpoints side by side",
        "Criteria side by side",
        "Criteria in the records' words",
        "Sites",
        "Sources",
    ]
    found = headings(brief_of(make_trial(), _dosed("NCT09000002")))
    assert [heading for heading in dict.fromkeys(found) if heading in parts] == parts


def test_the_comparison_is_the_table_of_the_screen() -> None:
    trials = (make_trial(), make_trial(id="NCT09000002", phases=()))
    comparison = compare(trials)
    rows = {row.key: row for row in comparison_table(comparison).rows}
    grids = [block for block in brief_of(*trials).blocks if isinstance(block, Grid)]
    printed = next(grid.table for grid in grids if grid.table.title == "Comparison")
    assert all(row == rows[row.key] for row in printed.rows)
    missing = {key.split("/")[0] for key in rows} - {row.key.split("/")[0] for row in printed.rows}
    parts_of_their_own = {
        "dosing.dose",
        "endpoints.primary",
        "endpoints.secondary",
        "eligibility.inclusion",
        "eligibility.exclusion",
    }
    assert missing == parts_of_their_own


def test_what_only_one_record_numbers_stands_on_its_card_alone() -> None:
    arms = (Arm("First arm", None, None), Arm("Second arm", None, None))
    other = make_trial(id="NCT09000002", outcomes=(Outcome("primary", "Overall survival"),))
    document = brief_of(make_trial(arms=arms), other)
    grids = [block.table for block in document.blocks if isinstance(block, Grid)]
    compared = next(table for table in grids if table.title == "Comparison")
    keys = {row.key for row in compared.rows}
    assert "arms.arm/1" in keys
    assert "arms.arm/2" not in keys
    assert "Second arm" in texts(document)


def test_a_single_trial_is_not_compared() -> None:
    assert "Comparison" not in headings(brief_of(make_trial()))


def test_every_criterion_is_printed_with_its_number() -> None:
    criteria = Eligibility(
        "Inclusion Criteria:\n\n* LVEF <50%\n\nExclusion Criteria:\n\n* Pregnancy"
    )
    found = [cell.text for cell in cells(brief_of(make_trial(eligibility=criteria)))]
    assert found[found.index("I1") :][:4] == ["I1", "LVEF <50%", "E1", "Pregnancy"]


@pytest.mark.parametrize(
    ("listed", "stated", "words"),
    [(2, None, "2 listed"), (1, 69, "1 of 69 sites known"), (0, 20, "0 of 20 sites known")],
)
def test_sites_are_counted_against_what_the_record_states(
    listed: int, stated: int | None, words: str
) -> None:
    document = brief_of(
        make_trial(sites=(Site("Hospital"),) * listed, sites_stated=stated),
        make_trial(id="NCT09000002"),
    )
    assert words in texts(document)


def test_a_contradicted_value_is_neither_taken_nor_called_not_stated() -> None:
    readings = (("2019-12-30", Source("a", lines=(73,))), ("2020-01-13", Source("a", lines=(143,))))
    trial = make_trial(start_date=None, disagreements=(Disagreement("start_date", readings),))
    document = brief_of(trial)
    worded = "2019-12-30 (line 73) or 2020-01-13 (line 143)"
    assert f"Start: contradictory: {worded}" in fact(document, "Dates").text
    assert Cell("contradicts itself on: Start", Tone.WARNING) in cells(document)
    assert Cell(worded, Tone.WARNING) in cells(document)


def test_a_contradiction_names_what_it_is_about() -> None:
    readings = (("1", Source("a")), ("2", Source("a")))
    trial = make_trial(disagreements=(Disagreement("outcomes/0/time_frame", readings),))
    assert "contradicts itself on: Progression-free survival" in texts(brief_of(trial))


@pytest.mark.parametrize(
    ("day", "tone"),
    [
        ("2026-11-01", Tone.PLAIN),
        ("2026-01-01", Tone.WARNING),
        (None, Tone.WARNING),
        ("2025", Tone.WARNING),
    ],
)
def test_old_and_undated_data_ask_for_attention(day: str | None, tone: Tone) -> None:
    snapshot = replace(SNAPSHOT, data_date=day)
    assert fact(brief_of(make_trial(snapshot=snapshot)), "Data").tone is tone


def test_what_a_record_leaves_open_stands_on_the_first_page() -> None:
    trial = make_trial(status=None, outcomes=(), eligibility=Eligibility())
    open_points = next(cell.text for cell in cells(brief_of(trial)) if "not stated: " in cell.text)
    assert "recruitment status" in open_points
    assert "primary endpoint" in open_points
    assert "phase" not in open_points


RESULTS = Results(
    estimates=(
        Estimate(
            "orr",
            "ORR",
            "ORR",
            "EAS",
            42,
            55,
            Decimal("76.4"),
            "percent",
            Interval(Decimal(95), Decimal("63.0"), Decimal("86.8")),
        ),
    ),
    adverse_events=(
        AdverseEvent("Anaemia", "any", 18, 57, Decimal("31.6")),
        AdverseEvent("Anaemia", "3+", 1, 57, Decimal("1.8")),
        AdverseEvent("Rash", "any", 20, 57, None),
    ),
    populations=(("EAS", "Efficacy analysis set."), ("SS", "Safety set.")),
    cutoff="2023-09-15",
    citation="Journal 2025;1:1",
)


def test_results_posted_in_tables_name_the_registry_as_where_they_are() -> None:
    results = Results(posted=Posted(outcomes=(PostedOutcome("PFS"),)))
    found = texts(brief_of(make_trial(results=results, has_results=True)))
    assert "results section of the registry (outcome measures: 1)" in found


def test_results_carry_counts_interval_population_and_citation() -> None:
    found = texts(brief_of(make_trial(results=RESULTS, has_results=True)))
    assert "76.4% (42/55; 95% CI 63.0 to 86.8; EAS)" in found
    assert "CI: confidence interval; EAS: Efficacy analysis set" in found
    assert "SS: " not in found
    assert "Journal 2025;1:1" in found


def test_adverse_events_are_sorted_by_how_many_had_them() -> None:
    found = [cell.text for cell in cells(brief_of(make_trial(results=RESULTS)))]
    start = found.index("Rash")
    assert found[start : start + 3] == ["Rash", "20/57", "not stated"]
    assert found[start + 3 : start + 6] == ["Anaemia", "31.6% (18/57)", "1.8% (1/57)"]


def test_a_record_that_states_nothing_is_all_not_stated() -> None:
    empty = Trial("NCT09000003")
    found = [cell for cell in cells(brief_of(empty, empty)) if cell.tone is Tone.MISSING]
    assert len(found) > 10
    gathered = fact(brief_of(empty), "Not stated")
    assert "Lead sponsor" in gathered.text
    assert gathered.tone is Tone.MISSING


def test_a_dose_in_words_nobody_read_is_not_called_not_stated() -> None:
    arms = (Arm("A", None, "About 5 pills on some days"),)
    document = brief_of(make_trial(arms=arms, interventions=(), dosing=()))
    assert "no dose read, see the record's words" in texts(document)
    assert not any("dose" in cell.text for cell in cells(document) if "not stated:" in cell.text)


def test_outcomes_of_every_role_stand_on_the_card() -> None:
    outcomes = tuple(Outcome(role, f"{role} measure") for role in ("primary", "secondary", "other"))
    found = texts(brief_of(make_trial(outcomes=outcomes)))
    assert all(f"{outcome.measure}" in found for outcome in outcomes)


def test_a_figure_in_the_name_of_a_drug_is_no_dose() -> None:
    arms = (Arm("A", None, "TQB0000 plus chemotherapy of the HER2 kind"),)
    document = brief_of(make_trial(arms=arms, interventions=(), dosing=()))
    assert "no dose read" not in texts(document)


def test_the_brief_of_one_trial_draws_its_cycle_and_compares_nothing() -> None:
    document = brief_of(_dosed("NCT09000001"))
    assert "One cycle as a calendar" in headings(document)
    assert not {"Dosing side by side", "Endpoints side by side"} & set(headings(document))
    assert len([block for block in document.blocks if isinstance(block, Cycle)]) == 1


def test_the_brief_prints_one_code_with_two_definitions_before_the_other_endpoints() -> None:
    other = make_trial(id="NCT09000002", outcomes=(Outcome("primary", "PFS assessed by IRC"),))
    one = make_trial(outcomes=(Outcome("primary", "PFS assessed by the investigator"),))
    grids = [block.table for block in brief_of(one, other).blocks if isinstance(block, Grid)]
    titled = [table for table in grids if table.title == "Endpoints"]
    assert [row.key for row in titled[0].rows] == ["meaning/PFS/assessor"]
    assert len(titled) == 2


def test_the_calculator_never_reaches_the_paper() -> None:
    assert "BSA" not in texts(brief_of(_dosed("NCT09000001"), _dosed("NCT09000002")))


def _dosed(trial: str) -> Trial:
    arm = Arm("Alphamab", "EXPERIMENTAL", "Alphamab 75 mg/m² IV every 3 weeks", ("Alphamab",))
    return make_trial(id=trial, arms=(arm,), interventions=(Intervention("Alphamab", "DRUG"),))

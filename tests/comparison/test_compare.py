from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.builders import make_trial
from trialdesk.comparison.compare import ComparedRow, compare, folded
from trialdesk.comparison.fields import Field
from trialdesk.comparison.sections import DESIGN, SECTIONS
from trialdesk.comparison.values import Statement, UnorderedNames
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.result import Estimate, Results
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.trial import Trial
from trialdesk.marking import N_


def rows(*trials: Trial) -> dict[str, ComparedRow]:
    return {
        f"{section.section.name}.{row.field.key}{row.name}": row
        for section in compare(trials).sections
        for row in section.rows
    }


def test_every_section_stands_in_its_order() -> None:
    assert tuple(section.section for section in compare([make_trial()]).sections) == SECTIONS


def test_a_changed_phase_is_a_difference() -> None:
    found = rows(make_trial(), make_trial(id="NCT09000002", phases=("PHASE2",)))
    assert found["design.phase"].differs


def test_white_space_case_and_escapes_are_no_difference() -> None:
    found = rows(
        make_trial(brief_title="Age \\>= 18  years"), make_trial(brief_title="age >= 18 Years")
    )
    assert not found["overview.title"].differs


def test_a_changed_comparator_is_a_difference() -> None:
    assert folded("LVEF < 50%") != folded("LVEF ≤ 50%")


def test_order_of_conditions_is_no_difference() -> None:
    assert folded(UnorderedNames(("A", "B"))) == folded(UnorderedNames(("b", "a")))


def test_silence_beside_a_statement_is_not_called_a_difference() -> None:
    found = rows(make_trial(), make_trial(masking=None))["design.masking"]
    assert not found.differs
    assert found.statements[1] is None


def test_a_row_no_record_speaks_of_still_stands() -> None:
    found = rows(make_trial(masking=None), make_trial(masking=None))["design.masking"]
    assert found.statements == (None, None)


def test_no_criterion_is_left_out_of_the_rows() -> None:
    longer = Eligibility("Exclusion Criteria:\n\n* one\n* two\n* three")
    found = rows(make_trial(), make_trial(eligibility=longer))
    said = {name for name, row in found.items() if row.statements[1] is not None}
    assert {"eligibility.exclusion1", "eligibility.exclusion2", "eligibility.exclusion3"} <= said


def test_a_criterion_points_at_its_own_line_of_the_document() -> None:
    lines = tuple(range(40, 40 + 8))
    trial = make_trial(sources={"eligibility/text": Source("page.txt", lines=lines)})
    statement = rows(trial)["eligibility.inclusion2"].statements[0]
    assert statement is not None
    assert statement.source is not None
    assert statement.source.lines == (43,)


def test_two_start_dates_in_one_document_are_shown_as_such() -> None:
    readings = (("2019-12-30", Source("a.txt")), ("2020-01-13", Source("a.txt")))
    trial = replace(
        make_trial(start_date=None), disagreements=(Disagreement("start_date", readings),)
    )
    statement = rows(trial)["overview.start"].statements[0]
    assert statement is not None
    assert isinstance(statement.value, Disagreement)


def estimate(**changes: Any) -> Estimate:
    values: dict[str, Any] = {"key": "a", "measure": "ORR", "code": "ORR", "value": Decimal("76.4")}
    return Estimate(**{**values, **changes})


def reported(*estimates: Estimate) -> list[str]:
    found = rows(make_trial(results=Results(estimates)))
    return [name for name in found if name.startswith("results.estimate")]


def test_a_figure_a_publication_repeats_stands_once() -> None:
    assert len(reported(estimate(n=42, total=55), estimate(key="b"))) == 1


def test_two_figures_for_one_measure_both_stand() -> None:
    assert len(reported(estimate(), estimate(key="b", value=Decimal("80.0")))) == 2


def test_the_source_of_every_figure_and_contradiction_names_the_stored_snapshot() -> None:
    readings = (("12.1%", Source("a.txt")), ("21.1%", Source("a.txt")))
    trial = make_trial(
        results=Results((estimate(source=Source("a.txt")),)),
        disagreements=(Disagreement("results/estimates/0", readings),),
    )
    found = rows(trial)
    for name in ("results.estimateORR", "overview.disagreement1"):
        statement = found[name].statements[0]
        assert statement is not None
        assert statement.source == Source("a.txt", snapshot=1)


def test_a_contradicted_number_of_sites_is_shown_where_no_site_is_listed() -> None:
    readings = (("5", Source("page.txt")), ("6", Source("page.txt")))
    trial = make_trial(sites=(), disagreements=(Disagreement("sites_stated", readings),))
    (statement,) = rows(trial)["sites.count"].statements
    assert statement is not None
    assert isinstance(statement.value, Disagreement)


def test_the_arms_are_counted() -> None:
    (statement,) = rows(make_trial())["arms.number"].statements
    assert statement is not None
    assert statement.value == len(make_trial().arms) > 0


def test_rows_of_several_trials_keep_the_order_of_each() -> None:
    ordered = {"NCT1": "ABC", "NCT2": "BXC", "NCT3": "CY"}
    field = Field(
        DESIGN,
        "order",
        N_("Order"),
        lambda trial: [(n, Statement(n, None)) for n in ordered[trial.id]],
    )
    compared = compare([make_trial(id=name) for name in ordered], compared=[field])
    assert "".join(row.name for row in compared.rows) == "ABXCY"


def test_every_contradiction_of_what_has_no_row_stands() -> None:
    readings = (("12.1%", Source("a.txt")), ("21.1%", Source("a.txt")))
    trial = make_trial(
        disagreements=tuple(Disagreement(f"results/estimates/{n}", readings) for n in range(3))
    )
    assert {f"overview.disagreement{n}" for n in (1, 2, 3)} <= set(rows(trial))


def test_a_count_of_arms_points_at_their_list() -> None:
    sources = {"arms/0": Source("page.json", "/protocolSection/arms/0", (4,))}
    (statement,) = rows(make_trial(sources=sources))["arms.number"].statements
    assert statement is not None
    assert statement.source is not None
    assert statement.source.pointer == "/protocolSection/arms"

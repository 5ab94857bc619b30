from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tests.builders import make_trial
from trialdesk.criteria.relations.align import AlignedRow, align
from trialdesk.domain.constraint import Constraint, Window
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.trial import Trial
from trialdesk.domain.workspace.correction import Corrections, Dispute, Move
from trialdesk.presentation.criteria.criteria_table import Shown, criteria_table
from trialdesk.presentation.criteria.limits import limit_words, limits_words
from trialdesk.presentation.criteria.relations import tied
from trialdesk.presentation.tables import Cell, Look, Row, Table, Tone


def trials_of(texts: Sequence[str]) -> list[Trial]:
    return [
        make_trial(id=f"NCT0900000{place}", eligibility=Eligibility(text))
        for place, text in enumerate(texts)
    ]


def table(
    *texts: str,
    shown: Shown = "both",
    reference: str | None = None,
    corrections: Corrections | None = None,
) -> Table:
    trials = trials_of(texts)
    return criteria_table(align(trials, corrections or Corrections()), trials, shown, reference)


def row(shown: Table, key: str) -> Row:
    return next(row for row in shown.rows if row.key == key)


def looks(cell: Cell, look: Look) -> list[str]:
    return [cell.text[mark.start : mark.end] for mark in cell.marks if mark.look is look]


def pressure(limit: str) -> str:
    return f"Exclusion Criteria:\n\n* Systolic blood pressure {limit} mmHg"


def test_a_limit_is_shown_beneath_the_words_of_the_record() -> None:
    text = row(table(pressure("> 160")), "hypertension").cells[1].text
    assert text.splitlines() == [
        "－ excluded",
        "Systolic blood pressure > 160 mmHg",
        "▸ systolic blood pressure > 160 mmHg",
    ]


def test_comparators_numbers_and_units_are_emphasised_in_the_record_s_words() -> None:
    cell = row(table(pressure("> 160")), "hypertension").cells[1]
    assert looks(cell, Look.STRONG) == ["－ excluded", ">", "160 mmHg"]


def test_words_or_limits_can_be_left_out() -> None:
    words = row(table(pressure("> 160"), shown="words"), "hypertension").cells[1].text
    limits = row(table(pressure("> 160"), shown="limits"), "hypertension").cells[1].text
    assert "▸" not in words
    assert limits == "－ excluded\n▸ systolic blood pressure > 160 mmHg"


def test_where_no_limit_was_read_the_words_stand_alone_even_among_limits() -> None:
    shown = table("Inclusion Criteria:\n\n* Zorblax at rest", shown="limits")
    assert "Zorblax at rest" in shown.rows[0].cells[1].text


def test_the_stricter_trial_is_named_by_its_letter() -> None:
    found = row(table(pressure("≥ 150"), pressure("> 160")), "hypertension")
    assert found.cells[0].text.endswith("A stricter than B")
    assert tied("▼ looser than A") in found.cells[2].text


def test_each_cell_is_held_against_the_trial_asked_for() -> None:
    found = row(
        table(pressure("≥ 150"), pressure("> 160"), reference="NCT09000001"), "hypertension"
    )
    assert tied("▲ stricter than B") in found.cells[1].text
    assert found.cells[2].text.startswith("－ excluded\n")


def test_where_the_reference_is_silent_the_first_that_is_not_takes_its_place() -> None:
    found = row(table("", pressure("> 160"), pressure("> 160")), "hypertension")
    assert tied("= same as B") in found.cells[3].text


def test_six_trials_without_order_are_summed_up_in_few_lines() -> None:
    texts = [pressure(f"> {limit}") for limit in (140, 150, 160, 170, 180, 140)]
    summary = row(table(*texts), "hypertension").cells[0].text.splitlines()[1:]
    assert summary == ["A = F"]


def test_silence_is_not_stated_and_not_a_relation() -> None:
    shown = table("Inclusion Criteria:\n\n* ECOG 0-1", "Inclusion Criteria:\n\n* Age ≥ 18 years")
    ecog = row(shown, "ecog")
    assert ecog.cells[2] == Cell("not stated — not the same as allowed", Tone.MISSING)
    assert ecog.cells[0].text.endswith("only A")


def test_items_that_ask_opposite_things_each_say_so() -> None:
    text = "Inclusion Criteria:\n\n* ECOG 0-1\n\nExclusion Criteria:\n\n* ECOG 2 or more"
    cell = row(table(text), "ecog").cells[1].text
    assert cell.index("＋ required") < cell.index("ECOG 0-1") < cell.index("－ excluded")
    assert cell.index("－ excluded") < cell.index("ECOG 2")


def test_what_the_user_moved_or_disputes_bears_a_pencil() -> None:
    moved = Corrections(frozenset({Move("NCT09000000", "Zorblax at rest", "hypertension")}))
    text = "Inclusion Criteria:\n\n* Zorblax at rest"
    assert (
        "✎ moved here by you" in row(table(text, corrections=moved), "hypertension").cells[1].text
    )
    wrong = Dispute("hypertension", "NCT09000000", "NCT09000001")
    found = row(
        table(
            pressure("> 1"), pressure("> 1"), corrections=Corrections(disputes=frozenset({wrong}))
        ),
        "hypertension",
    )
    assert "✎ A – B: marked wrong by you" in found.cells[0].text
    assert f"{tied('≠ differs from A')} ✎" in found.cells[2].text


def test_every_criterion_of_every_trial_is_in_the_table() -> None:
    words = ["Zorblax at rest", "ECOG 0-1", "No blue socks"]
    shown = table("Inclusion Criteria:\n\n" + "\n".join(f"* {word}" for word in words))
    text = "\n".join(cell.text for row in shown.rows for cell in row.cells)
    assert all(word in text for word in words)


def test_marks_stay_within_their_text() -> None:
    shown = table(pressure("≥ 150"), pressure("> 160"), "Inclusion Criteria:\n\n* 年龄≥18岁 𠮷")
    for cell in (cell for row in shown.rows for cell in row.cells):
        assert all(0 <= mark.start < mark.end <= len(cell.text) for mark in cell.marks)


def test_a_cell_of_unknown_polarity_says_that_it_is_not_stated() -> None:
    trials = trials_of(["Zorblax at rest"])
    rows: list[AlignedRow] = [replace(one, cells=dict(one.cells)) for one in align(trials)]
    text = criteria_table(rows, trials).rows[0].cells[1].text
    assert text.startswith("? required or excluded: not stated")


def test_a_laboratory_limit_keeps_the_zero_that_is_precision() -> None:
    limit = Constraint("bilirubin", "<=", Decimal("1.0"), unit="x ULN")
    assert limit_words(limit) == "bilirubin ≤ 1.0 × ULN"


def test_alternatives_are_joined_by_or() -> None:
    either = (
        Constraint("creatinine", "<=", Decimal("1.5"), unit="x ULN", alternative=1),
        Constraint("creatinine clearance", ">=", Decimal(60), unit="mL/min", alternative=1),
    )
    assert limits_words(either) == "creatinine ≤ 1.5 × ULN or creatinine clearance ≥ 60 mL/min"


def test_an_example_is_called_one_and_a_window_is_told() -> None:
    limit = Constraint(
        "platelets",
        ">=",
        Decimal(100),
        unit="10^9/L",
        window=Window(Decimal(7), "day", "before", "randomisation"),
        example=True,
    )
    assert limit_words(limit) == (
        "platelets ≥ 100 × 10⁹/L 7 days before randomisation (an example)"
    )


def test_an_absent_finding_is_worded_as_absent() -> None:
    limit = Constraint("EGFR alteration", "=", "present", negated=True)
    assert limit_words(limit) == "no EGFR alteration"

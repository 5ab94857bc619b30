from decimal import Decimal

from tests.builders import make_trial
from trialdesk.criteria.align import align
from trialdesk.domain.constraint import Constraint, Window
from trialdesk.domain.criterion import Eligibility
from trialdesk.presentation.criteria_table import criteria_table
from trialdesk.presentation.limits import limit_words, limits_words
from trialdesk.presentation.tables import Row, Table, Tone


def table(*texts: str) -> Table:
    trials = [
        make_trial(id=f"NCT0900000{place}", eligibility=Eligibility(text))
        for place, text in enumerate(texts)
    ]
    return criteria_table(align(trials), trials)


def row(shown: Table, key: str) -> Row:
    return next(row for row in shown.rows if row.key == key)


def test_a_limit_is_shown_beneath_the_words_of_the_record() -> None:
    shown = table("Exclusion Criteria:\n\n* Systolic blood pressure > 160 mmHg")
    text = row(shown, "hypertension").cells[1].text
    assert text == "－ Systolic blood pressure > 160 mmHg\n▸ systolic blood pressure > 160 mmHg"


def test_the_stricter_trial_is_named_by_its_letter() -> None:
    shown = table(
        "Exclusion Criteria:\n\n* Systolic blood pressure ≥ 150 mmHg",
        "Exclusion Criteria:\n\n* Systolic blood pressure > 160 mmHg",
    )
    assert row(shown, "hypertension").cells[0].text.endswith("A stricter than B")


def test_silence_is_not_stated_and_not_a_relation() -> None:
    shown = table("Inclusion Criteria:\n\n* ECOG 0-1", "Inclusion Criteria:\n\n* Age ≥ 18 years")
    ecog = row(shown, "ecog")
    assert ecog.cells[2].tone is Tone.MISSING
    assert ecog.cells[0].text.endswith("only A")


def test_every_criterion_of_every_trial_is_in_the_table() -> None:
    words = ["Zorblax at rest", "ECOG 0-1", "No blue socks"]
    shown = table("Inclusion Criteria:\n\n" + "\n".join(f"* {word}" for word in words))
    text = "\n".join(cell.text for row in shown.rows for cell in row.cells)
    assert all(word in text for word in words)


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

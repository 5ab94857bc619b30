from decimal import Decimal

from tests.dosing.conftest import Read
from trialdesk.domain.dose import Adjustment


def plain(adjustment: Adjustment) -> tuple[object, ...]:
    return adjustment.action, adjustment.permitted, adjustment.amount, adjustment.condition


def test_a_forbidden_reduction_is_kept_with_its_sentence(read: Read) -> None:
    [dose] = read("Alphamab 5 mg/kg q3w. No dose reduction of alphamab was permitted.")
    [adjustment] = dose.adjustments
    assert plain(adjustment) == ("reduction", False, None, None)
    assert adjustment.source is not None
    assert adjustment.source.quote == "No dose reduction of alphamab was permitted."


def test_a_suspension_quotes_its_condition(read: Read) -> None:
    [dose] = read(
        "Alphamab 5 mg/kg q3w. No dose reduction of alphamab was permitted, and its administration"
        " would be suspended upon ≥ grade 2 toxicity, until it resolves to ≤ grade 1."
    )
    assert [plain(adjustment) for adjustment in dose.adjustments] == [
        ("reduction", False, None, None),
        ("interruption", True, None, "upon ≥ grade 2 toxicity, until it resolves to ≤ grade 1"),
    ]


def test_a_permitted_reduction_belongs_to_the_drug_it_names(read: Read) -> None:
    alphamab, betaxel = read(
        "Alphamab 5 mg/kg plus betaxel 60 mg/m2. Betaxel dosage was allowed to be reduced to"
        " 45 mg/m² if intolerable.",
        "Alphamab",
        "Betaxel",
    )
    assert alphamab.adjustments == ()
    [adjustment] = betaxel.adjustments
    assert plain(adjustment) == ("reduction", True, Decimal(45), "if intolerable")
    assert (adjustment.unit, adjustment.per) == ("mg", "m2")


def test_the_usual_end_of_treatment_is_no_adjustment(read: Read) -> None:
    [dose] = read("Alphamab 5 mg daily. It will be discontinued upon disease progression.")
    assert dose.adjustments == ()

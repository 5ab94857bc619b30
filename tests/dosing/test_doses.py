from decimal import Decimal

import pytest

from tests.builders import make_trial
from tests.dosing.conftest import Read
from trialdesk.domain.dose import Dose, DosingStatement
from trialdesk.domain.source import Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses


def rhythm(dose: Dose) -> tuple[object, ...]:
    return dose.every, dose.every_unit, dose.cycle_days, dose.days, dose.times_a_day


def amounts(found: tuple[Dose, ...]) -> list[tuple[str, Decimal, str, str | None]]:
    return [(dose.intervention, dose.amount, dose.unit, dose.per) for dose in found]


def test_a_dose_told_over_two_sentences_is_read_whole(read: Read) -> None:
    [dose] = read(
        "The drug is administered by intravenous infusion, at a dose of 4.5mg/kg each time. It is"
        " given once every 2 weeks, and each 2-week period constitutes one treatment cycle."
    )
    assert amounts((dose,)) == [("Alphamab", Decimal("4.5"), "mg", "kg")]
    assert dose.route == "intravenous infusion"
    assert rhythm(dose) == (2, "week", 14, None, None)


def test_a_dose_before_its_drug_is_read(read: Read) -> None:
    [dose] = read(
        "2.5mg/kg ALP77, intravenous infusion, administered every 4 weeks, 28 days as a treatment"
        " cycle.",
        "ALP77 for injection",
    )
    assert amounts((dose,)) == [("ALP77 for injection", Decimal("2.5"), "mg", "kg")]
    assert rhythm(dose) == (4, "week", 28, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 mg q3w", (3, "week", None, None, None)),
        ("5 mg Q21D", (21, "day", None, None, None)),
        ("5 mg every other day", (2, "day", None, None, None)),
        ("5 mg once weekly", (1, "week", None, None, None)),
        ("5 mg orally once daily", (1, "day", None, None, None)),
        ("5 mg/day orally", (1, "day", None, None, None)),
        ("5 mg every 12 hours", (12, "hour", None, None, None)),
        ("5 mg every 6 months", (6, "month", None, None, None)),
        ("5 mg twice daily", (None, None, None, None, 2)),
        ("5 mg t.i.d.", (None, None, None, None, 3)),
        ("5 mg on day 1 of each 21-day cycle", (21, "day", 21, (1,), None)),
        ("5 mg on days 1, 8 and 15 every 28 days", (None, None, 28, (1, 8, 15), None)),
        ("5 mg, d1, 8, q3w", (None, None, 21, (1, 8), None)),
        ("5 mg twice daily on D1-4 of every 3-week cycle", (None, None, 21, (1, 2, 3, 4), 2)),
        ("5 mg on Days 1 to 3 of each 14-day cycle", (None, None, 14, (1, 2, 3), None)),
        ("5 mg on day 1, every 3 weeks (Q3W)", (3, "week", None, (1,), None)),
    ],
)
def test_rhythms_are_read(read: Read, text: str, expected: tuple[object, ...]) -> None:
    [dose] = read(f"Alphamab {text}")
    assert rhythm(dose) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 mg twice weekly",
        "5 mg as needed",
        "5 mg weekly x 3",
        "5 mg daily for 14 days",
        "5 mg daily x 5 days",
        "5 mg daily from day -6 to day -3",
        "5 mg weekly for at least 4 weeks, followed by monthly injections",
        "5 mg weekly, followed by alphamab 5 mg every 4 weeks",
        "5 mg daily on days 1-5 during consolidation",
        "5 mg on day 1",
        "5 mg every 2-3 weeks",
    ],
)
def test_a_rhythm_that_is_not_certain_stays_open(read: Read, text: str) -> None:
    [dose] = read(f"Alphamab {text}")
    assert rhythm(dose) == (None, None, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Alphamab will be escalated from 5 mg daily",
        "Alphamab at dose levels of 5 mg and 10 mg",
        "Alphamab starting dose 5 mg daily",
        "Alphamab 5 mg daily. The amount will be escalated every week.",
        "Alphamab up to a maximum of 500 mg",
        "Alphamab 5 mg, 10 mg or 20 mg daily",
        "Alphamab 5 or 10 mg daily",
        "Alphamab 5 mg for 4 weeks, and after that 10 mg",
        "Alphamab 5 mg/mL",
        "Alphamab 100 mg/20 mL vial",
        "Alphamab 5 mg/hour",
        "4 tablets of alphamab 20 mg",
        "Alphamab, two 5 mg tablets",
        "Alphamab, 3 x 5 mg",
        "Prednisone equivalent of 10 mg daily",
        "Premedication with dexamethasone 8 mg",
        "Dose reduced to 5 mg",
        "Betanib 5 mg daily",
        "Matching placebo 5 mg",
        "Pediatric patients: alphamab 5 mg/kg",
        "1.5 million units of alphamab",
        "Two sessions with 10 mL of saline. 5 mL into each side",
    ],
)
def test_what_is_no_regimen_gives_no_dose(read: Read, text: str) -> None:
    assert read(text) == ()


def test_several_drugs_of_a_sentence_keep_their_own_amounts(read: Read) -> None:
    found = read(
        "360 mg alphamab intravenously on Day 1, 15 mg/kg betanib orally daily, and gammaparib"
        " (AUC 5, IV) in 21-day cycles",
        "Alphamab",
        "Betanib",
        "Gammaparib",
    )
    assert amounts(found) == [
        ("Alphamab", Decimal(360), "mg", None),
        ("Betanib", Decimal(15), "mg", "kg"),
        ("Gammaparib", Decimal(5), "AUC", None),
    ]
    assert [dose.route for dose in found] == ["intravenous", "oral", "intravenous"]


@pytest.mark.parametrize(
    "text",
    [
        "Alphamab 8 mg/kg loading dose, followed by 6 mg/kg IV every 3 weeks",
        "Alphamab: first dose 8 mg/kg, subsequent doses 6 mg/kg, once every 3 weeks",
        "Alphamab 6 mg/kg (loading dose 8 mg/kg), Q3W",
    ],
)
def test_a_loading_dose_has_no_rhythm_of_its_own(read: Read, text: str) -> None:
    loading, usual = read(text)
    assert (loading.loading, usual.loading) == (True, False)
    assert (loading.amount, usual.amount) == (Decimal(8), Decimal(6))
    assert rhythm(loading) == (None, None, None, None, None)
    assert rhythm(usual) == (3, "week", None, None, None)


@pytest.mark.parametrize("loading", ["4 mg/kg", "6 mg/kg", "600 mg"])
def test_a_loading_dose_that_is_not_the_higher_dose_leaves_both_out(
    read: Read, loading: str
) -> None:
    assert read(f"Alphamab loading dose of {loading}, followed by 6 mg/kg every 3 weeks") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 mg/kg of Alphamab every 3 weeks and Betanib daily", (3, "week")),
        ("Alphamab 5 mg/kg IV plus Betanib every 3 weeks", (None, None)),
        ("5 mg of Alphamab and Betanib daily", (None, None)),
        ("Betanib for 2 weeks followed by Alphamab 5 mg every 4 weeks", (4, "week")),
    ],
)
def test_a_rhythm_behind_another_drug_is_that_drugs(
    read: Read, text: str, expected: tuple[object, ...]
) -> None:
    [dose] = read(text, "Alphamab", "Betanib")
    assert rhythm(dose)[:2] == expected


def test_a_loading_dose_without_a_usual_dose_is_left_out(read: Read) -> None:
    assert read("Alphamab loading dose of 8 mg/kg") == ()


def combination(*statements: str, **changes: object) -> Trial:
    return make_trial(
        arms=(
            Arm("Both", None, "Alphamab (20 mg/kg) plus betaxel (60 mg/m²) in 14-day cycles.",
                ("Alphamab", "Betaxel")),
        ),
        interventions=(Intervention("Alphamab"), Intervention("Betaxel")),
        dosing=tuple(DosingStatement(text) for text in statements),
        **changes,
    )  # fmt: skip


def test_statements_complete_each_other() -> None:
    first, second = doses(
        combination(
            "Alphamab was administered intravenously at 20 mg/kg on day 1 of every cycle.",
            "At 3 h after alphamab infusion, the patients received betaxel intravenously at"
            " 60 mg/m².",
        )
    )
    assert (first.route, first.order) == ("intravenous", None)
    assert rhythm(first) == (14, "day", 14, (1,), None)
    assert (second.route, second.order) == ("intravenous", "At 3 h after alphamab infusion")
    assert rhythm(second) == (14, "day", 14, None, None)


def test_statements_that_disagree_stay_apart() -> None:
    found = doses(combination("Alphamab was administered orally at 20 mg/kg every 3 weeks.",
                              "Alphamab was given intravenously at 20 mg/kg."))  # fmt: skip
    alphamab = [dose for dose in found if dose.intervention == "Alphamab"]
    assert [(dose.route, dose.every) for dose in alphamab] == [("oral", 3), ("intravenous", None)]


def test_a_dose_points_to_all_statements_it_was_read_from() -> None:
    spoken = "Alphamab was administered intravenously at 20 mg/kg on day 1 of every cycle"
    sources = {
        "arms/0/description": Source("paper.txt", lines=(7,)),
        "dosing/0": Source("paper.txt", lines=(9,), quote=spoken),
    }
    first, _ = doses(combination(spoken, sources=sources))
    assert first.source is not None
    assert (first.source.lines, first.source.quote) == ((9,), spoken)
    assert [source.lines for source in first.further_sources] == [(7,)]


def test_a_dose_quotes_its_own_sentence_of_a_longer_statement() -> None:
    dose = "Alphamab was administered intravenously at 20 mg/kg on day 1 of every cycle."
    spoken = f"{dose} Tumours were measured every 8 weeks."
    sources = {"dosing/0": Source("paper.txt", lines=(9,), quote=spoken)}
    first, _ = doses(combination(spoken, sources=sources))
    assert first.source is not None
    assert first.source.quote == dose


def test_an_intervention_text_holds_for_its_arms() -> None:
    drug = Intervention("Alphamab", "DRUG", "5 mg/kg IV every 3 weeks", arms=("A", "B"))
    arms = (Arm("A", interventions=("Alphamab",)), Arm("B", interventions=("Alphamab",)))
    [dose] = doses(make_trial(arms=arms, interventions=(drug,)))
    assert (dose.arm, dose.amount) == (None, Decimal(5))


def test_an_intervention_text_completes_the_arm_that_says_the_same() -> None:
    drug = Intervention("Alphamab", "DRUG", "5 mg/kg IV every 3 weeks", arms=("A",))
    arm = Arm("A", None, "Alphamab 5 mg/kg", ("Alphamab",))
    [dose] = doses(make_trial(arms=(arm,), interventions=(drug,)))
    assert (dose.arm, dose.route, dose.every) == ("A", "intravenous", Decimal(3))


def test_a_long_text_is_not_taken_for_a_statement_of_a_dose(read: Read) -> None:
    assert read("Alphamab 5 mg daily. " * 5_000) == ()

from dataclasses import replace

from tests.builders import make_trial
from trialdesk.domain.dose import DosingStatement
from trialdesk.domain.source import Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.presentation.cycle import CycleLine, DoseCalendar
from trialdesk.presentation.dosing.dose_calendar import dose_calendars, spoken, undrawn


def giving(text: str, *names: str) -> Trial:
    drugs = names or ("Alphamab",)
    return make_trial(
        arms=(Arm("A", None, text, drugs),),
        interventions=tuple(Intervention(name, "DRUG") for name in drugs),
    )


def drawn(*trials: Trial) -> tuple[DoseCalendar, ...]:
    return dose_calendars(trials, tuple(map(doses, trials)))


def left(*trials: Trial) -> str:
    return undrawn(trials, tuple(map(doses, trials)))


def only(trial: Trial) -> DoseCalendar:
    [calendar] = drawn(trial)
    return calendar


def line(trial: Trial) -> CycleLine:
    [found] = only(trial).lines
    return found


def after(order: str) -> Trial:
    """Give a trial of two drugs, the second placed by an order alone."""
    arm = Arm("A", None, None, ("Alphamab", "Betanib"))
    drugs = (Intervention("Alphamab", "DRUG"), Intervention("Betanib", "DRUG"))
    said = (
        DosingStatement("Alphamab 30 mg/kg on day 1 of every 21-day cycle", "A", "Alphamab"),
        DosingStatement(f"{order}, Betanib 75 mg/m² intravenously", "A", "Betanib"),
    )
    return make_trial(arms=(arm,), interventions=drugs, dosing=said)


def test_stated_days_are_marked_in_a_cycle_of_the_stated_length() -> None:
    calendar = only(giving("Alphamab 60 mg/m² IV on days 1, 8 and 15 of each 28-day cycle"))
    assert calendar.days == 28
    assert calendar.lines[0].days == (1, 8, 15)
    assert calendar.lines[0].placing == "stated"


def test_a_day_that_is_not_stated_is_never_taken_for_day_one() -> None:
    found = line(giving("Alphamab 6 mg/kg IV every 3 weeks, 21 days as a treatment cycle"))
    assert found.placing == "open"
    assert found.days == ()
    assert "day not stated" in found.statement


def test_an_interval_without_a_cycle_is_not_called_a_cycle() -> None:
    calendar = only(giving("Alphamab 6 mg/kg IV every 2 weeks"))
    assert calendar.days == 14
    assert calendar.title == "One interval of 14 days; no cycle read"


def test_a_drug_given_after_another_has_its_day_and_the_second_turn() -> None:
    first, second = only(after("At 2 h after Alphamab infusion")).lines
    assert (first.days, first.placing, first.turn) == ((1,), "stated", 1)
    assert (second.days, second.placing, second.turn) == ((1,), "by order", 2)
    assert second.order == "At 2 h after Alphamab infusion"


def test_an_order_that_speaks_of_days_puts_no_drug_on_the_same_day() -> None:
    calendar = only(after("2 days after Alphamab infusion"))
    assert [found.placing for found in calendar.lines] == ["stated", "open"]
    assert {found.turn for found in calendar.lines} == {None}


def test_a_daily_drug_fills_its_cycle() -> None:
    found = line(giving("Alphamab 240 mg orally once daily in 28-day cycles"))
    assert found.placing == "each day"
    assert found.days == tuple(range(1, 29))


def test_a_dose_every_six_weeks_is_not_drawn_into_a_shorter_cycle() -> None:
    trial = giving(
        "Alphamab 10 mg/kg day 1 every 6 weeks. Betanib 2 mg on day 1 of each 21-day cycle"
    )
    trial = replace(
        trial,
        arms=(Arm("A", None, None, ("Alphamab", "Betanib")),),
        interventions=(Intervention("Alphamab", "DRUG"), Intervention("Betanib", "DRUG")),
        dosing=(
            DosingStatement("Alphamab 10 mg/kg on day 1 every 6 weeks", "A", "Alphamab"),
            DosingStatement("Betanib 2 mg on day 1 of each 21-day cycle", "A", "Betanib"),
        ),
    )
    lengths = {found.lines[0].drug: found.days for found in drawn(trial)}
    assert lengths == {"Alphamab": 42, "Betanib": 21}


def test_a_weekly_dose_of_which_one_day_is_stated_is_left_open() -> None:
    found = line(giving("Alphamab 80 mg/m² IV on day 1, weekly, in 21-day cycles"))
    assert found.placing == "open"


def test_a_loading_dose_stands_apart_and_first() -> None:
    text = "Alphamab 8 mg/kg loading dose, then Alphamab 6 mg/kg IV on day 1 of every 21-day cycle"
    lines = only(giving(text)).lines
    assert [found.loading for found in lines] == [True, False]


def test_arms_that_are_given_the_same_share_a_calendar() -> None:
    text = "Alphamab 6 mg/kg IV on day 1 of every 21-day cycle"
    arms = tuple(Arm(name, None, text, ("Alphamab",)) for name in ("A", "B"))
    trial = make_trial(arms=arms, interventions=(Intervention("Alphamab", "DRUG"),))
    assert only(trial).arms == ("A", "B")


def test_a_calendar_names_what_it_leaves_out_of_the_arm() -> None:
    calendar = only(
        giving("Alphamab 6 mg/kg on day 1 of every 21-day cycle", "Alphamab", "Betanib")
    )
    assert calendar.notes == ("In the same arm, no dose read: Betanib",)


def test_a_trial_without_a_cycle_is_named_not_drawn() -> None:
    trials = [giving("Alphamab 6 mg/kg IV"), giving("Alphamab 6 mg/kg IV every 3 weeks")]
    assert [found.place for found in drawn(*trials)] == [1]
    assert "was read: A." in left(*trials)
    assert left(*trials[1:]) == ""


def test_the_records_sentence_stands_under_the_calendar_with_its_place() -> None:
    source = Source("NCT09000001.json", "/x", quote="Alphamab 6 mg/kg IV every 3 weeks")
    trial = replace(
        giving("Alphamab 6 mg/kg IV every 3 weeks"), sources={"arms/0/description": source}
    )
    [sentence] = only(trial).sentences
    assert sentence.text == source.quote
    assert sentence.source is not None


def test_a_calendar_can_be_read_out() -> None:
    words = spoken(only(giving("Alphamab 60 mg/m² IV on days 1, 8 and 15 of each 28-day cycle")))
    assert words == (
        "NCT09000001, One cycle of 28 days; Alphamab, 60 mg/m², intravenous, day 1, 8, 15, stated"
    )


def test_a_loading_dose_without_a_schedule_stands_with_what_it_leads_to() -> None:
    text = "Alphamab starts with a loading dose of 600 mg followed by 300 mg every 4 weeks"
    calendar = only(giving(text))
    assert [(one.dose, one.loading, one.placing) for one in calendar.lines] == [
        ("600 mg", True, "open"),
        ("300 mg", False, "open"),
    ]
    assert calendar.days == 28

from dataclasses import replace

from tests.builders import make_trial
from trialdesk.domain.dose import DosingStatement
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.presentation.dosing.regimen_table import regimen_table
from trialdesk.presentation.tables import NOT_LISTED, Row, Table, Tone, shared_groups


def giving(text: str | None, name: str = "Alphamab", trial: str = "NCT09000001") -> Trial:
    return make_trial(
        id=trial,
        arms=(Arm("A", None, text, (name,)),),
        interventions=(Intervention(name, "DRUG"),),
    )


def table(*trials: Trial) -> Table:
    return regimen_table(trials, tuple(map(doses, trials)))


def row(key: str, *trials: Trial) -> Row:
    return next(one for one in table(*trials).rows if one.key == key)


def test_one_drug_at_two_doses_is_marked_and_both_doses_are_named() -> None:
    one, other = (
        giving("7.5 mg/kg IV every 3 weeks", "Alphamab for injection"),
        giving("6 mg/kg IV every 3 weeks", "Alphamab Injection", "NCT09000002"),
    )
    found = row("dose/Alphamab", one, other)
    assert found.differs
    assert found.cells[0].text == "Dose\ndifferent doses:\nA 7.5 mg/kg\nB 6 mg/kg"
    assert [cell.tone for cell in found.cells[1:]] == [Tone.DIFFERENT, Tone.DIFFERENT]
    assert found.cells[1].text.startswith("Alphamab for injection\n7.5 mg/kg\n")


def test_three_weeks_and_twenty_one_days_are_no_difference() -> None:
    one = giving("6 mg/kg IV every 3 weeks")
    assert not row("dose/Alphamab", one, giving("6 mg/kg IV every 21 days", trial="B")).differs


def test_a_drug_a_record_does_not_list_is_not_called_not_stated() -> None:
    found = row("dose/Alphamab", giving("6 mg/kg"), giving("2 mg", "Betanib", "NCT09000002"))
    assert found.cells[2].text == NOT_LISTED
    assert found.cells[2].tone is Tone.PLAIN


def test_a_listed_drug_without_a_dose_is_not_stated() -> None:
    found = row("dose/Alphamab", giving(None))
    assert (found.cells[1].text, found.cells[1].tone) == ("not stated", Tone.MISSING)


def test_words_from_which_no_dose_was_read_are_not_called_silence() -> None:
    found = row("dose/Alphamab", giving("Dose level 3 of the protocol"))
    assert found.cells[1].text == "no dose read, see the record's words"


def test_permitted_and_forbidden_changes_stand_beneath_the_dose() -> None:
    said = (
        DosingStatement("No dose reduction of Alphamab was permitted", "A", "Alphamab"),
        DosingStatement("Infusions are given in a quiet room", "A", None),
    )
    trial = replace(giving("Alphamab 6 mg/kg"), dosing=said)
    assert row("changes/Alphamab", trial).cells[1].text == "No dose reduction permitted"


def test_a_sentence_that_gave_no_dose_is_shown_as_it_stands() -> None:
    source_free = DosingStatement("Infusions are given in a quiet room", "A", None)
    found = row("further", replace(giving("Alphamab 6 mg/kg"), dosing=(source_free,)))
    assert found.cells[1].text == "“Infusions are given in a quiet room”"


def test_a_board_without_drugs_says_so() -> None:
    [found] = table(make_trial(arms=(), interventions=())).rows
    assert found.cells[1].tone is Tone.MISSING


def test_paper_shows_side_by_side_only_what_two_records_list() -> None:
    one, other = giving("6 mg/kg"), giving("2 mg", "Betanib", "NCT09000002")
    assert shared_groups(table(one, other)) == ()
    assert len(shared_groups(table(one, replace(one, id="NCT09000002")))) == 1

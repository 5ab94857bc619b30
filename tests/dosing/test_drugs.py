from tests.builders import make_trial
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Trial
from trialdesk.dosing.doses import doses
from trialdesk.dosing.drugs import Drug, drugs


def giving(text: str, *names: str, trial: str = "NCT09000001") -> Trial:
    return make_trial(
        id=trial,
        arms=(Arm("A", None, text, names),),
        interventions=tuple(Intervention(name, "DRUG") for name in names),
    )


def found(trials: list[Trial]) -> tuple[Drug, ...]:
    return drugs(trials, [doses(trial) for trial in trials])


def test_a_drug_of_two_forms_is_one_drug_and_keeps_both_doses() -> None:
    one = giving("7.5 mg/kg IV every 3 weeks", "Alphamab for injection")
    other = giving("6 mg/kg IV every 3 weeks", "Alphamab Injection", trial="NCT09000002")
    [drug] = found([one, other])
    assert drug.name == "Alphamab"
    assert [str(given.doses[0].amount) for given in drug.given.values()] == ["7.5", "6"]
    assert drug.given[1].names == ("Alphamab Injection",)


def test_other_names_of_a_drug_of_the_field_join_it() -> None:
    one = giving("3.6 mg/kg", "T-DM1")
    other = giving("3.6 mg/kg", "Trastuzumab emtansine", trial="NCT09000002")
    assert len(found([one, other])) == 1


def test_names_that_begin_alike_stay_apart() -> None:
    names = ("Trastuzumab", "Trastuzumab emtansine", "Trastuzumab deruxtecan")
    trials = [giving("", name, trial=f"NCT0900000{place}") for place, name in enumerate(names)]
    assert [drug.name for drug in found(trials)] == list(names)


def test_a_combination_is_no_dose_of_its_parts() -> None:
    one = giving("6 mg/kg", "Trastuzumab")
    other = giving("", "Trastuzumab + pertuzumab", trial="NCT09000002")
    assert len(found([one, other])) == 2


def test_a_procedure_is_no_drug() -> None:
    assert found([make_trial(interventions=(Intervention("Biopsy", "PROCEDURE"),))]) == ()

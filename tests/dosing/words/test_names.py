from decimal import Decimal

import pytest

from tests.builders import make_trial
from tests.dosing.conftest import Read
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.dosing.doses import doses


@pytest.mark.parametrize(
    "text",
    [
        "Trastuzumab emtansine 3.6 mg/kg q3w",
        "T-DM1 3.6 mg/kg q3w",
        "Trastuzumab duocarmazine 1.2 mg/kg q3w",
        "Trastuzumab biosimilar 6 mg/kg q3w",
        "Trastuzumab-abcd 6 mg/kg q3w",
        "Trastuzumab/hyaluronidase 600 mg q3w",
        "3.6 mg/kg of trastuzumab unknownine q3w",
        "300 mg of unknownib daily",
        "Liposomal trastuzumab 6 mg/kg q3w",
    ],
)
def test_a_longer_name_is_never_read_as_the_shorter_one(read: Read, text: str) -> None:
    assert read(text, "Trastuzumab") == ()


def test_the_longest_name_is_the_one_meant(read: Read) -> None:
    [dose] = read(
        "Trastuzumab emtansine 3.6 mg/kg q3w", "Trastuzumab", "Trastuzumab Emtansine for Injection"
    )
    assert dose.intervention == "Trastuzumab Emtansine for Injection"


def test_a_bound_taxane_is_no_plain_one(read: Read) -> None:
    assert read("Nab-paclitaxel 125 mg/m2 weekly", "Paclitaxel") == ()
    assert read("Albumin-bound paclitaxel 125 mg/m2 weekly", "Paclitaxel") == ()


def test_a_known_other_name_is_read(read: Read) -> None:
    [dose] = read("T-DXd 5.4 mg/kg q3w", "Trastuzumab Deruxtecan")
    assert dose.intervention == "Trastuzumab Deruxtecan"


def test_another_drugs_name_given_as_other_name_is_not_believed() -> None:
    drug = Intervention("Trastuzumab emtansine", "DRUG", other_names=("Trastuzumab", "ABC-1234"))
    arm = Arm("A", None, "Trastuzumab 6 mg/kg q3w. ABC-1234 3.6 mg/kg q3w.", (drug.name or "",))
    [dose] = doses(make_trial(arms=(arm,), interventions=(drug,)))
    assert dose.amount == Decimal("3.6")


def test_an_arm_gives_only_what_it_receives() -> None:
    interventions = (Intervention("Alphamab", "DRUG"), Intervention("Betanib", "DRUG"))
    arm = Arm("A", None, "Betanib 5 mg daily", ("Alphamab",))
    assert doses(make_trial(arms=(arm,), interventions=interventions)) == ()


@pytest.mark.parametrize("name", ["Placebo", "Alphamab + betanib", "Investigator's choice"])
def test_a_combination_or_a_placebo_is_no_drug(read: Read, name: str) -> None:
    assert read("5 mg daily", name) == ()


def test_a_procedure_is_no_drug() -> None:
    surgery = Intervention("Surgery", "PROCEDURE")
    arm = Arm("A", None, "5 mg daily", ("Surgery",))
    assert doses(make_trial(arms=(arm,), interventions=(surgery,))) == ()


def test_a_name_shared_by_two_interventions_names_neither() -> None:
    interventions = (Intervention("Alphamab 5 mg", "DRUG"), Intervention("Alphamab 9 mg", "DRUG"))
    arm = Arm("A", None, "Alphamab 5 mg daily", ("Alphamab 5 mg", "Alphamab 9 mg"))
    assert doses(make_trial(arms=(arm,), interventions=interventions)) == ()


def test_an_amount_between_two_names_belongs_to_neither(read: Read) -> None:
    found = read("Alphamab 100 mg Betanib 200 mg", "Alphamab", "Betanib")
    assert [(dose.intervention, dose.amount) for dose in found] == [("Betanib", Decimal(200))]

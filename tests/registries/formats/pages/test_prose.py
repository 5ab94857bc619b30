import time

import pytest

from trialdesk.registries.formats.pages import prose


def _design(title: str) -> dict[str, str]:
    return {found.place: found.value for found in prose.design_words(title)}


def test_design_words_of_a_title_are_read() -> None:
    title = "A Non-Randomised, Open Label, Single-Arm Study"
    assert _design(title) == {
        "allocation": "NON_RANDOMIZED",
        "interventionModel": "SINGLE_GROUP",
        "maskingInfo/masking": "NONE",
    }


def test_words_that_clash_state_nothing() -> None:
    assert _design("A Parallel, Crossover Study") == {}
    assert _design("A Randomized and Non-randomized Study") == {}


def test_blinding_words_are_too_vague_for_a_masking() -> None:
    assert _design("A Double-blind Study") == {}


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("A Study of AB1234 in Patients With X", ["AB1234"]),
        ("Trial of the Efficacy and Safety of AB-1234 in Adults With X", ["AB-1234"]),
        (
            "Study Comparing AB1234 Plus Docetaxel Vs Placebotinib Plus Docetaxel in Women",
            ["AB1234", "Placebotinib", "Docetaxel"],
        ),
        ("A Study of Treatment Outcomes in Patients With X", []),
        ("AB1234 in Breast Cancer", []),
    ],
)
def test_treatments_are_read_only_where_the_title_is_about_drugs(
    title: str, names: list[str]
) -> None:
    assert prose.drugs(title) == names


def test_a_comparison_of_other_things_is_no_pair_of_arms() -> None:
    assert prose.sides("It compares hospitals to clinics in adults.", ["AB1234"]) is None
    assert prose.sides("It compares AB1234 to clinics in adults.", ["AB1234"]) is None


def test_both_sides_of_a_comparison_are_quoted() -> None:
    text = "It compares AB1234 with docetaxel to Placebotinib alone for people with X."
    found = prose.sides(text, ["AB1234", "Placebotinib"])
    assert found == ("AB1234 with docetaxel", "Placebotinib alone")


def test_a_label_joins_the_parts_of_a_side() -> None:
    assert prose.label("tabtinib plus a docetaxel regimen") == "Tabtinib + docetaxel"


def test_endpoints_end_at_the_full_stop_and_not_within_a_number() -> None:
    (found,) = prose.endpoints("The primary endpoint was ORR per RECIST 1.1. It is old.")
    assert (found.place, found.value) == ("primaryOutcomes", "ORR per RECIST 1.1")


def test_a_drug_is_described_only_by_an_apposition() -> None:
    assert (
        prose.apposition("It uses AB1234, an antibody, twice.", "AB1234 tablets") == "an antibody"
    )
    assert prose.apposition("It uses AB1234 and an antibody.", "AB1234") is None


def test_a_side_of_a_hundred_thousand_spaces_is_read_in_time() -> None:
    started = time.perf_counter()
    prose.label("drug" + " " * 100_000 + "x")
    assert time.perf_counter() - started < 2

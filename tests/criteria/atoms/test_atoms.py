import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.atoms.atoms import atoms
from trialdesk.domain.criterion import Criterion


def _atoms(text: str) -> list[str]:
    return [atom.text for atom in atoms(Criterion("E1", "exclusion", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Known syphilis;", ["Known syphilis"]),
        ("Stroke or seizures", ["Stroke", "seizures"]),
        ("Age 18-70 years; ECOG 0-1", ["Age 18-70 years", "ECOG 0-1"]),
        (
            "Patients with a history of epilepsy or uncontrolled diabetes",
            ["history of epilepsy", "uncontrolled diabetes"],
        ),
        (
            "Major surgery, open biopsy, or trauma within 14 days before enrolment",
            ["Major surgery", "open biopsy", "trauma within 14 days before enrolment"],
        ),
        (
            "Thrombotic events, such as stroke, venous thrombosis, or pulmonary embolism",
            ["Thrombotic events, such as stroke, venous thrombosis, or pulmonary embolism"],
        ),
        (
            "Uncontrolled toxicity above grade 1 (excluding alopecia)",
            ["Uncontrolled toxicity above grade 1 (excluding alopecia)"],
        ),
        (
            "Histologically confirmed HER2-positive metastatic breast cancer",
            ["Histologically confirmed", "HER2-positive", "metastatic breast cancer"],
        ),
        ("Infection (e.g., hepatitis B, HIV)", ["Infection (e.g., hepatitis B, HIV)"]),
        ("Age over 65 (at consent (ICF); ECOG 0", ["Age over 65 (at consent (ICF)", "ECOG 0"]),
    ],
)
def test_topics_of_an_item_become_atoms(text: str, expected: list[str]) -> None:
    assert _atoms(text) == expected


def test_single_topic_keeps_the_id_of_the_item() -> None:
    assert [atom.id for atom in atoms(Criterion("I3", "inclusion", "ECOG 0-1"))] == ["I3"]


def test_several_topics_are_lettered_in_their_order() -> None:
    found = atoms(Criterion("I3", "inclusion", "ECOG 0-1; platelets ≥ 100 x 10^9/L"))
    assert [(atom.id, atom.criterion) for atom in found] == [("I3a", "I3"), ("I3b", "I3")]


def test_washout_needs_a_stretch_of_time_said_anywhere_in_the_item() -> None:
    found = atoms(Criterion("E1", "exclusion", "Chemotherapy or radiotherapy within 4 weeks"))
    assert [atom.concepts for atom in found] == [("chemo_washout",), ("radiotherapy_washout",)]


@given(st.text(alphabet="abc HIV,;.() or and with stroke age 18 ECOG\n", max_size=120))
def test_atoms_are_stretches_of_the_item_in_order(text: str) -> None:
    found = atoms(Criterion("I1", "inclusion", text))
    assert [text[atom.start : atom.end] for atom in found] == [atom.text for atom in found]
    ends = [0, *(atom.end for atom in found)]
    assert all(atom.start >= end for atom, end in zip(found, ends, strict=False))


@given(st.text(alphabet="abc HIV,;.() or and with stroke age 18 ECOG\n", max_size=120))
def test_what_lies_between_atoms_only_joins_or_introduces(text: str) -> None:
    kept = {"and", "or", "with", "a", "an"}
    position = 0
    for atom in atoms(Criterion("I1", "inclusion", text)):
        between = text[position : atom.start]
        assert all(word in kept for word in "".join(_letters(between)).lower().split())
        position = atom.end


def _letters(text: str) -> list[str]:
    return [sign if sign.isalnum() else " " for sign in text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diabetes. Diabetes of type 2", ["Diabetes. Diabetes of type 2"]),
        ("Stroke or epilepsy. Diabetes", ["Stroke", "epilepsy", "Diabetes"]),
        ("; Stroke; HIV", ["Stroke", "HIV"]),
        ("Stroke; ; diabetes", ["Stroke", "diabetes"]),
    ],
)
def test_a_sentence_on_another_topic_is_an_atom_of_its_own(text: str, expected: list[str]) -> None:
    assert _atoms(text) == expected


def test_more_topics_than_letters_take_two_letters() -> None:
    text = "; ".join(["stroke", "HIV", "diabetes", "epilepsy"] * 14)
    names = [atom.id for atom in atoms(Criterion("E1", "exclusion", text))]
    assert [names[place] for place in (0, 25, 26, 52)] == ["E1a", "E1z", "E1aa", "E1ba"]

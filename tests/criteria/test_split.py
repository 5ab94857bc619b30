from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.split import pieces, split
from trialdesk.criteria.unescape import unescape


def _outline(text: str) -> list[tuple[str, str, int, str]]:
    return [(item.id, item.polarity, item.depth, item.text) for item in split(text)]


def test_items_stand_under_the_heading_of_their_list() -> None:
    text = (
        "Inclusion Criteria:\n\n* Age ≥18\n* Signed consent\n\nExclusion Criteria:\n\n* Pregnancy"
    )
    assert _outline(text) == [
        ("I1", "inclusion", 0, "Age ≥18"),
        ("I2", "inclusion", 0, "Signed consent"),
        ("E1", "exclusion", 0, "Pregnancy"),
    ]


@pytest.mark.parametrize(
    ("heading", "polarity"),
    [
        ("Inclusion Criteria:", "inclusion"),
        ("INCLUSION CRITERIA", "inclusion"),
        ("Key Inclusion Criteria", "inclusion"),
        ("Main inclusion criteria:", "inclusion"),
        ("* Inclusion Criteria:", "inclusion"),
        ("**Inclusion Criteria:**", "inclusion"),
        ("Inclusion", "inclusion"),
        ("Non-inclusion Criteria:", "exclusion"),
        ("Cohort-specific Exclusion Criteria (Part A):", "exclusion"),
        ("Cancer-Specific Exclusions:", "exclusion"),
        (
            "Patients meeting any of the following are excluded from the study:",
            "exclusion",
        ),
        ("A subject will not be eligible if any of the following apply:", "exclusion"),
        ("Patients must meet all of the following criteria:", "inclusion"),
        ("Patients eligible for this study must not meet any of the following:", "exclusion"),
        ("Inclusion/Exclusion Criteria:", "unknown"),
        ("DISEASE CHARACTERISTICS:", "unknown"),
        ("排除标准：", "exclusion"),
        ("入选标准", "inclusion"),
    ],
)
def test_headings_in_the_wild_give_the_polarity(heading: str, polarity: str) -> None:
    assert [item.polarity for item in split(f"{heading}\n\n* First\n* Second")] == [polarity] * 2


def test_text_without_headings_has_unknown_polarity() -> None:
    assert _outline("* Age ≥18\n* ECOG 0-1")[0] == ("U1", "unknown", 0, "Age ≥18")


def test_noun_with_a_nested_list_is_a_group_and_ends_with_it() -> None:
    text = "Exclusion Criteria:\n\n* Medical history:\n\n  1. Stroke;\n  2. Seizures;\n* Allergy"
    items = split(text)
    assert [(item.group, item.depth) for item in items] == [
        ("Medical history:", 1),
        ("Medical history:", 1),
        (None, 0),
    ]


def test_requirement_with_a_nested_list_is_an_item_with_children() -> None:
    text = "Inclusion Criteria\n* Receptor status has been determined:\n\na) it is ≥ 1%.\n* X"
    items = split(text)
    assert [(item.id, item.parent, item.depth) for item in items] == [
        ("I1", None, 0),
        ("I2", "I1", 1),
        ("I3", None, 0),
    ]


def test_heading_for_some_participants_becomes_the_group() -> None:
    items = split("Additional Exclusion Criteria for Arm B:\n* Colitis\nExclusion Criteria:\n* HIV")
    assert [item.group for item in items] == ["Additional Exclusion Criteria for Arm B:", None]


def test_negated_list_inside_the_other_changes_polarity_for_its_items_only() -> None:
    text = (
        "Inclusion Criteria:\n* Age ≥18\n* Patients with any of the following are not eligible:\n"
        "   * Stroke\n   * Seizures\n* ECOG 0"
    )
    assert [(item.polarity, item.text) for item in split(text)] == [
        ("inclusion", "Age ≥18"),
        ("exclusion", "Stroke"),
        ("exclusion", "Seizures"),
        ("inclusion", "ECOG 0"),
    ]


def test_excluded_in_an_exclusion_list_is_not_inverted() -> None:
    items = split("Exclusion Criteria:\n* Excluded are patients with active CNS metastases.")
    assert [item.polarity for item in items] == ["exclusion"]


def test_criterion_that_mentions_the_criteria_stays_an_item() -> None:
    items = split("Exclusion Criteria:\n* Any patient not meeting the inclusion criteria.\n* HIV")
    assert [item.polarity for item in items] == ["exclusion", "exclusion"]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "Inclusion Criteria:\n\n  -  Adequate bone marrow function, documented in the last two\n"
        "     weeks before enrolment\n  -  Age"
    )
    assert [item.text for item in split(text)] == [
        "Adequate bone marrow function, documented in the last two weeks before enrolment",
        "Age",
    ]


def test_numbers_letters_and_bullets_nest() -> None:
    text = "Inclusion Criteria:\n1. One:\n   a. alpha is met\n   b. beta\n      * deep\n2. Two"
    assert [(item.text, item.depth) for item in split(text)] == [
        ("alpha is met", 1),
        ("beta", 1),
        ("deep", 2),
        ("Two", 0),
    ]


def test_bullets_between_numbers_stand_under_the_number() -> None:
    text = "Inclusion Criteria:\n1. Adequate function\n* ANC ≥1500\n2. ECOG 0"
    assert [(item.text, item.parent) for item in split(text)] == [
        ("Adequate function", None),
        ("ANC ≥1500", "I1"),
        ("ECOG 0", None),
    ]


def test_or_on_its_own_line_joins_the_item_before() -> None:
    items = split("Inclusion Criteria:\n* HER2 IHC 3+\n\nOR\n\n* ISH positive")
    assert [item.text for item in items] == ["HER2 IHC 3+ OR", "ISH positive"]


def test_heading_inside_a_line_starts_the_other_list() -> None:
    items = split("Inclusion Criteria: Age over 18. Exclusion Criteria: Pregnancy.")
    assert [(item.polarity, item.text) for item in items] == [
        ("inclusion", "Age over 18."),
        ("exclusion", "Pregnancy."),
    ]


def test_paragraphs_are_parted_into_sentences_with_their_polarity() -> None:
    text = (
        "Eligible patients had measurable disease (e.g. RECIST). They could be of any sex.\n\n"
        "Patient exclusion was performed for the following reasons: stroke; seizures."
    )
    assert [(item.polarity, item.text) for item in split(text)] == [
        (
            "inclusion",
            "Eligible patients had measurable disease (e.g. RECIST). They could be of any sex.",
        ),
        ("exclusion", "stroke;"),
        ("exclusion", "seizures."),
    ]


def test_escapes_are_undone_before_bullets_are_read() -> None:
    items = split("Inclusion Criteria:\n\n1\\. LVEF \\>= 50%\n\\- ANC \\&gt; 1")
    assert [item.text for item in items] == ["LVEF >= 50%", "ANC > 1"]


def test_line_counts_from_zero_in_the_text_as_given() -> None:
    assert [item.line for item in split("Inclusion Criteria:\n\n* A\n\n* B")] == [2, 4]


def test_decimal_at_the_start_of_a_line_is_no_number() -> None:
    assert [item.text for item in split("Inclusion Criteria:\n2.5 mg daily\n")] == ["2.5 mg daily"]


def test_empty_text_has_no_items() -> None:
    assert split("") == ()
    assert split("\n * \n\n") == ()


_FRAGMENTS = st.sampled_from(
    [
        "Inclusion Criteria:",
        "Exclusion criteria",
        "* ",
        "1. ",
        "a) ",
        "  - ",
        "ANC ≥ 1.5",
        "OR",
        "Medical history:",
        "\n",
        "\n\n",
        " ",
        "\\>",
        "patients are excluded if:",
        "Note: x.",
        "ii.",
    ]
)


@given(st.lists(st.one_of(_FRAGMENTS, st.text(max_size=8)), max_size=40).map("".join))
def test_nothing_is_lost(text: str) -> None:
    joined = "".join(piece.text for piece in pieces(text))
    assert _letters(joined) == _letters(unescape(text))


def _letters(text: str) -> str:
    return "".join(text.split())


def test_nothing_of_a_real_record_is_lost() -> None:
    folder = Path(__file__).parents[3] / "shared" / "registry" / "ctgov_v2"
    if not folder.exists():
        pytest.skip("the folder of real records is not beside the checkout")
    import json

    for path in sorted(folder.glob("*.json"))[:60]:
        module = json.loads(path.read_text())["protocolSection"]["eligibilityModule"]
        text = module.get("eligibilityCriteria", "")
        assert _letters("".join(piece.text for piece in pieces(text))) == _letters(unescape(text))

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.text.split import pieces, split
from trialdesk.criteria.text.unescape import unescape


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
        ("DISEASE CHARACTERISTICS:", "inclusion"),
        ("Exclution criteria", "exclusion"),
        ("Eclusion Criteria:", "exclusion"),
        ("Inclsuion Crietria:", "inclusion"),
        ("Inclusions Criteria:", "inclusion"),
        ("Exclusion Citeria:", "exclusion"),
        ("Exlcusion criteria", "exclusion"),
        ("Including Criteria:", "inclusion"),
        ("Exclusion Criteria include:", "exclusion"),
        ("Exclusion Criteria A patient was not eligible if any of these applied.", "exclusion"),
        ("The following inclusion and exclusion criteria must be verified:", "unknown"),
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


def test_numbers_run_together_on_a_line_are_items_of_their_own() -> None:
    text = (
        "Exclusion Criteria:\n4. Malignancy\n"
        "6. Psychiatric problems 7. Previous surgery; 8. Grade 2. Fever 9. NYHA class 10. or more"
    )
    assert [item.text for item in split(text)] == [
        "Malignancy",
        "Psychiatric problems",
        "Previous surgery;",
        "Grade 2. Fever",
        "NYHA class 10. or more",
    ]


def test_numbers_run_together_after_a_heading_are_items_of_their_own() -> None:
    items = split("Inclusion criteria: (1) aged 18-80 years; (2) severe pneumonia.")
    assert [item.text for item in items] == ["aged 18-80 years;", "severe pneumonia."]


def test_text_broken_at_a_fixed_width_is_read_as_if_it_were_not() -> None:
    text = (
        "      1. Received a live vaccine within thirty days of planned start of therapy. Note:\n"
        "         Seasonal vaccines are allowed, except the following attenuated live vaccines\n"
        "         given into the nose, and Flu-Mist with the consent of the Sponsor and of the\n"
        "         Investigator\n\n"
        "      2. Pregnancy"
    )
    assert [item.text[-12:] for item in split(text)] == ["Investigator", "Pregnancy"]


def test_lead_of_general_words_is_a_heading_even_without_a_list_word() -> None:
    items = split("Exclusion Criteria:\n\nPatients may not be:\n\n1. Pregnant\n2. Nursing")
    assert [(item.polarity, item.text) for item in items] == [
        ("exclusion", "Pregnant"),
        ("exclusion", "Nursing"),
    ]


def test_negated_lead_of_general_words_excludes_what_it_lists() -> None:
    items = split("Inclusion Criteria:\n* Age\n\nPatients must not have:\n\n* Stroke")
    assert [item.polarity for item in items] == ["inclusion", "exclusion"]


@pytest.mark.parametrize("heading", ["Age:", "Group 2", "> Group 2", "Cohort A:"])
def test_name_of_a_topic_or_group_over_a_list_is_no_item(heading: str) -> None:
    assert [item.text for item in split(f"{heading}\n\nInclusion Criteria:\n\n* X")] == ["X"]
    assert [item.text for item in split(f"{heading}\n\n* X")] == ["X"]


@pytest.mark.parametrize("words", ["None", "No", "N/A", "Not applicable."])
def test_list_said_to_be_empty_has_no_items(words: str) -> None:
    assert split(f"Exclusion Criteria: {words}") == split(f"Exclusion Criteria:\n* {words}") == ()


def test_topics_of_a_cancer_register_are_not_part_of_the_list_before() -> None:
    text = (
        "PATIENT CHARACTERISTICS: Age: 18 and over Performance status: ECOG 0-2\n\n"
        "Exclusion criteria:\n* HIV\n\nPRIOR CONCURRENT THERAPY:\n* No prior surgery"
    )
    assert [(item.polarity, item.text) for item in split(text)] == [
        ("inclusion", "Age: 18 and over"),
        ("inclusion", "Performance status: ECOG 0-2"),
        ("exclusion", "HIV"),
        ("unknown", "No prior surgery"),
    ]


def test_parts_of_an_item_of_unknown_polarity_stay_unknown() -> None:
    items = split("* Tumours, including any of the following:\n  * Lymphoma\n* ECOG 0")
    assert {item.polarity for item in items} == {"unknown"}


def test_line_that_starts_with_a_comma_or_semicolon_goes_on() -> None:
    items = split("Inclusion Criteria:\n1. Symptoms\n\n; easily fatigued\n2. Age")
    assert [item.text for item in items] == ["Symptoms ; easily fatigued", "Age"]


def test_outline_numbers_and_letters_run_together_are_items_of_their_own() -> None:
    text = "Exclusion Criteria:\n5.3.7 Tumour 5.3.8 Stroke in version 4.0.1 Grade\na.Lead; b.Tin"
    assert [item.text for item in split(text)] == [
        "Tumour",
        "Stroke in version 4.0.1 Grade",
        "Lead;",
        "Tin",
    ]


def test_list_numbered_anew_stands_under_the_line_before_it() -> None:
    items = split("Inclusion Criteria:\n2. Clinical signs\n(1) fever\n(2) cough\n3. Age.\n(1) X")
    assert [(item.text, item.parent) for item in items] == [
        ("Clinical signs", None),
        ("fever", "I1"),
        ("cough", "I1"),
        ("Age.", None),
        ("X", "I4"),
    ]


def test_paragraphs_of_a_long_list_are_not_parted_into_sentences() -> None:
    paragraphs = ["Pregnant. A test is needed.", "Stroke.", "HIV.", "Asthma.", "Gout."]
    items = split("\n\n".join(["Exclusion Criteria:", *paragraphs]))
    assert [item.text for item in items] == paragraphs


def test_remark_between_bullets_does_not_take_the_bullets_after_it() -> None:
    text = "Inclusion Criteria:\n* Antigen found, based on:\n\ntissue or blood.\n* ECOG 0\n* Age"
    assert [(item.text, item.parent) for item in split(text)] == [
        ("Antigen found, based on: tissue or blood.", None),
        ("ECOG 0", None),
        ("Age", None),
    ]


def test_sentence_that_excludes_heads_the_list_after_it_with_or_without_a_colon() -> None:
    text = "Exclusion Criteria:\n\nSubjects who meet any of these criteria are excluded.\n\n* HIV"
    assert [item.text for item in split(text)] == ["HIV"]


@pytest.mark.parametrize("bullet", ["①", "⑴", "?", "•", "· ", "o ", "o", "–  ", "a."])
def test_bullets_of_many_kinds_are_no_part_of_the_words(bullet: str) -> None:
    assert [item.text for item in split(f"Exclusion Criteria:\n{bullet}Allergy")] == ["Allergy"]


def test_numbering_goes_on_after_a_paragraph_with_a_list_of_its_own() -> None:
    text = (
        "Inclusion Criteria:\n1. Age\n2. Confirmed disease\n"
        "Suspected cases have one of the following:\n1) positive test\n2) contact\n3. Consent"
    )
    assert [(item.text, item.depth) for item in split(text)][-2:] == [
        ("contact", 1),
        ("Consent", 0),
    ]


def test_bullets_run_together_after_an_item_stand_under_it() -> None:
    items = split("Inclusion Criteria:\n* Adequate function. • ANC ≥1.5 • AST ≤3×ULN\n* Age")
    assert [(item.text, item.parent) for item in items] == [
        ("Adequate function.", None),
        ("ANC ≥1.5", "I1"),
        ("AST ≤3×ULN", "I1"),
        ("Age", None),
    ]


def test_bullet_that_refers_to_other_criteria_stays_an_item() -> None:
    items = split("Exclusion Criteria:\n* HIV\n* Other exclusion criteria of the protocol\n* TB")
    assert len(items) == 3


def test_line_in_capitals_over_a_list_is_a_heading() -> None:
    items = split("Exclusion Criteria:\n\nSURGERY AND OTHER TREATMENT OF THE PAST YEAR\n\n* Graft")
    assert [(item.text, item.parent) for item in items] == [("Graft", None)]


def test_lead_that_states_figures_of_its_own_is_an_item() -> None:
    items = split("Inclusion Criteria:\nInfants of ≥ 34 weeks who meet the following:\n1. PPHN")
    assert [(item.text, item.parent) for item in items] == [
        ("Infants of ≥ 34 weeks who meet the following:", None),
        ("PPHN", "I1"),
    ]


def test_paragraphs_an_item_announces_stand_under_it_until_its_numbering_goes_on() -> None:
    text = "Inclusion Criteria:\n2. Severe, that is:\nRR ≥30.\nSpO2 ≤93%.\n3. Consent"
    assert [(item.text, item.parent) for item in split(text)] == [
        ("Severe, that is:", None),
        ("RR ≥30.", "I1"),
        ("SpO2 ≤93%.", "I1"),
        ("Consent", None),
    ]


def test_roman_numbers_run_together_are_items_of_their_own() -> None:
    items = split("Exclusion Criteria:\n1. Counts are low:\ni) platelets <100; ii) haemoglobin <90")
    assert [(item.text, item.parent) for item in items] == [
        ("Counts are low:", None),
        ("platelets <100;", "E1"),
        ("haemoglobin <90", "E1"),
    ]


def test_heading_that_ends_in_who_states_a_requirement() -> None:
    items = split("Inclusion Criteria:\n* Male patients, who:\n  * Agree to abstain")
    assert [item.parent for item in items] == [None, "I1"]


@pytest.mark.parametrize("name", ["Healthy Normal Control Group", "Untreated donors"])
def test_name_of_some_people_over_a_list_is_its_heading(name: str) -> None:
    items = split(f"Inclusion Criteria:\n\n{name}\n\n1. Age\n2. Consent")
    assert [(item.text, item.group) for item in items] == [("Age", name), ("Consent", name)]


def test_name_of_a_group_before_its_own_criteria_is_no_item() -> None:
    text = "Inclusion Criteria:\n1. Age\n\nAsthma Group\n\nInclusion Criteria:\n1. FEV1"
    assert [item.text for item in split(text)] == ["Age", "FEV1"]


def test_none_of_a_list_excludes_what_it_lists() -> None:
    items = split("Inclusion Criteria:\n* None of the following heart diseases:\n  * Angina")
    assert [(item.polarity, item.parent) for item in items] == [
        ("inclusion", None),
        ("exclusion", "I1"),
    ]


def test_lead_after_a_heading_belongs_to_it_with_its_brackets() -> None:
    text = "Exclusion Criteria: Patients who meet any of the following (Part 1a).\n1. HIV"
    assert [item.text for item in split(text)] == ["HIV"]


@pytest.mark.parametrize(
    "lead",
    [
        "Ineligible for cisplatin, defined as any of the following:",
        "Patients who are not eligible for transplant because of one of the following:",
        "Patients who cannot receive chemotherapy for one of the following reasons:",
        "Cisplatin-ineligible by at least one of the following:",
    ],
)
def test_being_unfit_for_another_treatment_excludes_nothing(lead: str) -> None:
    items = split(f"Inclusion Criteria:\n* {lead}\n  * Renal impairment\n* Age")
    assert [item.polarity for item in items] == ["inclusion"] * 3


def test_list_before_the_only_title_exclusion_criteria_includes() -> None:
    items = split("1. Age ≥18\n2. Consent\n\nExclusion Criteria:\n1. HIV")
    assert [item.polarity for item in items] == ["inclusion", "inclusion", "exclusion"]


def test_sentence_about_criteria_is_an_item() -> None:
    items = split("Exclusion Criteria:\n* HIV\n\nAppearance of non-inclusion criteria later.\n")
    assert [item.text for item in items] == ["HIV", "Appearance of non-inclusion criteria later."]


def test_circled_numbers_run_together_are_items_of_their_own() -> None:
    items = split("Inclusion Criteria:\n* healthy; ②aged 20 to 55; ③patients who consent.")
    assert [item.text for item in items] == ["healthy;", "aged 20 to 55;", "patients who consent."]


def test_requirements_that_must_be_met_end_a_list_of_exclusions() -> None:
    text = (
        "Exclusion Criteria:\n* HIV\n\n"
        "Before the preparative regimen the following requirements must be met:\n\n* Recovery"
    )
    assert [item.polarity for item in split(text)] == ["exclusion", "inclusion"]


def test_words_in_brackets_on_a_line_of_their_own_go_on() -> None:
    items = split("Exclusion Criteria:\n* Serious disease\n\n(including angina)\n\n* HIV")
    assert [item.text for item in items] == ["Serious disease (including angina)", "HIV"]


def test_condition_that_is_met_ends_no_list_of_exclusions() -> None:
    text = "Exclusion Criteria:\n* HIV\n\nOne of the following conditions is met:\n\n* Shock"
    assert [item.polarity for item in split(text)] == ["exclusion", "exclusion"]


def test_bullet_after_the_longest_line_begins_an_item() -> None:
    lines = ["diabetes that is not under control (glucose above 200 mg/dl) " + "x" * 9] * 3
    items = split("Exclusion Criteria:\n" + "\n".join(f"* {line}" for line in lines))
    assert len(items) == 3


def test_lead_of_general_words_is_no_item_among_bullets_of_its_level() -> None:
    text = "Inclusion Criteria:\n* Patients will be included based on these criteria:\n* Adults"
    assert [item.text for item in split(text)] == ["Adults"]


def test_noun_with_the_following_features_states_a_requirement() -> None:
    items = split("Inclusion Criteria:\n* Remission with the following features:\n  * Relapse")
    assert [item.parent for item in items] == [None, "I1"]


def test_numbered_cohort_with_eligibility_of_its_own_is_an_item() -> None:
    text = (
        "Inclusion Criteria:\n1. Tumour\n   1. Escalation cohort with any solid tumour\n"
        "   2. Cohort for confirmed metastatic melanoma with these eligibility requirements:\n"
        "      * Mutation\n2. Age"
    )
    assert [(item.text, item.group) for item in split(text)][-2:] == [
        ("Mutation", None),
        ("Age", None),
    ]


def test_lines_of_even_length_without_bullets_are_items_of_their_own() -> None:
    lines = [
        f"{name} of the heart, the lung, the liver or the kidney in 5 years" for name in "ABCD"
    ]
    items = split("Exclusion Criteria:\n" + "\n".join(lines))
    assert [item.text for item in items] == lines


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
        "2. Two 3. Three",
        "PATIENT CHARACTERISTICS: Age: 1 Sex: any",
        "a long line that is broken at a width of sixty to a hundred or so\n",
    ]
)


@given(st.lists(st.one_of(_FRAGMENTS, st.text(max_size=8)), max_size=40).map("".join))
def test_nothing_is_lost(text: str) -> None:
    joined = "".join(piece.text for piece in pieces(text))
    assert _letters(joined) == _letters(unescape(text))


def _letters(text: str) -> str:
    return "".join(text.split())


def test_nothing_of_a_real_record_is_lost() -> None:
    folder = Path(__file__).parents[4] / "shared" / "registry" / "ctgov_v2"
    if not folder.exists():
        pytest.skip("the folder of real records is not beside the checkout")
    import json

    for path in sorted(folder.glob("*.json"))[:60]:
        module = json.loads(path.read_text())["protocolSection"]["eligibilityModule"]
        text = module.get("eligibilityCriteria", "")
        assert _letters("".join(piece.text for piece in pieces(text))) == _letters(unescape(text))


def test_a_line_between_two_pairs_of_lists_tells_whom_the_second_is_for() -> None:
    text = (
        "Inclusion Criteria:\n\n* ECOG 0\n\nExclusion Criteria:\n\n* HIV\n* Sepsis\n\n"
        "Donors: Suitability for donation\n\nInclusion Criteria:\n\n* Healthy\n\n"
        "Exclusion Criteria:\n\n* Fever"
    )
    scope = "Donors: Suitability for donation"
    assert [(item.text, item.group) for item in split(text)] == [
        ("ECOG 0", None),
        ("HIV", None),
        ("Sepsis", None),
        ("Healthy", scope),
        ("Fever", scope),
    ]


def test_requirements_under_topics_alone_are_inclusions_negated_or_not() -> None:
    text = "DISEASE CHARACTERISTICS:\n\n* Measurable\n\nPRIOR CONCURRENT THERAPY:\n\n* No surgery"
    assert [(item.polarity, item.text) for item in split(text)] == [
        ("inclusion", "Measurable"),
        ("inclusion", "No surgery"),
    ]


@pytest.mark.parametrize(
    ("heading", "polarity"),
    [
        ("Inlcusoin Critreia", "inclusion"),
        ("Exclusin Citera", "exclusion"),
        ("Inclson Crteia", "inclusion"),
        ("Exclusin Cite", "unknown"),
    ],
)
def test_a_title_may_have_two_letters_wrong_in_each_word(heading: str, polarity: str) -> None:
    assert {item.polarity for item in split(f"{heading}\n* Diabetes\n* Stroke")} == {polarity}

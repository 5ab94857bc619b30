from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.relations.align import AlignedRow, align
from trialdesk.criteria.relations.ranges import Relation
from trialdesk.criteria.text.split import split
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.trial import Trial


def _trial(number: int, *, included: str = "", excluded: str = "") -> Trial:
    text = f"Inclusion Criteria:\n* {included}\n\nExclusion Criteria:\n* {excluded}"
    return Trial(id=f"NCT{number}", eligibility=Eligibility(text=text))


def _rows(*trials: Trial) -> dict[str, AlignedRow]:
    return {row.concept: row for row in align(trials)}


def _relation(concept: str, a: Trial, b: Trial) -> Relation:
    return _rows(a, b)[concept].relations[0].relation


@pytest.mark.parametrize(
    ("concept", "a", "b", "relation"),
    [
        ("platelets", "Platelets ≥ 100 x 10^9/L", "Platelets ≥ 100,000/mm3", "same"),
        ("platelets", "Platelets ≥ 75,000/µL", "Platelets ≥ 100,000/µL", "b_stricter"),
        ("ecog", "ECOG ≤1", "ECOG performance status of 0 or 1", "same"),
        ("ecog", "ECOG 0-1", "ECOG 0-2", "a_stricter"),
        ("age_range", "Age 18-75 years", "Aged ≥18 years", "a_stricter"),
        (
            "life_expectancy",
            "Life expectancy ≥ 12 weeks",
            "Life expectancy ≥ 6 months",
            "b_stricter",
        ),
        (
            "bilirubin",
            "Bilirubin ≤ 1.5 x ULN",
            "Bilirubin ≤ 1.5 x ULN (≤ 3 x ULN if Gilbert)",
            "a_stricter",
        ),
        ("lvef", "LVEF ≥ 50%", "LVEF ≥ 50 %", "same"),
        ("pathology_confirmation", "Histology with or without necrosis", "By histology", "same"),
        ("lvef", "LVEF ≥ 50% within 28 days", "LVEF ≥ 45 %", "a_stricter"),
        ("ecog", "ECOG 0-1 (or 0-2)", "ECOG 0-1", "different"),
        ("age_range", "Men or women aged ≥ 18", "Age 18 to 80 years", "b_stricter"),
        ("her2_population", "HER2-positive", "HER2 positive disease", "same"),
        ("her2_population", "HER2-positive", "HER2-negative", "different"),
        ("hr_status", "ER-positive\n* PR-positive", "ER-positive", "a_stricter"),
    ],
)
def test_inclusions_are_related_by_meaning(
    concept: str, a: str, b: str, relation: Relation
) -> None:
    assert _relation(concept, _trial(1, included=a), _trial(2, included=b)) == relation


@pytest.mark.parametrize(
    ("concept", "a", "b", "relation"),
    [
        (
            "hypertension",
            "Hypertension (systolic blood pressure >160 mmHg)",
            "Hypertension (systolic blood pressure ≥150 mmHg)",
            "b_stricter",
        ),
        (
            "prior_malignancy_lookback",
            "Other malignancy within 3 years before the first dose",
            "Other malignancy within 5 years before the first dose",
            "b_stricter",
        ),
        (
            "surgery_washout",
            "Major surgery within 4 weeks",
            "Major surgery in the past 28 days",
            "same",
        ),
        (
            "toxicity_grade",
            "Toxicities above CTCAE grade 1",
            "Toxicities above CTCAE grade 1 (except alopecia)",
            "a_stricter",
        ),
        ("active_infection", "Active infection", "Active infection (CTCAE grade ≥2)", "a_stricter"),
    ],
)
def test_exclusions_are_related_by_meaning(
    concept: str, a: str, b: str, relation: Relation
) -> None:
    assert _relation(concept, _trial(1, excluded=a), _trial(2, excluded=b)) == relation


@pytest.mark.parametrize(
    ("concept", "a", "b", "relation"),
    [
        ("leptomeningeal", "Leptomeningeal metastases", "Carcinomatous meningitis", "same"),
        ("active_infection", "Infection", "Active infection", "a_stricter"),
        ("active_infection", "Uncontrolled, severe infection", "Severe infection", "b_stricter"),
        ("epilepsy", "Epilepsy requiring medication", "Epilepsy", "b_stricter"),
        ("hypersensitivity", "Allergy to eggs or the study drug", "Allergy to eggs", "a_stricter"),
        ("hypersensitivity", "Allergy to eggs", "Allergy to nuts", "different"),
        ("brain_cns_mets", "Active CNS metastases", "Active brain metastases", "a_stricter"),
        (
            "prior_malignancy_lookback",
            "History of other malignancy",
            "Other malignancy within 3 years (except skin cancer)",
            "a_stricter",
        ),
        (
            "toxicity_grade",
            "Toxicities above grade 1 (except alopecia)",
            "Toxicities above grade 1 (except alopecia or neuropathy)",
            "a_stricter",
        ),
        (
            "immunotherapy_washout",
            "Immunotherapy within 4 weeks or 5 half-lives, whichever is shorter",
            "Immunotherapy within 4 weeks or 5 half-lives, whichever is longer",
            "b_stricter",
        ),
        ("thromboembolism", "Stroke within 6 months", "Thrombosis within 6 months", "different"),
        ("diabetes", "Diabetes unless controlled", "Diabetes when treated", "different"),
        ("ild_pneumonitis", "ILD (e.g., fibrosis)", "Interstitial lung disease", "same"),
    ],
)
def test_qualifiers_items_and_exceptions_tell_which_exclusion_is_stricter(
    concept: str, a: str, b: str, relation: Relation
) -> None:
    assert _relation(concept, _trial(1, excluded=a), _trial(2, excluded=b)) == relation


@pytest.mark.parametrize(
    ("concept", "a", "b", "relation"),
    [
        (
            "transaminases",
            "ALT ≤ 2.5 x ULN (≤ 5 x ULN with liver metastases)",
            "ALT ≤ 3 x ULN (≤ 5 x ULN in patients with hepatic metastases)",
            "a_stricter",
        ),
        (
            "renal_function",
            "Creatinine ≤ 1.5 x ULN or creatinine clearance ≥ 60 mL/min",
            "Creatinine ≤ 1.5 x ULN",
            "b_stricter",
        ),
        (
            "renal_function",
            "Creatinine ≤ 1.5 x ULN or creatinine clearance ≥ 60 mL/min",
            "Creatinine ≤ 1.5 x ULN and creatinine clearance ≥ 60 mL/min",
            "different",
        ),
        (
            "measurable_disease",
            "Measurable disease or bone lesions",
            "Measurable disease",
            "different",
        ),
        (
            "pathology_confirmation",
            "Histologically or cytologically proven",
            "By histology",
            "b_stricter",
        ),
    ],
)
def test_conditions_and_alternatives_are_compared_one_by_one(
    concept: str, a: str, b: str, relation: Relation
) -> None:
    assert _relation(concept, _trial(1, included=a), _trial(2, included=b)) == relation


def test_negated_inclusion_equals_the_exclusion() -> None:
    a, b = _trial(1, included="Must not be breastfeeding"), _trial(2, excluded="Breastfeeding")
    assert _relation("lactation", a, b) == "same"


def test_time_said_above_a_list_counts_for_its_items() -> None:
    a = Trial(
        id="NCT1", eligibility=Eligibility("Exclusion Criteria:\n* Within 6 months:\n  * Epilepsy")
    )
    b = Trial(
        id="NCT2", eligibility=Eligibility("Exclusion Criteria:\n* Within 9 months:\n  * Epilepsy")
    )
    assert _relation("epilepsy", a, b) == "different"


def test_same_words_with_another_washout_are_not_the_same() -> None:
    a = _trial(1, excluded="Immunotherapy or surgery within 2 weeks")
    b = _trial(2, excluded="Immunotherapy or surgery within 4 weeks")
    assert _relation("immunotherapy_washout", a, b) == "b_stricter"


def test_inclusion_equals_the_exclusion_of_its_complement() -> None:
    a, b = _trial(1, included="ECOG ≤ 1"), _trial(2, excluded="ECOG ≥ 2")
    assert _relation("ecog", a, b) == "same"


def test_changed_conjunction_is_never_the_same() -> None:
    a = _trial(1, excluded="Epilepsy and seizures")
    b = _trial(2, excluded="Epilepsy or seizures")
    assert _relation("epilepsy", a, b) == "different"


def test_silent_trial_is_not_stated() -> None:
    row = _rows(_trial(1, excluded="Epilepsy"), _trial(2, excluded="Diabetes"))["epilepsy"]
    assert (row.overall, [pair.relation for pair in row.relations]) == ("one_only", ["not_stated"])


def test_silence_of_one_trial_is_no_difference_between_the_others() -> None:
    a, b = _trial(1, included="ECOG ≤ 1"), _trial(2, excluded="ECOG ≥ 2")
    silent = _trial(3, excluded="Diabetes")
    assert _rows(a, b, silent)["ecog"].overall == "same"


def test_words_outside_the_lexicon_share_a_row_only_where_they_agree() -> None:
    a = _trial(1, excluded="Owns more than three parrots")
    b = _trial(2, excluded="Owns more than three parrots.")
    c = _trial(3, excluded="Plays the violin at night")
    rows = [row for row in align([a, b, c]) if row.concept.startswith("other:")]
    assert [tuple(row.cells) for row in rows] == [("NCT1", "NCT2"), ("NCT3",)]


def test_example_only_is_told() -> None:
    said = "Hypertension (e.g., systolic blood pressure >160 mmHg)"
    cell = _rows(_trial(1, excluded=said))["hypertension"].cells["NCT1"]
    assert cell.example_only


_TOPICS = "Stroke,HIV,hepatitis B or C,ECOG 0-1,platelets ≥ 100 x 10^9/L,zorblax,measurable disease"
_TAILS = (
    " within 6 months",
    " (e.g., x, y)",
    " except alopecia",
    ", uncontrolled",
    "; or",
    ":",
    "",
)
_REAL_LOOKING = st.lists(
    st.builds(
        "{} {}{}{}".format,
        st.sampled_from(["*", "1.", "  *", "-", ""]),
        st.sampled_from(["Known ", "No ", "Patients with ", "Not ", ""]),
        st.sampled_from(_TOPICS.split(",")),
        st.sampled_from(_TAILS),
    ),
    min_size=1,
    max_size=8,
).map("\n".join)


@given(st.lists(_REAL_LOOKING, min_size=1, max_size=3))
def test_every_criterion_of_real_looking_texts_is_in_some_row(texts: list[str]) -> None:
    trials = [
        Trial(id=f"NCT{number}", eligibility=Eligibility(f"Exclusion Criteria:\n{text}"))
        for number, text in enumerate(texts)
    ]
    rows = align(trials)
    for trial in trials:
        shown = {
            name
            for row in rows
            if trial.id in row.cells
            for name in row.cells[trial.id].criterion_ids
        }
        assert shown == {item.id for item in split(trial.eligibility.text or "")}


_SAYINGS = st.lists(
    st.sampled_from(
        ["ECOG 0-1; age ≥18", "stroke or HIV", "x", "platelets ≥ 100", "Note: y", "HER2-positive"]
    ),
    min_size=1,
    max_size=5,
)


@given(st.lists(_SAYINGS, min_size=1, max_size=3))
def test_no_criterion_disappears(texts: list[list[str]]) -> None:
    trials = [
        Trial(id=f"NCT{number}", eligibility=Eligibility(text="* " + "\n* ".join(said)))
        for number, said in enumerate(texts)
    ]
    rows = align(trials)
    for trial in trials:
        cells = [row.cells[trial.id] for row in rows if trial.id in row.cells]
        shown = {name for cell in cells for name in cell.criterion_ids}
        assert shown == {item.id for item in split(trial.eligibility.text or "")}


def test_relations_name_every_pair_once() -> None:
    trials = [_trial(number, excluded="Epilepsy") for number in range(4)]
    pairs = [(pair.a, pair.b) for pair in _rows(*trials)["epilepsy"].relations]
    assert len(set(pairs)) == len(pairs) == 6
    assert all(one <= other for one, other in pairwise(pairs))


def test_a_cell_that_lets_in_and_keeps_out_has_a_polarity_a_line_and_none_of_its_own() -> None:
    cell = _rows(_trial(1, included="ECOG 0-1", excluded="ECOG 2 or more"))["ecog"].cells["NCT1"]
    assert cell.polarity is None
    assert [(atom.text, atom.polarity) for atom in cell.atoms] == [
        ("ECOG 0-1", "inclusion"),
        ("ECOG 2 or more", "exclusion"),
    ]

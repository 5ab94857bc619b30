from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.criteria.align import AlignedRow, align
from trialdesk.criteria.relations import Relation
from trialdesk.criteria.split import split
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
        ("bilirubin", "Bilirubin ≤ 1.5 x ULN", "Bilirubin ≤ 1.5 x ULN (≤ 3 x ULN if Gilbert)", "a_stricter"),
        ("lvef", "LVEF ≥ 50%", "LVEF ≥ 50 %", "same"),
        ("her2_population", "HER2-positive", "HER2 positive disease", "same"),
        ("her2_population", "HER2-positive", "HER2-negative", "different"),
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

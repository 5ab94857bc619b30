"""Limits of one value: which is stricter hangs on the sign and on the list they stand in."""

import pytest

from trialdesk.criteria.relations.align import AlignedRow, align
from trialdesk.criteria.relations.ranges import Relation
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.trial import Trial


def included(text: str) -> str:
    return f"Inclusion Criteria:\n* {text}"


def excluded(text: str) -> str:
    return f"Exclusion Criteria:\n* {text}"


def row(concept: str, *texts: str) -> AlignedRow:
    trials = [
        Trial(id=f"NCT{number}", eligibility=Eligibility(text=text))
        for number, text in enumerate(texts)
    ]
    return next(row for row in align(trials) if row.concept == concept)


def relation(concept: str, a: str, b: str) -> Relation:
    return row(concept, a, b).relations[0].relation


@pytest.mark.parametrize(
    ("concept", "a", "b", "expected"),
    [
        ("platelets", "Platelets > 100 x 10^9/L", "Platelets ≥ 100 x 10^9/L", "a_stricter"),
        ("platelets", "Platelets ≥ 100 x 10^9/L", "Platelets > 100 x 10^9/L", "b_stricter"),
        ("bilirubin", "Bilirubin < 1.5 x ULN", "Bilirubin ≤ 1.5 x ULN", "a_stricter"),
        ("bilirubin", "Bilirubin ≤ 1.5 x ULN", "Bilirubin < 1.5 x ULN", "b_stricter"),
        ("ecog", "ECOG < 2", "ECOG ≤ 2", "a_stricter"),
        ("ecog", "ECOG ≤ 2", "ECOG < 3", "same"),
    ],
)
def test_of_two_limits_of_one_value_the_strict_sign_admits_fewer(
    concept: str, a: str, b: str, expected: Relation
) -> None:
    assert relation(concept, included(a), included(b)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Platelets ≥ 100 x 10^9/L", "Platelets < 100 x 10^9/L", "same"),
        ("Platelets ≥ 100 x 10^9/L", "Platelets ≤ 100 x 10^9/L", "b_stricter"),
        ("Platelets > 100 x 10^9/L", "Platelets < 100 x 10^9/L", "a_stricter"),
        ("Platelets > 100 x 10^9/L", "Platelets ≤ 100 x 10^9/L", "same"),
    ],
)
def test_an_exclusion_admits_its_own_value_where_its_sign_is_strict(
    a: str, b: str, expected: Relation
) -> None:
    assert relation("platelets", included(a), excluded(b)) == expected


@pytest.mark.parametrize(
    ("concept", "words"),
    [
        ("platelets", "Platelets ≥ 100 x 10^9/L"),
        ("brain_cns_mets", "Brain metastases"),
        ("diabetes", "Diabetes"),
        ("her2_population", "HER2-positive"),
    ],
)
def test_what_the_first_trial_asks_for_and_the_second_keeps_out_is_never_the_same(
    concept: str, words: str
) -> None:
    both = row(concept, included(words), excluded(words))
    assert both.relations[0].relation == "different"
    assert both.overall == "differs"


@pytest.mark.parametrize("words", ["Zorblax at rest of any kind", "Plays the violin at night"])
def test_words_outside_the_lexicon_share_no_row_with_their_exclusion(words: str) -> None:
    assert list(row("other:1", included(words), excluded(words)).cells) == ["NCT0"]

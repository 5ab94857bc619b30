from tests.builders import make_trial
from trialdesk.criteria.relations.align import align
from trialdesk.domain.criterion import Eligibility
from trialdesk.presentation.criteria.criteria_filter import (
    CriteriaFilter,
    domain_counts,
    kept_criteria,
)
from trialdesk.presentation.criteria.criteria_table import criteria_table

TEXTS = (
    """Inclusion Criteria:

* ECOG 0-1
* Age ≥ 18 years

Exclusion Criteria:

* Systolic blood pressure > 160 mmHg""",
    "Inclusion Criteria:\n\n* ECOG 0-1\n* Age ≥ 20 years",
)
TRIALS = [
    make_trial(id=f"NCT0900000{place}", eligibility=Eligibility(text))
    for place, text in enumerate(TEXTS)
]
ROWS = align(TRIALS)


def kept(asked: CriteriaFilter) -> list[str]:
    return [
        row.key for row in kept_criteria(criteria_table(ROWS, TRIALS), ROWS, TRIALS, asked).rows
    ]


def test_without_a_wish_every_row_is_kept() -> None:
    assert kept(CriteriaFilter()) == [row.concept for row in ROWS]


def test_a_domain_keeps_its_rows() -> None:
    assert kept(CriteriaFilter(domains=frozenset({"Heart"}))) == ["hypertension"]


def test_exclusions_alone_are_kept() -> None:
    assert kept(CriteriaFilter(polarities=frozenset({"exclusion"}))) == ["hypertension"]


def test_what_is_asked_adds_up() -> None:
    asked = CriteriaFilter(polarities=frozenset({"inclusion"}), rows="differences")
    assert kept(asked) == ["age_range"]
    assert kept(CriteriaFilter(rows="missing")) == ["hypertension"]


def test_every_word_must_stand_in_the_row_whatever_its_case() -> None:
    assert kept(CriteriaFilter(words=("BLOOD", "mmhg"))) == ["hypertension"]
    assert kept(CriteriaFilter(words=("blood", "ecog"))) == []


def test_domains_are_counted_in_their_order() -> None:
    assert domain_counts(ROWS) == (("Patient", 2), ("Heart", 1))

import pytest

from trialdesk.criteria.atoms.topics import topics


@pytest.mark.parametrize(
    ("text", "concept", "parameter"),
    [
        ("Age:\n\n* 18 and over", "age_range", "age"),
        ("Life expectancy:\n\n* At least 12 weeks", "life_expectancy", "life expectancy"),
        ("Performance status:\n\n* 0-2", "ecog", "ECOG"),
        ("Platelets:\n\n* ≥ 100,000/mm^3", "platelets", "platelets"),
        ("* Platelets:\n  * ≥ 100,000/mm^3", "platelets", "platelets"),
        ("* Age:\n  * 18 and over", "age_range", "age"),
    ],
)
def test_short_item_is_read_with_the_heading_that_names_its_subject(
    text: str, concept: str, parameter: str
) -> None:
    found = topics(f"Inclusion Criteria:\n\n{text}")[-1]
    assert found.atom.concepts == (concept,)
    assert [one.parameter for one in found.constraints] == [parameter]
    assert all(one.span[0] >= 0 for one in found.constraints)


def test_what_is_not_specified_under_a_heading_says_nothing_of_it() -> None:
    assert topics("Inclusion Criteria:\n\nAge:\n\n* Not specified")[-1].atom.concepts == ()


def test_items_joined_by_or_are_alternatives() -> None:
    text = "Inclusion Criteria:\n\n* Creatinine ≤ 1.5 mg/dL OR\n* CrCl ≥ 50 mL/min\n* ECOG 0"
    assert [topic.atom.either for topic in topics(text)] == [True, True, False]

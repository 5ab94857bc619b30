import pytest

from trialdesk.criteria.atoms.topics import topics_of
from trialdesk.domain.criterion import Criterion, Polarity


def _read(text: str, polarity: Polarity) -> list[str]:
    found = topics_of(Criterion("1", polarity, text))
    return [
        f"{'not ' * one.negated}{one.parameter} {one.operator} {one.value} {one.unit}"
        + (f" ({one.condition})" if one.condition else "")
        for topic in found
        for one in topic.constraints
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chemotherapy within 3 weeks", ["washout <= 3 week"]),
        (
            "Chemotherapy < 3 weeks (nitrosoureas < 6 weeks)",
            ["washout < 3 week", "washout < 6 week (nitrosoureas)"],
        ),
        ("Has not completed a chemotherapy washout of at least 28 days", ["not washout >= 28 day"]),
        (
            "Live vaccines within 28 days, or planned within 6 months after the last dose",
            ["washout <= 28 day"],
        ),
        ("Metastases, but those off steroids for at least 2 weeks are eligible", []),
        ("Patients must not have had a vaccine within 28 days", []),
        ("Brain metastases that are stable for at least 4 weeks are allowed", []),
        ("Unable to have imaging or had radiotherapy within 2 weeks", ["washout <= 2 week"]),
    ],
)
def test_time_since_what_keeps_out_is_told_with_its_therapy(text: str, expected: list[str]) -> None:
    assert _read(text, "exclusion") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 4 weeks since prior chemotherapy", ["washout >= 4 week"]),
        ("No chemotherapy within 4 weeks", ["not washout <= 4 week"]),
        ("No myocardial infarction within the past 6 months", ["not look-back <= 6 month"]),
        ("Radiotherapy within 2 weeks is not allowed", ["not washout <= 2 week"]),
        ("Patients may have had radiotherapy within 2 weeks", []),
        ("Chemotherapy with a washout of ≤ 4 weeks", []),
    ],
)
def test_time_since_what_is_asked_for_keeps_its_negation(text: str, expected: list[str]) -> None:
    assert _read(text, "inclusion") == expected

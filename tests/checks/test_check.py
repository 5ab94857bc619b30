from decimal import Decimal

import pytest

from tests.checks.cases import CASES, criteria
from trialdesk.checks.check import check
from trialdesk.checks.eligibility.criteria_text import unbalanced
from trialdesk.checks.protocol.people import is_chinese_number
from trialdesk.checks.results.reported import rounded_percent
from trialdesk.domain.source import Source


def test_the_grave_findings_of_a_trial_come_first() -> None:
    weights = [finding.severity for finding in check([CASES["drug-against-indication"][0]])]
    assert weights == sorted(weights, key=["high", "medium", "low"].index)
    assert weights[0] == "high"


def test_a_finding_leads_to_the_line_of_its_criterion() -> None:
    trial = criteria(
        exclusion="Epilepsy\nExcluded are patients with brain metastases",
        sources={"eligibility/text": Source("a.txt", lines=tuple(range(40, 50)))},
    )
    (finding,) = [item for item in check([trial]) if item.rule == "excluded-in-exclusion"]
    assert finding.sources[0].lines == (47,)
    assert finding.sources[0].quote == "Excluded are patients with brain metastases"


def test_what_is_probably_meant_never_becomes_a_value() -> None:
    trial = CASES["percent-of-count"][0]
    check([trial])
    assert trial.results is not None
    assert trial.results.estimates[0].value == Decimal("12.1")


@pytest.mark.parametrize(
    ("n", "total", "like", "percent"),
    [
        (1, 8, "12.5", "12.5"),
        (1, 8, "13", "13"),
        (12, 57, "21.1", "21.1"),
        (2, 3, "66.67", "66.67"),
    ],
)
def test_halves_are_rounded_up_to_the_printed_decimals(
    n: int, total: int, like: str, percent: str
) -> None:
    assert rounded_percent(n, total, Decimal(like)) == Decimal(percent)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("a (b) c", (0, 0)),
        ("a (b (c) d", (1, 0)),
        ("a) first b) second", (0, 0)),
        ("one of: 1) this, 2) that", (0, 0)),
        ("toxicity (> Grade 1) and (grade 2)", (0, 0)),
        ("a b) c", (0, 0)),
        ("required oxygen) again", (0, 1)),
        ("mixed （brackets)", (0, 0)),
    ],
)
def test_brackets_are_counted_without_those_of_a_list(text: str, counted: tuple[int, int]) -> None:
    assert unbalanced(text) == counted


@pytest.mark.parametrize(
    "phone",
    ["18096503711", "139 7313 5318", "021-64175590", "86-10-88196561", "+8613800138000",
     "0551-62922114", "010-87788826 ext. 12", "400-8200-123"],
)  # fmt: skip
def test_numbers_as_they_are_written_in_china_are_numbers(phone: str) -> None:
    assert is_chinese_number(phone)


@pytest.mark.parametrize("phone", ["1809650371", "180965037111", "12345", "+1 617 555 0100"])
def test_other_digits_are_no_number_in_china(phone: str) -> None:
    assert not is_chinese_number(phone)

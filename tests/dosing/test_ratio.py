import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.dosing.ratio import allocation_ratio


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("Participants will be randomized 2:1 to A or B.", "2:1"),
        ("randomly assigned (1：1)", "1:1"),
        ("in a 1 : 1 : 1 ratio, allocated by", "1:1:1"),
        ("randomised in a 2 to 1 ratio", "2:1"),
        ("randomised in a two-to-one ratio", "2:1"),
        ("1:1 randomization. Allocation 1:1.", "1:1"),
    ],
)
def test_a_ratio_of_allocation_is_read(text: str, ratio: str) -> None:
    assert allocation_ratio(None, text) == ratio


@pytest.mark.parametrize(
    "text",
    [
        "randomised 1:1 in part 1 and 2:1 in part 2",
        "samples taken at 10:30 after randomisation",
        "antibody titre 1:80",
        "a ratio of approximately 1:3 between the volumes",
        "assigned within 1 to 4 weeks after randomization",
        "assigned, see J Cancer 171:133",
        "",
    ],
)
def test_anything_else_is_no_ratio(text: str) -> None:
    assert allocation_ratio(text) is None


def test_texts_that_differ_give_none() -> None:
    assert allocation_ratio("randomized 1:1", "randomized 2:1") is None


@given(st.lists(st.text(alphabet="12:： tooneradmizd", max_size=80)))
def test_any_words_give_a_ratio_of_numbers_or_none(texts: list[str]) -> None:
    ratio = allocation_ratio(*texts)
    assert ratio is None or all(part.isdigit() for part in ratio.split(":"))


@pytest.mark.parametrize("piece", ["1:", "1 to ", "one", "randomized 1:1 ", "1 : "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    start = time.perf_counter()
    allocation_ratio(piece * (100_000 // len(piece)))
    assert time.perf_counter() - start < 1

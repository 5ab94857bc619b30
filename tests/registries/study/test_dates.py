import pytest

from trialdesk.registries.study.dates import is_date


@pytest.mark.parametrize("text", ["2025", "2025-07", "2024-02-29"])
def test_dates_of_any_precision_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-13", "2025-02-29", "2025-7-1", "20250701", "July 2025", "٢٠٢٥"]
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert not is_date(text)

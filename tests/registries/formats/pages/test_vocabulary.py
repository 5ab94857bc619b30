import pytest

from trialdesk.registries.formats.pages.vocabulary import (
    ALLOCATION,
    MASKING,
    MODEL,
    STATUS,
    phases_of,
    value_of,
)


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        (STATUS, "Active, not recruiting", "ACTIVE_NOT_RECRUITING"),
        (STATUS, "Unknown status", "UNKNOWN"),
        (STATUS, "NOT_YET_RECRUITING", "NOT_YET_RECRUITING"),
        (MODEL, "Single Group Assignment", "SINGLE_GROUP"),
        (MASKING, "None (Open Label)", "NONE"),
        (ALLOCATION, "N/A", "NA"),
        (STATUS, "Enrolling soon", None),
    ],
)
def test_words_stand_for_the_value_of_their_list(kind: str, words: str, value: str | None) -> None:
    assert value_of(kind, words) == value


@pytest.mark.parametrize(
    ("words", "phases"),
    [
        ("Phase 2/Phase 3", ["PHASE2", "PHASE3"]),
        ("PHASE1", ["PHASE1"]),
        ("Phase IV", ["PHASE4"]),
        ("Early Phase 1", ["EARLY_PHASE1"]),
        ("Not Applicable", ["NA"]),
        ("Phase of the moon", []),
        ("", []),
    ],
)
def test_phases_are_read_or_left_out(words: str, phases: list[str]) -> None:
    assert phases_of(words) == phases

from datetime import date

from trialdesk.domain.summary import TrialSummary
from trialdesk.presentation.board import chips, oldest_data

TODAY = date(2026, 11, 24)
FRESH = TrialSummary("NCT09000001", "Title", "ACR", "RECRUITING", data_date="2026-11-20")
OLD = TrialSummary("NCT09000002", data_date="2025-01-01")
SILENT = TrialSummary("NCT09000003")


def test_letters_follow_the_order_of_the_board() -> None:
    shown = chips((OLD, FRESH), TODAY)
    assert [(chip.letter, chip.id) for chip in shown] == [("A", OLD.id), ("B", FRESH.id)]


def test_what_is_not_stated_is_said_so() -> None:
    [chip] = chips((SILENT,), TODAY)
    assert (chip.title, chip.status, chip.age) == (
        "title not stated",
        "status not stated",
        "age unknown",
    )


def test_data_older_than_half_a_year_or_without_a_date_are_stale() -> None:
    shown = chips((FRESH, OLD, SILENT), TODAY)
    assert [chip.stale for chip in shown] == [False, True, True]


def test_data_without_a_date_count_as_the_oldest() -> None:
    assert "C, age unknown" in oldest_data((FRESH, OLD, SILENT), TODAY)

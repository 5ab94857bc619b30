"""Trials are numbered in the order of their data, and no number is given twice."""

import pytest

from tests.storage.opener import ids_found
from tests.studies import dated
from trialdesk.errors import TrialDeskError
from trialdesk.storage.library import Library
from trialdesk.storage.lists import numbers
from trialdesk.storage.lists.search import Search


def test_the_newest_data_come_first_and_of_a_day_the_last_import(library: Library) -> None:
    days = {
        "NCT09000001": "2025-01-02",
        "NCT09000002": None,
        "NCT09000003": "2026",
        "NCT09000004": "2025-01-02",
    }
    library.add([dated(day, id=trial) for trial, day in days.items()])
    assert ids_found(library, Search()) == (
        "NCT09000003",
        "NCT09000004",
        "NCT09000001",
        "NCT09000002",
    )


def test_words_of_a_replaced_record_are_not_found_in_the_place_of_others(library: Library) -> None:
    library.add([dated("2025-01-01", id="NCT09000001", brief_title="Alphamab")])
    library.add([dated("2026-01-01", id="NCT09000001", brief_title="Betamab")])
    library.add([dated("2025-01-01", id="NCT09000002", brief_title="Gammamab")])
    assert ids_found(library, Search("Alphamab")) == ()
    assert ids_found(library, Search("Gammamab")) == ("NCT09000002",)


def test_more_records_of_a_day_than_there_are_numbers_are_refused(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbers, "_OF_A_DAY", 3)
    library.add([dated("2025-01-01", id=trial) for trial in ("NCT09000001", "NCT09000002")])
    with pytest.raises(TrialDeskError, match=r"day-full .*2025-01-01"):
        library.add([dated("2025-01-01", id="NCT09000003")])
    assert library.count() == 2

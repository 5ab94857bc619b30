import pytest
from hypothesis import given
from hypothesis import strategies as st

from trialdesk.gui.controls.ranking import ranked

NAMES = ("Import files…", "Import a folder…", "Only differences", "NCT09000001 Exampletinib")


def first_to_last(wanted: str, *names: str) -> list[str]:
    return [names[place] for place in ranked(wanted, names, 9)]


def test_letters_in_order_find_a_name() -> None:
    assert first_to_last("impfo", *NAMES) == ["Import a folder…"]


def test_the_closest_name_comes_first() -> None:
    assert NAMES[ranked("im", NAMES, 9)[0]].startswith("Import")


def test_nothing_asked_lists_everything_up_to_the_limit() -> None:
    assert ranked("", NAMES, 2) == (0, 1)


def test_names_come_by_how_they_hold_what_is_typed() -> None:
    exact, begins, word, holds, letters = (
        "HER2",
        "HER2-low disease",
        "Status of HER2",
        "antiHER2 drugs",
        "Hormone receptor 2",
    )
    assert first_to_last("her2", letters, holds, word, begins, exact) == [
        exact,
        begins,
        word,
        holds,
        letters,
    ]


def test_a_trial_comes_first_by_its_number() -> None:
    extension = "NCT09000002  NCT09000001 carried on"
    trial = "NCT09000001  A title much longer than that of the other trial, of many words"
    assert first_to_last("nct09000001", extension, trial)[0] == trial


@pytest.mark.parametrize("wanted", ["files import", "FILES  imp", "import files"])
def test_words_are_found_in_any_order_and_case(wanted: str) -> None:
    assert first_to_last(wanted, *NAMES)[0] == "Import files…"


def test_another_drug_that_is_spelt_alike_is_not_offered() -> None:
    assert first_to_last("sampletinib", *NAMES) == []


@pytest.mark.parametrize("wanted", ["zzzzzz", "zzzzzza", "xq"])
def test_letters_of_no_name_find_nothing(wanted: str) -> None:
    assert ranked(wanted, (*NAMES, "A"), 9) == ()


@given(st.text(), st.lists(st.text()))
def test_any_letters_give_places_of_names(wanted: str, names: list[str]) -> None:
    assert set(ranked(wanted, names, 5)) <= set(range(len(names)))

from hypothesis import given
from hypothesis import strategies as st

from trialdesk.gui.controls.fuzzy import ranked

NAMES = ("Import files…", "Import a folder…", "Only differences", "NCT09000001 Exampletinib")


def test_letters_in_order_find_a_name() -> None:
    assert [NAMES[place] for place in ranked("impfo", NAMES, 9)] == ["Import a folder…"]


def test_the_closest_name_comes_first() -> None:
    assert NAMES[ranked("im", NAMES, 9)[0]].startswith("Import")


def test_nothing_asked_lists_everything_up_to_the_limit() -> None:
    assert ranked("", NAMES, 2) == (0, 1)


@given(st.text(), st.lists(st.text()))
def test_any_letters_give_places_of_names(wanted: str, names: list[str]) -> None:
    assert set(ranked(wanted, names, 5)) <= set(range(len(names)))

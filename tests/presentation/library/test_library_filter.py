import pytest

from trialdesk.presentation.library.library_filter import LibraryFilter, shown_of, value_label


@pytest.mark.parametrize(
    ("facet", "value", "words"),
    [
        ("phase", "PHASE3", "Phase 3"),
        ("status", None, "not stated"),
        ("drug", "PHASE3", "PHASE3"),
    ],
)
def test_codes_of_a_facet_are_worded_and_silence_is_named(
    facet: str, value: str | None, words: str
) -> None:
    assert value_label(facet, value) == words


def test_blanks_and_facets_without_a_value_ask_nothing() -> None:
    assert not LibraryFilter(" ", {"phase": frozenset()}).is_active()
    assert LibraryFilter(chosen={"phase": frozenset({None})}).is_active()


def test_a_list_that_was_cut_says_so() -> None:
    assert shown_of(10_000, 512_345, is_all=False) == "the newest 10,000 of 512,345 trials"
    assert shown_of(3, 5, is_all=True) == "3 of 5 trials"

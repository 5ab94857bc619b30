from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.opener import Opener, ids_found
from tests.studies import dated
from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.site import Site
from trialdesk.errors import Cancelled
from trialdesk.storage.database import database
from trialdesk.storage.library import Library
from trialdesk.storage.lists import search
from trialdesk.storage.lists.index import asked_of_server, asked_of_sqlite
from trialdesk.storage.lists.search import Search

SITE = Site("第一医院", "Lhasa", "Tibet", "Nepal")


@pytest.fixture
def held(library: Library) -> Library:
    """Give a library of three trials that differ in what a search asks for."""
    library.add(
        [
            dated("2025-01-01", id="NCT09000001", brief_title="Mélanome et PD-L1"),
            dated("2026-01-01", id="NCT09000002", sites=(SITE,), phases=("PHASE3",)),
            dated(
                "2024-01-01",
                id="NCT09000003",
                brief_title="非小细胞肺癌患者",
                eligibility=Eligibility("Inclusion Criteria:\n\n* Known leptomeningeal disease"),
                has_results=True,
            ),
        ]
    )
    return library


def ids(library: Library, words: str = "", **asked: Any) -> tuple[str, ...]:
    """Search what was imported; the stored records, indexed again, must give the same."""
    found = ids_found(library, Search(words, **asked))
    again = list(library.index_again())
    assert not any(one.renewed or one.unread for one in again)
    assert ids_found(library, Search(words, **asked)) == found
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("melanome", ("NCT09000001",)),
        ("pd-l1 MÉLANOME", ("NCT09000001",)),
        ("lhasa", ("NCT09000002",)),
        ("医院", ("NCT09000002",)),
        ("肺癌", ("NCT09000003",)),
        ("癌肺", ()),
        ("leptomeningeal", ("NCT09000003",)),
        ("nct09000002", ("NCT09000002",)),
        ("melanome lhasa", ()),
    ],
)
def test_words_are_found_wherever_they_stand(
    held: Library, words: str, found: tuple[str, ...]
) -> None:
    assert ids(held, words) == found


def test_while_typing_the_last_word_may_go_on(held: Library) -> None:
    assert ids(held, "leptomen") == ()
    assert ids(held, "leptomen", typing=True) == ("NCT09000003",)


def test_without_words_the_newest_data_come_first(held: Library) -> None:
    assert ids(held) == ("NCT09000002", "NCT09000001", "NCT09000003")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"phases": ("PHASE3",), "countries": ("nepal",)}, ("NCT09000002",)),
        ({"has_results": True}, ("NCT09000003",)),
        ({"drugs": ("no such drug",)}, ()),
        ({"drugs": ("100%",)}, ()),
    ],
)
def test_filters_are_all_asked_at_once(
    held: Library, asked: dict[str, Any], found: tuple[str, ...]
) -> None:
    assert ids(held, **asked) == found


def test_a_title_counts_more_than_a_criterion(library: Library) -> None:
    criteria = Eligibility("Inclusion Criteria:\n\n* Exampletinib before")
    library.add(
        [
            dated(
                "2026-01-01",
                id="NCT09000001",
                brief_title="Other",
                interventions=(),
                eligibility=criteria,
            ),
            dated("2020-01-01", id="NCT09000002", brief_title="Exampletinib"),
        ]
    )
    assert ids(library, "exampletinib")[0] == "NCT09000002"


def test_words_of_an_older_record_are_no_longer_found(library: Library) -> None:
    library.add([dated("2025-01-01", brief_title="Alpha"), dated("2026-01-01", brief_title="Beta")])
    assert ids(library, "alpha") == ()
    assert ids(library, "beta") == ("NCT09000001",)


@given(st.text(max_size=30), st.booleans())
def test_nothing_that_is_typed_is_an_operator(words: str, typing: bool) -> None:
    asked = asked_of_sqlite(words, typing=typing)
    assert asked is None or asked.count('"') % 2 == 0
    asked_of_server(words, typing=typing)


@pytest.mark.parametrize(
    "words", ["PD-L1", "(", "AND", "*", "<50%", "", '"', "a:b", "NEAR(a b)", "-"]
)
def test_signs_of_the_query_language_are_only_words(held: Library, words: str) -> None:
    ids(held, words, typing=True)


def test_a_trial_listed_in_a_wanted_order_keeps_it(held: Library) -> None:
    wanted = ("NCT09000003", "NCT09000009", "NCT09000001")
    assert [one.id for one in held.summaries_of(wanted)] == ["NCT09000003", "NCT09000001"]


def test_while_typing_the_newest_data_come_first(library: Library) -> None:
    criteria = Eligibility("Inclusion Criteria:\n\n* Exampletinib before")
    newer = dated("2026-01-01", id="NCT09000001", brief_title="Other", eligibility=criteria)
    library.add([newer, dated("2020-01-01", id="NCT09000002", brief_title="Exampletinib")])
    assert ids(library, "exampletinib", typing=True)[0] == "NCT09000001"


def test_numbers_lead_to_what_is_listed_newest_first(held: Library) -> None:
    numbers = held.numbers(Search(), 2)
    listed = held.listed(numbers)
    assert [listed[number].id for number in numbers] == ["NCT09000002", "NCT09000001"]
    assert held.number("NCT09000001") == numbers[1]
    assert held.number("NCT09999999") is None
    assert held.listed([1]) == {}


def test_a_filter_that_many_state_keeps_the_same_trials(
    held: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Search("exampletinib", chosen={"country": frozenset({"China", None})})
    few = held.numbers(asked)
    monkeypatch.setattr(search, "_FEW", 0)
    assert held.numbers(asked) == few
    assert len(few) == 2


def test_values_of_a_facet_are_counted_the_most_frequent_first(held: Library) -> None:
    assert held.facet_counts(Search(), "country", "", 9) == (("China", 2), ("Nepal", 1))
    assert held.facet_counts(Search(), "country", "nEp", 9) == (("Nepal", 1),)
    assert len(held.facet_counts(Search(), "country", "", 1)) == 1


def test_trials_that_do_not_state_a_facet_are_counted_as_silent(library: Library) -> None:
    library.add([dated("2025-01-01", status=None)])
    assert library.facet_counts(Search(), "status", "", 9) == ((None, 1),)


def test_counts_of_a_facet_are_narrowed_by_all_but_itself(held: Library) -> None:
    posted = Search(chosen={"results": frozenset({"posted"})})
    assert held.facet_counts(posted, "results", "", 9) == (("none", 2), ("posted", 1))
    assert held.facet_counts(posted, "country", "", 9) == (("China", 1),)
    assert held.facet_counts(Search("lhasa", typing=True), "country", "", 9) == (("Nepal", 1),)


def test_a_question_is_dropped_when_nobody_waits_for_its_answer(
    opened: Opener, library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_done: int, _total: int | None, _label: str) -> None:
        raise Cancelled

    monkeypatch.setattr(database, "_STEPS", 1)
    monkeypatch.setattr(database, "_SILENT_SECONDS", 0)
    library = opened(library_file)
    with pytest.raises(Cancelled):
        library.numbers(Search(), None, stop)
    assert list(library.numbers(Search())) == []

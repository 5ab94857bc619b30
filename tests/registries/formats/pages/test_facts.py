import time

import pytest

from trialdesk.registries.foreign.wording import Ages, ages
from trialdesk.registries.formats.pages.facts import participants, place, sponsor


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("18 Years to 75 Years", Ages("18 Years", "75 Years")),
        ("6 Months to 1 Year", Ages("6 Months", "1 Year")),
        ("18 Years to N/A", Ages("18 Years", None)),
        ("18 years and older", Ages("18 Years", None)),
        ("Up to 75 Years", Ages(None, "75 Years")),
        ("Adults", Ages(None, None)),
    ],
)
def test_ages_are_read_as_the_registry_writes_them(words: str, read: Ages) -> None:
    assert ages(words) == read


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("416 (estimated)", (416, "ESTIMATED")),
        ("1,204 (Actual)", (1204, "ACTUAL")),
        ("246 participants", (246, None)),
        ("about 40", None),
        ("40-50", None),
        ("1,20", None),
    ],
)
def test_a_count_is_read_only_where_it_is_one_number(
    words: str, read: tuple[int, str | None] | None
) -> None:
    assert participants(words) == read


def test_a_bracket_that_is_no_class_belongs_to_the_name() -> None:
    assert sponsor("Tablets Ltd. (China)") == ("Tablets Ltd. (China)", None)
    assert sponsor("Tablets Ltd. Industry-sponsored") == ("Tablets Ltd.", "INDUSTRY")


def test_places_name_what_they_have() -> None:
    assert place("Leeds, England, United Kingdom") == {
        "city": "Leeds",
        "state": "England",
        "country": "United Kingdom",
    }
    assert place("Vienna, Austria") == {"city": "Vienna", "country": "Austria"}


def test_a_sponsor_of_a_hundred_thousand_spaces_is_read_in_time() -> None:
    words = "A" + " " * 100_000 + "b"
    started = time.perf_counter()
    assert sponsor(words) == (words, None)
    assert time.perf_counter() - started < 2

import time

import pytest

from trialdesk.domain.outcome import Outcome
from trialdesk.endpoints.definition import Definition, MinimumDuration, definition


def benefit(description: str | None, measure: str = "Clinical benefit rate") -> object:
    return definition(Outcome("secondary", measure, None, description)).minimum_duration


@pytest.mark.parametrize(
    ("description", "sign", "count", "unit"),
    [
        ("CR, PR, or stable disease (SD) for a duration of >24 weeks", ">", 24, "week"),
        ("CR + PR + SD ≥ 24 weeks", "≥", 24, "week"),
        ("CR, PR or SD at 6 weeks or more", "≥", 6, "week"),
        ("a response or stable disease lasting at least six months", "≥", 6, "month"),
        ("CR or PR, or ≥ 24 weeks of SD", "≥", 24, "week"),
        ("CR, PR or SD for more than 180 days", ">", 180, "day"),
        ("stable disease for 24 weeks", "≥", 24, "week"),
    ],
)
def test_the_minimum_duration_of_stable_disease_is_read(
    description: str, sign: str, count: int, unit: str
) -> None:
    found = benefit(description)
    assert isinstance(found, MinimumDuration)
    assert (found.sign, found.count, found.unit) == (sign, count, unit)
    assert found.words in description


def test_a_definition_without_a_duration_asks_for_none() -> None:
    assert benefit("Patients with CR, PR or SD by RECIST 1.1") == "none"


@pytest.mark.parametrize(
    "description",
    [
        None,
        "",
        "As assessed by RECIST 1.1",
        "CR, PR or SD at 6 months",
        "CR, PR or SD. Confirmation of a response takes a repeat scan (≥ 4 weeks)",
        "SD for ≥ 24 weeks in cohort 1, SD for ≥ 12 weeks in cohort 2",
        "SD > 24 weeks, given as SD ≥ 24 weeks in the table",
    ],
)
def test_a_duration_that_is_not_certain_is_left_out(description: str | None) -> None:
    assert benefit(description) is None


def test_only_rates_that_count_stable_disease_have_a_minimum_duration() -> None:
    assert benefit("Patients with SD ≥ 24 weeks", "Overall survival") is None


def test_the_clock_of_the_definition_is_not_that_of_the_time_frame() -> None:
    outcome = Outcome(
        "secondary",
        "Overall survival",
        "36 months after study start",
        "From randomisation to death",
    )
    assert definition(outcome) == Definition(None, "randomisation", "study start")


def test_hostile_text_is_read_in_no_time() -> None:
    started = time.perf_counter()
    benefit("stable disease " * 5_000 + "≥ " * 5_000 + "at least " * 5_000)
    assert time.perf_counter() - started < 1

import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import make_trial
from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.domain.result import (
    Estimate,
    Interval,
    Measurement,
    MeasureRow,
    Posted,
    PostedOutcome,
    Results,
)
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.trial import Trial
from trialdesk.storage.codec import decoded, encoded

words = st.none() | st.text()
numbers = st.none() | st.decimals(allow_nan=False)
sources = st.builds(Source, document=st.text(), lines=st.lists(st.integers()).map(tuple))
estimates = st.builds(
    Estimate,
    key=st.text(),
    measure=st.text(),
    value=numbers,
    interval=st.none()
    | st.builds(Interval, level=st.decimals(allow_nan=False), low=numbers, high=numbers),
    source=st.none() | sources,
)
results = st.builds(
    Results,
    estimates=st.lists(estimates, max_size=3).map(tuple),
    populations=st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple),
)
disagreements = st.builds(
    Disagreement,
    path=st.text(),
    readings=st.lists(st.tuples(st.text(), sources), max_size=2).map(tuple),
)
trials = st.builds(
    make_trial,
    brief_title=words,
    phases=st.lists(st.text()).map(tuple),
    results=st.none() | results,
    disagreements=st.lists(disagreements, max_size=2).map(tuple),
    sources=st.dictionaries(st.text(), sources, max_size=3),
    has_results=st.none() | st.booleans(),
)


def stored(value: object) -> Any:
    return json.loads(json.dumps(encoded(value)))


@given(trials)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_trial_comes_back_as_it_was(trial: Trial) -> None:
    assert decoded(Trial, stored(trial)) == trial


@pytest.mark.parametrize("amount", ["5.4", "5.40", "1E+2", "0.1", "-0"])
def test_a_number_keeps_the_digits_it_was_stated_with(amount: str) -> None:
    dose = Dose("A", None, Decimal(amount), "mg", adjustments=(Adjustment("reduction", True),))  # noqa: FBT003 - positional in the domain
    assert str(decoded(Dose, stored(dose)).amount) == amount
    assert decoded(Dose, stored(dose)) == dose


def test_what_is_not_stated_takes_no_room_and_stays_unstated() -> None:
    assert "acronym" not in stored(make_trial(acronym=None, aliases=()))
    assert decoded(Trial, {"id": "NCT1"}) == Trial("NCT1")


def test_false_and_zero_are_statements() -> None:
    trial = make_trial(has_results=False, sites_stated=0)
    back = decoded(Trial, stored(trial))
    assert (back.has_results, back.sites_stated) == (False, 0)


def test_a_key_of_a_later_version_is_ignored() -> None:
    plain = {**stored(make_trial()), "colour": "blue"}
    plain["eligibility"]["mood"] = "good"
    assert decoded(Trial, plain) == make_trial()


def test_every_field_of_a_trial_can_be_read_back() -> None:
    back = decoded(Trial, stored(make_trial()))
    for field in fields(Trial):
        assert getattr(back, field.name) == getattr(make_trial(), field.name)


@pytest.mark.parametrize("plain", [{}, [], None, "x", {"id": "N", "arms": 5}])
def test_what_never_was_a_trial_is_an_error(plain: object) -> None:
    with pytest.raises((TypeError, AttributeError)):
        decoded(Trial, plain)


def test_a_posted_table_comes_back_with_its_digits_and_what_is_not_there() -> None:
    figures = (
        Measurement("OG000", "9.70", Decimal("9.70"), pointer="/a/0"),
        Measurement("OG001", "NA", absence="not reached", pointer="/a/1"),
    )
    outcome = PostedOutcome("PFS", reported=False, rows=(MeasureRow(measurements=figures),))
    results = Results(posted=Posted(outcomes=(outcome,)))
    assert decoded(Results, stored(results)) == results


def test_results_stored_before_posted_tables_were_read_still_come_back() -> None:
    plain = {"estimates": [{"key": "dor", "measure": "DOR", "not_reached": True}]}
    assert decoded(Results, plain).estimates[0].why_absent == "not reached"

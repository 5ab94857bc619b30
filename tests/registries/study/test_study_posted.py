from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from trialdesk.domain.result import Affected, GroupCount, Interval, Posted
from trialdesk.registries.reading import Record

Study = dict[str, Any]
Read = Callable[[object], Record]
_GROUPS = [{"id": "OG000", "title": "Drug A"}, {"id": "OG001", "title": "Placebo"}]


@pytest.fixture
def read_posted(study: Study, read_one: Read) -> Callable[..., Posted]:
    def read(**modules: object) -> Posted:
        study["resultsSection"] = modules
        results = read_one(study).trial.results
        assert results is not None
        assert results.posted is not None
        return results.posted

    return read


def _measure(*measurements: object, **more: object) -> dict[str, object]:
    categories = [{"measurements": list(measurements)}]
    outcome = {"type": "PRIMARY", "title": "PFS", "groups": _GROUPS, **more}
    return {"outcomeMeasures": [outcome | {"classes": [{"categories": categories}]}]}


def test_each_group_keeps_its_own_figure_and_denominator(
    read_posted: Callable[..., Posted],
) -> None:
    counts = [{"groupId": "OG000", "value": "101"}, {"groupId": "OG001", "value": "99"}]
    module = _measure(
        {"groupId": "OG000", "value": "9.70", "lowerLimit": "8.3", "upperLimit": "11.1"},
        {"groupId": "OG001", "value": "6.0"},
        denoms=[{"units": "Participants", "counts": counts}],
    )
    (outcome,) = read_posted(outcomeMeasuresModule=module).outcomes
    assert [group.title for group in outcome.groups] == ["Drug A", "Placebo"]
    assert outcome.analysed[0].counts == (GroupCount("OG000", 101), GroupCount("OG001", 99))
    first, second = outcome.rows[0].measurements
    assert (first.posted, first.value, first.low, first.high) == (
        *("9.70", Decimal("9.70"), Decimal("8.3"), Decimal("11.1")),
    )
    assert (second.group, second.value, second.low) == ("OG001", Decimal("6.0"), None)


def test_na_is_not_reached_only_where_the_comment_says_so(
    read_posted: Callable[..., Posted],
) -> None:
    module = _measure(
        {"groupId": "OG000", "value": "NA", "comment": "Median was not reached."},
        {"groupId": "OG001", "value": "NA", "upperLimit": "NA"},
        {"groupId": "OG002"},
    )
    (outcome,) = read_posted(outcomeMeasuresModule=module).outcomes
    reached, silent, empty = outcome.rows[0].measurements
    assert (reached.value, reached.absence) == (None, "not reached")
    assert (silent.absence, silent.high_absence) == ("not available", "not available")
    assert empty.absence == "not reported"


def test_a_figure_that_is_no_number_keeps_its_words(
    study: Study, read_one: Read, read_posted: Callable[..., Posted]
) -> None:
    module = _measure({"groupId": "OG000", "value": "about 5"}, {"groupId": "OG001", "value": ".5"})
    (outcome,) = read_posted(outcomeMeasuresModule=module).outcomes
    words, number = outcome.rows[0].measurements
    assert (words.posted, words.value, words.absence) == ("about 5", None, "not available")
    assert number.value == Decimal("0.5")
    assert any(issue.found == "'about 5'" for issue in read_one(study).issues)


@pytest.mark.parametrize(
    ("posted", "value"),
    [("1,234.5", "1234.5"), ("-0.50", "-0.50"), ("9" * 5000, None), ("1,2", None), ("1e9", None)],
)
def test_only_a_plain_number_is_read_as_one(
    read_posted: Callable[..., Posted], posted: str, value: str | None
) -> None:
    module = _measure({"groupId": "OG000", "value": posted})
    (outcome,) = read_posted(outcomeMeasuresModule=module).outcomes
    (found,) = outcome.rows[0].measurements
    assert found.value == (Decimal(value) if value else None)


def test_an_outcome_not_yet_posted_says_so(read_posted: Callable[..., Posted]) -> None:
    module = {"outcomeMeasures": [{"title": "OS", "reportingStatus": "NOT_POSTED"}]}
    (outcome,) = read_posted(outcomeMeasuresModule=module).outcomes
    assert (outcome.reported, outcome.rows) == (False, ())


def test_an_analysis_is_kept_as_posted(read_posted: Callable[..., Posted]) -> None:
    analysis = {
        "groupIds": ["OG000", "OG001"],
        "pValue": "<0.001",
        "pValueComment": "1-sided",
        "statisticalMethod": "Log Rank",
        "paramType": "Hazard Ratio (HR)",
        "paramValue": "0.66",
        "ciPctValue": "90",
        "ciNumSides": "TWO_SIDED",
        "ciLowerLimit": "0.47",
        "ciUpperLimit": "0.94",
    }
    (outcome,) = read_posted(outcomeMeasuresModule=_measure(analyses=[analysis])).outcomes
    (found,) = outcome.analyses
    assert (found.p_value, found.comment, found.value) == ("<0.001", "1-sided", Decimal("0.66"))
    assert found.interval == Interval(Decimal(90), Decimal("0.47"), Decimal("0.94"), sides=2)


def test_a_limit_of_an_analysis_is_open_as_its_own_comment_says(
    read_posted: Callable[..., Posted],
) -> None:
    analysis = {
        "ciPctValue": "95",
        "ciLowerLimit": "0.4",
        "ciUpperLimit": "NA",
        "ciUpperLimitComment": "One-sided, upper limit not estimable.",
    }
    (outcome,) = read_posted(outcomeMeasuresModule=_measure(analyses=[analysis])).outcomes
    interval = outcome.analyses[0].interval
    assert interval is not None
    assert (interval.why_no_low, interval.why_no_high) == (None, "not estimable")
    assert outcome.analyses[0].comment == "One-sided, upper limit not estimable."


def test_the_threshold_of_the_listed_events_is_kept(read_posted: Callable[..., Posted]) -> None:
    stats = [{"groupId": "EG000", "numEvents": 4, "numAffected": 3, "numAtRisk": 57}]
    group = {"id": "EG000", "title": "All", "deathsNumAffected": 0, "deathsNumAtRisk": 57}
    posted = read_posted(
        adverseEventsModule={
            "frequencyThreshold": "5",
            "eventGroups": [group],
            "otherEvents": [{"term": "Nausea", "organSystem": "Gut", "stats": stats}],
        }
    )
    assert posted.events is not None
    assert posted.events.threshold == "5"
    assert posted.events.deaths == (Affected("EG000", 0, 57),)
    assert posted.events.any_serious == ()
    assert posted.events.other[0].affected == (Affected("EG000", 3, 57, 4),)


def test_participants_are_followed_through_periods(read_posted: Callable[..., Posted]) -> None:
    period = {
        "title": "Overall",
        "milestones": [
            {"type": "STARTED", "achievements": [{"groupId": "FG000", "numSubjects": "57"}]}
        ],
        "dropWithdraws": [
            {"type": "Death", "reasons": [{"groupId": "FG000", "numSubjects": "11"}]}
        ],
    }
    flow = read_posted(participantFlowModule={"periods": [period]}).flow
    assert flow is not None
    (read,) = flow.periods
    assert read.milestones[0].counts == (GroupCount("FG000", 57),)
    assert (read.withdrawals[0].title, read.withdrawals[0].counts[0].count) == ("Death", 11)


def test_a_class_of_a_baseline_measure_has_denominators_of_its_own(
    read_posted: Callable[..., Posted],
) -> None:
    denominators = [{"units": "Eyes", "counts": [{"groupId": "BG000", "value": "9"}]}]
    categories = [{"title": "Left", "measurements": [{"groupId": "BG000", "value": "4"}]}]
    measure: Study = {"title": "Side", "paramType": "COUNT_OF_UNITS"}
    measure |= {"classes": [{"title": "A", "denoms": denominators, "categories": categories}]}
    baseline = read_posted(baselineCharacteristicsModule={"measures": [measure]}).baseline
    assert baseline is not None
    (row,) = baseline.measures[0].rows
    assert (row.class_title, row.category) == ("A", "Left")
    assert (row.analysed[0].units, row.analysed[0].counts[0].count) == ("Eyes", 9)

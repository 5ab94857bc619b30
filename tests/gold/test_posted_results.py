"""Compare the posted results TrialDesk gives with the registry's own JSON, figure by figure."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.gold.check_gold import SHARED
from trialdesk.exports.results_json import results_json
from trialdesk.registries.read import read

FOLDER = SHARED / "registry/ctgov_v2"
Node = dict[str, Any]

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the registry records (../shared beside the checkout) are missing"
)


def _with_results() -> list[Path]:
    paths = sorted(FOLDER.glob("NCT*.json")) if FOLDER.is_dir() else []
    return [path for path in paths if '"resultsSection"' in path.read_text("utf-8")]


PATHS = _with_results()


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def both(request: pytest.FixtureRequest) -> tuple[Node, Node]:
    """Give a record's results section, and what TrialDesk says of it."""
    return _both(request.param)


@cache
def _both(path: Path) -> tuple[Node, Node]:
    trial = read(path).records[0].trial
    posted = json.loads(path.read_text("utf-8"))["resultsSection"]
    return posted, results_json([trial])["trials"][0]


def test_at_least_twenty_records_are_compared() -> None:
    assert len(PATHS) >= 20


def test_each_posted_figure_is_given_once_for_its_own_group(both: tuple[Node, Node]) -> None:
    posted, shown = both
    for module, table, figures in (
        ("outcomeMeasuresModule", "outcomeMeasures", shown["estimates"]),
        ("baselineCharacteristicsModule", "measures", shown["baseline"]),
    ):
        measurements = dict(_measurements(posted, module, table))
        by_place = {one["source"]["pointer"]: one for one in figures}
        assert len(figures) == len(measurements) == len(by_place)
        for pointer, (group, measurement) in measurements.items():
            one = by_place[pointer]
            assert str(one["group"]).removesuffix(f" ({measurement['groupId']})") == group
            assert _figure(one) == _number(measurement.get("value")), pointer
            assert _bounds(one) == (
                _number(measurement.get("lowerLimit")),
                _number(measurement.get("upperLimit")),
            ), pointer
            assert _exact(one["spread"]) == _number(measurement.get("spread")), pointer


def test_a_denominator_is_one_the_registry_posts_for_the_group(both: tuple[Node, Node]) -> None:
    posted, shown = both
    for module, table, figures in (
        ("outcomeMeasuresModule", "outcomeMeasures", shown["estimates"]),
        ("baselineCharacteristicsModule", "measures", shown["baseline"]),
    ):
        denominators = dict(_denominators(posted, module, table))
        for one in figures:
            if one["N"] is not None:
                assert str(one["N"]) in denominators[one["source"]["pointer"]], one["key"]


def test_a_figure_is_not_reached_only_where_its_comment_says_so(both: tuple[Node, Node]) -> None:
    posted, shown = both
    measurements = dict(_measurements(posted, "outcomeMeasuresModule", "outcomeMeasures"))
    for one in shown["estimates"]:
        _, measurement = measurements[one["source"]["pointer"]]
        comment = measurement.get("comment") or ""
        states = [one["why_absent"], *_open_bounds(one)]
        for state, words in (
            ("not reached", r"not (yet )?(been )?reached"),
            ("not estimable", r"not|insufficient"),
        ):
            assert state not in states or re.search(words, comment, re.IGNORECASE), comment
        if _number(measurement.get("value")) is not None:
            assert (one["not_reached"], one["why_absent"]) == (False, None)
        else:
            assert one["why_absent"] is not None


def test_adverse_events_keep_groups_counts_and_threshold(both: tuple[Node, Node]) -> None:
    posted, shown = both
    module = posted.get("adverseEventsModule", {})
    titles = {group["id"]: group["title"] for group in module.get("eventGroups", [])}
    expected = Counter(
        (table, event["term"], titles[one["groupId"]], one.get("numAffected"), one.get("numAtRisk"))
        for table in ("serious", "other")
        for event in module.get(f"{table}Events", [])
        for one in event["stats"]
    )
    found = Counter(
        (event["table"], event["term"], _title(event["group"]), event["n"], event["N"])
        for event in shown["adverse_events"]
    )
    assert found == expected
    thresholds = {
        event["threshold_percent"] for event in shown["adverse_events"] if event["table"] == "other"
    }
    assert thresholds <= {module.get("frequencyThreshold")}


def test_flow_and_analyses_are_those_posted(both: tuple[Node, Node]) -> None:
    posted, shown = both
    periods = posted.get("participantFlowModule", {}).get("periods", [])
    expected = Counter(
        (step["type"], int(one["numSubjects"]))
        for period in periods
        for steps, counts in (("milestones", "achievements"), ("dropWithdraws", "reasons"))
        for step in period.get(steps, [])
        for one in step.get(counts, [])
    )
    assert Counter((one["step"], one["count"]) for one in shown["flow"]) == expected
    outcomes = posted.get("outcomeMeasuresModule", {}).get("outcomeMeasures", [])
    analyses = [one for outcome in outcomes for one in outcome.get("analyses", [])]
    assert [(one["p_value"], _exact(one["value"])) for one in shown["analyses"]] == [
        (one.get("pValue"), _number(one.get("paramValue"))) for one in analyses
    ]


def test_outcomes_yet_to_be_posted_are_named(both: tuple[Node, Node]) -> None:
    posted, shown = both
    outcomes = posted.get("outcomeMeasuresModule", {}).get("outcomeMeasures", [])
    assert [(one["measure"], one["expected"]) for one in shown["awaited"]] == [
        (one["title"], one.get("anticipatedPostingDate"))
        for one in outcomes
        if one["reportingStatus"] != "POSTED"
    ]


def _measures(posted: Node, module: str, table: str) -> Iterator[tuple[str, Node, Node]]:
    section = posted.get(module, {})
    for place, measure in enumerate(section.get(table, [])):
        yield f"/resultsSection/{module}/{table}/{place}", measure, section


def _measurements(posted: Node, module: str, table: str) -> Iterator[tuple[str, tuple[str, Node]]]:
    for start, measure, section in _measures(posted, module, table):
        groups = measure.get("groups") or section.get("groups") or []
        titles = {group["id"]: group["title"] for group in groups}
        for at, of_class in enumerate(measure.get("classes", [])):
            for within, category in enumerate(of_class.get("categories", [])):
                for place, one in enumerate(category.get("measurements", [])):
                    pointer = f"{start}/classes/{at}/categories/{within}/measurements/{place}"
                    yield pointer, (titles[one["groupId"]], one)


def _denominators(posted: Node, module: str, table: str) -> Iterator[tuple[str, set[str]]]:
    for start, measure, section in _measures(posted, module, table):
        for at, of_class in enumerate(measure.get("classes", [])):
            denoms = [
                *of_class.get("denoms", []),
                *measure.get("denoms", []),
                *section.get("denoms", []),
            ]
            for within, category in enumerate(of_class.get("categories", [])):
                for place, one in enumerate(category.get("measurements", [])):
                    pointer = f"{start}/classes/{at}/categories/{within}/measurements/{place}"
                    yield (
                        pointer,
                        {
                            count["value"]
                            for denominator in denoms
                            for count in denominator["counts"]
                            if count["groupId"] == one["groupId"]
                        },
                    )


def _number(posted: str | None) -> Decimal | None:
    if posted is None or posted.strip().upper() in {"", "NA", "N/A"}:
        return None
    return Decimal(posted.replace(",", ""))


def _exact(shown: float | None) -> Decimal | None:
    return None if shown is None else Decimal(str(shown))


def _figure(one: Node) -> Decimal | None:
    return _exact(one["value"] if one["n"] is None else one["n"])


def _bounds(one: Node) -> tuple[Decimal | None, Decimal | None]:
    found = one["interval"] or one["range"] or {"low": None, "high": None}
    return _exact(found["low"]), _exact(found["high"])


def _open_bounds(one: Node) -> list[str | None]:
    found = one["interval"]
    return [found["why_no_low"], found["why_no_high"]] if found else []


def _title(group: str) -> str:
    return re.sub(r" \([A-Z]{2}\d{3}\)$", "", group)

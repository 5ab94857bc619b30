import json
from decimal import Decimal
from typing import Any

from tests.builders import SNAPSHOT, make_trial
from trialdesk.domain.result import (
    AdverseEvent,
    Affected,
    Analysis,
    Comparator,
    Estimate,
    Flow,
    FlowPeriod,
    FlowStep,
    Group,
    GroupCount,
    Interval,
    Posted,
    PostedEvent,
    PostedEvents,
    PostedOutcome,
    ReportedDate,
    Results,
)
from trialdesk.exports.results_json import results_json

ORR = Estimate(
    *("orr", "ORR", "ORR", "EAS", 42, 55, Decimal("76.4"), "percent"),
    interval=Interval(Decimal(95), Decimal("63.0"), Decimal("86.8"), "Clopper-Pearson"),
)


def shown(results: Results | None) -> dict[str, Any]:
    trial = make_trial(results=results, snapshot=SNAPSHOT)
    (found,) = json.loads(json.dumps(results_json([trial]), allow_nan=False))["trials"]
    return dict(found)


def test_an_estimate_has_the_keys_of_the_contract() -> None:
    (one,) = shown(Results(estimates=(ORR,)))["estimates"]
    assert (one["outcome_code"], one["n"], one["N"], one["value"]) == ("ORR", 42, 55, 76.4)
    assert one["interval"].items() >= {
        "level": 95, "low": 63.0, "high": 86.8, "method": "Clopper-Pearson"
    }.items()  # fmt: skip
    assert one["recomputed"].items() >= {
        "value": 76.4, "low": 63.0, "high": 86.8, "agrees": True
    }.items()  # fmt: skip
    assert (one["at"], one["group"], one["not_reached"]) == (None, None, False)


def test_a_range_names_its_lower_end_low() -> None:
    age = Estimate("age", "Age", value=Decimal(54), low=Decimal(25), high=Decimal(79))
    (one,) = shown(Results(estimates=(age,)))["estimates"]
    assert one["range"] == {"low": 25, "high": 79}


def test_an_interval_of_an_analysis_names_its_lower_end_low() -> None:
    interval = Interval(Decimal(95), Decimal("0.4"), Decimal("0.9"))
    hazard = Analysis(value=Decimal("0.6"), interval=interval)
    posted = Posted(outcomes=(PostedOutcome("PFS", analyses=(hazard,)),))
    (one,) = shown(Results(posted=posted))["analyses"]
    assert (one["interval"]["low"], one["interval"]["high"]) == (0.4, 0.9)


def test_a_landmark_says_its_month_and_a_median_why_it_is_not_there() -> None:
    rate = Estimate("pfs_6", "PFS", "PFS", value=Decimal(87), unit="percent", at_months=6)
    median = Estimate("os", "OS", "OS", unit="month", not_reached=True)
    first, second = shown(Results(estimates=(rate, median)))["estimates"]
    assert (first["at"], first["recomputed"]) == ({"value": 6, "unit": "month"}, None)
    assert (second["value"], second["not_reached"], second["why_absent"]) == (
        *(None, True, "not reached"),
    )


def test_events_and_comparators_carry_their_recomputation() -> None:
    results = Results(
        adverse_events=(AdverseEvent("Anaemia", "any", 18, 57, Decimal("31.6")),),
        comparators=(
            Comparator("OTHER", "LVEF", "2 of 122", n=2, total=122, percent=Decimal("1.7")),
        ),
    )
    found = shown(results)
    (event,), (other,) = found["adverse_events"], found["comparators"]
    assert (event["grade"], event["recomputed"]["agrees"]) == ("any", True)
    assert (other["recomputed"]["agrees"], other["recomputed"]["value"]) == (False, 1.6)


def test_posted_events_keep_table_group_and_threshold_and_have_no_grade() -> None:
    nausea = PostedEvent("Nausea", affected=(Affected("EG000", 3, 57, 4),), pointer="/x/0")
    events = PostedEvents(
        threshold="5",
        groups=(Group("EG000", "Drug A"),),
        deaths=(Affected("EG000", 1, 57),),
        serious=(nausea,),
        other=(nausea,),
    )
    found = shown(Results(posted=Posted(events=events)))
    serious, other = found["adverse_events"]
    assert (serious["table"], serious["threshold_percent"]) == ("serious", None)
    assert (other["table"], other["threshold_percent"], other["grade"]) == ("other", "5", None)
    assert (other["group"], other["n"], other["N"], other["events"]) == ("Drug A", 3, 57, 4)
    assert other["source"]["pointer"] == "/x/0"
    assert [(one["table"], one["n"]) for one in found["adverse_event_totals"]] == [("deaths", 1)]


def test_flow_and_analyses_are_given_by_group() -> None:
    step = FlowStep("STARTED", (GroupCount("FG000", 57),), pointer="/f")
    death = FlowStep("Death", (GroupCount("FG000", 11),))
    hazard = Analysis(("OG000", "OG001"), "Log Rank", "<0.001", "Hazard Ratio (HR)", Decimal("0.6"))
    posted = Posted(
        flow=Flow(groups=(Group("FG000", "All"),), periods=(FlowPeriod("P", (step,), (death,)),)),
        outcomes=(PostedOutcome("PFS", groups=(Group("OG000", "A"),), analyses=(hazard,)),),
    )
    found = shown(Results(posted=posted))
    assert [(one["kind"], one["step"], one["group"], one["count"]) for one in found["flow"]] == [
        ("milestone", "STARTED", "All", 57),
        ("withdrawal", "Death", "All", 11),
    ]
    (analysis,) = found["analyses"]
    assert (analysis["groups"], analysis["p_value"]) == (["A", "OG001"], "<0.001")


def test_sums_courses_and_follow_up_are_compared() -> None:
    parts = [Estimate(f"ecog{n}", "ECOG", n=n, total=57, exclusive_in="ECOG") for n in (22, 35)]
    rates = [
        Estimate(f"os{at}", "OS", "OS", value=Decimal(rate), unit="percent", at_months=at)
        for at, rate in ((12, 93), (24, 84))
    ]
    follow_up = Estimate("fu", "Follow-up", value=Decimal("31.1"), unit="month")
    dates = (
        ReportedDate("enrolment start", "2020-01-13"),
        ReportedDate("enrolment end", "2021-05-27"),
    )
    found = shown(Results((*parts, *rates, follow_up), cutoff="2023-09-15", dates=dates))
    assert [(one["name"], one["sum"], one["agrees"]) for one in found["sums"]] == [
        ("ECOG", 57, True)
    ]
    assert [(one["outcome_code"], one["falls"]) for one in found["courses"]] == [("OS", True)]
    assert (found["follow_up"]["shortest"], found["follow_up"]["longest"]) == (27.6, 44.1)
    assert found["follow_up"]["reported"] == [{"key": "fu", "agrees": True}]


def test_an_outcome_not_yet_posted_is_awaited() -> None:
    outcome = PostedOutcome("OS", "secondary", reported=False, expected="2026-03")
    (one,) = shown(Results(posted=Posted(outcomes=(outcome,))))["awaited"]
    assert (one["measure"], one["expected"]) == ("OS", "2026-03")


def test_a_trial_without_results_has_none() -> None:
    found = shown(None)
    assert (found["estimates"], found["adverse_events"], found["cutoff"]) == ([], [], None)

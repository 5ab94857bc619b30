import time
from dataclasses import replace
from decimal import Decimal

from trialdesk.domain.result import Analysis, Group, Interval, Posted, PostedOutcome, Results
from trialdesk.endpoints.analyses import analyses

INTERVAL = Interval(Decimal(95), Decimal("0.28"), Decimal("0.71"))
HAZARD = Analysis(
    groups=("OG0", "OG1"),
    method="Log Rank",
    p_value="<0.001",
    parameter="Hazard Ratio (HR)",
    value=Decimal("0.45"),
    interval=INTERVAL,
)


def results(*found: Analysis) -> Results:
    groups = (Group("OG0", "Drug"), Group("OG1", "Control"))
    outcome = PostedOutcome("Progression-free survival", "primary", groups=groups, analyses=found)
    return Results(posted=Posted(outcomes=(outcome,)))


def test_a_posted_hazard_ratio_keeps_its_groups_interval_method_and_p() -> None:
    [found] = analyses(results(HAZARD))
    assert (found.code, found.unit, found.value) == ("PFS", "hazard ratio", Decimal("0.45"))
    assert (found.group, found.interval) == ("Drug / Control", INTERVAL)
    assert (found.statistic, found.comment) == ("Log Rank", "p: <0.001")


def test_a_test_without_a_figure_gives_none() -> None:
    assert analyses(results(Analysis(("OG0", "OG1"), p_value="0.04"))) == ()
    assert analyses(None) == ()


def test_an_unknown_kind_of_comparison_keeps_its_posted_name() -> None:
    difference = Analysis(parameter="Difference in Rates", value=Decimal("4.2"))
    [found] = analyses(results(difference))
    assert found.unit == "Difference in Rates"


def test_a_posted_parameter_of_nothing_but_spaces_is_read_in_time() -> None:
    started = time.perf_counter()
    analyses(results(replace(HAZARD, parameter="ratio" + " " * 100_000 + "x")))
    assert time.perf_counter() - started < 2

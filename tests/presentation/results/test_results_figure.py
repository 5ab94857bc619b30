from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_trial
from trialdesk.domain.result import Absence, Estimate, Interval, Results
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.trial import Trial
from trialdesk.presentation.plot import Dot, Plot, percent_scale
from trialdesk.presentation.results.results_figure import endpoint_figure, further_figures
from trialdesk.presentation.tables import Row, Table, Tone

INTERVAL = Interval(Decimal(95), Decimal("63.0"), Decimal("86.8"), "Clopper-Pearson")
FIGURE, COUNTS, VALUE, LIMITS, _, CHECKED = range(1, 7)


def rate(**changes: Any) -> Estimate:
    values: dict[str, Any] = {
        "key": "orr",
        "measure": "ORR",
        "code": "ORR",
        "population": "EAS",
        "n": 42,
        "total": 55,
        "value": Decimal("76.4"),
        "unit": "percent",
        "interval": INTERVAL,
    }
    return Estimate(**{**values, **changes})


def median(code: str = "PFS", **changes: Any) -> Estimate:
    values: dict[str, Any] = {"key": "m", "measure": f"{code}, median", "code": code}
    return Estimate(**{**values, "unit": "month", **changes})


def trial(*estimates: Estimate, number: int = 1, **changes: Any) -> Trial:
    return make_trial(id=f"NCT0900000{number}", results=Results(estimates), **changes)


def figures(table: Table) -> list[Row]:
    return [row for row in table.rows if row.trial is not None]


def texts(estimate: Estimate) -> list[str]:
    [row] = figures(endpoint_figure([trial(estimate)]))
    return [cell.text for cell in row.cells]


def test_a_figure_is_a_dot_with_its_interval_and_its_numbers_in_columns() -> None:
    [row] = figures(endpoint_figure([trial(rate())]))
    plot = row.cells[FIGURE].plot
    assert plot is not None
    assert plot.dots == (Dot(Decimal("76.4"), Decimal("63.0"), Decimal("86.8")),)
    assert plot.scale == percent_scale()
    assert [cell.text for cell in row.cells[COUNTS:]] == [
        "42/55",
        "76.4%",
        "95% CI 63.0 to 86.8",
        "Clopper-Pearson\nEAS",
        "✓ Clopper-Pearson",
    ]


def test_a_figure_its_counts_do_not_give_is_flagged_beside_the_reported_one() -> None:
    [row] = figures(endpoint_figure([trial(rate(value=Decimal("67.4"), interval=None))]))
    assert row.cells[VALUE].text == "67.4%"
    assert row.cells[CHECKED].text == "≠ 42/55 = 76.4%"
    assert row.cells[CHECKED].tone is Tone.WARNING


@pytest.mark.parametrize(
    ("absence", "shown"),
    [
        ("not reached", "NR"),
        ("not estimable", "NE"),
        ("not available", "NA\nno reason posted"),
        ("not reported", "–"),
    ],
)
def test_four_ways_of_not_being_there_are_four_cells(absence: Absence, shown: str) -> None:
    row = texts(median(absence=absence))
    assert row[VALUE] == shown


def test_a_median_that_was_not_reached_has_an_open_whisker_and_no_dot() -> None:
    open_end = Interval(Decimal(95), Decimal("20.7"), None, high_not_reached=True)
    [row] = figures(endpoint_figure([trial(median(not_reached=True, interval=open_end))]))
    plot = row.cells[FIGURE].plot
    assert plot is not None
    assert plot.dots == (Dot(None, Decimal("20.7"), None, on_high=True),)
    assert row.cells[LIMITS].text == "95% CI 20.7 to NR"


def test_a_range_is_named_as_one_and_not_drawn_as_an_interval() -> None:
    ranged = median(value=Decimal("31.1"), low=Decimal("0.8"), high=Decimal("41.4"))
    [row] = figures(endpoint_figure([trial(ranged)]))
    plot = row.cells[FIGURE].plot
    assert plot is not None
    assert plot.dots == (Dot(Decimal("31.1")),)
    assert row.cells[LIMITS].text == "range 0.8 to 41.4"


def test_landmark_rates_have_a_panel_of_their_own_in_the_order_of_time() -> None:
    late, early = (rate(key=str(at), code="OS", at_months=at, n=None) for at in (24, 6))
    both = trial(median("OS", value=Decimal("40.0")), late, early)
    groups = [(row.group, row.key) for row in figures(endpoint_figure([both]))]
    assert groups == [
        ("OS (months)", "NCT09000001/m"),
        ("OS at landmark times (%)", "NCT09000001/6"),
        ("OS at landmark times (%)", "NCT09000001/24"),
    ]


def test_trials_keep_the_order_of_the_board_whatever_their_figures() -> None:
    low, high = rate(value=Decimal("10.0"), n=None), rate(value=Decimal("90.0"), n=None)
    rows = figures(endpoint_figure([trial(low), trial(high, number=2)]))
    assert [row.trial for row in rows] == [0, 1]
    assert [row.cells[VALUE].text for row in rows] == ["10.0%", "90.0%"]


def test_a_ratio_stands_on_a_scale_around_one() -> None:
    hazard = Interval(Decimal(95), Decimal("0.28"), Decimal("0.71"))
    ratio = median(unit="hazard ratio", value=Decimal("0.45"), interval=hazard)
    [row] = figures(endpoint_figure([trial(ratio)]))
    plot = row.cells[FIGURE].plot
    assert plot is not None
    assert plot.scale.reference == 1
    assert plot.scale.logarithmic
    assert row.cells[VALUE].text == "0.45"


def test_different_units_never_share_an_axis() -> None:
    weeks = median(key="w", unit="week", value=Decimal(120))
    groups = {row.group for row in endpoint_figure([trial(median(value=Decimal(27)), weeks)]).rows}
    assert groups == {"PFS (months)", "PFS (weeks)"}


def test_a_trial_without_results_says_so_and_one_without_the_endpoint_is_named() -> None:
    board = [trial(rate()), trial(median(), number=2), make_trial(id="NCT09000003")]
    said = {row.key: row.cells[1].text for row in endpoint_figure(board).rows[-3:]}
    assert said == {
        "NCT09000001/unread": "no figure read as PFS",
        "NCT09000002/unread": "no figure read as ORR",
        "NCT09000003/none": "no results in the record",
    }


def test_no_board_has_an_overall_row() -> None:
    board = [trial(rate(), number=number) for number in range(1, 7)]
    rows = figures(endpoint_figure(board))
    assert [row.trial for row in rows] == list(range(6))
    assert {row.key for row in endpoint_figure(board).rows if row.trial is None} == {"ORR (%)/axis"}


def test_a_contradiction_of_the_record_stands_beside_its_figure_also_when_it_is_repeated() -> None:
    readings = (("SS", Source("a.txt", lines=(264,))), ("55", Source("a.txt", lines=(265,))))
    contradiction = Disagreement("results/estimates/1", readings, "Two analysis sets.")
    both = trial(rate(), rate(key="table"), disagreements=(contradiction,))
    [row] = figures(endpoint_figure([both]))
    assert "contradictory: Two analysis sets." in row.cells[CHECKED].text
    assert row.cells[CHECKED].tone is Tone.WARNING


def test_counts_of_participants_are_not_taken_for_percent() -> None:
    enrolled = rate(code=None, n=None, total=None, value=Decimal(57), unit="participant")
    [row] = figures(further_figures([trial(enrolled)]))
    assert row.cells[FIGURE].plot is None
    assert row.cells[VALUE].text == "57 participants"


def test_bare_counts_are_drawn_as_their_share_and_printed_as_counts() -> None:
    counted = rate(code=None, n=22, total=55, value=None, unit="participant", interval=None)
    [row] = figures(further_figures([trial(counted)]))
    plot = row.cells[FIGURE].plot
    assert plot is not None
    assert plot.dots == (Dot(Decimal(40)),)
    assert [cell.text for cell in row.cells[COUNTS : VALUE + 1]] == ["22/55", "–"]


def test_a_denominator_without_a_count_is_not_a_share() -> None:
    assert texts(rate(n=None))[COUNTS] == "N = 55"


def test_further_figures_in_percent_have_their_axis_above_them() -> None:
    first, *_rest = further_figures([trial(rate(code=None))]).rows
    assert first.cells[0].text == "Axis in %"
    assert first.cells[FIGURE].plot == Plot(percent_scale(), is_axis=True)

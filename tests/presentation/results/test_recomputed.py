from dataclasses import replace
from decimal import Decimal

from trialdesk.domain.result import Estimate, Interval
from trialdesk.presentation.results.recomputed import recomputed_cell
from trialdesk.presentation.tables import Cell, Tone
from trialdesk.statistics.recomputation import recomputed

INTERVAL = Interval(Decimal(95), Decimal("63.0"), Decimal("86.8"), "Clopper-Pearson")
RATE = Estimate("orr", "ORR", "ORR", None, 42, 55, Decimal("76.4"), "percent", INTERVAL)


def cell(estimate: Estimate) -> Cell:
    return recomputed_cell(recomputed(estimate))


def test_what_agrees_is_ticked_with_the_method() -> None:
    assert cell(RATE) == Cell("✓ Clopper-Pearson")
    assert cell(replace(RATE, interval=None)) == Cell("✓")


def test_what_does_not_agree_shows_the_computed_figure() -> None:
    wrong = replace(RATE, value=Decimal("67.4"), interval=None)
    assert cell(wrong) == Cell("≠ 42/55 = 76.4%", Tone.WARNING)


def test_a_wrong_interval_shows_the_computed_one() -> None:
    wrong = replace(RATE, interval=replace(INTERVAL, high=Decimal("88.6")))
    assert cell(wrong).text == "≠ 63.0 to 86.8 (Clopper-Pearson)"


def test_an_interval_that_could_not_be_judged_has_no_tick() -> None:
    assert "✓" not in cell(replace(RATE, interval=Interval(Decimal(95), Decimal(1), None))).text


def test_nothing_is_claimed_where_nothing_can_be_computed() -> None:
    assert recomputed_cell(None) == Cell("")
    assert cell(replace(RATE, value=None, unit="participant", interval=None)) == Cell("")

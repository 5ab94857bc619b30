from dataclasses import replace
from decimal import Decimal

import pytest

from trialdesk.domain.result import (
    Analysed,
    Baseline,
    BaselineMeasure,
    Estimate,
    Group,
    GroupCount,
    Measurement,
    MeasureRow,
    Posted,
    PostedOutcome,
    Results,
)
from trialdesk.domain.source import Source
from trialdesk.endpoints.estimates import baseline, estimates

RATE = PostedOutcome(
    "Objective Response Rate (ORR)",
    role="primary",
    unit="percentage of participants",
    statistic="NUMBER",
    dispersion="95% Confidence Interval",
    groups=(Group("OG000", "Drug A"), Group("OG001", "Placebo")),
    analysed=(Analysed("Participants", (GroupCount("OG000", 136), GroupCount("OG001", 135))),),
    source=Source("record.json", "/resultsSection/x/0"),
)


def figure(group: str, value: str, **more: object) -> Measurement:
    return Measurement(group, value, Decimal(value), **more)  # type: ignore[arg-type]


def read(outcome: PostedOutcome, *rows: MeasureRow) -> tuple[Estimate, ...]:
    return estimates(Results(posted=Posted(outcomes=(replace(outcome, rows=rows),))))


def test_each_posted_figure_of_each_group_is_an_estimate_of_its_own() -> None:
    row = MeasureRow(
        measurements=(
            figure("OG000", "41.9", low=Decimal("33.5"), high=Decimal("50.7"), pointer="/x/0"),
            figure("OG001", "47.8", pointer="/x/1"),
        ),
    )
    first, second = read(RATE, row)
    assert (first.code, first.group, first.total, first.unit) == ("ORR", "Drug A", 136, "percent")
    assert first.interval is not None
    assert (first.interval.level, first.interval.low) == (Decimal(95), Decimal("33.5"))
    assert (second.group, second.total, second.interval) == ("Placebo", 135, None)
    assert second.source is not None
    assert second.source.pointer == "/x/1"


def test_two_groups_of_one_title_stay_two() -> None:
    outcome = replace(RATE, groups=(Group("OG000", "Cohort"), Group("OG001", "Cohort")))
    row = MeasureRow(measurements=(figure("OG000", "1"), figure("OG001", "2")))
    assert [one.group for one in read(outcome, row)] == ["Cohort (OG000)", "Cohort (OG001)"]


def test_a_count_of_participants_is_kept_as_a_count() -> None:
    outcome = replace(RATE, unit="Participants", dispersion=None)
    (one,) = read(outcome, MeasureRow(measurements=(figure("OG000", "3"),)))
    assert (one.n, one.total, one.value, one.unit) == (3, 136, None, "participant")


def test_the_denominator_of_a_row_goes_before_that_of_the_table() -> None:
    own = (Analysed("Participants", (GroupCount("OG000", 12),)),)
    (one,) = read(RATE, MeasureRow("PD-L1 positive", None, (figure("OG000", "50"),), own))
    assert (one.row, one.total) == ("PD-L1 positive", 12)


def test_no_denominator_is_invented() -> None:
    outcome = replace(RATE, analysed=(Analysed("Eyes", (GroupCount("OG000", 20),)),))
    (one,) = read(outcome, MeasureRow(measurements=(figure("OG000", "50"),)))
    assert one.total is None


@pytest.mark.parametrize(
    ("dispersion", "level"), [("CONFIDENCE_975", "97.5"), ("90% Confidence Interval", "90")]
)
def test_an_interval_keeps_the_level_it_was_posted_with(dispersion: str, level: str) -> None:
    outcome = replace(RATE, dispersion=dispersion)
    (one,) = read(outcome, MeasureRow(measurements=(figure("OG000", "9", low=Decimal(4)),)))
    assert one.interval is not None
    assert one.interval.level == Decimal(level)


def test_a_baseline_measure_has_its_own_denominator_where_it_posts_one() -> None:
    row = MeasureRow(category="Female", measurements=(figure("OG000", "9"),))
    own = (Analysed("Participants", (GroupCount("OG000", 12),)),)
    sex = BaselineMeasure("Sex", "COUNT_OF_PARTICIPANTS", unit="Participants", rows=(row,))
    table = Baseline(groups=RATE.groups, analysed=RATE.analysed)
    measures = (sex, replace(sex, analysed=own))
    found = baseline(Results(posted=Posted(baseline=replace(table, measures=measures))))
    assert [(one.n, one.total, one.code) for one in found] == [(9, 136, None), (9, 12, None)]


def test_a_range_is_no_confidence_interval() -> None:
    outcome = replace(RATE, dispersion="Inter-Quartile Range", unit="days", statistic="MEDIAN")
    values = figure("OG000", "9", low=Decimal(4), high=Decimal(12))
    (one,) = read(outcome, MeasureRow(measurements=(values,)))
    assert (one.interval, one.low, one.high) == (None, Decimal(4), Decimal(12))
    assert (one.unit, one.dispersion) == ("day", "Inter-Quartile Range")


@pytest.mark.parametrize("row", [MeasureRow("Partial Response"), MeasureRow(category="Yes")])
def test_a_part_of_an_endpoint_is_not_called_the_endpoint(row: MeasureRow) -> None:
    (one,) = read(RATE, replace(row, measurements=(figure("OG000", "20"),)))
    assert one.code is None


def test_the_categories_of_a_count_divide_its_participants() -> None:
    outcome = replace(RATE, title="Sex", statistic="COUNT_OF_PARTICIPANTS", unit="Participants")
    row = MeasureRow(category="Female", measurements=(figure("OG000", "9"),))
    (one,) = read(outcome, row)
    (mixed,) = read(replace(outcome, title="Race/Ethnicity, Customized"), row)
    assert (one.exclusive_in, mixed.exclusive_in) == ("Sex", None)


def test_events_are_not_called_survival() -> None:
    outcome = replace(RATE, title="Overall Survival", unit="participants")
    (one,) = read(outcome, MeasureRow(measurements=(figure("OG000", "9"),)))
    assert (one.n, one.code) == (9, None)


def test_a_survival_rate_stands_at_its_month() -> None:
    outcome = replace(RATE, title="Overall Survival Rates")
    rows = [MeasureRow(at, None, (figure("OG000", "64"),)) for at in ("6 Months", "12 Months")]
    assert [(one.code, one.at_months) for one in read(outcome, *rows)] == [("OS", 6), ("OS", 12)]


def test_why_a_figure_is_not_there_is_kept() -> None:
    outcome = replace(RATE, title="Overall Survival", unit="Months", statistic="MEDIAN")
    missing = Measurement(
        "OG000", "NA", absence="not reached", low=Decimal("9.8"), high_absence="not estimable"
    )
    (one,) = read(outcome, MeasureRow(measurements=(missing,)))
    assert (one.value, one.not_reached, one.why_absent) == (None, True, "not reached")
    assert one.interval is not None
    assert (one.interval.why_no_high, one.interval.why_no_low) == ("not estimable", None)


def test_the_estimates_of_a_publication_come_first_and_unchanged() -> None:
    own = Estimate("orr", "ORR")
    assert estimates(Results(estimates=(own,))) == (own,)
    assert estimates(None) == ()

"""The figures a trial reports, one by one: those of its publication and those posted in tables."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import cast

from trialdesk.domain.outcome import Outcome, Role
from trialdesk.domain.result import (
    Baseline,
    BaselineMeasure,
    Estimate,
    Group,
    Interval,
    Measurement,
    MeasureRow,
    PostedOutcome,
    Results,
)
from trialdesk.domain.source import Source
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.endpoints.interval_method import interval_method
from trialdesk.endpoints.landmark import landmark, landmark_of_frame
from trialdesk.endpoints.units import unit

_LEVEL = re.compile(r"(\d{2}(?:\.\d+)?)\s?%\s?confidence interval", re.IGNORECASE)
_RACE_AND_ETHNICITY = re.compile(r"\brace\b.{1,5}\bethnicity\b", re.IGNORECASE)
_LEVEL_CODES = {
    "CONFIDENCE_80": Decimal(80),
    "CONFIDENCE_90": Decimal(90),
    "CONFIDENCE_95": Decimal(95),
    "CONFIDENCE_975": Decimal("97.5"),
    "CONFIDENCE_99": Decimal(99),
}
_TIME_TO_EVENT = {"PFS", "OS", "DOR", "EFS", "iDFS", "DFS", "TTR"}
_RATES = {"percent", "proportion"}
_PART_OF_RESPONSE = re.compile(
    r"\b(?:complete|partial|stable|progressi(?:ve|on)|non-?respon|evaluable|CR|PR|SD|PD|NE)\b",
    re.IGNORECASE,
)


def estimates(results: Results | None) -> tuple[Estimate, ...]:
    """Return every reported estimate: each posted figure of each group is one of its own."""
    if results is None:
        return ()
    posted = results.posted.outcomes if results.posted else ()
    return (
        *results.estimates,
        *(estimate for at, of in enumerate(posted) for estimate in _of(of, at)),
    )


def group_titles(groups: Iterable[Group]) -> dict[str, str]:
    """Name the groups of a table by their ids; two of one title stay two."""
    titles = {group.id: group.title or group.id for group in groups}
    named = Counter(titles.values())
    return {
        id_: title if named[title] == 1 else f"{title} ({id_})" for id_, title in titles.items()
    }


def baseline(results: Results | None) -> tuple[Estimate, ...]:
    """Return every posted figure on the participants at baseline, group by group."""
    table = results.posted.baseline if results and results.posted else None
    if table is None:
        return ()
    measures = (_as_outcome(table, measure) for measure in table.measures)
    result = (estimate for at, of in enumerate(measures) for estimate in _of(of, at, "baseline"))
    return tuple(replace(estimate, code=None) for estimate in result)


def _as_outcome(table: Baseline, measure: BaselineMeasure) -> PostedOutcome:
    return PostedOutcome(
        title=measure.title,
        description=measure.description,
        population=measure.population or table.population,
        statistic=measure.statistic,
        dispersion=measure.dispersion,
        unit=measure.unit,
        groups=table.groups,
        units_analysed=measure.units_analysed,
        analysed=measure.analysed or table.analysed,
        rows=measure.rows,
        source=table.source,
    )


def _of(outcome: PostedOutcome, place: int, table: str = "posted") -> Iterator[Estimate]:
    read = Outcome(
        cast("Role", outcome.role or "other"),
        outcome.title,
        outcome.time_frame,
        outcome.description,
    )
    common = Estimate(
        key=f"{table}/{place}",
        measure=outcome.title or "",
        code=endpoint(read).code,
        population=outcome.population,
        unit=unit(outcome.unit),
        role=outcome.role,
        time_frame=outcome.time_frame,
        statistic=outcome.statistic,
        dispersion=outcome.dispersion,
    )
    titles = group_titles(outcome.groups)
    for at, row in enumerate(outcome.rows):
        of_row = _of_row(common, row, at)
        totals = _totals(outcome, row)
        for result in row.measurements:
            yield replace(
                _filled(outcome, of_row, result),
                key=f"{of_row.key}/{result.group}",
                group=titles.get(result.group, result.group),
                total=totals.get(result.group),
                source=_source(outcome, result),
            )


def _of_row(common: Estimate, row: MeasureRow, place: int) -> Estimate:
    titles = [title for title in (row.class_title, row.category) if title]
    at_months = None
    if common.unit in _RATES:
        at_months = landmark(*titles, common.measure) or landmark_of_frame(common.time_frame)
    return replace(
        common,
        key=f"{common.key}/{place}",
        row=" · ".join(titles) or None,
        exclusive_in=_division(common, row),
        at_months=at_months if common.code in _TIME_TO_EVENT else None,
        code=_code(common, row, at_months),
    )


def _division(common: Estimate, row: MeasureRow) -> str | None:
    """Name what the categories of a row divide; each participant is counted in one of them.

    A table of both race and ethnicity holds two divisions that nothing tells apart.
    """
    if common.statistic != "COUNT_OF_PARTICIPANTS" or not row.category:
        return None
    if _RACE_AND_ETHNICITY.search(common.measure):
        return None
    return " · ".join(title for title in (common.measure, row.class_title) if title)


def _code(common: Estimate, row: MeasureRow, at_months: int | None) -> str | None:
    """Keep the endpoint's code for figures of the endpoint: not for a part of it or its events."""
    if row.category or _PART_OF_RESPONSE.search(row.class_title or ""):
        return None
    if common.code in _TIME_TO_EVENT:
        rate = common.unit in _RATES and at_months is not None
        time = common.unit in {"day", "week", "month", "year"}
        return common.code if rate or time else None
    return common.code


def _filled(outcome: PostedOutcome, of_row: Estimate, measured: Measurement) -> Estimate:
    """Fill in one posted figure; a count goes where counts are kept."""
    counted = of_row.unit == "participant" or outcome.statistic == "COUNT_OF_UNITS"
    value = measured.value
    n = int(value) if counted and value is not None and value == int(value) else None
    interval = _interval(outcome, measured)
    return replace(
        of_row,
        n=n,
        value=value if n is None else None,
        spread=measured.spread,
        interval=interval,
        low=None if interval else measured.low,
        high=None if interval else measured.high,
        not_reached=measured.absence == "not reached",
        absence=measured.absence,
        comment=measured.comment,
    )


def _interval(outcome: PostedOutcome, measured: Measurement) -> Interval | None:
    level = _level(outcome.dispersion)
    stated = (measured.low, measured.high, measured.low_absence, measured.high_absence)
    if level is None or stated == (None, None, None, None):
        return None
    return Interval(
        level=level,
        low=measured.low,
        high=measured.high,
        method=interval_method(outcome.description),
        high_not_reached=measured.high_absence == "not reached",
        low_absence=measured.low_absence,
        high_absence=measured.high_absence,
    )


def _level(dispersion: str | None) -> Decimal | None:
    """Read the level of a confidence interval, in words or as the registry's code."""
    hit = _LEVEL.search(dispersion or "")
    if hit is not None:
        return Decimal(hit[1])
    return _LEVEL_CODES.get(dispersion or "")


def _totals(outcome: PostedOutcome, row: MeasureRow) -> dict[str, int | None]:
    """Return the posted denominators of a row: its own, or else those of the table."""
    of_units = outcome.statistic == "COUNT_OF_UNITS"
    wanted = (outcome.units_analysed if of_units else "Participants") or ""
    for analysed in (row.analysed, outcome.analysed):
        for denominator in analysed:
            if (denominator.units or "").lower() == wanted.lower():
                return {count.group: count.count for count in denominator.counts}
    return {}


def _source(outcome: PostedOutcome, measured: Measurement) -> Source | None:
    if outcome.source is None or measured.pointer is None:
        return outcome.source
    return replace(outcome.source, pointer=measured.pointer)

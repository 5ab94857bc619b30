"""Posted results: figures, their denominators, their limits, comparisons of groups."""

import re
from collections.abc import Iterator
from decimal import Decimal

from trialdesk.checks.finding import Hit
from trialdesk.checks.record import RECORD, CheckedRecord, shortened
from trialdesk.checks.results.posted_tables import (
    analysed_counts,
    of_outcome,
    posted,
    started,
)
from trialdesk.checks.rule import rule
from trialdesk.domain.result import Analysis, Measurement, PostedOutcome
from trialdesk.endpoints.estimates import estimates, group_titles

_SHARE = re.compile(
    r"\b(?:percent(?:age)?|%)\s?(?:of )?(?:participants|patients|subjects)\b", re.IGNORECASE
)
_CHANGE = re.compile(r"\bchanges?\b", re.IGNORECASE)
_RATIO = re.compile(r"\bratio\b", re.IGNORECASE)
_P_VALUE = re.compile(r"[<>=≤≥ ]*(\d*\.?\d+(?:[eE]-?\d+)?)")
_USUAL_LEVEL, _USUAL_P = Decimal(95), Decimal("0.05")
_A_WHOLE = Decimal(100)


@rule("analysed-more-than-started", "medium", RECORD)
def _analysed_more(record: CheckedRecord) -> Iterator[Hit]:
    """Find a table that analyses more participants of all groups than started."""
    tables = posted(record)
    began = sum(started(tables).values()) if tables else 0
    for outcome in tables.outcomes if tables and began else ():
        for analysed in outcome.analysed:
            most = max(analysed_counts(analysed).values(), default=0)
            if (analysed.units or "").casefold() == "participants" and most > began:
                yield of_outcome(outcome, record, most=most, began=began)


@rule("count-above-denominator", "high", RECORD)
def _counts_above(record: CheckedRecord) -> Iterator[Hit]:
    for estimate in estimates(record.trial.results):
        if estimate.n is not None and estimate.total is not None and estimate.n > estimate.total:
            sources = (record.trial.stored(estimate.source),) if estimate.source else ()
            measure = shortened(estimate.measure)
            where = {"measure": measure, "group": estimate.group}
            yield Hit(
                "results", {**where, "n": estimate.n, "total": estimate.total}, sources=sources
            )


@rule("share-above-whole", "high", RECORD)
def _shares_above(record: CheckedRecord) -> Iterator[Hit]:
    for outcome, figure in _figures(record):
        is_share = _SHARE.search(outcome.unit or "") and not _CHANGE.search(outcome.title or "")
        if is_share and figure.value is not None and not 0 <= figure.value <= _A_WHOLE:
            yield of_outcome(outcome, record, value=figure.value, unit=outcome.unit)


def _figures(record: CheckedRecord) -> Iterator[tuple[PostedOutcome, Measurement]]:
    tables = posted(record)
    for outcome in tables.outcomes if tables else ():
        for row in outcome.rows:
            for figure in row.measurements:
                yield outcome, figure


@rule("figure-outside-limits", "high", RECORD)
def _limits(record: CheckedRecord) -> Iterator[Hit]:
    """Find limits in the wrong order, or a figure outside its own limits."""
    for outcome, figure in _figures(record):
        low, high, value = figure.low, figure.high, figure.value
        titles = group_titles(outcome.groups)
        group = titles.get(figure.group, figure.group)
        if low is not None and high is not None and low > high:
            yield of_outcome(outcome, record, "order", group=group, low=low, high=high)
        elif value is not None and _is_outside(value, low, high):
            ends = {"low": _shown(low), "high": _shown(high)}
            yield of_outcome(outcome, record, "outside", group=group, value=value, **ends)


def _is_outside(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)


def _shown(limit: Decimal | None) -> str:
    return "–" if limit is None else str(limit)


def _comparisons(record: CheckedRecord) -> Iterator[tuple[PostedOutcome, Analysis]]:
    tables = posted(record)
    for outcome in tables.outcomes if tables else ():
        for analysis in outcome.analyses:
            yield outcome, analysis


@rule("comparison-outside-interval", "high", RECORD)
def _comparison_limits(record: CheckedRecord) -> Iterator[Hit]:
    for outcome, analysis in _comparisons(record):
        if analysis.value is None or analysis.interval is None:
            continue
        low, high = analysis.interval.low, analysis.interval.high
        if _is_outside(analysis.value, low, high):
            ends = {"low": _shown(low), "high": _shown(high)}
            yield of_outcome(
                outcome, record, parameter=analysis.parameter, value=analysis.value, **ends
            )


def _p_value(analysis: Analysis) -> Decimal | None:
    matched = _P_VALUE.fullmatch((analysis.p_value or "").strip())
    return Decimal(matched[1]) if matched else None


@rule("p-value-above-one", "high", RECORD)
def _p_values(record: CheckedRecord) -> Iterator[Hit]:
    for outcome, analysis in _comparisons(record):
        p = _p_value(analysis)
        if p is not None and p > 1:
            yield of_outcome(outcome, record, p=analysis.p_value)


@rule("p-value-against-interval", "medium", RECORD)
def _p_against_interval(record: CheckedRecord) -> Iterator[Hit]:
    """Find a ratio whose 95 % interval and p value point to different sides of 0.05."""
    for outcome, analysis in _comparisons(record):
        p, interval = _p_value(analysis), analysis.interval
        if p is None or interval is None or interval.low is None or interval.high is None:
            continue
        if interval.level != _USUAL_LEVEL or interval.sides == 1:
            continue
        if not _RATIO.search(analysis.parameter or "") or (
            "<" in (analysis.p_value or "") and p > _USUAL_P
        ):
            continue
        holds_unity = interval.low <= 1 <= interval.high
        at_edge = 1 in (interval.low, interval.high)
        if not at_edge and holds_unity == (p < _USUAL_P):
            yield of_outcome(
                outcome,
                record,
                parameter=analysis.parameter,
                low=interval.low,
                high=interval.high,
                p=analysis.p_value,
            )


@rule("figure-missing-without-reason", "low", RECORD)
def _silent_na(record: CheckedRecord) -> Iterator[Hit]:
    """Find the tables whose figure reads "NA" with no comment; one finding a table."""
    reported: set[int] = set()
    for outcome, figure in _figures(record):
        is_unexplained = (figure.posted or "").upper() == "NA" and not figure.comment
        if is_unexplained and id(outcome) not in reported:
            reported.add(id(outcome))
            yield of_outcome(outcome, record)

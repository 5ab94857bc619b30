"""Reported figures of a study, as the records made from publications hold them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from trialdesk.domain.result import (
    AdverseEvent,
    Comparator,
    Estimate,
    Interval,
    ReportedDate,
    Results,
)
from trialdesk.registries.study.dates import is_date
from trialdesk.registries.study.node import Node
from trialdesk.registries.study.posted import posted


def results(study: Node) -> Results | None:
    """Read the results; None where the record carries none."""
    section, tables = study.child("trialdesk").child("results"), study.child("resultsSection")
    if not section and not tables:
        return None
    section.at("results")
    return Results(
        estimates=tuple(_estimates(section)),
        adverse_events=tuple(_adverse_events(section)),
        comparators=tuple(_comparators(section)),
        populations=tuple(_populations(section)),
        cutoff=section.text("cutoff"),
        citation=section.text("citation"),
        posted=posted(tables),
        dates=tuple(_dates(section)),
    )


def _estimates(section: Node) -> Iterator[Estimate]:
    for place, node in enumerate(section.children("estimates")):
        node.at(f"results/estimates/{place}")
        key, measure = node.text("key"), node.text("measure")
        if not key or not measure:
            node.reject("key", key, "a key and a measure")
            continue
        yield Estimate(
            key=key,
            measure=measure,
            code=node.text("code"),
            population=node.text("population"),
            n=node.count("n"),
            total=node.count("total"),
            value=_decimal(node, "value"),
            unit=node.text("unit"),
            interval=_interval(node.child("interval")),
            low=_decimal(node, "low"),
            high=_decimal(node, "high"),
            at_months=node.count("atMonths"),
            not_reached=node.flag("notReached") or False,
            source=node.source,
            exclusive_in=node.text("exclusiveIn"),
        )


def _interval(node: Node) -> Interval | None:
    level = _decimal(node, "level")
    if level is None:
        return None
    return Interval(
        level=level,
        low=_decimal(node, "low"),
        high=_decimal(node, "high"),
        method=node.text("method"),
        high_not_reached=node.flag("highNotReached") or False,
    )


def _adverse_events(section: Node) -> Iterator[AdverseEvent]:
    for place, node in enumerate(section.children("adverseEvents")):
        node.at(f"results/adverse_events/{place}")
        term, grade = node.text("term"), _grade(node)
        if term and grade:
            yield AdverseEvent(
                term=term,
                grade=grade,
                n=node.count("n"),
                total=node.count("total"),
                percent=_decimal(node, "percent"),
                source=node.source,
            )


def _grade(node: Node) -> Literal["any", "3+"] | None:
    grade = node.text("grade")
    if grade == "any":
        return "any"
    if grade == "3+":
        return "3+"
    node.reject("grade", grade, '"any" or "3+"')
    return None


def _comparators(section: Node) -> Iterator[Comparator]:
    for place, node in enumerate(section.children("comparators")):
        node.at(f"results/comparators/{place}")
        study, measure, value = node.text("study"), node.text("measure"), node.text("value")
        if study and measure and value:
            yield Comparator(
                study=study,
                measure=measure,
                value=value,
                arm=node.text("arm"),
                unit=node.text("unit"),
                citation=node.text("citation"),
                source=node.source,
                n=node.count("n"),
                total=node.count("total"),
                percent=_decimal(node, "percent"),
            )


def _populations(section: Node) -> Iterator[tuple[str, str]]:
    for place, node in enumerate(section.children("populations")):
        node.at(f"results/populations/{place}")
        name, definition = node.text("name"), node.text("definition")
        if name and definition:
            yield name, definition


def _dates(section: Node) -> Iterator[ReportedDate]:
    for place, node in enumerate(section.children("dates")):
        node.at(f"results/dates/{place}")
        role, date = node.text("role"), node.text("date")
        if role and date and is_date(date):
            yield ReportedDate(role, date, node.source)
        else:
            node.reject("date", date, "a role and a date such as 2025-07-07")


def _decimal(node: Node, name: str) -> Decimal | None:
    """Return a number exactly as it was printed: 63.0 stays 63.0."""
    number = node.number(name)
    return None if number is None else Decimal(repr(number))

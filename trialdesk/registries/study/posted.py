"""The results section of a study, as the registry posts it: table by table, group by group."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from trialdesk.domain.result import (
    Affected,
    Analysis,
    Baseline,
    BaselineMeasure,
    Flow,
    FlowPeriod,
    FlowStep,
    GroupCount,
    Interval,
    Posted,
    PostedEvent,
    PostedEvents,
    PostedOutcome,
)
from trialdesk.registries.study.measures import (
    analysed,
    bound_absence,
    decimal,
    groups,
    rows,
    whole,
)
from trialdesk.registries.study.node import Node

_REPORTED = {"POSTED": True, "NOT_POSTED": False}
_ROLES = {
    "PRIMARY": "primary",
    "SECONDARY": "secondary",
    "OTHER_PRE_SPECIFIED": "other",
    "POST_HOC": "other",
}
_SIDES: dict[str, Literal[1, 2]] = {"ONE_SIDED": 1, "TWO_SIDED": 2}
_COMMENTS = (
    "estimateComment",
    "statisticalComment",
    "pValueComment",
    "nonInferiorityComment",
    "ciLowerLimitComment",
    "ciUpperLimitComment",
    "otherAnalysisDescription",
)
_LEVEL = re.compile(r"\d+(?:\.\d+)?")


def posted(section: Node) -> Posted | None:
    """Read what was posted; None where there is no results section."""
    if not section:
        return None
    section.at("results/posted")
    more = section.child("moreInfoModule").child("limitationsAndCaveats")
    return Posted(
        flow=_flow(section.child("participantFlowModule")),
        baseline=_baseline(section.child("baselineCharacteristicsModule")),
        outcomes=tuple(_outcomes(section.child("outcomeMeasuresModule"))),
        events=_events(section.child("adverseEventsModule")),
        limitations=more.markup("description"),
    )


def _flow(module: Node) -> Flow | None:
    if not module:
        return None
    return Flow(
        recruitment=module.markup("recruitmentDetails"),
        before_assignment=module.markup("preAssignmentDetails"),
        groups=groups(module),
        periods=tuple(
            FlowPeriod(
                title=period.markup("title"),
                milestones=_steps(period, "milestones", "achievements"),
                withdrawals=_steps(period, "dropWithdraws", "reasons"),
            )
            for period in module.children("periods")
        ),
    )


def _steps(period: Node, name: str, counts: str) -> tuple[FlowStep, ...]:
    return tuple(
        FlowStep(
            title=step.markup("type"),
            counts=tuple(
                GroupCount(group, whole(count, "numSubjects"), count.markup("comment"))
                for count in step.children(counts)
                if (group := count.text("groupId"))
            ),
            comment=step.markup("comment"),
            pointer=step.source.pointer,
        )
        for step in period.children(name)
    )


def _baseline(module: Node) -> Baseline | None:
    if not module:
        return None
    return Baseline(
        population=module.markup("populationDescription"),
        groups=groups(module),
        analysed=analysed(module),
        measures=tuple(
            BaselineMeasure(
                title=node.markup("title"),
                statistic=node.text("paramType"),
                dispersion=node.text("dispersionType"),
                unit=node.markup("unitOfMeasure"),
                population=node.markup("populationDescription"),
                description=node.markup("description"),
                rows=rows(node),
                units_analysed=node.text("denomUnitsSelected"),
                analysed=analysed(node),
            )
            for node in module.children("measures")
        ),
        source=module.source,
    )


def _outcomes(module: Node) -> Iterator[PostedOutcome]:
    for place, node in enumerate(module.children("outcomeMeasures")):
        node.at(f"results/posted/outcomes/{place}")
        yield PostedOutcome(
            title=node.markup("title"),
            role=_ROLES.get(node.text("type") or ""),
            description=node.markup("description"),
            time_frame=node.markup("timeFrame"),
            population=node.markup("populationDescription"),
            reported=_REPORTED.get(node.text("reportingStatus") or ""),
            expected=node.text("anticipatedPostingDate"),
            statistic=node.text("paramType"),
            dispersion=node.text("dispersionType"),
            unit=node.markup("unitOfMeasure"),
            units_analysed=node.text("denomUnitsSelected") or node.text("typeUnitsAnalyzed"),
            groups=groups(node),
            analysed=analysed(node),
            rows=rows(node),
            analyses=tuple(_analyses(node)),
            source=node.source,
        )


def _analyses(outcome: Node) -> Iterator[Analysis]:
    for node in outcome.children("analyses"):
        comments = [node.markup(name) for name in _COMMENTS]
        yield Analysis(
            groups=node.texts("groupIds"),
            method=node.markup("statisticalMethod"),
            p_value=node.text("pValue"),
            parameter=node.markup("paramType"),
            value=decimal(node, "paramValue"),
            interval=_interval(node),
            hypothesis=node.text("nonInferiorityType"),
            subject=node.markup("groupDescription"),
            comment="\n".join(filter(None, comments)) or None,
            dispersion=node.text("dispersionType"),
            spread=decimal(node, "dispersionValue"),
        )


def _interval(node: Node) -> Interval | None:
    level = _LEVEL.search(node.text("ciPctValue") or "")
    low, high = decimal(node, "ciLowerLimit"), decimal(node, "ciUpperLimit")
    if level is None or (low is None and high is None):
        return None
    why_no_high = bound_absence(node, "ciUpperLimit", "high")
    return Interval(
        level=Decimal(level[0]),
        low=low,
        high=high,
        high_not_reached=why_no_high == "not reached",
        low_absence=bound_absence(node, "ciLowerLimit", "low"),
        high_absence=why_no_high,
        sides=_SIDES.get(node.text("ciNumSides") or ""),
    )


def _events(module: Node) -> PostedEvents | None:
    if not module:
        return None
    return PostedEvents(
        time_frame=module.markup("timeFrame"),
        description=module.markup("description"),
        threshold=module.text("frequencyThreshold"),
        groups=groups(module, "eventGroups"),
        deaths=tuple(_totals(module, "deathsNum")),
        any_serious=tuple(_totals(module, "seriousNum")),
        any_other=tuple(_totals(module, "otherNum")),
        serious=tuple(_listed(module, "seriousEvents")),
        other=tuple(_listed(module, "otherEvents")),
        comment_on_deaths=module.markup("allCauseMortalityComment"),
    )


def _totals(module: Node, name: str) -> Iterator[Affected]:
    for node in module.children("eventGroups"):
        group = node.text("id")
        n, total = node.count(f"{name}Affected"), node.count(f"{name}AtRisk")
        if group and (n is not None or total is not None):
            yield Affected(group, n, total)


def _listed(module: Node, name: str) -> Iterator[PostedEvent]:
    for node in module.children(name):
        term = node.markup("term")
        if not term:
            node.reject("term", None, "the name of the event")
            continue
        yield PostedEvent(
            term=term,
            organ_class=node.text("organSystem"),
            vocabulary=node.text("sourceVocabulary"),
            assessment=node.text("assessmentType"),
            notes=node.markup("notes"),
            affected=tuple(_affected(node)),
            pointer=node.source.pointer,
        )


def _affected(event: Node) -> Iterator[Affected]:
    for node in event.children("stats"):
        group = node.text("groupId")
        if group:
            n, total = node.count("numAffected"), node.count("numAtRisk")
            yield Affected(group, n, total, node.count("numEvents"))

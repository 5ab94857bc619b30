"""The results section of a legacy record: flow, baseline, outcome measures, events."""

from collections.abc import Iterator

from trialdesk.registries.foreign import terms
from trialdesk.registries.foreign.foreign import StatedValue, StudyShape
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.formats.ctgov_xml.protocol import block

_TOTAL = "total"
_TOTALS = {
    "total, all-cause mortality": "deaths",
    "total, serious adverse events": "serious",
    "total, other adverse events": "other",
}


def results(section: Element) -> StatedValue:
    """Return the posted results in the shape of the v2 resultsSection."""
    flow = section.child("participant_flow")
    baseline = section.child("baseline")
    events = section.child("reported_events")
    shape = {
        "participantFlowModule": _flow(flow) if flow else None,
        "baselineCharacteristicsModule": _baseline(baseline) if baseline else None,
        "outcomeMeasuresModule": {
            "outcomeMeasures": [
                _outcome(child) for child in section.children("outcome_list/outcome")
            ]
        },
        "adverseEventsModule": _events(events) if events else None,
        "moreInfoModule": {
            "limitationsAndCaveats": {"description": block(section, "limitations_and_caveats")}
        },
    }
    return StatedValue(shape, section.place)


def _flow(element: Element) -> StatedValue:
    flow = {
        "recruitmentDetails": block(element, "recruitment_details"),
        "preAssignmentDetails": block(element, "pre_assignment_details"),
        "groups": _groups(element),
        "periods": [_period(child) for child in element.children("period_list/period")],
    }
    return StatedValue(flow, element.place)


def _groups(parent: Element) -> list[StatedValue]:
    return [_group(child) for child in parent.children("group_list/group")]


def _group(element: Element) -> StatedValue:
    return StatedValue({**_titled(element), "id": element.attribute("group_id")}, element.place)


def _titled(element: Element) -> StudyShape:
    return {"title": element.text("title"), "description": block(element, "description")}


def _period(element: Element) -> StatedValue:
    reasons = element.children("drop_withdraw_reason_list/drop_withdraw_reason")
    period = {
        "title": element.text("title"),
        "milestones": [
            _step(child, "achievements") for child in element.children("milestone_list/milestone")
        ],
        "dropWithdraws": [_step(child, "reasons") for child in reasons],
    }
    return StatedValue(period, element.place)


def _step(element: Element, counts: str) -> StatedValue:
    step = {
        "type": element.text("title"),
        "comment": block(element, "comment"),
        counts: [
            StatedValue(
                {
                    "groupId": child.attribute("group_id"),
                    "numSubjects": child.attribute("count"),
                    "comment": child.words,
                },
                child.place,
            )
            for child in element.children("participants_list/participants")
        ],
    }
    return StatedValue(step, element.place)


def _baseline(element: Element) -> StatedValue:
    baseline = {
        "populationDescription": block(element, "population"),
        "groups": _groups(element),
        "denoms": _denominators(element),
        "measures": [
            _measure(child, terms.DISPERSIONS) for child in element.children("measure_list/measure")
        ],
    }
    return StatedValue(baseline, element.place)


def _measure(element: Element, dispersions: dict[str, object] | None) -> StatedValue:
    """Return a table of figures; an outcome's dispersion stays in its own words."""
    dispersion = (
        element.term("dispersion", dispersions) if dispersions else element.text("dispersion")
    )
    measure = {
        **_titled(element),
        "populationDescription": block(element, "population"),
        "paramType": element.term("param", terms.STATISTICS),
        "dispersionType": dispersion,
        "unitOfMeasure": element.text("units"),
        "denomUnitsSelected": element.text("units_analyzed"),
        "denoms": _denominators(element),
        "classes": list(_classes(element)),
    }
    return StatedValue(measure, element.place)


def _denominators(parent: Element) -> list[StatedValue]:
    return [
        StatedValue(
            {
                "units": child.text("units"),
                "counts": [
                    StatedValue(
                        {"groupId": count.attribute("group_id"), "value": count.attribute("value")},
                        count.place,
                    )
                    for count in child.children("count_list/count")
                ],
            },
            child.place,
        )
        for child in parent.children("analyzed_list/analyzed")
    ]


def _classes(measure: Element) -> Iterator[StatedValue]:
    """Return the classes of a table; before 2017 its categories stood without one."""
    for table_class in measure.children("class_list/class"):
        yield StatedValue(
            {
                "title": table_class.text("title"),
                "denoms": _denominators(table_class),
                "categories": _categories(table_class),
            },
            table_class.place,
        )
    alone = _categories(measure)
    if alone:
        yield StatedValue({"categories": alone}, measure.place)


def _categories(parent: Element) -> list[StatedValue]:
    return [
        StatedValue(
            {
                "title": category.text("title") or category.text("sub_title"),
                "measurements": [
                    _measurement(child)
                    for child in category.children("measurement_list/measurement")
                ],
            },
            category.place,
        )
        for category in parent.children("category_list/category")
    ]


def _measurement(element: Element) -> StatedValue:
    figure = {
        "groupId": element.attribute("group_id"),
        "value": element.attribute("value"),
        "spread": element.attribute("spread"),
        "lowerLimit": element.attribute("lower_limit"),
        "upperLimit": element.attribute("upper_limit"),
        "comment": element.words,
    }
    return StatedValue(figure, element.place)


def _outcome(element: Element) -> StatedValue:
    """Return an outcome measure; one without a table is yet to be posted."""
    table = element.child("measure")
    figures = _measure(table, None).value if table else {}
    outcome = {
        **(figures if isinstance(figures, dict) else {}),
        "type": element.term("type", terms.OUTCOME_TYPES),
        **_titled(element),
        "timeFrame": element.text("time_frame"),
        "populationDescription": block(element, "population"),
        "reportingStatus": "POSTED" if table else "NOT_POSTED",
        "anticipatedPostingDate": element.text("posting_date"),
        "groups": _groups(element),
        "analyses": [_analysis(child) for child in element.children("analysis_list/analysis")],
    }
    return StatedValue(outcome, element.place)


def _analysis(element: Element) -> StatedValue:
    analysis = {
        "groupIds": element.texts("group_id_list/group_id"),
        "groupDescription": block(element, "groups_desc"),
        "nonInferiorityType": element.term("non_inferiority_type", terms.HYPOTHESES),
        "nonInferiorityComment": block(element, "non_inferiority_desc"),
        "pValue": element.text("p_value"),
        "pValueComment": block(element, "p_value_desc"),
        "statisticalMethod": element.text("method"),
        "statisticalComment": block(element, "method_desc"),
        "paramType": element.text("param_type"),
        "paramValue": element.text("param_value"),
        "dispersionType": element.text("dispersion_type"),
        "dispersionValue": element.text("dispersion_value"),
        "ciPctValue": element.text("ci_percent"),
        "ciNumSides": element.term("ci_n_sides", terms.SIDES),
        "ciLowerLimit": element.text("ci_lower_limit"),
        "ciUpperLimit": element.text("ci_upper_limit"),
        "ciLowerLimitComment": block(element, "ci_lower_limit_na_comment"),
        "ciUpperLimitComment": block(element, "ci_upper_limit_na_comment"),
        "estimateComment": block(element, "estimate_desc"),
        "otherAnalysisDescription": block(element, "other_analysis_desc"),
    }
    return StatedValue(analysis, element.place)


def _events(element: Element) -> StatedValue:
    events = {
        "timeFrame": block(element, "time_frame"),
        "description": block(element, "desc"),
        "frequencyThreshold": element.text("other_events/frequency_threshold"),
        "eventGroups": [
            _event_group(child, element) for child in element.children("group_list/group")
        ],
        "seriousEvents": list(_listed(element, "serious_events")),
        "otherEvents": list(_listed(element, "other_events")),
    }
    return StatedValue(events, element.place)


def _event_group(element: Element, events: Element) -> StatedValue:
    group = {**_titled(element), "id": element.attribute("group_id")}
    for table in ("serious_events", "other_events"):
        for category in events.children(f"{table}/category_list/category"):
            if _is_total(category):
                group |= _totals(category, group["id"])
    return StatedValue(group, element.place)


def _totals(category: Element, group: object) -> StudyShape:
    """Return how many of a group died, or had any event of a table."""
    totals: StudyShape = {}
    for event in category.children("event_list/event"):
        title = event.child("sub_title")
        name = _TOTALS.get((title.words or "").lower() if title else "")
        if name is None:
            event.reject(f"one of: {', '.join(_TOTALS)}", title.words if title else None)
            continue
        for counts in event.children("counts"):
            if counts.attribute("group_id") == group:
                totals[f"{name}NumAffected"] = _count(counts, "subjects_affected")
                totals[f"{name}NumAtRisk"] = _count(counts, "subjects_at_risk")
    return totals


def _is_total(category: Element) -> bool:
    title = category.child("title")
    return title is not None and (title.words or "").lower() == _TOTAL


def _listed(events: Element, name: str) -> Iterator[StatedValue]:
    table = events.child(name)
    if table is None:
        return
    for category in table.children("category_list/category"):
        if not _is_total(category):
            for event in category.children("event_list/event"):
                yield _event(event, category, table)


def _event(element: Element, category: Element, table: Element) -> StatedValue:
    term = element.child("sub_title")
    event = {
        "term": element.text("sub_title"),
        "organSystem": category.text("title"),
        "sourceVocabulary": (term.attribute("vocab") if term else None)
        or table.text("default_vocab"),
        "assessmentType": element.term("assessment", terms.ASSESSMENTS)
        or table.term("default_assessment", terms.ASSESSMENTS),
        "notes": block(element, "description"),
        "stats": [
            StatedValue(
                {
                    "groupId": child.attribute("group_id"),
                    "numEvents": _count(child, "events"),
                    "numAffected": _count(child, "subjects_affected"),
                    "numAtRisk": _count(child, "subjects_at_risk"),
                },
                child.place,
            )
            for child in element.children("counts")
        ],
    }
    return StatedValue(event, element.place)


def _count(element: Element, name: str) -> int | None:
    words = element.attribute(name)
    if words is None:
        return None
    if words.isascii() and words.isdigit():
        return int(words)
    element.reject("a whole number", words)
    return None

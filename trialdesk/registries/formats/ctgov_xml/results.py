"""The results section of a legacy record: flow, baseline, outcome measures, events."""

from collections.abc import Iterator

from trialdesk.registries.foreign import terms
from trialdesk.registries.foreign.foreign import Said
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.formats.ctgov_xml.protocol import Shape, block

_TOTAL = "total"
_TOTALS = {
    "total, all-cause mortality": "deaths",
    "total, serious adverse events": "serious",
    "total, other adverse events": "other",
}


def results(section: Element) -> Said:
    """Tell the posted results in the shape of the v2 resultsSection."""
    flow = section.child("participant_flow")
    baseline = section.child("baseline")
    events = section.child("reported_events")
    shape = {
        "participantFlowModule": _flow(flow) if flow else None,
        "baselineCharacteristicsModule": _baseline(baseline) if baseline else None,
        "outcomeMeasuresModule": {
            "outcomeMeasures": [_outcome(one) for one in section.children("outcome_list/outcome")]
        },
        "adverseEventsModule": _events(events) if events else None,
        "moreInfoModule": {
            "limitationsAndCaveats": {"description": block(section, "limitations_and_caveats")}
        },
    }
    return Said(shape, section.place)


def _flow(found: Element) -> Said:
    flow = {
        "recruitmentDetails": block(found, "recruitment_details"),
        "preAssignmentDetails": block(found, "pre_assignment_details"),
        "groups": _groups(found),
        "periods": [_period(one) for one in found.children("period_list/period")],
    }
    return Said(flow, found.place)


def _groups(parent: Element) -> list[Said]:
    return [_group(one) for one in parent.children("group_list/group")]


def _group(found: Element) -> Said:
    return Said({**_titled(found), "id": found.attribute("group_id")}, found.place)


def _titled(found: Element) -> Shape:
    return {"title": found.text("title"), "description": block(found, "description")}


def _period(found: Element) -> Said:
    reasons = found.children("drop_withdraw_reason_list/drop_withdraw_reason")
    period = {
        "title": found.text("title"),
        "milestones": [
            _step(one, "achievements") for one in found.children("milestone_list/milestone")
        ],
        "dropWithdraws": [_step(one, "reasons") for one in reasons],
    }
    return Said(period, found.place)


def _step(found: Element, counts: str) -> Said:
    step = {
        "type": found.text("title"),
        "comment": block(found, "comment"),
        counts: [
            Said(
                {
                    "groupId": one.attribute("group_id"),
                    "numSubjects": one.attribute("count"),
                    "comment": one.words,
                },
                one.place,
            )
            for one in found.children("participants_list/participants")
        ],
    }
    return Said(step, found.place)


def _baseline(found: Element) -> Said:
    baseline = {
        "populationDescription": block(found, "population"),
        "groups": _groups(found),
        "denoms": _denominators(found),
        "measures": [
            _measure(one, terms.DISPERSIONS) for one in found.children("measure_list/measure")
        ],
    }
    return Said(baseline, found.place)


def _measure(found: Element, dispersions: dict[str, object] | None) -> Said:
    """Tell one table of figures; an outcome's dispersion stays in its own words."""
    dispersion = found.term("dispersion", dispersions) if dispersions else found.text("dispersion")
    measure = {
        **_titled(found),
        "populationDescription": block(found, "population"),
        "paramType": found.term("param", terms.STATISTICS),
        "dispersionType": dispersion,
        "unitOfMeasure": found.text("units"),
        "denomUnitsSelected": found.text("units_analyzed"),
        "denoms": _denominators(found),
        "classes": list(_classes(found)),
    }
    return Said(measure, found.place)


def _denominators(parent: Element) -> list[Said]:
    return [
        Said(
            {
                "units": one.text("units"),
                "counts": [
                    Said(
                        {"groupId": count.attribute("group_id"), "value": count.attribute("value")},
                        count.place,
                    )
                    for count in one.children("count_list/count")
                ],
            },
            one.place,
        )
        for one in parent.children("analyzed_list/analyzed")
    ]


def _classes(measure: Element) -> Iterator[Said]:
    """Give the classes of a table; before 2017 its categories stood without one."""
    for found in measure.children("class_list/class"):
        yield Said(
            {
                "title": found.text("title"),
                "denoms": _denominators(found),
                "categories": _categories(found),
            },
            found.place,
        )
    alone = _categories(measure)
    if alone:
        yield Said({"categories": alone}, measure.place)


def _categories(parent: Element) -> list[Said]:
    return [
        Said(
            {
                "title": found.text("title") or found.text("sub_title"),
                "measurements": [
                    _measurement(one) for one in found.children("measurement_list/measurement")
                ],
            },
            found.place,
        )
        for found in parent.children("category_list/category")
    ]


def _measurement(found: Element) -> Said:
    figure = {
        "groupId": found.attribute("group_id"),
        "value": found.attribute("value"),
        "spread": found.attribute("spread"),
        "lowerLimit": found.attribute("lower_limit"),
        "upperLimit": found.attribute("upper_limit"),
        "comment": found.words,
    }
    return Said(figure, found.place)


def _outcome(found: Element) -> Said:
    """Tell an outcome measure; one without a table is yet to be posted."""
    table = found.child("measure")
    figures = _measure(table, None).value if table else {}
    outcome = {
        **(figures if isinstance(figures, dict) else {}),
        "type": found.term("type", terms.OUTCOME_TYPES),
        **_titled(found),
        "timeFrame": found.text("time_frame"),
        "populationDescription": block(found, "population"),
        "reportingStatus": "POSTED" if table else "NOT_POSTED",
        "anticipatedPostingDate": found.text("posting_date"),
        "groups": _groups(found),
        "analyses": [_analysis(one) for one in found.children("analysis_list/analysis")],
    }
    return Said(outcome, found.place)


def _analysis(found: Element) -> Said:
    analysis = {
        "groupIds": found.texts("group_id_list/group_id"),
        "groupDescription": block(found, "groups_desc"),
        "nonInferiorityType": found.term("non_inferiority_type", terms.HYPOTHESES),
        "nonInferiorityComment": block(found, "non_inferiority_desc"),
        "pValue": found.text("p_value"),
        "pValueComment": block(found, "p_value_desc"),
        "statisticalMethod": found.text("method"),
        "statisticalComment": block(found, "method_desc"),
        "paramType": found.text("param_type"),
        "paramValue": found.text("param_value"),
        "dispersionType": found.text("dispersion_type"),
        "dispersionValue": found.text("dispersion_value"),
        "ciPctValue": found.text("ci_percent"),
        "ciNumSides": found.term("ci_n_sides", terms.SIDES),
        "ciLowerLimit": found.text("ci_lower_limit"),
        "ciUpperLimit": found.text("ci_upper_limit"),
        "ciLowerLimitComment": block(found, "ci_lower_limit_na_comment"),
        "ciUpperLimitComment": block(found, "ci_upper_limit_na_comment"),
        "estimateComment": block(found, "estimate_desc"),
        "otherAnalysisDescription": block(found, "other_analysis_desc"),
    }
    return Said(analysis, found.place)


def _events(found: Element) -> Said:
    events = {
        "timeFrame": block(found, "time_frame"),
        "description": block(found, "desc"),
        "frequencyThreshold": found.text("other_events/frequency_threshold"),
        "eventGroups": [_event_group(one, found) for one in found.children("group_list/group")],
        "seriousEvents": list(_listed(found, "serious_events")),
        "otherEvents": list(_listed(found, "other_events")),
    }
    return Said(events, found.place)


def _event_group(found: Element, events: Element) -> Said:
    group = {**_titled(found), "id": found.attribute("group_id")}
    for table in ("serious_events", "other_events"):
        for category in events.children(f"{table}/category_list/category"):
            if _is_total(category):
                group |= _totals(category, group["id"])
    return Said(group, found.place)


def _totals(category: Element, group: object) -> Shape:
    """Give how many of a group died, or had any event of a table."""
    totals: Shape = {}
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


def _listed(events: Element, name: str) -> Iterator[Said]:
    table = events.child(name)
    if table is None:
        return
    for category in table.children("category_list/category"):
        if not _is_total(category):
            for event in category.children("event_list/event"):
                yield _event(event, category, table)


def _event(found: Element, category: Element, table: Element) -> Said:
    term = found.child("sub_title")
    event = {
        "term": found.text("sub_title"),
        "organSystem": category.text("title"),
        "sourceVocabulary": (term.attribute("vocab") if term else None)
        or table.text("default_vocab"),
        "assessmentType": found.term("assessment", terms.ASSESSMENTS)
        or table.term("default_assessment", terms.ASSESSMENTS),
        "notes": block(found, "description"),
        "stats": [
            Said(
                {
                    "groupId": one.attribute("group_id"),
                    "numEvents": _count(one, "events"),
                    "numAffected": _count(one, "subjects_affected"),
                    "numAtRisk": _count(one, "subjects_at_risk"),
                },
                one.place,
            )
            for one in found.children("counts")
        ],
    }
    return Said(event, found.place)


def _count(found: Element, name: str) -> int | None:
    words = found.attribute(name)
    if words is None:
        return None
    if words.isascii() and words.isdigit():
        return int(words)
    found.reject("a whole number", words)
    return None

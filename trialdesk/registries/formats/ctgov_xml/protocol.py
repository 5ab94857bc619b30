"""What a legacy record says of the trial before its results."""

from trialdesk.registries.foreign import terms
from trialdesk.registries.foreign.foreign import StatedValue, StudyShape
from trialdesk.registries.foreign.word_dates import day
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.formats.ctgov_xml.layout import laid_out


def protocol(study: Element) -> StudyShape:
    """Return the record in the shape of the v2 protocolSection."""
    return {
        "identificationModule": _identification(study),
        "statusModule": _status(study),
        "sponsorCollaboratorsModule": _sponsors(study),
        "descriptionModule": {
            "briefSummary": block(study, "brief_summary/textblock"),
            "detailedDescription": block(study, "detailed_description/textblock"),
        },
        "conditionsModule": {
            "conditions": study.texts("condition"),
            "keywords": study.texts("keyword"),
        },
        "designModule": _design(study),
        "armsInterventionsModule": _treatments(study),
        "outcomesModule": {
            "primaryOutcomes": _outcomes(study, "primary_outcome"),
            "secondaryOutcomes": _outcomes(study, "secondary_outcome"),
            "otherOutcomes": _outcomes(study, "other_outcome"),
        },
        "eligibilityModule": _eligibility(study),
        "contactsLocationsModule": {
            "centralContacts": _contacts(study, ("overall_contact", "overall_contact_backup")),
            "locations": [_location(child) for child in study.children("location")],
        },
    }


def block(element: Element, path: str) -> StatedValue | None:
    """Return a text of several paragraphs."""
    child = element.child(path)
    return child.with_place(laid_out(child.block)) if child and child.block else None


def _identification(study: Element) -> StudyShape:
    return {
        "nctId": study.text("id_info/nct_id"),
        "nctIdAliases": study.texts("id_info/nct_alias"),
        "orgStudyIdInfo": {"id": study.text("id_info/org_study_id")},
        "secondaryIdInfos": [
            StatedValue({"id": child.words}, child.place)
            for child in study.children("id_info/secondary_id")
        ],
        "briefTitle": study.text("brief_title"),
        "officialTitle": study.text("official_title"),
        "acronym": study.text("acronym"),
    }


def _status(study: Element) -> StudyShape:
    return {
        "overallStatus": study.term("overall_status", terms.STATUSES),
        "whyStopped": study.text("why_stopped"),
        "statusVerifiedDate": day(study, "verification_date"),
        "startDateStruct": _dated(study, "start_date"),
        "primaryCompletionDateStruct": _dated(study, "primary_completion_date"),
        "completionDateStruct": _dated(study, "completion_date"),
        "lastUpdateSubmitDate": day(study, "last_update_submitted")
        or day(study, "lastchanged_date"),
        "lastUpdatePostDateStruct": _dated(study, "last_update_posted"),
    }


def _dated(study: Element, name: str) -> StudyShape:
    """Return a date and whether it was reached or is expected, where that is said."""
    child = study.child(name)
    kind = (child.attribute("type") or "").lower() if child else ""
    return {"date": day(study, name), "type": terms.DATE_TYPES.get(kind)}


def _sponsors(study: Element) -> StudyShape:
    lead = study.child("sponsors/lead_sponsor")
    return {
        "leadSponsor": _agency(lead) if lead else None,
        "collaborators": [_agency(child) for child in study.children("sponsors/collaborator")],
    }


def _agency(element: Element) -> StatedValue:
    agency = {
        "name": element.text("agency"),
        "class": element.term("agency_class", terms.SPONSOR_CLASSES),
    }
    return StatedValue(agency, element.place)


def _design(study: Element) -> StudyShape:
    masking = study.child("study_design_info/masking")
    enrolled = study.child("enrollment")
    kind = (enrolled.attribute("type") or "").lower() if enrolled else ""
    return {
        "studyType": study.term("study_type", terms.STUDY_TYPES),
        "phases": study.term("phase", terms.PHASES),
        "designInfo": {
            "allocation": study.term("study_design_info/allocation", terms.ALLOCATIONS),
            "interventionModel": study.term("study_design_info/intervention_model", terms.MODELS),
            "primaryPurpose": study.term("study_design_info/primary_purpose", terms.PURPOSES),
            "maskingInfo": {"masking": _masking(masking) if masking else None},
        },
        "enrollmentInfo": {
            "count": _number(enrolled) if enrolled else None,
            "type": terms.DATE_TYPES.get(kind),
        },
    }


def _masking(element: Element) -> StatedValue | None:
    """Read a masking without the roles that stand behind it in brackets."""
    words = (element.words or "").partition("(")[0].strip()
    value = terms.MASKINGS.get(words.lower())
    if value is None and words:
        element.reject("a masking such as None (Open Label) or Double")
    return element.with_place(value)


def _number(element: Element) -> StatedValue | None:
    words = element.words or ""
    if words.isascii() and words.isdigit():
        return element.with_place(int(words))
    if words:
        element.reject("a whole number")
    return None


def _treatments(study: Element) -> StudyShape:
    interventions = [_intervention(child) for child in study.children("intervention")]
    return {
        "armGroups": [_arm(child, study) for child in study.children("arm_group")],
        "interventions": interventions,
    }


def _intervention(element: Element) -> StatedValue:
    intervention = {
        "type": element.term("intervention_type", terms.INTERVENTION_TYPES),
        "name": element.text("intervention_name"),
        "description": block(element, "description"),
        "armGroupLabels": element.texts("arm_group_label"),
        "otherNames": element.texts("other_name"),
    }
    return StatedValue(intervention, element.place)


def _arm(element: Element, study: Element) -> StatedValue:
    """Return an arm; its interventions are those that name it."""
    label = element.text("arm_group_label")
    given = [
        _kind_and_name(child)
        for child in study.children("intervention")
        if label and label.value in [named.value for named in child.texts("arm_group_label")]
    ]
    arm = {
        "label": label,
        "type": element.term("arm_group_type", terms.ARM_TYPES),
        "description": block(element, "description"),
        "interventionNames": given,
    }
    return StatedValue(arm, element.place)


def _kind_and_name(intervention: Element) -> StatedValue | None:
    kind, name = intervention.text("intervention_type"), intervention.text("intervention_name")
    return StatedValue(f"{kind.value}: {name.value}", name.place) if kind and name else name


def _outcomes(study: Element, name: str) -> list[StatedValue]:
    return [
        StatedValue(
            {
                "measure": child.text("measure"),
                "timeFrame": child.text("time_frame"),
                "description": block(child, "description"),
            },
            child.place,
        )
        for child in study.children(name)
    ]


def _eligibility(study: Element) -> StudyShape:
    return {
        "eligibilityCriteria": block(study, "eligibility/criteria/textblock"),
        "sex": study.term("eligibility/gender", terms.SEXES),
        "minimumAge": _age(study, "eligibility/minimum_age"),
        "maximumAge": _age(study, "eligibility/maximum_age"),
        "healthyVolunteers": study.term("eligibility/healthy_volunteers", terms.HEALTHY),
    }


def _age(study: Element, path: str) -> StatedValue | None:
    """Return an age; "N/A" says that there is no limit or none was stated."""
    child = study.text(path)
    return None if child is None or str(child.value).upper() == "N/A" else child


def _location(element: Element) -> StatedValue:
    address = "facility/address/"
    location = {
        "facility": element.text("facility/name"),
        "status": element.term("status", terms.STATUSES),
        "city": element.text(f"{address}city"),
        "state": element.text(f"{address}state"),
        "country": element.text(f"{address}country"),
        "contacts": [
            *_contacts(element, ("contact", "contact_backup"), "CONTACT"),
            *_contacts(element, ("investigator",)),
        ],
    }
    return StatedValue(location, element.place)


def _contacts(
    parent: Element, names: tuple[str, ...], role: str | None = None
) -> list[StatedValue]:
    return [_contact(child, role) for name in names for child in parent.children(name)]


def _contact(element: Element, role: str | None) -> StatedValue:
    parts = [element.text(part) for part in ("first_name", "middle_name", "last_name")]
    degrees = element.text("degrees")
    name = " ".join(str(part.value) for part in parts if part)
    contact = {
        "name": f"{name}, {degrees.value}" if name and degrees else name or None,
        "role": element.term("role", terms.ROLES) or role,
        "phone": element.text("phone"),
        "phoneExt": element.text("phone_ext"),
        "email": element.text("email"),
    }
    return StatedValue(contact, element.place)

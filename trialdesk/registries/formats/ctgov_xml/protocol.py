"""What a legacy record says of the trial before its results."""

from trialdesk.registries.foreign import terms
from trialdesk.registries.foreign.foreign import Said
from trialdesk.registries.foreign.word_dates import day
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.formats.ctgov_xml.layout import laid_out

Shape = dict[str, object]


def protocol(study: Element) -> Shape:
    """Tell the record in the shape of the v2 protocolSection."""
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
            "locations": [_location(one) for one in study.children("location")],
        },
    }


def block(element: Element, path: str) -> Said | None:
    """Give a text of several paragraphs."""
    found = element.child(path)
    return found.said(laid_out(found.block)) if found and found.block else None


def _identification(study: Element) -> Shape:
    return {
        "nctId": study.text("id_info/nct_id"),
        "nctIdAliases": study.texts("id_info/nct_alias"),
        "orgStudyIdInfo": {"id": study.text("id_info/org_study_id")},
        "secondaryIdInfos": [
            Said({"id": one.words}, one.place) for one in study.children("id_info/secondary_id")
        ],
        "briefTitle": study.text("brief_title"),
        "officialTitle": study.text("official_title"),
        "acronym": study.text("acronym"),
    }


def _status(study: Element) -> Shape:
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


def _dated(study: Element, name: str) -> Shape:
    """Give a date and whether it was reached or is expected, where that is said."""
    found = study.child(name)
    kind = (found.attribute("type") or "").lower() if found else ""
    return {"date": day(study, name), "type": terms.DATE_TYPES.get(kind)}


def _sponsors(study: Element) -> Shape:
    lead = study.child("sponsors/lead_sponsor")
    return {
        "leadSponsor": _agency(lead) if lead else None,
        "collaborators": [_agency(one) for one in study.children("sponsors/collaborator")],
    }


def _agency(found: Element) -> Said:
    agency = {
        "name": found.text("agency"),
        "class": found.term("agency_class", terms.SPONSOR_CLASSES),
    }
    return Said(agency, found.place)


def _design(study: Element) -> Shape:
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


def _masking(found: Element) -> Said | None:
    """Read a masking without the roles that stand behind it in brackets."""
    words = (found.words or "").partition("(")[0].strip()
    value = terms.MASKINGS.get(words.lower())
    if value is None and words:
        found.reject("a masking such as None (Open Label) or Double")
    return found.said(value)


def _number(found: Element) -> Said | None:
    words = found.words or ""
    if words.isascii() and words.isdigit():
        return found.said(int(words))
    if words:
        found.reject("a whole number")
    return None


def _treatments(study: Element) -> Shape:
    interventions = [_intervention(one) for one in study.children("intervention")]
    return {
        "armGroups": [_arm(one, study) for one in study.children("arm_group")],
        "interventions": interventions,
    }


def _intervention(found: Element) -> Said:
    intervention = {
        "type": found.term("intervention_type", terms.INTERVENTION_TYPES),
        "name": found.text("intervention_name"),
        "description": block(found, "description"),
        "armGroupLabels": found.texts("arm_group_label"),
        "otherNames": found.texts("other_name"),
    }
    return Said(intervention, found.place)


def _arm(found: Element, study: Element) -> Said:
    """Tell an arm; its interventions are those that name it."""
    label = found.text("arm_group_label")
    given = [
        _kind_and_name(one)
        for one in study.children("intervention")
        if label and label.value in [named.value for named in one.texts("arm_group_label")]
    ]
    arm = {
        "label": label,
        "type": found.term("arm_group_type", terms.ARM_TYPES),
        "description": block(found, "description"),
        "interventionNames": given,
    }
    return Said(arm, found.place)


def _kind_and_name(intervention: Element) -> Said | None:
    kind, name = intervention.text("intervention_type"), intervention.text("intervention_name")
    return Said(f"{kind.value}: {name.value}", name.place) if kind and name else name


def _outcomes(study: Element, name: str) -> list[Said]:
    return [
        Said(
            {
                "measure": one.text("measure"),
                "timeFrame": one.text("time_frame"),
                "description": block(one, "description"),
            },
            one.place,
        )
        for one in study.children(name)
    ]


def _eligibility(study: Element) -> Shape:
    return {
        "eligibilityCriteria": block(study, "eligibility/criteria/textblock"),
        "sex": study.term("eligibility/gender", terms.SEXES),
        "minimumAge": _age(study, "eligibility/minimum_age"),
        "maximumAge": _age(study, "eligibility/maximum_age"),
        "healthyVolunteers": study.term("eligibility/healthy_volunteers", terms.HEALTHY),
    }


def _age(study: Element, path: str) -> Said | None:
    """Give an age; "N/A" says that there is no limit or none was stated."""
    found = study.text(path)
    return None if found is None or str(found.value).upper() == "N/A" else found


def _location(found: Element) -> Said:
    address = "facility/address/"
    location = {
        "facility": found.text("facility/name"),
        "status": found.term("status", terms.STATUSES),
        "city": found.text(f"{address}city"),
        "state": found.text(f"{address}state"),
        "country": found.text(f"{address}country"),
        "contacts": [
            *_contacts(found, ("contact", "contact_backup"), "CONTACT"),
            *_contacts(found, ("investigator",)),
        ],
    }
    return Said(location, found.place)


def _contacts(parent: Element, names: tuple[str, ...], role: str | None = None) -> list[Said]:
    return [_contact(one, role) for name in names for one in parent.children(name)]


def _contact(found: Element, role: str | None) -> Said:
    parts = [found.text(part) for part in ("first_name", "middle_name", "last_name")]
    degrees = found.text("degrees")
    name = " ".join(str(part.value) for part in parts if part)
    contact = {
        "name": f"{name}, {degrees.value}" if name and degrees else name or None,
        "role": found.term("role", terms.ROLES) or role,
        "phone": found.text("phone"),
        "phoneExt": found.text("phone_ext"),
        "email": found.text("email"),
    }
    return Said(contact, found.place)

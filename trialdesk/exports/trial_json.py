"""A trial as the public JSON of ``trialdesk show``."""

from decimal import Decimal

from trialdesk.comparison.statements import stated_ratio
from trialdesk.criteria.text.places import criterion_source
from trialdesk.criteria.text.split import split
from trialdesk.domain.dose import Adjustment, Dose
from trialdesk.domain.located_site import LocatedSite, SitesOnMap
from trialdesk.domain.site import Contact
from trialdesk.domain.source import Disagreement, Snapshot
from trialdesk.domain.trial import PartialDate, Sponsor, Trial, age_in_years
from trialdesk.dosing.doses import doses
from trialdesk.endpoints.endpoint import endpoint
from trialdesk.exports.source_json import Json, source_json
from trialdesk.presentation.wording.places import note_words


def show(trial: Trial, sites: SitesOnMap) -> Json:
    """Return the whole trial in the shape of the contract; what is not stated is null.

    ``sites`` are those of the trial, in the order of the record.
    """
    return {
        **_identity(trial),
        **_design(trial),
        **_progress(trial),
        "lead_sponsor": _sponsor(trial.lead_sponsor),
        "collaborators": [_sponsor(sponsor) for sponsor in trial.collaborators],
        "conditions": list(trial.conditions),
        "keywords": list(trial.keywords),
        "arms": _arms(trial),
        "interventions": _interventions(trial),
        "doses": [_dose(dose) for dose in doses(trial)],
        "outcomes": _outcomes(trial),
        "eligibility": _eligibility(trial),
        "sites": [_site(site) for site in sites.sites],
        "sites_stated": trial.sites_stated,
        "contacts": [_contact(contact) for contact in trial.contacts],
        "has_results": trial.has_results,
        "disagreements": [_disagreement(trial, item) for item in trial.disagreements],
        "snapshot": _snapshot(trial.snapshot),
    }


def _identity(trial: Trial) -> Json:
    return {
        "nct_id": trial.id,
        "other_ids": list(trial.other_ids),
        "brief_title": trial.brief_title,
        "official_title": trial.official_title,
        "acronym": trial.acronym,
    }


def _design(trial: Trial) -> Json:
    return {
        "study_type": trial.study_type,
        "phases": list(trial.phases),
        "allocation": trial.allocation,
        "allocation_ratio": stated_ratio(trial)[0],
        "intervention_model": trial.intervention_model,
        "masking": trial.masking,
        "primary_purpose": trial.primary_purpose,
    }


def _progress(trial: Trial) -> Json:
    enrollment = trial.enrollment
    return {
        "status": trial.status,
        "why_stopped": trial.why_stopped,
        "enrollment": (
            {"count": enrollment.count, "type": enrollment.type} if enrollment else None
        ),
        "start_date": _date(trial.start_date),
        "primary_completion_date": _date(trial.primary_completion_date),
        "completion_date": _date(trial.completion_date),
    }


def _date(date: PartialDate | None) -> Json | None:
    return {"date": date.date, "type": date.type} if date else None


def _sponsor(sponsor: Sponsor | None) -> Json | None:
    return {"name": sponsor.name, "class": sponsor.sponsor_class} if sponsor else None


def _arms(trial: Trial) -> list[Json]:
    return [
        {
            "label": arm.label,
            "type": arm.type,
            "description": arm.description,
            "interventions": list(arm.interventions),
        }
        for arm in trial.arms
    ]


def _interventions(trial: Trial) -> list[Json]:
    return [
        {
            "name": intervention.name,
            "type": intervention.type,
            "description": intervention.description,
            "other_names": list(intervention.other_names),
        }
        for intervention in trial.interventions
    ]


def _dose(dose: Dose) -> Json:
    return {
        "intervention": dose.intervention,
        "arm": dose.arm,
        "amount": number(dose.amount),
        "amount_high": number(dose.amount_high),
        "unit": dose.unit,
        "per": dose.per,
        "route": dose.route,
        "every": number(dose.every),
        "every_unit": dose.every_unit,
        "times_a_day": dose.times_a_day,
        "cycle_days": dose.cycle_days,
        "days": list(dose.days) if dose.days else None,
        "order": dose.order,
        "loading": dose.loading,
        "adjustments": [_adjustment(item) for item in dose.adjustments],
        "source": source_json(dose.source),
        "further_sources": [source_json(source) for source in dose.further_sources],
    }


def _adjustment(adjustment: Adjustment) -> Json:
    return {
        "action": adjustment.action,
        "permitted": adjustment.permitted,
        "amount": number(adjustment.amount),
        "unit": adjustment.unit,
        "per": adjustment.per,
        "condition": adjustment.condition,
        "source": source_json(adjustment.source),
    }


def number(value: Decimal | None) -> int | float | None:
    """Return a JSON number without a fraction where there is none."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _outcomes(trial: Trial) -> list[Json]:
    shown = []
    for index, outcome in enumerate(trial.outcomes):
        read = endpoint(outcome)
        shown.append(
            {
                "role": outcome.role,
                "measure": outcome.measure,
                "code": read.code,
                "time_frame": outcome.time_frame,
                "description": outcome.description,
                "assessor": read.assessor,
                "source": source_json(trial.source(f"outcomes/{index}")),
            }
        )
    return shown


def _eligibility(trial: Trial) -> Json:
    eligibility = trial.eligibility
    return {
        "minimum_age_years": _years(eligibility.minimum_age),
        "maximum_age_years": _years(eligibility.maximum_age),
        "sex": eligibility.sex,
        "healthy_volunteers": eligibility.healthy_volunteers,
        "criteria": [
            {
                "id": item.id,
                "polarity": item.polarity,
                "group": item.group,
                "depth": item.depth,
                "text": item.text,
                "source": source_json(criterion_source(trial, item.line, item.text)),
            }
            for item in split(eligibility.text or "")
        ],
    }


def _years(posted: str | None) -> int | float | None:
    years = age_in_years(posted)
    return int(years) if years is not None and years.is_integer() else years


def _site(located_site: LocatedSite) -> Json:
    site, located = located_site.site, located_site.located
    return {
        "facility": site.facility,
        "city": site.city,
        "state": site.state,
        "country": site.country,
        "status": site.status,
        "latitude": located.latitude,
        "longitude": located.longitude,
        "place_status": located.status,
        "place_note": note_words(located),
        "contacts": [_contact(contact) for contact in site.contacts],
    }


def _contact(contact: Contact) -> Json:
    return {
        "name": contact.name,
        "role": contact.role,
        "phone": contact.phone,
        "email": contact.email,
    }


def _disagreement(trial: Trial, disagreement: Disagreement) -> Json:
    return {
        "path": disagreement.path,
        "remark": disagreement.remark,
        "readings": [
            {"value": value, "source": source_json(trial.stored(source))}
            for value, source in disagreement.readings
        ],
    }


def _snapshot(snapshot: Snapshot | None) -> Json | None:
    if snapshot is None:
        return None
    return {
        "id": snapshot.id,
        "document": snapshot.document,
        "kind": snapshot.kind,
        "data_date": snapshot.data_date,
        "data_date_basis": snapshot.data_date_basis,
        "publisher": snapshot.publisher,
        "citation": snapshot.citation,
        "imported_at": snapshot.imported_at,
        "sha256": snapshot.sha256,
    }

"""Trials written as the registry would give them, and read with the program's own reader."""

import json
from collections.abc import Sequence
from typing import Any

from tests.builders import SNAPSHOT, make_trial
from trialdesk.domain.result import AdverseEvent, Estimate, Interval
from trialdesk.domain.site import Site
from trialdesk.domain.source import Snapshot
from trialdesk.domain.trial import PartialDate, Sponsor, Trial
from trialdesk.registries.read import read_bytes

Json = dict[str, Any]


def make_study(**changes: Any) -> Json:
    """Give the small complete trial as a study of the API v2, with the changes asked for."""
    return study_of(make_trial(**changes))


def make_record(**changes: Any) -> tuple[Trial, bytes]:
    """Give such a trial as it is read from its study, and the bytes of the study."""
    return record_of(make_study(**changes))


def dated(data_date: str | None, **changes: Any) -> tuple[Trial, bytes]:
    """Give the record of such a trial whose data stand for a day."""
    snapshot = Snapshot("r.json", "registry", "", data_date, "last updated")
    return record_of(make_study(snapshot=snapshot, **changes), "r.json")


def record_of(study: object, document: str = SNAPSHOT.document) -> tuple[Trial, bytes]:
    """Read a record written as JSON; gives the trial, and the bytes it was read from."""
    raw = json.dumps(study).encode()
    reading = read_bytes(raw, document)
    assert not reading.rejections
    (record,) = reading.records
    return record.trial, record.raw


def study_of(trial: Trial) -> Json:
    """Write a trial as a study of the API v2."""
    snapshot = trial.snapshot or SNAPSHOT
    study: Json = {
        "protocolSection": _protocol(trial, snapshot),
        "derivedSection": {"miscInfoModule": {"versionHolder": _day(snapshot, "registry version")}},
        "hasResults": trial.has_results,
        "trialdesk": _beside_the_registry(trial, snapshot),
    }
    stated: Json = _stated(study)
    return stated


def _protocol(trial: Trial, snapshot: Snapshot) -> Json:
    return {
        "identificationModule": {
            "nctId": trial.id,
            "nctIdAliases": trial.aliases,
            "secondaryIdInfos": [{"id": number} for number in trial.other_ids],
            "briefTitle": trial.brief_title,
            "officialTitle": trial.official_title,
            "acronym": trial.acronym,
        },
        "statusModule": {
            "overallStatus": trial.status,
            "whyStopped": trial.why_stopped,
            "startDateStruct": _date(trial.start_date),
            "lastUpdatePostDateStruct": {"date": _day(snapshot, "last updated")},
        },
        "sponsorCollaboratorsModule": {"leadSponsor": _sponsor(trial.lead_sponsor)},
        "conditionsModule": {"conditions": trial.conditions},
        "designModule": _design(trial),
        "armsInterventionsModule": _treatment(trial),
        "outcomesModule": _outcomes(trial),
        "eligibilityModule": {
            "eligibilityCriteria": trial.eligibility.text,
            "healthyVolunteers": trial.eligibility.healthy_volunteers,
            "sex": trial.eligibility.sex,
            "minimumAge": trial.eligibility.minimum_age,
            "maximumAge": trial.eligibility.maximum_age,
        },
        "contactsLocationsModule": {"locations": [_location(site) for site in trial.sites]},
    }


def _day(snapshot: Snapshot, basis: str) -> str | None:
    return snapshot.data_date if snapshot.data_date_basis == basis else None


def _date(day: PartialDate | None) -> Json | None:
    return {"date": day.date, "type": day.type} if day else None


def _sponsor(sponsor: Sponsor | None) -> Json | None:
    return {"name": sponsor.name, "class": sponsor.sponsor_class} if sponsor else None


def _design(trial: Trial) -> Json:
    enrolled = trial.enrollment
    return {
        "studyType": trial.study_type,
        "phases": trial.phases,
        "designInfo": {
            "allocation": trial.allocation,
            "interventionModel": trial.intervention_model,
            "primaryPurpose": trial.primary_purpose,
            "maskingInfo": {"masking": trial.masking},
        },
        "enrollmentInfo": enrolled and {"count": enrolled.count, "type": enrolled.type},
    }


def _treatment(trial: Trial) -> Json:
    return {
        "armGroups": [
            {
                "label": arm.label,
                "type": arm.type,
                "description": arm.description,
                "interventionNames": arm.interventions,
            }
            for arm in trial.arms
        ],
        "interventions": [
            {"name": part.name, "type": part.type, "description": part.description}
            for part in trial.interventions
        ],
    }


def _outcomes(trial: Trial) -> Json:
    return {
        f"{role}Outcomes": [
            {
                "measure": outcome.measure,
                "timeFrame": outcome.time_frame,
                "description": outcome.description,
            }
            for outcome in trial.outcomes
            if outcome.role == role
        ]
        for role in ("primary", "secondary", "other")
    }


def _location(site: Site) -> Json:
    return {
        "facility": site.facility,
        "city": site.city,
        "state": site.state,
        "country": site.country,
        "status": site.status,
        "geoPoint": {"lat": site.latitude, "lon": site.longitude},
    }


def _beside_the_registry(trial: Trial, snapshot: Snapshot) -> Json:
    """Write what a record made from a page or a publication holds beside the study."""
    made: Json = {"sitesStated": trial.sites_stated}
    if trial.results:
        made["results"] = {
            "estimates": _figures(trial.results.estimates),
            "adverseEvents": _events(trial.results.adverse_events),
        }
    if snapshot.kind != "registry":
        made |= {"kind": snapshot.kind, "publisher": snapshot.publisher}
        made["dataDate"] = {"date": snapshot.data_date, "basis": snapshot.data_date_basis}
    return made


def _figures(estimates: Sequence[Estimate]) -> list[Json]:
    return [
        {
            "key": one.key,
            "measure": one.measure,
            "code": one.code,
            "population": one.population,
            "n": one.n,
            "total": one.total,
            "value": one.value and float(one.value),
            "unit": one.unit,
            "interval": one.interval and _interval(one.interval),
            "atMonths": one.at_months,
        }
        for one in estimates
    ]


def _interval(interval: Interval) -> Json:
    return {
        "level": int(interval.level),
        "low": interval.low and float(interval.low),
        "high": interval.high and float(interval.high),
        "method": interval.method,
    }


def _events(events: Sequence[AdverseEvent]) -> list[Json]:
    return [
        {
            "term": event.term,
            "grade": event.grade,
            "n": event.n,
            "total": event.total,
            "percent": event.percent and float(event.percent),
        }
        for event in events
    ]


def _stated(value: Any) -> Any:
    """Leave out what is not stated."""
    if isinstance(value, dict):
        members = {name: _stated(member) for name, member in value.items()}
        return {name: member for name, member in members.items() if member not in (None, {}, [])}
    if isinstance(value, list | tuple):
        return [_stated(item) for item in value]
    return value


def make_ctis(number: str, nct: str, eudract: str = "") -> Json:
    """Give a record of CTIS that names the trial's numbers in other registries."""
    other = {"nctNumber": {"number": nct}}
    identifiers = {"publicTitle": "Exampletinib", "secondaryIdentifyingNumbers": other}
    part = {"trialDetails": {"clinicalTrialIdentifiers": identifiers}}
    return {
        "ctNumber": number,
        "trialPhase": "Therapeutic exploratory (Phase II)",
        "lastUpdated": "01/01/2025",
        "authorizedPartI": part,
        "eudraCt": {"eudraCtCode": eudract},
    }

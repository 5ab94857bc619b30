"""Records of the ISRCTN registry as JSON."""

import re
from collections.abc import Mapping

from trialdesk.registries.foreign.foreign import (
    Origin,
    StatedValue,
    StudyShape,
    criteria,
    read_foreign,
)
from trialdesk.registries.foreign.json_part import JsonPart
from trialdesk.registries.foreign.wording import phases
from trialdesk.registries.reading import Record

_ORIGIN = Origin("ISRCTN")
_TYPES: Mapping[str, object] = {
    "interventional": "INTERVENTIONAL",
    "observational": "OBSERVATIONAL",
}
_SEXES: Mapping[str, object] = {"all": "ALL", "both": "ALL", "male": "MALE", "female": "FEMALE"}
# "Stopped" is said of trials that ended early; "Completed" of recruitment as well as of the trial
_STATUSES: Mapping[str, object] = {"suspended": "SUSPENDED", "stopped": "TERMINATED"}
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})T")


def is_isrctn(study: Mapping[str, object]) -> bool:
    return "isrctn" in study and "trialDescription" in study


def read_isrctn(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one record; raises UnreadableFileError when it has no number."""
    trial = JsonPart(study, "", [])
    shape: StudyShape = {
        "protocolSection": {
            "identificationModule": _identification(trial),
            "statusModule": _status(trial),
            "descriptionModule": {
                "briefSummary": trial.block("trialDescription/plainEnglishSummary"),
                "detailedDescription": trial.block("trialDescription/studyHypothesis"),
            },
            "conditionsModule": {
                "conditions": [
                    item.text("description") for item in trial.each("conditions/condition")
                ]
            },
            "designModule": {
                "studyType": trial.term("trialDesign/primaryStudyDesign", _TYPES),
                "phases": _phase(trial),
                "enrollmentInfo": _size(trial),
            },
            "armsInterventionsModule": {
                "interventions": [
                    StatedValue(_intervention(item), item.place)
                    for item in trial.each("interventions/intervention")
                ]
            },
            "outcomesModule": {
                "primaryOutcomes": _outcomes(trial, "primaryOutcome"),
                "secondaryOutcomes": _outcomes(trial, "secondaryOutcome"),
            },
            "eligibilityModule": {
                "eligibilityCriteria": criteria(
                    trial.block("participants/inclusion"), trial.block("participants/exclusion")
                ),
                "sex": trial.term("participants/gender", _SEXES),
            },
            "contactsLocationsModule": {
                "locations": [
                    StatedValue(_site(item), item.place)
                    for item in trial.each("participants/trialCentres/trialCentre")
                ]
            },
        }
    }
    return read_foreign(shape, document, raw, trial.issues, _ORIGIN)


def _identification(trial: JsonPart) -> StudyShape:
    number = trial.at("isrctn")
    return {
        "nctId": StatedValue(f"ISRCTN{str(number.value).removeprefix('ISRCTN')}", number.place),
        "briefTitle": trial.text("trialDescription/title"),
        "officialTitle": trial.text("trialDescription/scientificTitle"),
        "acronym": trial.text("trialDescription/acronym"),
        "secondaryIdInfos": _ids(trial),
    }


def _ids(trial: JsonPart) -> list[StatedValue]:
    named = [trial.text(f"externalRefs/{name}") for name in ("eudraCTNumber", "irasNumber")]
    named.append(trial.text("externalRefs/clinicalTrialsGovNumber"))
    named.append(trial.text("externalRefs/protocolSerialNumber"))
    several = trial.each("externalRefs/secondaryNumbers/secondaryNumber")
    named += [item.text() for item in several]
    return [StatedValue({"id": item.value}, item.place) for item in named if item]


def _status(trial: JsonPart) -> StudyShape:
    override = trial.at("trialDesign/overallStatusOverride").value
    known = isinstance(override, str) and override.strip().lower() in _STATUSES
    path = "trialDesign/overallStatusOverride"
    return {
        "overallStatus": trial.term(path, _STATUSES) if known else None,
        "whyStopped": trial.text("trialDesign/reasonAbandoned"),
        "startDateStruct": {"date": _day(trial, "participants/recruitmentStart")},
        "completionDateStruct": {"date": _day(trial, "trialDesign/overallEndDate")},
    }


def _day(trial: JsonPart, path: str) -> StatedValue | None:
    stated = trial.text(path)
    day = _DAY.match(str(stated.value)) if stated else None
    return StatedValue(day[1], stated.place) if stated and day else None


def _phase(trial: JsonPart) -> StatedValue | None:
    part = next(trial.each("interventions/intervention"), None)
    return phases(part.text("phase")) if part else None


def _size(trial: JsonPart) -> StudyShape:
    """Return how many were enrolled, or else how many are wanted."""
    for path, kind in (("totalFinalEnrolment", "ACTUAL"), ("targetEnrolment", "ESTIMATED")):
        stated = trial.text(f"participants/{path}")
        if stated and str(stated.value).isdecimal():
            return {"count": StatedValue(int(str(stated.value)), stated.place), "type": kind}
    return {}


def _intervention(part: JsonPart) -> StudyShape:
    named = part.text("drugNames")
    return {"name": named, "description": part.block("description")}


def _outcomes(trial: JsonPart, name: str) -> list[StatedValue]:
    stated = trial.block(f"trialDescription/{name}")
    return [StatedValue({"measure": stated.value}, stated.place)] if stated else []


def _site(part: JsonPart) -> StudyShape:
    return {
        "facility": part.text("name"),
        "city": part.text("city"),
        "state": part.text("state"),
        "country": part.text("country"),
    }

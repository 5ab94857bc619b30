"""Records of the ISRCTN registry as JSON."""

import re
from collections.abc import Mapping

from trialdesk.registries.foreign.foreign import Origin, Said, criteria, read_foreign
from trialdesk.registries.foreign.json_part import Part
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

Shape = dict[str, object]


def is_isrctn(study: Mapping[str, object]) -> bool:
    return "isrctn" in study and "trialDescription" in study


def read_isrctn(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one record; raises UnreadableFileError when it has no number."""
    trial = Part(study, "", [])
    shape: Shape = {
        "protocolSection": {
            "identificationModule": _identification(trial),
            "statusModule": _status(trial),
            "descriptionModule": {
                "briefSummary": trial.block("trialDescription/plainEnglishSummary"),
                "detailedDescription": trial.block("trialDescription/studyHypothesis"),
            },
            "conditionsModule": {
                "conditions": [
                    one.text("description") for one in trial.each("conditions/condition")
                ]
            },
            "designModule": {
                "studyType": trial.term("trialDesign/primaryStudyDesign", _TYPES),
                "phases": _phase(trial),
                "enrollmentInfo": _size(trial),
            },
            "armsInterventionsModule": {
                "interventions": [
                    Said(_intervention(one), one.place)
                    for one in trial.each("interventions/intervention")
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
                    Said(_site(one), one.place)
                    for one in trial.each("participants/trialCentres/trialCentre")
                ]
            },
        }
    }
    return read_foreign(shape, document, raw, trial.issues, _ORIGIN)


def _identification(trial: Part) -> Shape:
    number = trial.at("isrctn")
    return {
        "nctId": Said(f"ISRCTN{str(number.value).removeprefix('ISRCTN')}", number.place),
        "briefTitle": trial.text("trialDescription/title"),
        "officialTitle": trial.text("trialDescription/scientificTitle"),
        "acronym": trial.text("trialDescription/acronym"),
        "secondaryIdInfos": _ids(trial),
    }


def _ids(trial: Part) -> list[Said]:
    named = [trial.text(f"externalRefs/{name}") for name in ("eudraCTNumber", "irasNumber")]
    named.append(trial.text("externalRefs/clinicalTrialsGovNumber"))
    named.append(trial.text("externalRefs/protocolSerialNumber"))
    several = trial.each("externalRefs/secondaryNumbers/secondaryNumber")
    named += [one.text() for one in several]
    return [Said({"id": one.value}, one.place) for one in named if one]


def _status(trial: Part) -> Shape:
    override = trial.at("trialDesign/overallStatusOverride").value
    known = isinstance(override, str) and override.strip().lower() in _STATUSES
    path = "trialDesign/overallStatusOverride"
    return {
        "overallStatus": trial.term(path, _STATUSES) if known else None,
        "whyStopped": trial.text("trialDesign/reasonAbandoned"),
        "startDateStruct": {"date": _day(trial, "participants/recruitmentStart")},
        "completionDateStruct": {"date": _day(trial, "trialDesign/overallEndDate")},
    }


def _day(trial: Part, path: str) -> Said | None:
    found = trial.text(path)
    day = _DAY.match(str(found.value)) if found else None
    return Said(day[1], found.place) if found and day else None


def _phase(trial: Part) -> Said | None:
    found = next(trial.each("interventions/intervention"), None)
    return phases(found.text("phase")) if found else None


def _size(trial: Part) -> Shape:
    """Give how many were enrolled, or else how many are wanted."""
    for path, kind in (("totalFinalEnrolment", "ACTUAL"), ("targetEnrolment", "ESTIMATED")):
        found = trial.text(f"participants/{path}")
        if found and str(found.value).isdecimal():
            return {"count": Said(int(str(found.value)), found.place), "type": kind}
    return {}


def _intervention(found: Part) -> Shape:
    named = found.text("drugNames")
    return {"name": named, "description": found.block("description")}


def _outcomes(trial: Part, name: str) -> list[Said]:
    found = trial.block(f"trialDescription/{name}")
    return [Said({"measure": found.value}, found.place)] if found else []


def _site(found: Part) -> Shape:
    return {
        "facility": found.text("name"),
        "city": found.text("city"),
        "state": found.text("state"),
        "country": found.text("country"),
    }

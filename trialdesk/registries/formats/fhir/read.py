"""FHIR R4 ResearchStudy resources, alone or in a Bundle."""

from collections.abc import Iterator, Mapping

from trialdesk.domain.identifiers import registered
from trialdesk.registries.foreign.foreign import Origin, StatedValue, StudyShape, read_foreign
from trialdesk.registries.foreign.json_part import JsonPart
from trialdesk.registries.formats.fhir.group import concept, criteria
from trialdesk.registries.reading import Record
from trialdesk.registries.study.dates import is_date

_ORIGIN = Origin("FHIR", partial=True)
# ResearchStudyStatus tells of the resource's study as a whole: "active" is not "recruiting"
_STATUSES: Mapping[str, object] = {
    "completed": "COMPLETED",
    "withdrawn": "WITHDRAWN",
    "closed-to-accrual": "ACTIVE_NOT_RECRUITING",
    "closed-to-accrual-and-intervention": "ACTIVE_NOT_RECRUITING",
    "temporarily-closed-to-accrual": "SUSPENDED",
    "temporarily-closed-to-accrual-and-intervention": "SUSPENDED",
}
# http://terminology.hl7.org/CodeSystem/research-study-phase
_PHASES: Mapping[str, object] = {
    "n-a": ["NA"],
    "early-phase-1": ["EARLY_PHASE1"],
    "phase-1": ["PHASE1"],
    "phase-1-phase-2": ["PHASE1", "PHASE2"],
    "phase-2": ["PHASE2"],
    "phase-2-phase-3": ["PHASE2", "PHASE3"],
    "phase-3": ["PHASE3"],
    "phase-4": ["PHASE4"],
}
_ROLES = {"primary": "primaryOutcomes", "secondary": "secondaryOutcomes"}


def studies_in(bundle: Mapping[str, object]) -> Iterator[Mapping[str, object]] | None:
    """Return the studies of a Bundle; None for any other resource."""
    return _studies(bundle) if bundle.get("resourceType") == "Bundle" else None


def _studies(bundle: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    entries = bundle.get("entry")
    for entry in entries if isinstance(entries, list) else ():
        resource = entry.get("resource") if isinstance(entry, Mapping) else None
        if isinstance(resource, Mapping) and is_study(resource):
            yield resource


def is_study(study: Mapping[str, object]) -> bool:
    return study.get("resourceType") == "ResearchStudy"


def read_fhir(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one resource; raises UnreadableFileError when no identifier is a registry's number."""
    trial = JsonPart(study, "", [])
    ids = [item.text("value") for item in trial.each("identifier")]
    stated = [item for item in ids if item]
    number = next((item for item in stated if registered(str(item.value))), None)
    shape: StudyShape = {
        "protocolSection": {
            "identificationModule": {
                "nctId": number,
                "briefTitle": trial.text("title"),
                "secondaryIdInfos": [
                    StatedValue({"id": item.value}, item.place)
                    for item in stated
                    if item is not number
                ],
            },
            "statusModule": {
                "overallStatus": _status(trial),
                "startDateStruct": {"date": _day(trial, "period/start")},
                "completionDateStruct": {"date": _day(trial, "period/end")},
                "lastUpdatePostDateStruct": {"date": _day(trial, "meta/lastUpdated")},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": _sponsor(trial)}},
            "descriptionModule": {"briefSummary": trial.block("description")},
            "conditionsModule": {
                "conditions": [concept(item) for item in trial.each("condition")],
                "keywords": [concept(item) for item in trial.each("keyword")],
            },
            "designModule": {"phases": _phases(trial)},
            "armsInterventionsModule": {
                "armGroups": [StatedValue(_arm(item), item.place) for item in trial.each("arm")]
            },
            "outcomesModule": _outcomes(trial),
            "eligibilityModule": {"eligibilityCriteria": criteria(trial)},
            "contactsLocationsModule": {
                "locations": [
                    StatedValue({"country": concept(item)}, item.place)
                    for item in trial.each("location")
                ]
            },
        }
    }
    return read_foreign(shape, document, raw, trial.issues, _ORIGIN)


def _status(trial: JsonPart) -> StatedValue | None:
    stated = trial.text("status")
    value = _STATUSES.get(str(stated.value)) if stated else None
    return StatedValue(value, stated.place) if stated and value else None


def _day(trial: JsonPart, path: str) -> StatedValue | None:
    stated = trial.text(path)
    day = str(stated.value).partition("T")[0] if stated else ""
    return StatedValue(day, stated.place) if stated and is_date(day) else None


def _sponsor(trial: JsonPart) -> StatedValue | None:
    if named := trial.text("sponsor/display"):
        return named
    reference = str(trial.at("sponsor/reference").value or "").removeprefix("#")
    for item in trial.each("contained"):
        if reference and item.at("id").value == reference:
            return item.text("name")
    return None


def _phases(trial: JsonPart) -> StatedValue | None:
    for item in trial.each("phase/coding"):
        known = _PHASES.get(str(item.at("code").value))
        if known:
            return StatedValue(known, item.at("code").place)
    return None


def _arm(part: JsonPart) -> StudyShape:
    return {"label": part.text("name"), "description": part.block("description")}


def _outcomes(trial: JsonPart) -> StudyShape:
    """Return the objectives that are called primary or secondary."""
    outcomes: dict[str, list[StatedValue]] = {}
    for item in trial.each("objective"):
        coding = next(item.each("type/coding"), None)
        role = _ROLES.get(str(coding.at("code").value)) if coding else None
        if role:
            outcomes.setdefault(role, []).append(
                StatedValue({"measure": item.text("name")}, item.place)
            )
    return dict(outcomes)

"""FHIR R4 ResearchStudy resources, alone or in a Bundle."""

from collections.abc import Iterator, Mapping

from trialdesk.domain.identifiers import registered
from trialdesk.registries.foreign.foreign import Origin, Said, read_foreign
from trialdesk.registries.foreign.json_part import Part
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

Shape = dict[str, object]


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
    trial = Part(study, "", [])
    ids = [one.text("value") for one in trial.each("identifier")]
    stated = [one for one in ids if one]
    number = next((one for one in stated if registered(str(one.value))), None)
    shape: Shape = {
        "protocolSection": {
            "identificationModule": {
                "nctId": number,
                "briefTitle": trial.text("title"),
                "secondaryIdInfos": [
                    Said({"id": one.value}, one.place) for one in stated if one is not number
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
                "conditions": [concept(one) for one in trial.each("condition")],
                "keywords": [concept(one) for one in trial.each("keyword")],
            },
            "designModule": {"phases": _phases(trial)},
            "armsInterventionsModule": {
                "armGroups": [Said(_arm(one), one.place) for one in trial.each("arm")]
            },
            "outcomesModule": _outcomes(trial),
            "eligibilityModule": {"eligibilityCriteria": criteria(trial)},
            "contactsLocationsModule": {
                "locations": [
                    Said({"country": concept(one)}, one.place) for one in trial.each("location")
                ]
            },
        }
    }
    return read_foreign(shape, document, raw, trial.issues, _ORIGIN)


def _status(trial: Part) -> Said | None:
    found = trial.text("status")
    value = _STATUSES.get(str(found.value)) if found else None
    return Said(value, found.place) if found and value else None


def _day(trial: Part, path: str) -> Said | None:
    found = trial.text(path)
    day = str(found.value).partition("T")[0] if found else ""
    return Said(day, found.place) if found and is_date(day) else None


def _sponsor(trial: Part) -> Said | None:
    if named := trial.text("sponsor/display"):
        return named
    reference = str(trial.at("sponsor/reference").value or "").removeprefix("#")
    for one in trial.each("contained"):
        if reference and one.at("id").value == reference:
            return one.text("name")
    return None


def _phases(trial: Part) -> Said | None:
    for one in trial.each("phase/coding"):
        known = _PHASES.get(str(one.at("code").value))
        if known:
            return Said(known, one.at("code").place)
    return None


def _arm(found: Part) -> Shape:
    return {"label": found.text("name"), "description": found.block("description")}


def _outcomes(trial: Part) -> Shape:
    """Give the objectives that are called primary or secondary."""
    told: dict[str, list[Said]] = {}
    for one in trial.each("objective"):
        coding = next(one.each("type/coding"), None)
        role = _ROLES.get(str(coding.at("code").value)) if coding else None
        if role:
            told.setdefault(role, []).append(Said({"measure": one.text("name")}, one.place))
    return dict(told)

"""Records of the EU's CTIS, as its public interface gave them before and since June 2024."""

import re
from collections.abc import Iterator, Mapping

from trialdesk.registries.foreign.foreign import Origin, StatedValue, StudyShape, read_foreign
from trialdesk.registries.foreign.json_part import JsonPart
from trialdesk.registries.foreign.word_dates import iso_of_day_first
from trialdesk.registries.reading import Record
from trialdesk.registries.study.dates import is_date

_ORIGIN = Origin("CTIS")
# ctPublicStatusCode of the public interface
_CODES: Mapping[str, object] = {
    "2": "NOT_YET_RECRUITING",
    "3": "RECRUITING",
    "4": "RECRUITING",
    "5": "ACTIVE_NOT_RECRUITING",
    "6": "SUSPENDED",
    "7": "SUSPENDED",
}
_WORDS: Mapping[str, object] = {
    "authorised, not started": "NOT_YET_RECRUITING",
    "authorised, recruitment pending": "NOT_YET_RECRUITING",
    "authorised, recruiting": "RECRUITING",
    "ongoing, recruiting": "RECRUITING",
    "ongoing, recruitment ended": "ACTIVE_NOT_RECRUITING",
    "temporarily halted": "SUSPENDED",
    "suspended": "SUSPENDED",
}
_STAGE = re.compile(r"\(Phase (IV|I{1,3})\)")
_ROMAN = {"I": "PHASE1", "II": "PHASE2", "III": "PHASE3", "IV": "PHASE4"}
_DETAILS = "trialDetails"


def is_ctis(study: Mapping[str, object]) -> bool:
    return "ctNumber" in study and ("authorizedApplication" in study or "authorizedPartI" in study)


def read_ctis(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one record; raises UnreadableFileError when it has no number."""
    trial = JsonPart(study, "", [])
    newer = trial.at("authorizedApplication")
    application = newer if newer.value else trial
    part = application.at("authorizedPartI")
    details = part.at(_DETAILS)
    ids = details.at("clinicalTrialIdentifiers")
    information = details.at("trialInformation")
    shape: StudyShape = {
        "protocolSection": {
            "identificationModule": {
                "nctId": trial.text("ctNumber"),
                "briefTitle": ids.text("publicTitle") or trial.text("title"),
                "officialTitle": ids.text("fullTitle"),
                "acronym": ids.text("shortTitle"),
                "secondaryIdInfos": list(_ids(ids, application)),
            },
            "statusModule": _status(trial, information),
            "sponsorCollaboratorsModule": _sponsors(part),
            "descriptionModule": {
                "briefSummary": information.block("trialObjective/mainObjective")
            },
            "conditionsModule": {
                "conditions": [
                    item.text("medicalCondition")
                    for item in information.each("medicalCondition/partIMedicalConditions")
                ]
            },
            "designModule": {
                "phases": _phases(trial),
                "enrollmentInfo": _size(trial),
            },
            "armsInterventionsModule": {"interventions": list(_products(part))},
            "outcomesModule": {
                "primaryOutcomes": list(_end_points(information, "primaryEndPoints")),
                "secondaryOutcomes": list(_end_points(information, "secondaryEndPoints")),
            },
            "eligibilityModule": {
                "eligibilityCriteria": _criteria(information),
                "sex": _sex(information),
            },
            "contactsLocationsModule": {"locations": list(_sites(application))},
        }
    }
    return read_foreign(shape, document, raw, trial.issues, _ORIGIN)


def _ids(ids: JsonPart, application: JsonPart) -> Iterator[StatedValue]:
    numbers = ids.at("secondaryIdentifyingNumbers")
    for name in ("nctNumber", "isrctnNumber", "whoUniversalTrialNumber"):
        if stated := numbers.text(f"{name}/number"):
            yield StatedValue({"id": stated.value}, stated.place)
    if stated := application.text("eudraCt/eudraCtCode"):
        yield StatedValue({"id": stated.value}, stated.place)


def _status(trial: JsonPart, information: JsonPart) -> StudyShape:
    """Return the status where its code or words say one that API v2 has: "ended" does not."""
    code, words = trial.at("ctPublicStatusCode"), trial.text("ctStatus")
    value = _CODES.get(str(code.value)) if code.value is not None else None
    status = StatedValue(value, code.place) if value else None
    if status is None and words:
        code_of_words = _WORDS.get(str(words.value).lower())
        status = StatedValue(code_of_words, words.place) if code_of_words else None
    duration = information.at("trialDuration")
    begun = _day(trial, "startDateEU")
    return {
        "overallStatus": status,
        "startDateStruct": {"date": begun, "type": "ACTUAL"}
        if begun
        else {"date": _day(duration, "estimatedRecruitmentStartDate"), "type": "ESTIMATED"},
        "completionDateStruct": {
            "date": _day(duration, "estimatedGlobalEndDate"),
            "type": "ESTIMATED",
        },
        "lastUpdatePostDateStruct": {
            "date": _day(trial, "lastUpdated") or _day(trial, "lastPublicationUpdate")
        },
    }


def _day(part: JsonPart, name: str) -> StatedValue | None:
    """Read a day; the interface writes the day before the month since 2024."""
    stated = part.text(name)
    words = str(stated.value) if stated else ""
    if stated and is_date(words):
        return stated
    written = iso_of_day_first(words)
    return StatedValue(written, stated.place) if stated and written else None


def _sponsors(part: JsonPart) -> StudyShape:
    sponsors = list(part.each("sponsors"))
    lead = next((sponsor for sponsor in sponsors if sponsor.at("primary").value is True), None)
    return {
        "leadSponsor": {"name": lead.text("organisation/name")} if lead else None,
        "collaborators": [
            StatedValue({"name": sponsor.text("organisation/name")}, sponsor.place)
            for sponsor in sponsors
            if sponsor is not lead
        ],
    }


def _phases(trial: JsonPart) -> StatedValue | None:
    stated = trial.text("trialPhase")
    named = _STAGE.findall(str(stated.value)) if stated else []
    return (
        StatedValue([_ROMAN[stage] for stage in named], stated.place) if stated and named else None
    )


def _size(trial: JsonPart) -> StudyShape:
    for name in ("totalNumberEnrolled", "totalNumberEnrolledInEEA"):
        part = trial.at(name)
        if str(part.value).isdecimal():
            return {"count": StatedValue(int(str(part.value)), part.place)}
    return {}


def _products(part: JsonPart) -> Iterator[StatedValue]:
    """Return each product once: one substance may stand there in several strengths."""
    names: set[str] = set()
    for product in part.each("products"):
        substance = product.text("productDictionaryInfo/activeSubstanceName")
        named = product.text("productName") or product.text("productDictionaryInfo/prodName")
        name = next(
            (stated for stated in (named, substance) if stated and stated.value != "N/A"), None
        )
        if name is None or str(name.value).casefold() in names:
            continue
        names.add(str(name.value).casefold())
        other = substance if substance and substance.value not in ("N/A", name.value) else None
        routes = [route.text() for route in product.each("routes")]
        shape: StudyShape = {
            "type": "DRUG",
            "name": name,
            "otherNames": [other] if other else [],
            "description": ", ".join(str(route.value) for route in routes if route),
        }
        yield StatedValue(shape, product.place)


def _end_points(information: JsonPart, name: str) -> Iterator[StatedValue]:
    for item in information.each(f"endPoint/{name}"):
        yield StatedValue({"measure": item.text("endPoint")}, item.place)


def _criteria(information: JsonPart) -> StatedValue | None:
    """Join both lists, an item a criterion, in the order of their numbers."""
    criteria = information.at("eligibilityCriteria")
    lists = []
    for heading, name in (
        ("Inclusion", "principalInclusionCriteria"),
        ("Exclusion", "principalExclusionCriteria"),
    ):
        items = [item.text(name) for item in criteria.each(name)]
        lines = [f"* {item.value}" for item in items if item]
        if lines:
            lists.append(f"{heading} Criteria:\n\n" + "\n".join(lines))
    return StatedValue("\n\n".join(lists), criteria.place) if lists else None


def _sex(information: JsonPart) -> StatedValue | None:
    subjects = information.at("populationOfTrialSubjects")
    women, men = subjects.at("isFemaleSubjects"), subjects.at("isMaleSubjects")
    codes = {(True, True): "ALL", (True, False): "FEMALE", (False, True): "MALE"}
    if not isinstance(women.value, bool) or not isinstance(men.value, bool):
        return None
    value = codes.get((women.value, men.value))
    return StatedValue(value, women.place) if value else None


def _sites(application: JsonPart) -> Iterator[StatedValue]:
    for state in application.each("authorizedPartsII"):
        for item in state.each("trialSites"):
            place = item.at("organisationAddressInfo")
            site: StudyShape = {
                "facility": place.text("organisation/name"),
                "city": place.text("address/city"),
                "country": place.text("address/countryName"),
            }
            yield StatedValue(site, item.place)

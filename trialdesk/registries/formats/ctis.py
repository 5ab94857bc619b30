"""Records of the EU's CTIS, as its public interface gave them before and since June 2024."""

import re
from collections.abc import Iterator, Mapping

from trialdesk.registries.foreign.foreign import Origin, Said, read_foreign
from trialdesk.registries.foreign.json_part import Part
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
_DAY_FIRST = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_DETAILS = "trialDetails"

Shape = dict[str, object]


def is_ctis(study: Mapping[str, object]) -> bool:
    return "ctNumber" in study and ("authorizedApplication" in study or "authorizedPartI" in study)


def read_ctis(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one record; raises UnreadableFileError when it has no number."""
    trial = Part(study, "", [])
    newer = trial.at("authorizedApplication")
    application = newer if newer.value else trial
    part = application.at("authorizedPartI")
    details = part.at(_DETAILS)
    ids = details.at("clinicalTrialIdentifiers")
    information = details.at("trialInformation")
    shape: Shape = {
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
                    one.text("medicalCondition")
                    for one in information.each("medicalCondition/partIMedicalConditions")
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


def _ids(ids: Part, application: Part) -> Iterator[Said]:
    numbers = ids.at("secondaryIdentifyingNumbers")
    for name in ("nctNumber", "isrctnNumber", "whoUniversalTrialNumber"):
        if found := numbers.text(f"{name}/number"):
            yield Said({"id": found.value}, found.place)
    if found := application.text("eudraCt/eudraCtCode"):
        yield Said({"id": found.value}, found.place)


def _status(trial: Part, information: Part) -> Shape:
    """Give the status where its code or words say one that API v2 has: "ended" does not."""
    code, words = trial.at("ctPublicStatusCode"), trial.text("ctStatus")
    value = _CODES.get(str(code.value)) if code.value is not None else None
    status = Said(value, code.place) if value else None
    if status is None and words:
        told = _WORDS.get(str(words.value).lower())
        status = Said(told, words.place) if told else None
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


def _day(part: Part, name: str) -> Said | None:
    """Read a day; the interface writes the day before the month since 2024."""
    found = part.text(name)
    words = str(found.value) if found else ""
    if found and is_date(words):
        return found
    numbers = _DAY_FIRST.fullmatch(words)
    written = f"{numbers[3]}-{numbers[2]}-{numbers[1]}" if numbers else ""
    return Said(written, found.place) if found and is_date(written) else None


def _sponsors(part: Part) -> Shape:
    sponsors = list(part.each("sponsors"))
    lead = next((one for one in sponsors if one.at("primary").value is True), None)
    return {
        "leadSponsor": {"name": lead.text("organisation/name")} if lead else None,
        "collaborators": [
            Said({"name": one.text("organisation/name")}, one.place)
            for one in sponsors
            if one is not lead
        ],
    }


def _phases(trial: Part) -> Said | None:
    found = trial.text("trialPhase")
    named = _STAGE.findall(str(found.value)) if found else []
    return Said([_ROMAN[one] for one in named], found.place) if found and named else None


def _size(trial: Part) -> Shape:
    for name in ("totalNumberEnrolled", "totalNumberEnrolledInEEA"):
        found = trial.at(name)
        if str(found.value).isdecimal():
            return {"count": Said(int(str(found.value)), found.place)}
    return {}


def _products(part: Part) -> Iterator[Said]:
    """Give each product once: one substance may stand there in several strengths."""
    told: set[str] = set()
    for one in part.each("products"):
        substance = one.text("productDictionaryInfo/activeSubstanceName")
        named = one.text("productName") or one.text("productDictionaryInfo/prodName")
        name = next((said for said in (named, substance) if said and said.value != "N/A"), None)
        if name is None or str(name.value).casefold() in told:
            continue
        told.add(str(name.value).casefold())
        other = substance if substance and substance.value not in ("N/A", name.value) else None
        routes = [route.text() for route in one.each("routes")]
        shape: Shape = {
            "type": "DRUG",
            "name": name,
            "otherNames": [other] if other else [],
            "description": ", ".join(str(route.value) for route in routes if route),
        }
        yield Said(shape, one.place)


def _end_points(information: Part, name: str) -> Iterator[Said]:
    for one in information.each(f"endPoint/{name}"):
        yield Said({"measure": one.text("endPoint")}, one.place)


def _criteria(information: Part) -> Said | None:
    """Join both lists, an item a criterion, in the order of their numbers."""
    criteria = information.at("eligibilityCriteria")
    told = []
    for heading, name in (
        ("Inclusion", "principalInclusionCriteria"),
        ("Exclusion", "principalExclusionCriteria"),
    ):
        items = [one.text(name) for one in criteria.each(name)]
        lines = [f"* {one.value}" for one in items if one]
        if lines:
            told.append(f"{heading} Criteria:\n\n" + "\n".join(lines))
    return Said("\n\n".join(told), criteria.place) if told else None


def _sex(information: Part) -> Said | None:
    subjects = information.at("populationOfTrialSubjects")
    women, men = subjects.at("isFemaleSubjects"), subjects.at("isMaleSubjects")
    said = {(True, True): "ALL", (True, False): "FEMALE", (False, True): "MALE"}
    if not isinstance(women.value, bool) or not isinstance(men.value, bool):
        return None
    value = said.get((women.value, men.value))
    return Said(value, women.place) if value else None


def _sites(application: Part) -> Iterator[Said]:
    for state in application.each("authorizedPartsII"):
        for one in state.each("trialSites"):
            place = one.at("organisationAddressInfo")
            site: Shape = {
                "facility": place.text("organisation/name"),
                "city": place.text("address/city"),
                "country": place.text("address/countryName"),
            }
            yield Said(site, one.place)

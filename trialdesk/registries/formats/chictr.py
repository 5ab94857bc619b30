"""Records of the Chinese Clinical Trial Registry as XML."""

import re

from trialdesk.registries.foreign.foreign import (
    Origin,
    StatedValue,
    StudyShape,
    criteria,
    read_foreign,
)
from trialdesk.registries.foreign.plain_words import plain_words
from trialdesk.registries.foreign.word_dates import day_as_written
from trialdesk.registries.foreign.wording import age, phases, size
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.reading import Record

ROOT, ELEMENT = "trials", "Triall"
_ORIGIN = Origin("ChiCTR")
_STATUSES: dict[str, object] = {
    "recruiting": "RECRUITING",
    "not yet recruiting": "NOT_YET_RECRUITING",
    "completed": "COMPLETED",
    "suspending": "SUSPENDED",
    "suspended": "SUSPENDED",
    "terminated": "TERMINATED",
}
_TYPES: dict[str, object] = {
    "interventional study": "INTERVENTIONAL",
    "observational study": "OBSERVATIONAL",
}
_SEXES: dict[str, object] = {"both": "ALL", "male": "MALE", "female": "FEMALE"}


def read_element(trial: Element, document: str, raw: bytes) -> Record:
    """Read one record; raises UnreadableFileError when it has no number."""
    shape: StudyShape = {
        "protocolSection": {
            "identificationModule": _identification(trial),
            "statusModule": {
                "overallStatus": trial.term("main/recruitment_status", _STATUSES),
                "startDateStruct": {"date": day_as_written(trial.text("main/date_enrolment"))},
            },
            "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": trial.text("main/primary_sponsor")},
                "collaborators": _each(trial, "secondary_sponsor/sponsor_name", "name"),
            },
            "conditionsModule": {"conditions": _parts(trial, "main/hc_freetext")},
            "designModule": {
                "studyType": trial.term("main/study_type", _TYPES),
                "phases": phases(trial.text("main/phase")),
                # of sizes group by group no sum is made
                "enrollmentInfo": {"count": size(trial.text("main/target_size"))},
            },
            "armsInterventionsModule": {
                "interventions": [
                    StatedValue({"name": item.value}, item.place)
                    for item in _parts(trial, "main/i_freetext")
                ]
            },
            "outcomesModule": {
                "primaryOutcomes": _measures(trial, "primary_outcome/prim_outcome"),
                "secondaryOutcomes": _measures(trial, "secondary_outcome/sec_outcome"),
            },
            "eligibilityModule": {
                "eligibilityCriteria": criteria(
                    _list(trial, "criteria/inclusion_criteria"),
                    _list(trial, "criteria/exclusion_criteria"),
                ),
                "sex": trial.term("criteria/gender", _SEXES),
                "minimumAge": age(trial.text("criteria/agemin")),
                "maximumAge": age(trial.text("criteria/agemax")),
            },
            "contactsLocationsModule": {
                "centralContacts": [_contact(item) for item in trial.children("contacts/contact")],
                "locations": _each(trial, "countries/country2", "country"),
            },
        }
    }
    return read_foreign(shape, document, raw, trial.issues, _ORIGIN)


def _identification(trial: Element) -> StudyShape:
    return {
        "nctId": trial.text("main/trial_id"),
        "briefTitle": trial.text("main/public_title"),
        "officialTitle": trial.text("main/scientific_title"),
        "acronym": trial.text("main/acronym"),
        "secondaryIdInfos": _each(trial, "secondary_ids/secondary_id/sec_id", "id"),
    }


def _each(trial: Element, path: str, name: str) -> list[StatedValue]:
    return [StatedValue({name: item.value}, item.place) for item in trial.texts(path)]


def _parts(trial: Element, path: str) -> list[StatedValue]:
    stated = trial.text(path)
    parts = re.split("[;；]", str(stated.value)) if stated else []
    return [StatedValue(part.strip(), stated.place) for part in parts if stated and part.strip()]


def _measures(trial: Element, path: str) -> list[StatedValue]:
    return [StatedValue({"measure": item.value}, item.place) for item in _parts(trial, path)]


def _list(trial: Element, path: str) -> StatedValue | None:
    element = trial.child(path)
    return element.with_place(plain_words(element.words)) if element and element.words else None


def _contact(element: Element) -> StatedValue:
    names = (element.text(part) for part in ("firstname", "middlename", "lastname"))
    contact = {
        "name": " ".join(str(item.value) for item in names if item),
        "phone": element.text("telephone"),
        "email": element.text("email"),
    }
    return StatedValue(contact, element.place)

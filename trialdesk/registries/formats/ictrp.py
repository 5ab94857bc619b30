"""Exports of the WHO's ICTRP search portal, as XML and as a table: a summary of each record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from trialdesk.domain.identifiers import registered
from trialdesk.registries.foreign import terms
from trialdesk.registries.foreign.foreign import Origin, StatedValue, StudyShape, read_foreign
from trialdesk.registries.foreign.plain_words import plain_words
from trialdesk.registries.foreign.table_row import TableRow
from trialdesk.registries.foreign.word_dates import iso, iso_of_day_first
from trialdesk.registries.foreign.wording import age, phases, size
from trialdesk.registries.foreign.xml_element import Element
from trialdesk.registries.reading import Record
from trialdesk.registries.study.dates import is_date

ROOT, ELEMENT, NUMBER = "Trials_downloaded_from_ICTRP", "Trial", "TrialID"
_ORIGIN = Origin("ICTRP", partial=True)
_SEXES = {"both": "ALL", "all": "ALL", "male": "MALE", "female": "FEMALE"}
_SEXES |= {"m": "MALE", "f": "FEMALE", "male and female": "ALL"}
# "Not recruiting" covers ended and not yet begun alike: no status of the registry says that
_STATUSES = {"recruiting": "RECRUITING"}
_TYPES = {
    "interventional": "INTERVENTIONAL",
    "interventional study": "INTERVENTIONAL",
    "observational": "OBSERVATIONAL",
    "observational study": "OBSERVATIONAL",
}
_DAY_AND_MONTH = re.compile(r"(\d{1,2}) ([A-Za-z]+) (\d{4})")
_LEAD = re.compile(r"^\s*(?:key )?(?:inclusion|exclusion) criteria\s*[:：]?\s*", re.IGNORECASE)

# The WHO's list of the data fields of its full export, which comes without a header; those after
# the secondary outcomes are not read.
_FULL_EXPORT = (
    *(NUMBER, "Last_Refreshed_on", "Secondary_ID", "Public_title", "Scientific_title"),
    *("web_address", "Contact_Firstname", "Contact_Lastname", "Contact_Address", "Contact_Email"),
    *("Contact_Tel", "Contact_Affiliation", "Scientific_Contact_Firstname"),
    *("Scientific_Contact_Lastname", "Scientific_Contact_Address", "Scientific_Contact_Email"),
    *("Scientific_Contact_Tel", "Scientific_Contact_Affiliation", "Study_type", "Study_design"),
    *("Phase", "Date_registration", "Date_enrollement", "Target_size", "Recruitment_Status"),
    *("Primary_sponsor", "Secondary_Sponsor", "Source_Support", "Countries", "Condition"),
    *("Intervention", "Inclusion_agemin", "Inclusion_agemax", "Inclusion_gender"),
    *("Inclusion_Criteria", "Exclusion_Criteria", "Primary_outcome", "Secondary_outcome"),
)
_FULL_WIDTHS = (63, 64)


class Fields(Protocol):
    """A trial of either form; names are those of the XML."""

    def get(self, name: str) -> StatedValue | None: ...


class _OfElement:
    def __init__(self, element: Element) -> None:
        self._element = element

    def get(self, name: str) -> StatedValue | None:
        element = self._element.child(name)
        return element.with_place(element.words) if element else None


class _OfRow:
    def __init__(self, row: TableRow) -> None:
        self._row = row

    def get(self, name: str) -> StatedValue | None:
        title = name if name == NUMBER else name.replace("_", " ")
        for spelling in (title, title.title(), name):
            words = self._row.cells.get(spelling, "").strip()
            if words:
                return StatedValue(words, f"/{spelling}")
        return None


def header_of_full_export(first_row: Sequence[str]) -> str | None:
    """Return the header that a full export lacks; None for the first row of anything else."""
    if len(first_row) not in _FULL_WIDTHS or not registered(first_row[0]):
        return None
    others = (f"field {number}" for number in range(len(_FULL_EXPORT), len(first_row)))
    return ",".join((*_FULL_EXPORT, *others)) + "\n"


def read_element(trial: Element, document: str, raw: bytes) -> Record:
    """Read one ``Trial``; raises UnreadableFileError when it has no number."""
    return _read(_OfElement(trial), document, raw)


def read_row(row: TableRow, document: str) -> Record:
    """Read one row of the table; raises UnreadableFileError when it has no number."""
    return _read(_OfRow(row), document, row.raw)


def _read(fields: Fields, document: str, raw: bytes) -> Record:
    shape: StudyShape = {
        "protocolSection": {
            "identificationModule": {
                "nctId": fields.get(NUMBER),
                "briefTitle": _line(fields.get("Public_title")),
                "officialTitle": _line(fields.get("Scientific_title")),
                "acronym": _line(fields.get("Acronym")),
            },
            "statusModule": {
                "overallStatus": _term(fields.get("Recruitment_Status"), _STATUSES),
                "startDateStruct": {"date": _day(fields.get("Date_enrollement"))},
                "lastUpdatePostDateStruct": {"date": _day(fields.get("Last_Refreshed_on"))},
            },
            "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": _line(fields.get("Primary_sponsor"))}
            },
            "conditionsModule": {"conditions": list(_parts(fields.get("Condition")))},
            "designModule": {
                "studyType": _term(fields.get("Study_type"), _TYPES),
                "phases": phases(fields.get("Phase")),
                "enrollmentInfo": {"count": size(fields.get("Target_size"))},
            },
            "armsInterventionsModule": {
                "interventions": [
                    _intervention(item) for item in _parts(fields.get("Intervention"))
                ]
            },
            "outcomesModule": {
                "primaryOutcomes": _measures(fields.get("Primary_outcome")),
                "secondaryOutcomes": _measures(fields.get("Secondary_outcome")),
            },
            "eligibilityModule": {
                "eligibilityCriteria": _criteria(fields),
                "sex": _term(fields.get("Inclusion_gender"), _SEXES),
                "minimumAge": age(fields.get("Inclusion_agemin")),
                "maximumAge": age(fields.get("Inclusion_agemax")),
            },
            "contactsLocationsModule": {
                "locations": [
                    StatedValue({"country": item.value}, item.place)
                    for item in _parts(fields.get("Countries"))
                ]
            },
        }
    }
    return read_foreign(shape, document, raw, (), _ORIGIN)


def _line(stated: StatedValue | None) -> StatedValue | None:
    words = " ".join(plain_words(str(stated.value)).split()) if stated else ""
    return StatedValue(words, stated.place) if stated and words else None


def _parts(stated: StatedValue | None) -> Iterator[StatedValue]:
    """Return the parts of a list; a trailing ";" ends none."""
    for part in plain_words(str(stated.value)).split(";") if stated else ():
        words = " ".join(part.split())
        if words and stated:
            yield StatedValue(words, stated.place)


def _intervention(part: StatedValue) -> StatedValue:
    """Separate the kind from the name where the registry puts its own words before it."""
    kind, _, name = str(part.value).partition(": ")
    known = terms.INTERVENTION_TYPES.get(kind.lower())
    return StatedValue({"type": known, "name": name if known and name else part.value}, part.place)


def _measures(stated: StatedValue | None) -> list[StatedValue]:
    return [StatedValue({"measure": item.value}, item.place) for item in _parts(stated)]


def _term(stated: StatedValue | None, known: Mapping[str, str]) -> StatedValue | None:
    value = known.get(" ".join(str(stated.value).lower().split())) if stated else None
    return StatedValue(value, stated.place) if stated and value else None


def _day(stated: StatedValue | None) -> StatedValue | None:
    """Read a date; of two numbers before the year the first is the day, as the export writes it."""
    words = " ".join(str(stated.value).split()) if stated else ""
    if stated is None or not words:
        return None
    if is_date(words):
        return StatedValue(words, stated.place)
    named = _DAY_AND_MONTH.fullmatch(words)
    day = iso_of_day_first(words) or iso(f"{named[2]} {named[1]}, {named[3]}" if named else words)
    return StatedValue(day, stated.place) if day else None


def _criteria(fields: Fields) -> StatedValue | None:
    """Join both lists under their headings; a list that holds both stays as it is."""
    inclusion, exclusion = fields.get("Inclusion_Criteria"), fields.get("Exclusion_Criteria")
    lists = [plain_words(str(stated.value)) if stated else "" for stated in (inclusion, exclusion)]
    parts = []
    if lists[0]:
        both = re.search(r"exclusion criteria", lists[0], re.IGNORECASE)
        parts.append(lists[0] if both else f"Inclusion Criteria:\n\n{_LEAD.sub('', lists[0])}")
    if lists[1]:
        parts.append(f"Exclusion Criteria:\n\n{_LEAD.sub('', lists[1])}")
    first = inclusion or exclusion
    return StatedValue("\n\n".join(parts), first.place) if first and parts else None

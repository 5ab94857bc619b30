"""The table ClinicalTrials.gov offers for download, in all its columns, new and old titles."""

import re
from collections.abc import Mapping

from trialdesk.registries.foreign import terms
from trialdesk.registries.foreign.foreign import Origin, StatedValue, StudyShape, read_foreign
from trialdesk.registries.foreign.table_row import TableRow
from trialdesk.registries.foreign.word_dates import iso
from trialdesk.registries.foreign.wording import ages
from trialdesk.registries.reading import Record
from trialdesk.registries.study.dates import is_date
from trialdesk.registries.study.markdown import unescape

NUMBER = "NCT Number"
_ORIGIN = Origin("ClinicalTrials.gov", partial=True)
_RESULTS = {"yes": True, "no": False, "has results": True, "no results available": False}
_GROUPS = re.compile(r"\s*\([^()]*\)\s*$")
_DESIGN = {
    "allocation": ("allocation", terms.ALLOCATIONS),
    "intervention model": ("interventionModel", terms.MODELS),
    "masking": ("masking", terms.MASKINGS),
    "primary purpose": ("primaryPurpose", terms.PURPOSES),
}
_OUTCOMES = {
    "primaryOutcomes": ("Primary Outcome Measures",),
    "secondaryOutcomes": ("Secondary Outcome Measures",),
    # the older table has one column for all, which does not say which is primary
    "otherOutcomes": ("Other Outcome Measures",),
}

# how the registry writes names of countries that hold a comma, as in "Korea, Republic of"
_BEHIND_A_COMMA = {
    *("Republic of", "Islamic Republic of", "The Democratic Republic of the", "Occupied"),
    *("United Republic of", "Democratic People's Republic of", "Province of China"),
    *("The Former Yugoslav Republic of", "Bolivarian Republic of", "Federated States of"),
    *("Plurinational State of",),
}


def read_row(row: TableRow, document: str) -> Record:
    """Read one row; raises UnreadableFileError when it has no NCT number."""
    shape: StudyShape = {
        "protocolSection": {
            "identificationModule": {
                "nctId": row.text(NUMBER),
                "briefTitle": row.text("Study Title", "Title"),
                "acronym": row.text("Acronym"),
                "secondaryIdInfos": [
                    StatedValue({"id": item.value}, item.place) for item in row.parts("Other IDs")
                ],
            },
            "statusModule": _status(row),
            "sponsorCollaboratorsModule": _sponsors(row),
            "descriptionModule": {"briefSummary": row.text("Brief Summary")},
            "conditionsModule": {"conditions": row.parts("Conditions")},
            "designModule": _design(row),
            "armsInterventionsModule": {
                "interventions": [_intervention(item) for item in row.parts("Interventions")]
            },
            "outcomesModule": {
                name: [
                    StatedValue({"measure": _plain(item)}, item.place)
                    for item in row.parts(*titles)
                ]
                for name, titles in _OUTCOMES.items()
            },
            "eligibilityModule": _eligibility(row),
            "contactsLocationsModule": {
                "locations": [_location(item) for item in row.parts("Locations")]
            },
        },
        "hasResults": _term(row, ("Study Results",), _RESULTS),
    }
    return read_foreign(shape, document, row.raw, row.issues, _ORIGIN)


def _plain(stated: StatedValue) -> str:
    """Return the words of an outcome, which the table keeps with their markdown escapes."""
    return unescape(str(stated.value))


def _term(
    row: TableRow, titles: tuple[str, ...], known: Mapping[str, object]
) -> StatedValue | None:
    """Return what v2 calls a word of the table, which may be that already."""
    stated = row.text(*titles)
    if stated is None:
        return None
    words = str(stated.value)
    if words in known.values():
        return stated
    value = known.get(words.lower())
    if value is None:
        row.reject(stated.place.removeprefix("/"), words, f"one of: {', '.join(list(known)[:6])}")
        return None
    return StatedValue(value, stated.place)


def _status(row: TableRow) -> StudyShape:
    return {
        "overallStatus": _term(row, ("Study Status", "Status"), terms.STATUSES),
        "startDateStruct": {"date": _day(row, "Start Date")},
        "primaryCompletionDateStruct": {"date": _day(row, "Primary Completion Date")},
        "completionDateStruct": {"date": _day(row, "Completion Date")},
        "lastUpdatePostDateStruct": {"date": _day(row, "Last Update Posted")},
    }


def _day(row: TableRow, title: str) -> StatedValue | None:
    stated = row.text(title)
    if stated is None:
        return None
    words = str(stated.value)
    written = words if is_date(words) else iso(words)
    if written is None:
        row.reject(title, words, "a date such as 2025-07-07 or January 2006")
        return None
    return StatedValue(written, stated.place)


def _sponsors(row: TableRow) -> StudyShape:
    both = row.parts("Sponsor/Collaborators")
    lead = row.text("Sponsor") or (both[0] if both else None)
    kinds = row.parts("Funder Type")
    kind = kinds[0] if len(kinds) == 1 else None
    return {
        "leadSponsor": {"name": lead, "class": kind} if lead else None,
        "collaborators": [
            StatedValue({"name": item.value}, item.place)
            for item in (*row.parts("Collaborators"), *both[1:])
        ],
    }


def _design(row: TableRow) -> StudyShape:
    count = row.text("Enrollment")
    words = str(count.value) if count else ""
    design: StudyShape = {}
    for part in row.parts("Study Design", "Study Designs"):
        name, _, value = str(part.value).partition(":")
        known = _DESIGN.get(name.strip().lower())
        plain = value.partition("(")[0].strip()
        if known and plain:
            code = plain if plain in known[1].values() else known[1].get(plain.lower())
            design[known[0]] = StatedValue(code, part.place) if code else None
    masking = design.pop("masking", None)
    return {
        "studyType": _term(row, ("Study Type",), terms.STUDY_TYPES),
        "phases": _phases(row),
        "designInfo": {**design, "maskingInfo": {"masking": masking}},
        "enrollmentInfo": {
            "count": StatedValue(int(words), "/Enrollment") if _is_count(words) else None
        },
    }


def _is_count(words: str) -> bool:
    return words.isascii() and words.isdigit()


def _phases(row: TableRow) -> list[StatedValue]:
    phases: list[StatedValue] = []
    for part in row.parts("Phases"):
        words = str(part.value)
        named = terms.PHASES.get(words.lower().replace("not applicable", "n/a"))
        if isinstance(named, list):
            phases += [StatedValue(phase, part.place) for phase in named]
        elif [words] in terms.PHASES.values():
            phases.append(part)
        else:
            row.reject("Phases", words, "a phase such as PHASE2 or Phase 2")
    return phases


def _intervention(part: StatedValue) -> StatedValue:
    kind, separator, name = str(part.value).partition(": ")
    is_code = kind in terms.INTERVENTION_TYPES.values()
    value = kind if is_code else terms.INTERVENTION_TYPES.get(kind.lower())
    if not separator or value is None:
        return StatedValue({"name": part.value}, part.place)
    return StatedValue({"type": value, "name": name}, part.place)


def _eligibility(row: TableRow) -> StudyShape:
    limits = ages(_GROUPS.sub("", str(stated.value))) if (stated := row.text("Age")) else None
    return {
        "sex": _term(row, ("Sex", "Gender"), terms.SEXES),
        "minimumAge": StatedValue(limits.minimum, "/Age") if limits and limits.minimum else None,
        "maximumAge": StatedValue(limits.maximum, "/Age") if limits and limits.maximum else None,
    }


def _location(part: StatedValue) -> StatedValue:
    """Split a site as far as is certain: the country is last, the rest may hold commas."""
    place, separator, country = str(part.value).rpartition(", ")
    if country in _BEHIND_A_COMMA:
        place, separator, first = place.rpartition(", ")
        country = f"{first}, {country}"
    if not separator:
        return StatedValue({"country": country}, part.place)
    return StatedValue({"facility": place, "country": country}, part.place)

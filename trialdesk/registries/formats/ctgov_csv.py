"""The table ClinicalTrials.gov offers for download, in all its columns, new and old titles."""

import re
from collections.abc import Mapping

from trialdesk.registries.foreign import terms
from trialdesk.registries.foreign.foreign import Origin, Said, read_foreign
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

Shape = dict[str, object]


def read_row(row: TableRow, document: str) -> Record:
    """Read one row; raises UnreadableFileError when it has no NCT number."""
    shape: Shape = {
        "protocolSection": {
            "identificationModule": {
                "nctId": row.text(NUMBER),
                "briefTitle": row.text("Study Title", "Title"),
                "acronym": row.text("Acronym"),
                "secondaryIdInfos": [
                    Said({"id": one.value}, one.place) for one in row.parts("Other IDs")
                ],
            },
            "statusModule": _status(row),
            "sponsorCollaboratorsModule": _sponsors(row),
            "descriptionModule": {"briefSummary": row.text("Brief Summary")},
            "conditionsModule": {"conditions": row.parts("Conditions")},
            "designModule": _design(row),
            "armsInterventionsModule": {
                "interventions": [_intervention(one) for one in row.parts("Interventions")]
            },
            "outcomesModule": {
                name: [Said({"measure": _bare(one)}, one.place) for one in row.parts(*titles)]
                for name, titles in _OUTCOMES.items()
            },
            "eligibilityModule": _eligibility(row),
            "contactsLocationsModule": {
                "locations": [_location(one) for one in row.parts("Locations")]
            },
        },
        "hasResults": _term(row, ("Study Results",), _RESULTS),
    }
    return read_foreign(shape, document, row.raw, row.issues, _ORIGIN)


def _bare(found: Said) -> str:
    """Give the words of an outcome, which the table keeps with their markdown escapes."""
    return unescape(str(found.value))


def _term(row: TableRow, titles: tuple[str, ...], known: Mapping[str, object]) -> Said | None:
    """Give what v2 calls a word of the table, which may be that already."""
    found = row.text(*titles)
    if found is None:
        return None
    words = str(found.value)
    if words in known.values():
        return found
    value = known.get(words.lower())
    if value is None:
        row.reject(found.place.removeprefix("/"), words, f"one of: {', '.join(list(known)[:6])}")
        return None
    return Said(value, found.place)


def _status(row: TableRow) -> Shape:
    return {
        "overallStatus": _term(row, ("Study Status", "Status"), terms.STATUSES),
        "startDateStruct": {"date": _day(row, "Start Date")},
        "primaryCompletionDateStruct": {"date": _day(row, "Primary Completion Date")},
        "completionDateStruct": {"date": _day(row, "Completion Date")},
        "lastUpdatePostDateStruct": {"date": _day(row, "Last Update Posted")},
    }


def _day(row: TableRow, title: str) -> Said | None:
    found = row.text(title)
    if found is None:
        return None
    words = str(found.value)
    written = words if is_date(words) else iso(words)
    if written is None:
        row.reject(title, words, "a date such as 2025-07-07 or January 2006")
        return None
    return Said(written, found.place)


def _sponsors(row: TableRow) -> Shape:
    both = row.parts("Sponsor/Collaborators")
    lead = row.text("Sponsor") or (both[0] if both else None)
    kinds = row.parts("Funder Type")
    kind = kinds[0] if len(kinds) == 1 else None
    return {
        "leadSponsor": {"name": lead, "class": kind} if lead else None,
        "collaborators": [
            Said({"name": one.value}, one.place) for one in (*row.parts("Collaborators"), *both[1:])
        ],
    }


def _design(row: TableRow) -> Shape:
    count = row.text("Enrollment")
    words = str(count.value) if count else ""
    design: Shape = {}
    for part in row.parts("Study Design", "Study Designs"):
        name, _, value = str(part.value).partition(":")
        known = _DESIGN.get(name.strip().lower())
        bare = value.partition("(")[0].strip()
        if known and bare:
            told = bare if bare in known[1].values() else known[1].get(bare.lower())
            design[known[0]] = Said(told, part.place) if told else None
    masking = design.pop("masking", None)
    return {
        "studyType": _term(row, ("Study Type",), terms.STUDY_TYPES),
        "phases": _phases(row),
        "designInfo": {**design, "maskingInfo": {"masking": masking}},
        "enrollmentInfo": {
            "count": Said(int(words), "/Enrollment")
            if words.isascii() and words.isdigit()
            else None
        },
    }


def _is_count(words: str) -> bool:
    return words.isascii() and words.isdigit()


def _phases(row: TableRow) -> list[Said]:
    found: list[Said] = []
    for part in row.parts("Phases"):
        words = str(part.value)
        named = terms.PHASES.get(words.lower().replace("not applicable", "n/a"))
        if isinstance(named, list):
            found += [Said(one, part.place) for one in named]
        elif [words] in terms.PHASES.values():
            found.append(part)
        else:
            row.reject("Phases", words, "a phase such as PHASE2 or Phase 2")
    return found


def _intervention(part: Said) -> Said:
    kind, separator, name = str(part.value).partition(": ")
    is_code = kind in terms.INTERVENTION_TYPES.values()
    value = kind if is_code else terms.INTERVENTION_TYPES.get(kind.lower())
    if not separator or value is None:
        return Said({"name": part.value}, part.place)
    return Said({"type": value, "name": name}, part.place)


def _eligibility(row: TableRow) -> Shape:
    limits = ages(_GROUPS.sub("", str(found.value))) if (found := row.text("Age")) else None
    return {
        "sex": _term(row, ("Sex", "Gender"), terms.SEXES),
        "minimumAge": Said(limits.minimum, "/Age") if limits and limits.minimum else None,
        "maximumAge": Said(limits.maximum, "/Age") if limits and limits.maximum else None,
    }


def _location(part: Said) -> Said:
    """Tell a site apart as far as is certain: the country is last, the rest may hold commas."""
    place, separator, country = str(part.value).rpartition(", ")
    if country in _BEHIND_A_COMMA:
        place, separator, first = place.rpartition(", ")
        country = f"{first}, {country}"
    if not separator:
        return Said({"country": country}, part.place)
    return Said({"facility": place, "country": country}, part.place)

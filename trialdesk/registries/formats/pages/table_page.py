"""The registry mirror with field names on lines of their own and tables in glued rows."""

import re
from collections.abc import Sequence

from trialdesk.registries.formats.pages.draft import Draft
from trialdesk.registries.formats.pages.facts import NCT_ID, ages_in_criteria, participants, place
from trialdesk.registries.formats.pages.lines import (
    PageBlock,
    PageLine,
    Sections,
    blocks,
    filled,
    trimmed,
)
from trialdesk.registries.formats.pages.table_rows import arm_row, outcome_row
from trialdesk.registries.formats.pages.vocabulary import (
    ALLOCATION,
    INTERVENTION_TYPE,
    MASKING,
    MODEL,
    PURPOSE,
    SEX,
    STATUS,
    STUDY_TYPE,
    phases_of,
    value_of,
)

_OUTCOMES = (
    ("Primary Outcome Measures", "primaryOutcomes"),
    ("Secondary Outcome Measures", "secondaryOutcomes"),
    ("Other Outcome Measures", "otherOutcomes"),
)
_ARMS = ("Arm && Interventions", "Arm & Interventions", "Arms & Interventions")
HEADINGS = (
    *("Conditions", "Interventions", "Registration Number", "Lead Sponsor", "Brief Summary"),
    *("Detailed Description", "Recruitment & Eligibility", "Status", "Sex", "Target Recruitment"),
    *("Inclusion Criteria", "Exclusion Criteria", "Study & Design", "Study Type", "Study Design"),
    *_ARMS,
    *(name for name, _ in _OUTCOMES),
    "Trial Locations",
)
_DESIGN = (
    (MODEL, "designInfo/interventionModel"),
    (ALLOCATION, "designInfo/allocation"),
    (MASKING, "designInfo/maskingInfo/masking"),
    (PURPOSE, "designInfo/primaryPurpose"),
)
_HEADERS = ("GroupInterventionDescription", "NameTimeMethod")
_NOT_STATED = {"not available", "not specified", "not provided", "n/a"}
_INTERVENTION = re.compile(r"([A-Z][A-Za-z ]+): (.+)")
_SITE_COUNT = re.compile(r"Locations \((\d+)\)")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_RIGHTS = re.compile(r".*All Rights Reserved by (.+?)\.?")


def draft_table_page(page: PageBlock, draft: Draft) -> None:
    sections = blocks(page, HEADINGS)
    _put_head(filled(sections[""]), draft)
    _put_identity(sections, draft)
    _put_fields(sections, draft)
    _put_design(_content(sections, "Study Design"), draft)
    _put_criteria(sections, draft)
    names = _put_interventions(_content(sections, "Interventions"), draft)
    for heading in _ARMS:
        _put_arms(_content(sections, heading), names, draft)
    for heading, name in _OUTCOMES:
        _put_outcomes(_content(sections, heading), f"outcomesModule/{name}", draft)
    _put_sites(_content(sections, "Trial Locations"), draft)
    for line in page:
        if rights := _RIGHTS.fullmatch(line.text):
            draft.put_publisher(rights[1])


def _content(sections: Sections, name: str) -> list[PageLine]:
    """Return the filled lines under a heading that state something."""
    lines = filled(sections.get(name, ()))[1:]
    return [line for line in lines if line.text.lower() not in _NOT_STATED]


def _put_head(head: Sequence[PageLine], draft: Draft) -> None:
    """Read title, phase and status, which stand one below the other without labels."""
    for at, line in enumerate(head):
        if phases := phases_of(line.text):
            draft.put("designModule/phases", phases, line)
            if at:
                draft.put("identificationModule/briefTitle", head[at - 1].text, head[at - 1])
            return


def _put_identity(sections: Sections, draft: Draft) -> None:
    for line in _content(sections, "Registration Number")[:1]:
        if number := NCT_ID.search(line.text):
            draft.put("identificationModule/nctId", number[0], line)
    for line in _content(sections, "Lead Sponsor")[:1]:
        draft.put("sponsorCollaboratorsModule/leadSponsor", {"name": line.text}, line)
    if conditions := _content(sections, "Conditions"):
        names = [line.text for line in conditions]
        draft.put("conditionsModule/conditions", names, *conditions)
    for name, at in (
        ("Brief Summary", "descriptionModule/briefSummary"),
        ("Detailed Description", "descriptionModule/detailedDescription"),
    ):
        if lines := _content(sections, name):
            draft.put(at, "\n\n".join(line.text for line in lines), *lines)


def _put_fields(sections: Sections, draft: Draft) -> None:
    for name, kind, at in (
        ("Status", STATUS, "statusModule/overallStatus"),
        ("Sex", SEX, "eligibilityModule/sex"),
        ("Study Type", STUDY_TYPE, "designModule/studyType"),
    ):
        for line in _content(sections, name)[:1]:
            if value := value_of(kind, line.text):
                draft.put(at, value, line)
    for line in _content(sections, "Target Recruitment")[:1]:
        if read := participants(line.text):
            count, kind_of_count = read
            values = {"count": count, "type": kind_of_count}
            draft.put(
                "designModule/enrollmentInfo", values, sections["Target Recruitment"][0], line
            )


def _put_design(lines: Sequence[PageLine], draft: Draft) -> None:
    """Read design words, each of which belongs to one list of the registry only."""
    for line in lines:
        for words in line.text.split(","):
            for kind, at in _DESIGN:
                if value := value_of(kind, words):
                    draft.put(f"designModule/{at}", value, line, quote=words.strip())
                    break


def _put_criteria(sections: Sections, draft: Draft) -> None:
    inclusion = sections.get("Inclusion Criteria", ())
    criteria = trimmed([*inclusion, *sections.get("Exclusion Criteria", ())])
    if criteria:
        draft.put_criteria(criteria)
    if stated := ages_in_criteria(inclusion):
        limits, line, quote = stated
        draft.put("eligibilityModule/minimumAge", limits.minimum, line, quote=quote)
        draft.put("eligibilityModule/maximumAge", limits.maximum, line, quote=quote)


def _put_interventions(lines: Sequence[PageLine], draft: Draft) -> list[str]:
    names: list[str] = []
    for line in lines:
        hit = _INTERVENTION.fullmatch(line.text)
        kind = value_of(INTERVENTION_TYPE, hit[1]) if hit else None
        name = hit[2] if hit and kind else line.text
        at = f"armsInterventionsModule/interventions/{len(names)}"
        draft.put(at, {"name": name, "type": kind}, line)
        names.append(name)
    return names


def _put_arms(lines: Sequence[PageLine], names: Sequence[str], draft: Draft) -> None:
    rows = [line for line in lines if line.text not in _HEADERS]
    for count, line in enumerate(rows):
        row = arm_row(line.text, names)
        at = f"armsInterventionsModule/armGroups/{count}"
        arm = {"label": row.label, "description": row.description}
        draft.put(at, arm | {"interventionNames": list(row.interventions)}, line)


def _put_outcomes(lines: Sequence[PageLine], module: str, draft: Draft) -> None:
    """Read rows of measure and time, each with its method in the lines below."""
    count = 0
    methods: list[PageLine] = []
    for line in lines:
        row = outcome_row(line.text)
        if row is not None:
            values = {"measure": row.measure, "timeFrame": row.time_frame}
            draft.put(f"{module}/{count}", values, line)
            draft.put(f"{module}/{count}/timeFrame", row.time_frame, line, quote=row.time_frame)
            count, methods = count + 1, []
        elif count and line.text not in _HEADERS:
            methods.append(line)
            method = "\n\n".join(part.text for part in methods)
            draft.put(f"{module}/{count - 1}/description", method, *methods)


def _put_sites(lines: Sequence[PageLine], draft: Draft) -> None:
    """Read facility, flag and place, one below the other."""
    for line in lines:
        if count := _SITE_COUNT.fullmatch(line.text):
            draft.put_at("/trialdesk/sitesStated", int(count[1]), line)
    flags = [at for at, line in enumerate(lines) if _FLAG.fullmatch(line.text)]
    complete = [at for at in flags if 0 < at < len(lines) - 1]
    for number, at in enumerate(complete):
        facility, where = lines[at - 1], lines[at + 1]
        values = {"facility": facility.text} | place(where.text)
        name = f"contactsLocationsModule/locations/{number}"
        draft.put(name, values, facility, where, quote=facility.text)

"""The registry mirror with a heading over each field and a guide sentence under each section."""

import re

from trialdesk.registries.formats.pages import prose
from trialdesk.registries.formats.pages.draft import Draft
from trialdesk.registries.formats.pages.facts import DAY, NCT_ID, participants
from trialdesk.registries.formats.pages.lines import (
    PageBlock,
    PageLine,
    Sections,
    blocks,
    filled,
    trimmed,
)
from trialdesk.registries.formats.pages.mirror_groups import put_groups
from trialdesk.registries.formats.pages.mirror_places import put_contacts, put_sites
from trialdesk.registries.formats.pages.vocabulary import (
    ALLOCATION,
    MASKING,
    MODEL,
    PURPOSE,
    SEX,
    SPONSOR_CLASS,
    STATUS,
    STUDY_TYPE,
    phases_of,
    value_of,
)

_SECTIONS = (
    *("Study Results", "Basic Information", "Brief Summary", "Detailed Description"),
    *("Conditions", "Study Design", "Study Groups", "Interventions", "Eligibility Criteria"),
    *("Sponsors", "Responsible Party", "Locations", "Countries", "Central Contacts"),
    *("Facility Contacts", "Other Identifiers", "More Related Trials"),
)
_ENUMERATIONS = (
    ("Recruitment Status", STATUS, "statusModule/overallStatus"),
    ("Study Classification", STUDY_TYPE, "designModule/studyType"),
    ("Allocation Method", ALLOCATION, "designModule/designInfo/allocation"),
    ("Intervention Model", MODEL, "designModule/designInfo/interventionModel"),
    ("Primary Study Purpose", PURPOSE, "designModule/designInfo/primaryPurpose"),
    ("Blinding Strategy", MASKING, "designModule/designInfo/maskingInfo/masking"),
    ("Eligible Sex", SEX, "eligibilityModule/sex"),
)
_DATES = (
    ("Study Start Date", "statusModule/startDateStruct"),
    ("Primary Completion Date", "statusModule/primaryCompletionDateStruct"),
    ("Study Completion Date", "statusModule/completionDateStruct"),
)
_AGES = (
    ("Minimum Eligible Age", "eligibilityModule/minimumAge"),
    ("Maximum Eligible Age", "eligibilityModule/maximumAge"),
)
_OTHER_FIELDS = (
    *("Clinical Phase", "Total Enrollment", "Inclusion Criteria", "Exclusion Criteria"),
    "Accepts Healthy Volunteers",
)
_OF_FIELDS = ("Basic Information", "Study Design", "Eligibility Criteria", "More Related Trials")
HEADINGS = (
    *_SECTIONS,
    *(name for name, *_ in (*_ENUMERATIONS, *_DATES, *_AGES)),
    *_OTHER_FIELDS,
)
# The site explains each section in one sentence of its own.
_GUIDE = re.compile(
    r"(?:Get|Review|Dive|See|Understand|Learn|Check|Meet|Identify|Explore|Reach out|Find|"
    r"Additional) .+\."
)


def draft_mirror_page(page: PageBlock, draft: Draft) -> None:
    sections = blocks(page, HEADINGS)
    _put_head(filled(sections[""]), draft)
    _put_fields(sections, draft)
    _put_numbers(sections, draft)
    _put_answers(sections, draft)
    _put_texts(sections, draft)
    put_groups(_content(sections, "Study Groups"), _content(sections, "Interventions"), draft)
    _put_criteria(sections, draft)
    _put_sponsor(_content(sections, "Sponsors"), draft)
    _put_identifiers(_content(sections, "Other Identifiers"), draft)
    put_sites(_content(sections, "Locations"), _content(sections, "Countries"), draft)
    draft.put_empty(
        {name: _unguided(block) for name, block in sections.items() if name not in _OF_FIELDS}
    )
    put_contacts(
        _content(sections, "Central Contacts"), _content(sections, "Facility Contacts"), draft
    )


def _content(sections: Sections, name: str) -> list[PageLine]:
    """Return the filled lines under a heading, without the site's guide sentence."""
    lines = filled(sections.get(name, ()))[1:]
    return lines[1:] if lines and _GUIDE.fullmatch(lines[0].text) else lines


def _unguided(block: PageBlock) -> PageBlock:
    """Return the heading and its lines without the site's guide sentence."""
    return [line for line in block if not _GUIDE.fullmatch(line.text)]


def _put_head(head: list[PageLine], draft: Draft) -> None:
    if head and not NCT_ID.search(head[0].text):
        draft.put("identificationModule/briefTitle", head[0].text, head[0])
    for line in head:
        if line.text.startswith("NCT ID") and (number := NCT_ID.search(line.text)):
            draft.put("identificationModule/nctId", number[0], line, quote=number[0])
        if line.text.startswith("Last Updated") and (day := DAY.search(line.text)):
            draft.put("statusModule/lastUpdatePostDateStruct", {"date": day[0]}, line)
            draft.put_data_date(day[0], "last updated", line)


def _field(sections: Sections, name: str) -> PageLine | None:
    """Return the line below a field's heading."""
    return next(iter(_content(sections, name)), None)


def _put_fields(sections: Sections, draft: Draft) -> None:
    for name, kind, place in _ENUMERATIONS:
        line = _field(sections, name)
        if line and (value := value_of(kind, line.text)):
            draft.put(place, value, line)
    for name, place in _DATES:
        if line := _field(sections, name):
            draft.put(place, {"date": line.text}, line)
    for name, place in _AGES:
        line = _field(sections, name)
        if line and line.text[0].isdigit():
            draft.put(place, line.text, sections[name][0], line)


def _put_numbers(sections: Sections, draft: Draft) -> None:
    line = _field(sections, "Clinical Phase")
    if line and (phases := phases_of(line.text)):
        draft.put("designModule/phases", phases, line)
    line = _field(sections, "Total Enrollment")
    if line and (read := participants(line.text)):
        count, kind = read
        draft.put("designModule/enrollmentInfo", {"count": count, "type": kind}, line)


def _put_answers(sections: Sections, draft: Draft) -> None:
    line = _field(sections, "Accepts Healthy Volunteers")
    answer = {"yes": True, "no": False}.get(line.text.lower()) if line else None
    if line and answer is not None:
        heading = sections["Accepts Healthy Volunteers"][0]
        draft.put("eligibilityModule/healthyVolunteers", answer, heading, line)
    line = _field(sections, "Study Results")
    if line and line.text == "Results pending":
        posted = False
        draft.put_at("/hasResults", posted, line)


def _put_texts(sections: Sections, draft: Draft) -> None:
    for name, place in (
        ("Brief Summary", "descriptionModule/briefSummary"),
        ("Detailed Description", "descriptionModule/detailedDescription"),
    ):
        if lines := _content(sections, name):
            draft.put(place, "\n\n".join(line.text for line in lines), *lines)
    if conditions := _content(sections, "Conditions"):
        names = [line.text for line in conditions]
        draft.put("conditionsModule/conditions", names, *conditions)
    places = {"primaryOutcomes": 0, "secondaryOutcomes": 0}
    for line in _content(sections, "Brief Summary"):
        for statement in prose.endpoints(line.text):
            place = f"outcomesModule/{statement.place}/{places[statement.place]}"
            draft.put(place, {"measure": statement.value}, line, quote=statement.quote)
            places[statement.place] += 1


def _put_criteria(sections: Sections, draft: Draft) -> None:
    parts = [
        sections[name] for name in ("Inclusion Criteria", "Exclusion Criteria") if name in sections
    ]
    criteria = trimmed([line for part in parts for line in part])
    if criteria:
        draft.put_criteria(criteria)


def _put_sponsor(lines: list[PageLine], draft: Draft) -> None:
    """Read name, class and role, one below the other; the lead sponsor first."""
    module = "sponsorCollaboratorsModule"
    others = 0
    block: list[PageLine] = []
    for line in lines:
        block.append(line)
        if not line.text.startswith("Sponsor Role "):
            continue
        name, *rest = block
        if line.text == "Sponsor Role lead":
            place = f"{module}/leadSponsor"
        else:
            place, others = f"{module}/collaborators/{others}", others + 1
        draft.put(place, {"name": name.text}, name)
        for stated in rest:
            if value := value_of(SPONSOR_CLASS, stated.text):
                draft.put(f"{place}/class", value, stated)
        block = []


def _put_identifiers(lines: list[PageLine], draft: Draft) -> None:
    """Read each identifier with its type and its source, one below the other."""
    module = "identificationModule"
    others = 0
    for place, line in enumerate(lines):
        if not line.text.startswith("Identifier Source:"):
            continue
        value = next(
            (before for before in reversed(lines[:place]) if "Identifier Type:" not in before.text),
            None,
        )
        if value is None:
            continue
        if line.text.endswith("org_study_id"):
            draft.put(f"{module}/orgStudyIdInfo", {"id": value.text}, value)
        else:
            draft.put(f"{module}/secondaryIdInfos/{others}", {"id": value.text}, value)
            others += 1

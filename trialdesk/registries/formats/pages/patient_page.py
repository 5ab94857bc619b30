"""The patient-facing page: a headline, quick facts in glued lines, the registry's criteria.

What the site's editors wrote (summaries, good fit, why it matters) is no registry data: only the
sentence patterns of ``prose`` are read from it, and its passages are kept apart.
"""

import re
from collections.abc import Mapping

from trialdesk.registries.foreign.wording import ages
from trialdesk.registries.formats.pages import prose
from trialdesk.registries.formats.pages.draft import Draft
from trialdesk.registries.formats.pages.facts import DAY, NCT_ID, participants, sponsor
from trialdesk.registries.formats.pages.lines import PageBlock, PageLine, blocks, filled, trimmed
from trialdesk.registries.formats.pages.vocabulary import (
    SEX,
    STATUS,
    STUDY_TYPE,
    phases_of,
    value_of,
)

HEADINGS = (
    "Quick facts",
    "What this trial studies",
    "Who should consider this trial",
    "Why it matters",
    "Eligibility criteria",
    "Where this trial is running",
    "Study contacts",
    "How to participate",
)
_HARVESTED = "Drugs / interventions"
_FACTS = (
    *("Phase", "Study type", "Status", "Enrollment", "Ages", "Sex", "Sponsor"),
    *(_HARVESTED, "Locations", "Trial ID"),
)
_EDITORIAL = ("What this trial studies", "Who should consider this trial", "Why it matters")
_CONDITIONS = re.compile(r"Conditions?(?::\s*|\s+)(.+)")
_REVIEWED = re.compile(r"Last reviewed (\S+)(?: by (?:the )?(.+?)(?: editorial team)?\.)?")
_SITES = re.compile(r"(\d+) sites?\b")
_NAMED_SITE = re.compile(r"\(([^(),]{1,60}), ([^(),]{1,60}) and \d+ other locations?\)")


def draft_patient_page(page: PageBlock, draft: Draft) -> None:
    sections = blocks(page, HEADINGS)
    facts = _facts(sections.get("Quick facts", ()))
    _put_identity(facts, draft)
    _put_design(facts, draft)
    _put_population(facts, draft)
    _put_places(facts, draft)
    _put_titles(filled(sections[""]), sections.get("What this trial studies", ()), draft)
    _put_criteria(sections.get("Eligibility criteria", ()), draft)
    _put_editorial(sections, facts, draft)
    for name in ("Where this trial is running", "Study contacts", "How to participate"):
        _put_footer(sections.get(name, ()), draft)


def _facts(block: PageBlock) -> Mapping[str, tuple[str, PageLine]]:
    """Separate the glued labels from their values, as in "Enrollment416 (estimated)"."""
    facts: dict[str, tuple[str, PageLine]] = {}
    for line in block:
        for name in _FACTS:
            if line.text.startswith(name):
                facts.setdefault(name, (line.text[len(name) :].strip(" :"), line))
    return facts


def _put_identity(facts: Mapping[str, tuple[str, PageLine]], draft: Draft) -> None:
    if "Trial ID" in facts:
        words, line = facts["Trial ID"]
        if number := NCT_ID.search(words):
            draft.put("identificationModule/nctId", number[0], line, quote=number[0])
    if "Sponsor" in facts:
        words, line = facts["Sponsor"]
        name, sponsor_class = sponsor(words)
        module = "sponsorCollaboratorsModule/leadSponsor"
        draft.put(module, {"name": name}, line, quote=name)
        if sponsor_class:
            draft.put(f"{module}/class", sponsor_class, line)


def _put_design(facts: Mapping[str, tuple[str, PageLine]], draft: Draft) -> None:
    if "Phase" in facts:
        words, line = facts["Phase"]
        if phases := phases_of(words):
            draft.put("designModule/phases", phases, line)
    for name, kind, place in (
        ("Study type", STUDY_TYPE, "designModule/studyType"),
        ("Status", STATUS, "statusModule/overallStatus"),
        ("Sex", SEX, "eligibilityModule/sex"),
    ):
        if name in facts:
            words, line = facts[name]
            if value := value_of(kind, words):
                draft.put(place, value, line)


def _put_population(facts: Mapping[str, tuple[str, PageLine]], draft: Draft) -> None:
    if "Enrollment" in facts:
        words, line = facts["Enrollment"]
        if read := participants(words):
            count, kind = read
            draft.put("designModule/enrollmentInfo", {"count": count, "type": kind}, line)
    if "Ages" in facts:
        words, line = facts["Ages"]
        limits = ages(words)
        for name, age in (("minimumAge", limits.minimum), ("maximumAge", limits.maximum)):
            if age:
                draft.put(f"eligibilityModule/{name}", age, line)


def _put_places(facts: Mapping[str, tuple[str, PageLine]], draft: Draft) -> None:
    """Read "69 sites (City, State and 68 other locations)": how many, and the one it names."""
    if "Locations" in facts:
        words, line = facts["Locations"]
        if stated := _SITES.match(words):
            draft.put_at("/trialdesk/sitesStated", int(stated[1]), line, quote=stated[0])
        if named := _NAMED_SITE.search(words):
            site = {"city": named[1], "state": named[2]}
            draft.put("contactsLocationsModule/locations/0", site, line, quote=named[0][1:-1])


def _put_titles(preamble: list[PageLine], studies: PageBlock, draft: Draft) -> None:
    """Read the headline and the official title below it, which the page prints without labels."""
    if preamble:
        draft.put("identificationModule/briefTitle", preamble[0].text, preamble[0])
    if len(preamble) < 2 or NCT_ID.search(preamble[1].text):  # noqa: PLR2004 - headline and title
        return
    title = preamble[1]
    draft.put("identificationModule/officialTitle", title.text, title)
    for statement in prose.design_words(title.text):
        place = f"designModule/designInfo/{statement.place}"
        draft.put(place, statement.value, title, quote=statement.quote)
    _put_treatments(title, filled(studies), draft)


def _put_treatments(title: PageLine, studies: list[PageLine], draft: Draft) -> None:
    module = "armsInterventionsModule"
    names = prose.drugs(title.text)
    for place, name in enumerate(names):
        draft.put(f"{module}/interventions/{place}", {"name": name}, title, quote=name)
        for line in studies:
            if description := prose.apposition(line.text, name):
                draft.put(
                    f"{module}/interventions/{place}/description",
                    description,
                    line,
                    quote=description,
                )
                break
    for line in studies:
        if compared := prose.sides(line.text, names):
            for place, side in enumerate(compared):
                arm = {"label": prose.label(side), "description": side}
                draft.put(f"{module}/armGroups/{place}", arm, line, quote=side)
            break


def _put_editorial(
    sections: Mapping[str, PageBlock], facts: Mapping[str, tuple[str, PageLine]], draft: Draft
) -> None:
    for line in filled(sections[""])[1:]:
        if line.text.endswith(".") and not NCT_ID.search(line.text):
            draft.put_passage("", line)
    if _HARVESTED in facts:
        draft.put_passage(_HARVESTED, facts[_HARVESTED][1])
    draft.put_passages({name: sections[name] for name in _EDITORIAL if name in sections})
    draft.put_empty({name: block for name, block in sections.items() if name not in _EDITORIAL})


def _put_criteria(block: PageBlock, draft: Draft) -> None:
    starts = [
        place
        for place, line in enumerate(block)
        if re.match(r"(?:key )?inclusion criteria", line.text, re.IGNORECASE)
    ]
    criteria = trimmed(block[starts[0] :]) if starts else ()
    if criteria:
        draft.put_criteria(criteria)


def _put_footer(block: PageBlock, draft: Draft) -> None:
    """Read the lines below the page's last sections, which have no heading of their own."""
    for line in block:
        if conditions := _CONDITIONS.fullmatch(line.text):
            draft.put("conditionsModule/conditions", [conditions[1]], line, quote=conditions[1])
        reviewed = _REVIEWED.match(line.text)
        if reviewed and DAY.fullmatch(reviewed[1]):
            draft.put_data_date(reviewed[1], "last reviewed", line)
            if reviewed[2]:
                draft.put_publisher(reviewed[2])

"""A study in the shape of the ClinicalTrials.gov API v2 becomes a trial."""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType

from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.outcome import Outcome, Role
from trialdesk.domain.trial import Enrollment, PartialDate, Sponsor, Trial
from trialdesk.errors import UnreadableFileError
from trialdesk.registries.reading import Record
from trialdesk.registries.study.arms import arms, dosing, interventions
from trialdesk.registries.study.dates import is_date
from trialdesk.registries.study.gathered import Gathered
from trialdesk.registries.study.node import Node
from trialdesk.registries.study.origin import begin, disagreements, snapshot
from trialdesk.registries.study.results import results
from trialdesk.registries.study.sites import contacts, sites

# The schema's pattern of nctId; canonical are eight digits.
_NCT_ID = re.compile(r"\s*NCT0*([1-9]\d{0,7})\s*", re.IGNORECASE)
_NOT_AN_ID = {
    *("", "-", "na", "n/a", "nil", "nil known", "none", "not applicable", "not available"),
    *("not yet assigned", "pending", "tba", "tbd", "unknown", "see below"),
}
_OUTCOMES: tuple[tuple[Role, str], ...] = (
    ("primary", "primaryOutcomes"),
    ("secondary", "secondaryOutcomes"),
    ("other", "otherOutcomes"),
)


def read_study(study: Mapping[str, object], document: str, raw: bytes) -> Record:
    """Read one study; ``raw`` are the bytes it was read from, which the record keeps.

    A broken member is an issue and the reading goes on. Raises UnreadableFileError when the
    study has no registration number.
    """
    return read_gathered(study, begin(study.get("trialdesk"), document), raw)


def read_gathered(
    study: Mapping[str, object], gathered: Gathered, raw: bytes, number: str | None = None
) -> Record:
    """Read a study whose provenance is known; raises UnreadableFileError as ``read_study``.

    ``number`` is its registration number in another registry than ClinicalTrials.gov.
    """
    number = number or registration_number(study, gathered.document)
    node = Node(study, "", gathered)
    trial = _trial(node, number, sha256(raw).hexdigest(), gathered)
    return Record(trial, raw, tuple(gathered.issues))


def registration_number(study: Mapping[str, object], document: str) -> str:
    """Return the canonical NCT number; raises UnreadableFileError when there is none."""
    value: object = study
    for name in ("protocolSection", "identificationModule", "nctId"):
        value = value.get(name) if isinstance(value, dict | Mapping) else None
    number = canonical(value) if isinstance(value, str) else None
    if number is None:
        place = "no NCT number at /protocolSection/identificationModule/nctId"
        raise UnreadableFileError(document, place, "Each study needs its registration number.")
    return number


def canonical(number: str) -> str | None:
    """Write an NCT number with eight digits; None where it is none."""
    hit = _NCT_ID.fullmatch(number)
    return f"NCT{int(hit[1]):08d}" if hit else None


def _trial(node: Node, number: str, digest: str, gathered: Gathered) -> Trial:
    section = node.child("trialdesk")
    return replace(
        _of_protocol(number, node.child("protocolSection")),
        dosing=dosing(section),
        sites_stated=section.count("sitesStated"),
        has_results=node.flag("hasResults"),
        results=results(node),
        disagreements=disagreements(section, gathered),
        snapshot=snapshot(node, digest, gathered.document),
        sources=MappingProxyType(gathered.sources),
    )


def _of_protocol(number: str, protocol: Node) -> Trial:
    named = protocol.child("identificationModule")
    named.text("nctId", "id")
    designed = protocol.child("designModule")
    design = designed.child("designInfo")
    dated = protocol.child("statusModule")
    described = protocol.child("descriptionModule")
    subjects = protocol.child("conditionsModule")
    sponsors = protocol.child("sponsorCollaboratorsModule")
    treated = protocol.child("armsInterventionsModule")
    known = interventions(treated)
    placed = protocol.child("contactsLocationsModule")
    return Trial(
        id=number,
        aliases=tuple(filter(None, map(canonical, named.texts("nctIdAliases", "aliases")))),
        other_ids=_other_ids(named),
        brief_title=named.text("briefTitle"),
        official_title=named.text("officialTitle"),
        acronym=named.text("acronym"),
        study_type=designed.text("studyType"),
        phases=designed.texts("phases"),
        allocation=design.text("allocation"),
        intervention_model=design.text("interventionModel"),
        masking=design.child("maskingInfo").text("masking"),
        primary_purpose=design.text("primaryPurpose"),
        status=dated.text("overallStatus", "status"),
        why_stopped=dated.markup("whyStopped"),
        status_verified=_day(dated, "statusVerifiedDate", "status_verified"),
        enrollment=_enrollment(designed.child("enrollmentInfo").at("enrollment")),
        start_date=_date(dated, "startDateStruct", "start_date"),
        primary_completion_date=_date(
            dated, "primaryCompletionDateStruct", "primary_completion_date"
        ),
        completion_date=_date(dated, "completionDateStruct", "completion_date"),
        lead_sponsor=_sponsor(sponsors.child("leadSponsor").at("lead_sponsor")),
        collaborators=_collaborators(sponsors),
        brief_summary=described.markup("briefSummary"),
        detailed_description=described.markup("detailedDescription"),
        conditions=subjects.texts("conditions"),
        keywords=subjects.texts("keywords"),
        arms=arms(treated, known),
        interventions=known,
        outcomes=_outcomes(protocol.child("outcomesModule")),
        eligibility=_eligibility(protocol.child("eligibilityModule")),
        sites=sites(placed),
        contacts=contacts(placed, "centralContacts", "contacts"),
    )


def is_an_id(words: str) -> bool:
    """Return whether words are a number, not what people write where there is none."""
    return words.strip().lower() not in _NOT_AN_ID


def _other_ids(identification: Node) -> tuple[str, ...]:
    nodes = [identification.child("orgStudyIdInfo"), *identification.children("secondaryIdInfos")]
    kept: list[str] = []
    for node in nodes:
        number = node.at("other_ids").text("id")
        if number and is_an_id(number) and number not in kept:
            node.at(f"other_ids/{len(kept)}")
            kept.append(number)
    return tuple(kept)


def _day(node: Node, name: str, path: str = "") -> str | None:
    day = node.text(name, path)
    if day is None or is_date(day):
        return day
    node.reject(name, day, "a date such as 2025, 2025-07 or 2025-07-07")
    return None


def _date(module: Node, name: str, path: str) -> PartialDate | None:
    node = module.child(name).at(path)
    day = _day(node, "date")
    return PartialDate(day, node.text("type")) if day else None


def _enrollment(node: Node) -> Enrollment | None:
    count = node.count("count")
    return Enrollment(count, node.text("type")) if count is not None else None


def _sponsor(node: Node) -> Sponsor | None:
    name = node.text("name")
    return Sponsor(name, node.text("class", "sponsor_class")) if name else None


def _collaborators(sponsors: Node) -> tuple[Sponsor, ...]:
    kept: list[Sponsor] = []
    for node in sponsors.children("collaborators"):
        sponsor = _sponsor(node.at(f"collaborators/{len(kept)}"))
        if sponsor:
            kept.append(sponsor)
    return tuple(kept)


def _outcomes(module: Node) -> tuple[Outcome, ...]:
    kept: list[Outcome] = []
    for role, name in _OUTCOMES:
        for node in module.children(name):
            node.at(f"outcomes/{len(kept)}")
            kept.append(
                Outcome(
                    role, node.text("measure"), node.text("timeFrame"), node.markup("description")
                )
            )
    return tuple(kept)


def _eligibility(module: Node) -> Eligibility:
    return Eligibility(
        text=module.markup("eligibilityCriteria", "eligibility/text"),
        minimum_age=module.text("minimumAge", "eligibility/minimum_age"),
        maximum_age=module.text("maximumAge", "eligibility/maximum_age"),
        sex=module.text("sex", "eligibility/sex"),
        healthy_volunteers=module.flag("healthyVolunteers", "eligibility/healthy_volunteers"),
    )

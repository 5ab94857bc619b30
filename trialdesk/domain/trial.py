"""A clinical trial as one record states it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from trialdesk.domain.criterion import Eligibility
from trialdesk.domain.dose import DosingStatement
from trialdesk.domain.outcome import Outcome
from trialdesk.domain.passage import Passage
from trialdesk.domain.result import Results
from trialdesk.domain.site import Contact, Site
from trialdesk.domain.source import Disagreement, Snapshot, Source
from trialdesk.domain.treatment import Arm, Intervention

_NOTHING_ON_ELIGIBILITY = Eligibility()
_NO_SOURCES: Mapping[str, Source] = MappingProxyType({})

# Lengths in years; a month is a twelfth, a week and a day by the Gregorian mean year.
_YEARS_PER_UNIT = {
    "year": 1.0,
    "month": 1 / 12,
    "week": 7 / 365.2425,
    "day": 1 / 365.2425,
    "hour": 1 / 8765.82,
    "minute": 1 / 525949.2,
}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as posted: "2025", "2025-07" or "2025-07-07"; type ACTUAL or ESTIMATED."""

    date: str
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Enrollment:
    """Participants planned or enrolled; type ACTUAL or ESTIMATED."""

    count: int
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who answers for the trial."""

    name: str
    sponsor_class: str | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A record's statements; None and () mean the record does not say.

    Enumerations are the values of the ClinicalTrials.gov API v2. ``sources`` maps the path of a
    value ("phases", "arms/0/description", "outcomes/2/time_frame", "sites/4") to where it stands.
    """

    id: str
    aliases: tuple[str, ...] = ()
    other_ids: tuple[str, ...] = ()
    brief_title: str | None = None
    official_title: str | None = None
    acronym: str | None = None
    study_type: str | None = None
    phases: tuple[str, ...] = ()
    allocation: str | None = None
    intervention_model: str | None = None
    masking: str | None = None
    primary_purpose: str | None = None
    status: str | None = None
    why_stopped: str | None = None
    status_verified: str | None = None
    enrollment: Enrollment | None = None
    start_date: PartialDate | None = None
    primary_completion_date: PartialDate | None = None
    completion_date: PartialDate | None = None
    lead_sponsor: Sponsor | None = None
    collaborators: tuple[Sponsor, ...] = ()
    brief_summary: str | None = None
    detailed_description: str | None = None
    conditions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    arms: tuple[Arm, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    dosing: tuple[DosingStatement, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    eligibility: Eligibility = _NOTHING_ON_ELIGIBILITY
    sites: tuple[Site, ...] = ()
    sites_stated: int | None = None
    contacts: tuple[Contact, ...] = ()
    has_results: bool | None = None
    results: Results | None = None
    disagreements: tuple[Disagreement, ...] = ()
    editorial: tuple[Passage, ...] = ()
    snapshot: Snapshot | None = None
    sources: Mapping[str, Source] = field(default_factory=lambda: _NO_SOURCES, hash=False)

    def source(self, path: str) -> Source | None:
        """Return where the value at this path stands, or the nearest part around it."""
        while path:
            result = self.sources.get(path)
            if result is not None:
                return self.stored(result)
            path = path.rpartition("/")[0]
        return None

    def stored(self, source: Source) -> Source:
        """Tie a source to the snapshot the trial was stored in."""
        number = self.snapshot.id if self.snapshot else None
        return source if number is None else replace(source, snapshot=number)


def age_in_years(posted: str | None) -> float | None:
    """Read an age such as "18 Years" or "6 Months"; None where none is stated or it is unreadable.

    Source of the format: ClinicalTrials.gov API v2, field minimumAge.
    """
    hit = re.fullmatch(r"\s*(\d+)\s+(\w+?)s?\s*", (posted or "").casefold())
    if hit is None or hit[2] not in _YEARS_PER_UNIT:
        return None
    count, unit = int(hit[1]), hit[2]
    return float(count) if unit == "year" else round(count * _YEARS_PER_UNIT[unit], 4)

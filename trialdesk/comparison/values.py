"""What a compared cell can hold besides the values of the domain."""

from dataclasses import dataclass

from trialdesk.domain.criterion import Criterion
from trialdesk.domain.dose import Dose
from trialdesk.domain.outcome import Endpoint, Outcome
from trialdesk.domain.result import Estimate
from trialdesk.domain.source import Disagreement, Source
from trialdesk.domain.treatment import Arm, Intervention
from trialdesk.domain.trial import Enrollment, PartialDate, Sponsor


@dataclass(frozen=True, slots=True)
class Codes:
    """Values of enumerations of the ClinicalTrials.gov API v2, to be worded by the reader."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Age:
    """An age limit as posted, for example "18 Years"."""

    posted: str


@dataclass(frozen=True, slots=True)
class Measure:
    """An outcome together with what its words say."""

    outcome: Outcome
    endpoint: Endpoint


@dataclass(frozen=True, slots=True)
class SiteCount:
    """Sites listed in the record against the number it states."""

    listed: int
    stated: int | None


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many sites the record posts with each status; None counts sites without one."""

    counts: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class UnorderedNames:
    """A list whose order carries no meaning of its own."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostedMeasure:
    """A posted outcome measure with its figures, one of a group each; groups are never pooled."""

    title: str
    role: str | None
    time_frame: str | None
    unit: str | None
    figures: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class OtherMeasures:
    """The posted measures that have no row of their own."""

    measures: tuple[PostedMeasure, ...]


@dataclass(frozen=True, slots=True)
class GroupTally:
    """Participants counted in a group, of ``total`` where that is posted."""

    group: str
    count: int | None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Tallies:
    """One count, group by group."""

    groups: tuple[GroupTally, ...]


Value = (
    str
    | int
    | bool
    | Codes
    | Age
    | UnorderedNames
    | PartialDate
    | Enrollment
    | Sponsor
    | Arm
    | Intervention
    | Dose
    | Measure
    | Criterion
    | SiteCount
    | StatusCounts
    | Estimate
    | Disagreement
    | PostedMeasure
    | OtherMeasures
    | Tallies
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a record says, and where."""

    value: Value
    source: Source | None

"""What a trial has reported."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from trialdesk.domain.source import Source

Absence = Literal["not reached", "not estimable", "not available", "not reported"]
"""Why a figure is not there. "Not reached" and "not estimable" only where the record says so."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval as reported; a bound is None where it was not reached or not reported."""

    level: Decimal
    low: Decimal | None
    high: Decimal | None
    method: str | None = None
    high_not_reached: bool = False
    low_absence: Absence | None = None
    high_absence: Absence | None = None
    sides: Literal[1, 2] | None = None

    @property
    def why_no_low(self) -> Absence | None:
        return None if self.low is not None else self.low_absence or "not reported"

    @property
    def why_no_high(self) -> Absence | None:
        if self.high is not None:
            return None
        return "not reached" if self.high_not_reached else self.high_absence or "not reported"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One reported figure; ``n`` of ``total`` where it counts participants.

    ``value`` is in ``unit`` ("percent", "month", "participant", …); ``at_months`` places a landmark
    rate; ``low`` and ``high`` hold a reported range, ``spread`` one figure of dispersion. What they
    are is said by ``dispersion``, what ``value`` is by ``statistic`` ("MEDIAN", "MEAN", …).
    ``group`` is whom the figure is of, ``row`` which class and category of the measure. ``total``
    counts those analysed, never those the program thinks they are. ``exclusive_in`` names the
    division of participants, such as the stage, of which this is one part.
    """

    key: str
    measure: str
    code: str | None = None
    population: str | None = None
    n: int | None = None
    total: int | None = None
    value: Decimal | None = None
    unit: str | None = None
    interval: Interval | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    at_months: int | None = None
    not_reached: bool = False
    source: Source | None = None
    group: str | None = None
    row: str | None = None
    role: str | None = None
    time_frame: str | None = None
    statistic: str | None = None
    dispersion: str | None = None
    spread: Decimal | None = None
    absence: Absence | None = None
    comment: str | None = None
    exclusive_in: str | None = None

    @property
    def why_absent(self) -> Absence | None:
        """Why there is no figure; None where there is one."""
        if self.not_reached:
            return "not reached"
        stated = (self.value, self.n, self.low, self.high)
        if any(figure is not None for figure in stated):
            return None
        return self.absence or "not reported"


@dataclass(frozen=True, slots=True)
class AdverseEvent:
    """Participants with one kind of adverse event, at any grade or at grade 3 and above."""

    term: str
    grade: Literal["any", "3+"]
    n: int | None
    total: int | None
    percent: Decimal | None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure of another study that the publication quotes."""

    study: str
    measure: str
    value: str
    arm: str | None = None
    unit: str | None = None
    citation: str | None = None
    source: Source | None = None
    n: int | None = None
    total: int | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReportedDate:
    """A day as the results state it; its role is "enrolment start", "enrolment end" or the like."""

    role: str
    date: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Participants a posted table gives a column of its own; groups are never pooled."""

    id: str
    title: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many of a group; None where the record does not say."""

    group: str
    count: int | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Analysed:
    """The posted denominators of a table, in the units it counts ("Participants", "Eyes", …)."""

    units: str | None
    counts: tuple[GroupCount, ...] = ()


@dataclass(frozen=True, slots=True)
class Measurement:
    """One posted figure of one group: as a number, and in the words it was posted with."""

    group: str
    posted: str | None = None
    value: Decimal | None = None
    spread: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    absence: Absence | None = None
    low_absence: Absence | None = None
    high_absence: Absence | None = None
    comment: str | None = None
    pointer: str | None = None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One row of a posted table: a class, a category of it, its own denominators if it has any."""

    class_title: str | None = None
    category: str | None = None
    measurements: tuple[Measurement, ...] = ()
    analysed: tuple[Analysed, ...] = ()
    pointer: str | None = None


@dataclass(frozen=True, slots=True)
class BaselineMeasure:
    """One characteristic at baseline."""

    title: str | None
    statistic: str | None = None
    dispersion: str | None = None
    unit: str | None = None
    population: str | None = None
    description: str | None = None
    rows: tuple[MeasureRow, ...] = ()
    units_analysed: str | None = None
    analysed: tuple[Analysed, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """Who took part, group by group."""

    population: str | None = None
    groups: tuple[Group, ...] = ()
    analysed: tuple[Analysed, ...] = ()
    measures: tuple[BaselineMeasure, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A posted comparison of groups, such as a hazard ratio, as it was posted."""

    groups: tuple[str, ...] = ()
    method: str | None = None
    p_value: str | None = None
    parameter: str | None = None
    value: Decimal | None = None
    interval: Interval | None = None
    hypothesis: str | None = None
    subject: str | None = None
    comment: str | None = None
    dispersion: str | None = None
    spread: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PostedOutcome:
    """An outcome measure with its posted table; ``reported`` is False where it is yet to come."""

    title: str | None
    role: str | None = None
    description: str | None = None
    time_frame: str | None = None
    population: str | None = None
    reported: bool | None = None
    expected: str | None = None
    """The month in which a table yet to come is expected."""
    statistic: str | None = None
    dispersion: str | None = None
    unit: str | None = None
    units_analysed: str | None = None
    groups: tuple[Group, ...] = ()
    analysed: tuple[Analysed, ...] = ()
    rows: tuple[MeasureRow, ...] = ()
    analyses: tuple[Analysis, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A milestone participants reached, or a reason for which they left."""

    title: str | None
    counts: tuple[GroupCount, ...] = ()
    comment: str | None = None
    pointer: str | None = None


@dataclass(frozen=True, slots=True)
class FlowPeriod:
    """A stage of the study."""

    title: str | None
    milestones: tuple[FlowStep, ...] = ()
    withdrawals: tuple[FlowStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """How participants went through the study."""

    recruitment: str | None = None
    before_assignment: str | None = None
    groups: tuple[Group, ...] = ()
    periods: tuple[FlowPeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class Affected:
    """Participants of one group with an event; ``events`` counts the events themselves."""

    group: str
    n: int | None = None
    total: int | None = None
    events: int | None = None


@dataclass(frozen=True, slots=True)
class PostedEvent:
    """One adverse event, group by group."""

    term: str
    organ_class: str | None = None
    vocabulary: str | None = None
    assessment: str | None = None
    notes: str | None = None
    affected: tuple[Affected, ...] = ()
    pointer: str | None = None


@dataclass(frozen=True, slots=True)
class PostedEvents:
    """The posted adverse events.

    ``threshold`` is the percentage above which the other events are listed: one that is not listed
    was not reported, which is not 0.
    """

    time_frame: str | None = None
    description: str | None = None
    threshold: str | None = None
    groups: tuple[Group, ...] = ()
    deaths: tuple[Affected, ...] = ()
    any_serious: tuple[Affected, ...] = ()
    any_other: tuple[Affected, ...] = ()
    serious: tuple[PostedEvent, ...] = ()
    other: tuple[PostedEvent, ...] = ()
    comment_on_deaths: str | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """The results section of a registry record, table by table."""

    flow: Flow | None = None
    baseline: Baseline | None = None
    outcomes: tuple[PostedOutcome, ...] = ()
    events: PostedEvents | None = None
    limitations: str | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """The results a record carries."""

    estimates: tuple[Estimate, ...] = ()
    adverse_events: tuple[AdverseEvent, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    populations: tuple[tuple[str, str], ...] = ()
    """Analysis sets: (name, definition)."""
    cutoff: str | None = None
    citation: str | None = None
    posted: Posted | None = None
    dates: tuple[ReportedDate, ...] = ()

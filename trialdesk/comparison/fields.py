"""The compared attributes, in the order they are shown: one ``Field`` each, and nothing else."""

from dataclasses import dataclass
from typing import Literal

from trialdesk.comparison.posted import event_tallies, flow_tallies
from trialdesk.comparison.sections import (
    ARMS,
    DESIGN,
    DOSING,
    ELIGIBILITY,
    ENDPOINTS,
    OVERVIEW,
    RESULTS,
    SITES,
    Section,
)
from trialdesk.comparison.statements import (
    Single,
    Statements,
    age,
    codes,
    criteria,
    cutoff,
    each,
    first_estimates,
    first_measures,
    further_disagreements,
    further_measures,
    measures,
    names,
    ratio,
    results_posted,
    site_count,
    site_statuses,
    stated_doses,
)
from trialdesk.domain.criterion import Polarity
from trialdesk.marking import N_, Message

Weight = Literal["high", "medium", "low", "wording"]
NAMED_BY_ROW = Message("")
"""The label of a field whose rows are called by their names alone."""


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute: where it is shown, what it is called, and how much a change of it weighs."""

    section: Section
    key: str
    """Its name for programs: stable, part of the public JSON."""
    label: Message
    statements: Statements
    """What a trial's record says of it."""
    weight: Weight = "medium"
    """How much a change of it weighs, unless only its wording changed."""
    asked: Message | None = None
    """What it is called on the front page, which names the records that do not state it."""
    shown_when_silent: bool = True
    """Whether the row stands, as not stated, when no record says anything."""
    may_be_empty: bool = False
    """Whether a record that says nothing of it has nothing to say, and leaves nothing open."""
    is_of_the_plan: bool = False
    """Whether a reader asks for the reason of a change once participants are enrolled."""
    printed_apart: bool = False
    """Whether a brief shows it in another part than the comparison."""
    follows: bool = False
    """Whether it only counts what another field lists, whose changes speak for it."""
    polarity: Polarity | None = None
    """Of criteria: their changes are read from the eligibility text as a whole."""

    @property
    def contradictions_at(self) -> str:
        """The path of a trial where contradicting readings are kept; empty without such a path."""
        return self.statements.contradictions_at if isinstance(self.statements, Single) else ""


FIELDS = (
    Field(OVERVIEW, "title", N_("Title"), Single("brief_title", lambda t: t.brief_title), "low"),
    Field(
        OVERVIEW,
        "official_title",
        N_("Official title"),
        Single("official_title", lambda t: t.official_title),
        "low",
    ),
    Field(
        OVERVIEW,
        "status",
        N_("Recruitment status"),
        Single("status", lambda t: codes(t.status)),
        "high",
        asked=N_("recruitment status"),
    ),
    Field(
        OVERVIEW,
        "why_stopped",
        N_("Why stopped"),
        Single("why_stopped", lambda t: t.why_stopped),
        "high",
        shown_when_silent=False,
    ),
    Field(
        OVERVIEW,
        "sponsor",
        N_("Lead sponsor"),
        Single("lead_sponsor", lambda t: t.lead_sponsor),
        "low",
    ),
    Field(
        OVERVIEW,
        "conditions",
        N_("Conditions"),
        Single("conditions", lambda t: names(t.conditions)),
    ),
    Field(
        OVERVIEW,
        "other_ids",
        N_("Other identifiers"),
        Single("other_ids", lambda t: names(t.other_ids)),
        "low",
    ),
    Field(
        OVERVIEW,
        "start",
        N_("Start"),
        Single("start_date", lambda t: t.start_date),
        asked=N_("start date"),
    ),
    Field(
        OVERVIEW,
        "primary_completion",
        N_("Primary completion"),
        Single("primary_completion_date", lambda t: t.primary_completion_date),
    ),
    Field(
        OVERVIEW,
        "completion",
        N_("Completion"),
        Single("completion_date", lambda t: t.completion_date),
    ),
    Field(
        OVERVIEW,
        "disagreement",
        N_("The document contradicts itself"),
        further_disagreements,
        "high",
        shown_when_silent=False,
        may_be_empty=True,
        printed_apart=True,
    ),
    Field(
        DESIGN, "study_type", N_("Study type"), Single("study_type", lambda t: codes(t.study_type))
    ),
    Field(
        DESIGN,
        "phase",
        N_("Phase"),
        Single("phases", lambda t: codes(*t.phases)),
        "high",
        asked=N_("phase"),
    ),
    Field(
        DESIGN,
        "allocation",
        N_("Allocation"),
        Single("allocation", lambda t: codes(t.allocation)),
        "high",
        asked=N_("allocation"),
        is_of_the_plan=True,
    ),
    Field(DESIGN, "ratio", N_("Allocation ratio"), ratio, shown_when_silent=False),
    Field(
        DESIGN,
        "model",
        N_("Intervention model"),
        Single("intervention_model", lambda t: codes(t.intervention_model)),
    ),
    Field(
        DESIGN,
        "masking",
        N_("Masking"),
        Single("masking", lambda t: codes(t.masking)),
        "high",
        asked=N_("masking"),
        is_of_the_plan=True,
    ),
    Field(
        DESIGN,
        "purpose",
        N_("Primary purpose"),
        Single("primary_purpose", lambda t: codes(t.primary_purpose)),
    ),
    Field(
        DESIGN,
        "enrollment",
        N_("Enrolment"),
        Single("enrollment", lambda t: t.enrollment),
        asked=N_("number of participants"),
        is_of_the_plan=True,
    ),
    Field(
        ARMS,
        "number",
        N_("Number of arms"),
        Single("arms", lambda t: len(t.arms) or None, contradicted=""),
        follows=True,
    ),
    Field(
        ARMS,
        "arm",
        N_("Arm"),
        each("arms", lambda t: t.arms),
        "high",
        asked=N_("arms"),
        is_of_the_plan=True,
    ),
    Field(
        ARMS,
        "intervention",
        N_("Intervention"),
        each("interventions", lambda t: t.interventions),
        "high",
        is_of_the_plan=True,
    ),
    Field(
        DOSING,
        "dose",
        N_("Regimen"),
        stated_doses,
        "high",
        asked=N_("dose"),
        is_of_the_plan=True,
        printed_apart=True,
    ),
    Field(
        ENDPOINTS,
        "primary",
        N_("Primary"),
        measures("primary"),
        "high",
        asked=N_("primary endpoint"),
        is_of_the_plan=True,
        printed_apart=True,
    ),
    Field(
        ENDPOINTS,
        "secondary",
        N_("Secondary"),
        measures("secondary"),
        asked=N_("secondary endpoints"),
        printed_apart=True,
    ),
    Field(
        ENDPOINTS,
        "other",
        N_("Other outcome"),
        measures("other"),
        "low",
        shown_when_silent=False,
        printed_apart=True,
    ),
    Field(
        ELIGIBILITY,
        "minimum_age",
        N_("Minimum age"),
        Single("eligibility/minimum_age", lambda t: age(t.eligibility.minimum_age)),
        "high",
        asked=N_("minimum age"),
        is_of_the_plan=True,
    ),
    Field(
        ELIGIBILITY,
        "maximum_age",
        N_("Maximum age"),
        Single("eligibility/maximum_age", lambda t: age(t.eligibility.maximum_age)),
        "high",
        asked=N_("maximum age"),
        is_of_the_plan=True,
    ),
    Field(
        ELIGIBILITY,
        "sex",
        N_("Sex"),
        Single("eligibility/sex", lambda t: codes(t.eligibility.sex)),
        "high",
        asked=N_("sex"),
        is_of_the_plan=True,
    ),
    Field(
        ELIGIBILITY,
        "healthy_volunteers",
        N_("Healthy volunteers"),
        Single("eligibility/healthy_volunteers", lambda t: t.eligibility.healthy_volunteers),
        "high",
    ),
    Field(
        ELIGIBILITY,
        "inclusion",
        N_("Inclusion"),
        criteria("inclusion"),
        is_of_the_plan=True,
        printed_apart=True,
        polarity="inclusion",
    ),
    Field(
        ELIGIBILITY,
        "exclusion",
        N_("Exclusion"),
        criteria("exclusion"),
        is_of_the_plan=True,
        printed_apart=True,
        polarity="exclusion",
    ),
    Field(
        ELIGIBILITY,
        "unassigned",
        N_("Criterion (inclusion or exclusion not stated)"),
        criteria("unknown"),
        shown_when_silent=False,
        is_of_the_plan=True,
        printed_apart=True,
        polarity="unknown",
    ),
    Field(
        SITES,
        "count",
        N_("Sites"),
        Single("sites", site_count, contradicted="sites_stated"),
        asked=N_("sites"),
    ),
    Field(
        SITES,
        "statuses",
        N_("Sites by status, as posted"),
        Single("sites", site_statuses, contradicted=""),
        "low",
    ),
    Field(
        SITES,
        "countries",
        N_("Countries"),
        Single("sites", lambda t: names(site.country for site in t.sites), contradicted=""),
    ),
    Field(
        SITES,
        "cities",
        N_("Cities"),
        Single("sites", lambda t: names(site.city for site in t.sites), contradicted=""),
        "low",
    ),
    Field(RESULTS, "posted", N_("Results"), Single("has_results", results_posted), "high"),
    Field(
        RESULTS,
        "cutoff",
        N_("Data cut-off"),
        Single("results", cutoff, contradicted="results/cutoff"),
    ),
    Field(RESULTS, "estimate", NAMED_BY_ROW, first_estimates, shown_when_silent=False),
    Field(RESULTS, "flow", N_("Participants"), flow_tallies, shown_when_silent=False),
    Field(
        RESULTS, "posted_measure", N_("Posted:"), first_measures, "high", shown_when_silent=False
    ),
    Field(
        RESULTS,
        "other_measures",
        N_("Further posted measures"),
        further_measures,
        shown_when_silent=False,
    ),
    Field(RESULTS, "events", N_("Participants with"), event_tallies, shown_when_silent=False),
)
"""Compared in this order within their sections, which stand in theirs."""


def field(key: str) -> Field:
    """Return the compared attribute of this key; KeyError where there is none."""
    return _BY_KEY[key]


_BY_KEY = {field.key: field for field in FIELDS}

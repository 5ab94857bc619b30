"""The shape of a results section as the registry writes it: what is of it reads without an issue.

Only members that are read are named; what else stands there may be anything. A rule here may ask
for more than the reader does, never for less.
"""

from typing import Annotated

from msgspec import Meta, Struct

_TEXT = str | None
_NUMBER = r"[+-]?(?:\d{1,18}(?:\.\d{0,18})?|\d{1,3}(?:,\d{3}){1,5}(?:\.\d{0,18})?|\.\d{1,18})"
_Named = Annotated[str, Meta(pattern=r"\S")]
_Number = Annotated[str, Meta(pattern=rf"\A(?:{_NUMBER}|NA)?\Z")] | None
_Count = Annotated[str, Meta(pattern=r"\A(?:[0-9]{1,18}|NA)?\Z")] | None
_Whole = Annotated[int, Meta(ge=0, le=2**63 - 1)] | None


class _Group(Struct, rename="camel"):
    id: _TEXT = None
    title: _TEXT = None
    description: _TEXT = None


class _GroupCount(Struct, rename="camel"):
    group_id: _TEXT = None
    value: _Count = None
    num_subjects: _Count = None
    comment: _TEXT = None


class _Denominator(Struct, rename="camel"):
    units: _TEXT = None
    counts: list[_GroupCount] | None = None


class _Step(Struct, rename="camel"):
    type: _TEXT = None
    comment: _TEXT = None
    achievements: list[_GroupCount] | None = None
    reasons: list[_GroupCount] | None = None


class _Period(Struct, rename="camel"):
    title: _TEXT = None
    milestones: list[_Step] | None = None
    drop_withdraws: list[_Step] | None = None


class _Flow(Struct, rename="camel"):
    recruitment_details: _TEXT = None
    pre_assignment_details: _TEXT = None
    groups: list[_Group] | None = None
    periods: list[_Period] | None = None


class _Measurement(Struct, rename="camel"):
    group_id: _Named
    value: _Number = None
    spread: _Number = None
    lower_limit: _Number = None
    upper_limit: _Number = None
    comment: _TEXT = None


class _Category(Struct, rename="camel"):
    title: _TEXT = None
    measurements: list[_Measurement] | None = None


class _Class(Struct, rename="camel"):
    title: _TEXT = None
    denoms: list[_Denominator] | None = None
    categories: list[_Category] | None = None


class _Table(Struct, rename="camel"):
    title: _TEXT = None
    description: _TEXT = None
    population_description: _TEXT = None
    param_type: _TEXT = None
    dispersion_type: _TEXT = None
    unit_of_measure: _TEXT = None
    denom_units_selected: _TEXT = None
    denoms: list[_Denominator] | None = None
    classes: list[_Class] | None = None


class _Baseline(Struct, rename="camel"):
    population_description: _TEXT = None
    groups: list[_Group] | None = None
    denoms: list[_Denominator] | None = None
    measures: list[_Table] | None = None


class _Analysis(Struct, rename="camel"):
    group_ids: list[str] | None = None
    statistical_method: _TEXT = None
    p_value: _TEXT = None
    param_type: _TEXT = None
    param_value: _Number = None
    non_inferiority_type: _TEXT = None
    group_description: _TEXT = None
    dispersion_type: _TEXT = None
    dispersion_value: _Number = None
    ci_pct_value: _TEXT = None
    ci_num_sides: _TEXT = None
    ci_lower_limit: _Number = None
    ci_upper_limit: _Number = None
    estimate_comment: _TEXT = None
    statistical_comment: _TEXT = None
    p_value_comment: _TEXT = None
    non_inferiority_comment: _TEXT = None
    ci_lower_limit_comment: _TEXT = None
    ci_upper_limit_comment: _TEXT = None
    other_analysis_description: _TEXT = None


class _Outcome(_Table):
    type: _TEXT = None
    time_frame: _TEXT = None
    reporting_status: _TEXT = None
    anticipated_posting_date: _TEXT = None
    type_units_analyzed: _TEXT = None
    groups: list[_Group] | None = None
    analyses: list[_Analysis] | None = None


class _Outcomes(Struct, rename="camel"):
    outcome_measures: list[_Outcome] | None = None


class _EventGroup(_Group):
    deaths_num_affected: _Whole = None
    deaths_num_at_risk: _Whole = None
    serious_num_affected: _Whole = None
    serious_num_at_risk: _Whole = None
    other_num_affected: _Whole = None
    other_num_at_risk: _Whole = None


class _Affected(Struct, rename="camel"):
    group_id: _TEXT = None
    num_events: _Whole = None
    num_affected: _Whole = None
    num_at_risk: _Whole = None


class _Event(Struct, rename="camel"):
    term: _Named
    organ_system: _TEXT = None
    source_vocabulary: _TEXT = None
    assessment_type: _TEXT = None
    notes: _TEXT = None
    stats: list[_Affected] | None = None


class _Events(Struct, rename="camel"):
    time_frame: _TEXT = None
    description: _TEXT = None
    frequency_threshold: _TEXT = None
    all_cause_mortality_comment: _TEXT = None
    event_groups: list[_EventGroup] | None = None
    serious_events: list[_Event] | None = None
    other_events: list[_Event] | None = None


class _Limitations(Struct, rename="camel"):
    description: _TEXT = None


class _More(Struct, rename="camel"):
    limitations_and_caveats: _Limitations | None = None


class PostedShape(Struct, rename="camel"):
    """A results section that can be read without an issue."""

    participant_flow_module: _Flow | None = None
    baseline_characteristics_module: _Baseline | None = None
    outcome_measures_module: _Outcomes | None = None
    adverse_events_module: _Events | None = None
    more_info_module: _More | None = None

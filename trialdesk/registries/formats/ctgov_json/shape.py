"""The shape of a study as the registry writes it: what is of it reads without an issue.

Only members that are read are named; what else stands there may be anything. A rule here may ask
for more than the reader does, never for less.
"""

from typing import Annotated

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from trialdesk.registries.formats.ctgov_json.posted_shape import PostedShape

_TEXT = str | None
_TEXTS = list[str] | None
_Latitude = Annotated[float, Meta(ge=-90, le=90)] | None
_Longitude = Annotated[float, Meta(ge=-180, le=180)] | None
_Whole = Annotated[int, Meta(ge=0, le=2**63 - 1)] | None


class _Id(Struct):
    id: _TEXT = None


class _Identification(Struct, rename="camel"):
    nct_id: str
    nct_id_aliases: _TEXTS = None
    org_study_id_info: _Id | None = None
    secondary_id_infos: list[_Id] | None = None
    brief_title: _TEXT = None
    official_title: _TEXT = None
    acronym: _TEXT = None


class _Day(Struct):
    date: _TEXT = None
    type: _TEXT = None


class _Status(Struct, rename="camel"):
    overall_status: _TEXT = None
    why_stopped: _TEXT = None
    status_verified_date: _TEXT = None
    start_date_struct: _Day | None = None
    primary_completion_date_struct: _Day | None = None
    completion_date_struct: _Day | None = None
    last_update_post_date_struct: _Day | None = None


class _Sponsor(Struct, rename={"kind": "class"}):
    name: _TEXT = None
    kind: _TEXT = None


class _Sponsors(Struct, rename="camel"):
    lead_sponsor: _Sponsor | None = None
    collaborators: list[_Sponsor] | None = None


class _Description(Struct, rename="camel"):
    brief_summary: _TEXT = None
    detailed_description: _TEXT = None


class _Conditions(Struct):
    conditions: _TEXTS = None
    keywords: _TEXTS = None


class _Masking(Struct):
    masking: _TEXT = None


class _Design(Struct, rename="camel"):
    allocation: _TEXT = None
    intervention_model: _TEXT = None
    primary_purpose: _TEXT = None
    masking_info: _Masking | None = None


class _Enrollment(Struct):
    count: _Whole = None
    type: _TEXT = None


class _Designed(Struct, rename="camel"):
    study_type: _TEXT = None
    phases: _TEXTS = None
    design_info: _Design | None = None
    enrollment_info: _Enrollment | None = None


class _Arm(Struct, rename="camel"):
    label: _TEXT = None
    type: _TEXT = None
    description: _TEXT = None
    intervention_names: _TEXTS = None


class _Intervention(Struct, rename="camel"):
    type: _TEXT = None
    name: _TEXT = None
    description: _TEXT = None
    other_names: _TEXTS = None
    arm_group_labels: _TEXTS = None


class _Treated(Struct, rename="camel"):
    arm_groups: list[_Arm] | None = None
    interventions: list[_Intervention] | None = None


class _Outcome(Struct, rename="camel"):
    measure: _TEXT = None
    time_frame: _TEXT = None
    description: _TEXT = None


class _Outcomes(Struct, rename="camel"):
    primary_outcomes: list[_Outcome] | None = None
    secondary_outcomes: list[_Outcome] | None = None
    other_outcomes: list[_Outcome] | None = None


class _Eligibility(Struct, rename="camel"):
    eligibility_criteria: _TEXT = None
    minimum_age: _TEXT = None
    maximum_age: _TEXT = None
    sex: _TEXT = None
    healthy_volunteers: bool | None = None


class _Point(Struct):
    lat: _Latitude = None
    lon: _Longitude = None


class _Contact(Struct, rename="camel"):
    name: _TEXT = None
    role: _TEXT = None
    phone: _TEXT = None
    phone_ext: _TEXT = None
    email: _TEXT = None


class _Location(Struct, rename="camel"):
    facility: _TEXT = None
    city: _TEXT = None
    state: _TEXT = None
    country: _TEXT = None
    status: _TEXT = None
    geo_point: _Point | None = None
    contacts: list[_Contact] | None = None


class _Locations(Struct, rename="camel"):
    locations: list[_Location] | None = None
    central_contacts: list[_Contact] | None = None


class Protocol(Struct, rename="camel"):
    """A protocol section that can be read without an issue, but for its dates."""

    identification_module: _Identification
    status_module: _Status
    sponsor_collaborators_module: _Sponsors
    conditions_module: _Conditions
    design_module: _Designed
    description_module: _Description | None = None
    arms_interventions_module: _Treated | None = None
    outcomes_module: _Outcomes | None = None
    eligibility_module: _Eligibility | None = None
    contacts_locations_module: _Locations | None = None


class _Misc(Struct, rename="camel"):
    version_holder: _TEXT = None


class _Derived(Struct, rename="camel"):
    misc_info_module: _Misc | None = None


class Study(Struct, rename="camel"):
    """A study that can be read without an issue, but for its protocol section."""

    protocol_section: Raw
    derived_section: _Derived | None = None
    results_section: PostedShape | None = None
    has_results: bool | None = None
    trialdesk: Raw | UnsetType = UNSET
